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

const grams = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  const padded = ` ${text.toLowerCase()} `
  for (let i = 0; i + 3 <= padded.length; i++) {
    const gram = padded.slice(i, i + 3)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}
const sizeOf = (counts: Map<string, number>): number => {
  let size = 0
  for (const count of counts.values()) size += count
  return size
}
const shared = (a: Map<string, number>, b: Map<string, number>): number => {
  let common = 0
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0)
  return common
}

/**
 * Which old block each fresh one continues; null: it is new. Untouched and moved blocks always keep their id; edited
 * ones keep it while they are recognisably the same; after a split or a merge the larger part does.
 *
 * @param old in the order of the earlier state
 */
export const carryBlocks = (old: readonly Known[], fresh: readonly Fresh[]): readonly (BlockId | null)[] => {
  const result: (number | null)[] = fresh.map(() => null)
  const free = new Set(old.keys())
  const oldFold = old.map(({ text }) => foldBlock(text))
  const freshFold = fresh.map(({ text }) => foldBlock(text))
  const take = (at: number, index: number): void => {
    result[at] = index
    free.delete(index)
  }
  const places = (folds: readonly string[]): Map<string, number[]> => {
    const map = new Map<string, number[]>()
    for (const [index, fold] of folds.entries()) map.set(fold, [...(map.get(fold) ?? []), index])
    return map
  }
  const oldPlaces = places(oldFold)
  const freshPlaces = places(freshFold)
  // 1. Equal and unique on both sides, wherever it moved.
  for (const [fold, ats] of freshPlaces) {
    const indexes = oldPlaces.get(fold) ?? []
    const [at] = ats
    const [index] = indexes
    if (ats.length === 1 && indexes.length === 1 && at !== undefined && index !== undefined) take(at, index)
  }
  // 2. Equal but repeated: agreeing neighbours first, then in order.
  for (const [fold, ats] of freshPlaces) {
    const indexes = (oldPlaces.get(fold) ?? []).filter((index) => free.has(index))
    if (indexes.length === 0) continue
    const agrees = (at: number, index: number): number =>
      Number(freshFold[at - 1] === oldFold[index - 1]) + Number(freshFold[at + 1] === oldFold[index + 1])
    const pairs = ats
      .filter((at) => result[at] === null)
      .flatMap((at) => indexes.map((index) => ({ at, index, score: agrees(at, index) })))
      .sort((a, b) => b.score - a.score || a.at - b.at || a.index - b.index)
    for (const { at, index } of pairs) if (result[at] === null && free.has(index)) take(at, index)
  }
  // 3. The rest by likeness and by neighbours that were carried.
  const oldGrams = new Map<number, Map<string, number>>([...free].map((index) => [index, grams(oldFold[index] ?? '')]))
  const candidates: { readonly at: number; readonly index: number; readonly base: number }[] = []
  fresh.forEach((_, at) => {
    if (result[at] !== null) return
    const own = grams(freshFold[at] ?? '')
    const ownSize = sizeOf(own)
    for (const [index, other] of oldGrams) {
      const otherSize = sizeOf(other)
      const common = shared(own, other)
      const dice = (2 * common) / Math.max(1, ownSize + otherSize)
      const contained = common / Math.max(1, Math.min(ownSize, otherSize))
      if (dice < 0.2 && contained < 0.85) continue
      candidates.push({ at, index, base: Math.max(dice, contained >= 0.85 ? 0.46 + 0.3 * dice : 0) })
    }
  })
  while (candidates.length > 0) {
    let best: { at: number; index: number; score: number } | null = null
    for (const { at, index, base } of candidates) {
      if (result[at] !== null || !free.has(index)) continue
      const before = result[at - 1]
      const after = result[at + 1]
      const score =
        base + (before != null && before === index - 1 ? 0.12 : 0) + (after != null && after === index + 1 ? 0.12 : 0)
      if (score >= 0.45 && (best === null || score > best.score)) best = { at, index, score }
    }
    if (best === null) break
    take(best.at, best.index)
  }
  return result.map((index) => (index === null ? null : (old[index]?.id ?? null)))
}
