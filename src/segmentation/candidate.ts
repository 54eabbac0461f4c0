/**
 * A place where a sentence may end, as the scanner saw it, and the looks to both sides that rules take.
 *
 * One object a call is filled again for every candidate: nothing is allocated until a rule needs a word.
 * Text is read through `units`, `slice`, `charAt` and `length` only, so that a test can count what is read.
 */
import { APOSTROPHE, FULL_STOP, HYPHEN, SLASH, TYPOGRAPHIC_APOSTROPHE } from './characters.ts'
import {
  AMBIGUOUS_MARK,
  CLOSE_BRACKET,
  CLOSE_MARK,
  DASH,
  DIGIT,
  END,
  isLetter,
  isWhiteSpace,
  LOWER,
  OPEN_BRACKET,
  OPEN_MARK,
  OTHER,
  STRAIGHT_MARK,
  TRANSPARENT,
  UPPER,
} from './classes.ts'
import { type Language, STARTER } from './language.ts'

/** A token to the left of a stop is looked at over this many units. */
const tokenReach = 64
/** The token before it, and the word behind the gap. */
const wordReach = 40

export interface Candidate {
  readonly text: string
  /** The units of `text`, and zeros behind them. */
  readonly units: Uint16Array
  readonly language: Language
  readonly classes: Uint8Array
  /** Where the sentence that may end here began: its first unit that is not white space. */
  sentence: number
  /** First unit of the deciding cluster of terminators, and the unit behind it. */
  start: number
  clusterEnd: number
  /** Behind the closing marks and brackets: where the boundary would be. */
  end: number
  /** First unit behind the white space; equal to `end` when there is none. */
  resume: number
  /** First unit of the next word, behind dash, opening marks and brackets. */
  word: number
  /** Full stops in the cluster; `…` counts three. */
  stops: number
  /** The cluster asks or exclaims. */
  asks: boolean
  wide: boolean
  closesQuote: boolean
  /** 0: no closing bracket; 1: its bracket opened at the start of a sentence; 2: inside one. */
  closesBracket: 0 | 1 | 2
  /** The bracket that closes holds nothing but the cluster: `[…]`. */
  onlyInBracket: boolean
  dash: boolean
  opensQuote: boolean
  opensBracket: boolean
  /** The next sentence, or the rest of this one, starts with an ellipsis or `[…]`. */
  opensEllipsis: boolean
  bullet: boolean
  /** Class of the unit at `word`. */
  next: number
  tokenStart: number
  /** Lower-case next word once it was read, else null. */
  wordText: string | null
  wordEnd: number
  wordFlags: number
}

export const newCandidate = (text: string, units: Uint16Array, language: Language): Candidate => ({
  text,
  units,
  language,
  classes: language.classes,
  sentence: 0,
  start: 0,
  clusterEnd: 0,
  end: 0,
  resume: 0,
  word: 0,
  stops: 0,
  asks: false,
  wide: false,
  closesQuote: false,
  closesBracket: 0,
  onlyInBracket: false,
  dash: false,
  opensQuote: false,
  opensBracket: false,
  opensEllipsis: false,
  bullet: false,
  next: END,
  tokenStart: 0,
  wordText: null,
  wordEnd: 0,
  wordFlags: 0,
})

/** The unit at `at`, a few places behind the text included: 0 there. */
export const unitAt = (candidate: Candidate, at: number): number => candidate.units[at] ?? 0

/** The class of the unit at `at`; `END` behind the text. */
export const classAt = (candidate: Candidate, at: number): number =>
  at < candidate.text.length ? (candidate.classes[unitAt(candidate, at)] ?? OTHER) : END

export const isApostrophe = (unit: number): boolean => unit === APOSTROPHE || unit === TYPOGRAPHIC_APOSTROPHE

/**
 * Where the token that ends before `end` begins: behind white space, an opening mark or bracket, a slash or a dash.
 * A hyphen and an apostrophe between letters belong to the token.
 */
export const tokenStartBefore = (candidate: Candidate, end: number, reach: number = tokenReach): number => {
  const { classes, units } = candidate
  const limit = Math.max(0, end - reach)
  let at = end
  while (at > limit) {
    const unit = units[at - 1] ?? 0
    const unitClass = classes[unit] ?? OTHER
    // Most tokens are nothing but lower-case letters.
    if (unitClass === LOWER) {
      at--
      continue
    }
    if (isWhiteSpace(unitClass) || unitClass === OPEN_BRACKET || unitClass === CLOSE_BRACKET) break
    if (unitClass === OPEN_MARK || unitClass === CLOSE_MARK || unitClass === STRAIGHT_MARK || unit === SLASH) break
    if (unitClass === DASH && unit !== HYPHEN) break
    if (unitClass === AMBIGUOUS_MARK) {
      const inWord =
        isApostrophe(unit) && at > 1 && isLetter(classAt(candidate, at - 2)) && isLetter(classAt(candidate, at))
      if (!inWord) break
    }
    at--
  }
  return at
}

/** The token before `start`, without white space between: `[from, to)`, or an empty span at a sentence's start. */
export const previousToken = (candidate: Candidate, start: number): readonly [number, number] => {
  let to = start
  const limit = Math.max(0, start - 4)
  while (to > limit && isWhiteSpace(classAt(candidate, to - 1))) to--
  return to === start && to !== 0 ? [to, to] : [tokenStartBefore(candidate, to, wordReach), to]
}

const isTransparent = (candidate: Candidate, unit: number): boolean => candidate.classes[unit] === TRANSPARENT

/** Lower-case text without transparent signs: the key of a look-up. */
export const keyOf = (candidate: Candidate, from: number, to: number): string => {
  const word = candidate.text.slice(from, to).toLowerCase()
  for (let i = 0; i < word.length; i++) {
    if (!isTransparent(candidate, word.charCodeAt(i))) continue
    let key = ''
    for (const letter of word) if (!isTransparent(candidate, letter.charCodeAt(0))) key += letter
    return key
  }
  return word
}

/** Where the run of letters from `from` ends, at most 40 units on; transparent signs are part of it. */
export const wordEnd = (candidate: Candidate, from: number): number => {
  const limit = Math.min(candidate.text.length, from + wordReach)
  let at = from
  while (at < limit) {
    const unitClass = classAt(candidate, at)
    if (!isLetter(unitClass) && unitClass !== TRANSPARENT) break
    at++
  }
  return at
}

/**
 * Flags of the next word. A word before an apostrophe is looked up with it first: `l'`, `it's` by `it`.
 * Reads the text once a candidate.
 */
export const nextWordFlags = (candidate: Candidate): number => {
  if (candidate.wordText !== null) return candidate.wordFlags
  const { words } = candidate.language
  const to = wordEnd(candidate, candidate.word)
  const word = keyOf(candidate, candidate.word, to)
  candidate.wordText = word
  candidate.wordEnd = to
  const elided = to < candidate.text.length && isApostrophe(unitAt(candidate, to)) ? words.get(`${word}'`) : undefined
  candidate.wordFlags = elided ?? words.get(word) ?? 0
  return candidate.wordFlags
}

/** The next word in lower case, empty when no letter comes next. */
export const nextWord = (candidate: Candidate): string => {
  nextWordFlags(candidate)
  return candidate.wordText ?? ''
}

/**
 * Strong evidence that a sentence begins: a function word with a capital, an inverted mark before any word,
 * or an opening mark or bracket before such a word.
 */
export const isStarter = (candidate: Candidate): boolean =>
  (candidate.next === UPPER || candidate.language.switches.caseless) && (nextWordFlags(candidate) & STARTER) !== 0

/** True when `[from, to)` holds digits only and at least one. */
export const isDigits = (candidate: Candidate, from: number, to: number): boolean => {
  if (from >= to) return false
  for (let at = from; at < to; at++) if (classAt(candidate, at) !== DIGIT) return false
  return true
}

/** True when the word at `word` is a roman numeral of at least one letter and no longer word. */
export const isRoman = (word: string): boolean => /^[ivxlcm]{1,7}$/u.test(word)

/** True when the unit before `at` is a full stop. */
export const endsWithStop = (candidate: Candidate, at: number): boolean =>
  at > 0 && unitAt(candidate, at - 1) === FULL_STOP

/** True when the next word has a capital inside: iPhone, eBay. */
export const hasInnerCapital = (candidate: Candidate): boolean => {
  const to = Math.min(candidate.text.length, candidate.word + 4)
  for (let at = candidate.word + 1; at < to; at++) {
    const unitClass = classAt(candidate, at)
    if (unitClass === UPPER) return true
    if (unitClass !== LOWER) return false
  }
  return false
}
