import type { QuoteKind } from '../../article/types.ts'
import type { Alignment } from '../align/quotations.ts'
import type { SideOccurrence, SideReading } from '../align/side.ts'
import { isAttributed } from '../outcomes.ts'
import { continuationMark, houseMarks } from '../print/house-marks.ts'
import {
  type ChangeText,
  type MarkPiece,
  type Piece,
  placePunctuation,
  placeSpeechDash,
  printPiece,
  type TextPiece,
} from '../print/pieces.ts'
import type { HouseStyle } from '../types.ts'
import { type Draft, replace } from './draft.ts'
import type { RepairRule } from './types.ts'

/** A mark of the target with what it belongs to. */
interface Mark {
  readonly kind: 'open' | 'close'
  readonly at: number
  readonly glyph: string
  readonly index: number
  readonly one: SideOccurrence
}

/**
 * Rewrites what the house prints differently: apostrophes, marks by depth and kind, continuation marks, the space inside
 * marks, comma and stop, the dash after speech (rules 5 to 10).
 *
 * @param draft holds the text that was read
 */
export const rewrite = (draft: Draft, target: SideReading, alignment: Alignment): void => {
  const facing = new Map(alignment.links.map(([source, at]) => [at, source]))
  const kindOf = (index: number): { readonly kind: QuoteKind; readonly confidence: number } => {
    const one = alignment.source[facing.get(index) ?? -1] ?? target.occurrences[index]
    // What no source answers may look like a title; its own marks would hide it from detection.
    const kind = one?.kind ?? 'scare'
    return { kind, confidence: facing.has(index) ? (one?.kindConfidence ?? 0) : 0 }
  }
  for (const at of target.apostrophes)
    replace(draft, at, draft.text.charAt(at), target.style.apostrophe, 'apostrophe', null)

  const marks = marksOf(target.occurrences, (one, index) => isRewritten(draft.text, one, index, alignment, facing))
  const pieces = piecesOf(draft.text, marks, (index) => isAttributed(kindOf(index).kind))
  const quotationOf = (of: string): number | null => facing.get(Number(of)) ?? null
  const offsetOf = (piece: Piece): number => {
    let offset = 0
    for (const other of pieces) {
      if (other === piece) break
      offset += printPiece(other).length
    }
    return offset
  }
  for (const piece of pieces) {
    if (piece.kind !== 'open' && piece.kind !== 'close') continue
    const index = Number(piece.of)
    const one = target.occurrences[index]
    if (!one) continue
    const { kind, confidence } = kindOf(index)
    const wanted = wantedMark(piece, one, target.style, kind, confidence)
    const rule: RepairRule = isContinuing(one) && piece.kind === 'open' ? 'continuation' : 'marks'
    setMark(draft, piece, wanted.mark, offsetOf(piece), rule, quotationOf(piece.of))
    const hadSpace = piece.space !== ''
    setSpace(draft, piece, piece.mark === '' ? '' : wanted.space, offsetOf(piece), quotationOf(piece.of))
    if (hadSpace)
      partWords(pieces, piece, (text, changed) => {
        replace(draft, offsetOf(text), text.text, changed, 'inner-space', quotationOf(piece.of))
        text.text = changed
      })
  }
  const changeBy =
    (rule: RepairRule): ChangeText =>
    (piece, text, of) => {
      replace(draft, offsetOf(piece), piece.text, text, rule, quotationOf(of))
      piece.text = text
    }
  placePunctuation(pieces, target.style, changeBy('punctuation'))
  placeSpeechDash(pieces, target.style, changeBy('speech-dash'))
}

/** A space that stood on the wrong side of a mark (`the" Times", he`) kept two words apart: it goes to the other side. */
const partWords = (
  pieces: readonly Piece[],
  mark: MarkPiece,
  change: (piece: TextPiece, text: string) => void,
): void => {
  const at = pieces.indexOf(mark)
  const outer = pieces[mark.kind === 'open' ? at - 1 : at + 1]
  if (outer?.kind !== 'text') return
  if (mark.kind === 'open' ? /[\p{L}\p{Nd}]$/u.test(outer.text) : /^[\p{L}\p{Nd}(]/u.test(outer.text))
    change(outer, mark.kind === 'open' ? `${outer.text} ` : ` ${outer.text}`)
}

/** A block that goes on with a quotation of an earlier block of the same text. */
const isContinuing = ({ type, half }: SideOccurrence): boolean =>
  type === 'reopen' || type === 'inner' || (type === 'close' && !half)

const isRewritten = (
  text: string,
  one: SideOccurrence,
  index: number,
  alignment: Alignment,
  facing: ReadonlyMap<number, number>,
): boolean => {
  if (one.type === 'dash' || (one.type === 'pair' && text.slice(one.innerStart, one.innerEnd).trim() === ''))
    return false
  if (!one.half) return true
  // A half is rewritten where the source has the same half; elsewhere it is a mark that lost its partner.
  const source = alignment.source[facing.get(index) ?? -1]
  return source?.half === true && source.type === one.type
}

const marksOf = (
  occurrences: readonly SideOccurrence[],
  isWanted: (one: SideOccurrence, index: number) => boolean,
): readonly Mark[] =>
  occurrences
    .flatMap((one, index): readonly Mark[] => {
      if (!isWanted(one, index)) return []
      const marks: Mark[] = []
      if (one.openMark !== '' || isContinuing(one))
        marks.push({ kind: 'open', at: one.start, glyph: one.openMark, index, one })
      if (one.closeMark !== '') marks.push({ kind: 'close', at: one.innerEnd, glyph: one.closeMark, index, one })
      return marks
    })
    // At one place the mark that has no width stands first.
    .sort((a, b) => a.at - b.at || a.glyph.length - b.glyph.length)

const piecesOf = (text: string, marks: readonly Mark[], isSpeech: (index: number) => boolean): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const [order, { kind, at, glyph, index, one }] of marks.entries()) {
    let before = text.slice(from, at)
    let space = ''
    const blank = text.slice(one.innerStart, one.innerEnd).trim() === ''
    if (kind === 'close' && !blank) {
      const kept = before.trimEnd()
      space = before.slice(kept.length)
      before = kept
    }
    if (before !== '') pieces.push({ kind: 'text', text: before })
    from = at + glyph.length
    const piece: MarkPiece = { kind, of: String(index), mark: glyph, space, isSpeech: isSpeech(index) }
    if (kind === 'open' && !blank && glyph !== '') {
      const limit = marks[order + 1]?.at ?? text.length
      const found = /^\s*/u.exec(text.slice(from, limit))?.[0] ?? ''
      piece.space = found
      from += found.length
    }
    pieces.push(piece)
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}

const wantedMark = (
  piece: MarkPiece,
  one: SideOccurrence,
  style: HouseStyle,
  kind: QuoteKind,
  confidence: number,
): { readonly mark: string; readonly space: string } => {
  if (piece.kind === 'open' && isContinuing(one)) {
    const { pair, space } = continuationMark(style, one.depth)
    return one.depth > 1 && style.continuation !== 'reopen' ? { mark: '', space: '' } : { mark: pair[0], space }
  }
  const { pair, space } = houseMarks(style, one.depth, kind, confidence)
  return { mark: pair[piece.kind === 'open' ? 0 : 1], space }
}

const setMark = (
  draft: Draft,
  piece: MarkPiece,
  mark: string,
  offset: number,
  rule: RepairRule,
  quotation: number | null,
): void => {
  replace(draft, offset + (piece.kind === 'close' ? piece.space.length : 0), piece.mark, mark, rule, quotation)
  piece.mark = mark
}

const setSpace = (draft: Draft, piece: MarkPiece, space: string, offset: number, quotation: number | null): void => {
  // Between nothing but white space there is no inside.
  replace(draft, offset + (piece.kind === 'open' ? piece.mark.length : 0), piece.space, space, 'inner-space', quotation)
  piece.space = space
}
