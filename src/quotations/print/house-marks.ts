import type { QuoteKind } from '../../article/types.ts'
import { APOSTROPHE, FULLWIDTH_QUOTATION_MARK, QUOTATION_MARK } from '../marks.ts'
import type { MarksReason } from '../outcomes.ts'
import type { HouseStyle, InnerSpace, Pair } from '../types.ts'

/** How a house prints one quotation. Both marks are empty where the house prints none. */
export interface HouseMarks {
  readonly pair: Pair
  /** White space directly inside the marks. */
  readonly space: InnerSpace
}

const bare: Pair = ['', '']

/** A title's own marks are printed only when the kind is this sure; the proposal may be wrong. */
const SURE_TITLE = 0.8

/**
 * The marks of a quotation by depth (1 = outermost, odd ones take the first pair) and kind.
 *
 * @param confidence of the kind, 0–1; an editor's word is 1
 */
export const houseMarks = (
  style: HouseStyle,
  depth: number,
  kind: QuoteKind | null,
  confidence: number = 1,
): HouseMarks => {
  const odd = depth % 2 === 1
  const space = odd ? style.innerSpace : (style.innerSpace2 ?? '')
  const own = kind === null ? undefined : style.kindMarks?.[kind]
  if (own) return { pair: own, space: '' }
  if (kind === 'title' && confidence >= SURE_TITLE && typeof style.title !== 'string')
    return { pair: style.title, space: '' }
  return { pair: style.marks[odd ? 0 : 1], space }
}

/** The same, for a house that prints titles without marks. */
export const printedMarks = (style: HouseStyle, depth: number, kind: QuoteKind | null): HouseMarks =>
  kind === 'title' && style.title === 'none' ? { pair: bare, space: '' } : houseMarks(style, depth, kind)

const ascii: ReadonlySet<string> = new Set([QUOTATION_MARK, APOSTROPHE, FULLWIDTH_QUOTATION_MARK, ''])

/**
 * Why marks are not the house's, or null when they are.
 *
 * @param open as printed; empty where the block has no such mark, which is never wrong
 */
export const marksFault = (
  open: string,
  close: string,
  { pair }: HouseMarks,
  style: HouseStyle,
): MarksReason | null => {
  if ((open === '' || open === pair[0]) && (close === '' || close === pair[1])) return null
  if (ascii.has(open) && ascii.has(close)) return 'ascii'
  const isPair = ([first, second]: Pair): boolean =>
    (open === '' || open === first) && (close === '' || close === second)
  if (style.marks.some(isPair)) return 'level'
  return (open !== '' && ascii.has(open)) || (close !== '' && ascii.has(close)) || open === pair[0] || close === pair[1]
    ? 'mixed'
    : 'foreign'
}

/** The mark at the head of a block that goes on with a quotation; empty where the house prints none. */
export const continuationMark = (style: HouseStyle, depth: number): HouseMarks => {
  const { pair, space } = houseMarks(style, depth, null)
  switch (style.continuation) {
    case 'reopen':
      return { pair: [pair[0], ''], space }
    case 'reopen-guillemet':
      return { pair: [style.marks[0][0], ''], space: style.innerSpace }
    case 'close-mark':
      return { pair: [pair[1], ''], space: '' }
    case 'single-close':
    case 'none':
      return { pair: bare, space: '' }
    default:
      return style.continuation satisfies never
  }
}
