import type { Finding } from '../article/finding.ts'
import { finding } from '../article/finding.ts'
import { textOf } from '../article/content.ts'
import type { ArticleRecord, OccurrenceId } from '../article/types.ts'
import { checkCodes, checkNumbers, checkUnitQuotes, checkTypedMarks } from '../checks/index.ts'
import { checkVerbatim } from '../quotations/ledger/check.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import type { Prepared } from './prepare.ts'
import { printTarget, segmentsOf } from './print-unit.ts'

export interface CheckedRecord {
  readonly findings: readonly Finding[]
  /** Quotations whose every occurrence has its counterpart, of all quotations of the article. */
  readonly quotations: { readonly aligned: number; readonly total: number }
}

/** Everything that is checked in one locale before it may be published. */
export const checkLocaleRecord = (
  record: ArticleRecord,
  prepared: Prepared,
  ledger: Ledger,
  style: HouseStyle,
): CheckedRecord => {
  const locale = record.targetLocale
  // Pseudo text stands for a translation and says nothing: there is no wording to compare.
  const isPreview = holdsPseudo(record)
  const findings: Finding[] = []
  const present = new Set<OccurrenceId>()
  const wordings = new Map<OccurrenceId, string>()
  for (const unit of record.units) {
    const { verdicts, findings: quoteFindings } = checkUnitQuotes(unit, locale)
    findings.push(...quoteFindings, ...checkCodes(unit, locale))
    for (const [id, verdict] of verdicts) if (verdict === 'present') present.add(id)
    for (const segment of segmentsOf(unit)) {
      if (segment.target === null) continue
      if (!isPreview && isUntranslated(textOf(segment.source), textOf(segment.target)))
        findings.push(
          finding('segment.untranslated', 'error', { locale, unit: unit.id, segment: segment.id, blocks: true }),
        )
      if (segment.flag === 'source-changed')
        findings.push(finding('segment.source-changed', 'warning', { locale, unit: unit.id, segment: segment.id }))
      else
        findings.push(
          ...checkNumbers(textOf(segment.source), textOf(segment.target), {
            locale,
            unit: unit.id,
            segment: segment.id,
          }),
        )
    }
    const print = printTarget(unit, locale, style)
    if (print === null) continue
    findings.push(...checkTypedMarks(unit, print.text, print.spans, locale, style))
    for (const span of print.spans) wordings.set(span.occurrence, print.text.slice(span.innerStart, span.innerEnd))
    // A block wholly inside a quotation has no end of it in its content: it is there when the unit is.
    for (const quote of unit.quotes)
      if (quote.type === 'inner' || quote.type === 'reopen' || quote.type === 'dash') present.add(quote.id)
  }
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]))
  let aligned = 0
  for (const quotation of prepared.quotations) {
    const ids = quotation.occurrences.map(({ id }) => id)
    if (ids.every((id) => present.has(id))) aligned++
    if (isPreview || !ids.every((id) => wordings.has(id) || !present.has(id))) continue
    const first = quotation.occurrences[0]
    if (first === undefined) continue
    findings.push(
      ...checkVerbatim(
        {
          quotation: quotation.id,
          unit: first.block,
          quoteKind: quotation.quoteKind,
          wording: ids.flatMap((id) => (present.has(id) ? [wordings.get(id) ?? ''] : [])),
        },
        entries.get(quotation.id) ?? null,
        locale,
      ),
    )
  }
  return { findings, quotations: { aligned, total: prepared.quotations.length } }
}

/** Does any of it come from the pseudo engine? Then it is a preview, and is never published in a project. */
export const holdsPseudo = (record: ArticleRecord): boolean =>
  record.units.flatMap(segmentsOf).some(({ origin }) => origin?.kind === 'engine' && origin.engine === 'pseudo')

/** A sentence whose target says what its source says; a name, a title, a number or an address may well be the same in both. */
const isUntranslated = (source: string, target: string): boolean =>
  source.normalize('NFC').trim() === target.normalize('NFC').trim() &&
  (source.replace(/\S*[./@#]\S+/gu, '').match(/(?<![\p{L}])\p{Ll}{2,}/gu) ?? []).length >= 2
