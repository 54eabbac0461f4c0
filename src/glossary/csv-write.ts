import { writeCell } from './cell.ts'
import { type Delimiter, writeRow } from './delimited.ts'
import type { Concept, Term } from './types.ts'

/**
 * Concepts as a table: UTF-8, LF, quotes only where they must be, sorted by id, so that two versions can be compared line by
 * line. Columns that nothing needs are left out.
 */
export const writeCsv = (concepts: readonly Concept[], delimiter: Delimiter = ','): string => {
  const locales = [...new Set(concepts.flatMap(({ terms }) => terms.map(({ locale }) => locale)))].sort()
  const any = (terms: readonly Term[], test: (term: Term) => boolean): string => (terms.some(test) ? 'yes' : '')
  const rows = concepts
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((one): ReadonlyMap<string, string> => {
      const { terms } = one
      return new Map([
        ['id', one.id],
        ...locales.map((locale): [string, string] => [
          columnOf(locale),
          writeCell(terms.filter((term) => term.locale === locale)),
        ]),
        ['keep', any(terms, ({ keep }) => keep)],
        ['case', any(terms, ({ caseSensitive }) => caseSensitive)],
        ['pos', terms.find(({ partOfSpeech }) => partOfSpeech !== null)?.partOfSpeech ?? ''],
        ['quote', terms.find(({ quoteKind }) => quoteKind !== null)?.quoteKind ?? ''],
        ['note', one.note ?? ''],
        ['subject', one.subject ?? ''],
        ['source', one.source ?? ''],
      ])
    })
  const filled = (name: string): boolean => rows.some((row) => (row.get(name) ?? '') !== '')
  const head = ['id', ...locales.map(columnOf), ...optional.filter(filled)]
  return [head, ...rows.map((row) => head.map((name) => row.get(name) ?? ''))]
    .map((cells) => `${writeRow(cells, delimiter)}\n`)
    .join('')
}

const optional: readonly string[] = ['keep', 'case', 'pos', 'quote', 'note', 'subject', 'source']

/** `id` is the column of ids, so Indonesian has its region. */
const columnOf = (locale: string): string => (locale.toLowerCase() === 'id' ? 'id-ID' : locale)
