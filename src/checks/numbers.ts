import { type Finding, finding } from '../article/finding.ts'
import type { BlockId, Locale, SegmentId } from '../article/types.ts'

// A spelling of a number may differ between languages (1.234,5 and 1,234.5; 11.55 Uhr and 11:55 a.m.); digits may not.
const digits = (text: string): string[] =>
  [...text.matchAll(/\p{Nd}+(?:[.,:\u00a0\u202f’']\p{Nd}+)*/gu)].map(([number]) => number.replace(/\P{Nd}/gu, '')).sort()

/**
 * Numbers of a sentence that have no counterpart in its translation.
 *
 * A warning, never more: 14.15 Uhr is 2:15 p.m., and a small number may become a word.
 */
export const checkNumbers = (
  source: string,
  target: string,
  at: { readonly locale: Locale; readonly unit: BlockId; readonly segment: SegmentId },
): readonly Finding[] => {
  const expected = digits(source)
  const found = digits(target)
  const only = (a: readonly string[], b: readonly string[]): string[] => {
    const rest = [...b]
    return a.filter((number) => {
      const index = rest.indexOf(number)
      if (index >= 0) rest.splice(index, 1)
      return index < 0
    })
  }
  const lost = only(expected, found).filter((number) => number.length > 2)
  const added = only(found, expected).filter((number) => number.length > 2)
  return lost.length === 0 || added.length === 0
    ? []
    : [finding('segment.numbers', 'warning', { ...at, args: { source: lost.join(', '), target: added.join(', ') } })]
}
