import type { Finding } from '../article/finding.ts'
import { finding } from '../article/finding.ts'
import { textOf } from '../article/content.ts'
import type { ArticleRecord, BlockId, Locale, OccurrenceId, QuotationId } from '../article/types.ts'
import {
  checkAttribution,
  checkCodes,
  checkNumbers,
  checkParity,
  checkUnitQuotes,
  checkTypedMarks,
} from '../checks/index.ts'
import { checkVerbatim, isAttributed } from '../quotations/ledger/check.ts'
import { foldQuoted } from '../quotations/ledger/fold.ts'
import { currentEntry, decisionFor, isDecided } from '../quotations/ledger/stale.ts'
import type { DecidedWording } from '../quotations/ledger/write.ts'
import type { Ledger, LedgerEntry } from '../quotations/ledger/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import type { Prepared } from './prepare.ts'
import { printTarget, segmentsOf } from './print-unit.ts'

export interface CheckedRecord {
  readonly findings: readonly Finding[]
  /** Quotations whose every occurrence has its counterpart, of all quotations of the article. */
  readonly quotations: { readonly aligned: number; readonly total: number }
  /** What decisions were taken on, where the ledger does not say it yet. */
  readonly decided: readonly DecidedWording[]
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
  return { findings, quotations: { aligned, total: prepared.quotations.length }, decided }
}

/** An attributed quotation as it stands on both sides. */
interface Rendered {
  readonly unit: BlockId
  readonly quotation: QuotationId
  readonly speaker: string | null
  readonly source: string
  readonly wording: string
}

/** The language that the speaker of an entry without one speaks in the other entries. */
const usualLanguage = (ledger: Ledger, entry: LedgerEntry | null): string | null =>
  entry === null || entry.speaker === null
    ? null
    : (ledger.entries.find(({ speaker, spokenLanguage }) => speaker === entry.speaker && spokenLanguage !== null)
        ?.spokenLanguage ?? null)

/** A named person took responsibility for a quotation that is not in marks: reported speech is no loss then. */
const accept = (
  findings: Finding[],
  entry: LedgerEntry | null,
  quotation: QuotationId,
  locale: Locale,
  wording: readonly string[],
): void => {
  const found = entry === null ? null : decisionFor(entry, locale)
  if (found === null || !isDecided(found.decision, wording)) return
  const { by, reason } = found.decision
  for (const [index, one] of findings.entries())
    if (one.quotation === quotation && one.locale === locale && one.code === 'quote.lost')
      findings[index] = finding('quote.accepted', 'info', {
        locale,
        unit: one.unit,
        quotation,
        args: { quotation, by, reason },
      })
}

/** The same words of the same speaker, translated in two ways (check V5). */
const checkConsistency = (rendered: readonly Rendered[], locale: Locale): readonly Finding[] =>
  rendered.flatMap((one, index): Finding[] => {
    const twin = rendered
      .slice(0, index)
      .find(
        (other) =>
          other.speaker === one.speaker &&
          foldQuoted(other.source) === foldQuoted(one.source) &&
          foldQuoted(other.wording) !== foldQuoted(one.wording),
      )
    if (twin === undefined) return []
    const args = { quotation: one.quotation, other: twin.quotation, speaker: one.speaker ?? 'the speaker' }
    return [finding('quote.inconsistent', 'warning', { locale, unit: one.unit, quotation: one.quotation, args })]
  })

/** Whether the target still names who speaks (V9), and says that it was translated where the house wants that (V8). */
const attributionOf = (
  record: ArticleRecord,
  prepared: Prepared,
  rendered: readonly Rendered[],
  style: HouseStyle,
): readonly Finding[] => {
  const locale = record.targetLocale
  const note = style.translatedNote?.replace(/\{language\}.*$/u, '').trim() ?? ''
  const foot = record.units.at(-1)
  const footText = foot === undefined ? '' : (printTarget(foot, locale, style)?.text ?? '')
  return rendered.flatMap(({ unit: id, quotation, speaker, wording }): Finding[] => {
    const unit = record.units.find((one) => one.id === id)
    const block = prepared.article.blocks.find((one) => one.id === id)
    const print = unit === undefined ? null : printTarget(unit, locale, style)
    if (block === undefined || print === null) return []
    const occurrences = prepared.quotations
      .flatMap((one) => one.occurrences)
      .filter(({ block: where, type }) => where === id && type === 'pair')
    const found: Finding[] = []
    if (speaker !== null)
      found.push(
        ...checkAttribution(
          {
            quotation,
            unit: id,
            speaker,
            source: outside(block.text, occurrences),
            target: outside(print.text, print.spans),
          },
          locale,
        ),
      )
    if (note !== '' && wording !== '' && !print.text.includes(note) && !footText.includes(note))
      found.push(finding('quote.note-missing', 'warning', { locale, unit: id, quotation, args: { quotation } }))
    return found
  })
}

/** A text without what stands in marks. */
const outside = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string => {
  let rest = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > from) rest += text.slice(from, start)
    from = Math.max(from, end)
  }
  return rest + text.slice(from)
}

/** Does any of it come from the pseudo engine? Then it is a preview, and is never published in a project. */
export const holdsPseudo = (record: ArticleRecord): boolean =>
  record.units.flatMap(segmentsOf).some(({ origin }) => origin?.kind === 'engine' && origin.engine === 'pseudo')

/** A sentence whose target says what its source says; a name, a title, a number or an address may well be the same in both. */
const isUntranslated = (source: string, target: string): boolean =>
  source.normalize('NFC').trim() === target.normalize('NFC').trim() &&
  (source.replace(/\S*[./@#]\S+/gu, '').match(/(?<![\p{L}])\p{Ll}{2,}/gu) ?? []).length >= 2
