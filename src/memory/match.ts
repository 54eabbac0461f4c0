/** One lookup: candidates, scores, context, penalties, order. */
import { GoosefootError } from '../errors.ts'
import { neighbourText, requireLocale } from './entries.ts'
import { coreOf, fold } from './fold.ts'
import { hash52 } from './hash.ts'
import type { IndexSet } from './index/index-set.ts'
import { penaltiesOf } from './penalties.ts'
import { repairNumbers } from './repair-numbers.ts'
import { scorable, scorer } from './score.ts'
import type { Scorable, Score, Scorer } from './score.ts'
import type { Side, StoreReader } from './store/read.ts'
import { contextKey } from './store/rows.ts'
import type { Stored } from './store/rows.ts'
import { languageOf } from './tmx/values.ts'
import type { LookupOptions, Match, MatchContext } from './types.ts'
import { printUnitText } from './unit-text.ts'
import type { UnitText } from './unit-text.ts'

const defaultThreshold = 0.75
const defaultLimit = 10
const contextRank: readonly (MatchContext | null)[] = ['both', 'previous', 'next', 'segment', 'quotation', null]
const stateRank: readonly string[] = ['final', 'reviewed', 'translated', 'initial']
const fillingStates: ReadonlySet<string> = new Set(['reviewed', 'final'])

interface Found {
  readonly match: Match
  readonly targetFold: string
  readonly sourceFold: string
}

/** What a lookup asks. */
export interface Sources {
  readonly reader: StoreReader
  /** Up to date on return. */
  readonly index: (pair: number, side: Side) => IndexSet
}

/** A query with what is worked out once. */
interface Asked {
  readonly unit: UnitText
  readonly query: Scorable
  readonly score: Scorer
  readonly options: LookupOptions
  readonly points: number
  readonly limit: number
  readonly context: (side: 'prev' | 'next') => string | null
}

/**
 * @returns matches at or above the threshold, best first; the same source and target once, with its best context
 * @throws {GoosefootError} `memory.threshold`, `memory.locale`
 */
export const lookupIn = (sources: Sources, query: UnitText, options: LookupOptions): readonly Match[] => {
  const threshold = options.threshold ?? defaultThreshold
  if (!(threshold >= 0 && threshold <= 1.02))
    throw new GoosefootError('memory.threshold', `The threshold is ${threshold}; 0 to 1 was expected.`, {
      hint: 'Write 75 % as 0.75.',
    })
  const folded = fold(query)
  if (folded === '') return []
  const text = scorable(folded)
  const keys = new Map<string, string | null>()
  const asked: Asked = {
    unit: query,
    query: text,
    score: scorer(text),
    options,
    // A threshold of 0.58 is 57.99… points in binary.
    points: Math.ceil(threshold * 100 - 1e-9),
    limit: options.limit ?? defaultLimit,
    context: (side) => {
      let key = keys.get(side)
      if (key === undefined) {
        key = contextKey(neighbourText(options[side], options.sourceLocale))
        keys.set(side, key)
      }
      return key
    },
  }
  const found = [...inBucket(sources, asked, false), ...inBucket(sources, asked, true)]
  const best = distinct(found)
  return best.slice(0, asked.limit).map((one) => settled(one, best))
}

/** In order, the same source and target once. */
const distinct = (found: readonly Found[]): readonly Found[] => {
  const once = new Map<string, Found>()
  for (const one of found.toSorted((a, b) => order(a.match, b.match))) {
    const key = JSON.stringify([one.sourceFold, one.targetFold, one.match.entry.unit])
    if (!once.has(key)) once.set(key, one)
  }
  return [...once.values()]
}

const inBucket = ({ reader, index }: Sources, asked: Asked, reversed: boolean): readonly Found[] => {
  const { options, points, query, limit } = asked
  const [source, target] = [requireLocale(options.sourceLocale), requireLocale(options.targetLocale)]
  if (reversed && languageOf(source) === languageOf(target)) return []
  const pair = reversed ? reader.pair(target, source) : reader.pair(source, target)
  if (pair === null) return []
  const side: Side = reversed ? 'target' : 'source'
  const found: Found[] = []
  const rows = new Set<number>()
  const take = (stored: Stored, score: Score): void => {
    rows.add(stored.row)
    const one = matchOf(stored, score, asked, reversed)
    if (one !== null && one.match.points >= points) found.push(one)
  }
  if (!reversed) {
    for (const stored of reader.exact(pair.id, hash52(coreOf(query.fold)))) {
      const score = asked.score(stored.sourceFold, points)
      if (score !== null) take(stored, score)
    }
    // Nothing that is only similar comes before these.
    if (distinct(found.filter(({ match }) => match.score >= 100)).length >= limit) return found
  }
  // Context only ever lifts an exact match, so candidates are asked for with at most 100 points.
  const scored: { readonly row: number; readonly score: Score }[] = []
  const candidates = index(pair.id, side).candidates(query, Math.min(points, 100))
  for (const [row, fold] of reader.folds(
    side,
    candidates.filter((row) => !rows.has(row)),
  )) {
    const score = asked.score(fold, points)
    if (score !== null && score.points >= Math.min(points, 100)) scored.push({ row, score })
  }
  scored.sort((a, b) => b.score.points - a.score.points || b.score.raw - a.score.raw || a.row - b.row)
  // Penalties may change the order; what is far behind stays behind.
  const wanted = new Map(scored.slice(0, Math.max(limit * 2, leastFetched)).map(({ row, score }) => [row, score]))
  for (const stored of reader.get([...wanted.keys()])) {
    const score = wanted.get(stored.row)
    if (score !== undefined) take(stored, score)
  }
  return found
}

/** Texts of the same words have at least so many points. */
const sameWords = 95
const leastFetched = 12

const matchOf = (stored: Stored, score: Score, asked: Asked, reversed: boolean): Found | null => {
  const { entry } = stored
  const { options } = asked
  // A confirmed wording belongs to its utterance: it is never lent to another one.
  if (entry.mode === 'verbatim' && entry.quotation !== null && entry.quotation !== (options.quotation ?? null))
    return null
  const { points, raw, differences } = score
  // What was taken from a larger entry answers only for the same words.
  if (stored.parent !== null && options.unit !== 'quotation' && points < sameWords) return null
  const context = points < 100 || reversed ? null : contextOf(stored, asked)
  const lifted = points + (context === null ? 0 : context === 'both' ? 2 : 1)
  const storedTarget = reversed ? entry.sourceLocale : entry.targetLocale
  const penalties = penaltiesOf(entry, storedTarget, {
    targetLocale: options.targetLocale,
    unit: options.unit ?? 'segment',
    reversed,
  })
  const sum = penalties.reduce((total, penalty) => total + penalty.points, 0)
  const printedSource = printUnitText(entry.source, entry.sourceLocale)
  const printedTarget = printUnitText(entry.target, entry.targetLocale)
  return {
    sourceFold: reversed ? stored.targetFold : stored.sourceFold,
    targetFold: reversed ? stored.sourceFold : stored.targetFold,
    match: {
      kind: 'match',
      source: reversed ? printedTarget : printedSource,
      target: reversed ? printedSource : printedTarget,
      score: Math.max(0, sum === 0 ? lifted : points - sum),
      points: lifted,
      raw,
      differences,
      context,
      penalties,
      reversed,
      multiple: false,
      fills: false,
      repaired: differences.includes('numbers') ? repairedTarget(entry, asked, reversed) : null,
      entry,
    },
  }
}

/** The stored target with the segment's numbers, as printed. */
const repairedTarget = (entry: Stored['entry'], { unit }: Asked, reversed: boolean): string | null => {
  const [source, target] = reversed ? [entry.target, entry.source] : [entry.source, entry.target]
  const [sourceLocale, targetLocale] = reversed
    ? [entry.targetLocale, entry.sourceLocale]
    : [entry.sourceLocale, entry.targetLocale]
  const text = repairNumbers({ source: source.text, target: target.text }, unit.text, { sourceLocale, targetLocale })
  return text === null ? null : printUnitText({ text, codes: target.codes }, targetLocale)
}

const contextOf = ({ entry }: Stored, { options, context }: Asked): MatchContext | null => {
  const same = (side: 'prev' | 'next'): boolean => entry[side] !== null && contextKey(entry[side]) === context(side)
  const previous = same('prev')
  const next = same('next')
  if (previous && next) return 'both'
  if (previous) return 'previous'
  if (next) return 'next'
  const isHere = entry.article !== null && entry.segment !== null
  if (isHere && entry.article === options.article && entry.segment === options.segment) return 'segment'
  return entry.quotation !== null && entry.quotation === options.quotation ? 'quotation' : null
}

/** A source with several right targets is a guess unless context decides. */
const settled = ({ match, targetFold }: Found, all: readonly Found[]): Match => {
  const isExact = match.score >= 100
  const multiple = isExact && all.some((other) => other.match.score >= match.score && other.targetFold !== targetFold)
  const { state, flags } = match.entry
  const fills = isExact && !multiple && fillingStates.has(state) && !flags.includes('copy')
  return Object.freeze({ ...match, multiple, fills })
}

const order = (a: Match, b: Match): number =>
  b.score - a.score ||
  contextRank.indexOf(a.context) - contextRank.indexOf(b.context) ||
  b.raw - a.raw ||
  stateRank.indexOf(a.entry.state) - stateRank.indexOf(b.entry.state) ||
  compare(b.entry.changed ?? '', a.entry.changed ?? '') ||
  compare(a.entry.id, b.entry.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
