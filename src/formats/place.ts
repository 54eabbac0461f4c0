import type { BlockId } from '../article/types.ts'
import type { Piece, ReadArticle } from './types.ts'

/** Line and column of an offset in a text, counted from 1; CR, LF and CR LF end a line. */
export const placeOf = (source: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = source.slice(0, offset)
  const lines = before.split(/\r\n|\r|\n/u)
  const bom = lines.length === 1 && before.startsWith('\ufeff') ? 1 : 0
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) - bom + 1 }
}

/**
 * Where a character of a block's printed text stands in the file, in UTF-16 units of the decoded file.
 *
 * Exact where the text is written as it reads; beside escapes and references the nearest place that is certain.
 *
 * @returns null when the article has no such block
 */
export const sourceOffset = (read: ReadArticle, block: BlockId, offset: number): number | null => {
  const index = read.article.blocks.findIndex(({ id }) => id === block)
  const region = read.scan.regions[read.regionOf[index] ?? -1]
  if (region === undefined) return null
  let left = offset
  let last = region.start
  let isFolding = true
  for (const piece of region.pieces) {
    if (piece.kind === 'code') continue
    for (const step of steps(read.source, piece, region.encoding)) {
      const isSpace = /[ \t\r\n\f]/u.test(step.char)
      if (isSpace && isFolding) continue
      isFolding = isSpace
      if (left === 0) return step.at
      left--
      last = step.end
    }
    isFolding = isFolding && left === offset
  }
  return last
}

const reference = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][\dA-Za-z]{1,31});/uy
/** An escape of JSON, RFC 8259, 7. */
const jsonEscape = /\\(?:u[\dA-Fa-f]{4}|["\\/bfnrt])/uy
/** Escapes and line prefixes are at most so long. */
const longestMarkup = 40

/** Every printed unit of a piece with its place; the source is followed until it spells the value. */
function* steps(
  source: string,
  piece: Extract<Piece, { kind: 'text' }>,
  encoding: string,
): Generator<{ readonly char: string; readonly at: number; readonly end: number }> {
  const { start, end, value } = piece
  const isLiteral = source.slice(start, end) === value
  const isJson = /^(?:json|script|block)|\|block/u.test(encoding)
  let at = start
  for (let index = 0; index < value.length; index++) {
    const char = value.charAt(index)
    if (isLiteral) {
      yield { char, at: start + index, end: start + index + 1 }
      continue
    }
    jsonEscape.lastIndex = at
    const [written] = (isJson && jsonEscape.exec(source)) || []
    if (written !== undefined && JSON.parse(`"${written}"`) === char) {
      yield { char, at, end: at + written.length }
      at += written.length
      continue
    }
    reference.lastIndex = at
    const [found] = reference.exec(source) ?? []
    if (found !== undefined) {
      yield { char, at, end: at + found.length }
      at += found.length
      continue
    }
    let next = at
    while (next < end && source[next] !== char && next - at < longestMarkup) next++
    if (source[next] === char && next < end) {
      yield { char, at: next, end: next + 1 }
      at = next + 1
    } else yield { char, at, end: at }
  }
}
