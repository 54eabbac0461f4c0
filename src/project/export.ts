import { join } from 'node:path'
import type { ArticleRecord } from '../article/types.ts'
import { type ExitName, exitCodes, GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import {
  countRecord,
  encodeXliff,
  exportXliff,
  type FindTerms,
  type Loss,
  type Profile,
  profiles,
  type RecordCount,
  type TermHit,
} from '../xliff/index.ts'
import { type FileChange, realChanges, writeFiles } from './files.ts'
import { flatOf } from './flat.ts'
import { loadGlossary, termsForExport } from './glossary.ts'
import { findLedger, type Layout, readRecord, recordPath } from './layout.ts'
import { findArticles, type Place, printedName, type SourceFile, targetLocales } from './locate.ts'
import { type ArticleFailure, firstExit } from './outcome.ts'
import { styleOf } from './style.ts'
import { reviewArticles } from './translate.ts'

export interface ExportRunOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  /** Name of a profile; default `xliff12`. */
  readonly profile?: string | undefined
  readonly quotes?: 'codes' | 'text' | undefined
  readonly prefill?: Profile['prefill'] | undefined
  /** Only sentences that need work; an article without any gets no file. */
  readonly onlyOpen?: boolean
  /** Absolute folder; default `handoff/` of the project. */
  readonly out?: string | undefined
  readonly dryRun?: boolean
  /** Where terms come from; default: the project's glossary. */
  readonly terms?: (locale: string) => FindTerms | undefined
  readonly progress?: (text: string) => void
}

/** One hand-off: an article in a locale. */
export interface HandedOff {
  readonly article: string
  readonly locale: string
  readonly profile: string
  /** As printed; null where nothing had to be handed off. */
  readonly file: string | null
  /** True when the file changed, or would. */
  readonly changed: boolean
  readonly segments: number
  readonly count: RecordCount
  readonly losses: readonly Loss[]
}

export interface ExportOutcome {
  readonly files: readonly HandedOff[]
  readonly failures: readonly ArticleFailure[]
  readonly exit: ExitName
  readonly exitCode: number
}

/**
 * Makes the hand-offs of articles for a CAT tool. The records are not touched.
 *
 * A record that is older than its article is not handed off: a translator would work on sentences that are gone.
 *
 * @throws {GoosefootError} `cli.bad-option` for an unknown profile, and for what concerns the whole run
 */
export const exportArticles = async (place: Place, options: ExportRunOptions): Promise<ExportOutcome> => {
  const profile = options.profile === flatProfile ? null : profileOf(options.profile ?? 'xliff12')
  const layout: Layout = { root: place.root, base: place.root }
  const out = options.out ?? join(place.root, 'handoff')
  const locales = targetLocales(place, options.to)
  const articles = findArticles(place, options.paths, options.cwd)
  const review = await reviewArticles(place, {
    paths: options.paths,
    cwd: options.cwd,
    to: locales,
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  })
  const glossary = loadGlossary(place)
  const withTerms: ExportRunOptions = {
    terms: (locale) => termsForExport(glossary, place.config.sourceLocale, locale),
    ...options,
  }
  const stale = new Set(review.locales.flatMap(({ files }) => files))
  const failures: ArticleFailure[] = [...review.failures]
  const broken = new Set(review.failures.map(({ article }) => article))
  const files: HandedOff[] = []
  const changes: FileChange[] = []
  for (const file of articles) {
    if (broken.has(file.name)) continue
    for (const locale of locales) {
      try {
        const record = freshRecord(place, layout, file, locale, stale)
        const { handedOff, made } =
          profile === null
            ? await exportFlat(place, record, out)
            : exportOne(place, layout, file, record, profile, out, withTerms)
        const real = realChanges(made)
        changes.push(...real)
        files.push({ ...handedOff, changed: real.length > 0 })
      } catch (error) {
        if (!(error instanceof GoosefootError)) throw error
        failures.push({ article: file.name, error })
      }
    }
  }
  if (options.dryRun !== true) writeFiles(changes)
  const exit = firstExit(failures.map(({ error }) => error.exit))
  return { files, failures, exit, exitCode: exitCodes[exit] }
}

/** Flat keys and texts for the tools of i18next: not for CAT tools, and so no profile of XLIFF. */
const flatProfile = 'i18next'

const profileOf = (name: string): Profile => {
  const found = profiles.get(name)
  if (found !== undefined) return found
  const known = [...profiles.keys(), flatProfile]
  throw new GoosefootError('cli.bad-option', `"${name}" is not a profile.${didYouMean(name, known)}`, {
    hint: `Known profiles: ${known.join(', ')}.`,
  })
}

/** The record of an article as it may be handed off. */
const freshRecord = (
  place: Place,
  layout: Layout,
  file: SourceFile,
  locale: string,
  stale: ReadonlySet<string>,
): ArticleRecord => {
  const path = recordPath(layout, locale, file.id)
  const name = printedName(place.root, path)
  const record = readRecord(path, name)
  const hint = 'Run "goosefoot translate" first.'
  if (record === null)
    throw new GoosefootError('xliff.no-record', `there is no record of "${file.id}" for the locale "${locale}".`, {
      file: name,
      hint,
    })
  if (stale.has(name))
    throw new GoosefootError('xliff.stale-record', 'the record is older than its article or was changed by hand.', {
      file: name,
      hint,
    })
  return record
}

const exportOne = (
  place: Place,
  layout: Layout,
  file: SourceFile,
  record: ArticleRecord,
  profile: Profile,
  out: string,
  options: ExportRunOptions,
): { readonly handedOff: Omit<HandedOff, 'changed'>; readonly made: readonly FileChange[] } => {
  const locale = record.targetLocale
  const ledger = findLedger(place, layout, file)?.ledger
  const terms = options.terms?.(locale)
  const { document, losses, termsBeside, segments } = exportXliff(record, {
    profile,
    style: styleOf(place.config, locale),
    languages: place.config.export.languages,
    limits: place.config.export.limits,
    ledger: new Map(ledger?.entries.map((entry) => [entry.id, entry])),
    onlyOpen: options.onlyOpen === true,
    ...(options.quotes === undefined ? {} : { quotes: options.quotes }),
    ...(options.prefill === undefined ? {} : { prefill: options.prefill }),
    ...(terms === undefined ? {} : { terms }),
  })
  const path = join(out, locale, `${file.id}.xlf`)
  const change = (where: string, bytes: Uint8Array): FileChange => ({
    kind: 'file-change',
    path: where,
    name: printedName(place.root, where),
    bytes,
  })
  const common = { article: file.id, locale, profile: profile.name, segments, count: countRecord(record), losses }
  if (segments === 0) return { handedOff: { ...common, file: null }, made: [] }
  const made = [change(path, encodeXliff(document))]
  if (termsBeside.length > 0) made.push(change(join(out, locale, `${file.id}.glossary.txt`), glossaryText(termsBeside)))
  return { handedOff: { ...common, file: printedName(place.root, path) }, made }
}

const exportFlat = async (
  place: Place,
  record: ArticleRecord,
  out: string,
): Promise<{ readonly handedOff: Omit<HandedOff, 'changed'>; readonly made: readonly FileChange[] }> => {
  const { article, targetLocale: locale } = record
  const { text, losses } = await flatOf(record, styleOf(place.config, locale), place.config.export.languages)
  const path = join(out, locale, `${article}.xlf`)
  const name = printedName(place.root, path)
  const count = countRecord(record)
  return {
    handedOff: { article, locale, profile: flatProfile, segments: count.all.segments, count, losses, file: name },
    made: [{ kind: 'file-change', path, name, bytes: new TextEncoder().encode(text) }],
  }
}

/** OmegaT's own form: term, translation and comment, parted by tabs, one a line, UTF-8. */
const glossaryText = (terms: readonly TermHit[]): Uint8Array => {
  const cell = (text: string): string => text.replaceAll(/\s+/gu, ' ')
  return new TextEncoder().encode(
    terms
      .flatMap(({ term, translations, definition }) =>
        translations.map((translation) => `${[term, translation, definition ?? ''].map(cell).join('\t')}\n`),
      )
      .join(''),
  )
}
