/**
 * Readers against publications: one process publishes revision after revision, others read all the time, from the folder
 * and over HTTP. A read is torn when an object is not what its name says, and mixed when the objects of one manifest are
 * of different revisions.
 *
 * `npm run race:publish`; `--seconds N` (default 30).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  collectGarbage,
  currentManifest,
  manifestPath,
  objectPath,
  publishedObject,
  writePublication,
} from '../src/project/published-folder.ts'
import { isLive, type LiveEntry, nextManifest, readManifest } from '../src/publish/index.ts'
import { createServer } from '../src/serve/server.ts'

/** One publication: five objects that all say their revision. */
const publish = (folder: string, rev: number): void => {
  const before = currentManifest(folder)
  const object = (name: string, extension: string): ReturnType<typeof publishedObject> =>
    publishedObject(
      new TextEncoder().encode(`${JSON.stringify({ name, rev, filler: 'x'.repeat(2000 + (rev % 7) * 1000) })}\n`),
      extension,
    )
  const objects = {
    namespace: object('namespace', 'json'),
    typed: object('typed', 'json'),
    document: object('document', 'txt'),
    jsonld: object('jsonld', 'jsonld'),
    page: object('page', 'html'),
  }
  const entry: LiveEntry = {
    state: 'published',
    rev,
    title: `${rev}`,
    extension: 'txt',
    status: 'machine',
    required: true,
    namespace: objects.namespace.hash,
    typed: objects.typed.hash,
    document: objects.document.hash,
    jsonld: objects.jsonld.hash,
    page: objects.page.hash,
  }
  const articles = { race: { source: { locale: 'de', hash: 'a'.repeat(64) }, locales: { en: entry } } }
  const manifest = nextManifest(before, articles, new Date().toISOString())
  if (manifest === null) return
  const stored = writePublication(folder, Object.values(objects), manifest, before)
  // As unkind as it can be: nothing is kept for its age.
  collectGarbage(folder, stored, { manifests: 20, age: 0 })
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export interface RaceResult {
  readonly publications: number
  readonly reads: number
  readonly torn: number
  readonly mixed: number
}

/** Races for a while. */
export const race = async (seconds: number): Promise<RaceResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'goosefoot-race-'))
  publish(folder, 1)
  const { app, close } = await createServer({ root: folder, folder, version: '0' })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const writer: ChildProcess = spawn(process.execPath, [import.meta.filename, '--write', folder], { stdio: 'ignore' })
  const end = Date.now() + seconds * 1000
  let [reads, torn, mixed] = [0, 0, 0]

  const readFolder = async (): Promise<void> => {
    while (Date.now() < end) {
      const entry = readManifest(await readFile(manifestPath(folder)), 'manifest.json').articles.race?.locales.en
      if (entry === undefined || !isLive(entry)) {
        torn++
        continue
      }
      const revs = new Set<number>()
      for (const [name, extension] of [
        ['namespace', 'json'],
        ['typed', 'json'],
        ['document', 'txt'],
        ['jsonld', 'jsonld'],
        ['page', 'html'],
      ] as const) {
        const bytes = await readFile(objectPath(folder, entry[name], extension)).catch(() => new Uint8Array())
        reads++
        if (sha256(bytes) !== entry[name]) torn++
        else revs.add((JSON.parse(new TextDecoder().decode(bytes)) as { rev: number }).rev)
      }
      if (revs.size > 1) mixed++
    }
  }

  const readServer = async (): Promise<void> => {
    while (Date.now() < end) {
      const answer = await fetch(`${address}/locales/en/race.json`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      reads++
      if (answer.status !== 200 || answer.headers.get('etag')?.slice(1, 65) !== sha256(bytes)) torn++
      // By the manifest: what it names is there, and all of one revision.
      const manifest = readManifest(
        new Uint8Array(await (await fetch(`${address}/v1/manifest`)).arrayBuffer()),
        'manifest',
      )
      const entry = manifest.articles.race?.locales.en
      if (entry === undefined || !isLive(entry)) {
        torn++
        continue
      }
      const revs = new Set<number>()
      for (const file of [`${entry.namespace}.json`, `${entry.page}.html`, `${entry.document}.txt`]) {
        const one = await fetch(`${address}/o/${file}`)
        const body = new Uint8Array(await one.arrayBuffer())
        reads++
        if (one.status !== 200 || sha256(body) !== file.slice(0, 64)) torn++
        else revs.add((JSON.parse(new TextDecoder().decode(body)) as { rev: number }).rev)
      }
      if (revs.size > 1) mixed++
    }
  }

  try {
    await Promise.all([readFolder(), readFolder(), readServer()])
    const publications = currentManifest(folder)?.manifest.rev ?? 0
    return { publications, reads, torn, mixed }
  } finally {
    const gone = new Promise((done) => writer.once('exit', done))
    writer.kill('SIGTERM')
    await gone
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { write: { type: 'string' }, seconds: { type: 'string', default: '30' } },
  })
  if (values.write !== undefined) for (let rev = 2; ; rev++) publish(values.write, rev)
  const { publications, reads, torn, mixed } = await race(Number(values.seconds))
  process.stdout.write(`${publications} publications, ${reads} reads: ${torn} torn, ${mixed} mixed\n`)
  process.exitCode = torn + mixed === 0 ? 0 : 1
}
