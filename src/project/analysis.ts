import { textOf } from '../article/content.ts'
import type { ArticleRecord, Content, SegmentRecord } from '../article/types.ts'
import { type ExitName, exitCodes, GoosefootError, inFile } from '../errors.ts'
import type { Memory } from '../memory/index.ts'
import { printedSource } from '../xliff/index.ts'
import { type Band, bands } from './bands.ts'
import { carryTargets } from './carry-targets.ts'
import { readBytes } from './files.ts'
import { knownRecords } from './known-records.ts'
import { findLedger, type Layout } from './layout.ts'
import { findArticles, type Place, type SourceFile, targetLocales } from './locate.ts'
import { type ArticleFailure, firstExit } from './outcome.ts'
import { prepareArticle } from './prepare.ts'
import { segmentsOf } from './print-unit.ts'
import { openProjectMemory } from './memory.ts'
import { feedRecords } from './record-memory.ts'
import { styleOf } from './style.ts'

/** Words as Unicode cuts them (UAX 29, numbers count); characters are code points, spaces and quotation marks included. */
export interface Amount {
  readonly segments: number
  readonly words: number
  readonly characters: number
}
export type BandAmounts = Readonly<Record<Band, Amount>>

export interface ArticleAnalysis {
  readonly article: string
  readonly locale: string
  readonly bands: BandAmounts
  readonly all: Amount
  /** Words as they are paid by `analysis.rates`, to a hundredth; null where the configuration has none. */
  readonly payableWords: number | null
}

export interface AnalysisOutcome {
  readonly articles: readonly ArticleAnalysis[]
  /** Over all articles of the analysis. */
  readonly locales: readonly Omit<ArticleAnalysis, 'article'>[]
  readonly failures: readonly ArticleFailure[]
  readonly exit: ExitName
  readonly exitCode: number
}

export interface AnalysisOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  readonly progress?: (text: string) => void
}

/**
 * Counts what there is to translate by how well it is known: the base of a translator's bill. Each sentence is in exactly one
 * band; a sentence that memory filled in and nobody has looked at yet is in the band of its match. Asks no engine and writes
 * nothing.
 *
 * Of equal sentences the first counts by its match, the others as repetitions, unless memory has them anyway.
 */
export const analyseArticles = async (place: Place, options: AnalysisOptions): Promise<AnalysisOutcome> => {
  const files = findArticles(place, options.paths, options.cwd)
  const locales = targetLocales(place, options.to)
  const layout: Layout = { root: place.root, base: place.root }
  const memory = openProjectMemory(place)
  const seen = new Map(locales.map((locale) => [locale, new Map<string, string>()]))
  const articles: ArticleAnalysis[] = []
  const failures: ArticleFailure[] = []
  try {
    // What people reviewed in other articles is memory as well.
    await feedRecords(place, memory)
    for (const [index, file] of files.entries()) {
      options.progress?.(`${index + 1}/${files.length} ${file.name}`)
      try {
        for (const record of recordsNow(place, layout, file, locales)) {
          const { targetLocale: locale } = record
          const amounts = await analyse(record, memory, seen.get(locale) ?? new Map<string, string>())
          articles.push({ article: file.id, locale, ...amounts, payableWords: payable(amounts.bands, place) })
        }
      } catch (error) {
        if (!(error instanceof GoosefootError) || error.code.startsWith('tmx.')) throw error
        const placed = inFile(error, file.name)
        failures.push({ article: file.name, error: placed instanceof GoosefootError ? placed : error })
      }
    }
  } finally {
    await memory.close()
  }
  const exit = firstExit(failures.map(({ error }) => error.exit))
  return {
    articles,
    locales: locales.map((locale) => {
      const total = sum(articles.filter((one) => one.locale === locale).map((one) => one.bands))
      return { locale, ...total, payableWords: payable(total.bands, place) }
    }),
    failures,
    exit,
    exitCode: exitCodes[exit],
  }
}

/** The article as it stands in each locale: today's source with the targets of the record. */
const recordsNow = (
  place: Place,
  layout: Layout,
  file: SourceFile,
  locales: readonly string[],
): readonly ArticleRecord[] => {
  const records = knownRecords(layout, file, locales, undefined)
  const { config } = place
  const prepared = prepareArticle(
    file,
    readBytes(file.path, file.name),
    config,
    styleOf(config, file.locale),
    [...records.values()],
    findLedger(place, layout, file)?.ledger ?? null,
  )
  return locales.map((locale) => {
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
    return old === undefined ? fresh : carryTargets(fresh, old).record
  })
}

/** @param seen sentences met so far in this locale, with the article; grows */
const analyse = async (
  record: ArticleRecord,
  memory: Memory,
  seen: Map<string, string>,
): Promise<{ readonly bands: BandAmounts; readonly all: Amount }> => {
  const words = new Intl.Segmenter(record.sourceLocale, { granularity: 'word' })
  const all = record.units.flatMap((unit) => segmentsOf(unit).map((segment) => ({ unit, segment })))
  const counted: { readonly band: Band; readonly amount: Amount }[] = []
  for (const [index, { unit, segment }] of all.entries()) {
    const text = textOf(printedSource(segment.source, unit))
    const known = await bandOf(segment, memory, {
      record,
      prev: all[index - 1]?.segment.source ?? '',
      next: all[index + 1]?.segment.source ?? '',
    })
    const before = seen.get(text)
    const isWork = known === 'none' || known.startsWith('fuzzy')
    const band = !isWork || before === undefined ? known : before === record.article ? 'repeated' : 'repeatedElsewhere'
    if (before === undefined) seen.set(text, record.article)
    counted.push({ band, amount: amountOf(text, words) })
  }
  return sum(counted.map(({ band, amount }) => ({ ...nothing, [band]: amount })))
}

const amountOf = (text: string, segmenter: Intl.Segmenter): Amount => {
  let words = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) words++
  return { segments: 1, words, characters: Array.from(text).length }
}

const bandOf = async (
  segment: SegmentRecord,
  memory: Memory,
  at: { readonly record: ArticleRecord; readonly prev: Content | ''; readonly next: Content | '' },
): Promise<Band> => {
  const { origin, state } = segment
  if (segment.target !== null && segment.flag !== 'source-changed') {
    if (state === 'reviewed' || state === 'final') return 'done'
    if (origin?.kind === 'memory') return bandOfScore(origin.score)
    return origin?.kind === 'engine' ? 'machine' : 'done'
  }
  const [best] = await memory.lookupContent(segment.source, {
    sourceLocale: at.record.sourceLocale,
    targetLocale: at.record.targetLocale,
    prev: at.prev,
    next: at.next,
    article: at.record.article,
    segment: segment.id,
    limit: 1,
  })
  // What it was a translation of before the source changed is as good as a match.
  const own = segment.proposals.filter(({ type }) => type === 'previous').map(({ similarity }) => similarity)
  return bandOfScore(Math.max(best?.score ?? 0, ...own))
}

/** @param score 0–102, as memory displays it, after penalties */
const bandOfScore = (score: number): Band => {
  if (score > 100) return 'inContext'
  if (score === 100) return 'exact'
  if (score >= 95) return 'fuzzy95'
  if (score >= 85) return 'fuzzy85'
  return score >= 75 ? 'fuzzy75' : 'none'
}

const payable = (amounts: BandAmounts, { config }: Place): number | null => {
  const { rates } = config.analysis
  if (rates === null) return null
  const words = bands.reduce((total, band) => total + amounts[band].words * (rates[band] ?? 1), 0)
  return Math.round(words * 100) / 100
}

const zero: Amount = { segments: 0, words: 0, characters: 0 }
const nothing = Object.fromEntries(bands.map((band) => [band, zero])) as BandAmounts
const plus = (a: Amount, b: Amount): Amount => ({
  segments: a.segments + b.segments,
  words: a.words + b.words,
  characters: a.characters + b.characters,
})
const sum = (list: readonly BandAmounts[]): { readonly bands: BandAmounts; readonly all: Amount } => {
  const total = { ...nothing } as Record<Band, Amount>
  for (const one of list) for (const band of bands) total[band] = plus(total[band], one[band])
  return { bands: total, all: bands.map((band) => total[band]).reduce(plus, zero) }
}
