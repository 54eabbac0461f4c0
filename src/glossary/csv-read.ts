import { type Finding, finding } from '../article/finding.ts'
import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { readCell } from './cell.ts'
import { type Delimiter, delimiterOf, readRows, type Row } from './delimited.ts'
import { canonicalLocale } from './locales.ts'
import { type Concept, concept, type GlossaryReading, quoteKinds, type Term, term, tidyText } from './types.ts'

/** Columns that hold no terms. `id` is never Indonesian: that is `id-ID`. */
const columns = ['id', 'status', 'keep', 'case', 'pos', 'quote', 'note', 'subject', 'source'] as const
type Column = (typeof columns)[number]
const aliases: Readonly<Record<string, Column>> = { comment: 'note', definition: 'note', domain: 'subject' }

const statuses: readonly Term['status'][] = ['preferred', 'admitted', 'forbidden']
const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'sí'])
const no: ReadonlySet<string> = new Set(['', 'no', 'n', 'false', '0', 'nein', 'non'])

type Head = readonly ({ readonly locale: string } | { readonly column: Column })[]

/**
 * Reads a CSV or TSV file of terms.
 *
 * A header row names the columns: language tags hold terms, several in a cell as `preferred | admitted | !forbidden`. Without
 * one the name must be `<name>.<source>-<target>.<ext>`, and the columns are source, target and comment.
 *
 * @param file for messages; its name may say the languages
 * @throws {GoosefootError} `glossary.encoding`, `glossary.header`, `glossary.quote`, `glossary.row` with file and line
 */
export const readCsv = (input: Uint8Array | string, file: string): GlossaryReading => {
  const text = (typeof input === 'string' ? input : decode(input, file)).replace(/^\uFEFF/u, '')
  const delimiter: Delimiter = delimiterOf(text)
  const pair = pairInName(file)
  const head = headOf(rowsOf(text, delimiter, false, file)[0])
  const findings: Finding[] = []
  if (head !== null) {
    const [, ...rows] = rowsOf(text, delimiter, false, file)
    return { concepts: conceptsOf(head, rows, file, findings), findings }
  }
  if (pair === null) throw badHeader(rowsOf(text, delimiter, false, file)[0], file)
  // Term lists without a header come from programs that quote nothing and write `#` before a comment.
  const rows = rowsOf(text, delimiter, delimiter === '\t', file).filter(({ cells }) => !/^\s*#/u.test(cells[0] ?? ''))
  return {
    concepts: conceptsOf([{ locale: pair[0] }, { locale: pair[1] }, { column: 'note' }], rows, file, findings),
    findings,
  }
}

const rowsOf = (text: string, delimiter: Delimiter, isPlain: boolean, file: string): readonly Row[] => {
  try {
    return readRows(text, delimiter, isPlain)
  } catch (error) {
    if (!(error instanceof GoosefootError)) throw error
    throw new GoosefootError(error.code, error.detail, {
      file,
      line: error.place.line ?? undefined,
      hint: error.hint ?? undefined,
    })
  }
}

const decode = (bytes: Uint8Array, file: string): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new GoosefootError('glossary.encoding', `the file is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}.`, {
      file,
      hint: 'Save it as UTF-8 (in a spreadsheet: "CSV UTF-8").',
    })
  }
}

/** The languages in `<name>.<source>-<target>.<ext>`: the first cut that leaves two language tags. */
const pairInName = (file: string): readonly [string, string] | null => {
  const parts = /\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)+)\.[A-Za-z]+$/u.exec(file)?.[1]?.split('-') ?? []
  for (let cut = 1; cut < parts.length; cut++) {
    const source = canonicalLocale(parts.slice(0, cut).join('-'))
    const target = canonicalLocale(parts.slice(cut).join('-'))
    if (source !== null && target !== null) return [source, target]
  }
  return null
}

const columnOf = (cell: string): Head[number] | null => {
  const name = cell.trim().toLowerCase()
  const column = columns.find((known) => known === name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined)
  if (column !== undefined) return { column }
  const locale = canonicalLocale(cell.trim().replaceAll('_', '-'))
  return locale === null ? null : { locale }
}

/** Null when the row is no header: a cell that names no column, or no language at all. */
const headOf = (row: Row | undefined): Head | null => {
  const head = (row?.cells ?? []).map(columnOf)
  const known = head.filter((column) => column !== null)
  return known.length === head.length && known.some((column) => 'locale' in column) ? known : null
}

const badHeader = (row: Row | undefined, file: string): GoosefootError => {
  const wrong = row?.cells.find((cell) => columnOf(cell) === null)
  const shown = wrong === undefined ? '' : wrong.trim().slice(0, 30)
  return new GoosefootError(
    'glossary.header',
    row === undefined
      ? 'the file is empty; a header row with language tags was expected.'
      : wrong === undefined
        ? 'the header names no language.'
        : `"${shown}" is no column.${didYouMean(shown, [...columns, 'de', 'en', 'fr', 'es'])}`,
    {
      file,
      line: row?.line ?? 1,
      hint: `Name columns by language tags (de, en-GB) or ${columns.join(', ')}; or call a list without header <name>.de-en.tsv.`,
    },
  )
}

const conceptsOf = (head: Head, rows: readonly Row[], file: string, findings: Finding[]): readonly Concept[] => {
  const taken = new Set<string>()
  return rows.flatMap(({ cells, line }): Concept[] => {
    if (cells.slice(head.length).some((cell) => cell.trim() !== ''))
      throw new GoosefootError('glossary.row', `the row has ${cells.length} cells; ${head.length} were expected.`, {
        file,
        line,
        hint: 'Put a cell that holds the delimiter in quotes.',
      })
    const given: Partial<Record<Column, string>> = {}
    for (const [index, column] of head.entries())
      if ('column' in column) given[column.column] = tidyText(cells[index] ?? '')
    const report = (column: Column, expected: string): void => {
      findings.push(
        finding('glossary.bad-cell', 'warning', { line, args: { file, column, value: given[column] ?? '', expected } }),
      )
    }
    const flag = (column: 'keep' | 'case'): boolean => {
      const value = (given[column] ?? '').toLowerCase()
      if (!yes.has(value) && !no.has(value)) report(column, 'yes or nothing')
      return yes.has(value)
    }
    const quote = given.quote === undefined || given.quote === '' ? null : given.quote.toLowerCase()
    const quoteKind = quoteKinds.find((kind) => kind === quote) ?? null
    if (quote !== null && quoteKind === null) report('quote', quoteKinds.join(', '))
    const said = (given.status ?? '').toLowerCase()
    const status = statuses.find((known) => known === said) ?? null
    if (status === null && said !== '') report('status', 'preferred, admitted, forbidden')
    const common = { keep: flag('keep'), caseSensitive: flag('case'), partOfSpeech: given.pos || null, quoteKind }
    const terms = head.flatMap((column, index): Term[] =>
      'column' in column
        ? []
        : readCell(cells[index] ?? '').map((one) =>
            term(column.locale, one.text, {
              ...common,
              // What the row says holds for the term a cell has on its first place.
              status: one.status === 'preferred' && status !== null ? status : one.status,
            }),
          ),
    )
    if (terms.length === 0) {
      findings.push(finding('glossary.no-term', 'warning', { line, args: { file } }))
      return []
    }
    const id = given.id || freeId(idOf(terms[0]?.text ?? ''), taken)
    if (given.id && taken.has(id))
      findings.push(finding('glossary.duplicate-id', 'warning', { line, args: { file, id } }))
    taken.add(id)
    const text = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value)
    const rest = { note: text(given.note), subject: text(given.subject), source: text(given.source) }
    return [concept(id, terms, { ...rest, place: { file, line } })]
  })
}

/** An id from the term itself, so that a list without ids keeps them when rows are sorted anew. */
const idOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'term'

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  let id = wanted
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`
  return id
}
