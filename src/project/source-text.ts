import type { BlockId, OccurrenceId, Role, UnitRecord } from '../article/types.ts'

/** A unit's source as it was printed: marks are text again. */
export interface SourceText {
  readonly id: BlockId
  readonly role: Role
  readonly text: string
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
  let text = ''
  for (const part of unit.parts)
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
  for (const [id, { start, inner }] of opened)
    occurrences.push({ id, start, end: text.length, wording: text.slice(inner) })
  for (const quote of unit.quotes)
    if (!occurrences.some(({ id }) => id === quote.id))
      occurrences.push({ id: quote.id, start: 0, end: text.length, wording: text })
  return { id: unit.id, role: unit.role, text, occurrences }
}
