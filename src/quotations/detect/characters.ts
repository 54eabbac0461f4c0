import { isMark } from '../marks.ts'

/** What stands beside a mark, as bits: one character has several. */
export const LETTER = 1
export const DIGIT = 2
export const SPACE = 4
/** A space that does not break: U+00A0, U+202F, U+2009. */
export const FIXED_SPACE = 8
export const CJK = 16
/** An opening mark may follow it. */
export const BEFORE_OPENING = 32
/** An opening mark rarely stands before it. */
export const AFTER_CLOSING = 64
export const BRACKET = 128
/** The edge of the block. */
export const EDGE = 256

const letter = /[\p{L}\p{M}]/u
const digit = /\p{Nd}/u
const space = /[\s\u00a0\u202f\u2009\u200b]/u
const fixedSpace = /[\u00a0\u202f\u2009]/u
const cjk =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u
const kanaHanThai = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Thai}]/u
const dash = /\p{Pd}/u
const openingContext = '([{/|:¡¿『「（【…,、。=>*'
const closingContext = '.,;:!?)]}»”'

const classes = new Map<string, number>()

const classify = (char: string): number => {
  let bits = 0
  if (letter.test(char)) bits |= LETTER
  if (digit.test(char)) bits |= DIGIT
  if (space.test(char)) bits |= SPACE | BEFORE_OPENING
  if (fixedSpace.test(char)) bits |= FIXED_SPACE
  if (cjk.test(char)) bits |= CJK
  if (kanaHanThai.test(char) || dash.test(char) || isMark(char) || openingContext.includes(char)) bits |= BEFORE_OPENING
  if (closingContext.includes(char)) bits |= AFTER_CLOSING
  if ('([{（【'.includes(char)) bits |= BRACKET
  return bits
}

const classOf = (char: string): number => {
  let bits = classes.get(char)
  if (bits === undefined) {
    bits = classify(char)
    // Articles use a few hundred characters; a file of random code points must not fill memory.
    if (classes.size > 5000) classes.clear()
    classes.set(char, bits)
  }
  return bits
}

const edge = EDGE | SPACE | BEFORE_OPENING

/** Class of the character that ends at `offset`. */
export const classBefore = (text: string, offset: number): number => {
  if (offset <= 0) return edge
  const low = text.charCodeAt(offset - 1)
  const wide = low >= 0xdc00 && low <= 0xdfff && offset > 1
  return classOf(text.slice(offset - (wide ? 2 : 1), offset))
}

/** Class of the character that starts at `offset`. */
export const classAfter = (text: string, offset: number): number => {
  if (offset >= text.length) return edge
  return classOf(String.fromCodePoint(text.codePointAt(offset) ?? 0))
}
