/** Questions to the database. Also used by threads that only read. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { languageOf } from '../tmx/values.ts'
import { storedOfRow } from './rows.ts'
import type { Row, Stored } from './rows.ts'

export type Side = 'source' | 'target'

/** A pair of languages, whatever their regions. */
export interface LanguagePair {
  readonly id: number
  readonly source: string
  readonly target: string
}

export interface StoreReader {
  readonly database: DatabaseSync
  /** Null: the memory holds nothing of these languages. */
  readonly pair: (sourceLocale: string, targetLocale: string) => LanguagePair | null
  readonly pairs: () => readonly LanguagePair[]
  /** Entries whose source's core has the hash. */
  readonly exact: (pair: number, hash: number) => readonly Stored[]
  /** Folds of rows that are not gone, in no order. */
  readonly folds: (side: Side, rows: readonly number[]) => readonly (readonly [row: number, fold: string])[]
  /** Whole entries, in no order. */
  readonly get: (rows: readonly number[]) => readonly Stored[]
  /** Rows of a pair after one, ascending, with what the index is made from. */
  readonly foldsAfter: (
    pair: number,
    side: Side,
    after: number,
  ) => IterableIterator<readonly [row: number, fold: string]>
  readonly lastRow: (pair: number) => number
  readonly count: (pair: number) => number
  /** Rows that went after a place in the log, and the place reached. */
  readonly goneAfter: (seq: number) => { readonly rows: readonly number[]; readonly seq: number }
  /** Changes with every commit of another connection. */
  readonly version: () => number
  /** Every entry that is not gone, by row; conditions are SQL over the columns. */
  readonly all: (where?: string, ...values: readonly SQLInputValue[]) => IterableIterator<Stored>
}

export const storeReader = (database: DatabaseSync): StoreReader => {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string, asArrays = false): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    if (asArrays) statement.setReturnArrays(true)
    statements.set(sql, statement)
    return statement
  }
  const pairs = (): readonly LanguagePair[] =>
    prepare('select id, source, target from tm_pair order by id')
      .all()
      .map((row) => ({ id: Number(row['id']), source: String(row['source']), target: String(row['target']) }))
  // A pair of languages stays once it is there.
  const known = new Map<string, LanguagePair>()
  const fold = (side: Side): string => (side === 'source' ? 'coalesce(sfold, src)' : 'coalesce(tfold, tgt)')
  const number = (sql: string, column: string, ...values: readonly SQLInputValue[]): number =>
    Number(prepare(sql).get(...values)?.[column] ?? 0)
  const storedRows = (rows: readonly Row[]): readonly Stored[] => rows.map(storedOfRow)
  return {
    database,
    pairs,
    pair: (sourceLocale, targetLocale) => {
      const name = `${languageOf(sourceLocale)} ${languageOf(targetLocale)}`
      const before = known.get(name)
      if (before !== undefined) return before
      const row = prepare('select id, source, target from tm_pair where source = ? and target = ?').get(
        languageOf(sourceLocale),
        languageOf(targetLocale),
      )
      if (row === undefined) return null
      const found = { id: Number(row['id']), source: String(row['source']), target: String(row['target']) }
      known.set(name, found)
      return found
    },
    exact: (pair, hash) =>
      storedRows(prepare('select * from tm_tu where h = ? and +pair = ? and gone = 0').all(hash, pair)),
    folds: (side, rows) =>
      rows.length === 0
        ? []
        : (prepare(
            `select t.id, ${fold(side)} from json_each(?) as wanted cross join tm_tu as t on t.id = wanted.value where t.gone = 0`,
            true,
          ).all(JSON.stringify(rows)) as unknown as readonly (readonly [number, string])[]),
    get: (rows) =>
      rows.length === 0
        ? []
        : storedRows(
            prepare(
              'select t.* from json_each(?) as wanted cross join tm_tu as t on t.id = wanted.value where t.gone = 0',
            ).all(JSON.stringify(rows)),
          ),
    foldsAfter: (pair, side, after) => {
      // A statement of its own: it stays open while others run.
      const statement = database.prepare(
        `select id, ${fold(side)} from tm_tu where pair = ? and id > ? and gone = 0 order by id`,
      )
      statement.setReturnArrays(true)
      return statement.iterate(pair, after) as unknown as IterableIterator<readonly [number, string]>
    },
    lastRow: (pair) => number('select id as n from tm_tu where pair = ? order by id desc limit 1', 'n', pair),
    count: (pair) => number('select count(*) as n from tm_tu where pair = ? and gone = 0', 'n', pair),
    goneAfter: (seq) => {
      const rows = prepare('select seq, id from tm_log where seq > ? order by seq').all(seq)
      const last = rows.at(-1)
      return { rows: rows.map((row) => Number(row['id'])), seq: last === undefined ? seq : Number(last['seq']) }
    },
    version: () => number('pragma data_version', 'data_version'),
    *all(where = '1', ...values) {
      const statement = database.prepare(`select * from tm_tu where gone = 0 and (${where}) order by id`)
      for (const row of statement.iterate(...values)) yield storedOfRow(row)
    },
  }
}
