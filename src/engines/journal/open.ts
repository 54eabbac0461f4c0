import { chmodSync, closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { GoosefootError } from '../../errors.ts'
import { schemaSql, schemaVersion } from './schema.ts'

/** Waiting for another process's transaction, ms. */
const busyTimeout = 30_000
/** Bodies and raw replies hold source text; they are emptied after this many days. */
const keepDays = 30

/** A connection to the journal, and who this process is in it. */
export interface Connection {
  readonly db: DatabaseSync
  /** A statement, made once. */
  readonly prepare: (sql: string) => StatementSync
  readonly owner: string
  readonly now: () => number
}

/**
 * Opens `state.db`, makes its tables, and empties what is older than it may be kept.
 *
 * The file is only for its owner (0600): it holds source text.
 *
 * @throws {GoosefootError} `engine.journal` when it cannot be opened or is no journal
 */
export const openConnection = (path: string, now: () => number = Date.now): Connection => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const folder = dirname(path)
    // Source text must not get into a repository by accident.
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    const db = new DatabaseSync(path, { timeout: busyTimeout })
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;')
    const { journal_version: version } = readVersion(db)
    if (version > schemaVersion) {
      db.close()
      throw new GoosefootError('engine.journal', `the journal is of a newer version (${version}) than this program.`, {
        file: '.goosefoot/state.db',
        hint: 'Use the newer goosefoot.',
        exit: 'configuration',
      })
    }
    transaction(db, () => {
      db.exec(schemaSql)
      db.exec(`CREATE TABLE IF NOT EXISTS mt_version (version INTEGER NOT NULL) STRICT`)
      if (version === 0) db.exec(`INSERT INTO mt_version VALUES (${schemaVersion})`)
      const oldest = Math.floor(now()) - keepDays * 86_400_000
      db.prepare(
        `UPDATE mt_request SET body = '', reply = NULL WHERE state <> 'sent' AND body <> '' AND sent_at < ?`,
      ).run(oldest)
    })
    chmodSync(path, 0o600)
    const statements = new Map<string, StatementSync>()
    const prepare = (sql: string): StatementSync => {
      const known = statements.get(sql) ?? db.prepare(sql)
      statements.set(sql, known)
      return known
    }
    return {
      db,
      prepare,
      owner: `${hostname()}:${process.pid}:${Math.floor(now()).toString(36)}:${nextConnection++}`,
      now: () => Math.floor(now()),
    }
  } catch (error) {
    if (error instanceof GoosefootError) throw error
    throw journalError(error)
  }
}

// Several connections of one process are several owners: what one sent is not the other's to give up.
let nextConnection = 1

const readVersion = (db: DatabaseSync): { readonly journal_version: number } => {
  const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'mt_version'`).get()
  if (table === undefined) return { journal_version: 0 }
  const row = db.prepare(`SELECT version FROM mt_version`).get() as { version: number } | undefined
  return { journal_version: row?.version ?? 0 }
}

/** Runs `work` in one immediate transaction: whole or not at all, and nobody else's between its reads and writes. */
export const transaction = <Result>(db: DatabaseSync, work: () => Result): Result => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** SQLite's own messages name tables and codes, never text of an article. */
export const journalError = (error: unknown): GoosefootError => {
  const code = (error as { readonly errcode?: number }).errcode
  return new GoosefootError(
    'engine.journal',
    `the journal of paid calls cannot be used (${code === undefined ? ((error as { readonly code?: string }).code ?? 'unknown') : `SQLite ${code}`}); without it no call is made.`,
    {
      file: '.goosefoot/state.db',
      hint: 'Look at rights and free space; if the file is damaged, move it away: paid answers in it are then asked again.',
      exit: 'configuration',
    },
  )
}
