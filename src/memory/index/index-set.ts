/**
 * The living fuzzy index of one side of one pair of languages: parts, a tail of the newest texts, and what is erased.
 *
 * It follows the store: `catchUp` reads what came and what went since. Any order of additions and erasures answers as an
 * index built afresh does, but for the cap on candidates.
 */
import { scorable } from '../score.ts'
import type { Scorable } from '../score.ts'
import { sideIndex } from '../side-index.ts'
import type { SideIndex } from '../side-index.ts'
import type { Side, StoreReader } from '../store/read.ts'
import { keysInto, maxKeys } from './keys.ts'
import { buildPart, mergeParts } from './part.ts'
import type { KeyLists, Part } from './part.ts'
import { keyQuery, rowsWithAll, searchPart } from './search.ts'

/** The tail becomes a part when it is longer. It is exact at every threshold; parts are made for scores above one half. */
export const tailMost = 4095
/** A part with more erased texts than this share is made anew. */
const erasedMost = 0.1
/** Parts of a bulk: bounds what building takes. */
const bulkMost = 4_000_000

/** What a snapshot holds. */
export interface IndexState {
  readonly parts: readonly Part[]
  /** Every row up to here is in a part. */
  readonly row: number
  /** Place in the store's log of what went. */
  readonly seq: number
}

export interface IndexSet {
  /** Reads what changed in the store. */
  readonly catchUp: () => void
  /** Rows that may reach `points`. */
  readonly candidates: (asked: Scorable, points: number) => readonly number[]
  /** For a snapshot: without anything erased. */
  readonly state: () => IndexState
  /** Rows that may hold all keys: those of parts that do, and the whole tail. */
  readonly rowsWith: (keys: readonly number[]) => readonly number[]
  /** For other threads, as it is. */
  readonly parts: () => IndexState
  /** Texts in parts and tail, erased ones that are still there included. */
  readonly size: () => number
  /** Counts what a snapshot would have to write anew. */
  readonly generation: () => number
}

/** @param start what a snapshot held; null: built afresh from the store */
export const indexSet = (reader: StoreReader, pair: number, side: Side, start: IndexState | null): IndexSet => {
  let parts: readonly Part[] = start?.parts ?? []
  let partRow = start?.row ?? 0
  let lastRow = partRow
  let seq = start?.seq ?? reader.goneAfter(0).seq
  let tail: SideIndex = sideIndex()
  let tailRows: number[] = []
  let tailFolds: string[] = []
  let generation = 0
  const erased = new Set<number>()

  const emptyTail = (): void => {
    tail = sideIndex()
    tailRows = []
    tailFolds = []
  }
  const addPart = (part: Part): void => {
    generation++
    parts = settled([...parts, part], erased)
  }
  const tailToPart = (): void => {
    if (tailRows.length === 0) return
    const lists = keyLists(tailRows.length)
    for (const [at, row] of tailRows.entries()) if (!erased.has(row)) lists.add(row, tailFolds[at] ?? '')
    partRow = Math.max(partRow, tailRows.at(-1) ?? 0)
    emptyTail()
    addPart(buildPart(lists.all()))
  }
  const takeGone = (): void => {
    const gone = reader.goneAfter(seq)
    seq = gone.seq
    if (gone.rows.length === 0) return
    for (const row of gone.rows) erased.add(row)
    let inParts = 0
    for (const part of parts) inParts += part.size
    if (erased.size > erasedMost * inParts) prune()
  }
  const prune = (): void => {
    parts = parts.map((part) => mergeParts(part, null, erased)).filter(({ size }) => size > 0)
    generation++
    const kept = new Set(tailRows)
    for (const row of erased) if (!kept.has(row)) erased.delete(row)
  }
  return {
    catchUp: () => {
      // First what went: a row that is gone never comes among the new ones.
      takeGone()
      const newest = reader.lastRow(pair)
      if (newest <= lastRow) return
      let lists: MutableKeyLists | null = null
      // A bulk goes into a part at once; a few go to the tail.
      const isBulk = newest - lastRow > tailMost && hasBulk(reader, pair, side, lastRow, tailMost - tailRows.length)
      for (const [row, fold] of reader.foldsAfter(pair, side, lastRow)) {
        lastRow = row
        if (isBulk) {
          lists ??= keyLists(1 << 16)
          lists.add(row, fold)
          if (lists.size() < bulkMost) continue
          tailToPart()
          partRow = row
          addPart(buildPart(lists.all()))
          lists = null
          continue
        }
        tail.add(scorable(fold))
        tailRows.push(row)
        tailFolds.push(fold)
        if (tailRows.length > tailMost) tailToPart()
      }
      if (lists === null) return
      tailToPart()
      partRow = lastRow
      addPart(buildPart(lists.all()))
    },
    candidates: (asked, points) => {
      const rows: number[] = []
      for (const at of tail.candidates(asked, points)) {
        const row = tailRows[at]
        if (row !== undefined && !erased.has(row)) rows.push(row)
      }
      if (parts.length > 0) {
        const query = keyQuery(asked.fold)
        for (const part of parts) for (const row of searchPart(part, query, shareFor(points), erased)) rows.push(row)
      }
      return rows
    },
    state: () => {
      if (erased.size > 0 && parts.length > 0) prune()
      return { parts, row: partRow, seq }
    },
    rowsWith: (keys) => {
      const rows = tailRows.filter((row) => !erased.has(row))
      for (const part of parts) for (const row of rowsWithAll(part, keys)) if (!erased.has(row)) rows.push(row)
      return rows
    },
    parts: () => ({ parts, row: partRow, seq }),
    size: () => parts.reduce((sum, part) => sum + part.size, tailRows.length),
    generation: () => generation,
  }
}

/** The share of keys that matches of a score have in common, nearly always. */
const shareFor = (points: number): number => (points >= 70 ? 0.6 : points >= 50 ? 0.45 : 0.4)

/** Merges the newest parts as long as the older of two is at most twice the newer: their number stays logarithmic. */
const settled = (given: readonly Part[], erased: ReadonlySet<number>): readonly Part[] => {
  const parts = [...given]
  for (;;) {
    const [older, newer] = parts.slice(-2)
    if (older === undefined || newer === undefined || older.size > 2 * newer.size) return parts
    parts.splice(-2, 2, mergeParts(older, newer, erased))
  }
}

/** True when more rows than fit into the tail wait. */
const hasBulk = (reader: StoreReader, pair: number, side: Side, after: number, room: number): boolean => {
  let waiting = 0
  for (const _ of reader.foldsAfter(pair, side, after)) if (++waiting > room) return true
  return false
}

interface MutableKeyLists {
  readonly add: (row: number, fold: string) => void
  readonly size: () => number
  readonly all: () => KeyLists
}

const keyLists = (expected: number): MutableKeyLists => {
  let ids = new Uint32Array(Math.max(expected, 16))
  let bounds = new Uint32Array(ids.length + 1)
  let keys = new Uint32Array(ids.length * 16 + maxKeys)
  let size = 0
  let used = 0
  return {
    add: (row, fold) => {
      if (size === ids.length) {
        ids = grown(ids, ids.length * 2)
        bounds = grown(bounds, ids.length + 1)
      }
      if (used + maxKeys > keys.length) keys = grown(keys, keys.length * 2)
      used += keysInto(fold, keys, used)
      ids[size++] = row
      bounds[size] = used
    },
    size: () => size,
    all: () => ({ size, ids, bounds, keys }),
  }
}

const grown = (array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(length)
  larger.set(array)
  return larger
}
