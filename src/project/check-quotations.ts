import { type Finding, finding } from '../article/finding.ts'
import type { ArticleRecord, BlockId, Locale, QuotationId, UnitRecord } from '../article/types.ts'
import { checkAttribution, checkQuoteContent, type PlacedPair } from '../checks/index.ts'
import { foldQuoted } from '../quotations/ledger/fold.ts'
import { decisionFor, isDecided } from '../quotations/ledger/stale.ts'
import type { Ledger, LedgerEntry } from '../quotations/ledger/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import { occurrencesIn, type Prepared } from './prepare.ts'
import { type PrintedUnit, printTarget } from './print-unit.ts'

/** What stands between the marks of a unit's quotations, on both sides. */
export const contentFindings = (
  unit: UnitRecord,
  prepared: Prepared,
  print: PrintedUnit,
  locale: Locale,
): readonly Finding[] => {
  const index = prepared.article.blocks.findIndex(({ id }) => id === unit.id)
  const block = prepared.article.blocks[index]
  if (block === undefined) return []
  const kinds = new Map(unit.quotes.map((quote) => [quote.id, quote.quoteKind]))
  const pairs = occurrencesIn(prepared.quotations, index)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((source): PlacedPair[] => {
      const target = print.spans.find(({ occurrence }) => occurrence === source.id)
      if (source.type !== 'pair' || target === undefined) return []
      const quotation = source.id.slice(0, source.id.lastIndexOf('.')) as QuotationId
      return [
        { quotation, quoteKind: kinds.get(source.id) ?? 'direct', source, target: { ...target, depth: source.depth } },
      ]
    })
  return checkQuoteContent(pairs, block.text, print.text, { locale, unit: unit.id })
}

/** An attributed quotation as it stands on both sides. */
export interface Rendered {
  readonly unit: BlockId
  readonly quotation: QuotationId
  readonly speaker: string | null
  readonly source: string
  readonly wording: string
}

/** The language that the speaker of an entry without one speaks in the other entries. */
export const usualLanguage = (ledger: Ledger, entry: LedgerEntry | null): string | null =>
  entry === null || entry.speaker === null
    ? null
    : (ledger.entries.find(({ speaker, spokenLanguage }) => speaker === entry.speaker && spokenLanguage !== null)
        ?.spokenLanguage ?? null)

/** A named person took responsibility for a quotation that is not in marks: reported speech is no loss then. */
export const accept = (
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
export const checkConsistency = (rendered: readonly Rendered[], locale: Locale): readonly Finding[] =>
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
export const attributionOf = (
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
