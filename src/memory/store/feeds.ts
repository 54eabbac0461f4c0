/** Feeds: files that a memory is filled from, what they held when they were read last, and whether they must be written. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoreWriter } from './write.ts'

export interface Feed {
  readonly id: number
  /** As the file is named in entries; empty: a program, no file. */
  readonly path: string
  /** What the file was when it was read: bytes, time of change in nanoseconds, SHA-256. Null: not known. */
  readonly stamp: FeedStamp | null
  /** It holds units that were left out. */
  readonly partial: boolean
  /** The store knows more of it than the file. */
  readonly unsaved: boolean
}

export interface FeedStamp {
  readonly size: number
  /** Decimal nanoseconds; empty when the file was changed so lately that its time does not tell. */
  readonly mtime: string
  readonly sha256: string
}

export interface Feeds {
  readonly all: () => readonly Feed[]
  /** The feed of a path, made when there is none. */
  readonly of: (path: string) => Feed
  readonly setStamp: (id: number, stamp: FeedStamp | null, partial: boolean) => void
  readonly setUnsaved: (id: number, unsaved: boolean) => void
  /**
   * Takes back what a feed gave, before it is read anew. Rows that only it held wait for `sweep`; of rows that others hold
   * too the details are open again.
   *
   * @returns feeds that must be read again as well, so that every row has the details it would have from the start
   */
  readonly release: (id: number) => readonly number[]
  /** Removes the rows of `release` that nobody took up again. */
  readonly sweep: (writer: StoreWriter) => number
  readonly drop: (id: number) => void
}

/** Behind every name: whatever file is read next is before it. */
const lastName = '\u{10FFFF}'

export const feedsOf = (database: DatabaseSync): Feeds => {
  const select = 'select id, path, size, mtime, sha256, partial, unsaved from tm_feed'
  const feedOf = (row: Record<string, unknown>): Feed => ({
    id: Number(row['id']),
    path: String(row['path']),
    stamp:
      typeof row['sha256'] === 'string'
        ? {
            size: Number(row['size']),
            mtime: typeof row['mtime'] === 'string' ? row['mtime'] : '',
            sha256: row['sha256'],
          }
        : null,
    partial: row['partial'] === 1,
    unsaved: row['unsaved'] === 1,
  })
  const released = 'create temp table if not exists tm_released(id integer primary key)'
  return {
    all: () => database.prepare(`${select} order by path`).all().map(feedOf),
    of: (path) => {
      database.prepare('insert or ignore into tm_feed(path) values (?)').run(path)
      const row = database.prepare(`${select} where path = ?`).get(path)
      return feedOf(row ?? {})
    },
    setStamp: (id, stamp, partial) => {
      database
        .prepare('update tm_feed set size = ?, mtime = ?, sha256 = ?, partial = ? where id = ?')
        .run(stamp?.size ?? null, stamp?.mtime ?? null, stamp?.sha256 ?? null, partial ? 1 : 0, id)
    },
    setUnsaved: (id, unsaved) => {
      database.prepare('update tm_feed set unsaved = ? where id = ?').run(unsaved ? 1 : 0, id)
    },
    release: (id) => {
      database.exec(released)
      database.prepare('insert or ignore into tm_released(id) select tu from tm_from where feed = ?').run(id)
      const others = database
        .prepare(
          'select distinct feed from tm_from where feed <> ?1 and tu in (select tu from tm_from where feed = ?1) order by feed',
        )
        .all(id)
        .map((row) => Number(row['feed']))
      database
        .prepare('update tm_tu set changed = null, file = ?2 where id in (select tu from tm_from where feed = ?1)')
        .run(id, lastName)
      database.prepare('delete from tm_from where feed = ?').run(id)
      return others
    },
    sweep: (writer) => {
      database.exec(released)
      const rows = database
        .prepare('select id from tm_released where not exists (select 1 from tm_from where tu = tm_released.id)')
        .all()
      for (const row of rows) writer.remove(Number(row['id']))
      // Of what another reader has still to read again, the name is known already.
      database
        .prepare(
          `update tm_tu set file = (select nullif(min(path), '') from tm_from join tm_feed on tm_feed.id = feed where tu = tm_tu.id)
            where id in (select id from tm_released) and file = ?`,
        )
        .run(lastName)
      database.exec('delete from tm_released')
      return rows.length
    },
    drop: (id) => {
      database.prepare('delete from tm_feed where id = ?').run(id)
    },
  }
}
