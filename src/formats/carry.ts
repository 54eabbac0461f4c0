import type { BlockId, Role } from '../article/types.ts'
import { foldBlock } from './ids.ts'

interface Known {
  readonly id: BlockId
  readonly role: Role
  readonly text: string
}
interface Fresh {
  readonly role: Role
  readonly text: string
}

/** What a score must reach. */
const floor = 0.45
/** Below this likeness neighbours do not help. */
const leastDice = 0.2
/** So much of the shorter text in the longer one counts as a split or a merge. */
const containment = 0.85
/** For every neighbour that was carried in sequence. */
const neighbourBonus = 0.12
/** A heading that became a paragraph is rarer than one that was replaced by a paragraph. */
const otherRole = 0.15
/** Above so many pairs of changed blocks only those near each other are compared. */
const mostPairs = 40_000
const nearest = 60

/** A text's runs of three letters, with their counts. */
interface Profile {
  readonly grams: ReadonlyMap<string, number>
  readonly size: number
}
const profileOf = (fold: string): Profile => {
  const grams = new Map<string, number>()
  const padded = ` ${fold.toLowerCase()} `
  const size = Math.max(0, padded.length - 2)
  for (let at = 0; at < size; at++) {
    const gram = padded.slice(at, at + 3)
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return { grams, size }
}

/** Likeness of two texts, 0–1; null when they have too little in common. */
const likeness = (a: Profile, b: Profile): number | null => {
  const [small, large] = a.grams.size <= b.grams.size ? [a, b] : [b, a]
  let common = 0
  for (const [gram, count] of small.grams) common += Math.min(count, large.grams.get(gram) ?? 0)
  const dice = (2 * common) / Math.max(1, a.size + b.size)
  const isContained = common / Math.max(1, Math.min(a.size, b.size)) >= containment
  if (dice < leastDice && !isContained) return null
  return Math.max(dice, isContained ? 0.46 + 0.3 * dice : 0)
}

const placesOf = (folds: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>()
  folds.forEach((fold, index) => {
    const known = places.get(fold)
    if (known === undefined) places.set(fold, [index])
    else known.push(index)
  })
  return places
}

/**
 * Which old block each fresh one continues; null: it is new. Untouched and moved blocks always keep their id; edited
 * ones keep it while they are recognisably the same; after a split or a merge the larger part does. No id is given
 * twice.
 *
 * @param old in the order of the earlier state
 */
export const carryBlocks = (old: readonly Known[], fresh: readonly Fresh[]): readonly (BlockId | null)[] => {
  const oldFolds = old.map(({ text }) => foldBlock(text))
  const freshFolds = fresh.map(({ text }) => foldBlock(text))
  const carried: (number | null)[] = fresh.map(() => null)
  const free = new Set(old.keys())
  const take = (at: number, index: number): void => {
    carried[at] = index
    free.delete(index)
  }
  takeEqual(old, fresh, oldFolds, freshFolds, take)
  takeAlike(old, fresh, oldFolds, freshFolds, carried, free, take)
  return carried.map((index) => (index === null ? null : (old[index]?.id ?? null)))
}

type Take = (at: number, index: number) => void

/** Equal texts, wherever they moved; repeated ones by role and agreeing neighbours, then in order. */
const takeEqual = (
  old: readonly Known[],
  fresh: readonly Fresh[],
  oldFolds: readonly string[],
  freshFolds: readonly string[],
  take: Take,
): void => {
  const oldPlaces = placesOf(oldFolds)
  for (const [fold, ats] of placesOf(freshFolds)) {
    const indexes = oldPlaces.get(fold) ?? []
    const agreement = (at: number, index: number): number =>
      Number(freshFolds[at - 1] === oldFolds[index - 1]) +
      Number(freshFolds[at + 1] === oldFolds[index + 1]) +
      2 * Number(fresh[at]?.role === old[index]?.role)
    const left = new Set(indexes)
    const open = new Set(ats)
    const isFew = ats.length * indexes.length <= mostPairs
    // Best agreement first; every round goes through the places in order, so that equals stay in sequence.
    for (const wanted of isFew ? [4, 3, 2, 1, 0] : [null])
      for (const at of open)
        for (const index of left) {
          if (wanted !== null && agreement(at, index) !== wanted) continue
          open.delete(at)
          left.delete(index)
          take(at, index)
          break
        }
  }
}

interface Pair {
  readonly at: number
  readonly index: number
  readonly base: number
}

/** The rest by likeness and by neighbours that were carried: the best pair first. */
const takeAlike = (
  old: readonly Known[],
  fresh: readonly Fresh[],
  oldFolds: readonly string[],
  freshFolds: readonly string[],
  carried: readonly (number | null)[],
  free: ReadonlySet<number>,
  take: Take,
): void => {
  const open = [...carried.keys()].filter((at) => carried[at] === null)
  const profiles = new Map([...free].map((index) => [index, profileOf(oldFolds[index] ?? '')]))
  const isNear = open.length * free.size <= mostPairs
  const pairs = new Map<string, Pair>()
  for (const at of open) {
    const own = profileOf(freshFolds[at] ?? '')
    for (const [index, profile] of profiles) {
      if (!isNear && Math.abs(at - index) > nearest) continue
      const alike = likeness(own, profile)
      if (alike === null) continue
      const base = alike - (fresh[at]?.role === old[index]?.role ? 0 : otherRole)
      pairs.set(`${at} ${index}`, { at, index, base })
    }
  }
  const scoreOf = ({ at, index, base }: Pair): number => {
    const before = carried[at - 1]
    const after = carried[at + 1]
    return (
      base +
      (before != null && before === index - 1 ? neighbourBonus : 0) +
      (after != null && after === index + 1 ? neighbourBonus : 0)
    )
  }
  // Scores only grow, and only beside a pair that was taken: it is put in again with its new score.
  const queue = scoreQueue()
  for (const pair of pairs.values()) queue.add(pair, scoreOf(pair))
  for (let best = queue.take(); best !== null; best = queue.take()) {
    const { at, index } = best
    if (carried[at] !== null || !free.has(index)) continue
    take(at, index)
    for (const step of [-1, 1]) {
      const beside = pairs.get(`${at + step} ${index + step}`)
      if (beside !== undefined) queue.add(beside, scoreOf(beside))
    }
  }
}

interface ScoreQueue {
  readonly add: (pair: Pair, score: number) => void
  /** The pair with the highest score; of equal ones the first that came. */
  readonly take: () => Pair | null
}

/** Pairs in steps of a thousandth; those below the floor are not kept. */
const scoreQueue = (): ScoreQueue => {
  const steps: { readonly pairs: Pair[]; next: number }[] = []
  let top = -1
  return {
    add: (pair, score) => {
      if (score < floor) return
      const step = Math.floor(score * 1000)
      while (steps.length <= step) steps.push({ pairs: [], next: 0 })
      steps[step]?.pairs.push(pair)
      top = Math.max(top, step)
    },
    take: () => {
      for (; top >= 0; top--) {
        const step = steps[top]
        const pair = step?.pairs[step.next]
        if (step === undefined || pair === undefined) continue
        step.next++
        return pair
      }
      return null
    },
  }
}
