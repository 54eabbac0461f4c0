/**
 * The published folder on the disk: objects named by their content, manifests that once stood, and `manifest.json`, the
 * only file that is ever replaced.
 *
 * `o/<sha256>.<ext>` with `.br` and `.gz` beside it · `m/<sha256>.json` · `manifest.json`
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Hash } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { goneObjects, type Manifest, manifestText, reachable, readManifest } from '../publish/index.ts'
import { type FileChange, readIfThere, writeFiles } from './files.ts'

/** A file whose name is its content's hash. `extension` tells readers and servers what it is. */
export interface PublishedObject {
  readonly hash: Hash
  readonly extension: string
  readonly bytes: Uint8Array
}

export interface StoredManifest {
  readonly manifest: Manifest
  /** SHA-256 of the file's bytes. */
  readonly hash: Hash
}

export const hashOf = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest('hex')

export const publishedObject = (bytes: Uint8Array, extension: string): PublishedObject => ({
  hash: hashOf(bytes),
  extension,
  bytes,
})

export const objectPath = (folder: string, hash: Hash, extension: string): string =>
  join(folder, 'o', `${hash}.${extension}`)
export const manifestPath = (folder: string): string => join(folder, 'manifest.json')
const formerPath = (folder: string, hash: Hash): string => join(folder, 'm', `${hash}.json`)

/** @throws {GoosefootError} `publish.manifest` */
export const currentManifest = (folder: string): (StoredManifest & { readonly bytes: Uint8Array }) | null => {
  const bytes = readIfThere(manifestPath(folder), 'manifest.json')
  return bytes === null ? null : { manifest: readManifest(bytes, 'manifest.json'), hash: hashOf(bytes), bytes }
}

/**
 * The manifests before one, newest first, as far back as they are kept.
 *
 * @param most at most this many
 */
export const formerManifests = (folder: string, from: Manifest, most: number): readonly StoredManifest[] => {
  const former: StoredManifest[] = []
  for (let hash = from.previous; hash !== null && former.length < most; ) {
    const name = `m/${hash}.json`
    const bytes = readIfThere(formerPath(folder, hash), name)
    if (bytes === null) break
    const manifest = readManifest(bytes, name)
    former.push({ manifest, hash })
    hash = manifest.previous
  }
  return former
}

const change = (path: string, name: string, bytes: Uint8Array): FileChange => ({
  kind: 'file-change',
  path,
  name,
  bytes,
})

/** Compressed once, at publication, as small as it gets. */
const compressed = (bytes: Uint8Array): readonly (readonly [suffix: string, bytes: Uint8Array])[] => [
  ['br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
  ['gz', gzipSync(bytes, { level: 9 })],
]

/**
 * Writes a publication: objects first, each safely on the disk, then the manifest by one rename. A crash before the
 * rename leaves files that nobody can reach.
 *
 * @throws {GoosefootError} `file.unwritable`; the set that stood there stands
 */
export const writePublication = (
  folder: string,
  objects: readonly PublishedObject[],
  manifest: Manifest,
  before: StoredManifest | null,
): StoredManifest => {
  const changes: FileChange[] = []
  for (const { hash, extension, bytes } of new Map(
    objects.map((one) => [`${one.hash}.${one.extension}`, one]),
  ).values()) {
    const path = objectPath(folder, hash, extension)
    const name = `o/${hash}.${extension}`
    // All three stand or none counts: a crash may have come between them.
    if (['', '.br', '.gz'].every((suffix) => existsSync(`${path}${suffix}`))) continue
    changes.push(change(path, name, bytes))
    for (const [suffix, packed] of compressed(bytes))
      changes.push(change(`${path}.${suffix}`, `${name}.${suffix}`, packed))
  }
  writeFiles(changes)
  if (before !== null)
    writeFiles([change(formerPath(folder, before.hash), `m/${before.hash}.json`, readFileSync(manifestPath(folder)))])
  const bytes = new TextEncoder().encode(manifestText(manifest))
  writeFiles([change(manifestPath(folder), 'manifest.json', bytes)])
  return { manifest, hash: hashOf(bytes) }
}

export interface KeepRules {
  /** Manifests before the current one whose objects stay. */
  readonly manifests: number
  /** Unreachable objects younger than this stay: caches may still ask for them. Milliseconds. */
  readonly age: number
}
/** The age exceeds every cache age that `serve` names. */
export const keepRules: KeepRules = { manifests: 20, age: 7 * 24 * 3600 * 1000 }

/**
 * Removes what no manifest that is kept can reach, and at once what was taken back.
 *
 * @returns how many files went
 */
export const collectGarbage = (folder: string, current: StoredManifest, rules: KeepRules = keepRules): number => {
  const former = formerManifests(folder, current.manifest, rules.manifests)
  const kept = new Set([current, ...former].flatMap(({ manifest }) => [...reachable(manifest)]))
  const gone = goneObjects(current.manifest)
  const keptManifests = new Set(former.map(({ hash }) => hash))
  let removed = 0
  const sweep = (sub: string, keeps: (hash: Hash) => boolean, isGone: (hash: Hash) => boolean): void => {
    const path = join(folder, sub)
    if (!existsSync(path)) return
    for (const name of readdirSync(path)) {
      const hash = /^([0-9a-f]{64})\./u.exec(name)?.[1]
      if (hash === undefined || (keeps(hash) && !isGone(hash))) continue
      const file = join(path, name)
      if (!isGone(hash) && Date.now() - statSync(file).mtimeMs < rules.age) continue
      rmSync(file, { force: true })
      removed++
    }
  }
  sweep(
    'o',
    (hash) => kept.has(hash),
    (hash) => gone.has(hash),
  )
  sweep(
    'm',
    (hash) => keptManifests.has(hash),
    () => false,
  )
  return removed
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Work on published folders in this process goes one after another. */
const queues = new Map<string, Promise<unknown>>()

/**
 * One publisher at a time: in this process they wait for each other, another process is refused while it lives.
 *
 * @throws {GoosefootError} `publish.locked`
 */
export const withPublisherLock = async <Result>(folder: string, work: () => Promise<Result>): Promise<Result> => {
  const before = queues.get(folder) ?? Promise.resolve()
  const mine = before.then(async () => {
    const release = takeLock(folder)
    try {
      return await work()
    } finally {
      release()
    }
  })
  const settled = mine.catch(() => undefined)
  queues.set(folder, settled)
  try {
    return await mine
  } finally {
    if (queues.get(folder) === settled) queues.delete(folder)
  }
}

const takeLock = (folder: string): (() => void) => {
  const path = join(folder, '.publisher')
  mkdirSync(folder, { recursive: true })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const fd = openSync(path, 'wx')
      writeSync(fd, `${process.pid}\n`)
      closeSync(fd)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new GoosefootError('file.unwritable', 'the published folder cannot be written.', {
          file: folder,
          hint: 'Check who owns it, and the disk.',
        })
    }
    const pid = Number(readLock(path))
    // A publisher that was killed leaves its lock; one that is just writing its number is given a moment.
    if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid)) break
    if (pid === 0 && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000) break
    rmSync(path, { force: true })
  }
  throw new GoosefootError('publish.locked', 'another process is publishing into this folder.', {
    file: folder,
    hint: 'Wait until it is done, then run again.',
    exit: 'conflict',
  })
}
const readLock = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
