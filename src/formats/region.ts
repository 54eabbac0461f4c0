import type { InlineCode } from '../article/types.ts'
import type { CodePiece, Piece, Region } from './types.ts'

const space = /[ \t\r\n\f]+/gu

/** What a reader sees of a region: text with white space folded, and codes at offsets of it. */
export const printedOf = (
  region: Pick<Region, 'pieces'>,
): { readonly text: string; readonly codes: readonly InlineCode[] } => {
  let text = ''
  // White space is folded within text only: a code between two spaces may print something.
  let isFolding = true
  const codes: { code: CodePiece; at: number }[] = []
  for (const piece of region.pieces) {
    if (piece.kind === 'code') {
      codes.push({ code: piece, at: text.length })
      isFolding = text === ''
      continue
    }
    const value = piece.value.replace(space, ' ')
    text += isFolding && (text === '' || text.endsWith(' ')) ? value.replace(/^ /u, '') : value
    isFolding = true
  }
  text = text.replace(/ $/u, '')
  return {
    text,
    codes: codes.map(
      ({ code, at }): InlineCode => ({
        kind: 'code',
        id: code.id,
        form: code.form,
        type: code.type,
        at: Math.min(at, text.length),
        data: code.data,
        equivalent: code.equivalent,
      }),
    ),
  }
}

/** Gives paired and single codes their ids `c1`, `c2`, … in order of the opening. */
export interface CodeNumbers {
  readonly next: () => string
}
export const codeNumbers = (): CodeNumbers => {
  let n = 0
  return { next: () => `c${++n}` }
}

/** Nothing to translate without a letter. */
export const hasLetter = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.kind === 'text' && /\p{L}/u.test(piece.value))

/** Cuts text pieces without letters, and codes that come before or behind all text in pairs of their own, off the edges. */
export const trimRegion = (pieces: readonly Piece[]): readonly Piece[] => {
  const list = [...pieces]
  const isBlank = (piece: Piece | undefined): boolean => piece?.kind === 'text' && piece.value.trim() === ''
  while (isBlank(list[0])) list.shift()
  while (isBlank(list.at(-1))) list.pop()
  return list
}
