/** The files of a memory: a folder of TMX files or one file. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { inFile } from '../errors.ts'
import type { FeedStamp } from './store/feeds.ts'
import { tmxReader } from './tmx/read.ts'
import type { TmxReadOptions } from './tmx/read.ts'
import type { TmxReport } from './tmx/report.ts'
import type { TmxPair } from './tmx/unit.ts'

/** A memory that lives in no file. */
export const inMemory = ':memory:'
const ownName = 'goosefoot.tmx'
const extension = '.tmx'

export interface MemoryFiles {
  /** Names relative to the folder with forward slashes, sorted. */
  readonly names: readonly string[]
  /** The file that gets what has no other. */
  readonly own: string
  /** A name's path; null for a memory without files. */
  readonly pathOf: (name: string) => string | null
}

/** What a path means: a database, or TMX files that are the truth. */
export type MemoryPlace = { readonly kind: 'process' } | { readonly kind: 'database' } | { readonly kind: 'files' }

/**
 * A folder, a `.tmx` file or a path without ending holds TMX files; every other file is a database, as its first bytes
 * say where it exists.
 */
export const placeOf = async (path: string): Promise<MemoryPlace> => {
  if (path === inMemory) return { kind: 'process' }
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) return { kind: 'files' }
  if (found === null) return { kind: hasEnding(path) && !path.toLowerCase().endsWith(extension) ? 'database' : 'files' }
  if (found.size === 0) return { kind: path.toLowerCase().endsWith(extension) ? 'files' : 'database' }
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(databaseMagic.length), 0, databaseMagic.length, 0)
    return { kind: buffer.toString('latin1') === databaseMagic ? 'database' : 'files' }
  } finally {
    await file.close()
  }
}

const databaseMagic = 'SQLite format 3\0'
const hasEnding = (path: string): boolean => /\.[A-Za-z0-9]+$/.test(basename(path))

/** What stands at a path. A path that does not exist yet is a file when its name has an extension. */
export const memoryFiles = async (path: string): Promise<MemoryFiles> => {
  if (path === inMemory) return { names: [], own: ownName, pathOf: () => null }
  const found = await stat(path).catch(() => null)
  const isFolder = found === null ? !hasEnding(path) : found.isDirectory()
  if (!isFolder)
    return {
      names: found === null ? [] : [basename(path)],
      own: basename(path),
      pathOf: (name) => join(dirname(path), name),
    }
  const entries = found === null ? [] : await readdir(path, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(extension))
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  return { names, own: ownName, pathOf: (name) => join(path, name) }
}

/**
 * Reads a file piece by piece.
 *
 * @throws {GoosefootError} as `tmxReader`, with the file named; an error of the file system as it is
 */
export const readTmxFile = async (
  path: string,
  options: TmxReadOptions,
  onPair: (pair: TmxPair) => void,
): Promise<readonly TmxReport[]> => {
  const file = options.file ?? path
  try {
    const reader = tmxReader({ ...options, file }, onPair)
    for await (const piece of createReadStream(path)) if (piece instanceof Uint8Array) reader.write(piece)
    return reader.end()
  } catch (error) {
    throw inFile(error, file)
  }
}

/** Writes beside the file and renames, so that the previous file stays intact when something fails. */
export const replaceFile = async (path: string, pieces: Iterable<string>): Promise<void> => {
  const beside = `${path}.${process.pid}.new`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(beside, pieces)
  await rename(beside, path)
}

/** A file's time is not trusted for so long after it was written: another change may have the same. */
const youngMs = 2000

/** What a file is now; it is read only where size and time do not tell that it is as it was. */
export const stampOf = async (path: string, known: FeedStamp | null): Promise<FeedStamp> => {
  const { size, mtimeNs, mtimeMs } = await stat(path, { bigint: true })
  const isYoung = Date.now() - Number(mtimeMs) < youngMs
  const mtime = isYoung ? '' : String(mtimeNs)
  if (known !== null && known.size === Number(size) && known.mtime !== '' && known.mtime === String(mtimeNs))
    return known
  const digest = createHash('sha256')
  for await (const piece of createReadStream(path)) if (piece instanceof Uint8Array) digest.update(piece)
  return { size: Number(size), mtime, sha256: digest.digest('hex') }
}
