import { type Finding, finding } from '../article/finding.ts'
import type { BlockId, Locale, SegmentId } from '../article/types.ts'
import { differingNumbers } from '../quotations/numbers.ts'

/**
 * Numbers of a sentence that have no counterpart in its translation.
 *
 * A warning, never more: a number may be rounded, converted, or become a word.
 */
export const checkNumbers = (
  source: string,
  target: string,
  at: { readonly locale: Locale; readonly unit: BlockId; readonly segment: SegmentId },
): readonly Finding[] => {
  const numbers = differingNumbers(source, target)
  return numbers === null ? [] : [finding('segment.numbers', 'warning', { ...at, args: numbers })]
}
