import { existsSync } from 'node:fs'
import { type Finding, finding } from '../article/finding.ts'
import type { ArticleRecord, UnitRecord } from '../article/types.ts'
import { type ExitName, GoosefootError, inFile } from '../errors.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import { type DecidedWording, noteDecisions } from '../quotations/ledger/write.ts'
import type { Amend } from './amend.ts'
import { carryTargets, type RetiredPair } from './carry-targets.ts'
import type { Rendered } from './check-quotations.ts'
import { checkLocaleRecord, holdsPseudo } from './check-record.ts'
import { chooseEngines, type Filled, type Filler } from './engines.ts'
import { type FileChange, readBytes, realChanges, writeFiles } from './files.ts'
import { knownRecords } from './known-records.ts'
import { documentPath, findLedger, type Layout, namespacePath, recordPath } from './layout.ts'
import { ledgerChange, proposeLedger } from './ledger.ts'
import { findArticles, type Place, printedName, type SourceFile, targetLocales } from './locate.ts'
import { type ArticleFailure, gatherOutcome, type LocaleOutcome, type RunOutcome } from './outcome.ts'
import { type Prepared, prepareArticle } from './prepare.ts'
import { publishLocale, recordTextHash } from './publish.ts'
import { recordBytes } from './record-bytes.ts'
import { retire } from './retire.ts'
import { standingChanges } from './standing.ts'
import { styleOf } from './style.ts'
import { type RenderedIn, withTwins } from './twins.ts'
import { progressOf, whyNotReleased, whyRetracted, whyUnpublished } from './why-unpublished.ts'

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
  const { filler, notes } = await chooseEngines(place, options.engines ?? place.config.engines, options.out)
  if (files.length === 0 && options.paths.length === 0)
    throw new GoosefootError('article.none', 'there is no article in source/.', {
      hint: 'Put one there, named <id>.<lang>.<txt|md|html>, or name a path.',
    })
  const done: LocaleOutcome[] = []
  const rendered: RenderedIn[] = []
  const failures: ArticleFailure[] = []
  const extra: ExitName[] = []
  for (const [index, file] of files.entries()) {
    options.progress?.(`${index + 1}/${files.length} ${file.name}`)
    try {
      const { outcomes, changes, spoken } = await translateArticle(place, layout, file, locales, filler, options)
      rendered.push(...spoken)
      if (changes.length > 0 && options.frozen === true) extra.push('drift')
      else if (changes.length > 0 && options.dryRun !== true)
        try {
          writeFiles(changes)
        } catch (error) {
          // What was not written was not published, whatever was found before.
          done.push(
            ...outcomes.map((one) => ({
              ...one,
              published: false,
              reason: 'its files could not be written',
              files: [],
            })),
          )
          throw error
        }
      done.push(...outcomes)
    } catch (error) {
      // A broken memory concerns every article; one broken article concerns itself.
      if (!(error instanceof GoosefootError) || error.code.startsWith('tmx.')) throw error
      const placed = inFile(error, file.name)
      failures.push({ article: file.name, error: placed instanceof GoosefootError ? placed : error })
    }
  }
  await filler.close()
  return gatherOutcome(withTwins(done, rendered), failures, notes, extra)
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
  filler: Filler,
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
  for (const locale of locales) {
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
    retired.push(...carried.retired.map((pair) => ({ locale, ...pair })))
    const filled = await filler.fill(carried.record)
    const done = finishLocale(place, layout, { prepared, ledger, findings, filled, kept: carried.kept }, options.amend)
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

/** Checks a filled record, and publishes it when nothing keeps it from that. Writes nothing. */
const finishLocale = (
  place: Place,
  layout: Layout,
  given: {
    readonly prepared: Prepared
    readonly ledger: Ledger
    readonly findings: readonly Finding[]
    readonly filled: Filled
    readonly kept: number
  },
  amend?: Amend,
): {
  readonly outcome: LocaleOutcome
  readonly changes: readonly FileChange[]
  readonly decided: readonly DecidedWording[]
  readonly rendered: readonly Rendered[]
} => {
  const { prepared, ledger, filled } = given
  const { file } = prepared
  const locale = filled.record.targetLocale
  const style = styleOf(place.config, locale)
  const checked = checkLocaleRecord(filled.record, prepared, ledger, style)
  const findings: Finding[] = [...prepared.findings, ...given.findings, ...checked.findings]
  const tidied: ArticleRecord = {
    ...filled.record,
    units: filled.record.units.map((unit) => ({ ...unit, parts: unit.parts.map(tidy) })),
  }
  const record =
    amend?.(tidied, {
      sourceHash: prepared.article.hash,
      textHash: recordTextHash(tidied, style),
      reason: whyUnpublished(tidied, findings, place.config.publish.state),
    }) ?? tidied
  const changeOf = (path: string, bytes: Uint8Array): FileChange => ({
    kind: 'file-change',
    path,
    name: printedName(layout.root, path),
    bytes,
  })
  const changes = [changeOf(recordPath(layout, locale, file.id), recordBytes(record, style))]
  const namespaceFile = namespacePath(layout, locale, file.id)
  let reason = whyRetracted(record) ?? whyUnpublished(record, findings, place.config.publish.state)
  if (reason === null) {
    const namespaceName = printedName(layout.root, namespaceFile)
    const published = publishLocale({
      prepared,
      record,
      ledger,
      style,
      namespaceFile,
      namespaceName,
      disclosureTexts: place.config.publish.disclosure[locale],
    })
    findings.push(...published.findings)
    for (const { block, reason: why } of published.refused)
      findings.push(finding('format.refused', 'error', { locale, unit: block, blocks: true, args: { reason: why } }))
    if (published.refused.length > 0)
      reason = `${published.refused.length} ${published.refused.length === 1 ? 'block' : 'blocks'} cannot be written into the document`
    // A preview is for the house's own eyes.
    else if (!holdsPseudo(record)) reason = whyNotReleased(published.disclosure, place.config.publish.requires)
    if (reason === null)
      changes.push(
        changeOf(namespaceFile, published.namespace),
        changeOf(documentPath(layout, locale, file), published.document),
      )
  }
  if (reason !== null && record.retraction === undefined) {
    const standing = (path: string): { path: string; name: string } => ({ path, name: printedName(layout.root, path) })
    changes.push(
      ...standingChanges(
        { namespace: standing(namespaceFile), document: standing(documentPath(layout, locale, file)) },
        locale,
        prepared.article.hash,
        place.config.publish.onSourceChange,
      ),
    )
  }
  // What was taken back stands nowhere any more.
  if (record.retraction !== undefined)
    for (const path of [namespaceFile, documentPath(layout, locale, file)])
      if (existsSync(path)) changes.push({ ...changeOf(path, new Uint8Array()), bytes: null })
  const real = realChanges(changes)
  return {
    changes: real,
    decided: checked.decided,
    rendered: checked.rendered,
    outcome: {
      article: file.id,
      original: file.name,
      locale,
      ...progressOf(record),
      fromRecord: given.kept,
      fromMemory: filled.fromMemory,
      fromEngine: filled.fromEngine,
      quotations: checked.quotations,
      findings,
      published: reason === null,
      isPreview: holdsPseudo(record),
      reason,
      keepsEarlier:
        reason !== null &&
        existsSync(namespaceFile) &&
        !changes.some(({ path, bytes }) => path === namespaceFile && bytes === null),
      files: real.map(({ name }) => name),
    },
  }
}

/** A translated segment needs no proposals beside it, unless a person has to decide. */
const tidy = (part: UnitRecord['parts'][number]): UnitRecord['parts'][number] =>
  part.kind === 'gap' ||
  part.proposals.length === 0 ||
  part.target === null ||
  part.flag !== null ||
  part.proposals.some(({ type }) => type === 'conflict')
    ? part
    : { ...part, proposals: [] }
