/**
 * A translation memory in this process, over units loaded from TMX files.
 *
 * The files are the truth: they are read with the first question and written by `save` and `close`, and only those that
 * changed. Nothing else is kept.
 */
import { basename } from 'node:path'
import type { Locale, State } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { concordanceIn } from './concordance.ts'
import { entryOfNew, entryOfPair } from './entries.ts'
import { memoryFiles, readTmxFile, replaceFile } from './files.ts'
import type { MemoryFiles } from './files.ts'
import { lookupIn } from './match.ts'
import { memoryStore } from './store.ts'
import type { Store } from './store.ts'
import { readTmx } from './tmx/read.ts'
import type { TmxReport } from './tmx/report.ts'
import type { TmxPair } from './tmx/unit.ts'
import { languageOf } from './tmx/values.ts'
import { writeTmx } from './tmx/write.ts'
import type { ImportOptions, ImportResult, Memory, MemoryEntry, MemoryOptions, MemoryStats, UnitKind } from './types.ts'
import { plainUnitText, unitTextOf } from './unit-text.ts'

interface Loaded {
  readonly store: Store
  readonly files: MemoryFiles
  /** Files with units that were left out: they are never written over. */
  readonly partial: ReadonlySet<string>
  readonly changed: Set<string>
}

/**
 * Opens a memory: a folder of TMX files, one TMX file, or `:memory:`. What does not exist yet is empty.
 *
 * Nothing is read before the first call of a method, which then rejects with what is wrong with the files: a
 * `GoosefootError` `tmx.…` with file, line and column.
 */
export const openMemory = (path: string, options: MemoryOptions = {}): Memory => {
  let loading: Promise<Loaded> | null = null
  let isClosed = false
  const loaded = (): Promise<Loaded> => {
    if (isClosed)
      return Promise.reject(new GoosefootError('memory.closed', 'The memory is closed.', { exit: 'internal' }))
    loading ??= load(path, options)
    return loading
  }
  const save = async (): Promise<void> => {
    const { store, files, partial, changed } = await loaded()
    for (const name of [...changed].sort()) {
      const target = files.pathOf(name)
      if (target === null) continue
      if (partial.has(name))
        throw new GoosefootError(
          'memory.file-partial',
          'The file holds units that could not be read; writing it would lose them.',
          {
            file: name,
            hint: 'Import the file into a memory of its own ("goosefoot memory import") and save there.',
          },
        )
      const entries: MemoryEntry[] = []
      for (const { entry, files: owners } of store.all()) if (owners.has(name)) entries.push(entry)
      await replaceFile(target, writeTmx(entries))
      changed.delete(name)
    }
  }
  return {
    add: async (entries) => {
      const { store, files, changed } = await loaded()
      const counts = { added: 0, again: 0, left: 0 }
      for (const given of entries) {
        const entry = entryOfNew(given, options.quotesOf)
        const result = store.put(entry, entry.file ?? files.own, true)
        counts[result.outcome]++
        if (result.changed && entry.file === null) changed.add(files.own)
      }
      return counts
    },
    lookup: async (text, asked) => lookupIn((await loaded()).store, plainUnitText(text), asked),
    lookupContent: async (content, asked) => lookupIn((await loaded()).store, unitTextOf(content), asked),
    concordance: async (words, asked) => concordanceIn((await loaded()).store, words, asked),
    erase: async (where) => {
      const { store, files, changed } = await loaded()
      const erased = store.erase(where)
      for (const name of erased.files) if (name === files.own || files.names.includes(name)) changed.add(name)
      return erased.ids
    },
    importTmx: async (input, given = {}) => {
      const { store, files, changed } = await loaded()
      return importInto(store, files.own, input, given, options, () => changed.add(files.own))
    },
    exportTmx: async ({ sourceLocale, targetLocale, profile } = {}) => {
      const { store } = await loaded()
      const isWanted = (locale: Locale, wanted: Locale | undefined): boolean =>
        wanted === undefined || languageOf(locale) === languageOf(wanted)
      const entries: MemoryEntry[] = []
      for (const { entry } of store.all())
        if (isWanted(entry.sourceLocale, sourceLocale) && isWanted(entry.targetLocale, targetLocale))
          entries.push(entry)
      return writeTmx(entries, profile)
    },
    stats: async () => statsOf((await loaded()).store),
    save,
    close: async () => {
      if (isClosed) return
      if (loading !== null) await save()
      isClosed = true
      loading = null
    },
  }
}

const load = async (path: string, options: MemoryOptions): Promise<Loaded> => {
  const files = await memoryFiles(path)
  const store = memoryStore()
  const partial = new Set<string>()
  for (const name of files.names) {
    const source = files.pathOf(name)
    if (source === null) continue
    const reports = await readTmxFile(source, { file: name }, (pair) => {
      store.put(entryOfPair(pair, { file: name, from: null }, options.quotesOf), name, false)
    })
    if (isPartial(reports)) partial.add(name)
  }
  return { store, files, partial, changed: new Set() }
}

const importInto = async (
  store: Store,
  own: string,
  input: string | Uint8Array,
  given: ImportOptions,
  options: MemoryOptions,
  onChange: () => void,
): Promise<ImportResult> => {
  const file = given.file ?? (typeof input === 'string' ? basename(input) : null)
  const pairs: TmxPair[] = []
  const reading = {
    sourceLocale: given.sourceLocale,
    targetLocale: given.targetLocale,
    file: file ?? undefined,
  }
  const take = (pair: TmxPair): void => {
    pairs.push(pair)
  }
  const reports = typeof input === 'string' ? await readTmxFile(input, reading, take) : readAll(input, reading, take)
  // Stored only now: a file that turns out to be broken brings nothing.
  const counts = { added: 0, again: 0, left: 0 }
  for (const pair of pairs) {
    const result = store.put(entryOfPair(pair, { file: own, from: file }, options.quotesOf), own, false)
    counts[result.outcome]++
    if (result.changed) onChange()
  }
  return Object.freeze({ ...counts, file, read: pairs.length, reports, partial: isPartial(reports) || counts.left > 0 })
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

const isPartial = (reports: readonly TmxReport[]): boolean => reports.some(({ action }) => action === 'left-out')

const statsOf = (store: Store): MemoryStats => {
  const units: Record<UnitKind, number> = { segment: 0, paragraph: 0, quotation: 0 }
  const states: Record<State, number> = { initial: 0, translated: 0, reviewed: 0, final: 0 }
  const pairs = new Map<string, { sourceLocale: Locale; targetLocale: Locale; entries: number }>()
  const files = new Map<string, number>()
  let entries = 0
  for (const { entry, files: owners } of store.all()) {
    entries++
    units[entry.unit]++
    states[entry.state]++
    const { sourceLocale, targetLocale } = entry
    const name = `${sourceLocale} ${targetLocale}`
    const pair = pairs.get(name) ?? { sourceLocale, targetLocale, entries: 0 }
    pair.entries++
    pairs.set(name, pair)
    for (const file of owners) files.set(file, (files.get(file) ?? 0) + 1)
  }
  const byName = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.freeze({
    entries,
    pairs: byName(pairs).map(([, pair]) => pair),
    units,
    states,
    files: byName(files).map(([file, count]) => ({ file, entries: count })),
  })
}
