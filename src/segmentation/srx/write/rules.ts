/** What the rules of this library say of a language, as rules of SRX: first match wins, breaks stand before the space. */
import {
  AGENCY,
  BEFORE_NUMBER,
  COUNTER_NOUN,
  DETERMINER,
  FINAL_BEFORE_CAPITAL,
  type Language,
  MARKED_NAME,
  MAY_BE_FINAL,
  NEVER_FINAL,
  ORDINAL_NOUN,
  REPORTING_VERB,
  STARTER,
  VOWELLESS_WORD,
  WEAK_COUNTER_NOUN,
  WORD_UNLESS_AFTER_DIGIT,
  WORD_UNLESS_BEFORE_DIGIT,
  WORD_UNLESS_CAPITALISED,
} from '../../language.ts'
import {
  abbreviation,
  capitalised,
  chunked,
  closers,
  literal,
  oneOf,
  openers,
  space,
  stops,
  tokenStart,
  wordEnd,
} from './plain.ts'

/** One rule to be written. */
export interface WrittenRule {
  readonly breaks: boolean
  readonly before: string
  readonly after: string
}

const no = (before: string, after = space): WrittenRule => ({ breaks: false, before, after })
const yes = (before: string, after = space): WrittenRule => ({ breaks: true, before, after })

const gap = `${space}+`
/** The same in front of a boundary, where Java wants a bound. */
const gapBefore = `${space}{1,4}`
const lead = `${gap}${openers}{0,4}`
/** A cluster of terminators with what closes behind it. */
const clusterOf = (terminators: string): string =>
  `[${terminators}][${terminators}${closers}]{0,10}(?:${space}[!?][${terminators}${closers}]{0,4})?`
const roman = '[IVXLCM]'
/** Letters of Latin and Cyrillic that are no vowels. */
const consonants = 'бвгґджзйклмнпрстфхцчшщbcdfghjklmnpqrstvwxzßçćčďđðĺłľńňñŕřśšťþźżž'

type Words = (flag: number, without?: number) => readonly string[]

/** A list in as many rules as it needs. */
const each = (
  words: readonly string[],
  source: (word: string) => string,
  make: (list: string) => WrittenRule,
): readonly WrittenRule[] => chunked(words.map(source)).map((chunk) => make(oneOf(chunk)))

const abbreviations = (words: readonly string[], after?: string): readonly WrittenRule[] =>
  each(words, abbreviation, (list) => no(`${tokenStart}${list}\\.`, after))

/** Chains are never cut inside: `z. B.`, `u. v. m.` */
const chains = (words: readonly string[]): readonly WrittenRule[] => {
  const next = new Map<string, Set<string>>()
  for (const word of words) {
    const parts = word.split('.')
    for (let count = 1; count < parts.length; count++) {
      const head = parts.slice(0, count).join('.')
      const known = next.get(head) ?? new Set<string>()
      next.set(head, known.add(parts[count] ?? ''))
    }
  }
  const byTails = Map.groupBy(next, ([, tails]) => [...tails].sort().join(' '))
  return [...byTails].flatMap(([tails, heads]) =>
    each(
      heads.map(([head]) => head),
      abbreviation,
      (list) => no(`${tokenStart}${list}\\.`, `${space}${oneOf(tails.split(' ').map(abbreviation))}\\.`),
    ),
  )
}

/** Numbers: dates, ordinals, list numbers; and numbers that end a sentence. */
const numbers = (
  language: Language,
  words: Words,
): { readonly first: readonly WrittenRule[]; readonly second: readonly WrittenRule[] } => {
  const number = `${tokenStart}[0-9]{1,3}\\.`
  // A number that is all there is of its sentence.
  const listed = [no(`^${openers}?[0-9]{1,3}\\.`), no(`\\p{Ll}{4}[${stops}][${closers}]{0,6}${gapBefore}[0-9]{1,3}\\.`)]
  const inside = no(`[:(\\[]${space}?[0-9]{1,3}\\.`)
  if (!language.switches.ordinalStop) return { first: listed, second: [inside] }
  const nouns = words(ORDINAL_NOUN)
  const cased = (word: string): string => `${abbreviation(word)}${wordEnd}`
  const suffixes = language.ordinalSuffixes.map(literal)
  const behind = (flag: number, digits: string): readonly WrittenRule[] =>
    each(
      words(flag),
      (word) => abbreviation(word),
      (list) => yes(`${tokenStart}${list}${space}${digits}\\.`, gap),
    )
  const first = [
    ...listed,
    no(`${tokenStart}[0-9]{1,2}\\.`, `${gap}[0-9]`),
    no('[0-9]\\.[0-9]{1,2}\\.', `${gap}[0-9]`),
    ...each(nouns, cased, (list) => no(number, `${gap}${list}`)),
    ...(suffixes.length === 0 ? [] : [no(number, `${gap}\\p{L}+${oneOf(suffixes)}${wordEnd}`)]),
  ]
  const second = [
    inside,
    no('^[0-9.]{2,7}\\.'),
    yes(number, `${gap}["'„“”‚‘’«»‹›]`),
    ...behind(COUNTER_NOUN, '[0-9]{1,3}'),
    ...behind(WEAK_COUNTER_NOUN, '(?:3[2-9]|[4-9][0-9]|[1-9][0-9]{2})'),
    no(number, `${gap}[(\\[]`),
    ...each(
      words(DETERMINER),
      (word) => abbreviation(word),
      (list) => no(`${tokenStart}${list}${space}[0-9]{1,3}\\.`),
    ),
    ...(language.switches.nounsCapitalised
      ? [no(`\\p{Lu}[\\p{L}-]{0,30}${space}[0-9]{1,3}\\.`), no(`${tokenStart}(?:[1-9]|[12][0-9]|3[01])\\.`)]
      : []),
  ]
  return { first, second }
}

/** What stands inside the marks of a house that puts a space there: `« Halte ! »` */
const innerSpace = (language: Language, terminators: string): readonly WrittenRule[] =>
  language.switches.innerQuoteSpace ? [no(`[${terminators}]`, `${space}[»›]`)] : []

/** A name before the verb of a reporting clause: `"Stop!" President Moon said.` */
const reporting = (words: Words): readonly WrittenRule[] =>
  each(words(REPORTING_VERB), literal, (list) =>
    no(`[!?]["'”’»“]`, `${space}(?:(?:\\p{Lu}[\\p{L}.’'-]*|the|of|de|van|von)${space}){1,5}${list}${wordEnd}`),
  )

/** Rules of scripts whose marks need no space: 。！？ */
const wideRules = (language: Language): readonly WrittenRule[] => {
  const closing = `[」』”’»）】〕〉》"']`
  const particles = language.quotativeParticles.map(literal)
  return [
    ...(language.switches.cornerQuotationsWhole ? [no('「[^」]{0,100}[。！？｡]', '[^「」]{0,100}」')] : []),
    no('[。！？｡]', `(?:[。！？｡]|${closing})`),
    no(`[。！？｡]${closing}{0,3}`, '[、，；：]'),
    ...(particles.length === 0 ? [] : [no(`[。！？｡]${closing}{1,3}`, oneOf(particles))]),
    yes(`[。！？｡]${closing}{0,3}`, ''),
  ]
}

/**
 * The rules of a language in the order in which they are tried: what is never a boundary, function words with a capital, what
 * is none before other words, lower case, and at last every cluster of terminators.
 */
export const rulesOf = (language: Language, terminators: string): readonly WrittenRule[] => {
  const { switches } = language
  const entries = [...language.words]
  const words: Words = (flag, without = 0) =>
    entries.filter(([, flags]) => (flags & flag) !== 0 && (flags & without) === 0).map(([word]) => word)
  const cluster = clusterOf(terminators)
  const listed = words(NEVER_FINAL | MAY_BE_FINAL | BEFORE_NUMBER | FINAL_BEFORE_CAPITAL).filter((word) =>
    word.includes('.'),
  )
  const { first, second } = numbers(language, words)
  const starters = words(STARTER)
  const isCased = !switches.caseless
  const conditional = WORD_UNLESS_BEFORE_DIGIT | WORD_UNLESS_AFTER_DIGIT | WORD_UNLESS_CAPITALISED
  const mayBeFinal = [
    ...words(MAY_BE_FINAL, NEVER_FINAL | conditional),
    ...words(BEFORE_NUMBER, NEVER_FINAL | conditional).filter((word) => word.length > 1),
  ]
  const finals = words(FINAL_BEFORE_CAPITAL, NEVER_FINAL)
  const opening = `["„“”‚‘’«»‹›]`
  return [
    yes('[^ \\t\\r\\n]', '[ \\t]*\\r?\\n[ \\t]*\\r?\\n'),
    ...wideRules(language),
    // The sentence goes on: a sign that only stands inside of one.
    no(cluster, `${lead}(?:,(?!,)|[;:/=)\\]}])`),
    // Nothing but signs follows; a question mark, or the two apostrophes that close, behind a space.
    no(cluster, `${gap}[^\\p{L}0-9]{0,8}$`),
    no(`[${terminators}]`, `${space}[!?](?:${space}|$)`),
    no(`[${terminators}]`, `${space}''(?:${space}|$)`),
    yes(`[${terminators}]${space}''`),
    ...innerSpace(language, terminators),
    no('[(\\[][.…]{1,6}[)\\]]', `${gap}(?!${openers}{0,4}\\p{Lu})`),
    // A sentence in brackets of its own; a question in brackets belongs to its sentence.
    yes(
      `(?:^|[${stops}][${closers}]{0,2}${space})[(\\[][^()\\[\\]]{0,200}[${stops}]{1,6}[${closers}]{0,6}[)\\]]`,
      `${lead}[^\\p{Ll}]`,
    ),
    no(`[!?…][${closers}]{0,6}[)\\]][${closers}]{0,6}`),
    // Names that own their mark.
    ...each(words(MARKED_NAME), capitalised, (list) =>
      no(
        `${tokenStart}${list.replaceAll(wordEnd, '')}[!?]`,
        `${gap}(?!${oneOf(starters.slice(0, 60).map(capitalised))})`,
      ),
    ),
    ...reporting(words),
    // The place an article comes from, and who sends it: `Kiel. (dpa) –`
    ...each(
      words(AGENCY),
      (word) => oneOf([word, word.toUpperCase(), capitalised(word).replaceAll(wordEnd, '')]),
      (list) => no('^[^.]{1,38}\\.', `${gap}\\(${list}[ )]`),
    ),
    // Never the end of a sentence.
    ...chains(listed),
    ...abbreviations(words(NEVER_FINAL, WORD_UNLESS_BEFORE_DIGIT | WORD_UNLESS_AFTER_DIGIT | WORD_UNLESS_CAPITALISED)),
    ...abbreviations(
      words(BEFORE_NUMBER | WORD_UNLESS_BEFORE_DIGIT, NEVER_FINAL),
      `${gap}(?:[0-9]|${roman}+${wordEnd})`,
    ),
    ...abbreviations(words(WORD_UNLESS_AFTER_DIGIT), `${gap}[0-9]`),
    ...each(words(WORD_UNLESS_CAPITALISED), capitalised, (list) =>
      no(`${tokenStart}${list.replaceAll(wordEnd, '')}\\.`, `${gap}(?!${opening})`),
    ),
    // An initial at the head of a sentence, or behind another one; `a. D.` may end a sentence.
    no(`(?:^|\\p{L}{2}[${stops}][${closers}]{0,6}${space}(?:[–—-]${space})?|\\p{Lu}\\.${space}?)\\p{Lu}\\.`),
    no(`[^ \\t\\r\\n]${space}?[(\\[]\\p{Ll}{1,6}\\.`),
    ...first,
    // A function word with a capital begins a sentence.
    ...(isCased || starters.length > 0 ? each(starters, capitalised, (list) => yes(cluster, `${lead}${list}`)) : []),
    no(`\\.[${closers}]{0,6}[)\\]][${closers}]{0,6}`),
    // None before anything else.
    ...abbreviations(mayBeFinal),
    ...each(words(WORD_UNLESS_AFTER_DIGIT), abbreviation, (list) => no(`[0-9]${space}?${list}\\.`)),
    ...finalsOf(finals, switches.nounsCapitalised),
    ...(isCased ? singles(language, words) : []),
    ...second,
    ...ellipses(language, opening),
    ...(isCased ? lowerCase(language, cluster, starters, opening) : []),
    yes(cluster),
  ]
}

/** Ends of lists, measures and money: final before a capital where nouns have none. */
const finalsOf = (words: readonly string[], nounsCapitalised: boolean): readonly WrittenRule[] => {
  if (nounsCapitalised) return abbreviations(words)
  const long = words.filter((word) => word.length > 2)
  const short = words.filter((word) => word.length <= 2)
  return [
    ...abbreviations(long, `${gap}(?!${openers}{0,4}[\\p{Lu}0-9])`),
    ...each(short, abbreviation, (list) => yes(`[^${stops}]{20}[0-9/]${space}?${list}\\.`, `${lead}[\\p{Lu}0-9]`)),
    ...abbreviations(short),
  ]
}

/** One letter, chains nobody listed, roman numerals, tokens without a vowel. */
const singles = ({ switches, abbreviationSuffixes }: Language, words: Words): readonly WrittenRule[] => [
  no(`${tokenStart}\\p{Lu}\\.`),
  no(`${tokenStart}[${consonants}]\\.`),
  no(`${tokenStart}\\p{L}{1,2}\\.-?\\p{L}{1,2}${'(?:\\.-?\\p{L}{1,2})?'.repeat(3)}\\.`),
  ...(switches.ordinalStop && switches.nounsCapitalised
    ? [no(`${tokenStart}${roman}{2,7}\\.`, `${gap}(?!["„“”‚‘’«»‹›])`)]
    : []),
  ...(abbreviationSuffixes.length === 0 ? [] : [no(`\\p{Ll}${oneOf(abbreviationSuffixes.map(literal))}\\.`)]),
  ...(switches.vowellessIsAbbreviation
    ? [
        ...each(words(VOWELLESS_WORD), abbreviation, (list) => yes(`${tokenStart}${list}\\.`, `${lead}[\\p{Lu}0-9]`)),
        no(`${tokenStart}[${consonants}${consonants.toUpperCase()}][${consonants}]{1,4}\\.`),
      ]
    : []),
]

/** Dots that stand free mark something left out. */
const ellipses = ({ switches }: Language, opening: string): readonly WrittenRule[] => {
  const free = `(?:^|${space}|[(\\[„“"»«])(?:\\.{2,6}|…\\.?)`
  if (switches.caseless) return [no('(?:\\.{2,6}|…)', `${gap}(?![„“"»«(\\[])`)]
  return switches.nounsCapitalised
    ? [no(free, `${gap}(?!${opening}|[(\\[])`)]
    : [no(free, `${gap}(?!${opening}|[(\\[]|\\p{Lu})`)]
}

/** The next word is in lower case: the sentence goes on, but for brands, list letters and quotations. */
const lowerCase = (
  { switches }: Language,
  cluster: string,
  starters: readonly string[],
  opening: string,
): readonly WrittenRule[] => [
  yes(cluster, `${lead}\\p{Ll}{1,2}\\p{Lu}`),
  yes(cluster, `${gap}\\p{Ll}\\)`),
  yes('[.!?]', `${gap}(?:https?:|www\\.)`),
  ...(switches.nounsCapitalised
    ? []
    : each(
        starters.filter((word) => !word.endsWith("'")),
        (word) => `${literal(word).replaceAll("'", "['’]")}${wordEnd}`,
        (list) => yes('(?:\\p{Ll}{4}|[ (][0-9]{1,9})\\.', `${gap}(?:[–—-]${space})?${list}`),
      )),
  // A text without capitals: the sentence that ends began in lower case as well.
  yes(
    `(?:^|[${stops}]${space})\\p{Ll}(?!\\p{Lu})[^${stops}]{0,200}${switches.nounsCapitalised ? '[!?]' : '(?:\\p{L}{3}\\.|[!?])'}`,
    `${gap}\\p{Ll}`,
  ),
  yes('[!?][!?]', `${gap}\\p{Ll}`),
  yes('[^.…]\\.', `${gap}${opening}\\p{Ll}`),
  yes('[!?]', `${gap}${opening}\\p{Ll}`),
  no(cluster, `${lead}\\p{Ll}`),
]
