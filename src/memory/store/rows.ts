/** Entries as rows of the database, and the way back. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { State } from '../../article/types.ts'
import { coreOf, fold } from '../fold.ts'
import { hash52 } from '../hash.ts'
import type { EntryFlag, MemoryEntry, UnitKind } from '../types.ts'
import { plainUnitText } from '../unit-text.ts'
import type { UnitCode, UnitText } from '../unit-text.ts'

export const unitKinds: readonly UnitKind[] = ['segment', 'paragraph', 'quotation']
export const states: readonly State[] = ['initial', 'translated', 'reviewed', 'final']

/** What is stored of an entry besides itself. */
export interface Folded {
  readonly source: string
  readonly target: string
  /** Core of the neighbour's fold; empty: the article begins (ends) here; null: unknown. */
  readonly prev: string | null
  readonly next: string | null
}

export const foldedOf = (entry: MemoryEntry): Folded => ({
  source: fold(entry.source),
  target: fold(entry.target),
  prev: contextKey(entry.prev),
  next: contextKey(entry.next),
})

/** What neighbours are compared by. A neighbour without letters is not the article's end. */
export const contextKey = (text: string | null): string | null => {
  if (text === null || text === '') return text
  return coreOf(fold(plainUnitText(text))) || ' '
}

/** Hash of a context key: 0 for the article's end, null for unknown. */
export const contextHash = (key: string | null): number | null => (key === null ? null : key === '' ? 0 : hash52(key))

/** Hash of what makes a pair the same pair; texts are compared after it. */
export const onceHash = (entry: MemoryEntry, folded: Folded): number =>
  hash52(
    JSON.stringify([
      entry.sourceLocale,
      entry.targetLocale,
      entry.unit,
      folded.source,
      folded.target,
      folded.prev,
      folded.next,
    ]),
  )

/** Hash of a pair whatever its context: what was erased is known by it. */
export const pairHash = (folded: Folded): number => hash52(JSON.stringify([folded.source, folded.target]))

/** Columns of an entry in the order of `rowOf`; `id`, `pair`, `parent` and `gone` are not among them. */
export const entryColumns: readonly string[] = [
  'unit',
  'src',
  'tgt',
  'sfold',
  'tfold',
  'scodes',
  'tcodes',
  'slocale',
  'tlocale',
  'entry',
  'prev',
  'next',
  'h',
  'once',
  'prevh',
  'nexth',
  'state',
  'origin',
  'article',
  'segment',
  'quote',
  'speaker',
  'mode',
  'author',
  'person',
  'created',
  'changed',
  'uses',
  'note',
  'file',
  'came',
  'flags',
]

export const rowOf = (entry: MemoryEntry, folded: Folded, once: number): SQLInputValue[] => [
  unitKinds.indexOf(entry.unit),
  entry.source.text,
  entry.target.text,
  folded.source === entry.source.text ? null : folded.source,
  folded.target === entry.target.text ? null : folded.target,
  codesOf(entry.source),
  codesOf(entry.target),
  entry.sourceLocale,
  entry.targetLocale,
  entry.id,
  entry.prev,
  entry.next,
  hash52(coreOf(folded.source)),
  once,
  contextHash(folded.prev),
  contextHash(folded.next),
  states.indexOf(entry.state),
  entry.origin,
  entry.article,
  entry.segment,
  entry.quotation,
  entry.speaker,
  entry.mode,
  entry.author,
  entry.person,
  entry.created,
  entry.changed,
  entry.uses,
  entry.note,
  entry.file,
  entry.from,
  entry.flags.length === 0 ? null : entry.flags.join(' '),
]

const codesOf = ({ codes }: UnitText): string | null => (codes.length === 0 ? null : JSON.stringify(codes))

export type Row = Record<string, SQLOutputValue>

/** An entry with what lookup needs of its row. */
export interface Stored {
  readonly row: number
  readonly entry: MemoryEntry
  readonly sourceFold: string
  readonly targetFold: string
  /** The entry a quotation's own entry was taken from. */
  readonly parent: number | null
}

/** Reads a row that holds all columns. */
export const storedOfRow = (row: Row): Stored => {
  const src = text(row, 'src') ?? ''
  const tgt = text(row, 'tgt') ?? ''
  const flags = text(row, 'flags')
  const entry: MemoryEntry = Object.freeze({
    kind: 'entry',
    id: text(row, 'entry') ?? '',
    unit: unitKinds[Number(row['unit'])] ?? 'segment',
    sourceLocale: text(row, 'slocale') ?? '',
    targetLocale: text(row, 'tlocale') ?? '',
    source: unitText(src, text(row, 'scodes')),
    target: unitText(tgt, text(row, 'tcodes')),
    prev: text(row, 'prev'),
    next: text(row, 'next'),
    state: states[Number(row['state'])] ?? 'initial',
    origin: text(row, 'origin') ?? 'human',
    article: text(row, 'article'),
    segment: text(row, 'segment'),
    quotation: text(row, 'quote'),
    speaker: text(row, 'speaker'),
    mode: text(row, 'mode'),
    author: text(row, 'author'),
    person: text(row, 'person'),
    created: text(row, 'created'),
    changed: text(row, 'changed'),
    uses: Number(row['uses']),
    note: text(row, 'note'),
    file: text(row, 'file'),
    from: text(row, 'came'),
    flags: flags === null ? noFlags : Object.freeze(flags.split(' ') as EntryFlag[]),
  })
  return {
    row: Number(row['id']),
    entry,
    sourceFold: text(row, 'sfold') ?? src,
    targetFold: text(row, 'tfold') ?? tgt,
    parent: row['parent'] === null ? null : Number(row['parent']),
  }
}

const text = (row: Row, column: string): string | null => {
  const value = row[column]
  return typeof value === 'string' ? value : null
}

const noFlags: readonly EntryFlag[] = Object.freeze([])
const noCodes: readonly UnitCode[] = Object.freeze([])
const unitText = (plain: string, codes: string | null): UnitText =>
  Object.freeze({
    text: plain,
    codes:
      codes === null ? noCodes : Object.freeze((JSON.parse(codes) as UnitCode[]).map((code) => Object.freeze(code))),
  })
