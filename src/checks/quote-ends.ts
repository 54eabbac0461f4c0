import { type Finding, finding } from '../article/finding.ts'
import { textOf } from '../article/content.ts'
import type {
  Content,
  Locale,
  OccurrenceId,
  QuoteKind,
  SegmentRecord,
  UnitQuote,
  UnitRecord,
} from '../article/types.ts'

export type QuoteVerdict = 'present' | 'missing' | 'half' | 'duplicated' | 'crossed'

const attributed: ReadonlySet<QuoteKind> = new Set<QuoteKind>(['direct', 'partial', 'foreign'])

interface Ends {
  readonly opens: number[]
  readonly closes: number[]
}
const endsOf = (content: Content): Map<OccurrenceId, Ends> => {
  const ends = new Map<OccurrenceId, Ends>()
  content.forEach((inline, at) => {
    if (inline.kind !== 'quote-open' && inline.kind !== 'quote-close') return
    const known = ends.get(inline.occurrence) ?? { opens: [], closes: [] }
    ends.set(inline.occurrence, known)
    ;(inline.kind === 'quote-open' ? known.opens : known.closes).push(at)
  })
  return ends
}

/** Quotations that enclose each position where one begins; an end that stands outside its parent counts as crossed. */
const isNested = (ends: Ends, parent: Ends | undefined): boolean => {
  const open = ends.opens[0]
  const close = ends.closes[0]
  if (open !== undefined && close !== undefined && close < open) return false
  if (parent === undefined) return true
  const from = parent.opens[0] ?? -1
  const to = parent.closes[0] ?? Number.POSITIVE_INFINITY
  return (open === undefined || (open > from && open < to)) && (close === undefined || (close > from && close < to))
}

/** Two quotations that overlap without one holding the other. */
const isCrossing = (a: Ends, b: Ends): boolean => {
  const [a0, a1, b0, b1] = [a.opens[0], a.closes[0], b.opens[0], b.closes[0]]
  if (a0 === undefined || a1 === undefined || b0 === undefined || b1 === undefined) return false
  return (a0 < b0 && b0 < a1 && a1 < b1) || (b0 < a0 && a0 < b1 && b1 < a1)
}

const wordingOf = (content: Content, id: OccurrenceId): string => {
  const open = content.findIndex((inline) => inline.kind === 'quote-open' && inline.occurrence === id)
  const close = content.findIndex((inline) => inline.kind === 'quote-close' && inline.occurrence === id)
  const text = textOf(content.slice(open + 1, close < 0 ? undefined : close))
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/**
 * Compares the ends of quotations in a unit's target with its source: each once, whole, nested as in the source.
 *
 * Lost or halved direct and partial quotations block publication; of other kinds a lost pair is a warning, since a
 * scare quote or a title may lose its marks in another language.
 *
 * @returns the verdict of every occurrence of the unit that has an end in it, and what a person must see; nothing
 *   while a segment has no target
 */
export const checkQuoteEnds = (
  unit: UnitRecord,
  locale: Locale,
): { readonly verdicts: ReadonlyMap<OccurrenceId, QuoteVerdict>; readonly findings: readonly Finding[] } => {
  const segments = unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')
  const source = segments.flatMap((segment) => [...segment.source])
  const verdicts = new Map<OccurrenceId, QuoteVerdict>()
  const findings: Finding[] = []
  const open = segments.filter((segment) => segment.target === null)
  const target = segments.flatMap((segment) => [...(segment.target ?? [])])
  const expected = endsOf(source)
  const found = endsOf(target)
  // Ends whose segment has no target yet are neither there nor lost.
  const waiting = endsOf(open.flatMap((segment) => [...segment.source]))
  const quotes = new Map(unit.quotes.map((quote): [OccurrenceId, UnitQuote] => [quote.id, quote]))
  const report = (code: string, id: OccurrenceId, blocks: boolean, severity: 'error' | 'warning'): void => {
    const quotation = quotes.get(id)?.quotation ?? null
    findings.push(
      finding(code, severity, {
        locale,
        unit: unit.id,
        quotation,
        blocks,
        args: { quotation: quotation ?? id, wording: wordingOf(source, id) },
      }),
    )
  }
  for (const [id, ends] of expected) {
    if (waiting.has(id)) continue
    const have = found.get(id) ?? { opens: [], closes: [] }
    const quote = quotes.get(id)
    const isAttributed = attributed.has(quote?.quoteKind ?? 'direct')
    if (have.opens.length > ends.opens.length || have.closes.length > ends.closes.length) {
      verdicts.set(id, 'duplicated')
      report('quote.duplicated', id, true, 'error')
    } else if (have.opens.length + have.closes.length === 0) {
      verdicts.set(id, 'missing')
      report('quote.lost', id, isAttributed, isAttributed ? 'error' : 'warning')
    } else if (have.opens.length < ends.opens.length || have.closes.length < ends.closes.length) {
      verdicts.set(id, 'half')
      report('quote.half', id, true, 'error')
    } else if (
      !isNested(have, quote?.parent == null ? undefined : found.get(quote.parent)) ||
      crossesAny(id, have, found, expected)
    ) {
      verdicts.set(id, 'crossed')
      report('quote.crossed', id, isAttributed, isAttributed ? 'error' : 'warning')
    } else verdicts.set(id, 'present')
  }
  for (const id of found.keys()) if (!expected.has(id)) report('quote.unknown', id, true, 'error')
  return { verdicts, findings }
}

const crossesAny = (
  id: OccurrenceId,
  ends: Ends,
  found: ReadonlyMap<OccurrenceId, Ends>,
  expected: ReadonlyMap<OccurrenceId, Ends>,
): boolean =>
  [...found].some(
    ([other, otherEnds]) =>
      other !== id &&
      isCrossing(ends, otherEnds) &&
      !isCrossing(expected.get(id) ?? ends, expected.get(other) ?? otherEnds),
  )
