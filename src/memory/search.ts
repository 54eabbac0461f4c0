/** Entries by what is known of them: who, when, from where, in which state. */
import type { SQLInputValue } from 'node:sqlite'
import { GoosefootError } from '../errors.ts'
import { languageTag, readDate } from './tmx/values.ts'
import type { StoreReader } from './store/read.ts'
import { states, unitKinds } from './store/rows.ts'
import type { MemoryEntry, SearchFilters, SearchResult } from './types.ts'
import { printUnitText } from './unit-text.ts'

const defaultLimit = 50

/**
 * The filters but for the text as SQL over the columns of an entry.
 *
 * @throws {GoosefootError} `memory.date`, `memory.locale`
 */
export const conditionsOf = (
  filters: SearchFilters,
): { readonly where: string; readonly values: readonly SQLInputValue[] } => {
  const conditions: string[] = []
  const values: SQLInputValue[] = []
  const add = (condition: string, ...given: readonly SQLInputValue[]): void => {
    conditions.push(condition)
    values.push(...given)
  }
  if (filters.entry !== undefined) add('entry = ?', filters.entry)
  if (filters.article !== undefined) add('article = ?', filters.article)
  if (filters.quotation !== undefined) add('quote = ?', filters.quotation)
  if (filters.speaker !== undefined) add('speaker = ?', filters.speaker)
  if (filters.person !== undefined) add('(person = ? or author = ?)', filters.person, filters.person)
  if (filters.origin !== undefined) add("(origin = ? or origin like ? || ':%')", filters.origin, filters.origin)
  if (filters.state !== undefined) add('state = ?', states.indexOf(filters.state))
  if (filters.unit === undefined) add('parent is null')
  else add('unit = ?', unitKinds.indexOf(filters.unit))
  if (filters.file !== undefined)
    add(
      '(file = ? or came = ? or exists (select 1 from tm_from join tm_feed on tm_feed.id = feed where tu = tm_tu.id and path = ?))',
      filters.file,
      filters.file,
      filters.file,
    )
  if (filters.since !== undefined) add('coalesce(changed, created) >= ?', dateOf(filters.since))
  if (filters.before !== undefined) add('coalesce(changed, created) < ?', dateOf(filters.before))
  for (const [name, column] of [
    ['sourceLocale', 'slocale'],
    ['targetLocale', 'tlocale'],
  ] as const) {
    const wanted = filters[name]
    if (wanted === undefined) continue
    const tag = localeOf(wanted)
    add(`(${column} = ? or ${column} like ? || '-%')`, tag, tag)
  }
  return { where: conditions.join(' and '), values }
}

/** @throws {GoosefootError} `memory.date`, `memory.locale` */
export const searchIn = (reader: StoreReader, filters: SearchFilters): SearchResult => {
  const { where, values } = conditionsOf(filters)
  const limit = filters.limit ?? defaultLimit
  const { text } = filters
  const wantedText = text?.toLowerCase()
  const entries: MemoryEntry[] = []
  let total = 0
  for (const { entry } of reader.all(where, ...values)) {
    if (wantedText !== undefined && !holds(entry, wantedText)) continue
    if (total++ >= (filters.offset ?? 0) && entries.length < limit) entries.push(entry)
  }
  return Object.freeze({ total, entries: Object.freeze(entries) })
}

const holds = (entry: MemoryEntry, text: string): boolean =>
  printUnitText(entry.source, entry.sourceLocale).toLowerCase().includes(text) ||
  printUnitText(entry.target, entry.targetLocale).toLowerCase().includes(text)

const dateOf = (given: string): string => {
  const date = readDate(given)
  if (date !== null) return date
  throw new GoosefootError('memory.date', `"${given}" is no date.`, { hint: 'Write it like 2026-03-01.' })
}

const localeOf = (given: string): string => {
  const { tag } = languageTag(given)
  if (tag !== null) return tag
  throw new GoosefootError('memory.locale', 'A locale is no BCP 47 tag.', { hint: 'Write it like de, de-AT or en-GB.' })
}
