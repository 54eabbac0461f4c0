import type { Span } from '../../article/types.ts'
import {
  DIGRAPH_GREATER,
  DIGRAPH_LESS,
  DIGRAPH_LOW,
  digraphs,
  hasMark,
  markCharacters,
  QUOTATION_MARK,
} from '../marks.ts'
import { classAfter, classBefore, LETTER } from './characters.ts'

/** One mark of a block, or the place of a digraph that is no mark when read as two characters. */
export interface Token {
  readonly block: number
  /** UTF-16 offsets in the block's text. */
  readonly start: number
  readonly end: number
  readonly mark: string
  /** Classes of the neighbouring characters. */
  readonly left: number
  readonly right: number
  /** The same place read as one wide mark; null when it cannot be. */
  readonly wide: { readonly end: number; readonly mark: string; readonly right: number; readonly tokens: number } | null
  /** False for `,,` `<<` `>>`, whose single characters are no marks. */
  readonly narrow: boolean
  /** Only white space stands before it in the block. */
  readonly first: boolean
}

const marks: RegExp = new RegExp(`${DIGRAPH_LOW}|${DIGRAPH_LESS}|${DIGRAPH_GREATER}|[${markCharacters}]`, 'gu')
const hebrew = /\p{Script=Hebrew}/u
const doubled: ReadonlySet<string> = new Set(digraphs)

/**
 * The marks of one block in reading order. Masked ranges hold none, and what they hold counts as letters for the marks
 * beside them.
 */
export const tokensOf = (text: string, block: number, masked: readonly Span[] = []): readonly Token[] => {
  if (!hasMark(text)) return []
  const seen = maskText(text, masked)
  const found = [...seen.matchAll(marks)].filter(({ 0: mark, index }) => !isGershayim(seen, mark, index))
  const firstLetter = seen.search(/\S/u)
  return found.map(({ 0: mark, index: start }, at): Token => {
    const end = start + mark.length
    const narrow = mark.length === 1
    const next = found[at + 1]
    const pairUp = narrow && next?.index === end && doubled.has(mark + next[0])
    const wide = pairUp
      ? { end: end + 1, mark: mark + next[0], right: classAfter(seen, end + 1), tokens: 2 }
      : narrow
        ? null
        : { end, mark, right: classAfter(seen, end), tokens: 1 }
    return {
      block,
      start,
      end,
      mark,
      left: classBefore(seen, start),
      right: classAfter(seen, end),
      wide,
      narrow,
      first: start === firstLetter,
    }
  })
}

/** A text of the same length in which masked ranges are letters. */
export const maskText = (text: string, masked: readonly Span[]): string => {
  if (masked.length === 0) return text
  let result = ''
  let from = 0
  for (const { start, end } of [...masked].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue
    const begin = Math.max(start, from)
    result += text.slice(from, begin) + 'x'.repeat(Math.min(end, text.length) - begin)
    from = Math.min(end, text.length)
  }
  return result + text.slice(from)
}

/** ארה"ב: a double mark inside a Hebrew word marks an acronym. */
const isGershayim = (text: string, mark: string, at: number): boolean =>
  (mark === QUOTATION_MARK || mark === '”') &&
  (classBefore(text, at) & LETTER) !== 0 &&
  hebrew.test(text[at - 1] ?? '') &&
  hebrew.test(text[at + 1] ?? '')
