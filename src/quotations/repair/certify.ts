import type { Alignment } from '../align/quotations.ts'
import type { SideOccurrence, SideReading } from '../align/side.ts'
import { withoutMarks } from '../marks.ts'
import { severityOf } from '../outcomes.ts'
import type { HouseStyle } from '../types.ts'

/** Checks that a repair must pass; one that fails is taken back as a whole. */

const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

/** I1: no letter and no digit differs. */
export const sameLetters = (a: string, b: string): boolean => letters(a) === letters(b)

const innerLetters = (text: string, { innerStart, innerEnd }: SideOccurrence): string =>
  letters(withoutMarks(text.slice(innerStart, innerEnd)))

/** The repaired text is read as the same quotations around the same letters. */
export const sameQuotations = (planned: SideReading, printed: SideReading): boolean =>
  planned.occurrences.length === printed.occurrences.length &&
  planned.occurrences.every((one, index) => {
    const other = printed.occurrences[index]
    return (
      other !== undefined &&
      one.half === other.half &&
      one.depth === other.depth &&
      innerLetters(planned.text, one) === innerLetters(printed.text, other)
    )
  })

/** Outcomes that are errors, by kind of the quotation. */
export const countErrors = (alignment: Alignment, style: HouseStyle): number =>
  alignment.details.filter(({ outcome }, index) => {
    const kind = alignment.source[index]?.kind
    return kind !== undefined && severityOf(outcome, kind, style.title).severity === 'error'
  }).length +
  alignment.extra.filter((at) => {
    const kind = alignment.target[at]?.kind
    return kind !== undefined && severityOf('extra', kind, style.title).severity === 'error'
  }).length
