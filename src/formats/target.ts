import type { PrintedContent } from '../article/types.ts'
import { foldItems, type Item } from './region.ts'
import type { CodePiece, RefusalReason, Region } from './types.ts'

/** A target whose codes are those of its region. */
export type Target = { readonly items: readonly Item[] } | { readonly refused: RefusalReason }

/** Control characters, half surrogate pairs and non-characters: no format carries them safely. */
const noText = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/u

/**
 * Resolves the codes of a printed target against its region.
 *
 * Codes may be re-ordered and left out, pairs only as a whole; none may stand twice, none may be new, none may cross.
 */
export const resolveTarget = (region: Region, target: PrintedContent): Target => {
  const codes = new Map<string, CodePiece>()
  for (const piece of region.pieces) if (piece.kind === 'code') codes.set(`${piece.form} ${piece.id}`, piece)
  const items: Item[] = []
  const seen = new Set<CodePiece>()
  const open: string[] = []
  for (const inline of target) {
    if (inline.kind === 'text') {
      if (noText.test(inline.text)) return { refused: 'a character that is no text' }
      items.push({ text: inline.text })
      continue
    }
    const form = inline.kind === 'code-open' ? 'open' : inline.kind === 'code-close' ? 'close' : 'empty'
    const code = codes.get(`${form} ${inline.id}`)
    if (code === undefined) return { refused: 'an unknown code' }
    if (seen.has(code)) return { refused: 'a code stands twice' }
    seen.add(code)
    if (form === 'open') open.push(code.id)
    else if (form === 'close' && open.pop() !== code.id)
      return { refused: open.includes(code.id) ? 'codes cross each other' : 'a code has lost its other end' }
    items.push({ code })
  }
  if (open.length > 0) return { refused: 'a code has lost its other end' }
  const folded = foldItems(items)
  return folded.some((item) => 'text' in item) ? { items: folded } : { refused: 'no text is left' }
}
