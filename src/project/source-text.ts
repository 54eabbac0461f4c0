import type { BlockId, OccurrenceId, Role, UnitRecord } from '../article/types.ts'

/** A unit's source as it was printed: marks are text again. */
export interface SourceText {
  readonly id: BlockId
  readonly role: Role
  readonly text: string
  /** Where each segment ends in `text`. */
  readonly ends: readonly number[]
  readonly occurrences: readonly {
    readonly id: OccurrenceId
    readonly start: number
    readonly end: number
    readonly wording: string
  }[]
}

/**
 * Prints a unit's source from the record, with the marks that stood in the article.
 * White space directly inside a mark is not kept in content and so is missing here; comparisons fold it.
 */
export const sourceTextOf = (unit: UnitRecord): SourceText => {
  const quotes = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  const opened = new Map<OccurrenceId, { start: number; inner: number }>()
  const occurrences: { id: OccurrenceId; start: number; end: number; wording: string }[] = []
  const ends: number[] = []
  let text = ''
  for (const part of unit.parts) {
    for (const inline of part.source) {
      if (inline.kind === 'text') text += inline.text
      else if (inline.kind === 'quote-open') {
        const start = text.length
        text += quotes.get(inline.occurrence)?.openMark ?? ''
        opened.set(inline.occurrence, { start, inner: text.length })
      } else if (inline.kind === 'quote-close') {
        const from = opened.get(inline.occurrence) ?? { start: 0, inner: 0 }
        const wording = text.slice(from.inner)
        text += quotes.get(inline.occurrence)?.closeMark ?? ''
        occurrences.push({ id: inline.occurrence, start: from.start, end: text.length, wording })
        opened.delete(inline.occurrence)
      }
    }
    if (part.kind === 'segment') ends.push(text.length)
  }
  for (const [id, { start, inner }] of opened)
    occurrences.push({ id, start, end: text.length, wording: text.slice(inner) })
  for (const quote of unit.quotes)
    if (!occurrences.some(({ id }) => id === quote.id))
      occurrences.push({ id: quote.id, start: 0, end: text.length, wording: text })
  return { id: unit.id, role: unit.role, text, ends, occurrences }
}

/** Units that are not white space, up to each offset; offsets ascend. */
const inkBefore = (text: string, offsets: readonly number[]): readonly number[] => {
  const counts: number[] = []
  let ink = 0
  let at = 0
  for (const offset of offsets) {
    ink += text.slice(at, offset).replaceAll(/\s+/gu, '').length
    at = offset
    counts.push(ink)
  }
  return counts
}

/**
 * Where the sentences of a block end as the record cut them, when its text is still the same but for white space;
 * null when it is not, or when the record holds no sentence. Better rules do not cut approved work anew.
 *
 * @param text the block's printed text
 */
export const recordedBoundaries = (recorded: SourceText, text: string): readonly number[] | null => {
  const squeeze = (one: string): string => one.replaceAll(/\s+/gu, '')
  if (recorded.ends.length === 0 || squeeze(recorded.text) !== squeeze(text)) return null
  const wanted = inkBefore(recorded.text, recorded.ends)
  const ends: number[] = []
  let ink = 0
  let at = 0
  for (const count of wanted) {
    while (ink < count && at < text.length) {
      if (!/\s/u.test(text[at] ?? '')) ink++
      at++
    }
    if (at > (ends.at(-1) ?? 0)) ends.push(at)
  }
  return ends.length === 0 ? null : [...ends.slice(0, -1), text.length]
}
