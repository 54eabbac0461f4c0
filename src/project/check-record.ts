import type { Finding } from '../article/finding.ts'
import { finding } from '../article/finding.ts'
import { textOf } from '../article/content.ts'
import type { ArticleRecord, OccurrenceId } from '../article/types.ts'
import { checkCodes, checkNumbers, checkParity, checkUnitQuotes, checkTypedMarks } from '../checks/index.ts'
import { checkVerbatim, isAttributed } from '../quotations/ledger/check.ts'
import { currentEntry, decisionFor } from '../quotations/ledger/stale.ts'
import type { DecidedWording } from '../quotations/ledger/write.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import {
  accept,
  attributionOf,
  checkConsistency,
  contentFindings,
  type Rendered,
  usualLanguage,
} from './check-quotations.ts'
import type { Prepared } from './prepare.ts'
import { printTarget, segmentsOf } from './print-unit.ts'

export interface CheckedRecord {
  readonly findings: readonly Finding[]
  /** Quotations whose every occurrence has its counterpart, of all quotations of the article. */
  readonly quotations: { readonly aligned: number; readonly total: number }
  /** What decisions were taken on, where the ledger does not say it yet. */
  readonly decided: readonly DecidedWording[]
  /** Attributed quotations as they stand on both sides. */
  readonly rendered: readonly Rendered[]
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
    if (!isPreview) findings.push(...contentFindings(unit, prepared, print, locale))
    // A block wholly inside a quotation has no end of it in its content: it is there when the unit is.
    for (const quote of unit.quotes)
      if (quote.type === 'inner' || quote.type === 'reopen' || quote.type === 'dash') present.add(quote.id)
  }
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]))
  const decided: DecidedWording[] = []
  const rendered: Rendered[] = []
  let aligned = 0
  for (const quotation of prepared.quotations) {
    const ids = quotation.occurrences.map(({ id }) => id)
    if (ids.every((id) => present.has(id))) aligned++
    const first = quotation.occurrences[0]
    if (isPreview || first === undefined) continue
    const at = { unit: first.block, quotation: quotation.id }
    const written = entries.get(quotation.id) ?? null
    const source = quotation.occurrences.map(({ wording }) => wording)
    const current = written === null ? null : currentEntry(written, source, at)
    const entry = current?.entry ?? null
    findings.push(...(current?.findings ?? []).map((one) => ({ ...one, locale })))
    const wording = ids.flatMap((id) => (present.has(id) ? [wordings.get(id) ?? ''] : []))
    accept(findings, entry, quotation.id, locale, wording)
    const decision = entry === null ? null : decisionFor(entry, locale)
    if (decision !== null && decision.decision.wording === null)
      decided.push({ quotation: quotation.id, locale: decision.key, wording: wording.join(' ') })
    if (!ids.every((id) => wordings.has(id) || !present.has(id))) continue
    const kind = entry?.quoteKind ?? quotation.quoteKind
    findings.push(
      ...checkVerbatim({ ...at, quoteKind: quotation.quoteKind, wording }, entry, locale, usualLanguage(ledger, entry)),
    )
    if (!isAttributed(kind) || wording.length !== source.length) continue
    findings.push(...checkParity(source.join(' '), wording.join(' '), prepared.file.locale, { ...at, locale }))
    rendered.push({
      ...at,
      speaker: entry?.speaker ?? quotation.speaker,
      source: source.join(' '),
      wording: wording.join(' '),
    })
  }
  findings.push(...checkConsistency(rendered, locale), ...attributionOf(record, prepared, rendered, style))
  return { findings, quotations: { aligned, total: prepared.quotations.length }, decided, rendered }
}

/** Does any of it come from the pseudo engine? Then it is a preview, and is never published in a project. */
export const holdsPseudo = (record: ArticleRecord): boolean =>
  record.units.flatMap(segmentsOf).some(({ origin }) => origin?.kind === 'engine' && origin.engine === 'pseudo')

/** A sentence whose target says what its source says; a name, a title, a number or an address may well be the same in both. */
const isUntranslated = (source: string, target: string): boolean =>
  source.normalize('NFC').trim() === target.normalize('NFC').trim() &&
  (source.replace(/\S*[./@#]\S+/gu, '').match(/(?<![\p{L}])\p{Ll}{2,}/gu) ?? []).length >= 2
