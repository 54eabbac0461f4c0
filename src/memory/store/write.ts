/** What changes the database. Every function is called inside `transaction`. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { coreOf } from '../fold.ts'
import { withoutNeighbours } from '../entries.ts'
import { hash52 } from '../hash.ts'
import { languageOf } from '../tmx/values.ts'
import type { MemoryEntry } from '../types.ts'
import { contextHash, entryColumns, foldedOf, onceHash, pairHash, rowOf } from './rows.ts'
import type { Folded } from './rows.ts'

export interface PutResult {
  readonly outcome: 'added' | 'again' | 'left'
  /** What the file should hold is not what it held. */
  readonly changed: boolean
  /** The row; 0 when it was left. */
  readonly row: number
}

export interface PutOptions {
  readonly feed: number
  /** Name of the feed; null: a program. */
  readonly file: string | null
  /** False for pairs of files: what was erased is not learnt again from them. */
  readonly mayRevive: boolean
  /** The row a quotation's own entry is taken from. */
  readonly parent?: number | null
}

export interface StoreWriter {
  /** Everything or nothing. */
  readonly transaction: <Value>(work: () => Value) => Value
  readonly begin: () => void
  readonly commit: () => void
  readonly rollback: () => void
  readonly put: (entry: MemoryEntry, options: PutOptions) => PutResult
  /** Takes an entry's texts away for good. @returns what it was */
  readonly remove: (row: number) => void
  /** Marks a pair and its source as erased: files do not bring them back. */
  readonly forbid: (folded: Folded) => void
  /** Lets an entry forget neighbours. */
  readonly forget: (
    row: number,
    entry: MemoryEntry,
    forgotten: { readonly prev: boolean; readonly next: boolean },
  ) => void
}

const hasLetter = /\p{L}/u
const left: PutResult = { outcome: 'left', changed: false, row: 0 }

export const storeWriter = (database: DatabaseSync): StoreWriter => {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const pairs = new Map<string, number>()
  let hasErased: boolean | null = null
  const isErased = (hash: number): boolean => prepare('select 1 from tm_gone where hash = ?').get(hash) !== undefined
  const columns = entryColumns.join(', ')
  const insert = `insert into tm_tu(pair, parent, ${columns}) values (?, ?, ${entryColumns.map(() => '?').join(', ')})
    on conflict(once) do nothing`
  const update = `update tm_tu set ${entryColumns.map((column) => `${column} = ?`).join(', ')} where id = ?`

  const begin = (): void => {
    database.exec('begin immediate')
    // Another process may have erased since.
    hasErased = null
  }
  const commit = (): void => database.exec('commit')
  const rollback = (): void => {
    pairs.clear()
    hasErased = null
    database.exec('rollback')
  }
  const pairId = (entry: MemoryEntry): number => {
    const [source, target] = [languageOf(entry.sourceLocale), languageOf(entry.targetLocale)]
    const known = pairs.get(`${source} ${target}`)
    if (known !== undefined) return known
    prepare('insert or ignore into tm_pair(source, target) values (?, ?)').run(source, target)
    const id = Number(prepare('select id from tm_pair where source = ? and target = ?').get(source, target)?.['id'])
    pairs.set(`${source} ${target}`, id)
    return id
  }
  const hold = (feed: number, row: number): boolean =>
    prepare('insert or ignore into tm_from(feed, tu) values (?, ?)').run(feed, row).changes > 0
  const put = (given: MemoryEntry, options: PutOptions): PutResult => {
    const { feed, file, mayRevive } = options
    if (!hasLetter.test(given.source.text) || given.target.text.trim() === '') return left
    let entry = given
    let folded = foldedOf(entry)
    hasErased ??= prepare('select 1 from tm_gone limit 1').get() !== undefined
    if (hasErased) {
      if (mayRevive)
        for (const hash of [pairHash(folded), hash52(coreOf(folded.source))])
          prepare('delete from tm_gone where hash = ?').run(hash)
      else if (isErased(pairHash(folded))) return left
      else {
        const isGone = (key: string | null): boolean => key !== null && key !== '' && isErased(hash52(key))
        const forgotten = { prev: isGone(folded.prev), next: isGone(folded.next) }
        if (forgotten.prev || forgotten.next) {
          entry = withoutNeighbours(entry, forgotten)
          folded = foldedOf(entry)
        }
      }
    }
    const parent = options.parent ?? null
    const pair = pairId(entry)
    // Two pairs of one hash stand side by side: the next free number is as good.
    for (let once = onceHash(entry, folded); ; once++) {
      const row = rowOf({ ...entry, file }, folded, once)
      const result = prepare(insert).run(pair, parent, ...row)
      if (result.changes > 0) {
        const id = Number(result.lastInsertRowid)
        hold(feed, id)
        return { outcome: 'added', changed: true, row: id }
      }
      const before = prepare(
        'select id, src, sfold, changed, file, parent, prevh, nexth from tm_tu where once = ?',
      ).get(once)
      if (before === undefined || (before['sfold'] ?? before['src']) !== folded.source) continue
      const id = Number(before['id'])
      const isNew = hold(feed, id)
      // One rule for every order of files: the later change, then the first file, then what stood first in it.
      const was = String(before['changed'] ?? '')
      const now = entry.changed ?? ''
      const earlierFile = file !== null && before['file'] !== null && file < String(before['file'])
      const wins = now > was || (now === was && earlierFile)
      if (wins) {
        const first = file !== null && before['file'] !== null && !earlierFile ? String(before['file']) : file
        prepare(update).run(...rowOf({ ...entry, file: first }, folded, once), id)
      } else if (earlierFile) prepare('update tm_tu set file = ? where id = ?').run(file, id)
      // Given by itself, what was taken from a larger entry stands on its own.
      if (parent === null && before['parent'] !== null) prepare('update tm_tu set parent = null where id = ?').run(id)
      return { outcome: 'again', changed: isNew || wins, row: id }
    }
  }
  const emptied = `update tm_tu set src = '', tgt = '', sfold = null, tfold = null, scodes = null, tcodes = null, entry = '',
    prev = null, next = null, h = -id, once = -id, prevh = null, nexth = null, origin = '', article = null, segment = null,
    quote = null, speaker = null, mode = null, author = null, person = null, created = null, changed = null, note = null,
    file = null, came = null, flags = null, parent = null, gone = 1 where id = ?`
  const remove = (row: number): void => {
    prepare(emptied).run(row)
    prepare('delete from tm_from where tu = ?').run(row)
    prepare('insert into tm_log(id) values (?)').run(row)
  }
  return {
    begin,
    commit,
    rollback,
    transaction: (work) => {
      begin()
      try {
        const value = work()
        commit()
        return value
      } catch (error) {
        rollback()
        throw error
      }
    },
    put,
    remove,
    forbid: (folded) => {
      hasErased = true
      for (const hash of [pairHash(folded), hash52(coreOf(folded.source))])
        prepare('insert or ignore into tm_gone(hash) values (?)').run(hash)
    },
    forget: (row, entry, forgotten) => {
      const now = withoutNeighbours(entry, forgotten)
      const folded = foldedOf(now)
      const once = onceHash(now, folded)
      const other = prepare('select id from tm_tu where once = ? and id <> ?').get(once, row)
      if (other !== undefined) {
        // Without the neighbour it is a pair that is there already.
        const values: SQLInputValue[] = [Number(other['id']), row]
        prepare('insert or ignore into tm_from(feed, tu) select feed, ? from tm_from where tu = ?').run(...values)
        remove(row)
        return
      }
      const set = {
        entry: now.id,
        prev: now.prev,
        next: now.next,
        prevh: contextHash(folded.prev),
        nexth: contextHash(folded.next),
      }
      prepare('update tm_tu set entry = ?, prev = ?, next = ?, prevh = ?, nexth = ?, once = ? where id = ?').run(
        set.entry,
        set.prev,
        set.next,
        set.prevh,
        set.nexth,
        once,
        row,
      )
    },
  }
}
