import type { ArticleRecord } from '../article/types.ts'
import { type ExitName, GoosefootError, inFile } from '../errors.ts'
import { type DecidedWording, noteDecisions } from '../quotations/ledger/write.ts'
import type { Amend } from './amend.ts'
import { carryTargets, type RetiredPair } from './carry-targets.ts'
import pLimit from 'p-limit'
import type { Amount } from '../engines/index.ts'
import { chooseEngines, type Filler } from './engines/index.ts'
import { finishLocale } from './finish-locale.ts'
import { type FileChange, readBytes, realChanges, writeFiles } from './files.ts'
import { type Glossary, loadGlossary, quoteKindOf } from './glossary.ts'
import { knownRecords } from './known-records.ts'
import { findLedger, type Layout } from './layout.ts'
import { ledgerChange, proposeLedger } from './ledger.ts'
import { findArticles, type Place, type SourceFile, targetLocales } from './locate.ts'
import { type ArticleFailure, gatherOutcome, type LocaleOutcome, type RunOutcome } from './outcome.ts'
import { prepareArticle } from './prepare.ts'
import { retire } from './retire.ts'
import { styleOf } from './style.ts'
import { type RenderedIn, withTwins } from './twins.ts'

export interface TranslateOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  readonly engines?: readonly string[] | undefined
  /** Absolute folder that stands for the project's own. */
  readonly out?: string | undefined
  /** Do everything but write. */
  readonly dryRun?: boolean
  /** Cut texts anew by today's rules, also those that did not change since they were recorded. */
  readonly resegment?: boolean
  /** Write nothing; drift is an error. */
  readonly frozen?: boolean
  /** Limit of this run: billable characters, or money such as `5 EUR`. */
  readonly budget?: Amount | undefined
  /** First aborted: what is in flight is waited for, nothing new is sent. Then: that is given up as well. */
  readonly stop?: AbortSignal | undefined
  readonly abort?: AbortSignal | undefined
  readonly progress?: (text: string) => void
  /** Records to start from instead of the files, by `<locale>/<article>`: what an import merged. */
  readonly merged?: ReadonlyMap<string, ArticleRecord>
  /** Has the last word on each record before it is published: approvals, retractions. */
  readonly amend?: Amend
}

/**
 * The main job: reads articles, cuts them, fills targets from the record, memory and engines, aligns and checks
 * quotations, writes the records and publishes what is complete.
 *
 * An article that fails does not keep the others from going on. All files of one article change together.
 *
 * @throws {GoosefootError} for what concerns the whole run: arguments, configuration, memory files
 */
export const translateArticles = async (place: Place, options: TranslateOptions): Promise<RunOutcome> => {
  const layout: Layout = { root: place.root, base: options.out ?? place.root }
  const files = findArticles(place, options.paths, options.cwd)
  const locales = targetLocales(place, options.to)
  const glossary = loadGlossary(place)
  if (files.length === 0 && options.paths.length === 0)
    throw new GoosefootError('article.none', 'there is no article in source/.', {
      hint: 'Put one there, named <id>.<lang>.<txt|md|html|json|xml>, or name a path.',
    })
  const filler = await chooseEngines(place, {
    names: options.engines,
    elsewhere: options.out,
    estimateOnly: options.dryRun === true || options.frozen === true,
    budget: options.budget,
    locales,
    termsFor: (locale) => glossary.stored(place.config.sourceLocale, locale).terms,
  })
  const onStop = (): void => filler.stop()
  const onAbort = (): void => filler.abort()
  options.stop?.addEventListener('abort', onStop)
  options.abort?.addEventListener('abort', onAbort)
  try {
    const limit = pLimit(articlesAtOnce)
    const worked = await settled(
      files.map((file, index) =>
        limit(() => {
          options.progress?.(`${index + 1}/${files.length} ${file.name}`)
          return workOn(place, layout, file, locales, { filler, glossary }, options)
        }),
      ),
    )
    const report = filler.report()
    return gatherOutcome(
      withTwins(
        worked.flatMap(({ outcomes }) => outcomes),
        worked.flatMap(({ spoken }) => spoken),
      ),
      worked.flatMap(({ failure }) => (failure === null ? [] : [failure])),
      report.notes,
      [...report.exits, ...worked.flatMap(({ extra }) => extra)],
    )
  } finally {
    options.stop?.removeEventListener('abort', onStop)
    options.abort?.removeEventListener('abort', onAbort)
    await filler.close()
  }
}

/** All results, in order; the first error only when everything has ended: no answer may come behind a closed journal. */
const settled = async <Result>(work: readonly Promise<Result>[]): Promise<readonly Result[]> => {
  const ended = await Promise.allSettled(work)
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason as Error
    return one.value
  })
}

/** Articles worked on at once: while one waits for an engine, others are cut and checked. */
const articlesAtOnce = 8

interface Worked {
  readonly outcomes: readonly LocaleOutcome[]
  readonly spoken: readonly RenderedIn[]
  readonly failure: ArticleFailure | null
  readonly extra: readonly ExitName[]
}

/** One article from its bytes to its files; an article that fails does not keep the others from going on. */
const workOn = async (
  place: Place,
  layout: Layout,
  file: SourceFile,
  locales: readonly string[],
  helpers: { readonly filler: Filler; readonly glossary: Glossary },
  options: TranslateOptions,
): Promise<Worked> => {
  const nothing: Worked = { outcomes: [], spoken: [], failure: null, extra: [] }
  if (options.stop?.aborted === true)
    return {
      ...nothing,
      failure: {
        article: file.name,
        error: new GoosefootError('engine.stopped', 'the run was ended before this article was begun.', {
          file: file.name,
          hint: 'Run again.',
          exit: 'partial',
        }),
      },
    }
  let outcomes: readonly LocaleOutcome[] = []
  try {
    const worked = await translateArticle(place, layout, file, locales, helpers, options)
    const isDrift = worked.changes.length > 0 || worked.outcomes.some(({ estimate }) => estimate !== null)
    if (options.frozen === true)
      return { ...nothing, outcomes: worked.outcomes, spoken: worked.spoken, extra: isDrift ? ['drift'] : [] }
    // What was not written was not published, whatever was found before.
    outcomes = worked.outcomes.map((one) => ({
      ...one,
      published: false,
      reason: 'its files could not be written',
      files: [],
    }))
    if (worked.changes.length > 0 && options.dryRun !== true) writeFiles(worked.changes)
    return { ...nothing, outcomes: worked.outcomes, spoken: worked.spoken }
  } catch (error) {
    // A broken memory or journal concerns every article; one broken article concerns itself.
    const isOfRun = (code: string): boolean => code.startsWith('tmx.') || code === 'engine.journal'
    if (!(error instanceof GoosefootError) || isOfRun(error.code)) throw error
    const placed = inFile(error, file.name)
    return {
      ...nothing,
      outcomes,
      failure: { article: file.name, error: placed instanceof GoosefootError ? placed : error },
    }
  }
}

/** The articles as they stand: what a run would find; asks no engine and writes nothing. */
export const reviewArticles = (
  place: Place,
  options: Pick<TranslateOptions, 'paths' | 'cwd' | 'to' | 'progress'>,
): Promise<RunOutcome> => translateArticles(place, { ...options, engines: [], dryRun: true })

const translateArticle = async (
  place: Place,
  layout: Layout,
  file: SourceFile,
  locales: readonly string[],
  { filler, glossary }: { readonly filler: Filler; readonly glossary: Glossary },
  options: TranslateOptions,
): Promise<{
  readonly outcomes: readonly LocaleOutcome[]
  readonly changes: readonly FileChange[]
  readonly spoken: readonly RenderedIn[]
}> => {
  const { config } = place
  refuseOwnLocale(file, locales)
  const bytes = readBytes(file.path, file.name)
  const records = knownRecords(layout, file, locales, options.merged)
  const found = findLedger(place, layout, file)
  const style = styleOf(config, file.locale)
  const prepared = prepareArticle(
    file,
    bytes,
    config,
    style,
    [...records.values()],
    found?.ledger ?? null,
    options.resegment,
    (wording) => quoteKindOf(glossary, wording, file.locale),
  )
  if (prepared.units.length === 0)
    throw new GoosefootError('article.empty', 'there is no text to translate in this article.', {
      file: file.name,
      hint: 'Write some, or remove the file.',
    })
  const { ledger, text, findings } = proposeLedger(place.root, prepared, found)
  const outcomes: LocaleOutcome[] = []
  const changes: FileChange[] = []
  const decided: DecidedWording[] = []
  const spoken: RenderedIn[] = []
  const retired: (RetiredPair & { readonly locale: string })[] = []
  const asked = locales.map(async (locale) => {
    const old = records.get(locale)
    const fresh: ArticleRecord = {
      kind: 'record',
      article: file.id,
      original: file.name,
      format: prepared.article.format,
      sourceLocale: file.locale,
      targetLocale: locale,
      units: prepared.units,
    }
    const carried = old === undefined ? { record: fresh, kept: 0, retired: [] } : carryTargets(fresh, old)
    return { locale, carried, filled: await filler.fill(carried.record, ledger) }
  })
  for (const { locale, carried, filled } of await settled(asked)) {
    retired.push(...carried.retired.map((pair) => ({ locale, ...pair })))
    const done = finishLocale(
      place,
      layout,
      { prepared, ledger, glossary, findings, filled, kept: carried.kept },
      options.amend,
    )
    outcomes.push(done.outcome)
    changes.push(...done.changes)
    decided.push(...done.decided)
    spoken.push(...done.rendered.map((one) => ({ ...one, article: file.id, locale })))
  }
  const ledgerText = noteDecisions(text, decided)
  if (ledgerText !== (found?.text ?? '')) changes.unshift(ledgerChange(layout, file.id, ledgerText))
  const archive = await retire(place, layout, file, retired)
  return { outcomes, changes: [...realChanges(archive), ...realChanges(changes)], spoken }
}

/** @throws {GoosefootError} `config.target-is-source` */
const refuseOwnLocale = (file: SourceFile, locales: readonly string[]): void => {
  const own = locales.find((locale) => locale.toLowerCase() === file.locale.toLowerCase())
  if (own === undefined) return
  throw new GoosefootError(
    'config.target-is-source',
    `the article is in ${own} already; another target locale was expected.`,
    { file: file.name, hint: 'Leave it out of --to and of "targets".', exit: 'configuration' },
  )
}
