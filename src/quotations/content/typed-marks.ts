import { normaliseContent } from '../../article/content.ts'
import type { Content, Inline, Locale, OccurrenceId, QuoteKind } from '../../article/types.ts'
import { readSide } from '../align/side.ts'
import type { HouseStyle } from '../types.ts'

/** One mark that stands as text. */
export interface TypedMark {
  /** Index of the content. */
  readonly part: number
  /** UTF-16 offsets in the text of that content (`textOf`). */
  readonly start: number
  readonly end: number
}

/** Marks that stand as text in a target, where quotations are ends and the house prints the marks. */
export interface TypedMarks {
  /** `doubled`: typed beside the ends of a quotation; `extra`: marks around something else. */
  readonly kind: 'doubled' | 'extra'
  /** The quotation beside whose ends they stand. */
  readonly occurrence: OccurrenceId | null
  /** What the words in marks look like. */
  readonly quoteKind: QuoteKind
  /** Null where only one of two was typed. */
  readonly open: TypedMark | null
  readonly close: TypedMark | null
}

/** An end of a quotation in the text of all parts. */
interface PlacedEnd {
  readonly kind: 'quote-open' | 'quote-close'
  readonly id: OccurrenceId
  readonly at: number
}

/** Typed marks stand at most this far from the end they double: a comma, a space. */
const NEAR = 2

/**
 * Finds the marks that stand as text in a unit's target. Apostrophes and primes are none.
 *
 * @param contents of the unit's parts in order
 */
export const typedMarks = (
  contents: readonly Content[],
  options: { readonly locale: Locale; readonly style?: HouseStyle | undefined },
): readonly TypedMarks[] => {
  const { text, ends, starts } = flatten(contents)
  const { occurrences } = readSide({ text, ...options })
  const place = (start: number, end: number): TypedMark | null => {
    const part = starts.findLastIndex((from) => from <= start)
    const from = starts[part]
    return end <= start || from === undefined ? null : { part, start: start - from, end: end - from }
  }
  return occurrences.flatMap((one): readonly TypedMarks[] => {
    const open = place(one.start, one.start + one.openMark.length)
    const close = place(one.innerEnd, one.innerEnd + one.closeMark.length)
    if (open === null && close === null) return []
    const nearOpen = open === null ? null : nearest(ends, 'quote-open', text, one.start, one.innerStart)
    const nearClose = close === null ? null : nearest(ends, 'quote-close', text, one.innerEnd, one.end)
    const both = open !== null && close !== null
    const occurrence = both ? (nearOpen === nearClose ? nearOpen : null) : (nearOpen ?? nearClose)
    return [{ kind: occurrence === null ? 'extra' : 'doubled', occurrence, quoteKind: one.kind, open, close }]
  })
}

/**
 * Removes the marks that double the ends of a quotation, with the white space between mark and end. Everything else
 * stays.
 */
export const withoutDoubled = (contents: readonly Content[], typed: readonly TypedMarks[]): readonly Content[] => {
  const marks = typed
    .filter(({ kind }) => kind === 'doubled')
    .flatMap(({ open, close }) => [open, close].filter((mark) => mark !== null))
  if (marks.length === 0) return contents
  return contents.map((content, part) => {
    const own = marks.filter((mark) => mark.part === part)
    if (own.length === 0) return content
    let at = 0
    return normaliseContent(
      content.map((inline): Inline => {
        if (inline.kind !== 'text') return inline
        const from = at
        at += inline.text.length
        const kept = inline.text.replace(/./gsu, (char, offset: number) =>
          own.some(({ start, end }) => from + offset >= start && from + offset < end) ? '' : char,
        )
        return { kind: 'text', text: kept }
      }),
    )
  })
}

const flatten = (
  contents: readonly Content[],
): { readonly text: string; readonly ends: readonly PlacedEnd[]; readonly starts: readonly number[] } => {
  const ends: PlacedEnd[] = []
  const starts: number[] = []
  let text = ''
  for (const content of contents) {
    // Sentences without what stands between them must not grow together.
    if (text !== '' && !/\s$/u.test(text)) text += ' '
    starts.push(text.length)
    for (const inline of content)
      if (inline.kind === 'text') text += inline.text
      else if (inline.kind === 'quote-open' || inline.kind === 'quote-close')
        ends.push({ kind: inline.kind, id: inline.occurrence, at: text.length })
  }
  return { text, ends, starts }
}

/** The quotation whose end stands beside a mark with no letter between. */
const nearest = (
  ends: readonly PlacedEnd[],
  kind: PlacedEnd['kind'],
  text: string,
  start: number,
  end: number,
): OccurrenceId | null => {
  const close = ends.filter((one) => {
    if (one.kind !== kind) return false
    const between = one.at <= start ? text.slice(one.at, start) : text.slice(end, one.at)
    return between.length <= NEAR && !/[\p{L}\p{Nd}]/u.test(between)
  })
  return close[0]?.id ?? null
}
