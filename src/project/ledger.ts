import { finding, type Finding } from '../article/finding.ts'
import type { ArticleId } from '../article/types.ts'
import { appendEntries, writeLedger } from '../quotations/ledger/write.ts'
import { isAttributed } from '../quotations/ledger/check.ts'
import type { Ledger, LedgerEntry, SpokenLanguageBasis } from '../quotations/ledger/types.ts'
import { sceneOf } from '../quotations/speakers/scene.ts'
import { proposeSpokenLanguage } from '../quotations/spoken-language.ts'
import type { Quotation } from '../quotations/types.ts'
import type { FileChange } from './files.ts'
import { type findLedger, type Layout, ledgerEntries, ledgerPath } from './layout.ts'
import { printedName } from './locate.ts'
import { occurrencesIn, type Prepared } from './prepare.ts'

/** An entry for a quotation that the ledger does not know: what the text says, and what it says it by. */
const proposal = (quotation: Quotation, prepared: Prepared, known: ReadonlyMap<string, string>): LedgerEntry => {
  const attributed = isAttributed(quotation.quoteKind)
  const spoken = attributed ? spokenLanguageOf(quotation, prepared, known) : null
  const isOriginal = !attributed || spoken?.language === primary(prepared.file.locale)
  return {
    kind: 'entry',
    id: quotation.id,
    quoteKind: quotation.quoteKind,
    speaker: quotation.speaker,
    spokenLanguage: spoken?.language ?? null,
    spokenLanguageBasis: spoken?.basis ?? null,
    status: isOriginal ? 'original' : 'translated',
    wording: quotation.occurrences.map(({ wording }) => wording),
    original: null,
    renderings: {},
  }
}

const primary = (locale: string): string => (locale.split(/[-_]/u)[0] ?? locale).toLowerCase()

/** What the text says of the speaker, else what he speaks in the ledgers of other articles. */
const spokenLanguageOf = (
  quotation: Quotation,
  { article, quotations, file }: Prepared,
  known: ReadonlyMap<string, string>,
): { readonly language: string; readonly basis: SpokenLanguageBasis } | null => {
  const first = quotation.occurrences[0]
  const block = first === undefined ? undefined : article.blocks[first.blockIndex]
  if (first === undefined || block === undefined || quotation.speaker === null) return null
  const inBlock = occurrencesIn(quotations, first.blockIndex).toSorted((a, b) => a.start - b.start || b.end - a.end)
  const { text, from, to } = sceneOf(block.text, inBlock, first)
  const clue = proposeSpokenLanguage(
    article.blocks.map((one) => one.text),
    quotation.speaker,
    text.slice(from, to),
    primary(file.locale),
  )
  if (clue !== null) return { language: clue, basis: 'text-clue' }
  const usual = known.get(quotation.speaker)
  return usual === undefined ? null : { language: usual, basis: 'speaker-default' }
}

/** The language that each speaker speaks in every entry of the project's ledgers that names one. */
const speakerLanguages = (root: string): ReadonlyMap<string, string> => {
  const languages = new Map<string, Set<string>>()
  for (const { speaker, spokenLanguage } of ledgerEntries(root))
    if (speaker !== null && spokenLanguage !== null)
      languages.set(speaker, (languages.get(speaker) ?? new Set()).add(primary(spokenLanguage)))
  return new Map(
    [...languages].flatMap(([speaker, all]): [string, string][] => {
      const [only] = all
      return all.size === 1 && only !== undefined ? [[speaker, only]] : []
    }),
  )
}

/**
 * The ledger a run works with: what an editor wrote, and a proposed entry for every quotation it does not know yet.
 * Entries that stand there are never changed.
 *
 * @param root the project's folder: its other ledgers know the languages of speakers
 */
export const proposeLedger = (
  root: string,
  prepared: Prepared,
  found: ReturnType<typeof findLedger>,
): { readonly ledger: Ledger; readonly text: string; readonly findings: readonly Finding[] } => {
  const article = prepared.file.id
  const known = new Set(found?.ledger.entries.map(({ id }) => id))
  const fresh = prepared.quotations.filter(({ id }) => !known.has(id))
  const languages = fresh.length === 0 ? new Map<string, string>() : speakerLanguages(root)
  const added = fresh.map((quotation) => proposal(quotation, prepared, languages))
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
