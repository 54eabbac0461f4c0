import type { Inline, InlineCode } from '../../article/types.ts'

/** A mark's place in a printed text: from `start` to `end` nothing is left but the end of the quotation. */
export interface MarkCut {
  readonly kind: 'open' | 'close'
  /** UTF-16 offsets of the mark with the white space directly inside it. */
  readonly start: number
  readonly end: number
  /** The end of the quotation; null where the mark stands for none (a continuation mark). */
  readonly inline: Inline | null
}

/** One element of a text whose marks were cut out; `at` is the offset in the printed text. */
export interface CutItem {
  readonly at: number
  readonly inline: Inline
}

/** What an occurrence's marks take up. */
export interface MarkedSpan {
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
}

/** The two cuts of an occurrence, white space directly inside its marks included; none where it has no mark. */
export const cutsOf = (
  text: string,
  one: MarkedSpan,
  open: Inline | null,
  close: Inline | null,
): readonly MarkCut[] => {
  const cuts: MarkCut[] = []
  let inner = one.innerStart
  if (one.innerStart > one.start) {
    while (inner < one.innerEnd && /\s/u.test(text.charAt(inner))) inner++
    cuts.push({ kind: 'open', start: one.start, end: inner, inline: open })
  }
  if (one.end > one.innerEnd) {
    let start = one.innerEnd
    while (start > inner && /\s/u.test(text.charAt(start - 1))) start--
    cuts.push({ kind: 'close', start, end: one.end, inline: close })
  }
  return cuts
}

/** An inline code as content has it. */
export const inlineOf = ({ id, form }: Pick<InlineCode, 'id' | 'form'>): Inline => {
  switch (form) {
    case 'open':
      return { kind: 'code-open', id }
    case 'close':
      return { kind: 'code-close', id }
    case 'empty':
      return { kind: 'code-empty', id }
    default:
      return form satisfies never
  }
}

/**
 * A printed text as a sequence of text, inline codes and ends of quotations.
 *
 * A code in front of an opening mark stays in front of the quotation's end, one behind it is inside; likewise at closing
 * marks. Codes at one offset keep their order.
 *
 * @param codes ascending by `at`
 * @param edges offsets at which text is parted although nothing stands there
 */
export const cutMarks = (
  text: string,
  codes: readonly Pick<InlineCode, 'id' | 'form' | 'at'>[],
  cuts: readonly MarkCut[],
  edges: readonly number[] = [],
): readonly CutItem[] => {
  const items: CutItem[] = []
  const pending = codes.toSorted((a, b) => a.at - b.at)
  const parts = [...new Set(edges)].sort((a, b) => a - b)
  let position = 0
  const writeCodes = (until: number): void => {
    for (let code = pending[0]; code !== undefined && code.at <= until; code = pending[0]) {
      items.push({ at: code.at, inline: inlineOf(code) })
      pending.shift()
    }
  }
  const writeText = (until: number): void => {
    while (position < until) {
      writeCodes(position)
      const edge = parts.find((offset) => offset > position) ?? until
      const next = Math.min(until, edge, pending[0]?.at ?? until)
      items.push({ at: position, inline: { kind: 'text', text: text.slice(position, next) } })
      position = next
    }
  }
  for (const cut of cuts.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    writeText(cut.start)
    writeCodes(cut.kind === 'open' ? cut.start : cut.end - 1)
    if (cut.inline !== null) items.push({ at: cut.kind === 'open' ? cut.start : cut.end, inline: cut.inline })
    position = Math.max(position, cut.end)
  }
  writeText(text.length)
  writeCodes(Number.POSITIVE_INFINITY)
  return items
}
