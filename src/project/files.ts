import {
  closeSync,
  fsyncSync,
  mkdirSync,
  readdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { GoosefootError } from '../errors.ts'

/** A file to be written: the whole new content, or null to remove it. `path` absolute, `name` as printed. */
export interface FileChange {
  readonly kind: 'file-change'
  readonly path: string
  readonly name: string
  readonly bytes: Uint8Array | null
}

/** Articles above this size are refused before they are read. */
export const maxFileBytes: number = 64 * 1024 * 1024

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['it does not exist', 'Check the path.'],
  EACCES: ['permission was denied', 'Check who owns the file and its folder.'],
  EPERM: ['permission was denied', 'Check who owns the file and its folder.'],
  EROFS: ['the disk is read-only', 'Choose another folder with --out, or make the disk writable.'],
  ENOSPC: ['the disk is full', 'Free some space and run again; nothing was changed.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and run again; nothing was changed.'],
  EISDIR: ['it is a folder, not a file', 'Name a file.'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'Check the path.'],
  EMFILE: ['too many files are open', 'Run again.'],
}
const explain = (error: unknown): readonly [string, string] =>
  reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? [
    `the system answered ${(error as NodeJS.ErrnoException).code ?? 'an error'}`,
    'Check the path and the disk.',
  ]

/**
 * Reads a file whole.
 *
 * @param name how the file is called in messages
 * @throws {GoosefootError} `file.unreadable`, `file.too-large`
 */
export const readBytes = (path: string, name: string): Uint8Array => {
  try {
    const { size } = statSync(path)
    if (size > maxFileBytes)
      throw new GoosefootError('file.too-large', `the file has ${size} bytes; at most ${maxFileBytes} were expected.`, {
        file: name,
        hint: 'Split it.',
      })
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    if (error instanceof GoosefootError) throw error
    const [reason, hint] = explain(error)
    throw new GoosefootError('file.unreadable', `the file cannot be read: ${reason}.`, { file: name, hint })
  }
}

/** The file's bytes, or null when there is no such file. */
export const readIfThere = (path: string, name: string): Uint8Array | null => {
  try {
    statSync(path)
  } catch (error) {
    // Also when a part of the path is a file: writing will say so.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
  }
  return readBytes(path, name)
}

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0

/** The changes that would change anything: files whose bytes are already there fall out. */
export const realChanges = (changes: readonly FileChange[]): readonly FileChange[] =>
  changes.filter(({ path, name, bytes }) => !sameBytes(readIfThere(path, name), bytes))

// A process that was killed leaves its temporary file; one that still runs keeps it.
const removeLeftovers = (folder: string, name: string): void => {
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(`.${name}.`) || !entry.endsWith('.tmp')) continue
    const pid = Number(entry.slice(name.length + 2, -4))
    if (Number.isInteger(pid) && pid !== process.pid && !isRunning(pid)) rmSync(join(folder, entry), { force: true })
  }
}
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const syncFolder = (folder: string): void => {
  try {
    const fd = openSync(folder, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch {
    // Some systems cannot sync a folder; the rename is atomic all the same.
  }
}

/**
 * Writes files so that each is either old or new at any moment, and no rename happens before every new file is
 * safely on the disk: temporary name beside the target, fsync, then all renames.
 *
 * On an error nothing that stood there before has changed (unless the system refuses a rename midway).
 *
 * @throws {GoosefootError} `file.unwritable`
 */
export const writeFiles = (changes: readonly FileChange[]): void => {
  const pending: { readonly temporary: string; readonly change: FileChange }[] = []
  const folders = new Set<string>()
  try {
    for (const change of changes) {
      if (change.bytes === null) continue
      const folder = dirname(change.path)
      const temporary = join(folder, `.${basename(change.path)}.${process.pid}.tmp`)
      try {
        mkdirSync(folder, { recursive: true })
        removeLeftovers(folder, basename(change.path))
        pending.push({ temporary, change })
        const fd = openSync(temporary, 'w')
        try {
          writeFileSync(fd, change.bytes)
          fsyncSync(fd)
        } finally {
          closeSync(fd)
        }
      } catch (error) {
        const [reason, hint] = explain(error)
        throw new GoosefootError('file.unwritable', `the file cannot be written: ${reason}.`, {
          file: change.name,
          hint,
        })
      }
      folders.add(folder)
    }
    for (const { temporary, change } of pending) {
      try {
        renameSync(temporary, change.path)
      } catch (error) {
        const [reason, hint] = explain(error)
        throw new GoosefootError('file.unwritable', `the file cannot be replaced: ${reason}.`, {
          file: change.name,
          hint,
        })
      }
    }
    for (const change of changes) if (change.bytes === null) rmSync(change.path, { force: true })
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true })
    throw error
  }
  for (const folder of folders) syncFolder(folder)
}
