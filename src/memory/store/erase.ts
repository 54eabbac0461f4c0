/** Erasing: what meets the conditions loses its texts for good, and neighbours forget it. */
import type { SQLInputValue } from 'node:sqlite'
import type { EraseWhere } from '../types.ts'
import { printUnitText } from '../unit-text.ts'
import { coreOf } from '../fold.ts'
import { hash52 } from '../hash.ts'
import type { StoreReader } from './read.ts'
import { foldedOf } from './rows.ts'
import type { Stored } from './rows.ts'
import type { StoreWriter } from './write.ts'

export interface Erased {
  /** Entry ids; quotations taken from an erased entry are not named. */
  readonly ids: readonly string[]
  /** Names of the files that held something of it. */
  readonly files: ReadonlySet<string>
}

/** Called inside a transaction. */
export const eraseIn = (reader: StoreReader, writer: StoreWriter, where: EraseWhere): Erased => {
  const ids: string[] = []
  const files = new Set<string>()
  if (Object.values(where).every((value) => value === undefined)) return { ids, files }
  const { database } = reader
  const holders = database.prepare(
    'select feed, path from tm_from join tm_feed on tm_feed.id = tm_from.feed where tu = ? order by path',
  )
  const children = database.prepare('select id from tm_tu where parent = ?')
  const letGo = database.prepare('delete from tm_from where feed = ? and tu = ?')
  const cores = new Set<number>()
  // Gathered first: rows must not change under the reader.
  const meant = [...candidates(reader, where)].filter((stored) => isMeant(stored, where))
  for (const stored of meant) {
    const held = holders.all(stored.row).map((row) => ({ feed: Number(row['feed']), path: String(row['path']) }))
    const own = held.find(({ path }) => path === where.file)
    if (where.file !== undefined && own !== undefined && held.length > 1 && stored.entry.from !== where.file) {
      files.add(own.path)
      letGo.run(own.feed, stored.row)
      const rest = held.filter(({ path }) => path !== own.path)[0]?.path ?? null
      database.prepare('update tm_tu set file = ? where id = ?').run(rest === '' ? null : rest, stored.row)
      continue
    }
    for (const { path } of held) files.add(path)
    if (stored.parent === null) ids.push(stored.entry.id)
    const folded = foldedOf(stored.entry)
    cores.add(hash52(coreOf(folded.source)))
    for (const child of children.all(stored.row)) writer.remove(Number(child['id']))
    writer.forbid(folded)
    writer.remove(stored.row)
  }
  const around = [...neighbours(reader, cores, where.text)]
  for (const { entry, row } of around) {
    const folded = foldedOf(entry)
    const isErased = (key: string | null, text: string | null): boolean =>
      (key !== null && key !== '' && cores.has(hash52(key))) ||
      (where.text !== undefined && text?.includes(where.text) === true)
    const forgotten = { prev: isErased(folded.prev, entry.prev), next: isErased(folded.next, entry.next) }
    if (!forgotten.prev && !forgotten.next) continue
    for (const held of holders.all(row)) files.add(String(held['path']))
    writer.forget(row, entry, forgotten)
  }
  return { ids, files }
}

const columns = { entry: 'entry', article: 'article', quotation: 'quote' } as const

function* candidates(reader: StoreReader, where: EraseWhere): IterableIterator<Stored> {
  const conditions: string[] = []
  const values: SQLInputValue[] = []
  for (const name of ['entry', 'article', 'quotation'] as const) {
    const value = where[name]
    if (value === undefined) continue
    conditions.push(`${columns[name]} = ?`)
    values.push(value)
  }
  if (where.person !== undefined) {
    conditions.push('(person = ? or author = ? or speaker = ?)')
    values.push(where.person, where.person)
  }
  if (where.file !== undefined) {
    conditions.push(
      '(file = ? or came = ? or exists (select 1 from tm_from join tm_feed on tm_feed.id = feed where tu = tm_tu.id and path = ?))',
    )
    values.push(where.file, where.file, where.file)
  }
  yield* reader.all(conditions.length === 0 ? '1' : conditions.join(' and '), ...values)
}

const isMeant = ({ entry }: Stored, { text }: EraseWhere): boolean =>
  text === undefined ||
  [
    entry.source.text,
    entry.target.text,
    printUnitText(entry.source, entry.sourceLocale),
    printUnitText(entry.target, entry.targetLocale),
    entry.note ?? '',
  ].some((one) => one.includes(text))

function* neighbours(
  reader: StoreReader,
  cores: ReadonlySet<number>,
  text: string | undefined,
): IterableIterator<Stored> {
  if (text !== undefined) yield* reader.all('prev is not null or next is not null')
  else if (cores.size > 0)
    yield* reader.all(
      'prevh in (select value from json_each(?1)) or nexth in (select value from json_each(?1))',
      JSON.stringify([...cores]),
    )
}
