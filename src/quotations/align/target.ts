import { classifyAll } from '../kinds.ts'
import { isMark, isSingleMark, QUOTATION_MARK, RIGHT_DOUBLE } from '../marks.ts'
import { contentWeights, lengthRatio, linkScore, measure } from '../similarity.ts'
import { houseStyleFor } from '../styles/index.ts'
import { paragraphsOf, readSide, type Side, type SideOccurrence, type SideReading } from './side.ts'

/**
 * Reads the marks of a target beside its source: by the target's house style and by the source's, the cheaper reading
 * wins; and where typewriter marks say nothing of their direction, as many quotations side by side as the source has.
 */
export const readTarget = (target: Side, source: SideReading): SideReading => {
  const style = target.style ?? houseStyleFor(target.locale)
  const reading = readSide({ ...target, style }, source.style)
  return confirmed(source, reading) ?? continued(source, reading) ?? mirrored(source, reading) ?? reading
}

const isFlat = ({ type, depth, half }: SideOccurrence): boolean => type === 'pair' && depth === 1 && !half

/** Offsets of the marks that can be no apostrophe, or null when another mark takes part. */
const sureMarks = (text: string): readonly number[] => {
  const found: number[] = []
  for (let at = 0; at < text.length; at++) if (isMark(text.charAt(at)) && !isSingleMark(text.charAt(at))) found.push(at)
  return found
}

/** The source is certain, and its quotations stand side by side. */
const isPlain = (source: SideReading): boolean =>
  source.occurrences.length > 0 && source.occurrences.every((one) => isFlat(one) && !one.ambiguous)

/**
 * A target whose marks could be read in two ways is certain all the same when source and target hold n quotations side
 * by side, the target of exactly 2n marks: no other reading has as many.
 */
const confirmed = (source: SideReading, target: SideReading): SideReading | null => {
  const { occurrences } = target
  if (!occurrences.some(({ ambiguous }) => ambiguous)) return null
  if (occurrences.length !== source.occurrences.length || !isPlain(source) || !occurrences.every(isFlat)) return null
  const isSure = (mark: string): boolean => mark.length === 1 && !isSingleMark(mark)
  if (!occurrences.every(({ openMark, closeMark }) => isSure(openMark) && isSure(closeMark))) return null
  if (sureMarks(target.text).length !== 2 * occurrences.length) return null
  return { ...target, occurrences: occurrences.map((one) => ({ ...one, ambiguous: false })) }
}

/**
 * A mark at the head of a paragraph may go on with a quotation or open a new one. Where source and target run through
 * their paragraphs in the same way, it goes on, also in a house that prints no mark there.
 */
const continued = (source: SideReading, target: SideReading): SideReading | null => {
  if (!source.occurrences.some(runsOn)) return null
  if (source.occurrences.some((one) => one.ambiguous && !runsOn(one))) return null
  const reopened = (): SideReading =>
    readSide({ text: target.text, locale: target.style.locale, style: { ...target.style, continuation: 'reopen' } })
  const found = sameShape(source, target) ? target : reopened()
  if (!sameShape(source, found)) return null
  return {
    ...found,
    style: target.style,
    occurrences: found.occurrences.map((one) => (runsOn(one) ? { ...one, ambiguous: false } : one)),
  }
}

/** It runs over several paragraphs of this text. */
const runsOn = ({ type, half }: SideOccurrence): boolean => type !== 'pair' && type !== 'dash' && !half

const shapeOf = ({ type, depth, half }: SideOccurrence): string =>
  `${type === 'inner' ? 'reopen' : type} ${depth} ${half}`

const sameShape = (source: SideReading, target: SideReading): boolean =>
  source.occurrences.length === target.occurrences.length &&
  source.occurrences.every((one, index) => shapeOf(one) === shapeOf(target.occurrences[index] ?? one))

/** Marks whose glyph says nothing of their direction. */
const twoFaced: ReadonlySet<string> = new Set([QUOTATION_MARK, RIGHT_DOUBLE])

/**
 * Engines put the space on the wrong side of `"`, and detection then sees nesting where there is none. With 2n marks
 * `"` or `”`, n quotations side by side in the source, and words that fit each other in order, the marks pair up one by one.
 */
const mirrored = (source: SideReading, target: SideReading): SideReading | null => {
  const { text, occurrences } = target
  if (!isPlain(source) || paragraphsOf(text).length > 1) return null
  if (occurrences.length === source.occurrences.length && occurrences.every(isFlat)) return null
  if (
    occurrences.some(({ openMark, closeMark }) =>
      [openMark, closeMark].some((mark) => mark !== '' && !twoFaced.has(mark)),
    )
  )
    return null
  const marks = sureMarks(text)
  if (marks.length !== 2 * source.occurrences.length || marks.some((at) => !twoFaced.has(text.charAt(at)))) return null
  const found = source.occurrences.map((_, index): Omit<SideOccurrence, 'kind' | 'kindConfidence'> => {
    const start = marks[2 * index] ?? 0
    const innerEnd = marks[2 * index + 1] ?? start
    return {
      block: 0,
      start,
      innerStart: start + 1,
      innerEnd,
      end: innerEnd + 1,
      depth: 1,
      type: 'pair',
      openMark: text.charAt(start),
      closeMark: text.charAt(innerEnd),
      ambiguous: false,
      half: false,
    }
  })
  const ratio = lengthRatio(source.text, text)
  const fits = source.occurrences.every((one, index) => {
    const other = found[index]
    return other !== undefined && linkScore(measure(source.text, one), measure(text, other), ratio, contentWeights) > 0
  })
  if (!fits || found.some(({ innerStart, innerEnd }) => text.slice(innerStart, innerEnd).trim() === '')) return null
  const kinds = classifyAll(text, found, target.language)
  return {
    ...target,
    occurrences: found.map((one, index) => ({
      ...one,
      kind: kinds[index]?.kind ?? 'scare',
      kindConfidence: kinds[index]?.confidence ?? 0,
    })),
  }
}
