import { codeTypes, opaqueElements, voidElements } from '../html/elements.ts'
import type { Piece } from '../types.ts'

const tag = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/u
/**
 * Tags that open and close each other on one level become pairs; `<code>…</code>` and the like become one code with all
 * that is in it. A tag without its partner stands alone.
 *
 * @param own tags of this level; others among the pieces belong to markup inside
 */
export const pairTags = (pieces: readonly Piece[], own: ReadonlySet<Piece>, source: string): Piece[] => {
  const result: Piece[] = []
  const open: { readonly name: string; readonly index: number }[] = []
  for (const piece of pieces) {
    const [, slash = '', name = ''] = (piece.kind === 'code' && own.has(piece) && tag.exec(piece.data)) || []
    if (piece.kind === 'text' || name === '') {
      result.push(piece)
      continue
    }
    const lower = name.toLowerCase()
    if (slash === '') {
      if (!voidElements.has(lower) && !piece.data.endsWith('/>')) open.push({ name: lower, index: result.length })
      result.push(piece)
      continue
    }
    const at = open.findLastIndex((one) => one.name === lower)
    const from = open[at]?.index ?? -1
    const opening = result[from]
    if (opening?.kind !== 'code') {
      result.push(piece)
      continue
    }
    open.splice(at)
    if (opaqueElements.has(lower)) {
      result.splice(from)
      const data = source.slice(opening.start, piece.end)
      result.push({ ...opening, type: lower === 'code' ? 'code' : 'html', end: piece.end, data })
    } else {
      const type = codeTypes[lower] ?? 'html'
      result[from] = { ...opening, form: 'open', type }
      result.push({ ...piece, id: opening.id, form: 'close', type })
    }
  }
  return result
}
