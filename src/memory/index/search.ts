/**
 * Finds in one part every text that shares enough keys with a query, before a cap on how many are looked at.
 *
 * A text that shares at least ⌈t·n⌉ of the query's n keys can gain from lists that are not walked at most what those
 * weigh; so it is seen `need` times in those that are. Weights are the repeats of a key in the query.
 */
import { keysInto, maxKeys } from './keys.ts'
import { slotOf } from './part.ts'
import type { Part } from './part.ts'

/** Candidates of one part whose texts are looked at. */
const cap = 64
// When walking one more list costs more than it spares: see `stopAt`.
const fewEnough = 16
const estimateMost = 20_000
const walkedMost = 150_000
const worthFactor = 100
const decay = 0.3

export interface KeyQuery {
  /** Keys with repeats. */
  readonly n: number
  readonly keys: readonly number[]
  /** How often the key stands in the query. */
  readonly weights: readonly number[]
}

const scratch = new Uint32Array(maxKeys)

export const keyQuery = (fold: string): KeyQuery => {
  const n = keysInto(fold, scratch)
  const weights = new Map<number, number>()
  for (let at = 0; at < n; at++) {
    const key = scratch[at] ?? 0
    weights.set(key, (weights.get(key) ?? 0) + 1)
  }
  return { n, keys: [...weights.keys()], weights: [...weights.values()] }
}

interface List {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/** Seen so often, by ordinal. Cleared before each use over the window only. */
let counts = new Uint16Array(0)

/**
 * @param share of the query's keys that a text must hold, and the ratio their lengths must reach; 0–1
 * @param erased rows that are gone
 * @returns rows of the store
 */
export const searchPart = (
  part: Part,
  { n, keys, weights }: KeyQuery,
  share: number,
  erased: ReadonlySet<number>,
): readonly number[] => {
  if (n === 0) return []
  const needed = Math.ceil(share * n - 1e-9)
  const shortest = Math.max(needed, 1)
  const longest = Math.min(maxKeys, Math.floor(n / share + 1e-9))
  if (shortest > maxKeys) return []
  const low = part.start[shortest] ?? 0
  const high = part.start[longest + 1] ?? part.size
  if (low >= high) return []
  const lists: List[] = []
  let missing = 0
  for (const [at, key] of keys.entries()) {
    const weight = weights[at] ?? 1
    const slot = slotOf(part, key)
    let from = slot < 0 ? 0 : (part.offsets[slot] ?? 0)
    let to = slot < 0 ? 0 : (part.offsets[slot + 1] ?? 0)
    if (from < to) {
      from = lowerBound(part.postings, from, to, low)
      to = lowerBound(part.postings, from, to, high)
    }
    if (from >= to) missing += weight
    else lists.push({ from, to, weight })
  }
  const least = n - needed + 1 - missing
  if (least <= 0) return []
  lists.sort((a, b) => a.to - a.from - (b.to - b.from))
  let taken = 0
  let total = 0
  let walked = 0
  while (taken < lists.length && total < least) {
    const list = lists[taken++]
    if (list === undefined) break
    total += list.weight
    walked += list.to - list.from
  }
  if (total < least) return []
  let estimate = Math.min(walked, estimateMost)
  while (taken < lists.length && estimate > fewEnough) {
    const list = lists[taken]
    if (list === undefined) break
    const size = list.to - list.from
    if (walked + size > walkedMost || size > worthFactor * estimate) break
    total += list.weight
    walked += size
    taken++
    estimate *= decay
  }
  const need = total - least + 1
  if (counts.length < part.size) counts = new Uint16Array(part.size)
  const seen = counts
  seen.fill(0, low, high)
  const found: number[] = []
  const { postings } = part
  for (let index = 0; index < taken; index++) {
    const list = lists[index]
    if (list === undefined) break
    const { from, to, weight } = list
    for (let at = from; at < to; at++) {
      const ordinal = postings[at] as number
      const before = seen[ordinal] as number
      const now = before + weight
      seen[ordinal] = now
      if (before < need && now >= need) found.push(ordinal)
    }
  }
  return rowsOf(part, found, seen, erased)
}

/** Rows of the best candidates: those that were seen most often. */
const rowsOf = (
  part: Part,
  ordinals: readonly number[],
  seen: Uint16Array,
  erased: ReadonlySet<number>,
): readonly number[] => {
  const rows: number[] = []
  if (ordinals.length <= cap) {
    for (const ordinal of ordinals) keep(part, ordinal, erased, rows)
    return rows
  }
  let most = 0
  for (const ordinal of ordinals) most = Math.max(most, seen[ordinal] ?? 0)
  const histogram = new Uint32Array(most + 1)
  for (const ordinal of ordinals)
    if (erased.size === 0 || !erased.has(part.ids[ordinal] ?? 0)) {
      const count = seen[ordinal] ?? 0
      histogram[count] = (histogram[count] ?? 0) + 1
    }
  let bound = most
  let above = 0
  while (bound > 0 && above + (histogram[bound] ?? 0) < cap) above += histogram[bound--] ?? 0
  let atBound = cap - above
  for (const ordinal of ordinals) {
    const count = seen[ordinal] ?? 0
    if (count > bound) keep(part, ordinal, erased, rows)
    else if (count === bound && atBound > 0 && keep(part, ordinal, erased, rows)) atBound--
  }
  return rows
}

const keep = (part: Part, ordinal: number, erased: ReadonlySet<number>, rows: number[]): boolean => {
  const id = part.ids[ordinal] ?? 0
  if (erased.size > 0 && erased.has(id)) return false
  rows.push(id)
  return true
}

/** First place in an ascending stretch whose value is at least `value`. */
const lowerBound = (values: Uint32Array, from: number, to: number, value: number): number => {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows of a part that hold all keys: the shortest list is walked, the others are asked. */
export const rowsWithAll = (part: Part, keys: readonly number[]): readonly number[] => {
  const lists: { readonly from: number; readonly to: number }[] = []
  for (const key of keys) {
    const slot = slotOf(part, key)
    const from = slot < 0 ? 0 : (part.offsets[slot] ?? 0)
    const to = slot < 0 ? 0 : (part.offsets[slot + 1] ?? 0)
    if (from >= to) return []
    lists.push({ from, to })
  }
  lists.sort((a, b) => a.to - a.from - (b.to - b.from))
  const [shortest, ...others] = lists
  if (shortest === undefined) return []
  const rows: number[] = []
  const { postings } = part
  const reached = others.map(({ from }) => from)
  for (let at = shortest.from; at < shortest.to; at++) {
    const ordinal = postings[at] as number
    let inAll = true
    for (const [index, { to }] of others.entries()) {
      const found = lowerBound(postings, reached[index] ?? 0, to, ordinal)
      reached[index] = found
      if (found >= to || postings[found] !== ordinal) {
        inAll = false
        break
      }
    }
    if (inAll) rows.push(part.ids[ordinal] ?? 0)
  }
  return rows
}
