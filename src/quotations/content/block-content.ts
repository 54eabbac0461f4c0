import { normaliseContent } from '../../article/content.ts'
import type { Content, Inline, InlineCode, OccurrenceId, OccurrenceType } from '../../article/types.ts'
import { type CutItem, cutMarks, cutsOf, type MarkedSpan } from './cut.ts'

/** An occurrence of the block with its id. */
export interface PlacedOccurrence extends MarkedSpan {
  readonly id: OccurrenceId
  readonly type: OccurrenceType
}

/** A sentence of a block, or the white space between two. */
export interface BlockPart {
  readonly kind: 'segment' | 'gap'
  /** UTF-16 offsets in the printed text. */
  readonly start: number
  readonly end: number
  readonly content: Content
}

/**
 * The content of a source block: sentences and the white space between them, marks gone, the ends of quotations and the
 * inline codes in their place.
 *
 * White space directly inside a mark goes with the mark. Where sentences meet, closing codes and closing ends stay left
 * and opening ones go right; a standalone code stays with the side it touches, between two spaces it goes right. A block
 * inside a quotation has no end of it; its continuation mark is a matter of printing. Rendered in the source's own
 * style, the parts give the printed text again if it conforms to that style.
 *
 * @param boundaries ends of sentences as `sentenceBoundaries` gives them
 * @returns in reading order; starts and ends adjoin. A sentence of nothing but marks is no part
 */
export const contentOf = (
  block: { readonly text: string; readonly codes: readonly InlineCode[] },
  boundaries: readonly number[],
  occurrences: readonly PlacedOccurrence[],
): readonly BlockPart[] => {
  const { text, codes } = block
  const spans = spansOf(text, boundaries)
  const cuts = occurrences.flatMap((one) =>
    cutsOf(
      text,
      one,
      one.type === 'pair' || one.type === 'open' ? { kind: 'quote-open', occurrence: one.id } : null,
      one.type === 'pair' || one.type === 'close' ? { kind: 'quote-close', occurrence: one.id } : null,
    ),
  )
  const items = cutMarks(
    text,
    codes,
    cuts,
    spans.flatMap(({ start, end }) => [start, end]),
  )
  if (spans.length === 0)
    return items.length === 0
      ? []
      : [{ kind: 'gap', start: 0, end: 0, content: normaliseContent(items.map(({ inline }) => inline)) }]
  const owners = ownersOf(items, spans)
  return spans.flatMap((span, index): readonly BlockPart[] => {
    const content = normaliseContent(items.filter((_, at) => owners[at] === index).map(({ inline }) => inline))
    // A single part stands for the block even when it holds nothing but marks.
    return content.length === 0 && spans.length > 1 ? [] : [{ ...span, content }]
  })
}

type PartSpan = Omit<BlockPart, 'content'>

const spansOf = (text: string, boundaries: readonly number[]): readonly PartSpan[] => {
  const spans: PartSpan[] = []
  let at = 0
  for (const end of boundaries) {
    const start = at + (/^\s*/u.exec(text.slice(at, end))?.[0].length ?? 0)
    if (start > at) spans.push({ kind: 'gap', start: at, end: start })
    if (end > start) spans.push({ kind: 'segment', start, end })
    at = end
  }
  if (at < text.length) spans.push({ kind: 'gap', start: at, end: text.length })
  return spans
}

/** Which part each item belongs to. */
const ownersOf = (items: readonly CutItem[], spans: readonly PartSpan[]): readonly number[] => {
  const spanAt = (offset: number): number =>
    Math.max(
      0,
      spans.findIndex(({ end }) => offset < end),
    )
  const isSegment = (index: number): boolean => spans[index]?.kind === 'segment'
  return items.map(({ inline }, at): number => {
    if (inline.kind === 'text') return spanAt(items[at]?.at ?? 0)
    const before = items.findLastIndex((item, index) => index < at && item.inline.kind === 'text')
    const after = items.findIndex((item, index) => index > at && item.inline.kind === 'text')
    const touchesLeft = before < 0 ? -1 : spanAt(items[before]?.at ?? 0)
    const touchesRight = after < 0 ? -1 : spanAt(items[after]?.at ?? 0)
    if (touchesLeft === touchesRight && isSegment(touchesLeft)) return touchesLeft
    const left =
      touchesLeft < 0 ? -1 : spans.findLastIndex(({ kind }, index) => index <= touchesLeft && kind === 'segment')
    const right =
      touchesRight < 0 ? -1 : spans.findIndex(({ kind }, index) => index >= touchesRight && kind === 'segment')
    if (left < 0 || right < 0) return Math.max(left, right, 0)
    return goesLeft(inline, left === touchesLeft) ? left : right
  })
}

const goesLeft = (inline: Inline, touchesLeft: boolean): boolean => {
  switch (inline.kind) {
    case 'code-close':
    case 'quote-close':
      return true
    case 'code-open':
    case 'quote-open':
      return false
    case 'code-empty':
    case 'text':
      return touchesLeft
    default:
      return inline satisfies never
  }
}
