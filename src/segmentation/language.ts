/**
 * Language data as written, and as the rules look it up.
 *
 * A list in a data file is an array of strings, one a class of words, words separated by one space: lower case, stops
 * only inside (`z.b`, never `z.b.`).
 * Compiled, every word is one entry of a map from word to a set of flags.
 */
import { classTable } from './classes.ts'

/** Word lists of a language: classes of words, the words of a class separated by one space. */
export interface WordLists {
  /** Abbreviations whose stop never ends a sentence: titles, ranks, prepositions (dr, bzw, ca). */
  readonly neverFinal?: readonly string[]
  /** Abbreviations that stand at the end of a sentence as well (usw, mio, u.v.m): boundary only before a starter. */
  readonly mayBeFinal?: readonly string[]
  /**
   * Abbreviations behind which a capital or digit begins a sentence where nouns have none: ends of lists (etc), eras,
   * and, behind a number, measures and money. Where nouns have capitals the same as `mayBeFinal`.
   */
  readonly finalBeforeCapital?: readonly string[]
  /** Abbreviations tied to the number behind them (nr, abs); elsewhere as `mayBeFinal`. */
  readonly beforeNumber?: readonly string[]
  /** Forms that are words too and abbreviations only directly before a digit (art, so, kap). */
  readonly wordUnlessBeforeDigit?: readonly string[]
  /** Forms that are words too and abbreviations only directly behind a digit (min, std). */
  readonly wordUnlessAfterDigit?: readonly string[]
  /** Forms that are words in lower case and titles with a capital (Mag., Bot.): never final there. */
  readonly wordUnlessCapitalised?: readonly string[]
  /** Words in all inflections that begin a sentence when they have a capital: articles, pronouns, conjunctions … */
  readonly starters?: readonly string[]
  /** Words an ordinal precedes: months, centuries, places, leagues. */
  readonly ordinalNouns?: readonly string[]
  /** Words a cardinal follows, so that number and stop end the sentence: page, chapter, room. */
  readonly counterNouns?: readonly string[]
  /** Counter nouns that also follow or precede an ordinal: they decide only above 31. */
  readonly weakCounterNouns?: readonly string[]
  /** Words that make a number an ordinal: articles and contracted prepositions, possessives. */
  readonly determiners?: readonly string[]
  /** Names that own their `!` or `?`, written without it (yahoo). */
  readonly markedNames?: readonly string[]
  /** Short words without a vowel that are no abbreviations: tv, dvd, hm. */
  readonly vowellessWords?: readonly string[]
  /** News agencies, as they stand in a dateline. */
  readonly agencies?: readonly string[]
  /** Verbs of a reporting clause that may start with a name. */
  readonly reportingVerbs?: readonly string[]
}

/** Habits of a language that the rules ask for. All false when absent. */
export interface Switches {
  /** Every noun has a capital: only starters prove a beginning. */
  readonly nounsCapitalised?: boolean
  /** Number + stop is an ordinal. */
  readonly ordinalStop?: boolean
  /** A space stands between text and closing mark: `« Halte ! »`. */
  readonly innerQuoteSpace?: boolean
  /** A token without vowels and of at most five letters is an abbreviation nobody listed. */
  readonly vowellessIsAbbreviation?: boolean
  /** The script has no case: lower case in a foreign word proves nothing. */
  readonly caseless?: boolean
  /** A quotation in corner brackets stays whole: 「…。…」 is part of its clause. */
  readonly cornerQuotationsWhole?: boolean
  /** Words like `'s` and `'t` begin a sentence in lower case, the capital follows. */
  readonly apostropheWords?: boolean
}

/** Entries to add to a language, and words to take out of all its lists: a region, or a project's own. */
export interface LanguageOverlay extends WordLists {
  readonly switches?: Switches
  /** Words that lose every flag before the overlay's own entries are added. */
  readonly remove?: readonly string[]
}

/** A language's data file. */
export interface LanguageData extends WordLists {
  /** BCP 47 language subtag; `und` for the data of unknown languages. */
  readonly language: string
  readonly switches: Switches
  /** Endings of ordinal nouns, lower case. */
  readonly ordinalSuffixes?: readonly string[]
  /** Endings of compounds that are abbreviated: `str` of Hauptstr. */
  readonly abbreviationSuffixes?: readonly string[]
  /** Characters that end a sentence in this language only. */
  readonly extraTerminators?: string
  /** Strings that carry a clause on behind a closing mark in a script without case: と, って. */
  readonly quotativeParticles?: readonly string[]
  /** Words of saying that make a short clause behind a quotation its reporting clause, in a script without case: 说, कहा. */
  readonly sayingWords?: readonly string[]
}

export const NEVER_FINAL = 1
export const MAY_BE_FINAL = 2
export const BEFORE_NUMBER = 4
export const WORD_UNLESS_BEFORE_DIGIT = 8
export const WORD_UNLESS_AFTER_DIGIT = 16
export const WORD_UNLESS_CAPITALISED = 32
export const STARTER = 64
export const ORDINAL_NOUN = 128
export const COUNTER_NOUN = 256
export const WEAK_COUNTER_NOUN = 512
export const DETERMINER = 1024
export const MARKED_NAME = 4096
export const AGENCY = 8192
export const REPORTING_VERB = 16384
/** The word begins a longer abbreviation: `u` and `u.v` of `u.v.m`. */
export const CHAIN_PREFIX = 32768
export const FINAL_BEFORE_CAPITAL = 2048
export const VOWELLESS_WORD = 65536

/** Any flag that makes a token an abbreviation without a further condition. */
export const ABBREVIATION: number = NEVER_FINAL | MAY_BE_FINAL | BEFORE_NUMBER | FINAL_BEFORE_CAPITAL

/** Any flag that a token before a stop is looked up for. */
const tokenFlags: number =
  ABBREVIATION | WORD_UNLESS_BEFORE_DIGIT | WORD_UNLESS_AFTER_DIGIT | WORD_UNLESS_CAPITALISED | CHAIN_PREFIX

const flagOfList: Readonly<Record<keyof WordLists, number>> = {
  neverFinal: NEVER_FINAL,
  mayBeFinal: MAY_BE_FINAL,
  finalBeforeCapital: FINAL_BEFORE_CAPITAL,
  beforeNumber: BEFORE_NUMBER,
  wordUnlessBeforeDigit: WORD_UNLESS_BEFORE_DIGIT,
  wordUnlessAfterDigit: WORD_UNLESS_AFTER_DIGIT,
  wordUnlessCapitalised: WORD_UNLESS_CAPITALISED,
  starters: STARTER,
  ordinalNouns: ORDINAL_NOUN,
  counterNouns: COUNTER_NOUN,
  weakCounterNouns: WEAK_COUNTER_NOUN,
  determiners: DETERMINER,
  markedNames: MARKED_NAME,
  vowellessWords: VOWELLESS_WORD,
  agencies: AGENCY,
  reportingVerbs: REPORTING_VERB,
}

/** An abbreviation stands in one of these; an overlay moves it from one to another. */
const exclusiveLists = ['neverFinal', 'mayBeFinal', 'finalBeforeCapital'] as const
const exclusiveFlags = NEVER_FINAL | MAY_BE_FINAL | FINAL_BEFORE_CAPITAL

/** The names of all word lists. */
export const wordListNames: readonly (keyof WordLists)[] = Object.keys(flagOfList) as (keyof WordLists)[]

/** The words of a list as written in a data file. */
export const wordsOf = (list: readonly string[] | undefined): readonly string[] =>
  list === undefined ? [] : list.flatMap((line) => line.split(' '))

/** A language ready for the rules. */
export interface Language {
  readonly kind: 'language'
  readonly language: string
  readonly switches: Required<Switches>
  readonly classes: Uint8Array
  /** Flags by lower-case word. */
  readonly words: ReadonlyMap<string, number>
  /** Endings by length: longest first. */
  readonly ordinalSuffixes: readonly string[]
  /** A filter: 0 at the `shapeIndex` of a token that is in no list of abbreviations. */
  readonly shapes: Uint8Array
  /** A filter: 0 at the `endingIndex` of a token without an abbreviation's suffix. */
  readonly endings: Uint8Array
  readonly abbreviationSuffixes: readonly string[]
  readonly quotativeParticles: readonly string[]
  readonly sayingWords: readonly string[]
  /** Characters that end a sentence in this language only. */
  readonly extraTerminators: string
}

/** Where the filter of words has the bit of a word of this length, first unit and last two units. */
export const shapeIndex = (length: number, first: number, beforeLast: number, last: number): number =>
  (first * 769 + last * 37 + beforeLast + length * 331) & 0x3fff

/** Where the filter of suffixes has the bit of a word that ends with these two units. */
export const endingIndex = (beforeLast: number, last: number): number => (last * 37 + beforeLast) & 0x3ff

/** The filter of listed words: the first letter counts in both cases. */
const shapesOf = (words: ReadonlyMap<string, number>): Uint8Array => {
  const shapes = new Uint8Array(0x4000)
  for (const [word, flags] of words) {
    if ((flags & tokenFlags) === 0 || word.length < 2) continue
    const last = word.charCodeAt(word.length - 1)
    const beforeLast = word.charCodeAt(word.length - 2)
    shapes[shapeIndex(word.length, word.charCodeAt(0), beforeLast, last)] = 1
    const upper = word.toUpperCase().charCodeAt(0)
    shapes[shapeIndex(word.length, upper, word.length === 2 ? upper : beforeLast, last)] = 1
  }
  return shapes
}

const endingsOf = (suffixes: readonly string[]): Uint8Array => {
  const endings = new Uint8Array(0x400)
  for (const suffix of suffixes)
    endings[endingIndex(suffix.charCodeAt(suffix.length - 2), suffix.charCodeAt(suffix.length - 1))] = 1
  return endings
}

const addLists = (words: Map<string, number>, lists: WordLists): void => {
  for (const name of wordListNames) {
    const flag = flagOfList[name]
    for (const word of wordsOf(lists[name])) {
      words.set(word, (words.get(word) ?? 0) | flag)
      if ((flag & ABBREVIATION) === 0) continue
      for (let stop = word.indexOf('.'); stop > 0; stop = word.indexOf('.', stop + 1)) {
        const prefix = word.slice(0, stop)
        words.set(prefix, (words.get(prefix) ?? 0) | CHAIN_PREFIX)
      }
    }
  }
}

/**
 * Builds the look-up of a language.
 *
 * @param data the language's data file
 * @param overlays regions and a project's own entries, applied in order
 * @param common entries of any language, for words the data says nothing of
 */
export const compileLanguage = (
  data: LanguageData,
  overlays: readonly LanguageOverlay[] = [],
  common: WordLists = {},
): Language => {
  const words = new Map<string, number>()
  addLists(words, data)
  const shared = new Map<string, number>()
  addLists(shared, common)
  for (const [word, flags] of shared) {
    const own = words.get(word) ?? 0
    if ((own & ~CHAIN_PREFIX) === 0) words.set(word, own | flags)
  }
  let switches: Switches = data.switches
  for (const overlay of overlays) {
    for (const word of wordsOf(overlay.remove)) words.set(word, (words.get(word) ?? 0) & CHAIN_PREFIX)
    for (const list of exclusiveLists)
      for (const word of wordsOf(overlay[list])) words.set(word, (words.get(word) ?? 0) & ~exclusiveFlags)
    addLists(words, overlay)
    switches = { ...switches, ...overlay.switches }
  }
  return Object.freeze({
    kind: 'language',
    language: data.language,
    switches: Object.freeze({
      nounsCapitalised: switches.nounsCapitalised ?? false,
      ordinalStop: switches.ordinalStop ?? false,
      innerQuoteSpace: switches.innerQuoteSpace ?? false,
      vowellessIsAbbreviation: switches.vowellessIsAbbreviation ?? false,
      caseless: switches.caseless ?? false,
      cornerQuotationsWhole: switches.cornerQuotationsWhole ?? false,
      apostropheWords: switches.apostropheWords ?? false,
    }),
    classes: classTable(data.extraTerminators),
    words,
    ordinalSuffixes: Object.freeze([...wordsOf(data.ordinalSuffixes)].sort((a, b) => b.length - a.length)),
    shapes: shapesOf(words),
    endings: endingsOf(wordsOf(data.abbreviationSuffixes)),
    abbreviationSuffixes: Object.freeze(wordsOf(data.abbreviationSuffixes)),
    quotativeParticles: Object.freeze(wordsOf(data.quotativeParticles)),
    sayingWords: Object.freeze(wordsOf(data.sayingWords)),
    extraTerminators: data.extraTerminators ?? '',
  })
}
