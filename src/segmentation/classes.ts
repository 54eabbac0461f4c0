/**
 * The class of every UTF-16 code unit, one byte each. Built on first use, never on import.
 *
 * The order matters: the scanner's loop stops only at classes from `LINE_END` on; letters are a range, so are marks.
 */
import {
  AMBIGUOUS_MARKS,
  CLOSE_BRACKETS,
  CLOSE_MARKS,
  DASHES,
  LINE_ENDS,
  OPEN_BRACKETS,
  OPEN_MARKS,
  SPACE_RANGES,
  STRAIGHT_MARKS,
  SUPERSCRIPTS,
  TERMINATORS,
  TRANSPARENT_RANGES,
  WIDE_TERMINATORS,
} from './characters.ts'

export const OTHER = 0
export const LOWER = 1
export const UPPER = 2
/** A letter without case, or a combining mark, which only ever continues a word. */
export const CASELESS = 3
export const DIGIT = 4
const SURROGATE = 5
export const SUPERSCRIPT = 6
export const TRANSPARENT = 7
export const SPACE = 8
export const DASH = 9
export const OPEN_MARK = 10
export const CLOSE_MARK = 11
export const AMBIGUOUS_MARK = 12
export const LINE_END = 13
export const TERMINATOR = 14
export const WIDE_TERMINATOR = 15
export const OPEN_BRACKET = 16
export const CLOSE_BRACKET = 17
/** A straight `"`: a mark too, but the scanner counts it. */
export const STRAIGHT_MARK = 18
/** Behind the last unit; not in the table. */
export const END = 19

/** The first class at which the scanner's loop stops. */
export const FIRST_STOP = 13

export const isLetter = (unitClass: number): boolean => unitClass >= LOWER && unitClass <= CASELESS
export const isWhiteSpace = (unitClass: number): boolean => unitClass === SPACE || unitClass === LINE_END

const fill = (table: Uint8Array, characters: string, unitClass: number): void => {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = unitClass
}

const build = (): Uint8Array => {
  const table = new Uint8Array(0x10000)
  const plane = Array.from({ length: 0xd8 }, (_, page) =>
    String.fromCharCode(...Array.from({ length: 0x100 }, (__, unit) => page * 0x100 + unit)),
  ).join('')
  const upperPlane = String.fromCharCode(...Array.from({ length: 0x2000 }, (_, unit) => 0xe000 + unit))
  const runs: readonly (readonly [RegExp, number])[] = [
    [/[\p{L}\p{M}]+/gu, CASELESS],
    [/\p{Ll}+/gu, LOWER],
    [/[\p{Lu}\p{Lt}]+/gu, UPPER],
    [/\p{Nd}+/gu, DIGIT],
  ]
  for (const [pattern, unitClass] of runs) {
    for (const run of plane.matchAll(pattern)) table.fill(unitClass, run.index, run.index + run[0].length)
    for (const run of upperPlane.matchAll(pattern)) {
      table.fill(unitClass, 0xe000 + run.index, 0xe000 + run.index + run[0].length)
    }
  }
  table.fill(SURROGATE, 0xd800, 0xe000)
  for (const [from, to] of TRANSPARENT_RANGES) table.fill(TRANSPARENT, from, to + 1)
  for (const [from, to] of SPACE_RANGES) table.fill(SPACE, from, to + 1)
  fill(table, LINE_ENDS, LINE_END)
  fill(table, TERMINATORS, TERMINATOR)
  fill(table, WIDE_TERMINATORS, WIDE_TERMINATOR)
  fill(table, OPEN_BRACKETS, OPEN_BRACKET)
  fill(table, CLOSE_BRACKETS, CLOSE_BRACKET)
  fill(table, OPEN_MARKS, OPEN_MARK)
  fill(table, CLOSE_MARKS, CLOSE_MARK)
  fill(table, AMBIGUOUS_MARKS, AMBIGUOUS_MARK)
  fill(table, STRAIGHT_MARKS, STRAIGHT_MARK)
  fill(table, DASHES, DASH)
  fill(table, SUPERSCRIPTS, SUPERSCRIPT)
  return table
}

let shared: Uint8Array | null = null

/**
 * The class table. A language with terminators of its own (Greek `;`) gets a copy in which they are terminators.
 *
 * @param extraTerminators characters that end a sentence in this language only
 */
export const classTable = (extraTerminators = ''): Uint8Array => {
  shared ??= build()
  if (extraTerminators === '') return shared
  const copy = shared.slice()
  fill(copy, extraTerminators, TERMINATOR)
  return copy
}
