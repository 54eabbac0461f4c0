/** The tables of a memory, and how its database is opened. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { GoosefootError } from '../../errors.ts'
import { foldVersion } from '../fold.ts'

/** Changed tables: a store that is a cache is made anew, one that is the truth is refused. */
const schemaVersion = 1
/** "gfTM": says that a database is a memory of ours. */
const applicationId = 0x6766544d
/** How long a writer waits for another one. */
const waitMs = 30_000

/**
 * `src`, `tgt`: text with one U+FFFC a code; `sfold`, `tfold`: the fold where it differs, which is seldom. `h`: hash of the
 * source's core; `once`: hash of what makes a pair the same pair; `prevh`, `nexth`: hashes of the neighbours' cores, 0 for
 * the article's end, null: unknown. `parent`: the row a quotation's own entry was taken from. A row that is `gone` holds
 * no text and is never used again, so that followers see that it went.
 */
const tables = `
create table if not exists tm_meta(key text primary key, value text not null) strict, without rowid;
create table if not exists tm_pair(id integer primary key, source text not null, target text not null,
  unique(source, target)) strict;
create table if not exists tm_tu(id integer primary key, pair integer not null, unit integer not null,
  src text not null, tgt text not null, sfold text, tfold text, scodes text, tcodes text,
  slocale text not null, tlocale text not null, entry text not null, prev text, next text,
  h integer not null, once integer not null unique, prevh integer, nexth integer,
  state integer not null, origin text not null, article text, segment text, quote text, speaker text, mode text,
  author text, person text, created text, changed text, uses integer not null default 0, note text,
  file text, came text, flags text, parent integer, gone integer not null default 0) strict;
create index if not exists tm_h on tm_tu(h);
create index if not exists tm_rows on tm_tu(pair);
create index if not exists tm_quote on tm_tu(quote) where quote is not null;
create index if not exists tm_parent on tm_tu(parent) where parent is not null;
create table if not exists tm_feed(id integer primary key, path text not null unique, size integer, mtime text,
  sha256 text, partial integer not null default 0, unsaved integer not null default 0) strict;
create table if not exists tm_from(feed integer not null, tu integer not null, primary key(feed, tu)) strict, without rowid;
create index if not exists tm_held on tm_from(tu);
create table if not exists tm_log(seq integer primary key, id integer not null) strict;
create table if not exists tm_gone(hash integer primary key) strict, without rowid;
`

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** Where it lives; null: in this process only. */
  readonly path: string | null
}

/**
 * @param path null: in this process
 * @param isCache everything in it can be read again from files: what is broken is made anew
 * @throws {GoosefootError} `memory.store-unreadable`, `memory.store-broken`, `memory.store-version`
 */
export const openDatabase = (path: string | null, isCache: boolean): OpenedDatabase => {
  if (path === null) return { database: prepared(new DatabaseSync(':memory:')), path }
  mkdirSync(dirname(path), { recursive: true })
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { timeout: waitMs })
    checkOwner(database, path)
    return { database: prepared(database), path }
  } catch (error) {
    database?.close()
    if (error instanceof GoosefootError) throw error
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
    throw new GoosefootError(
      code === corrupt || code === notDatabase ? 'memory.store-broken' : 'memory.store-unreadable',
      `The memory's database cannot be opened (${reasonOf(error)}).`,
      {
        file: path,
        hint: isCache
          ? 'It is made from the files of the memory: delete it and run again.'
          : 'Restore it from a backup, or name a path that does not exist yet.',
      },
    )
  }
}

/** Result codes of SQLite. */
const corrupt = 11
const notDatabase = 26

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'errstr' in error && typeof error.errstr === 'string' ? error.errstr : 'unreadable'

const checkOwner = (database: DatabaseSync, path: string): void => {
  const id = Number(database.prepare('pragma application_id').get()?.['application_id'] ?? 0)
  const count = Number(database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] ?? 0)
  if (count === 0) return
  if (id !== applicationId)
    throw new GoosefootError('memory.store-unreadable', 'The file is a database, but no memory.', {
      file: path,
      hint: 'Name another path; nothing was changed.',
    })
  const version = Number(database.prepare('pragma user_version').get()?.['user_version'] ?? 0)
  if (version !== schemaVersion)
    throw new GoosefootError(
      'memory.store-version',
      `The memory's database has version ${version}; ${schemaVersion} was expected.`,
      { file: path, hint: 'Export it to TMX with the version that made it, and import that.' },
    )
}

const prepared = (database: DatabaseSync): DatabaseSync => {
  // WAL: readers never wait for the writer. NORMAL: a power cut may take the last commits, never the consistency.
  database.exec(`pragma journal_mode=wal; pragma synchronous=normal; pragma secure_delete=on;
    pragma mmap_size=2147483648; pragma cache_size=-32000; pragma journal_size_limit=67108864;
    pragma temp_store=memory;`)
  const count = Number(database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] ?? 0)
  if (count > 0) {
    if (metaOf(database, 'fold') !== String(foldVersion))
      throw new GoosefootError('memory.store-version', 'The memory was folded by other rules.', {
        hint: 'Export it to TMX with the version that made it, and import that.',
      })
    return database
  }
  database.exec('begin immediate')
  database.exec(tables)
  database.exec(`pragma application_id=${applicationId}; pragma user_version=${schemaVersion}`)
  const meta = database.prepare('insert or ignore into tm_meta(key, value) values (?, ?)')
  meta.run('uuid', crypto.randomUUID())
  meta.run('fold', String(foldVersion))
  database.exec('commit')
  return database
}

export const metaOf = (database: DatabaseSync, key: string): string | null => {
  const value = database.prepare('select value from tm_meta where key = ?').get(key)?.['value']
  return typeof value === 'string' ? value : null
}
