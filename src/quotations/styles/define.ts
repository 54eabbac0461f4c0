import type { HouseStyle, Pair } from '../types.ts'

/** The columns of the tables beside this file. */
export interface StyleRow {
  /** Level 1 and level 2, each the opening and the closing character. */
  readonly marks: string
  readonly nested: string
  readonly comma: HouseStyle['comma']
  readonly stop: HouseStyle['stop']
  readonly continuation: HouseStyle['continuation']
  /** What the row rests on: print counted, a reference work, or common knowledge. */
  readonly source: string
  readonly innerSpace?: HouseStyle['innerSpace']
  readonly commaAfterTerminal?: HouseStyle['commaAfterTerminal']
  readonly title?: HouseStyle['title']
  readonly kindMarks?: HouseStyle['kindMarks']
  readonly speechDash?: NonNullable<HouseStyle['speechDash']>
  /** Variants in print there, as two-character pairs. */
  readonly alsoRead?: readonly string[]
}

/** Two characters as a pair. */
export const pair = (marks: string): Pair => [marks.charAt(0), marks.charAt(1)]

/** A default style from its row. A comma after `?”` stays unless the row says it is not printed. */
export const define = (locale: string, row: StyleRow): HouseStyle =>
  Object.freeze({
    locale,
    marks: [pair(row.marks), pair(row.nested)] as const,
    innerSpace: row.innerSpace ?? '',
    comma: row.comma,
    stop: row.stop,
    commaAfterTerminal: row.commaAfterTerminal ?? 'keep',
    continuation: row.continuation,
    title: row.title ?? 'quote',
    ...(row.kindMarks ? { kindMarks: row.kindMarks } : {}),
    apostrophe: '’' as const,
    ...(row.speechDash ? { speechDash: row.speechDash } : {}),
    alsoRead: (row.alsoRead ?? []).map(pair),
    source: row.source,
  })
