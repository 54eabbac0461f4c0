import { type Finding, finding } from '../article/finding.ts'
import type { BlockId, Locale, QuotationId, QuoteKind } from '../article/types.ts'
import { isAttributed } from '../quotations/outcomes.ts'
import { lengthRatio, linkScore, measure, orderWeights, type Stretch } from '../quotations/similarity.ts'

/** An occurrence where it stands in its block and in the printed target; offsets in UTF-16 units. */
export interface PlacedPair {
  readonly quotation: QuotationId
  readonly quoteKind: QuoteKind
  readonly source: Stretch
  readonly target: Stretch
}

/** |ln| of the lengths' ratio: above `odd` a person should look, above `other` it cannot be the same utterance. */
// Of 3,464 linked pairs of 21 languages none lies above 1.22, five above 0.9.
const odd = 0.9
const other = 1.25
/** Titles and single words may grow to several times their length. */
const leastLength = 20
/** By how much another order must fit better; the margin that alignment takes for a reorder. */
const swapMargin = 2

const letters = /[\p{L}\p{Nd}]/u

/**
 * Do the marks of a target still hold what was said? The codes may be there and stand around nothing, around one word, or
 * around what somebody else said; no count of codes shows that.
 *
 * @param pairs occurrences with both marks in the block and in its target, in the order of the source
 */
export const checkQuoteContent = (
  pairs: readonly PlacedPair[],
  sourceText: string,
  targetText: string,
  at: { readonly locale: Locale; readonly unit: BlockId },
): readonly Finding[] => {
  const ratio = lengthRatio(sourceText, targetText)
  const one = (pair: PlacedPair, code: string, severity: 'error' | 'warning'): Finding =>
    finding(code, severity, {
      ...at,
      quotation: pair.quotation,
      ...(severity === 'error' ? { blocks: true } : {}),
      args: { quotation: pair.quotation },
    })
  const findings = pairs.flatMap((pair): Finding[] => {
    const source = sourceText.slice(pair.source.innerStart, pair.source.innerEnd).trim()
    const target = targetText.slice(pair.target.innerStart, pair.target.innerEnd).trim()
    if (!letters.test(source)) return []
    if (!letters.test(target)) return [one(pair, 'quote.empty', isAttributed(pair.quoteKind) ? 'error' : 'warning')]
    if (!isAttributed(pair.quoteKind) || Math.max(source.length * ratio, target.length) < leastLength) return []
    const unequal = Math.abs(Math.log((source.length * ratio + 4) / (target.length + 4)))
    if (unequal <= odd) return []
    return [one(pair, 'quote.other-words', unequal > other ? 'error' : 'warning')]
  })
  return [
    ...findings,
    ...swapped(pairs, sourceText, targetText, ratio).map((pair) => one(pair, 'quote.swapped', 'error')),
  ]
}

/** Attributed quotations that stand in each other's place: the codes say one order, the words another. */
const swapped = (
  pairs: readonly PlacedPair[],
  sourceText: string,
  targetText: string,
  ratio: number,
): readonly PlacedPair[] => {
  const attributed = pairs.filter(({ quoteKind }) => isAttributed(quoteKind))
  const sources = attributed.map(({ source }) => measure(sourceText, source))
  const targets = attributed.map(({ target }) => measure(targetText, target))
  const score = (i: number, j: number): number => {
    const [a, b] = [sources[i], targets[j]]
    return a === undefined || b === undefined ? 0 : linkScore(a, b, ratio, { ...orderWeights, position: 0 })
  }
  const found = new Set<PlacedPair>()
  for (const [i, first] of attributed.entries())
    for (const [j, second] of attributed.entries()) {
      if (j <= i || first.quotation === second.quotation) continue
      if (score(i, j) + score(j, i) - score(i, i) - score(j, j) > swapMargin) found.add(first).add(second)
    }
  return [...found]
}
