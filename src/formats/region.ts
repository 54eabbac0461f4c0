import type { InlineCode } from '../article/types.ts'
import type { CodePiece, Piece, Region } from './types.ts'

/** White space that a format does not keep. The no-break spaces are text. */
const space = /[ \t\r\n\f]+/gu

/** A text or a code, in reading order: what a region says, whichever way it is written. */
export type Item = { readonly text: string } | { readonly code: CodePiece }

/**
 * White space folded and cut off at both ends of a block, neighbouring texts joined, empty ones dropped. White space
 * beside a code that may print something stays.
 */
export const foldItems = (items: readonly Item[]): readonly Item[] => {
  const joined: Item[] = []
  for (const item of items) {
    const last = joined.at(-1)
    if ('text' in item && last !== undefined && 'text' in last)
      joined[joined.length - 1] = { text: last.text + item.text }
    else joined.push(item)
  }
  const folded = joined.map((item) => ('text' in item ? { text: item.text.replace(space, ' ') } : item))
  const cut = (indexes: readonly number[], edge: RegExp): void => {
    for (const index of indexes) {
      const item = folded[index]
      if (item === undefined) continue
      if ('code' in item) {
        if (item.code.form === 'empty') return
        continue
      }
      const text = item.text.replace(edge, '')
      folded[index] = { text }
      if (text !== '') return
    }
  }
  const indexes = [...folded.keys()]
  cut(indexes, /^ /u)
  cut(indexes.toReversed(), / $/u)
  return folded.filter((item) => !('text' in item) || item.text !== '')
}

/** A region's pieces as items. */
export const itemsOf = (pieces: readonly Piece[]): readonly Item[] =>
  foldItems(pieces.map((piece) => (piece.kind === 'text' ? { text: piece.value } : { code: piece })))

/** What a reader sees of a region: text with white space folded, and codes at offsets of it. */
export const printedOf = (
  region: Pick<Region, 'pieces'>,
): { readonly text: string; readonly codes: readonly InlineCode[] } => {
  let text = ''
  const codes: InlineCode[] = []
  for (const item of itemsOf(region.pieces)) {
    if ('text' in item) text += item.text
    else {
      const { id, form, type, data, shown, equivalent } = item.code
      codes.push(Object.freeze({ kind: 'code', id, form, type, at: text.length, data: shown ?? data, equivalent }))
    }
  }
  return { text, codes: Object.freeze(codes) }
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

const spaceBefore = /^[ \t\r\n\f]+/u
const spaceBehind = /[ \t\r\n\f]+$/u

/** White space at both ends belongs to what stands around the block: its pieces are left out or cut. */
export const trimPieces = (pieces: readonly Piece[], source: string): readonly Piece[] => {
  const list = [...pieces]
  // A no-break space is text.
  const isBlank = (piece: Piece | undefined): boolean => piece?.kind === 'text' && /^[ \t\r\n\f]*$/u.test(piece.value)
  while (isBlank(list[0])) list.shift()
  while (isBlank(list.at(-1))) list.pop()
  const [first] = list
  const space = (piece: Piece, edge: RegExp): number => edge.exec(source.slice(piece.start, piece.end))?.[0].length ?? 0
  if (first?.kind === 'text')
    list[0] = {
      ...first,
      start: first.start + space(first, spaceBefore),
      value: first.value.replace(spaceBefore, ''),
    }
  const last = list.at(-1)
  if (last?.kind === 'text')
    list[list.length - 1] = {
      ...last,
      end: last.end - space(last, spaceBehind),
      value: last.value.replace(spaceBehind, ''),
    }
  return list
}

/** A region of one text, without codes. */
export const textRegion = (
  region: Pick<Region, 'role' | 'name' | 'start' | 'end' | 'encoding'> & Partial<Region>,
  value: string,
): Region => {
  const pieces: readonly Piece[] = [{ kind: 'text', start: region.start, end: region.end, value }]
  return { owner: null, isCell: false, closing: '', pieces, isText: hasLetter(pieces), ...region }
}

/** Text of the file from `start` to `end` with the regions inside taken out: what no translation may change. */
export const withoutRegions = (
  source: string,
  start: number,
  end: number,
  inside: readonly Pick<Region, 'start' | 'end' | 'closing'>[],
): string => {
  let at = start
  let rest = ''
  for (const region of inside) {
    rest += `${source.slice(at, region.start)}\u0000${region.closing}`
    at = region.end
  }
  return rest + source.slice(at, end)
}
