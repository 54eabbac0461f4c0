/**
 * A translation memory: units in a database, found through an index that is made from them.
 *
 * The truth is the database, or TMX files: then the database is a cache of them, and `save` and `close` write the files
 * that changed. Methods are taken in turn: a lookup waits for an import that was asked for before it.
 */
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locale } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { concordanceIn } from './concordance.ts'
import { entryOfNew, entryOfPair } from './entries.ts'
import { inMemory, memoryFiles, placeOf, readTmxFile, replaceFile, stampOf } from './files.ts'
import type { MemoryFiles } from './files.ts'
import { isPartial, isTmxName, loadFiles, requireWhole } from './load.ts'
import { lookupIn } from './match.ts'
import { searchIn } from './search.ts'
import { statsOf } from './stats.ts'
import { openCore } from './store/core.ts'
import type { Core } from './store/core.ts'
import { eraseIn } from './store/erase.ts'
import { storedOfRow } from './store/rows.ts'
import { readTmx } from './tmx/read.ts'
import type { TmxReport } from './tmx/report.ts'
import type { TmxPair } from './tmx/unit.ts'
import { languageOf } from './tmx/values.ts'
import { compareKeys, sortKeyOf, tmxPieces } from './tmx/write.ts'
import type { SortKey } from './tmx/write.ts'
import type { ExportOptions, ImportOptions, ImportResult, Memory, MemoryEntry, MemoryOptions } from './types.ts'
import { plainUnitText, unitTextOf } from './unit-text.ts'
import { lookupWithWorkers } from './workers.ts'

interface Loaded {
  readonly core: Core
  /** Null: the database is the truth. */
  readonly files: MemoryFiles | null
  /** Little is there to read, so nothing was made on the disk either: the first change makes it. */
  readonly isIdle: boolean
}

/** The feed of what programs add to a database. */
const ownFeed = ''
/** Bytes of TMX that are read faster than a database is worth. */
const worthCaching = 2_000_000
const stateFolder = '.goosefoot'
const stateName = 'memory.db'

/**
 * Opens a memory: a database (`memory.db`), a folder of TMX files or one TMX file, or `:memory:`. What does not exist yet is
 * empty. A path without ending is a folder.
 *
 * A folder's database stands in `.goosefoot/` inside it, or in `options.state`; deleting it loses nothing that was saved.
 * Nothing is read before the first call of a method, which then rejects with what is wrong: a `GoosefootError` `tmx.…` with
 * file, line and column, or `memory.store-…`.
 */
export const openMemory = (path: string, options: MemoryOptions = {}): Memory => {
  let loading: Promise<Loaded> | null = null
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  /** Runs when everything that was asked for before has ended. */
  const inTurn = <Value>(work: (loaded: Loaded) => Value | Promise<Value>, changes = false): Promise<Value> => {
    if (isClosed)
      return Promise.reject(new GoosefootError('memory.closed', 'The memory is closed.', { exit: 'internal' }))
    const turn = last.then(async () => work(await loaded(changes)))
    last = turn.catch(() => null)
    return turn
  }
  const loaded = async (changes: boolean): Promise<Loaded> => {
    loading ??= load(path, options, changes)
    let found = await loading
    if (found.isIdle && changes) {
      found.core.close()
      loading = load(path, options, true)
      found = await loading
    }
    return found
  }
  const writing = <Value>(work: (loaded: Loaded) => Value | Promise<Value>): Promise<Value> => inTurn(work, true)

  return {
    add: (entries, { from = null } = {}) =>
      writing(({ core, files }) => {
        const counts = { added: 0, again: 0, left: 0 }
        core.writer.transaction(() => {
          for (const given of entries) {
            const entry = { ...entryOfNew(given, options.quotesOf), from }
            const feed = core.feeds.of(entry.file ?? files?.own ?? ownFeed)
            const result = core.learn(entry, {
              feed: feed.id,
              file: feed.path === ownFeed ? null : feed.path,
              mayRevive: true,
            })
            counts[result.outcome]++
            if (result.changed && entry.file === null) markUnsaved(core, files, feed.path)
          }
        })
        core.changed()
        return counts
      }),
    lookup: (text, asked) => inTurn(({ core }) => lookupIn(core, plainUnitText(text), asked)),
    lookupContent: (content, asked) => inTurn(({ core }) => lookupIn(core, unitTextOf(content), asked)),
    lookupAll: (queries, asked) => inTurn(({ core }) => lookupWithWorkers(core, queries, asked)),
    concordance: (words, asked) => inTurn(({ core }) => concordanceIn(core, words, asked)),
    search: (filters) => inTurn(({ core }) => searchIn(core.reader, filters)),
    erase: (where) =>
      writing(({ core, files }) => {
        const erased = core.writer.transaction(() => {
          const result = eraseIn(core.reader, core.writer, where)
          for (const name of result.files) markUnsaved(core, files, name)
          return result
        })
        core.changed()
        if (erased.ids.length > 0 || erased.files.size > 0) core.scrub()
        return erased.ids
      }),
    importTmx: (input, given = {}) => writing((one) => importInto(one, input, given, options)),
    exportTmx: (asked = {}) => inTurn(({ core }) => [...piecesOf(core, asked)].join('')),
    exportTmxTo: (file, asked = {}) => inTurn(({ core }) => replaceFile(file, piecesOf(core, asked))),
    // A file's pairs are found wherever they were read from: they make no database of their own.
    feed: (name, stamp, entries) =>
      inTurn(({ core }) => {
        core.writer.transaction(() => {
          const feed = core.feeds.of(name)
          core.feeds.release(feed.id)
          for (const given of entries)
            core.learn(entryOfNew({ ...given, file: name }, options.quotesOf), {
              feed: feed.id,
              file: name,
              mayRevive: false,
            })
          core.feeds.sweep(core.writer)
          if (stamp === null) core.feeds.drop(feed.id)
          else core.feeds.setStamp(feed.id, { size: 0, mtime: '', sha256: stamp }, false)
        })
        core.changed()
      }),
    feeds: () =>
      inTurn(({ core, files }) =>
        core.feeds
          .all()
          .filter(({ path: name }) => name !== ownFeed && !(files !== null && isTmxName(name)))
          .map(({ path: name, stamp }) => ({ file: name, stamp: stamp?.sha256 ?? null })),
      ),
    stats: () => inTurn(({ core }) => statsOf(core.reader)),
    save: () => inTurn(saveFiles),
    close: async () => {
      if (isClosed) return
      if (loading === null) {
        isClosed = true
        return
      }
      const closing = inTurn(async (one) => {
        try {
          await saveFiles(one)
        } finally {
          one.core.close()
        }
      })
      isClosed = true
      await closing
    },
  }
}

const load = async (path: string, options: MemoryOptions, changes: boolean): Promise<Loaded> => {
  const place = await placeOf(path)
  if (place.kind === 'process') return { core: openCore(null, false), files: null, isIdle: false }
  if (place.kind === 'database') return { core: openCore(path, false), files: null, isIdle: false }
  const files = await memoryFiles(path)
  const state = statePath(path, options)
  const isIdle =
    !changes &&
    options.keep !== true &&
    (state === null || (!existsSync(state) && (await sizeOf(files)) < worthCaching))
  const core = isIdle ? openCore(null, true) : openCache(state)
  try {
    await loadFiles(core, files, options)
  } catch (error) {
    core.close()
    throw error
  }
  return { core, files, isIdle }
}

const sizeOf = async (files: MemoryFiles): Promise<number> => {
  let size = 0
  for (const name of files.names) size += (await stat(files.pathOf(name) ?? '').catch(() => null))?.size ?? 0
  return size
}

/** One file by itself is read anew each time; a folder has a place for its database. */
const statePath = (path: string, { state }: MemoryOptions): string | null => {
  if (state !== undefined) return join(state, stateName)
  return isTmxName(path) || basename(path) === inMemory || /\.[A-Za-z0-9]+$/.test(basename(path))
    ? null
    : join(path, stateFolder, stateName)
}

/** Where nothing may be written, the cache lives in this process. */
const openCache = (path: string | null): Core => {
  if (path === null) return openCore(null, true)
  try {
    return openCore(path, true)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['EACCES', 'EPERM', 'EROFS', 'memory.store-unreadable'].includes(code)) return openCore(null, true)
    throw error
  }
}

const markUnsaved = (core: Core, files: MemoryFiles | null, name: string): void => {
  if (files === null || !isTmxName(name)) return
  core.feeds.setUnsaved(core.feeds.of(name).id, true)
}

const saveFiles = async ({ core, files }: Loaded): Promise<void> => {
  if (files === null) {
    core.writeSnapshots()
    return
  }
  for (const feed of core.feeds.all()) {
    if (!feed.unsaved) continue
    const target = files.pathOf(feed.path)
    if (target === null) continue
    requireWhole(feed)
    const held = 'parent is null and exists (select 1 from tm_from where tu = tm_tu.id and feed = ?)'
    const keys: { readonly row: number; readonly key: SortKey }[] = []
    const sources = new Set<Locale>()
    for (const { row, entry } of core.reader.all(held, feed.id)) {
      keys.push({ row, key: sortKeyOf(entry) })
      sources.add(entry.sourceLocale)
    }
    await replaceFile(target, tmxPieces(inOrder(core, keys), sources))
    core.feeds.setStamp(feed.id, await stampOf(target, null), false)
    core.feeds.setUnsaved(feed.id, false)
  }
  core.writeSnapshots()
}

/** Entries one by one in the order of a file, so that no more than one is at hand. */
function* inOrder(core: Core, keys: { readonly row: number; readonly key: SortKey }[]): IterableIterator<MemoryEntry> {
  const statement = core.reader.database.prepare('select * from tm_tu where id = ?')
  for (const { row } of keys.sort((a, b) => compareKeys(a.key, b.key))) {
    const found = statement.get(row)
    if (found !== undefined) yield storedOfRow(found).entry
  }
}

/** Quotations that were taken from an entry are found again when it is read. */
const piecesOf = (core: Core, { sourceLocale, targetLocale, profile }: ExportOptions): IterableIterator<string> => {
  const isWanted = (locale: Locale, wanted: Locale | undefined): boolean =>
    wanted === undefined || languageOf(locale) === languageOf(wanted)
  const keys: { readonly row: number; readonly key: SortKey }[] = []
  const sources = new Set<Locale>()
  for (const { row, entry } of core.reader.all('parent is null')) {
    if (!isWanted(entry.sourceLocale, sourceLocale) || !isWanted(entry.targetLocale, targetLocale)) continue
    keys.push({ row, key: sortKeyOf(entry) })
    sources.add(entry.sourceLocale)
  }
  return tmxPieces(inOrder(core, keys), sources, profile)
}

/** In one transaction: a file that turns out to be broken brings nothing. */
const importInto = async (
  { core, files }: Loaded,
  input: string | Uint8Array,
  given: ImportOptions,
  options: MemoryOptions,
): Promise<ImportResult> => {
  const file = given.file ?? (typeof input === 'string' ? basename(input) : null)
  const own = files?.own ?? ownFeed
  const counts = { added: 0, again: 0, left: 0 }
  let read = 0
  let changed = false
  core.writer.begin()
  try {
    const feed = core.feeds.of(own)
    const take = (pair: TmxPair): void => {
      read++
      const entry = entryOfPair(pair, { file: own === ownFeed ? null : own, from: file }, options.quotesOf)
      const result = core.learn(entry, { feed: feed.id, file: entry.file, mayRevive: false })
      counts[result.outcome]++
      changed ||= result.changed
    }
    const reading = { sourceLocale: given.sourceLocale, targetLocale: given.targetLocale, file: file ?? undefined }
    const reports = typeof input === 'string' ? await readTmxFile(input, reading, take) : readAll(input, reading, take)
    if (changed) markUnsaved(core, files, own)
    core.writer.commit()
    core.changed()
    return Object.freeze({ ...counts, file, read, reports, partial: isPartial(reports) || counts.left > 0 })
  } catch (error) {
    core.writer.rollback()
    throw error
  }
}

const readAll = (
  bytes: Uint8Array,
  reading: Parameters<typeof readTmx>[1],
  take: (pair: TmxPair) => void,
): readonly TmxReport[] => {
  const { pairs, reports } = readTmx(bytes, reading)
  pairs.forEach(take)
  return reports
}
