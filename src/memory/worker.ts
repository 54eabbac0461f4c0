/** A thread that looks up: the index's arrays are shared, the database is read through a connection of its own. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { indexSet } from './index/index-set.ts'
import type { IndexSet } from './index/index-set.ts'
import { viewPart } from './index/part.ts'
import { lookupIn } from './match.ts'
import { storeReader } from './store/read.ts'
import type { Side } from './store/read.ts'
import { queryText } from './unit-text.ts'
import type { Answer, Task, WorkerStart } from './workers.ts'

const { path, indexes } = workerData as WorkerStart
const database = new DatabaseSync(path, { readOnly: true, timeout: 30_000 })
database.exec('pragma mmap_size=2147483648; pragma cache_size=-16000')
const reader = storeReader(database)
const sets = new Map<string, IndexSet>()
let version = -1
/** Indexes that are up to date with the version. */
const current = new Set<string>()

const index = (pair: number, side: Side): IndexSet => {
  const name = `${pair} ${side}`
  let set = sets.get(name)
  if (set === undefined) {
    const shared = indexes.find((one) => one.pair === pair && one.side === side)
    const start = shared === undefined ? null : { parts: shared.parts.map(viewPart), row: shared.row, seq: shared.seq }
    set = indexSet(reader, pair, side, start)
    sets.set(name, set)
  }
  if (!current.has(name)) {
    set.catchUp()
    current.add(name)
  }
  return set
}

parentPort?.on('message', ({ number, queries, options }: Task) => {
  const now = reader.version()
  if (now !== version) current.clear()
  version = now
  let answer: Answer
  try {
    answer = {
      number,
      matches: JSON.stringify(
        queries.map(({ text, ...own }) => lookupIn({ reader, index }, queryText(text), { ...options, ...own })),
      ),
    }
  } catch {
    // The asking thread does it itself and says what is wrong.
    answer = { number, matches: null }
  }
  parentPort?.postMessage(answer, [])
})
