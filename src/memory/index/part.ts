/**
 * An immutable piece of the fuzzy index: which texts hold which keys. It knows no text.
 *
 * Texts are numbered by length (their number of keys, repeats counted): the ordinals of a range of lengths are a range.
 * All of it is one buffer of 32-bit words, so that threads share it and a snapshot is the buffer itself.
 */
import { keyBits, keyCount, maxKeys } from './keys.ts'

/** `size`, `postings`, `distinct`, reserved. */
const headerWords = 4
const startWords = maxKeys + 2
/** From here on a table over all keys is smaller in time and not much larger in space than a list of those in use. */
const directFrom = 200_000

export interface Part {
  readonly buffer: SharedArrayBuffer
  /** Texts, erased ones included. */
  readonly size: number
  /** `start[n]`: the first ordinal with n keys or more; ascending. */
  readonly start: Uint32Array
  /** Row of the store by ordinal. */
  readonly ids: Uint32Array
  /** Keys in use, ascending; null: `offsets` is a table over all keys. */
  readonly keys: Uint32Array | null
  /** Where the list of the n-th key (or of key n) begins in `postings`; one more than keys. */
  readonly offsets: Uint32Array
  /** Ordinals, each list ascending. */
  readonly postings: Uint32Array
}

const wordsOf = (size: number, postings: number, distinct: number): number =>
  headerWords + startWords + size + (distinct === 0 ? keyCount : distinct * 2) + 1 + postings

/** A part over its buffer. Trusts it: snapshots are checked before. */
export const viewPart = (buffer: SharedArrayBuffer): Part => {
  const words = new Uint32Array(buffer)
  const [size = 0, postings = 0, distinct = 0] = words
  let at = headerWords
  const take = (length: number): Uint32Array => {
    const from = at
    at += length
    return words.subarray(from, at)
  }
  const start = take(startWords)
  const ids = take(size)
  const keys = distinct === 0 ? null : take(distinct)
  const offsets = take((distinct === 0 ? keyCount : distinct) + 1)
  return { buffer, size, start, ids, keys, offsets, postings: take(postings) }
}

/** True when the header and the length of a buffer that claims to hold a part agree. */
export const isPartBuffer = (buffer: SharedArrayBuffer): boolean => {
  if (buffer.byteLength < (headerWords + startWords) * 4) return false
  const [size = 0, postings = 0, distinct = 0] = new Uint32Array(buffer, 0, headerWords)
  return wordsOf(size, postings, distinct) * 4 === buffer.byteLength
}

const emptyPart = (size: number, postings: number, distinct: number): Part => {
  const buffer = new SharedArrayBuffer(wordsOf(size, postings, distinct) * 4)
  new Uint32Array(buffer).set([size, postings, distinct])
  return viewPart(buffer)
}

/** What a part is built from: the keys of texts one after the other. */
export interface KeyLists {
  readonly size: number
  readonly ids: Uint32Array
  /** `bounds[n]` … `bounds[n + 1]` are the places of the n-th text's keys. */
  readonly bounds: Uint32Array
  readonly keys: Uint32Array
}

export const buildPart = ({ size, ids, bounds, keys }: KeyLists): Part => {
  const lengthOf = (text: number): number => (bounds[text + 1] ?? 0) - (bounds[text] ?? 0)
  const starts = new Uint32Array(startWords)
  for (let text = 0; text < size; text++) bump(starts, lengthOf(text) + 1)
  for (let length = 1; length < startWords; length++) starts[length] = (starts[length] ?? 0) + (starts[length - 1] ?? 0)
  const order = new Uint32Array(size)
  const next = starts.slice()
  for (let text = 0; text < size; text++) order[bump(next, lengthOf(text))] = text

  // Large parts have a list for every key there may be, small ones for the keys in use.
  const used = size < directFrom ? keysInUse(keys, bounds[size] ?? 0) : null
  const slots = used === null ? keys : slotsOf(keys, bounds[size] ?? 0, used)
  const slotCount = used?.length ?? keyCount
  // Each text is counted once a key: `stamp` remembers the last one.
  const stamp = new Uint32Array(slotCount)
  const counts = new Uint32Array(slotCount + 1)
  let total = 0
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const text = order[ordinal] ?? 0
    const end = bounds[text + 1] ?? 0
    for (let at = bounds[text] ?? 0; at < end; at++) {
      const slot = slots[at] ?? 0
      if (stamp[slot] === ordinal + 1) continue
      stamp[slot] = ordinal + 1
      counts[slot + 1] = (counts[slot + 1] ?? 0) + 1
      total++
    }
  }
  const part = emptyPart(size, total, used?.length ?? 0)
  part.start.set(starts)
  for (let ordinal = 0; ordinal < size; ordinal++) part.ids[ordinal] = ids[order[ordinal] ?? 0] ?? 0
  for (let slot = 0; slot < slotCount; slot++) counts[slot + 1] = (counts[slot + 1] ?? 0) + (counts[slot] ?? 0)
  if (used !== null) part.keys?.set(used)
  part.offsets.set(counts)
  stamp.fill(0)
  const { postings } = part
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const text = order[ordinal] ?? 0
    const end = bounds[text + 1] ?? 0
    for (let at = bounds[text] ?? 0; at < end; at++) {
      const slot = slots[at] ?? 0
      if (stamp[slot] === ordinal + 1) continue
      stamp[slot] = ordinal + 1
      postings[bump(counts, slot)] = ordinal
    }
  }
  return part
}

/** Distinct, ascending. */
const keysInUse = (keys: Uint32Array, length: number): Uint32Array => {
  const sorted = keys.slice(0, length).sort()
  let count = 0
  for (let at = 0; at < length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at] ?? 0
  return sorted.subarray(0, count)
}

const slotsOf = (keys: Uint32Array, length: number, used: Uint32Array): Uint32Array => {
  const places = new Map<number, number>()
  for (const [slot, key] of used.entries()) places.set(key, slot)
  const slots = new Uint32Array(length)
  for (let at = 0; at < length; at++) slots[at] = places.get(keys[at] ?? 0) ?? 0
  return slots
}

/** Adds one and returns what was there. */
const bump = (table: Uint32Array, at: number): number => {
  const before = table[at] ?? 0
  table[at] = before + 1
  return before
}

const dropped = 0xffffffff

/**
 * Two parts as one, without the texts of `erased`. Needs no text: postings say which keys a text has and `start` how many
 * with repeats. That number is kept: found anew from distinct keys it would shift the window of lengths.
 */
export const mergeParts = (a: Part, b: Part | null, erased: ReadonlySet<number>): Part => {
  const starts = new Uint32Array(startWords)
  const mapA = new Uint32Array(a.size)
  const mapB = new Uint32Array(b?.size ?? 0)
  const ids = new Uint32Array(a.size + (b?.size ?? 0))
  let size = 0
  const number = (part: Part, map: Uint32Array, length: number): void => {
    const to = part.start[length + 1] ?? 0
    for (let ordinal = part.start[length] ?? 0; ordinal < to; ordinal++) {
      const id = part.ids[ordinal] ?? 0
      if (erased.has(id)) map[ordinal] = dropped
      else {
        ids[size] = id
        map[ordinal] = size++
      }
    }
  }
  for (let length = 0; length <= maxKeys; length++) {
    starts[length] = size
    number(a, mapA, length)
    if (b !== null) number(b, mapB, length)
  }
  starts[startWords - 1] = size

  const usedKeys: number[] = []
  const ends: number[] = []
  const postings = new Uint32Array(a.postings.length + (b?.postings.length ?? 0))
  let total = 0
  const copy = (part: Part, map: Uint32Array, from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const ordinal = map[part.postings[at] ?? 0] ?? dropped
      if (ordinal !== dropped) postings[total++] = ordinal
    }
  }
  const both = (fromA: number, toA: number, other: Part, fromB: number, toB: number): void => {
    let left = fromA
    let right = fromB
    while (left < toA || right < toB) {
      const one = left < toA ? (mapA[a.postings[left] ?? 0] ?? dropped) : dropped
      const two = right < toB ? (mapB[other.postings[right] ?? 0] ?? dropped) : dropped
      // A dropped one compares as the greatest: it is passed over when its turn comes, or at once.
      if (left < toA && one === dropped) left++
      else if (right < toB && two === dropped) right++
      else if (one < two) {
        postings[total++] = one
        left++
      } else {
        postings[total++] = two
        right++
      }
    }
  }
  const slotsA = keySlots(a)
  const slotsB = b === null ? [] : keySlots(b)
  let [left, right] = [0, 0]
  while (left < slotsA.length || right < slotsB.length) {
    const slotA = slotsA[left]
    const slotB = slotsB[right]
    const keyA = slotA === undefined ? keyCount : (a.keys?.[slotA] ?? slotA)
    const keyB = slotB === undefined ? keyCount : (b?.keys?.[slotB] ?? slotB)
    const before = total
    const [fromA, toA] = slotA === undefined ? [0, 0] : [a.offsets[slotA] ?? 0, a.offsets[slotA + 1] ?? 0]
    const [fromB, toB] = slotB === undefined || b === null ? [0, 0] : [b.offsets[slotB] ?? 0, b.offsets[slotB + 1] ?? 0]
    if (keyA === keyB && b !== null) both(fromA, toA, b, fromB, toB)
    else if (keyA < keyB) copy(a, mapA, fromA, toA)
    else if (b !== null) copy(b, mapB, fromB, toB)
    if (keyA <= keyB) left++
    if (keyB <= keyA) right++
    if (total === before) continue
    usedKeys.push(Math.min(keyA, keyB))
    ends.push(total)
  }
  const part = emptyPart(size, total, size < directFrom ? usedKeys.length : 0)
  part.start.set(starts)
  part.ids.set(ids.subarray(0, size))
  part.postings.set(postings.subarray(0, total))
  if (part.keys === null) {
    let key = 0
    for (const [at, used] of usedKeys.entries()) {
      const begin = ends[at - 1] ?? 0
      while (key <= used) part.offsets[key++] = begin
    }
    while (key <= keyCount) part.offsets[key++] = total
  } else {
    part.keys.set(usedKeys)
    for (let at = 0; at < ends.length; at++) part.offsets[at + 1] = ends[at] ?? 0
  }
  return part
}

/** Places in `offsets` that have a list. */
const keySlots = (part: Part): readonly number[] => {
  const slots: number[] = []
  for (let slot = 0; slot + 1 < part.offsets.length; slot++)
    if (part.offsets[slot] !== part.offsets[slot + 1]) slots.push(slot)
  return slots
}

/** Where a key's list stands in `offsets`; −1 when no text has the key. */
export const slotOf = ({ keys }: Part, key: number): number => {
  if (keys === null) return key
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key ? low : -1
}

/** How many bits a key has; part of what a snapshot must agree with. */
export const partKeyBits: number = keyBits
