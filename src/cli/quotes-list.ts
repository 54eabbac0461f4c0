import { findLedger } from '../project/layout.ts'
import { findArticles, locateProject } from '../project/locate.ts'
import { isAttributed } from '../quotations/ledger/check.ts'
import type { LedgerEntry } from '../quotations/ledger/types.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'

const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text)

/** Who answers for what: the original's confirmation, and decisions by locale. */
const answers = ({ original, renderings }: LedgerEntry): string =>
  [
    ...(original?.confirmedBy ? [`confirmed by ${original.confirmedBy}`] : []),
    ...Object.entries(renderings).map(([locale, { mode, by }]) => `${locale} ${mode} by ${by}`),
  ].join('; ')

const isOpen = ({ quoteKind, spokenLanguage, speaker }: LedgerEntry): boolean =>
  isAttributed(quoteKind) && (spokenLanguage === null || speaker === null)

/** `goosefoot quotes list`: the ledger of the articles; what an editor has still to fill in is marked. Writes nothing. */
export const quotesList: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const layout = { root: place.root, base: place.root }
  const found = findArticles(place, call.positionals.slice(1), cwd).map((file) => ({
    article: file.id as string,
    entries: findLedger(place, layout, file)?.ledger.entries ?? null,
  }))
  const rows = found.flatMap(({ article, entries }) =>
    (entries ?? []).map((entry) => [
      article,
      entry.id,
      entry.quoteKind,
      entry.speaker ?? '–',
      `${entry.spokenLanguage ?? (isAttributed(entry.quoteKind) ? '?' : '–')}${entry.spokenLanguageBasis === 'text-clue' || entry.spokenLanguageBasis === 'speaker-default' ? ' (proposed)' : ''}`,
      entry.status,
      short(entry.wording.join(' … ')),
      answers(entry),
    ]),
  )
  const without = found.filter(({ entries }) => entries === null).map(({ article }) => article)
  const open = found.flatMap(({ entries }) => entries ?? []).filter(isOpen).length
  const notes = [
    ...(open === 0
      ? []
      : [
          `${open} attributed ${open === 1 ? 'quotation has' : 'quotations have'} no speaker or no spoken language yet.`,
        ]),
    ...(without.length === 0 ? [] : [`No ledger yet: ${without.join(', ')}. "goosefoot translate" proposes one.`]),
  ]
  const head = ['article', 'quotation', 'kind', 'speaker', 'spoken', 'status', 'wording', 'decided']
  output.result(`${rows.length === 0 ? '' : table(head, rows)}${notes.length === 0 ? '' : `\n${notes.join('\n')}\n`}`, {
    articles: found.map(({ article, entries }) => ({
      article,
      quotations: entries?.map(({ quoteKind, ...rest }) => ({ ...rest, kind: quoteKind })) ?? null,
    })),
  })
  return 0
}
