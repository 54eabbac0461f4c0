import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Finding } from '../article/finding.ts'
import { finding } from '../article/finding.ts'
import type { ArticleRecord, Proposal } from '../article/types.ts'
import { type ExitName, GoosefootError, inFile } from '../errors.ts'
import { carryTargets, type RetiredPair } from './carry-targets.ts'
import { checkLocaleRecord, holdsPseudo } from './check-record.ts'
import { chooseEngines, type Filler } from './engines.ts'
import { type FileChange, readBytes, realChanges, writeFiles } from './files.ts'
import {
  documentPath,
  findLedger,
  type Layout,
  namespacePath,
  readRecord,
  recordLocales,
  recordPath,
} from './layout.ts'
import { proposeLedger } from './ledger.ts'
import { findArticles, type Place, printedName, type SourceFile, targetLocales } from './locate.ts'
import { type ArticleFailure, gatherOutcome, type LocaleOutcome, type RunOutcome } from './outcome.ts'
import { type Prepared, prepareArticle } from './prepare.ts'
import { publishLocale } from './publish.ts'
import { recordBytes } from './record-bytes.ts'
import { retire } from './retire.ts'
import { styleOf } from './style.ts'

export interface TranslateOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  readonly engines?: readonly string[] | undefined
  /** Absolute folder that stands for the project's own. */
  readonly out?: string | undefined
  /** Do everything but write. */
  readonly dryRun?: boolean
  /** Write nothing; drift is an error. */
  readonly frozen?: boolean
  readonly progress?: (text: string) => void
  /** Records to start from instead of the files, by `<locale>/<article>`: what an import merged. */
  readonly merged?: ReadonlyMap<string, ArticleRecord>
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
  const failures: ArticleFailure[] = []
  const extra: ExitName[] = []
  for (const [index, file] of files.entries()) {
    options.progress?.(`${index + 1}/${files.length} ${file.name}`)
    try {
      const { outcomes, changes } = await translateArticle(place, layout, file, locales, filler, options)
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
  return gatherOutcome(done, failures, notes, extra)
}

const translateArticle = async (
  place: Place,
  layout: Layout,
  file: SourceFile,
  locales: readonly string[],
  filler: Filler,
  options: TranslateOptions,
): Promise<{ readonly outcomes: readonly LocaleOutcome[]; readonly changes: readonly FileChange[] }> => {
  const { config } = place
  const bytes = readBytes(file.path, file.name)
  const nameOf = (path: string): string => printedName(layout.root, path)
  const records = new Map<string, ArticleRecord>()
  // Every locale's record is asked for its ids, also those this run does not translate into: all share one base.
  for (const locale of new Set([...locales, ...recordLocales(layout)])) {
    const path = recordPath(layout, locale, file.id)
    const record = options.merged?.get(`${locale}/${file.id}`) ?? readRecord(path, nameOf(path))
    if (record === null) continue
    if (record.article !== file.id || record.targetLocale.toLowerCase() !== locale.toLowerCase())
      throw new GoosefootError(
        'article.record-mismatch',
        `this record belongs to ${record.article} in ${record.targetLocale}; ${file.id} in ${locale} was expected.`,
        { file: nameOf(path), hint: 'Move it to its place.' },
      )
    // A record is the memory of one file: another file with the same id would empty it.
    if (record.original !== file.name && existsSync(resolve(layout.root, record.original)))
      throw new GoosefootError(
        'article.duplicate',
        `the article id "${file.id}" belongs to ${record.original}; each article needs its own.`,
        {
          file: file.name,
          hint: 'Rename one of the two files.',
        },
      )
    records.set(locale, record)
  }
  const found = findLedger(place, layout, file)
  const prepared = prepareArticle(
    file,
    bytes,
    config,
    styleOf(config, file.locale),
    [...records.values()],
    found?.ledger ?? null,
  )
  if (prepared.units.length === 0)
    throw new GoosefootError('article.empty', 'there is no text to translate in this article.', {
      file: file.name,
      hint: 'Write some, or remove the file.',
    })
  const { ledger, change: ledgerChange, findings: ledgerFindings } = proposeLedger(layout, prepared, found)

  const outcomes: LocaleOutcome[] = []
  const changes: FileChange[] = ledgerChange === null ? [] : [ledgerChange]
  const retired: (RetiredPair & { readonly locale: string })[] = []
  for (const locale of locales) {
    if (locale.toLowerCase() === file.locale.toLowerCase())
      throw new GoosefootError(
        'config.target-is-source',
        `the article is in ${locale} already; another target locale was expected.`,
        {
          file: file.name,
          hint: 'Leave it out of --to and of "targets".',
          exit: 'configuration',
        },
      )
    const style = styleOf(config, locale)
    const fresh: ArticleRecord = {
      kind: 'record',
      article: file.id,
      original: file.name,
      format: prepared.article.format,
      sourceLocale: file.locale,
      targetLocale: locale,
      units: prepared.units,
    }
    const old = records.get(locale)
    const carried = old === undefined ? { record: fresh, kept: 0, retired: [] } : carryTargets(fresh, old)
    retired.push(...carried.retired.map((pair) => ({ locale, ...pair })))
    const filled = await filler.fill(carried.record)
    const checked = checkLocaleRecord(filled.record, prepared, ledger, style)
    const record: ArticleRecord = {
      ...filled.record,
      units: filled.record.units.map((unit) => ({ ...unit, parts: unit.parts.map(tidy) })),
    }
    const recordFile = recordPath(layout, locale, file.id)
    const localeChanges: FileChange[] = [
      { kind: 'file-change', path: recordFile, name: nameOf(recordFile), bytes: recordBytes(record, style) },
    ]
    const segments = record.units.flatMap((unit) => unit.parts.filter((part) => part.kind === 'segment'))
    const untranslated = segments.filter((segment) => segment.target === null).length
    const sourceChanged = segments.filter((segment) => segment.flag === 'source-changed').length
    const stated = new Set(stateOrder.slice(stateOrder.indexOf(config.publish.state)))
    const below = segments.filter((segment) => segment.target !== null && !stated.has(segment.state)).length
    const findings: Finding[] = [...prepared.findings, ...ledgerFindings, ...checked.findings]
    const blocking = findings.filter((one) => one.blocks || one.severity === 'error')
    let reason: string | null =
      untranslated > 0
        ? `${untranslated} ${untranslated === 1 ? 'segment needs' : 'segments need'} a translation`
        : sourceChanged > 0
          ? `${sourceChanged} ${sourceChanged === 1 ? 'segment was' : 'segments were'} translated from an older source`
          : below > 0
            ? `${below} ${below === 1 ? 'segment is' : 'segments are'} below the state "${config.publish.state}"`
            : blocking.length > 0
              ? `${blocking.length} ${blocking.length === 1 ? 'finding blocks' : 'findings block'} it`
              : null
    const namespaceFile = namespacePath(layout, locale, file.id)
    const documentFile = documentPath(layout, locale, file)
    if (reason === null) {
      const published = await publishLocale({
        prepared,
        record,
        ledger,
        style,
        namespaceFile,
        namespaceName: nameOf(namespaceFile),
      })
      findings.push(...published.findings)
      if (published.refused.length > 0) {
        reason = `${published.refused.length} ${published.refused.length === 1 ? 'block' : 'blocks'} cannot be written into the document`
        for (const { block, reason: why } of published.refused)
          findings.push(
            finding('format.refused', 'error', { locale, unit: block, blocks: true, args: { reason: why } }),
          )
      } else
        localeChanges.push(
          { kind: 'file-change', path: namespaceFile, name: nameOf(namespaceFile), bytes: published.namespace },
          { kind: 'file-change', path: documentFile, name: nameOf(documentFile), bytes: published.document },
        )
    }
    const real = realChanges(localeChanges)
    changes.push(...real)
    outcomes.push({
      article: file.id,
      locale,
      segments: segments.length,
      fromRecord: carried.kept,
      fromMemory: filled.fromMemory,
      fromEngine: filled.fromEngine,
      untranslated,
      sourceChanged,
      quotations: checked.quotations,
      findings,
      published: reason === null,
      isPreview: holdsPseudo(record),
      reason,
      keepsEarlier:
        reason !== null &&
        realChanges([{ kind: 'file-change', path: namespaceFile, name: '', bytes: null }]).length > 0,
      files: real.map(({ name }) => name),
    })
  }
  const archive = await retire(place, layout, file, retired)
  return { outcomes, changes: [...realChanges(archive), ...realChanges(changes)] }
}

const stateOrder = ['translated', 'reviewed', 'final']

/** A translated segment needs no proposals beside it, unless a person has to decide. */
const tidy = (part: Prepared['units'][number]['parts'][number]): Prepared['units'][number]['parts'][number] =>
  part.kind === 'gap' ||
  part.proposals.length === 0 ||
  part.target === null ||
  part.flag !== null ||
  part.proposals.some(isConflict)
    ? part
    : { ...part, proposals: [] }
const isConflict = (proposal: Proposal): boolean => proposal.type === 'conflict'
