/** Fills a store from TMX files, which are the truth: only those that changed are read again. */
import { GoosefootError } from '../errors.ts'
import { entryOfPair } from './entries.ts'
import { readTmxFile, stampOf } from './files.ts'
import type { MemoryFiles } from './files.ts'
import type { Core } from './store/core.ts'
import type { Feed, FeedStamp } from './store/feeds.ts'
import type { TmxReport } from './tmx/report.ts'
import type { MemoryOptions } from './types.ts'

export const isTmxName = (name: string): boolean => name.toLowerCase().endsWith('.tmx')

interface Change {
  readonly feed: Feed
  /** Null: the file is gone. */
  readonly stamp: FeedStamp | null
}

/**
 * Reads what changed since the last time and takes back what is gone, all of it or nothing.
 *
 * @throws {GoosefootError} `tmx.…` with file, line and column
 */
export const loadFiles = async (core: Core, files: MemoryFiles, options: MemoryOptions): Promise<void> => {
  const changes = await changesIn(core, files)
  if (changes.length === 0) return
  const { writer, feeds } = core
  writer.begin()
  try {
    const byId = new Map(feeds.all().map((feed) => [feed.id, feed]))
    const stamps = new Map<string, FeedStamp | null>()
    const waiting = new Map<string, Feed>()
    for (const { feed: known, stamp } of changes) {
      const feed = feeds.of(known.path)
      stamps.set(feed.path, stamp)
      waiting.set(feed.path, feed)
      // What is not written yet is known to the store alone: the file adds to it.
      if (feed.unsaved || feed.stamp === null) continue
      for (const other of feeds.release(feed.id)) {
        const shared = byId.get(other)
        if (shared === undefined) continue
        if (files.names.includes(shared.path)) waiting.set(shared.path, shared)
        // Another reader's: it sees that it must read again.
        else if (shared.path !== '') feeds.setStamp(shared.id, null, shared.partial)
      }
    }
    for (const [name, feed] of [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const stamp = stamps.get(name)
      const path = files.pathOf(name)
      if (stamp === null || path === null) {
        feeds.drop(feed.id)
        continue
      }
      const reports = await readTmxFile(path, { file: name }, (pair) => {
        core.learn(entryOfPair(pair, { file: name, from: null }, options.quotesOf), {
          feed: feed.id,
          file: name,
          mayRevive: false,
        })
      })
      if (stamp !== undefined) feeds.setStamp(feed.id, stamp, isPartial(reports))
    }
    feeds.sweep(writer)
    writer.commit()
  } catch (error) {
    writer.rollback()
    throw error
  }
  core.changed()
}

const changesIn = async (core: Core, files: MemoryFiles): Promise<readonly Change[]> => {
  const known = new Map(core.feeds.all().map((feed) => [feed.path, feed]))
  const changes: Change[] = []
  for (const name of files.names) {
    const path = files.pathOf(name)
    if (path === null) continue
    const feed = known.get(name)
    const stamp = await stampOf(path, feed?.stamp ?? null)
    if (feed?.stamp?.sha256 !== stamp.sha256)
      changes.push({ feed: feed ?? { id: 0, path: name, stamp: null, partial: false, unsaved: false }, stamp })
    else if (feed.stamp.mtime !== stamp.mtime) core.feeds.setStamp(feed.id, stamp, feed.partial)
  }
  for (const feed of known.values())
    if (isTmxName(feed.path) && feed.stamp !== null && !feed.unsaved && !files.names.includes(feed.path))
      changes.push({ feed, stamp: null })
  return changes
}

export const isPartial = (reports: readonly TmxReport[]): boolean => reports.some(({ action }) => action === 'left-out')

/** @throws {GoosefootError} `memory.file-partial` */
export const requireWhole = (feed: Feed): void => {
  if (!feed.partial) return
  throw new GoosefootError(
    'memory.file-partial',
    'The file holds units that could not be read; writing it would lose them.',
    {
      file: feed.path,
      hint: 'Import the file into a memory of its own ("goosefoot memory import") and save there.',
    },
  )
}
