import {
  ACUTE,
  APOSTROPHE,
  BACKTICK,
  DIGRAPH_APOSTROPHES,
  DIGRAPH_BACKTICKS,
  DIGRAPH_GREATER,
  DIGRAPH_LEFT_SINGLES,
  DIGRAPH_LESS,
  DIGRAPH_LOW,
  DIGRAPH_RIGHT_SINGLES,
  DOUBLE_PRIME,
  FULLWIDTH_QUOTATION_MARK,
  isApostropheLike,
  isGuillemet,
  isSingleMark,
  LEFT_CORNER,
  LEFT_DOUBLE,
  LEFT_SINGLE,
  LEFT_WHITE_CORNER,
  LOW_DOUBLE,
  LOW_SINGLE,
  PRIME,
  QUOTATION_MARK,
  RIGHT_CORNER,
  RIGHT_DOUBLE,
  RIGHT_SINGLE,
  RIGHT_WHITE_CORNER,
} from '../marks.ts'
import type { Pair } from '../types.ts'
import { BEFORE_OPENING, AFTER_CLOSING, BRACKET, CJK, DIGIT, EDGE, FIXED_SPACE, LETTER, SPACE } from './characters.ts'
import type { Reading } from './reading.ts'

/** At or above this a role is not tried. */
export const IMPOSSIBLE = 99

/** A mark with its neighbours, narrow or wide. */
export interface Placed {
  readonly mark: string
  readonly left: number
  readonly right: number
}

/** Roles that hold wherever the text comes from: `[open, close]`. */
const fixed: ReadonlyMap<string, readonly [number, number]> = new Map([
  [LOW_DOUBLE, [0, 6]],
  [LOW_SINGLE, [0, 6]],
  [LEFT_CORNER, [0, IMPOSSIBLE]],
  [LEFT_WHITE_CORNER, [0, IMPOSSIBLE]],
  [RIGHT_CORNER, [IMPOSSIBLE, 0]],
  [RIGHT_WHITE_CORNER, [IMPOSSIBLE, 0]],
  [QUOTATION_MARK, [0.2, 0.2]],
  [FULLWIDTH_QUOTATION_MARK, [0.2, 0.2]],
  [APOSTROPHE, [0.7, 0.7]],
  [BACKTICK, [0.8, 2]],
  [ACUTE, [3, 0.8]],
  [DOUBLE_PRIME, [0.5, 0.5]],
  [PRIME, [3, 2]],
  [DIGRAPH_LOW, [0.3, IMPOSSIBLE]],
  [DIGRAPH_BACKTICKS, [0.3, 1]],
  [DIGRAPH_APOSTROPHES, [1.2, 0.4]],
  [DIGRAPH_LEFT_SINGLES, [0.6, 0.4]],
  [DIGRAPH_RIGHT_SINGLES, [2, 0.4]],
  [DIGRAPH_LESS, [0.4, 0.8]],
  [DIGRAPH_GREATER, [0.8, 0.4]],
])

/** White space inside is no surprise: guillemets anywhere, and the `" … "` that French writers type for them. */
const isSpaced = (mark: string, { language }: Reading): boolean =>
  isGuillemet(mark) || (language === 'fr' && mark === QUOTATION_MARK)

/** Cost of a mark as an opening one, surcharges of its neighbours included. */
export const openCost = ({ mark, left, right }: Placed, reading: Reading, halfTypographic: boolean): number => {
  let cost = fixed.get(mark)?.[0] ?? reading.opening.get(mark) ?? 2.5
  if (halfTypographic && mark === QUOTATION_MARK) cost = 2.2
  if (mark === DOUBLE_PRIME && left & DIGIT) return IMPOSSIBLE
  if (cost >= IMPOSSIBLE) return cost
  if (!(left & (BEFORE_OPENING | CJK))) cost += left & (LETTER | DIGIT) ? 3 : 1.5
  if (right & EDGE) cost += 3
  else if (right & SPACE) cost += isSpaced(mark, reading) ? (right & FIXED_SPACE ? 0 : 1) : 2.2
  else if (right & AFTER_CLOSING) cost += 1.8
  return cost
}

/** Cost of a mark as a closing one, surcharges of its neighbours included. */
export const closeCost = ({ mark, left, right }: Placed, reading: Reading): number => {
  let cost = fixed.get(mark)?.[1] ?? reading.closing.get(mark) ?? 2.5
  // “ opens in English; a German closing mark left there must still be possible.
  if (reading.language === 'en' && mark === LEFT_DOUBLE) cost = 3
  if (mark === DOUBLE_PRIME && left & DIGIT) return IMPOSSIBLE
  if (cost >= IMPOSSIBLE) return cost
  if (left & EDGE) cost += 3.5
  else if (left & SPACE) cost += isSpaced(mark, reading) ? (left & FIXED_SPACE ? 0 : 1) : 2.4
  else if (left & BRACKET) cost += 2
  if (right & LETTER && !(right & CJK)) cost += reading.suffixes ? 1.2 : 2.2
  else if (right & DIGIT) cost += 1.2
  return cost
}

/**
 * Cost of a mark as the sign of inch, foot, minute or second.
 *
 * @param before up to 12 characters in front of the mark
 */
export const primeCost = ({ mark, left }: Placed, before: string): number => {
  const digit = (left & DIGIT) !== 0
  // Nothing is 2020 inches wide: a year ends a quotation.
  if (digit && mark !== PRIME && mark !== DOUBLE_PRIME && /\d{4}$/u.test(before)) return IMPOSSIBLE
  switch (mark) {
    case DOUBLE_PRIME:
      return digit ? 0 : 3
    case PRIME:
      return digit ? 0 : 1
    case QUOTATION_MARK:
      return digit ? 1.6 : IMPOSSIBLE
    case RIGHT_DOUBLE:
      return digit ? 2 : IMPOSSIBLE
    case APOSTROPHE:
    case ACUTE:
    case RIGHT_SINGLE:
      return digit ? 1 : IMPOSSIBLE
    default:
      return IMPOSSIBLE
  }
}

const elided: ReadonlySet<string> = new Set(
  'l d j m t s c n qu jusqu lorsqu puisqu dell nell all sull dall un quest quell bell sant anch'.split(' '),
)
const clipped =
  /^(?:s|n|ne|nen|em|til|tis|twas|cause|bout|round|cos|ve|ll|re|d|t|m|runter|rein|raus|rauf|rüber)(?![\p{L}\p{M}\p{Nd}])/iu
const andBefore = /\s['’‘´`]n$/iu
const andAfter = /^n['’‘´`]\s/iu
const decade = /^\d\d(?:s|er|ers|ern)?(?![\p{L}\p{Nd}])/u
const lastWord = /[\p{L}\p{M}]+$/u

/**
 * Cost of a mark as an apostrophe: the first rule that fits.
 *
 * @param before up to 12 characters in front of the mark
 * @param after up to 8 characters behind it
 */
export const apostropheCost = ({ mark, left, right }: Placed, before: string, after: string): number => {
  if (!isApostropheLike(mark)) return IMPOSSIBLE
  const cost = ruleCost(left, right, before, after)
  switch (mark) {
    case LEFT_SINGLE:
      return cost + 1.2
    case BACKTICK:
      return left & LETTER ? Math.min(1, cost + 0.5) : cost + 0.5
    case ACUTE:
      return left & LETTER ? Math.min(0.4, cost) : cost
    default:
      return cost
  }
}

const ruleCost = (left: number, right: number, before: string, after: string): number => {
  const word = LETTER | DIGIT
  if (left & LETTER && right & LETTER) return 0
  if (left & word && right & word) return 0.2
  if (left & LETTER && !(right & SPACE) && elided.has(lastWord.exec(before)?.[0].toLowerCase() ?? '')) return 0.1
  // Rock ’n’ Roll: the word between lost a letter on both sides.
  if (andBefore.test(before) || (left & SPACE && andAfter.test(after))) return 0.1
  if (left & word) return /[sxzß]$/iu.test(before) ? 0.9 : 1.5
  if (clipped.test(after)) return 0.6
  if (decade.test(after)) return 0.6
  if (right & LETTER) return 2.2
  return IMPOSSIBLE
}

/** Pairs that some country prints. */
const conventions: ReadonlySet<string> = new Set('«» »« „“ „” “” ‘’ ‚‘ ‚’ ”” ’’ ‹› ›‹ 「」 『』 ““ „„ »»'.split(' '))

const samePair = ([open, close]: Pair, a: string, b: string): boolean => open === a && close === b

/** What two marks cost as a pair, by depth on the stack (1 = outermost). */
export const pairCost = (
  open: string,
  close: string,
  depth: number,
  reading: Reading,
  halfTypographic: string | null,
): number => {
  if (samePair(reading.primary, open, close)) return depth === 1 ? 0 : 0.9
  if (samePair(reading.secondary, open, close)) return depth === 1 ? 0.4 : 0
  if (reading.others.some((pair) => samePair(pair, open, close))) return 0.5
  if (open === QUOTATION_MARK && close === QUOTATION_MARK) return 0.1
  if (open === APOSTROPHE && close === APOSTROPHE) return depth === 1 ? 0.5 : 0.1
  if (halfTypographic === open && close === QUOTATION_MARK) return 0.4
  if (open === DIGRAPH_LOW && lowClosers.has(close)) return 0.5
  if (open === DIGRAPH_BACKTICKS && close === DIGRAPH_APOSTROPHES) return 0.5
  if (open === BACKTICK && close === ACUTE) return 0.5
  if (open === DOUBLE_PRIME && close === DOUBLE_PRIME) return 1
  if (conventions.has(open + close)) return 0.9
  if (open === BACKTICK && (close === APOSTROPHE || close === RIGHT_SINGLE)) return 0.9
  const single = isSingleMark(open)
  if (single !== isSingleMark(close)) return 6
  if (isGuillemet(open) !== isGuillemet(close)) return 6
  return single ? 1.3 : 1.2
}

const lowClosers: ReadonlySet<string> = new Set([
  DIGRAPH_LEFT_SINGLES,
  DIGRAPH_RIGHT_SINGLES,
  DIGRAPH_APOSTROPHES,
  DIGRAPH_BACKTICKS,
  LEFT_DOUBLE,
  QUOTATION_MARK,
])

/** Marks that open and close with one glyph: nesting the same one is no surprise. */
export const isTwoFaced = (mark: string): boolean =>
  mark === QUOTATION_MARK || mark === APOSTROPHE || mark === RIGHT_DOUBLE || mark === RIGHT_SINGLE

/**
 * The half-typographic signature: an opener is typographic, its closer never occurs, and `"` stands at least as often.
 * Some writers and engines print `„…"` throughout.
 *
 * @returns the opener whose closer is `"`, or null
 */
export const halfTypographicOpener = (marks: readonly string[], reading: Reading): string | null => {
  const ascii = marks.filter((mark) => mark === QUOTATION_MARK).length
  if (ascii === 0) return null
  const present = new Set(marks)
  for (const [open, close] of [reading.primary, ...reading.others]) {
    if (open === close || open === QUOTATION_MARK || isSingleMark(open)) continue
    if (!present.has(open) || present.has(close)) continue
    if (ascii >= marks.filter((mark) => mark === open).length) return open
  }
  return null
}
