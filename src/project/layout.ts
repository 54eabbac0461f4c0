import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ArticleRecord } from '../article/types.ts'
import { GoosefootError, inFile } from '../errors.ts'
import { readLedger } from '../quotations/ledger/read.ts'
import type { Ledger, LedgerEntry } from '../quotations/ledger/types.ts'
import { fromXliff, readXliff } from '../xliff/index.ts'
import { readBytes, readIfThere } from './files.ts'
import { type Place, printedName, type SourceFile } from './locate.ts'

/** Where the files of a run stand: the project's folders, or those under `--out`. */
export interface Layout {
  readonly root: string
  readonly base: string
}

export const recordPath = (layout: Layout, locale: string, article: string): string =>
  join(layout.base, 'xliff', locale, `${article}.xlf`)
export const namespacePath = (layout: Layout, locale: string, article: string): string =>
  join(layout.base, 'locales', locale, `${article}.json`)
export const documentPath = (layout: Layout, locale: string, file: SourceFile): string =>
  join(layout.base, 'locales', locale, documentName(file))
/** The localised document: named like the source; JSON not to be taken for the namespace, whose id has no dot. */
export const documentName = (file: Pick<SourceFile, 'id' | 'extension'>): string =>
  `${file.id}.${file.extension === 'json' ? 'document.json' : file.extension}`
export const ledgerPath = (layout: Layout, article: string): string => join(layout.base, 'quotes', `${article}.yaml`)

/**
 * Reads one record of the article, or null when there is none.
 *
 * @throws {GoosefootError} `xliff.…` with file, line and column
 */
export const readRecord = (path: string, name: string): ArticleRecord | null => {
  const bytes = readIfThere(path, name)
  if (bytes === null) return null
  try {
    return fromXliff(readXliff(bytes))
  } catch (error) {
    throw inFile(error, name)
  }
}

/** The locales that have a record of any article, in alphabetical order. */
export const recordLocales = (layout: Layout): readonly string[] => {
  const folder = join(layout.base, 'xliff')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isDirectory())
    .sort()
}

/**
 * The article's verbatim ledger: the run's own, else the project's.
 *
 * @throws {GoosefootError} `yaml.…` with file, line and column
 */
export const findLedger = (
  place: Place,
  layout: Layout,
  file: SourceFile,
): { readonly path: string; readonly text: string; readonly ledger: Ledger } | null => {
  const article = file.id
  // A file from elsewhere may have the id of an article here, and has nothing else of it.
  const own = file.path.startsWith(place.root + sep) ? [place.root] : []
  for (const base of new Set([layout.base, ...own])) {
    const path = ledgerPath({ root: place.root, base }, article)
    const name = printedName(place.root, path)
    if (!existsSync(path)) continue
    const text = decodeUtf8(readBytes(path, name), name)
    const ledger = readLedger(text, name)
    if (ledger.article !== article)
      throw new GoosefootError(
        'yaml.bad-value',
        `the ledger says it belongs to "${ledger.article}"; "${article}" was expected.`,
        {
          file: name,
          hint: 'Correct "article".',
        },
      )
    return { path, text, ledger }
  }
  return null
}

const decodeUtf8 = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new GoosefootError('file.encoding', 'the file is not UTF-8.', { file, hint: 'Save it as UTF-8.' })
  }
}

/** The entries of every ledger of the project that can be read, in alphabetical order of the articles. */
export const ledgerEntries = (root: string): readonly LedgerEntry[] => {
  const folder = join(root, 'quotes')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      try {
        return readLedger(decodeUtf8(readBytes(join(folder, name), name), name).trim(), name).entries
      } catch (error) {
        // It is reported where its own article is translated.
        if (error instanceof GoosefootError) return []
        throw error
      }
    })
}
