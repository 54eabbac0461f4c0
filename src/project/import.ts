import { resolve } from 'node:path'
import { type Finding, finding } from '../article/finding.ts'
import type { ArticleRecord, BlockId } from '../article/types.ts'
import { type ExitName, exitCodes, GoosefootError, inFile } from '../errors.ts'
import { isFlat, mergeReturned, readXliff, type Verdict, type XliffDocument, type XliffFile } from '../xliff/index.ts'
import { readBytes } from './files.ts'
import { returnedFromFlat } from './flat.ts'
import { type Layout, readRecord, recordPath } from './layout.ts'
import { type Place, printedName } from './locate.ts'
import { type ArticleFailure, firstExit, type RunOutcome } from './outcome.ts'
import { restoreQuotes } from './restore-quotes.ts'
import { styleOf } from './style.ts'
import { translateArticles } from './translate.ts'

export interface ImportOptions {
  readonly cwd: string
  readonly dryRun?: boolean
  /** Who translated. */
  readonly person?: string | undefined
  /** Decides conflicts. */
  readonly prefer?: 'ours' | 'theirs' | undefined
  readonly progress?: (text: string) => void
  /** Where the bytes come from; default: the disk. */
  readonly read?: (path: string, name: string) => Uint8Array
}

/** What one returned file did. */
export interface ImportedFile {
  readonly file: string
  readonly article: string
  readonly locale: string
  /** Segments by verdict: `accepted`, `unchanged`, `conflict`, … */
  readonly segments: Readonly<Record<string, number>>
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
}

export interface ImportOutcome {
  readonly files: readonly ImportedFile[]
  /** What publishing made of the articles that changed; null when nothing did. */
  readonly run: RunOutcome | null
  readonly failures: readonly ArticleFailure[]
  readonly exit: ExitName
  readonly exitCode: number
}

const findingCodes: Readonly<Record<string, string>> = {
  'unit-unknown': 'import.unknown-unit',
  'unit-missing': 'import.missing-unit',
  'source-edited': 'import.source-edited',
  'source-changed': 'import.source-changed',
  locked: 'import.locked',
  conflict: 'import.conflict',
  refused: 'import.refused',
  doubled: 'quote.doubled',
  restored: 'quote.restored',
}

const findingsOf = (verdicts: readonly Verdict[], locale: string): readonly Finding[] =>
  verdicts.flatMap((verdict) => {
    const code = findingCodes[verdict.verdict]
    if (code === undefined || verdict.verdict === 'unit-missing') return []
    const quotation =
      verdict.kind === 'quotation' ? verdict.occurrence.slice(0, verdict.occurrence.lastIndexOf('.')) : ''
    return [
      finding(code, verdict.severity === 'info' ? 'warning' : verdict.severity, {
        locale,
        unit: verdict.unit as BlockId,
        args: { unit: verdict.unit, quotation, text: verdict.kind === 'segment' ? (verdict.text ?? '') : '' },
      }),
    ]
  })

/**
 * Merges returned XLIFF files into the records, then checks and publishes the articles that changed, all in one step.
 *
 * A file that cannot be used is refused and changes nothing; the others go in. Importing the same file twice changes
 * nothing the second time.
 */
export const importFiles = async (
  place: Place,
  files: readonly string[],
  options: ImportOptions,
): Promise<ImportOutcome> => {
  const layout: Layout = { root: place.root, base: place.root }
  const merged = new Map<string, ArticleRecord>()
  const changed = new Map<string, { readonly original: string; readonly locale: string }>()
  const imported: ImportedFile[] = []
  const failures: ArticleFailure[] = []
  const exits: ExitName[] = []
  for (const path of files) {
    const absolute = resolve(options.cwd, path)
    const name = printedName(place.root, absolute)
    options.progress?.(name)
    try {
      // All of a file is read before any of it goes in.
      for (const { key, record, file } of importOne(place, layout, absolute, name, merged, options)) {
        imported.push(file)
        if (file.verdicts.some(({ verdict }) => verdict === 'conflict')) exits.push('conflict')
        if (file.verdicts.some(({ verdict }) => verdict === 'refused')) exits.push('qa')
        if (record === null) continue
        merged.set(key, record)
        changed.set(key, { original: record.original, locale: file.locale })
      }
    } catch (error) {
      if (!(error instanceof GoosefootError)) throw error
      failures.push({ article: name, error })
    }
  }
  let run: RunOutcome | null = null
  if (changed.size > 0) {
    const paths = [...new Set([...changed.values()].map(({ original }) => original))]
    const to = [...new Set([...changed.values()].map(({ locale }) => locale))]
    run = await translateArticles(place, {
      paths,
      cwd: place.root,
      to,
      engines: ['memory'],
      dryRun: options.dryRun === true,
      merged,
    })
    exits.push(run.exit)
  }
  const exit = firstExit([...exits, ...failures.map(({ error }) => error.exit)])
  return { files: imported, run, failures, exit, exitCode: exitCodes[exit] }
}

interface Imported {
  readonly key: string
  /** Null: nothing changed. */
  readonly record: ArticleRecord | null
  readonly file: ImportedFile
}

/** A returned file; tools that hand back a whole project put several articles into one. */
const importOne = (
  place: Place,
  layout: Layout,
  path: string,
  name: string,
  merged: ReadonlyMap<string, ArticleRecord>,
  options: ImportOptions,
): readonly Imported[] => {
  const bytes = (options.read ?? readBytes)(path, name)
  try {
    const returned = readXliff(bytes)
    const articles = new Map<string, XliffFile[]>()
    for (const file of returned.files) {
      const article = `${articleOf(file.original, file.id)} ${file.targetLanguage ?? ''}`
      articles.set(article, [...(articles.get(article) ?? []), file])
    }
    if (articles.size <= 1) return [importArticle(place, layout, name, returned, merged, options)]
    return [...articles.values()].map((files) =>
      importArticle(
        place,
        layout,
        name,
        { ...returned, files, targetLanguage: files[0]?.targetLanguage ?? returned.targetLanguage },
        merged,
        options,
      ),
    )
  } catch (error) {
    throw inFile(error, name)
  }
}

const importArticle = (
  place: Place,
  layout: Layout,
  name: string,
  returned: XliffDocument,
  merged: ReadonlyMap<string, ArticleRecord>,
  options: ImportOptions,
): Imported => {
  const article = articleOf(returned.files[0]?.original ?? null, returned.files[0]?.id ?? '')
  const locale = returned.targetLanguage ?? returned.files[0]?.targetLanguage ?? ''
  if (locale === '')
    throw new GoosefootError('xliff.language', 'the file names no target language.', {
      hint: 'Set trgLang on its root.',
    })
  const known = findRecord(place, layout, article, locale)
  if (known === null)
    throw new GoosefootError(
      'xliff.other-article',
      `the project has no record of "${article}" for the locale "${locale}".`,
      { hint: 'Run "goosefoot translate" first, or check that the file belongs to this project.' },
    )
  const key = `${known.locale}/${article}`
  const before = merged.get(key) ?? known.record
  const style = styleOf(place.config, known.locale)
  const read = isFlat(returned) ? returnedFromFlat(before, returned, style) : returned
  const { record, verdicts, changed } = mergeReturned(before, read, {
    person: options.person ?? null,
    ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
    restoreQuotes: restoreQuotes(place.config, known.record),
  })
  const segments: Record<string, number> = {}
  for (const verdict of verdicts)
    if (verdict.kind === 'segment') segments[verdict.verdict] = (segments[verdict.verdict] ?? 0) + 1
  return {
    key,
    record: changed ? record : null,
    file: {
      file: name,
      article,
      locale: known.locale,
      segments,
      verdicts,
      findings: findingsOf(verdicts, known.locale),
    },
  }
}

/** `source/hanoi.de.txt` and `hanoi` both name the article `hanoi`. */
export const articleOf = (original: string | null, id: string): string => {
  const base = (original ?? '').replaceAll('\\', '/').split('/').pop() ?? ''
  const found = /^([a-z][a-z0-9-]*)\.[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\.[A-Za-z0-9]+$/u.exec(base)?.[1]
  return found ?? id
}

/** The record of an article in a locale; `de` and `de-DE` are one language when only one of them has a folder. */
export const findRecord = (
  place: Place,
  layout: Layout,
  article: string,
  locale: string,
): { readonly locale: string; readonly record: ArticleRecord } | null => {
  const tags = [
    locale,
    ...place.config.targets.filter((tag) => tag.toLowerCase() === locale.toLowerCase()),
    locale.split('-')[0] ?? locale,
  ]
  for (const tag of new Set(tags)) {
    const path = recordPath(layout, tag, article)
    const record = readRecord(path, printedName(place.root, path))
    if (record !== null) return { locale: tag, record }
  }
  return null
}
