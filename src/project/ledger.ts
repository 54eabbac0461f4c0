import { finding, type Finding } from '../article/finding.ts'
import type { ArticleId } from '../article/types.ts'
import { appendEntries, writeLedger } from '../quotations/ledger/write.ts'
import type { Ledger, LedgerEntry } from '../quotations/ledger/types.ts'
import type { Quotation } from '../quotations/types.ts'
import type { FileChange } from './files.ts'
import { type findLedger, type Layout, ledgerPath } from './layout.ts'
import { printedName } from './locate.ts'
import type { Prepared } from './prepare.ts'

const proposal = (quotation: Quotation): LedgerEntry => ({
  kind: 'entry',
  id: quotation.id,
  quoteKind: quotation.quoteKind,
  speaker: quotation.speaker,
  spokenLanguage: null,
  status: quotation.quoteKind === 'direct' || quotation.quoteKind === 'partial' ? 'translated' : 'original',
  wording: quotation.occurrences.map(({ wording }) => wording),
  original: null,
  renderings: {},
})

/**
 * The ledger a run works with: what an editor wrote, and a proposed entry for every quotation it does not know yet.
 * Entries that stand there are never changed.
 */
export const proposeLedger = (
  prepared: Prepared,
  found: ReturnType<typeof findLedger>,
): { readonly ledger: Ledger; readonly text: string; readonly findings: readonly Finding[] } => {
  const article = prepared.file.id
  const known = new Set(found?.ledger.entries.map(({ id }) => id))
  const added = prepared.quotations.filter(({ id }) => !known.has(id)).map(proposal)
  const ledger: Ledger = { kind: 'ledger', article, entries: [...(found?.ledger.entries ?? []), ...added] }
  const present = new Set<string>(prepared.quotations.map(({ id }) => id))
  const findings = (found?.ledger.entries ?? [])
    .filter(({ id }) => !present.has(id))
    .map(({ id }) => finding('quote.ledger-orphan', 'warning', { args: { quotation: id } }))
  // Without a quotation there is no ledger to write.
  if (found === null) return { ledger, text: added.length === 0 ? '' : writeLedger(ledger), findings }
  return { ledger, text: appendEntries(found.text, added), findings }
}

/** The ledger file of an article with a new text. */
export const ledgerChange = (layout: Layout, article: ArticleId, text: string): FileChange => {
  const path = ledgerPath(layout, article)
  return { kind: 'file-change', path, name: printedName(layout.root, path), bytes: new TextEncoder().encode(text) }
}
