/** One lookup: candidates, scores, context, penalties, order. */
import { GoosefootError } from '../errors.ts'
import { neighbourText, requireLocale } from './entries.ts'
import { fold } from './fold.ts'
import { penaltiesOf } from './penalties.ts'
import { scorable, score } from './score.ts'
import type { Scorable } from './score.ts'
import { contextKey } from './store.ts'
import type { Side, Store, Stored } from './store.ts'
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

/**
 * @returns matches at or above the threshold, best first; the same source and target once, with its best context
 * @throws {GoosefootError} `memory.threshold`, `memory.locale`
 */
export const lookupIn = (store: Store, query: UnitText, options: LookupOptions): readonly Match[] => {
  const threshold = options.threshold ?? defaultThreshold
  if (!(threshold >= 0 && threshold <= 1.02))
    throw new GoosefootError('memory.threshold', `The threshold is ${threshold}; 0 to 1 was expected.`, {
      hint: 'Write 75 % as 0.75.',
    })
  // A threshold of 0.58 is 57.99… points in binary.
  const points = Math.ceil(threshold * 100 - 1e-9)
  const asked = scorable(fold(query))
  if (asked.fold === '') return []
  const found = [...inBucket(store, asked, options, points, false), ...inBucket(store, asked, options, points, true)]
  found.sort((a, b) => order(a.match, b.match))
  const once = new Map<string, Found>()
  for (const one of found) {
    const key = JSON.stringify([one.sourceFold, one.targetFold, one.match.entry.unit])
    if (!once.has(key)) once.set(key, one)
  }
  const best = [...once.values()]
  return best.slice(0, options.limit ?? defaultLimit).map((one) => settled(one, best))
}

const inBucket = (
  store: Store,
  asked: Scorable,
  options: LookupOptions,
  points: number,
  reversed: boolean,
): readonly Found[] => {
  const [source, target] = [requireLocale(options.sourceLocale), requireLocale(options.targetLocale)]
  if (reversed && languageOf(source) === languageOf(target)) return []
  const bucket = reversed ? store.bucket(target, source) : store.bucket(source, target)
  if (bucket === null) return []
  const side: Side = reversed ? 'target' : 'source'
  const found: Found[] = []
  // Context only ever lifts an exact match, so candidates are asked for with at most 100 points.
  for (const at of bucket.index(side).candidates(asked, Math.min(points, 100))) {
    const stored = bucket.stored[at]
    if (stored === undefined || stored.gone) continue
    const one = matchOf(stored, asked, options, reversed)
    if (one !== null && one.match.points >= points) found.push(one)
  }
  return found
}

const matchOf = (stored: Stored, asked: Scorable, options: LookupOptions, reversed: boolean): Found | null => {
  const { entry } = stored
  // A confirmed wording belongs to its utterance: it is never lent to another one.
  if (entry.mode === 'verbatim' && entry.quotation !== null && entry.quotation !== (options.quotation ?? null))
    return null
  const { points, raw, differences } = score(asked, scorable(reversed ? stored.targetFold : stored.sourceFold))
  const context = points < 100 || reversed ? null : contextOf(stored, options)
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
      entry,
    },
  }
}

const contextOf = (stored: Stored, options: LookupOptions): MatchContext | null => {
  const { entry } = stored
  const same = (neighbour: LookupOptions['prev'], key: string | null): boolean =>
    key !== null && contextKey(neighbourText(neighbour, options.sourceLocale)) === key
  const previous = same(options.prev, stored.prev)
  const next = same(options.next, stored.next)
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
