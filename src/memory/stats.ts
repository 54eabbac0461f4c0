/** What a memory holds, counted by the database. */
import type { State } from '../article/types.ts'
import type { StoreReader } from './store/read.ts'
import { states, unitKinds } from './store/rows.ts'
import type { MemoryStats, UnitKind } from './types.ts'

/** Quotations that were taken from an entry are counted apart: they are no entries of their own. */
export const statsOf = ({ database }: StoreReader): MemoryStats => {
  const own = 'gone = 0 and parent is null'
  const rows = (sql: string): Record<string, unknown>[] => database.prepare(sql).all()
  const units: Record<UnitKind, number> = { segment: 0, paragraph: 0, quotation: 0 }
  for (const { unit, n } of rows(`select unit, count(*) as n from tm_tu where ${own} group by unit`))
    units[unitKinds[Number(unit)] ?? 'segment'] = Number(n)
  const byState: Record<State, number> = { initial: 0, translated: 0, reviewed: 0, final: 0 }
  for (const { state, n } of rows(`select state, count(*) as n from tm_tu where ${own} group by state`))
    byState[states[Number(state)] ?? 'initial'] = Number(n)
  const pairs = rows(
    `select slocale, tlocale, count(*) as n from tm_tu where ${own} group by slocale, tlocale order by slocale, tlocale`,
  ).map(({ slocale, tlocale, n }) => ({
    sourceLocale: String(slocale),
    targetLocale: String(tlocale),
    entries: Number(n),
  }))
  const named = (sql: string): { readonly name: string; readonly entries: number }[] =>
    rows(sql).map(({ name, n }) => ({ name: String(name), entries: Number(n) }))
  return Object.freeze({
    entries: units.segment + units.paragraph + units.quotation,
    pairs,
    units,
    states: byState,
    files: named(
      `select path as name, count(*) as n from tm_from join tm_feed on tm_feed.id = feed join tm_tu on tm_tu.id = tu
        where path <> '' and ${own} group by path order by path`,
    ).map(({ name, entries }) => ({ file: name, entries })),
    origins: named(`select origin as name, count(*) as n from tm_tu where ${own} group by origin order by origin`),
    persons: named(
      `select coalesce(person, author) as name, count(*) as n from tm_tu
        where ${own} and coalesce(person, author) is not null group by 1 order by 1`,
    ),
    quotations: Number(
      database.prepare('select count(*) as n from tm_tu where gone = 0 and parent is not null').get()?.['n'] ?? 0,
    ),
  })
}
