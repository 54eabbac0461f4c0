import { normaliseContent } from '../../article/content.ts'
import type { Severity } from '../../article/finding.ts'
import type {
  Content,
  Inline,
  OccurrenceId,
  PrintedContent,
  QuoteKind,
  SegmentRecord,
  UnitRecord,
} from '../../article/types.ts'
import { hasMark, lettersOf, markAtEnd, markAtStart } from './fold.ts'
import type { CodeVerdict, MergeOptions, QuotationOutcome, QuotationVerdict, ReturnedPart } from './types.ts'

/** What became of the quotations and codes of a unit in its returned targets. */

interface Ends {
  readonly open: number
  readonly close: number
}

/** How often each occurrence opens and closes in a content. */
const endsOf = (contents: readonly Content[]): ReadonlyMap<OccurrenceId, Ends> => {
  const ends = new Map<OccurrenceId, Ends>()
  for (const inline of contents.flat()) {
    if (inline.kind !== 'quote-open' && inline.kind !== 'quote-close') continue
    const { open, close } = ends.get(inline.occurrence) ?? { open: 0, close: 0 }
    ends.set(inline.occurrence, inline.kind === 'quote-open' ? { open: open + 1, close } : { open, close: close + 1 })
  }
  return ends
}

/** Targets cleaned of what does not belong in this unit, with verdicts on what was taken out. */
export interface Cleaned {
  readonly target: Content
  readonly verdicts: readonly (QuotationVerdict | CodeVerdict)[]
}

/**
 * Codes without a source in the unit are taken out, the text inside them stays. `others` are the occurrences of the
 * article's other units: one of those is `moved`, any other `unknown`.
 */
export const dropForeignCodes = (unit: UnitRecord, target: Content, others: ReadonlySet<OccurrenceId>): Cleaned => {
  const own = endsOf(unit.parts.map((part) => part.source))
  const listed = new Set(unit.quotes.map((quote) => quote.id))
  const codes = new Set(unit.codes.map((code) => code.id))
  for (const inline of unit.parts.flatMap((part) => part.source)) if ('id' in inline) codes.add(inline.id)
  const verdicts = new Map<string, QuotationVerdict | CodeVerdict>()
  const kept = target.filter((inline) => {
    if (inline.kind === 'text') return true
    if (inline.kind === 'quote-open' || inline.kind === 'quote-close') {
      const { occurrence } = inline
      if (own.has(occurrence) || listed.has(occurrence)) return true
      const verdict = others.has(occurrence) ? 'moved' : 'unknown'
      verdicts.set(occurrence, { kind: 'quotation', verdict, severity: 'error', unit: unit.id, occurrence })
      return false
    }
    if (codes.has(inline.id)) return true
    verdicts.set(inline.id, { kind: 'code', verdict: 'unknown', severity: 'error', unit: unit.id, code: inline.id })
    return false
  })
  return { target: normaliseContent(kept), verdicts: [...verdicts.values()] }
}

/** Takes typed marks away that stand at the edges of a code that is there: `“<q>“Yes”</q>”` and its kin. */
export const dropDoubledMarks = (
  target: Content,
): { readonly target: Content; readonly doubled: ReadonlySet<OccurrenceId> } => {
  const inlines: Inline[] = [...target]
  const doubled = new Set<OccurrenceId>()
  for (const [open, inline] of inlines.entries()) {
    if (inline.kind !== 'quote-open') continue
    const close = inlines.findIndex(
      (other, index) => index > open && other.kind === 'quote-close' && other.occurrence === inline.occurrence,
    )
    if (close < 0) continue
    for (const [start, end] of [
      [open + 1, close - 1],
      [open - 1, close + 1],
    ] as const) {
      const first = inlines[start]
      const last = inlines[end]
      if (first?.kind !== 'text' || last?.kind !== 'text') continue
      const isInside = start > open
      const atFirst = isInside ? markAtStart(first.text) : markAtEnd(first.text)
      const atLast = isInside ? markAtEnd(last.text) : markAtStart(last.text)
      if (atFirst === 0 || atLast === 0 || (first === last && atFirst + atLast > first.text.length)) continue
      const trim = (text: string, atStart: boolean, length: number): string =>
        atStart ? text.slice(length) : text.slice(0, text.length - length)
      inlines[start] = { kind: 'text', text: trim(first.text, isInside, atFirst) }
      const now = inlines[end]
      if (now?.kind === 'text') inlines[end] = { kind: 'text', text: trim(now.text, !isInside, atLast) }
      doubled.add(inline.occurrence)
    }
  }
  return { target: normaliseContent(inlines), doubled }
}

/** Asks for the quotations back whose codes are not all there; null when there is nothing to ask or no sure answer. */
export const restoreLost = (
  unit: UnitRecord,
  segment: SegmentRecord,
  target: Content,
  returned: ReturnedPart,
  restore: NonNullable<MergeOptions['restoreQuotes']>,
): Content | null => {
  const expected = endsOf([segment.source])
  const found = endsOf([target])
  const isWhole = (occurrence: OccurrenceId): boolean => {
    const want = expected.get(occurrence) ?? { open: 0, close: 0 }
    const have = found.get(occurrence) ?? { open: 0, close: 0 }
    return have.open >= want.open && have.close >= want.close
  }
  if ([...expected.keys()].every(isWhole)) return null
  const printed = print(target, returned.marks)
  if (!printed.some((inline) => inline.kind === 'text' && hasMark(inline.text))) return null
  const restored = restore(unit, segment, printed)
  if (restored === null || lettersOf(restored) !== lettersOf(printed)) return null
  const ends = endsOf([restored])
  const better = [...expected.keys()].some((occurrence) => !isWhole(occurrence) && ends.has(occurrence))
  const lost = [...found.keys()].some((occurrence) => isWhole(occurrence) && !ends.has(occurrence))
  return better && !lost ? normaliseContent(restored) : null
}

/** A target with the marks its codes show as text. */
const print = (target: Content, marks: ReturnedPart['marks']): PrintedContent => {
  const printed: Inline[] = target.map((inline) => {
    if (inline.kind !== 'quote-open' && inline.kind !== 'quote-close') return inline
    const [open, close] = marks.get(inline.occurrence) ?? ['', '']
    return { kind: 'text', text: inline.kind === 'quote-open' ? open : close }
  })
  return normaliseContent(printed).filter((inline) => inline.kind !== 'quote-open' && inline.kind !== 'quote-close')
}

const attributed: ReadonlySet<QuoteKind> = new Set(['direct', 'partial'])

const severityOf = (verdict: QuotationOutcome, kind: QuoteKind): Severity => {
  if (verdict === 'present' || verdict === 'doubled' || verdict === 'restored') return 'info'
  if (attributed.has(kind) || verdict === 'duplicated' || verdict === 'half') return 'error'
  return kind === 'foreign' ? 'warning' : 'info'
}

/** One verdict for each quotation of the unit whose sentences all have targets. */
export const judgeQuotations = (
  unit: UnitRecord,
  doubled: ReadonlySet<OccurrenceId>,
  restored: ReadonlySet<OccurrenceId>,
): readonly QuotationVerdict[] => {
  const targets = unit.parts.map((part) => part.target ?? [])
  const found = endsOf(targets)
  const expected = endsOf(unit.parts.map((part) => part.source))
  const flat = targets.flat()
  const verdicts: QuotationVerdict[] = []
  for (const [occurrence, want] of expected) {
    const isPending = unit.parts.some(
      (part) => part.kind === 'segment' && part.target === null && endsOf([part.source]).has(occurrence),
    )
    if (isPending) continue
    const quote = unit.quotes.find(({ id }) => id === occurrence)
    const have = found.get(occurrence) ?? { open: 0, close: 0 }
    const verdict: QuotationOutcome =
      have.open > want.open || have.close > want.close
        ? 'duplicated'
        : have.open + have.close === 0
          ? 'missing'
          : have.open < want.open || have.close < want.close
            ? 'half'
            : isCrossed(flat, occurrence, quote?.parent ?? null)
              ? 'crossed'
              : restored.has(occurrence)
                ? 'restored'
                : doubled.has(occurrence)
                  ? 'doubled'
                  : 'present'
    const severity = severityOf(verdict, quote?.quoteKind ?? 'direct')
    verdicts.push({ kind: 'quotation', verdict, severity, unit: unit.id, occurrence })
  }
  return verdicts
}

/** Closed before it opens, or reaching out of the quotation it stood in. */
const isCrossed = (targets: readonly Inline[], occurrence: OccurrenceId, parent: OccurrenceId | null): boolean => {
  const [open, close] = rangeOf(targets, occurrence)
  if (open >= 0 && close >= 0 && close < open) return true
  if (parent === null) return false
  const [parentOpen, parentClose] = rangeOf(targets, parent)
  if (parentOpen < 0 || parentClose < 0) return false
  return (
    (open >= 0 && (open < parentOpen || open > parentClose)) ||
    close > parentClose ||
    (close >= 0 && close < parentOpen)
  )
}

const rangeOf = (targets: readonly Inline[], occurrence: OccurrenceId): readonly [open: number, close: number] => [
  targets.findIndex((inline) => inline.kind === 'quote-open' && inline.occurrence === occurrence),
  targets.findLastIndex((inline) => inline.kind === 'quote-close' && inline.occurrence === occurrence),
]

/** Markup lost or doubled in the targets of sentences that have one: a link is a warning, formatting worth a word. */
export const judgeCodes = (unit: UnitRecord): readonly CodeVerdict[] => {
  const types = new Map(unit.codes.map((code) => [code.id, code.type]))
  const count = (content: Content): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const inline of content) {
      if (inline.kind === 'code-open' || inline.kind === 'code-empty')
        counts.set(inline.id, (counts.get(inline.id) ?? 0) + 1)
    }
    return counts
  }
  const translated = unit.parts.filter((part) => part.target !== null)
  const want = count(translated.flatMap((part) => part.source))
  const have = count(unit.parts.flatMap((part) => part.target ?? []))
  return [...want].flatMap(([code, times]): CodeVerdict[] => {
    const found = have.get(code) ?? 0
    if (found === times) return []
    const type = types.get(code)
    const matters =
      type === 'link' || type === 'image' || type === 'shortcode' || type === 'reference' || type === 'footnote'
    return [
      {
        kind: 'code',
        verdict: found < times ? 'lost' : 'duplicated',
        severity: found > times || matters ? 'warning' : 'info',
        unit: unit.id,
        code,
      },
    ]
  })
}
