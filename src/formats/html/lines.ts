import { codeNumbers } from '../region.ts'
import type { Piece } from '../types.ts'

/** One line end or several, with the white space around them. */
const lineEnds = /[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*/gu

/**
 * Text in which a line end is a line break and a blank line begins a paragraph, outside of elements at least: that is
 * how WordPress reads what was written without blocks (`wpautop`).
 *
 * @returns the pieces of every paragraph, ids of codes counted anew in each
 */
export const splitLines = (pieces: readonly Piece[], source: string): readonly (readonly Piece[])[] => {
  const paragraphs: Piece[][] = [[]]
  let depth = 0
  let breaks = 0
  const add = (piece: Piece): void => {
    paragraphs.at(-1)?.push(piece)
  }
  for (const piece of pieces) {
    if (piece.kind === 'code') {
      depth += piece.form === 'open' ? 1 : piece.form === 'close' ? -1 : 0
      add(piece)
      continue
    }
    const slice = source.slice(piece.start, piece.end)
    const ends = [...slice.matchAll(lineEnds)]
    if (ends.length === 0) {
      add(piece)
      continue
    }
    // References are no line ends, so the lines of the value are those of the slice.
    const lines = piece.value.split(lineEnds)
    const isSame = lines.length === ends.length + 1
    if (!isSame) {
      add(piece)
      continue
    }
    let at = 0
    lines.forEach((line, index) => {
      const end = ends[index]
      const stop = end?.index ?? slice.length
      if (stop > at) add({ ...piece, start: piece.start + at, end: piece.start + stop, value: line })
      at = stop
      if (end === undefined) return
      const [gap] = end
      at += gap.length
      if (depth === 0 && (gap.match(/\r\n|\r|\n/gu) ?? []).length > 1) paragraphs.push([])
      else
        add({
          kind: 'code',
          id: `break${++breaks}`,
          form: 'empty',
          type: 'break',
          start: piece.start + stop,
          end: piece.start + at,
          data: gap,
          equivalent: ' ',
        })
    })
  }
  return paragraphs.map((paragraph) => renumber(withoutOuterBreaks(paragraph)))
}

const isLineEnd = (piece: Piece | undefined): boolean =>
  piece?.kind === 'code' && piece.type === 'break' && piece.id.startsWith('break')

/** Line ends beside a block element, and around a comment, break nothing. */
const withoutOuterBreaks = (pieces: readonly Piece[]): readonly Piece[] => {
  const list = [...pieces]
  const isOutside = (piece: Piece | undefined): boolean =>
    isLineEnd(piece) || (piece?.kind === 'code' && piece.type === 'other')
  const first = list.findIndex((piece) => !isOutside(piece))
  const last = list.findLastIndex((piece) => !isOutside(piece))
  return list.filter((piece, index) => !isLineEnd(piece) || (index > first && index < last && first >= 0))
}

const renumber = (pieces: readonly Piece[]): readonly Piece[] => {
  const numbers = codeNumbers()
  const ids = new Map<string, string>()
  return pieces.map((piece) => {
    if (piece.kind === 'text') return piece
    const id = ids.get(piece.id) ?? numbers.next()
    ids.set(piece.id, id)
    return { ...piece, id }
  })
}
