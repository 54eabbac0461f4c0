import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ArticleRecord } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { type Layout, readRecord, recordLocales, recordPath } from './layout.ts'
import { printedName, type SourceFile } from './locate.ts'

/**
 * The records of an article by locale: those the run translates into, and all others, since they share one base of ids.
 *
 * @param merged records that stand for the files, by `<locale>/<article>`
 * @throws {GoosefootError} `xliff.…`, `article.record-mismatch`, `article.duplicate`
 */
export const knownRecords = (
  layout: Layout,
  file: SourceFile,
  locales: readonly string[],
  merged: ReadonlyMap<string, ArticleRecord> | undefined,
): ReadonlyMap<string, ArticleRecord> => {
  const records = new Map<string, ArticleRecord>()
  for (const locale of new Set([...locales, ...recordLocales(layout)])) {
    const path = recordPath(layout, locale, file.id)
    const name = printedName(layout.root, path)
    const record = merged?.get(`${locale}/${file.id}`) ?? readRecord(path, name)
    if (record === null) continue
    if (record.article !== file.id || record.targetLocale.toLowerCase() !== locale.toLowerCase())
      throw new GoosefootError(
        'article.record-mismatch',
        `this record belongs to ${record.article} in ${record.targetLocale}; ${file.id} in ${locale} was expected.`,
        { file: name, hint: 'Move it to its place.' },
      )
    // A record is the memory of one file: another file with the same id would empty it.
    if (record.original !== file.name && existsSync(resolve(layout.root, record.original)))
      throw new GoosefootError(
        'article.duplicate',
        `the article id "${file.id}" belongs to ${record.original}; each article needs its own.`,
        { file: file.name, hint: 'Rename one of the two files.' },
      )
    records.set(locale, record)
  }
  return records
}
