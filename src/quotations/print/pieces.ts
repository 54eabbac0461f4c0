import type { HouseStyle } from '../types.ts'
import { punctuationChange } from './punctuation.ts'

/**
 * A block as a list of pieces that can be printed: text, inline codes, and marks with the white space inside them.
 * Pieces change in place while a block is printed or repaired; nothing outside sees them.
 */
export type Piece<Code = never> = TextPiece | MarkPiece | CodePiece<Code>

export interface TextPiece {
  readonly kind: 'text'
  text: string
}
export interface MarkPiece {
  readonly kind: 'open' | 'close'
  /** Names the occurrence. */
  readonly of: string
  mark: string
  /** Directly inside the mark: behind an opening one, before a closing one. */
  space: string
  /** Someone's words, as far as is known. */
  readonly isSpeech: boolean
}
export interface CodePiece<Code> {
  readonly kind: 'code'
  readonly code: Code
}

/** A piece as printed. */
export const printPiece = (piece: Piece<unknown>): string => {
  switch (piece.kind) {
    case 'text':
      return piece.text
    case 'open':
      return piece.mark + piece.space
    case 'close':
      return piece.space + piece.mark
    case 'code':
      return ''
    default:
      return piece satisfies never
  }
}

/** Called before a text piece changes: the piece, its new text, the occurrence at whose marks it happens. */
export type ChangeText = (piece: TextPiece, text: string, of: string) => void

const setText: ChangeText = (piece, text) => {
  piece.text = text
}

/**
 * Puts comma and stop on the house's side of every run of closing marks, across inline codes too.
 *
 * @param change called for each change instead of making it; it must make it
 * @returns how many changes were made
 */
export const placePunctuation = <Code>(
  pieces: Piece<Code>[],
  style: HouseStyle,
  change: ChangeText = setText,
): number => {
  let changes = 0
  for (let at = 0; at < pieces.length; at++) {
    if (!isPrintedClose(pieces[at])) continue
    // A moved comma may make two runs one, so a run is looked at until it stays as it is.
    for (let again = 0; again < 3 && placeAt(pieces, at, style, change); again++) changes++
    at = runEnd(pieces, at)
  }
  return changes
}

const isPrintedClose = (piece: Piece<unknown> | undefined): piece is MarkPiece =>
  piece?.kind === 'close' && piece.mark !== ''

/** No character of its own: an inline code, an emptied text, a mark the house does not print. */
const isWidthless = (piece: Piece<unknown> | undefined): boolean => piece !== undefined && printPiece(piece) === ''

/** Index of the last closing mark of the run that begins at `from`. */
const runEnd = (pieces: readonly Piece<unknown>[], from: number): number => {
  let last = from
  for (let at = from + 1; isPrintedClose(pieces[at]) || isWidthless(pieces[at]); at++)
    if (isPrintedClose(pieces[at])) last = at
  return last
}

const placeAt = <Code>(pieces: Piece<Code>[], from: number, style: HouseStyle, change: ChangeText): boolean => {
  const last = runEnd(pieces, from)
  let before = from - 1
  while (isWidthless(pieces[before])) before--
  let after = last + 1
  while (isWidthless(pieces[after])) after++
  const inner = pieces[before]
  const outer = pieces[after]
  if (inner?.kind !== 'text') return false
  const outside = outer?.kind === 'text' ? outer.text + openerBehind(pieces, after) : ''
  const isSpeech = pieces.slice(from, last + 1).some((piece) => piece.kind === 'close' && piece.isSpeech)
  // A lone comma between two closing marks may leave; a lone comma right behind an opening one is all there is.
  const stands = inner.text.length > 1 || !isOpen(pieces, before)
  const found = stands ? punctuationChange(inner.text, outside, style, isSpeech) : null
  if (found === null) return false
  const closing = pieces[last]
  const of = closing?.kind === 'close' ? closing.of : ''
  if (found.kind === 'in' || found.kind === 'drop-outside') {
    if (outer?.kind !== 'text') return false
    change(outer, outer.text.slice(found.char.length), of)
    if (found.kind === 'in') change(inner, inner.text + found.char, of)
    return true
  }
  change(inner, inner.text.slice(0, -found.char.length), of)
  if (found.kind === 'out') {
    let target = outer
    if (target?.kind !== 'text') {
      target = { kind: 'text', text: '' }
      pieces.splice(last + 1, 0, target)
    }
    change(target, found.char + target.text, of)
  }
  return true
}

const isOpen = (pieces: readonly Piece<unknown>[], index: number): boolean => {
  let at = index - 1
  while (isWidthless(pieces[at])) at--
  return pieces[at]?.kind !== 'close'
}

const openerBehind = (pieces: readonly Piece<unknown>[], index: number): string => {
  let at = index + 1
  while (isWidthless(pieces[at])) at++
  const piece = pieces[at]
  return piece?.kind === 'open' ? piece.mark : ''
}

const afterComma = /^(,?)([ \u00a0\u202f])[-–—−]([ \u00a0\u202f])/u

/** The dash between speech and its tag where the house prints one: `«…», — сказал`. */
export const placeSpeechDash = (
  pieces: readonly Piece<unknown>[],
  style: HouseStyle,
  change: ChangeText = setText,
): void => {
  const { speechDash } = style
  if (speechDash === undefined) return
  for (const [at, piece] of pieces.entries()) {
    if (!isPrintedClose(piece) || !piece.isSpeech) continue
    let next = at + 1
    while (isWidthless(pieces[next])) next++
    const outer = pieces[next]
    if (outer?.kind !== 'text') continue
    const found = afterComma.exec(outer.text)
    if (!found) continue
    let before = at - 1
    while (isWidthless(pieces[before])) before--
    const inner = pieces[before]
    const finished = found[1] === COMMA || (inner?.kind === 'text' && /[!?…]$/u.test(inner.text))
    const text = `${found[1]}${found[2]}${speechDash}${found[3]}${outer.text.slice(found[0].length)}`
    if (finished && text !== outer.text) change(outer, text, piece.of)
  }
}

const COMMA = ','
