/** The entries of a memory: each pair once, whoever brought it, and who would miss it. */
import type { Locale } from '../article/types.ts'
import { coreOf, fold } from './fold.ts'
import { withoutNeighbours } from './entries.ts'
import { hash52 } from './hash.ts'
import { scorable } from './score.ts'
import { sideIndex } from './side-index.ts'
import type { SideIndex } from './side-index.ts'
import { languageOf } from './tmx/values.ts'
import type { EraseWhere, MemoryEntry } from './types.ts'
import { plainUnitText, printUnitText } from './unit-text.ts'

export type Side = 'source' | 'target'

export interface Stored {
  entry: MemoryEntry
  readonly sourceFold: string
  readonly targetFold: string
  /** Core of the neighbour's fold; empty: the article begins (ends) here; null: unknown. */
  prev: string | null
  next: string | null
  /** Files that hold it. It goes when the last one lets go. */
  readonly files: Set<string>
  gone: boolean
}

/** All entries of one pair of languages, whatever their regions. */
export interface Bucket {
  readonly stored: Stored[]
  /** Up to date on return. */
  readonly index: (side: Side) => SideIndex
}

export interface PutResult {
  readonly outcome: 'added' | 'again' | 'left'
  /** What the file should hold is not what it held. */
  readonly changed: boolean
}

export interface Store {
  /** @param mayRevive false for pairs of files: what was erased is not learnt again from them */
  readonly put: (entry: MemoryEntry, file: string, mayRevive: boolean) => PutResult
  readonly bucket: (sourceLocale: Locale, targetLocale: Locale) => Bucket | null
  readonly all: () => IterableIterator<Stored>
  /** @returns what is gone, and the files that held it */
  readonly erase: (where: EraseWhere) => { readonly ids: readonly string[]; readonly files: ReadonlySet<string> }
}

const hasLetter = /\p{L}/u

export const memoryStore = (): Store => {
  const buckets = new Map<string, Bucket>()
  const known = new Map<number, Stored>()
  /** Pairs, and cores of sources, that were erased. */
  const erased = new Set<number>()
  const erasedSources = new Set<string>()
  return {
    put: (entry, file, mayRevive) => {
      if (!hasLetter.test(entry.source.text) || entry.target.text.trim() === '') return unchanged('left')
      const stored = storedOf(entry, file)
      const pair = hash52(JSON.stringify([stored.sourceFold, stored.targetFold]))
      if (mayRevive) {
        erased.delete(pair)
        erasedSources.delete(coreOf(stored.sourceFold))
      }
      if (erased.has(pair)) return unchanged('left')
      if (!mayRevive) forget(stored, erasedSources, undefined)
      const key = keyOf(stored)
      const before = known.get(key)
      if (before !== undefined && !before.gone && before.sourceFold === stored.sourceFold) {
        const isNew = !before.files.has(file)
        const isLater = (entry.changed ?? '') > (before.entry.changed ?? '')
        before.files.add(file)
        if (isLater) {
          // What this entry has forgotten must not come back with a later version of it.
          const forgotten = { prev: before.prev === null, next: before.next === null }
          before.entry = { ...withoutNeighbours(entry, forgotten), file: before.entry.file }
        }
        return { outcome: 'again', changed: isNew || isLater }
      }
      known.set(key, stored)
      const name = bucketName(entry.sourceLocale, entry.targetLocale)
      const bucket = buckets.get(name) ?? newBucket()
      buckets.set(name, bucket)
      bucket.stored.push(stored)
      return { outcome: 'added', changed: true }
    },
    bucket: (sourceLocale, targetLocale) => buckets.get(bucketName(sourceLocale, targetLocale)) ?? null,
    *all() {
      for (const { stored } of buckets.values()) for (const one of stored) if (!one.gone) yield one
    },
    erase: (where) => {
      const ids: string[] = []
      const files = new Set<string>()
      const cores = new Set<string>()
      if (Object.values(where).every((value) => value === undefined)) return { ids, files }
      const { file } = where
      for (const { stored } of buckets.values())
        for (const one of stored) {
          if (one.gone || !isMeant(one, where)) continue
          for (const owner of one.files) if (file === undefined || owner === file) files.add(owner)
          if (file !== undefined && one.files.delete(file) && one.files.size > 0) {
            one.entry = { ...one.entry, file: [...one.files].sort()[0] ?? null }
            continue
          }
          one.gone = true
          ids.push(one.entry.id)
          cores.add(coreOf(one.sourceFold))
          erasedSources.add(coreOf(one.sourceFold))
          for (const owner of one.files) files.add(owner)
          erased.add(hash52(JSON.stringify([one.sourceFold, one.targetFold])))
        }
      for (const { stored } of buckets.values())
        for (const one of stored)
          if (!one.gone) {
            const key = keyOf(one)
            if (!forget(one, cores, where.text)) continue
            known.delete(key)
            known.set(keyOf(one), one)
            for (const owner of one.files) files.add(owner)
          }
      return { ids, files }
    },
  }
}

/** What makes a pair the same pair; texts are compared after it. */
const keyOf = ({ entry, sourceFold, targetFold, prev, next }: Stored): number =>
  hash52(JSON.stringify([entry.sourceLocale, entry.targetLocale, entry.unit, sourceFold, targetFold, prev, next]))

const unchanged = (outcome: 'again' | 'left'): PutResult => ({ outcome, changed: false })

/** Lets an entry forget neighbours that were erased. True when it had one. */
const forget = (one: Stored, cores: ReadonlySet<string>, text: string | undefined): boolean => {
  const isErased = (key: string | null, neighbour: string | null): boolean =>
    (key !== null && cores.has(key)) || (text !== undefined && neighbour?.includes(text) === true)
  const forgotten = { prev: isErased(one.prev, one.entry.prev), next: isErased(one.next, one.entry.next) }
  if (!forgotten.prev && !forgotten.next) return false
  one.entry = withoutNeighbours(one.entry, forgotten)
  if (forgotten.prev) one.prev = null
  if (forgotten.next) one.next = null
  return true
}

const bucketName = (sourceLocale: Locale, targetLocale: Locale): string =>
  `${languageOf(sourceLocale)} ${languageOf(targetLocale)}`

const newBucket = (): Bucket => {
  const stored: Stored[] = []
  const indexes: Partial<Record<Side, SideIndex>> = {}
  return {
    stored,
    index: (side) => {
      const index = indexes[side] ?? sideIndex()
      indexes[side] = index
      for (let at = index.size(); at < stored.length; at++) {
        const one = stored[at]
        index.add(scorable(one === undefined ? '' : side === 'source' ? one.sourceFold : one.targetFold))
      }
      return index
    },
  }
}

const storedOf = (entry: MemoryEntry, file: string): Stored => ({
  entry,
  sourceFold: fold(entry.source),
  targetFold: fold(entry.target),
  prev: contextKey(entry.prev),
  next: contextKey(entry.next),
  files: new Set([file]),
  gone: false,
})

/** What neighbours are compared by. A neighbour without letters is not the article's end. */
export const contextKey = (text: string | null): string | null => {
  if (text === null || text === '') return text
  return coreOf(fold(plainUnitText(text))) || ' '
}

const isMeant = ({ entry, files }: Stored, where: EraseWhere): boolean =>
  (where.entry === undefined || entry.id === where.entry) &&
  (where.article === undefined || entry.article === where.article) &&
  (where.quotation === undefined || entry.quotation === where.quotation) &&
  (where.person === undefined || entry.person === where.person || entry.author === where.person) &&
  (where.file === undefined || entry.file === where.file || entry.from === where.file || files.has(where.file)) &&
  (where.text === undefined ||
    [
      entry.source.text,
      entry.target.text,
      printUnitText(entry.source, entry.sourceLocale),
      printUnitText(entry.target, entry.targetLocale),
      entry.note ?? '',
    ].some((text) => text.includes(where.text ?? '')))
