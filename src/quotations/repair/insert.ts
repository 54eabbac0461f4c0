import type { Alignment } from '../align/quotations.ts'
import type { SideOccurrence, SideReading } from '../align/side.ts'
import { houseMarks } from '../print/house-marks.ts'
import { type Draft, replace } from './draft.ts'
import { findLostMark } from './lost-mark.ts'
import type { RepairRule } from './types.ts'

interface Insertion {
  readonly offset: number
  /** Empty where a mark is put in. */
  readonly before: string
  readonly mark: string
  readonly rule: RepairRule
  readonly quotation: number
}

/**
 * Puts marks back whose place is sure: one of two (rule 12), and a half at the edge that the source has there (rule 11).
 *
 * @returns how many
 */
export const placeLostMarks = (
  draft: Draft,
  source: SideReading,
  target: SideReading,
  alignment: Alignment,
): number => {
  const insertions = alignment.details.flatMap(({ all, target: at }, quotation): readonly Insertion[] => {
    const one = source.occurrences[quotation]
    if (!one || (!all.includes('missing-open') && !all.includes('missing-close'))) return []
    const half = at === null ? undefined : target.occurrences[at]
    return half === undefined
      ? edgeHalf(source, one, target, quotation)
      : lostMark(source, one, target, half, quotation)
  })
  // From right to left, so that the offsets of the others hold.
  for (const { offset, before, mark, rule, quotation } of insertions.toSorted((a, b) => b.offset - a.offset))
    replace(draft, offset, before, mark, rule, quotation)
  return insertions.length
}

const lostMark = (
  source: SideReading,
  one: SideOccurrence,
  target: SideReading,
  half: SideOccurrence,
  quotation: number,
): readonly Insertion[] => {
  if (one.type !== 'pair' || !half.half) return []
  const lost = half.type === 'open' ? 'close' : 'open'
  const found = findLostMark(source, one, target, half, lost)
  if (found === null || !found.isSure) return []
  const { pair } = houseMarks(target.style, half.depth, one.kind, one.kindConfidence)
  const left = strayedSpace(target.text, found.offset, lost)
  const insertion: Insertion = {
    offset: lost === 'open' ? found.offset - left.length : found.offset,
    before: left,
    mark: pair[lost === 'close' ? 1 : 0],
    rule: 'lost-mark',
    quotation,
  }
  // The mark that is left gets the house's glyph at once: two of different houses would not be read as a pair.
  const other: Insertion =
    lost === 'close'
      ? { offset: half.start, before: half.openMark, mark: pair[0], rule: 'marks', quotation }
      : { offset: half.innerEnd, before: half.closeMark, mark: pair[1], rule: 'marks', quotation }
  return [insertion, other]
}

/** The space that stood inside the lost mark and is now too many: at the edge of the text, beside another, before a comma. */
const strayedSpace = (text: string, offset: number, lost: 'open' | 'close'): string => {
  if (lost === 'close') return /^\s+(?=[.,)]|$)/u.exec(text.slice(offset))?.[0] ?? ''
  const before = /\s+$/u.exec(text.slice(0, offset))?.[0] ?? ''
  return before.length === offset ? before : before.slice(1)
}

const edgePunctuation = /[.!?…。！？]$/u

/** The source's half stands at the very edge of the text: the target's belongs there too. */
const edgeHalf = (
  source: SideReading,
  one: SideOccurrence,
  target: SideReading,
  quotation: number,
): readonly Insertion[] => {
  if (!one.half) return []
  const { pair } = houseMarks(target.style, one.depth, one.kind, one.kindConfidence)
  if (one.type === 'open') {
    if (source.text.slice(0, one.start).trim() !== '') return []
    const offset = /^\s*/u.exec(target.text)?.[0].length ?? 0
    return [{ offset, before: '', mark: pair[0], rule: 'edge-half', quotation }]
  }
  const behind = source.text.slice(one.end).trim()
  if (behind !== '' && !edgePunctuation.test(behind)) return []
  if (behind.length > 1) return []
  const end = target.text.trimEnd().length
  const stop =
    /[.。]$/u.test(target.text.slice(0, end)) &&
    !edgePunctuation.test(source.text.slice(0, one.innerEnd).trimEnd()) &&
    behind !== ''
  return [{ offset: stop ? end - 1 : end, before: '', mark: pair[1], rule: 'edge-half', quotation }]
}
