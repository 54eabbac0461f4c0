import { type Finding, finding } from '../../article/finding.ts'
import type { BlockId, Locale, QuotationId } from '../../article/types.ts'
import { foldQuoted } from './fold.ts'
import type { LedgerEntry, RenderingDecision, VerbatimStatus } from './types.ts'

/** An entry as it holds today, and what fell back. */
export interface CurrentEntry {
  readonly entry: LedgerEntry
  readonly findings: readonly Finding[]
}

const fallen = (status: VerbatimStatus, hasOriginal: boolean): VerbatimStatus => {
  if (status === 'original-confirmed') return 'original-found'
  if (status === 'waived' || status === 'paraphrased') return hasOriginal ? 'original-found' : 'translated'
  return status
}

/** What a person stood for: the confirmation of an original, decisions on renderings. */
const hasWord = ({ status, renderings }: LedgerEntry): boolean =>
  status === 'original-confirmed' ||
  status === 'waived' ||
  status === 'paraphrased' ||
  Object.keys(renderings).length > 0

/**
 * Confirmations and decisions hold for the wording they were given for (check V4). When the article says something else than the
 * ledger's `wording`, a confirmed original is a found one again, and decisions lapse until a person renews them there.
 *
 * @param wording of the quotation's occurrences in the article as it is now
 */
export const currentEntry = (
  entry: LedgerEntry,
  wording: readonly string[],
  at: { readonly unit: BlockId; readonly quotation: QuotationId },
): CurrentEntry => {
  const isSame = foldQuoted(entry.wording.join(' ')) === foldQuoted(wording.join(' '))
  if (isSame || !hasWord(entry)) return { entry, findings: [] }
  const who = entry.original?.confirmedBy ?? Object.values(entry.renderings)[0]?.by ?? 'an editor'
  return {
    entry: {
      ...entry,
      status: fallen(entry.status, entry.original !== null),
      original: entry.original === null ? null : { ...entry.original, confirmedBy: null },
      renderings: {},
    },
    findings: [finding('quote.stale', 'warning', { ...at, args: { quotation: at.quotation, by: who } })],
  }
}

/** The decision for a locale: under its own tag, or under its language. */
export const decisionFor = (
  { renderings }: LedgerEntry,
  locale: Locale,
): { readonly key: string; readonly decision: RenderingDecision } | null => {
  for (const key of [locale, locale.split(/[-_]/u)[0] ?? locale]) {
    const decision = Object.hasOwn(renderings, key) ? renderings[key] : undefined
    if (decision !== undefined) return { key, decision }
  }
  return null
}

/** True when a target still says what a person decided on; a decision without a noted wording holds. */
export const isDecided = ({ wording }: RenderingDecision, rendered: readonly string[]): boolean =>
  wording === null || foldQuoted(wording) === foldQuoted(rendered.join(' '))
