import { Document, isMap, isSeq, parseDocument } from 'yaml'
import type { Ledger, LedgerEntry } from './types.ts'

const options = { lineWidth: 0, minContentWidth: 0 } as const

/** One entry with its keys in the fixed order; what is not known is left out. */
const plain = (entry: LedgerEntry): Record<string, unknown> => ({
  id: entry.id,
  kind: entry.quoteKind,
  ...(entry.speaker === null ? {} : { speaker: entry.speaker }),
  ...(entry.spokenLanguage === null ? {} : { spokenLanguage: entry.spokenLanguage }),
  ...(entry.spokenLanguageBasis === null ? {} : { spokenLanguageBasis: entry.spokenLanguageBasis }),
  status: entry.status,
  wording: entry.wording.length === 1 ? entry.wording[0] : entry.wording,
  ...(entry.original === null
    ? {}
    : {
        original: {
          wording: entry.original.wording,
          language: entry.original.language,
          medium: entry.original.medium,
          source: Object.fromEntries(Object.entries(entry.original.source).filter(([, value]) => value !== null)),
          ...(entry.original.elisions.length === 0 ? {} : { elisions: entry.original.elisions }),
          ...(entry.original.enteredBy === null ? {} : { enteredBy: entry.original.enteredBy }),
          ...(entry.original.confirmedBy === null ? {} : { confirmedBy: entry.original.confirmedBy }),
        },
      }),
  ...(Object.keys(entry.renderings).length === 0
    ? {}
    : {
        renderings: Object.fromEntries(
          Object.entries(entry.renderings).map(([locale, { mode, by, reason, wording }]) => [
            locale,
            { mode, by, reason, ...(wording === null ? {} : { wording }) },
          ]),
        ),
      }),
})

/** The ledger as a new YAML file. */
export const writeLedger = (ledger: Ledger): string =>
  new Document({ article: ledger.article, quotations: ledger.entries.map(plain) }).toString(options)

/**
 * Adds proposed entries to an existing ledger file; what an editor wrote, comments included, stays as it is.
 *
 * @param text the file as it stands, well-formed (it was read before)
 */
export const appendEntries = (text: string, entries: readonly LedgerEntry[]): string => {
  if (entries.length === 0) return text
  const document = parseDocument(text, { schema: 'core' })
  const list = document.get('quotations', true)
  if (isSeq(list)) for (const entry of entries) list.add(document.createNode(plain(entry)))
  else document.set('quotations', document.createNode(entries.map(plain)))
  return document.toString(options)
}

/** The wording in a target that a person's decision was taken on. */
export interface DecidedWording {
  readonly quotation: string
  /** The key under `renderings`, as it stands in the file. */
  readonly locale: string
  readonly wording: string
}

/** Notes under decisions what they were taken on; everything else in the file stays as it is. */
export const noteDecisions = (text: string, decided: readonly DecidedWording[]): string => {
  if (decided.length === 0) return text
  const document = parseDocument(text, { schema: 'core' })
  const list = document.get('quotations', true)
  if (!isSeq(list)) return text
  for (const { quotation, locale, wording } of decided) {
    const entry = list.items.find((item) => isMap(item) && item.get('id') === quotation)
    if (isMap(entry)) entry.setIn(['renderings', locale, 'wording'], wording)
  }
  return document.toString(options)
}
