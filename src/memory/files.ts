/** The files of a memory: a folder of TMX files or one file. */
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { inFile } from '../errors.ts'
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

/** What stands at a path. A path that does not exist yet is a file when its name has an extension. */
export const memoryFiles = async (path: string): Promise<MemoryFiles> => {
  if (path === inMemory) return { names: [], own: ownName, pathOf: () => null }
  const found = await stat(path).catch(() => null)
  const isFolder = found === null ? !/\.[A-Za-z0-9]+$/.test(basename(path)) : found.isDirectory()
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
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.${process.pid}.new`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(beside, text)
  await rename(beside, path)
}
