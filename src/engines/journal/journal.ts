import { hostname } from 'node:os'
import { beginAttempt, type Limits } from './begin.ts'
import { failAttempt, type Failure } from './fail.ts'
import { type Answered, finishAttempt } from './finish.ts'
import { createGroup } from './group.ts'
import { journalError, openConnection } from './open.ts'
import { beat, joinRun, recoverDead } from './owners.ts'
import { spendLines } from './spend.ts'
import type { Attempt, Begun, EngineMemory, SpendLine, StoredAnswer } from './types.ts'

/** The journal of paid calls: what is being asked, every answer that came, and what it cost. */
export interface Journal {
  /** Name of the run this process belongs to; processes that work at the same time share it. */
  readonly run: string
  /** Answers that were paid for already, by result key. */
  readonly answers: (resultKeys: readonly string[]) => ReadonlyMap<string, StoredAnswer>
  /** T1; see `beginAttempt`. */
  readonly begin: (attempt: Attempt, limits: Limits) => Promise<Begun>
  /** T2; see `finishAttempt`. */
  readonly finish: (id: number, answered: Answered) => Promise<void>
  /** A call that was not billed; see `failAttempt`. */
  readonly refuse: (id: number, fault: Failure) => Promise<void>
  /** A call that may have been. */
  readonly doubt: (id: number, fault: Failure) => Promise<void>
  /** Gives up what dead processes left in flight; see `recoverDead`. */
  readonly recover: () => number
  readonly engine: (engine: string) => EngineMemory
  readonly remember: (engine: string, changes: Partial<EngineMemory>) => void
  readonly spend: () => readonly SpendLine[]
  readonly close: () => void
}
/** Time between two signs of life, ms; well below the 30 s after which a process counts as dead. */
const beatEvery = 5000

/**
 * Opens the journal and gives up what dead processes left in flight.
 *
 * @param path `.goosefoot/state.db`
 * @param now Unix milliseconds; for tests
 * @throws {GoosefootError} `engine.journal`; its methods throw the same when the file cannot be written
 */
export const openJournal = (path: string, now: () => number = Date.now): Journal => {
  const connection = openConnection(path, now)
  const { db } = connection
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return (error as { readonly code?: string }).code === 'EPERM'
    }
  }
  const guard =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      try {
        return work(...args)
      } catch (error) {
        throw journalError(error)
      }
    }
  const recover = guard(() => recoverDead(connection, hostname(), isAlive))
  const run = guard(() => joinRun(connection, hostname(), isAlive))()
  recover()
  const group = createGroup(db)
  const timer = setInterval(() => {
    // A sign of life that cannot be written now is written the next time.
    try {
      beat(connection)
    } catch {}
  }, beatEvery)
  timer.unref()
  const answer = db.prepare(`SELECT answer, billed, meta, request FROM mt_result WHERE result_key = ?`)
  const remembered = (engine: string): EngineMemory => {
    const row = db
      .prepare(`SELECT concurrency, max_bytes, pause_until, latch FROM mt_engine WHERE engine = ?`)
      .get(engine) as
      | { concurrency: number | null; max_bytes: number | null; pause_until: number | null; latch: string | null }
      | undefined
    return {
      concurrency: row?.concurrency ?? null,
      maxBytes: row?.max_bytes ?? null,
      pauseUntil: row?.pause_until ?? null,
      latch: row?.latch ?? null,
    }
  }
  return {
    run,
    answers: guard((resultKeys: readonly string[]) => {
      const found = new Map<string, StoredAnswer>()
      for (const key of resultKeys) {
        const row = answer.get(key) as
          | { answer: string; billed: number | null; meta: string; request: number }
          | undefined
        if (row === undefined) continue
        const meta = JSON.parse(row.meta) as { model: string | null; trace: string | null; at: number }
        found.set(key, { text: row.answer, billed: row.billed, request: row.request, ...meta })
      }
      return found
    }),
    begin: (attempt, limits) => group.add(() => beginAttempt(connection, attempt, limits)),
    finish: (id, answered) => group.add(() => finishAttempt(connection, id, answered)),
    refuse: (id, fault) => group.add(() => failAttempt(connection, id, 'refused', fault)),
    doubt: (id, fault) => group.add(() => failAttempt(connection, id, 'uncertain', fault)),
    recover,
    engine: guard(remembered),
    remember: guard((engine: string, changes: Partial<EngineMemory>) => {
      const next = { ...remembered(engine), ...changes }
      db.prepare(
        `INSERT INTO mt_engine (engine, concurrency, max_bytes, pause_until, latch) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (engine) DO UPDATE SET concurrency = excluded.concurrency, max_bytes = excluded.max_bytes,
           pause_until = excluded.pause_until, latch = excluded.latch`,
      ).run(engine, next.concurrency, next.maxBytes, next.pauseUntil, next.latch)
    }),
    spend: guard(() => spendLines(connection)),
    close: () => {
      clearInterval(timer)
      group.flush()
      try {
        db.prepare(`DELETE FROM mt_owner WHERE owner = ?`).run(connection.owner)
      } catch {}
      db.close()
    },
  }
}
