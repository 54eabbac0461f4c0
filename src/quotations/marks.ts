/**
 * The characters that can be quotation marks, by name. What a mark does (open, close, apostrophe, prime) is never a
 * property of the glyph: `“` opens in English and closes in German. Only context and house style decide.
 */

export const QUOTATION_MARK = '"'
export const FULLWIDTH_QUOTATION_MARK = '＂'
export const LEFT_DOUBLE = '“'
export const RIGHT_DOUBLE = '”'
export const LOW_DOUBLE = '„'
export const HIGH_REVERSED_DOUBLE = '‟'
export const LEFT_GUILLEMET = '«'
export const RIGHT_GUILLEMET = '»'
export const LEFT_SINGLE_GUILLEMET = '‹'
export const RIGHT_SINGLE_GUILLEMET = '›'
export const LEFT_SINGLE = '‘'
export const RIGHT_SINGLE = '’'
export const LOW_SINGLE = '‚'
export const HIGH_REVERSED_SINGLE = '‛'
export const APOSTROPHE = "'"
export const ACUTE = '´'
export const BACKTICK = '`'
export const DOUBLE_PRIME = '″'
export const PRIME = '′'
export const LEFT_CORNER = '「'
export const RIGHT_CORNER = '」'
export const LEFT_WHITE_CORNER = '『'
export const RIGHT_WHITE_CORNER = '』'

/** Two characters that were typed for one mark. */
export const DIGRAPH_LOW = ',,'
export const DIGRAPH_APOSTROPHES = "''"
export const DIGRAPH_LEFT_SINGLES = '‘‘'
export const DIGRAPH_RIGHT_SINGLES = '’’'
export const DIGRAPH_BACKTICKS = '``'
export const DIGRAPH_LESS = '<<'
export const DIGRAPH_GREATER = '>>'

export const digraphs: readonly string[] = [
  DIGRAPH_LOW,
  DIGRAPH_APOSTROPHES,
  DIGRAPH_LEFT_SINGLES,
  DIGRAPH_RIGHT_SINGLES,
  DIGRAPH_BACKTICKS,
  DIGRAPH_LESS,
  DIGRAPH_GREATER,
]

export const NO_BREAK_SPACE = '\u00a0'

const guillemets: ReadonlySet<string> = new Set([
  LEFT_GUILLEMET,
  RIGHT_GUILLEMET,
  LEFT_SINGLE_GUILLEMET,
  RIGHT_SINGLE_GUILLEMET,
  DIGRAPH_LESS,
  DIGRAPH_GREATER,
])

const doubleMarks: ReadonlySet<string> = new Set([
  QUOTATION_MARK,
  FULLWIDTH_QUOTATION_MARK,
  LEFT_DOUBLE,
  RIGHT_DOUBLE,
  LOW_DOUBLE,
  HIGH_REVERSED_DOUBLE,
  LEFT_GUILLEMET,
  RIGHT_GUILLEMET,
  DOUBLE_PRIME,
  LEFT_CORNER,
  RIGHT_CORNER,
  LEFT_WHITE_CORNER,
  RIGHT_WHITE_CORNER,
  ...digraphs,
])

const singleMarks: ReadonlySet<string> = new Set([
  LEFT_SINGLE_GUILLEMET,
  RIGHT_SINGLE_GUILLEMET,
  LEFT_SINGLE,
  RIGHT_SINGLE,
  LOW_SINGLE,
  HIGH_REVERSED_SINGLE,
  APOSTROPHE,
  ACUTE,
  BACKTICK,
  PRIME,
])

/** Marks that may also be an apostrophe. */
const apostropheLike: ReadonlySet<string> = new Set([
  APOSTROPHE,
  RIGHT_SINGLE,
  LEFT_SINGLE,
  HIGH_REVERSED_SINGLE,
  ACUTE,
  BACKTICK,
])

/** True for one character that can be a quotation mark, apostrophes and primes included. */
export const isMark = (char: string): boolean =>
  (singleMarks.has(char) || doubleMarks.has(char)) && !digraphs.includes(char)

/** `« » ‹ ›` and their digraphs: the marks that can carry white space inside. */
export const isGuillemet = (mark: string): boolean => guillemets.has(mark)

/** `' ’ ‘ ‛ ´` and the backtick. */
export const isApostropheLike = (mark: string): boolean => apostropheLike.has(mark)

/** `' ‘ ’ ‚ ‹ ›` and the like, printed with one stroke. */
export const isSingleMark = (mark: string): boolean => singleMarks.has(mark)

/** Every single-character mark, for building a character class. */
export const markCharacters: string = [...singleMarks, ...doubleMarks]
  .filter((mark) => !digraphs.includes(mark))
  .join('')

// None of the characters has a meaning inside a class but the backslash, bracket, caret and hyphen, which are no marks.
const anyMark: RegExp = new RegExp(`[${markCharacters}]`, 'u')
const everyMark: RegExp = new RegExp(`[${markCharacters}]`, 'gu')

/** True when a text holds anything detection has to look at. The digraphs `,,` `<<` `>>` count. */
export const hasMark = (text: string): boolean =>
  anyMark.test(text) || text.includes(DIGRAPH_LOW) || text.includes(DIGRAPH_LESS) || text.includes(DIGRAPH_GREATER)

/** A text without any mark; apostrophes and primes go too. */
export const withoutMarks = (text: string): string => text.replace(everyMark, '')

/** A text with every mark flattened to `"` or `'`: what is left when typography is ignored. */
export const foldMarks = (text: string): string =>
  text.replace(everyMark, (mark) => (doubleMarks.has(mark) ? QUOTATION_MARK : APOSTROPHE))

/** Wording reduced to what identity compares: NFKC, lower case, no marks, no white space. */
export const foldWording = (text: string): string =>
  // NFKC first: it turns `´` into a space and a combining accent, and `＂` into `"`.
  withoutMarks(text.replaceAll(ACUTE, '').normalize('NFKC').toLowerCase()).replace(/[\s\u200b]+/gu, '')
