import type { Locale, Span } from '../../article/types.ts'
import { detectBlocks } from '../detect.ts'
import { classifyAll } from '../kinds.ts'
import { isGuillemet, isMark, isSingleMark } from '../marks.ts'
import { houseStyleFor } from '../styles/index.ts'
import type { DetectedOccurrence, HouseStyle, QuotationOccurrence } from '../types.ts'

/** One side of an alignment: a printed text, one block or several parted by empty lines. */
export interface Side {
  readonly text: string
  /** BCP 47. */
  readonly locale: Locale
  /** House style; absent: the locale's default. */
  readonly style?: HouseStyle | undefined
}

/** An occurrence with its marks as printed. A half that nothing in the text answers is `open` or `close`. */
export interface SideOccurrence extends QuotationOccurrence {
  readonly openMark: string
  readonly closeMark: string
  /** Its other half stands nowhere in this text. */
  readonly half: boolean
}

/** What a text's marks were read as. */
export interface SideReading {
  readonly text: string
  readonly style: HouseStyle
  /** Primary subtag, lower case. */
  readonly language: string
  /** In reading order, an enclosing one before what it encloses. */
  readonly occurrences: readonly SideOccurrence[]
  readonly apostrophes: readonly number[]
  readonly cost: number
}

/** Primary subtag, lower case. */
export const languageOf = (locale: Locale): string => locale.split(/[-_]/u, 1)[0]?.toLowerCase() ?? ''

/** The text's blocks: what empty lines part. */
export const paragraphsOf = (text: string): readonly Span[] => {
  const spans: Span[] = []
  let start = 0
  for (const gap of text.matchAll(/\r?\n[^\S\n]*\r?\n\s*/gu)) {
    spans.push({ start, end: gap.index })
    start = gap.index + gap[0].length
  }
  spans.push({ start, end: text.length })
  return spans
}

/**
 * Reads a text's marks.
 *
 * @param alternative a second house style to read it by: of both readings the cheaper one counts, the own one when equal.
 *   It catches „…“ that was left in an English text
 * @param masked ranges that are never scanned
 */
export const readSide = (
  side: Side,
  alternative: HouseStyle | null = null,
  masked: readonly Span[] = [],
): SideReading => {
  const style = side.style ?? houseStyleFor(side.locale)
  const own = read(side.text, side.locale, style, style, masked)
  if (alternative === null || own.cost === 0 || own.occurrences.length === 0) return own
  const other = read(side.text, alternative.locale, alternative, style, masked)
  return other.cost < own.cost ? { ...other, language: own.language } : own
}

const read = (
  text: string,
  locale: Locale,
  by: HouseStyle,
  style: HouseStyle,
  masked: readonly Span[],
): SideReading => {
  const spans = paragraphsOf(text)
  const detections = detectBlocks(
    spans.map(({ start, end }) => ({
      text: text.slice(start, end),
      masked: masked
        .filter((one) => one.end > start && one.start < end)
        .map((one) => ({ start: Math.max(0, one.start - start), end: Math.min(end, one.end) - start })),
    })),
    { locale, style: by },
  )
  const language = languageOf(style.locale)
  const occurrences: SideOccurrence[] = []
  const apostrophes: number[] = []
  let cost = 0
  for (const [at, detection] of detections.entries()) {
    const { start: from, end: to } = spans[at] ?? { start: 0, end: 0 }
    const block = text.slice(from, to)
    cost += detection.cost
    apostrophes.push(...detection.apostrophes.map((offset) => offset + from))
    const found = nested([
      ...detection.occurrences.map((one): Found => ({ ...one, half: false })),
      ...halves(block, at, detection.unopened, detection.unclosed, detection.ambiguous),
      ...titles(block, at, style),
    ])
    const kinds = classifyAll(block, found, language)
    for (const [index, one] of found.entries())
      occurrences.push({
        ...one,
        block: 0,
        start: one.start + from,
        end: one.end + from,
        innerStart: one.innerStart + from,
        innerEnd: one.innerEnd + from,
        kind: kinds[index]?.kind ?? 'scare',
        kindConfidence: kinds[index]?.confidence ?? 0,
      })
  }
  return { text, style, language, occurrences, apostrophes, cost }
}

type Found = DetectedOccurrence & { readonly half: boolean }

/** Marks without a partner, as what they would be if the text were a piece of a longer one. */
const halves = (
  text: string,
  block: number,
  unopened: readonly number[],
  unclosed: readonly number[],
  ambiguous: boolean,
): readonly Found[] => {
  const markAt = (at: number): string => {
    const two = text.slice(at, at + 2)
    return isMark(text.charAt(at)) ? text.charAt(at) : two
  }
  const base = { block, depth: 1, ambiguous, half: true }
  return [
    ...unopened.map((at): Found => {
      const closeMark = markAt(at)
      const end = at + closeMark.length
      return { ...base, type: 'close', start: 0, innerStart: 0, innerEnd: at, end, openMark: '', closeMark }
    }),
    ...unclosed.map((at): Found => {
      const openMark = markAt(at)
      const innerStart = at + openMark.length
      const { length } = text
      return { ...base, type: 'open', start: at, innerStart, innerEnd: length, end: length, openMark, closeMark: '' }
    }),
  ]
}

/** Titles in marks that mark nothing else: `《》`. */
const titles = (text: string, block: number, { title }: HouseStyle): readonly Found[] => {
  if (typeof title === 'string' || isMark(title[0])) return []
  const [open, close] = title
  const found: Found[] = []
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, start + 1)) {
    const innerEnd = text.indexOf(close, start)
    if (innerEnd < 0) break
    const innerStart = start + open.length
    const end = innerEnd + close.length
    found.push({
      block,
      start,
      innerStart,
      innerEnd,
      end,
      depth: 1,
      type: 'pair',
      openMark: open,
      closeMark: close,
      ambiguous: false,
      half: false,
    })
  }
  return found
}

/** In reading order, with depth. A half of the same family of marks as what follows it encloses nothing: it lost its end. */
const nested = (found: readonly Found[]): readonly Found[] => {
  if (!found.some(({ half }) => half) && found.every(({ openMark }) => openMark === '' || isMark(openMark.charAt(0))))
    return found
  const around: Found[] = []
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((one): Found => {
      while (around.length > 0 && (around.at(-1)?.end ?? 0) <= one.start) around.pop()
      const depth =
        1 + around.filter((outer) => outer.end >= one.end && (!outer.half || familyOf(outer) !== familyOf(one))).length
      around.push(one)
      return { ...one, depth }
    })
}

const familyOf = ({ openMark, closeMark }: Found): string => {
  const mark = openMark === '' ? closeMark : openMark
  return `${isSingleMark(mark) ? 1 : 2}${isGuillemet(mark) ? 'g' : ''}`
}
