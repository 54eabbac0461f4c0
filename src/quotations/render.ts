import type {
  CodeClose,
  CodeEmpty,
  CodeOpen,
  Content,
  OccurrenceId,
  PrintedContent,
  TextRun,
  UnitQuote,
} from '../article/types.ts'
import { detectBlock } from './detect.ts'
import { isApostropheLike } from './marks.ts'
import { isAttributed } from './outcomes.ts'
import { continuationMark, printedMarks } from './print/house-marks.ts'
import {
  type MarkPiece,
  type Piece,
  placePunctuation,
  placeSpeechDash,
  printPiece,
  type TextPiece,
} from './print/pieces.ts'
import type { HouseStyle } from './types.ts'

/** Where a quotation stands in the printed text; UTF-16 offsets as detection gives them, spaces inside the marks inner. */
export interface RenderedSpan {
  readonly occurrence: OccurrenceId
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
}

/** A block as its house prints it. */
export interface Rendered {
  readonly printed: PrintedContent
  readonly text: string
  /** In reading order, an enclosing one before what it encloses. */
  readonly spans: readonly RenderedSpan[]
}

export interface RenderOptions {
  /** Depth of quotations open before this block, when `quotes` does not say so: their levels are skipped. */
  readonly carried?: number
}

type Code = CodeOpen | CodeClose | CodeEmpty

/**
 * Prints a whole block's content in a house style: marks by depth and kind, the space inside them, comma and stop on the
 * house's side, continuation marks, apostrophes.
 *
 * Inline codes keep their order relative to the letters. What stands as a mark in the text stays text. Letters never
 * change. For content without typed marks, detection finds in the result exactly the quotations of the content.
 *
 * @param content of one block, all of its sentences
 * @param quotes what the unit knows of its quotations; an end of an unknown one is printed by its place
 */
export const renderContent = (
  content: Content,
  quotes: ReadonlyMap<OccurrenceId, UnitQuote>,
  style: HouseStyle,
  options: RenderOptions = {},
): Rendered => {
  const pieces = piecesOf(content, quotes, style, options.carried ?? 0)
  trimInside(pieces)
  placePunctuation(pieces, style)
  placeSpeechDash(pieces, style)
  placeApostrophes(pieces, style)
  return assemble(pieces)
}

const isCarried = ({ type }: UnitQuote): boolean => type === 'close' || type === 'reopen' || type === 'inner'

const piecesOf = (
  content: Content,
  quotes: ReadonlyMap<OccurrenceId, UnitQuote>,
  style: HouseStyle,
  below: number,
): Piece<Code>[] => {
  const carried = [...quotes.values()].filter(isCarried).sort((a, b) => a.depth - b.depth)
  const open: OccurrenceId[] = carried.map(({ id }) => id)
  const base = Math.max(0, below - carried.length)
  const levelOf = new Map(open.map((id, at) => [id, base + at + 1]))
  const pieces: Piece<Code>[] = []
  let isHead = true
  for (const inline of content) {
    if (isHead && inline.kind !== 'code-open') {
      pieces.push(...headMarks(carried, levelOf, style))
      isHead = false
    }
    switch (inline.kind) {
      case 'text':
        pieces.push({ kind: 'text', text: inline.text })
        break
      case 'quote-open': {
        open.push(inline.occurrence)
        levelOf.set(inline.occurrence, base + open.length)
        pieces.push(markPiece('open', inline.occurrence, base + open.length, quotes, style))
        break
      }
      case 'quote-close': {
        const level = levelOf.get(inline.occurrence) ?? quotes.get(inline.occurrence)?.depth ?? 1
        pieces.push(markPiece('close', inline.occurrence, level, quotes, style))
        if (open.includes(inline.occurrence)) open.splice(open.lastIndexOf(inline.occurrence), 1)
        break
      }
      case 'code-open':
      case 'code-close':
      case 'code-empty':
        pieces.push({ kind: 'code', code: inline })
        break
      default:
        inline satisfies never
    }
  }
  if (style.collapseNestedClose === true) collapse(pieces)
  return pieces
}

const markPiece = (
  kind: 'open' | 'close',
  id: OccurrenceId,
  level: number,
  quotes: ReadonlyMap<OccurrenceId, UnitQuote>,
  style: HouseStyle,
): MarkPiece => {
  const quote = quotes.get(id)
  const { pair, space } = printedMarks(style, level, quote?.quoteKind ?? null)
  return {
    kind,
    of: id,
    mark: pair[kind === 'open' ? 0 : 1],
    space,
    isSpeech: quote === undefined || isAttributed(quote.quoteKind),
  }
}

/** The marks at the head of a block that goes on with quotations; one for each where the house re-opens. */
const headMarks = (
  carried: readonly UnitQuote[],
  levelOf: ReadonlyMap<OccurrenceId, number>,
  style: HouseStyle,
): readonly MarkPiece[] =>
  carried.flatMap(({ id }, at): readonly MarkPiece[] => {
    const { pair, space } = continuationMark(style, levelOf.get(id) ?? 1)
    return pair[0] === '' || (at > 0 && style.continuation !== 'reopen')
      ? []
      : [{ kind: 'open', of: id, mark: pair[0], space, isSpeech: true }]
  })

/** Where two close with the same mark, one is printed. */
const collapse = (pieces: readonly Piece<Code>[]): void => {
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    if (piece.kind !== 'close' || next?.kind !== 'close' || piece.mark !== next.mark) continue
    piece.mark = ''
    piece.space = ''
  }
}

/** White space directly inside marks goes; where it kept two words apart it goes outside. */
const trimInside = (pieces: Piece<Code>[]): void => {
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'open' && piece.kind !== 'close') continue
    const step = piece.kind === 'open' ? 1 : -1
    const inner = textBeside(pieces, at, step)
    if (!inner) continue
    const trimmed = piece.kind === 'open' ? inner.text.trimStart() : inner.text.trimEnd()
    if (trimmed === inner.text || (trimmed === '' && isWholeInner(pieces, at, step))) continue
    inner.text = trimmed
    const outer = textBeside(pieces, at, -step)
    const edge = step === 1 ? outer?.text.at(-1) : outer?.text.at(0)
    if (outer && edge !== undefined && /[\p{L}\p{Nd}]/u.test(edge))
      outer.text = step === 1 ? `${outer.text} ` : ` ${outer.text}`
  }
}

/** The nearest text beside a mark, across inline codes; null when another mark stands there. */
const textBeside = (pieces: readonly Piece<Code>[], at: number, step: number): TextPiece | null => {
  let index = at + step
  while (
    pieces[index]?.kind === 'code' ||
    (pieces[index]?.kind === 'text' && printPiece(pieces[index] as TextPiece) === '')
  )
    index += step
  const piece = pieces[index]
  return piece?.kind === 'text' ? piece : null
}

/** Nothing but this white space stands between the two marks. */
const isWholeInner = (pieces: readonly Piece<Code>[], at: number, step: number): boolean => {
  let index = at + step
  while (pieces[index]?.kind === 'code' || pieces[index]?.kind === 'text') index += step
  const between = pieces.slice(Math.min(at, index) + 1, Math.max(at, index))
  return between.every((piece) => piece.kind === 'code' || printPiece(piece).trim() === '')
}

/** Letters beside it make an apostrophe certain; elsewhere detection says what a mark in the text is. */
const placeApostrophes = (pieces: readonly Piece<Code>[], style: HouseStyle): void => {
  const texts = pieces.filter((piece) => piece.kind === 'text')
  const others = (text: string): boolean =>
    Array.from(text).some((char) => isApostropheLike(char) && char !== style.apostrophe)
  if (!texts.some(({ text }) => others(text))) return
  const whole = pieces.map(printPiece).join('')
  const found = new Set(detectBlock(whole, { locale: style.locale, style }).apostrophes)
  let at = 0
  for (const piece of pieces) {
    const printed = printPiece(piece)
    if (piece.kind === 'text' && others(piece.text)) {
      const from = at
      // Apostrophes are single UTF-16 units, so the units can be looked at one by one.
      piece.text = printed.replace(/./gsu, (char, offset: number) =>
        isApostropheLike(char) && found.has(from + offset) ? style.apostrophe : char,
      )
    }
    at += printed.length
  }
}

const assemble = (pieces: readonly Piece<Code>[]): Rendered => {
  const printed: (TextRun | Code)[] = []
  const spans: RenderedSpan[] = []
  const begun = new Map<string, { readonly start: number; readonly innerStart: number }>()
  let text = ''
  for (const piece of pieces) {
    const piecePrinted = printPiece(piece)
    if (piece.kind === 'open') {
      begun.set(piece.of, { start: text.length, innerStart: text.length + piece.mark.length })
    } else if (piece.kind === 'close') {
      const from = begun.get(piece.of) ?? { start: 0, innerStart: 0 }
      const end = text.length + piecePrinted.length
      spans.push({ occurrence: piece.of as OccurrenceId, ...from, innerEnd: end - piece.mark.length, end })
      begun.delete(piece.of)
    }
    if (piece.kind === 'code') printed.push(piece.code)
    else if (piecePrinted !== '') {
      const last = printed.at(-1)
      if (last?.kind === 'text') printed[printed.length - 1] = { kind: 'text', text: last.text + piecePrinted }
      else printed.push({ kind: 'text', text: piecePrinted })
    }
    text += piecePrinted
  }
  for (const [occurrence, from] of begun)
    spans.push({ occurrence: occurrence as OccurrenceId, ...from, innerEnd: text.length, end: text.length })
  return {
    printed: Object.freeze(printed),
    text,
    spans: Object.freeze(spans.sort((a, b) => a.start - b.start || b.end - a.end)),
  }
}
