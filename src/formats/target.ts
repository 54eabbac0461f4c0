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
  const folded = settleBreaks(foldItems(items))
  return folded.some((item) => 'text' in item) ? { items: folded } : { refused: 'no text is left' }
}

/** A break that is a line end of the file; `<br>` is a tag like others. */
const isLineEnd = (item: Item): boolean =>
  'code' in item && item.code.type === 'break' && !(item.code.shown ?? item.code.data).startsWith('<')

/**
 * Engines and people set spaces around a line break, where no reader sees them and a file cannot hold them: they are
 * cut. A line break with nothing before or behind it breaks nothing: it is left out.
 */
export const settleBreaks = (items: readonly Item[]): readonly Item[] => {
  if (!items.some(isLineEnd)) return items
  const list = [...items]
  /** Cuts the spaces next to `at`; false when nothing but ends of pairs and other breaks stands there. */
  const cut = (at: number, step: 1 | -1): boolean => {
    for (let index = at + step; index >= 0 && index < list.length; index += step) {
      const item = list[index]
      if (item === undefined) return false
      if ('code' in item) {
        if (item.code.form === 'empty' && !isLineEnd(item)) return true
        continue
      }
      const text = item.text.replace(step === 1 ? /^[ \t\r\n\f]+/u : /[ \t\r\n\f]+$/u, '')
      list[index] = { text }
      if (text !== '') return true
    }
    return false
  }
  const bare = new Set<Item>()
  items.forEach((item, at) => {
    if (!isLineEnd(item)) return
    const isBehind = cut(at, -1)
    const isBefore = cut(at, 1)
    if (!isBehind || !isBefore) bare.add(item)
  })
  return foldItems(list.filter((item) => !bare.has(item)))
}
