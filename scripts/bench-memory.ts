/**
 * Every figure of memory in one table: what was asked for beside what was measured, the peers in the same run over the same
 * segments. `npm run bench:memory` takes 100,000 segments; `-- --million` a million as well, `-- --only-million`
 * nothing else; `-- --no-peers` leaves the others out. Wall-clock figures depend on what else the machine does; ratios less so.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { XMLParser } from 'fast-xml-parser'
import { openMemory, readTmx } from '../src/memory/index.ts'
import type { Memory } from '../src/memory/index.ts'
import { indexSet } from '../src/memory/index/index-set.ts'
import { readSnapshot } from '../src/memory/index/snapshot.ts'
import { storeReader } from '../src/memory/store/read.ts'
import { metaOf } from '../src/memory/store/schema.ts'
import { tmxReader } from '../src/memory/tmx/read.ts'
import { memoryCorpus, profileOf } from './memory-corpus.ts'
import type { Corpus } from './memory-corpus.ts'
import { fastestLevenshtein, omegat, postgres, translateToolkit, unitsReadByOthers } from './memory-peers.ts'
import type { PeerResult } from './memory-peers.ts'
import { bestScores } from './memory-truth.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const line = (figure: string, measured: string, wanted: string): void => {
  process.stdout.write(`| ${figure} | ${measured} | ${wanted} |\n`)
}
const progress = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0

const room = mkdtempSync(join(tmpdir(), 'goosefoot-bench-'))
const targetOf = (source: string): string => source.split(' ').toReversed().join(' ')

interface Pass {
  readonly perSecond: number
  readonly perCpuSecond: number
  readonly p50: number
  readonly p99: number
}

const pass = async (memory: Memory, queries: readonly string[]): Promise<Pass> => {
  const times: number[] = []
  const cpu = process.cpuUsage()
  const from = performance.now()
  for (const query of queries) {
    const begin = performance.now()
    await memory.lookup(query, locales)
    times.push(performance.now() - begin)
  }
  const wall = performance.now() - from
  const used = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  return {
    perSecond: (queries.length / wall) * 1000,
    perCpuSecond: (queries.length / (used.user + used.system)) * 1e6,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
  }
}

const best = (passes: readonly Pass[]): Pass =>
  passes.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))

/** Fills a database with a corpus; the path. */
const fill = async ({ segments }: Corpus, size: string): Promise<string> => {
  const path = join(room, `memory-${size}.db`)
  const memory = openMemory(path)
  const from = performance.now()
  for (let start = 0; start < segments.length; start += 10_000)
    await memory.add(
      segments.slice(start, start + 10_000).map((source) => ({ source, target: targetOf(source), ...locales })),
    )
  line(
    `${size}: durable adding, batches of 10,000`,
    `${number((segments.length / (performance.now() - from)) * 1000)} units/s`,
    '–',
  )
  await memory.lookup('Ein Satz, den es nicht gibt.', locales)
  await memory.close()
  return path
}

const measureIndex = (path: string, size: string, isMillion: boolean): void => {
  const database = new DatabaseSync(path, { readOnly: true })
  const reader = storeReader(database)
  const pair = reader.pair('de', 'en')?.id ?? 0
  const cpu = process.cpuUsage()
  const from = performance.now()
  const built = indexSet(reader, pair, 'source', null)
  built.catchUp()
  const build = performance.now() - from
  const used = process.cpuUsage(cpu)
  const bytes = built.parts().parts.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  line(
    `${size}: index built from the database`,
    `${number(build / 1000, 1)} s (${number((used.user + used.system) / 1e6, 1)} s of processor)`,
    isMillion ? '≤ 6 s' : '–',
  )
  line(`${size}: index`, `${number(bytes / 1e6)} MB`, isMillion ? '≤ 100 MB' : '–')
  const file = `${path}-de-en.idx`
  const uuid = metaOf(database, 'uuid') ?? ''
  const loads = Array.from({ length: 3 }, () => {
    const begin = performance.now()
    const state = readSnapshot(file, { uuid, pair, side: 'source' })
    if (state === null) throw new Error('the snapshot does not fit')
    indexSet(reader, pair, 'source', state).catchUp()
    return performance.now() - begin
  })
  line(`${size}: snapshot loaded, checked, caught up`, `${number(Math.min(...loads))} ms`, isMillion ? '≤ 200 ms' : '–')
  database.close()
}

const measure = async (corpus: Corpus, size: string, truthCount: number, isMillion: boolean): Promise<string> => {
  const path = await fill(corpus, size)
  measureIndex(path, size, isMillion)
  const memory = openMemory(path)
  const texts = corpus.queries.map(({ text }) => text)
  progress(`${size}: lookups`)
  await memory.lookup(texts[0] ?? '', locales)
  const passes = [await pass(memory, texts), await pass(memory, texts), await pass(memory, texts)]
  const top = best(passes)
  line(
    `${size}: whole lookups, one thread (best of three passes over ${texts.length})`,
    `${number(top.perSecond)}/s (${number(Math.max(...passes.map(({ perCpuSecond }) => perCpuSecond)))} a second of processor)`,
    isMillion ? '≥ 1,000/s' : '–',
  )
  line(`${size}: p50, p99`, `${number(top.p50, 2)} ms, ${number(top.p99, 1)} ms`, isMillion ? 'p99 ≤ 25 ms' : '–')
  const short = texts.filter((text) => text.length <= 11)
  if (short.length > 10)
    line(`${size}: p99 of texts up to 11 characters`, `${number((await pass(memory, short)).p99, 2)} ms`, '–')
  const many = [...texts, ...texts].map((text) => ({ text }))
  const threads = async (workers: number): Promise<{ readonly wall: number; readonly cpu: number }> => {
    await memory.lookupAll(many.slice(0, 300), { ...locales, workers })
    const cpu = process.cpuUsage()
    const from = performance.now()
    await memory.lookupAll(many, { ...locales, workers })
    const used = process.cpuUsage(cpu)
    return { wall: performance.now() - from, cpu: (used.user + used.system) / 1000 }
  }
  const rounds = { one: [] as number[], two: [] as number[], cpuOne: [] as number[], cpuTwo: [] as number[] }
  for (let round = 0; round < 3; round++) {
    const one = await threads(1)
    const two = await threads(2)
    rounds.one.push(one.wall)
    rounds.two.push(two.wall)
    rounds.cpuOne.push(one.cpu)
    rounds.cpuTwo.push(two.cpu)
  }
  const ratio = (a: readonly number[], b: readonly number[]): number => Math.min(...a) / Math.min(...b)
  line(
    `${size}: two workers against one, best of three`,
    `${number(ratio(rounds.one, rounds.two), 2)} × (the same work takes ${number(ratio(rounds.cpuTwo, rounds.cpuOne), 2)} × the processor time)`,
    isMillion ? '≥ 1.7 ×' : '–',
  )
  progress(`${size}: truth by brute force`)
  const asked = texts.filter((_, index) => index % Math.floor(texts.length / truthCount) === 0)
  const truth = bestScores(corpus.segments, asked)
  let wanted = 0
  let found = 0
  for (const [index, text] of asked.entries()) {
    const score = truth[index] ?? 0
    if (score < 75) continue
    wanted++
    const [match] = await memory.lookup(text, locales)
    if ((match?.points ?? 0) >= score) found++
  }
  line(
    `${size}: recall of the best match ≥ 75 % (${wanted} of ${asked.length} queries have one)`,
    `${number((100 * found) / wanted, 1)} %`,
    '≥ 99 %',
  )
  await memory.close()
  return path
}

/** Real sentences with right answers by brute force, where they lie beside the checkout. */
const measureReal = async (): Promise<void> => {
  const data = '../shared/data/memory'
  if (!existsSync(data)) {
    line('real sentences', 'skipped: ../shared/data/memory is not there', '–')
    return
  }
  const rows = (name: string): string[][] =>
    readFileSync(join(data, name), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
  const memory = openMemory(':memory:')
  await memory.add(rows('segments.tsv').map(([, source = '', target = '']) => ({ source, target, ...locales })))
  const truth = new Map(rows('truth.tsv').map(([id, score]) => [id, Number(score)]))
  const counts = { sure: 0, sureFound: 0, high: 0, highFound: 0 }
  for (const [id, kind = '', , text = ''] of rows('queries.tsv')) {
    const wanted = truth.get(id) ?? 0
    const [match] = await memory.lookup(text, locales)
    const isFound = match?.points === wanted
    if (['exact', 'fold', 'number'].includes(kind)) {
      counts.sure++
      if (isFound) counts.sureFound++
    }
    if (wanted < 75) continue
    counts.high++
    if (isFound) counts.highFound++
  }
  line(
    'real sentences, 20,000 stored: exact, folded or with another number, found with the right score',
    `${counts.sureFound} of ${counts.sure}`,
    'all',
  )
  line('the same: best match ≥ 75 % found with the right score', `${counts.highFound} of ${counts.high}`, '≥ 99 %')
  await memory.close()
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length

/** A peer's times, the queries it was asked, and the ratio wanted. */
type Comparison = readonly [result: PeerResult | undefined, queries: readonly string[], wanted: string]

const compare = async (size: string, path: string, peers: readonly Comparison[]): Promise<void> => {
  const memory = openMemory(path)
  for (const [result, queries, wanted] of peers) {
    if (result === undefined) continue
    const { name, times, reason } = result
    if (times === null) {
      line(`${size}: against ${name}`, `skipped: ${reason}`, wanted)
      continue
    }
    // The queries that the peer answered, more than once: a few milliseconds are no measure.
    const answered = queries.slice(0, times.length)
    await pass(memory, answered)
    const own = await pass(memory, Array.from({ length: 10 }, () => answered).flat())
    const peer = 1000 / mean(times)
    const sorted = [...times].sort((a, b) => a - b)
    line(
      `${size}: against ${name}: ${number(peer, 1)}/s, p50 ${number(at(sorted, 0.5))} ms`,
      `${number(own.perSecond / peer)} ×`,
      wanted,
    )
  }
  await memory.close()
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const tmxOf = (segments: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="plaintext"/>\n<body>\n${segments
    .map(
      (source, index) =>
        `<tu tuid="t${index}" changedate="20250302T093000Z" changeid="ada">\n<tuv xml:lang="de"><seg>${escaped(source)}</seg></tuv>\n<tuv xml:lang="en"><seg>${escaped(targetOf(source))}</seg></tuv>\n</tu>\n`,
    )
    .join('')}</body>\n</tmx>\n`

/** In pieces, as from a disk; what was read is let go. */
const readPieces = (path: string): number => {
  let units = 0
  const reader = tmxReader({ sourceLocale: 'de' }, () => units++)
  const file = openSync(path, 'r')
  const piece = new Uint8Array(1 << 16)
  for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
    reader.write(piece.slice(0, length))
  reader.end()
  return units
}

const measureTmx = async ({ segments }: Corpus): Promise<void> => {
  const path = join(room, 'corpus.tmx')
  writeFileSync(path, tmxOf(segments))
  progress('TMX')
  const cpuOf = (work: () => unknown): number => {
    const cpu = process.cpuUsage()
    work()
    const used = process.cpuUsage(cpu)
    return (used.user + used.system) / 1e6
  }
  const own: number[] = []
  const peer: number[] = []
  for (let round = 0; round < 3; round++) {
    own.push(cpuOf(() => readPieces(path)))
    peer.push(cpuOf(() => new XMLParser({ ignoreAttributes: false }).parse(readFileSync(path, 'utf8'))))
  }
  const [ours, theirs] = [segments.length / Math.min(...own), segments.length / Math.min(...peer)]
  line(
    `TMX of ${number(statSync(path).size / 1e6)} MB read in one pass: units a second of processor`,
    `${number(ours)}, ${number(ours / theirs, 1)} × fast-xml-parser (${number(theirs)})`,
    '≥ 3 × fast-xml-parser',
  )
  const { stdout } = spawnSync(process.execPath, ['scripts/bench-memory-resident.ts', path], { encoding: 'utf8' })
  line('the same: most memory resident', `${stdout.trim()} MB`, '≤ 150 MB')
  const memory = openMemory(join(room, 'imported.db'))
  const from = performance.now()
  const result = await memory.importTmx(path)
  line(
    'the same imported into a database, durable',
    `${number((result.read / (performance.now() - from)) * 1000)} units/s`,
    '–',
  )
  const exported = await memory.exportTmx()
  const again = readTmx(exported)
  const newsroom = openMemory('memory')
  const wanted = (await newsroom.search({ targetLocale: 'en', limit: 1 })).total
  const others = unitsReadByOthers(await newsroom.exportTmx({ targetLocale: 'en' }))
  await newsroom.close()
  line(
    "the newsroom's own memory exported: units read by OmegaT, translate-toolkit",
    `${others.omegat ?? 'skipped: not installed'}, ${others.toolkit ?? 'skipped: not installed'} of ${wanted}`,
    'all',
  )
  line(
    'exported and read again: units',
    `${number(again.pairs.length)} of ${number((await memory.stats()).entries)}`,
    'all',
  )
  await memory.close()
}

/** Evenly over all kinds. */
const sample = (corpus: Corpus, count: number): readonly string[] =>
  corpus.queries.filter((_, index) => index % (corpus.queries.length / count) === 0).map(({ text }) => text)

const main = async (): Promise<void> => {
  const withPeers = !process.argv.includes('--no-peers')
  process.stdout.write('| figure | measured | wanted |\n|-|-|-|\n')
  if (!process.argv.includes('--only-million')) await measureSmall(withPeers)
  if (process.argv.includes('--million') || process.argv.includes('--only-million')) await measureLarge(withPeers)
}

const measureSmall = async (withPeers: boolean): Promise<void> => {
  progress('corpus')
  const small = memoryCorpus(100_000)
  const profile = profileOf(small.segments)
  line(
    `corpus of 100,000 (word order: ${small.base}): characters p10/50/90/99; keys; with digit; with marks`,
    `${profile.characters.join('/')}; ${profile.keys.join('/')}; ${profile.withDigit} %; ${profile.withMarks} %`,
    '32/77/194/419; 5/11/27/59; 14.6 %; 7.4 % (± 15 %)',
  )
  await measureReal()
  const path = await measure(small, '100k', 500, false)
  await measureTmx(small)
  if (withPeers) {
    progress('peers')
    const few = sample(small, 20)
    const more = sample(small, 40)
    const [trigrams, weblate] = postgres(small.segments, more)
    await compare('100k', path, [
      [fastestLevenshtein(small.segments, few), few, '≥ 100 ×'],
      [omegat(tmxOf(small.segments), few), few, '≥ 300 ×'],
      [translateToolkit(small.segments, few), few, '≥ 300 ×'],
      [trigrams, more, '≥ 100 ×'],
      [weblate, more, '≥ 300 ×'],
    ])
  }
}

const measureLarge = async (withPeers: boolean): Promise<void> => {
  progress('corpus of a million')
  const large = memoryCorpus(1_000_000)
  const largePath = await measure(large, '1M', 100, true)
  if (!withPeers) return
  progress('PostgreSQL at a million')
  const asked = sample(large, 20)
  const [trigrams, weblate] = postgres(large.segments, asked)
  await compare('1M', largePath, [
    [trigrams, asked, '≥ 500 ×'],
    [weblate, asked, '≥ 300 ×'],
  ])
}

try {
  await main()
} finally {
  rmSync(room, { recursive: true, force: true })
}
