import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type SarifInput, sarifInput } from '../checks/index.ts'
import { type Layout, recordPath } from './layout.ts'
import { type Place, printedName } from './locate.ts'
import type { LocaleOutcome, RunOutcome } from './outcome.ts'

/** Line of a unit in its record, 1-based; null when it does not stand there. */
const lineOf = (lines: ReadonlyMap<string, number>, unit: string | null): number | null =>
  unit === null ? null : (lines.get(unit) ?? null)

/** Where the units of a record begin. */
const unitLines = (path: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>()
  if (!existsSync(path)) return lines
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const id = /<unit\s[^>]*?id="([^"]+)"/u.exec(line)?.[1]
    if (id !== undefined && !lines.has(id)) lines.set(id, index + 1)
  }
  return lines
}

/**
 * The findings of a run with the files they stand in: what concerns a locale in its record, at its unit; what concerns the
 * article in its source, once. Reads the records for their lines.
 */
export const sarifInputs = (place: Place, run: RunOutcome): readonly SarifInput[] => {
  const layout: Layout = { root: place.root, base: place.root }
  const inputs = new Map<string, SarifInput>()
  const add = (input: SarifInput): void => {
    const key = JSON.stringify([input.code, input.where, input.identity])
    if (!inputs.has(key)) inputs.set(key, input)
  }
  for (const outcome of run.locales) addLocale(layout, outcome, add)
  for (const { article, error } of run.failures)
    add({
      code: error.code,
      severity: 'error',
      message: error.message,
      file: inRoot(place.root, error.place.file ?? article),
      line: error.place.line,
      column: error.place.column,
      where: article,
      identity: '',
      blocks: true,
    })
  return [...inputs.values()]
}

const addLocale = (layout: Layout, outcome: LocaleOutcome, add: (input: SarifInput) => void): void => {
  const path = recordPath(layout, outcome.locale, outcome.article)
  const lines = unitLines(path)
  for (const one of outcome.findings) {
    const inRecord = one.locale !== null && existsSync(path)
    const file = inRecord ? printedName(layout.root, path) : outcome.original
    add(sarifInput(one, { article: outcome.article, file, line: inRecord ? lineOf(lines, one.unit) : null }))
  }
}

/** A file as an address relative to the project; one from elsewhere keeps its name only. */
const inRoot = (root: string, file: string): string => {
  const short = relative(root, resolve(root, file))
  return (short.startsWith('..') || isAbsolute(short) ? (file.split(/[\\/]/u).at(-1) ?? file) : short)
    .split(sep)
    .join('/')
}
