/** Many lookups at once, on several threads when they are worth starting. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { lookupIn } from './match.ts'
import type { Core } from './store/core.ts'
import type { Side } from './store/read.ts'
import type { LookupAllOptions, LookupOptions, Match, Query } from './types.ts'
import { queryText } from './unit-text.ts'

/** What a thread begins with. */
export interface WorkerStart {
  readonly path: string
  readonly indexes: readonly {
    readonly pair: number
    readonly side: Side
    readonly parts: readonly SharedArrayBuffer[]
    readonly row: number
    readonly seq: number
  }[]
}

export interface Task {
  readonly number: number
  readonly queries: readonly Query[]
  readonly options: LookupOptions
}

export interface Answer {
  readonly number: number
  /** Of each query, as JSON: a text crosses between threads at a fraction of what objects cost. Null: it failed. */
  readonly matches: string | null
}

/** Starting threads takes about as long as so many lookups. */
const worthFrom = 20_000
const mostWorkers = 4
const taskLength = 64
const tasksAtHand = 3

export const lookupWithWorkers = async (
  core: Core,
  queries: readonly Query[],
  { workers, ...options }: LookupAllOptions,
): Promise<readonly (readonly Match[])[]> => {
  const wanted = workers ?? (queries.length < worthFrom ? 0 : Math.min(mostWorkers, availableParallelism()))
  const here = (list: readonly Query[]): readonly (readonly Match[])[] =>
    list.map(({ text, ...own }) => lookupIn(core, queryText(text), { ...options, ...own }))
  if (wanted <= 0 || core.path === null || queries.length === 0) return here(queries)
  // What is wrong with the options is said here; and the indexes that all need are made once.
  const first = here(queries.slice(0, 1))
  const pool = poolOf(core, core.path, wanted)
  const results: (readonly Match[])[] = [...first]
  const tasks: Task[] = []
  for (let at = 1; at < queries.length; at += taskLength)
    tasks.push({ number: at, queries: queries.slice(at, at + taskLength), options })
  let next = 0
  // Each thread has its next tasks at hand: none waits for this one to be woken.
  const lanes = pool.flatMap((worker) => Array.from({ length: tasksAtHand }, () => worker))
  await Promise.all(
    lanes.map(async (worker) => {
      for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
        const matches = (await ask(worker, task)) ?? here(task.queries)
        for (const [at, one] of matches.entries()) results[task.number + at] = one
      }
    }),
  )
  return results
}

const pools = new WeakMap<Core, Worker[]>()

const poolOf = (core: Core, path: string, wanted: number): readonly Worker[] => {
  const known = pools.get(core)
  const pool = known ?? []
  if (known === undefined) {
    pools.set(core, pool)
    core.onRelease(() => {
      pools.delete(core)
      for (const worker of pool) void worker.terminate()
    })
  }
  const start: WorkerStart = {
    path,
    indexes: core.indexes().map(({ pair, side, index }) => {
      const { parts, row, seq } = index.parts()
      return { pair, side, parts: parts.map(({ buffer }) => buffer), row, seq }
    }),
  }
  while (pool.length < wanted) {
    const worker = new Worker(workerFile, { workerData: start })
    worker.unref()
    pool.push(worker)
  }
  return pool.slice(0, wanted)
}

/** Beside this file: TypeScript in the checkout, JavaScript in the package. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Null when the thread failed. */
const ask = (worker: Worker, task: Task): Promise<readonly (readonly Match[])[] | null> =>
  new Promise((done) => {
    const settle = (matches: string | null): void => {
      worker.off('message', onAnswer)
      worker.off('error', onEnd)
      worker.off('exit', onEnd)
      if (worker.listenerCount('message') === 0) worker.unref()
      done(matches === null ? null : (JSON.parse(matches) as readonly (readonly Match[])[]))
    }
    const onAnswer = ({ number, matches }: Answer): void => {
      if (number === task.number) settle(matches)
    }
    const onEnd = (): void => settle(null)
    worker.on('message', onAnswer)
    worker.on('error', onEnd)
    worker.on('exit', onEnd)
    worker.ref()
    worker.postMessage(task, [])
  })
