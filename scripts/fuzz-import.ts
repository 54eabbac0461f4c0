/**
 * Lets a simulated CAT tool work on hand-offs of the newsroom's records and judges what the import makes of it:
 * `npm run fuzz:import [rounds] [seed]`. Half of the rounds are work as it should be, half hold one fault.
 */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ArticleRecord } from '../src/article/types.ts'
import { fromXliff, readXliff } from '../src/xliff/index.ts'
import { faultNames } from '../src/xliff/merge/tool-faults.fixture.ts'
import { randomFrom } from '../src/xliff/merge/tool-sentences.fixture.ts'
import { judgeWork, letToolWork } from '../src/xliff/merge/tool.fixture.ts'
import { hanoiRecord } from '../src/xliff/record.fixture.ts'

const rounds = Number(process.argv[2] ?? 20_000)
const seed = Number(process.argv[3] ?? 20_190_228)
const checkout = resolve(import.meta.dirname, '..')

const open = (record: ArticleRecord): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' ? { ...part, target: null, state: 'initial', origin: null, flag: null } : part,
    ),
  })),
})
/** A stretch of a record, so that a round is short. */
const stretch = (record: ArticleRecord, from: number): ArticleRecord => ({
  ...record,
  units: record.units.slice(from, from + 4),
})

const whole = globSync('xliff/en/*.xlf', { cwd: checkout })
  .toSorted()
  .map((name) => fromXliff(readXliff(readFileSync(resolve(checkout, name)))))
const approved = (record: ArticleRecord): ArticleRecord => ({
  ...record,
  units: record.units.map((unit, index) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' && index % 2 === 0 && part.target !== null ? { ...part, state: 'final' } : part,
    ),
  })),
})
const records = [
  hanoiRecord,
  open(hanoiRecord),
  ...whole.flatMap((record) =>
    record.units
      .map((_, index) => index)
      .filter((index) => index % 4 === 0)
      .flatMap((index) => [open(stretch(record, index)), stretch(record, index), approved(stretch(record, index))]),
  ),
]

const counts = new Map<string, { done: number; wrong: number }>()
const wrong: string[] = []
for (let round = 0; round < rounds; round++) {
  const random = randomFrom(seed + round)
  const fault = round % 2 === 0 ? null : (faultNames[(round >> 1) % faultNames.length] ?? null)
  let work = null
  let record: ArticleRecord | undefined
  for (let attempt = 0; attempt < 200 && work === null; attempt++) {
    record = random.pick(records)
    if (record !== undefined) work = letToolWork(record, random, fault)
  }
  if (work === null || record === undefined) continue
  const name = fault ?? 'as it should be'
  const count = counts.get(name) ?? { done: 0, wrong: 0 }
  count.done++
  const verdict = judgeWork(record, work)
  if (verdict !== null) {
    count.wrong++
    if (wrong.length < 20)
      wrong.push(`seed ${seed + round} ${name} (${work.profile}; ${work.manners.join(', ')}): ${verdict}`)
  }
  counts.set(name, count)
}
for (const [name, { done, wrong: failed }] of [...counts].toSorted(([a], [b]) => a.localeCompare(b)))
  process.stdout.write(`${name.padEnd(36)}${String(done).padStart(7)} done${String(failed).padStart(6)} wrong\n`)
for (const line of wrong) process.stderr.write(`${line}\n`)
if (wrong.length > 0) process.exitCode = 1
