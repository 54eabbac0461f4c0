/** A database with what belongs to it: questions, changes, feeds, and the indexes that follow it. */
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { GoosefootError } from '../../errors.ts'
import { indexSet } from '../index/index-set.ts'
import type { IndexSet } from '../index/index-set.ts'
import { readSnapshot, writeSnapshot } from '../index/snapshot.ts'
import { quotationEntries } from '../quotation-units.ts'
import type { MemoryEntry } from '../types.ts'
import { feedsOf } from './feeds.ts'
import type { Feeds } from './feeds.ts'
import { storeReader } from './read.ts'
import type { Side, StoreReader } from './read.ts'
import { metaOf, openDatabase } from './schema.ts'
import { storeWriter } from './write.ts'
import type { PutOptions, PutResult, StoreWriter } from './write.ts'

/** Smaller indexes are built faster than they are worth a file. */
const snapshotFrom = 5000

const keptAtOnceFrom = 100_000

export interface Core {
  /** Where it lives; null: in this process only. */
  readonly path: string | null
  readonly reader: StoreReader
  readonly writer: StoreWriter
  readonly feeds: Feeds
  /** Stores an entry and the quotations in it. Inside a transaction. */
  readonly learn: (entry: MemoryEntry, options: PutOptions) => PutResult
  /** The index of a side, up to date. */
  readonly index: (pair: number, side: Side) => IndexSet
  /** Those that were asked for. */
  readonly indexes: () => readonly { readonly pair: number; readonly side: Side; readonly index: IndexSet }[]
  /** Called before the database is closed or its old pages go: other connections must be gone. */
  readonly onRelease: (work: () => void) => void
  /** This connection changed something: indexes look again. */
  readonly changed: () => void
  /** Indexes as files, where they are worth it. */
  readonly writeSnapshots: () => void
  /** After erasing: no old page of the database and no old snapshot is left. */
  readonly scrub: () => void
  readonly close: () => void
}

/** @throws {GoosefootError} `memory.store-unreadable`, `memory.store-version` */
export const openCore = (path: string | null, isCache: boolean): Core => {
  const { database } = openSound(path, isCache)
  const reader = storeReader(database)
  const writer = storeWriter(database)
  const uuid = metaOf(database, 'uuid') ?? ''
  const indexes = new Map<string, { readonly index: IndexSet; seen: number; written: number }>()
  const releases: (() => void)[] = []
  const release = (): void => {
    for (const work of releases.splice(0)) work()
  }
  let ownChanges = 0
  let seen = ''
  const current = (): string => `${ownChanges} ${reader.version()}`
  const snapshotPath = (pair: number, side: Side): string | null => {
    if (path === null) return null
    const known = reader.pairs().find(({ id }) => id === pair)
    const languages = known === undefined ? String(pair) : `${known.source}-${known.target}`
    return `${path}-${languages}${side === 'target' ? '-target' : ''}.idx`
  }
  const isWorthIt = ({ index, written }: { readonly index: IndexSet; readonly written: number }): boolean =>
    index.generation() !== written && index.size() >= snapshotFrom
  const writeSnapshots = (): void => {
    for (const [name, one] of indexes) {
      const [pair, side] = name.split(' ') as [string, Side]
      const file = snapshotPath(Number(pair), side)
      if (file === null || !isWorthIt(one)) continue
      try {
        writeSnapshot(file, { uuid, pair: Number(pair), side }, one.index.state())
      } catch {
        // Without it the next opening takes longer, that is all.
      }
      one.written = one.index.generation()
    }
  }
  return {
    path,
    reader,
    writer,
    feeds: feedsOf(database),
    learn: (entry, options) => {
      const result = writer.put(entry, options)
      if (result.row !== 0)
        for (const one of quotationEntries(entry)) writer.put(one, { ...options, parent: result.row })
      return result
    },
    index: (pair, side) => {
      const now = current()
      if (now !== seen) {
        seen = now
        for (const one of indexes.values()) one.seen = -1
      }
      const name = `${pair} ${side}`
      let one = indexes.get(name)
      if (one === undefined) {
        const file = snapshotPath(pair, side)
        const start = file === null ? null : readSnapshot(file, { uuid, pair, side })
        one = { index: indexSet(reader, pair, side, start), seen: -1, written: start === null ? -1 : 0 }
        indexes.set(name, one)
      }
      if (one.seen < 0) {
        one.index.catchUp()
        one.seen = 0
        // What took seconds to build is kept at once: not every process ends by closing.
        if (one.written < 0 && one.index.size() >= keptAtOnceFrom) writeSnapshots()
      }
      return one.index
    },
    indexes: () =>
      [...indexes].map(([name, { index }]) => {
        const [pair, side] = name.split(' ') as [string, Side]
        return { pair: Number(pair), side, index }
      }),
    onRelease: (work) => releases.push(work),
    changed: () => {
      ownChanges++
    },
    writeSnapshots,
    scrub: () => {
      if (path === null) return
      release()
      for (const file of snapshotsOf(path)) rmSync(file, { force: true })
      for (const one of indexes.values()) {
        one.index.catchUp()
        one.written = -1
      }
      writeSnapshots()
      database.exec('pragma wal_checkpoint(truncate)')
    },
    close: () => {
      release()
      writeSnapshots()
      database.close()
    },
  }
}

const snapshotsOf = (path: string): readonly string[] =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}-`) && name.endsWith('.idx'))
    .map((name) => join(dirname(path), name))

/** A cache that is broken or of another version is made anew; the truth is never touched. */
const openSound = (path: string | null, isCache: boolean): ReturnType<typeof openDatabase> => {
  try {
    return openDatabase(path, isCache)
  } catch (error) {
    const isLost =
      error instanceof GoosefootError && (error.code === 'memory.store-version' || error.code === 'memory.store-broken')
    if (!isCache || path === null || !isLost) throw error
    for (const file of [path, `${path}-wal`, `${path}-shm`, ...snapshotsOf(path)]) rmSync(file, { force: true })
    return openDatabase(path, isCache)
  }
}
