import { decodeString } from 'micromark-util-decode-string'
import type { Span } from '../../article/types.ts'

/** The destination and the title of a link's end, an image's end or a definition, to the slice's last character. */
const titled =
  /(?:[ \t\r\n>]|^)("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))[ \t]*(?:\r?\n[ \t>]*)?\)?[ \t]*$/u

export interface Title extends Span {
  /** `"`, `'` or `(`. */
  readonly mark: string
}

/**
 * Where a link's title stands inside its quotation marks.
 *
 * @param slice markup that ends with the title
 * @param title what the parser read
 * @returns offsets into `slice`; null when the place cannot be told for certain
 */
export const titleIn = (slice: string, title: string): Title | null => {
  const literal = titled.exec(slice)
  const text = literal?.[1]
  if (literal === null || text === undefined) return null
  const start = literal.index + literal[0].indexOf(text) + 1
  const end = start + text.length - 2
  return decodeString(slice.slice(start, end)) === title ? { start, end, mark: text.charAt(0) } : null
}
