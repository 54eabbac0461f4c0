import { textOf } from '../article/content.ts'
import { type Finding, finding } from '../article/finding.ts'
import type { Content, Locale, OccurrenceId, SegmentRecord, UnitRecord } from '../article/types.ts'
import { checkQuoteEnds, type EndsVerdict } from '../quotations/content.ts'
import { isAttributed } from '../quotations/outcomes.ts'

const codes: Readonly<Record<Exclude<EndsVerdict, 'present'>, string>> = {
  missing: 'quote.lost',
  half: 'quote.half',
  duplicated: 'quote.duplicated',
  crossed: 'quote.crossed',
  unknown: 'quote.unknown',
}
/** A lost or un-nested scare quote, title or name is for a person to judge; a broken pair is wrong for every kind. */
const mayPass: ReadonlySet<EndsVerdict> = new Set(['missing', 'crossed'])

const wordingOf = (content: Content, id: OccurrenceId): string => {
  const open = content.findIndex((inline) => inline.kind === 'quote-open' && inline.occurrence === id)
  const close = content.findIndex((inline) => inline.kind === 'quote-close' && inline.occurrence === id)
  const text = textOf(content.slice(open + 1, close < 0 ? undefined : close))
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/**
 * Compares the ends of quotations in a unit's target with its source: each once, whole, nested as in the source.
 *
 * Lost direct and partial quotations block publication; so does a broken pair of any kind. Ends in a segment that has no
 * target yet are neither there nor lost.
 */
export const checkUnitQuotes = (
  unit: UnitRecord,
  locale: Locale,
): { readonly verdicts: ReadonlyMap<OccurrenceId, EndsVerdict>; readonly findings: readonly Finding[] } => {
  const segments = unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')
  const done = segments.filter((segment) => segment.target !== null)
  const waiting = new Set(
    segments
      .filter((segment) => segment.target === null)
      .flatMap((segment) => segment.source.flatMap((inline) => ('occurrence' in inline ? [inline.occurrence] : []))),
  )
  const quotes = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  const ends = checkQuoteEnds(
    done.map((segment) => segment.source),
    done.map((segment) => segment.target ?? []),
    unit.quotes,
  ).filter(({ occurrence }) => !waiting.has(occurrence))
  const source = segments.flatMap((segment) => [...segment.source])
  const findings = ends.flatMap(({ occurrence, verdict }): Finding[] => {
    if (verdict === 'present') return []
    const quote = quotes.get(occurrence)
    const blocks = !mayPass.has(verdict) || isAttributed(quote?.quoteKind ?? 'direct') || quote?.quoteKind === 'foreign'
    return [
      finding(codes[verdict], blocks ? 'error' : 'warning', {
        locale,
        unit: unit.id,
        quotation: quote?.quotation ?? null,
        blocks,
        args: { quotation: quote?.quotation ?? occurrence, wording: wordingOf(source, occurrence) },
      }),
    ]
  })
  return { verdicts: new Map(ends.map(({ occurrence, verdict }) => [occurrence, verdict])), findings }
}
