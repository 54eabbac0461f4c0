import type { DatabaseSync } from 'node:sqlite'
import { journalError, transaction } from './open.ts'

/** Work on the database that is committed together: one wait for the disk for all that came at the same time. */
export interface Group {
  /** Resolves when the work is durable. */
  readonly add: <Result>(work: () => Result) => Promise<Result>
  /** Does at once what is waiting. */
  readonly flush: () => void
}

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export const createGroup = (db: DatabaseSync): Group => {
  let waiting: Waiting[] = []
  let timer: NodeJS.Immediate | null = null
  const flush = (): void => {
    if (timer !== null) clearImmediate(timer)
    timer = null
    const all = waiting
    waiting = []
    if (all.length === 0) return
    try {
      const results = transaction(db, () => all.map(({ work }) => one(db, work)))
      for (const [index, { resolve, reject }] of all.entries()) {
        const result = results[index]
        if (result === undefined || 'error' in result) reject(journalError(result?.error))
        else resolve(result.value)
      }
    } catch (error) {
      // Nothing of it was committed.
      for (const { reject } of all) reject(journalError(error))
    }
  }
  return {
    flush,
    add: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
        timer ??= setImmediate(flush)
      }),
  }
}

/** One work within the transaction of all: whole or not at all, and its failure is its own. */
const one = (db: DatabaseSync, work: () => unknown): { readonly value: unknown } | { readonly error: unknown } => {
  db.exec('SAVEPOINT one')
  try {
    const value = work()
    db.exec('RELEASE one')
    return { value }
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK TO one; RELEASE one')
    return { error }
  }
}
