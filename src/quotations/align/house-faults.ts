import type { QuoteKind } from '../../article/types.ts'
import type { MarksReason, Outcome } from '../outcomes.ts'
import { isAttributed } from '../outcomes.ts'
import { continuationMark, houseMarks, marksFault } from '../print/house-marks.ts'
import { punctuationChange } from '../print/punctuation.ts'
import type { SideOccurrence, SideReading } from './side.ts'

/** What a printed quotation has that the house prints differently. */
export interface HouseFaults {
  readonly outcomes: readonly Outcome[]
  readonly marks: MarksReason | null
}

const none: HouseFaults = { outcomes: [], marks: null }

/**
 * Compares a printed quotation with the house style: marks, the space inside them, comma and stop beside them.
 *
 * @param at index of the occurrence
 * @param kind of the quotation it faces
 */
export const houseFaults = (reading: SideReading, at: number, kind: QuoteKind, confidence: number): HouseFaults => {
  const { text, style, occurrences } = reading
  const one = occurrences[at]
  if (one === undefined || one.type === 'dash') return none
  const house = houseMarks(style, one.depth, kind, confidence)
  const outcomes: Outcome[] = []
  const continues = one.type === 'reopen' || one.type === 'inner' || (one.type === 'close' && !one.half)
  const openMark = continues ? '' : one.openMark
  const marks = marksFault(openMark, one.closeMark, house, style)
  const head = continues && one.openMark !== continuationMark(style, one.depth).pair[0]
  if (marks !== null || head) outcomes.push('marks-wrong')
  const inner = text.slice(one.innerStart, one.innerEnd)
  if (inner.trim() !== '') {
    const first = /^\s*/u.exec(inner)?.[0] ?? ''
    const last = /\s*$/u.exec(inner)?.[0] ?? ''
    if ((openMark !== '' && first !== house.space) || (one.closeMark !== '' && last !== house.space))
      outcomes.push('spacing-wrong')
    if (one.closeMark !== '' && punctuationIsWrong(reading, one, kind)) outcomes.push('punctuation-wrong')
  }
  return { outcomes, marks: marks ?? (head ? 'level' : null) }
}

const punctuationIsWrong = (
  { text, style, occurrences }: SideReading,
  one: SideOccurrence,
  kind: QuoteKind,
): boolean => {
  let { innerEnd, end } = one
  // Comma and stop move across all marks that close together.
  for (;;) {
    const outer = occurrences.find(
      (other) =>
        other.closeMark !== '' &&
        text.slice(end, other.innerEnd).trim() === '' &&
        other.innerEnd >= end &&
        other.end > end,
    )
    if (!outer) break
    end = outer.end
  }
  for (;;) {
    const trimmed = text.slice(0, innerEnd).trimEnd().length
    const inside = occurrences.find(
      (other) => other.end === trimmed && other.closeMark !== '' && other.start > one.start,
    )
    if (!inside) break
    innerEnd = inside.innerEnd
  }
  const inner = text.slice(0, innerEnd).trimEnd()
  return punctuationChange(inner, text.slice(end, end + 40), style, isAttributed(kind)) !== null
}
