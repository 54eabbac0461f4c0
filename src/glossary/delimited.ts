/** Text in rows and cells: RFC 4180 with comma, semicolon or tab. */
import { GoosefootError } from '../errors.ts'

export type Delimiter = ',' | ';' | '\t'

/** Lines from 1. A quoted cell may go over several lines; `line` is where its row begins. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** The delimiter of the first line that is no comment: the one that stands there most often outside quotes; else a comma. */
export const delimiterOf = (text: string): Delimiter => {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 }
  let isQuoted = false
  for (const character of text.replace(/^(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)+/u, '')) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n' || character === '\r') break
    else if (character === ',' || character === ';' || character === '\t') counts[character]++
  }
  // Terms hold commas and semicolons, never tabs.
  if (counts['\t'] > 0) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}

/**
 * Cuts a text into rows. Empty lines fall out. A quote counts only at the beginning of a cell: `5" gun` is text.
 *
 * @param isPlain tabs without any quoting, as programs write term lists
 * @throws {GoosefootError} `glossary.quote` with the line where a quoted cell begins that never ends
 */
export const readRows = (text: string, delimiter: Delimiter, isPlain = false): readonly Row[] => {
  const rows: Row[] = []
  let cells: string[] = []
  let line = 1
  let rowLine = 1
  let at = 0
  const endRow = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: rowLine, cells })
    cells = []
    rowLine = line
  }
  while (at <= text.length) {
    let cell = ''
    if (!isPlain && text[at] === '"') {
      const opened = line
      at++
      for (;;) {
        const end = text.indexOf('"', at)
        if (end < 0)
          throw new GoosefootError('glossary.quote', 'a cell in quotes begins here and never ends.', {
            line: opened,
            hint: 'Close the quote, or write two for one that belongs to the text.',
          })
        const piece = text.slice(at, end)
        line += piece.split('\n').length - 1
        cell += piece
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
        at++
      }
    }
    const start = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    cells.push(cell + text.slice(start, at))
    const stop = text[at]
    at++
    if (stop === delimiter) continue
    if (stop === '\r' && text[at] === '\n') at++
    line++
    endRow()
    if (stop === undefined) break
  }
  return rows
}

/** One row as text, without the line break; quoted only where it must be. */
export const writeRow = (cells: readonly string[], delimiter: Delimiter): string =>
  cells
    .map((cell) =>
      cell.includes(delimiter) || /["\n\r]/u.test(cell) || cell !== cell.trim()
        ? `"${cell.replaceAll('"', '""')}"`
        : cell,
    )
    .join(delimiter)
