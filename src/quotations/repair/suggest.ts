import type { Alignment } from '../align/quotations.ts'
import type { SideOccurrence, SideReading } from '../align/side.ts'
import { dice, trigramsOf } from '../similarity.ts'
import { findLostMark } from './lost-mark.ts'
import type { Suggestion } from './types.ts'

/** A stretch of the target whose words may be those of a quotation that lost both marks. */
export interface Projection {
  readonly start: number
  readonly end: number
  readonly score: number
}

const wordPattern = /[\p{L}\p{M}\p{Nd}]+(?:[’'.-][\p{L}\p{M}\p{Nd}]+)*/gu
/** Windows may be this much shorter or longer than expected. */
const STRETCH = 2
/** Longer blocks are not searched word by word. */
const MOST_WORDS = 400

/**
 * Suggests where a quotation without counterpart stands: the window of words most alike in content, length and place.
 * Only 48–62 % of such places are exact, so nothing is ever inserted there.
 */
export const projectQuotation = (source: SideReading, one: SideOccurrence, target: SideReading): Projection | null => {
  const inner = source.text.slice(one.innerStart, one.innerEnd).trim()
  const words = [...target.text.matchAll(wordPattern)].filter(
    ({ index }) =>
      !target.occurrences.some((other) => other.depth >= one.depth && other.start <= index && index < other.end),
  )
  if (words.length === 0 || words.length > MOST_WORDS || inner === '') return null
  const expected = Math.max(1, (inner.length * target.text.length) / Math.max(1, source.text.length))
  const wanted = trigramsOf(inner)
  const centre = (one.start + one.end) / 2 / Math.max(1, source.text.length)
  let best: Projection | null = null
  for (const [from, first] of words.entries())
    for (const last of words.slice(from)) {
      const end = last.index + last[0].length
      const length = end - first.index
      if (length > expected * STRETCH + 12) break
      if (length < expected / STRETCH - 6) continue
      const text = target.text.slice(first.index, end)
      const score =
        3 * dice(wanted, trigramsOf(text)) -
        2.2 * Math.abs(Math.log((length + 4) / (expected + 4))) -
        2.5 * Math.abs(centre - (first.index + end) / 2 / target.text.length)
      if (best === null || score > best.score) best = { start: first.index, end, score }
    }
  return best
}

/** Places for everything that is gone and could not be put back. */
export const suggestionsFor = (source: SideReading, target: SideReading, alignment: Alignment): readonly Suggestion[] =>
  alignment.details.flatMap(({ all, target: at }, quotation): readonly Suggestion[] => {
    const one = source.occurrences[quotation]
    if (!one || one.half) return []
    const half = at === null ? undefined : target.occurrences[at]
    if (half?.half === true) {
      const lost = all.includes('missing-close') ? 'close' : 'open'
      const found = findLostMark(source, one, target, half, lost)
      if (found === null) return []
      const [start, end] = lost === 'close' ? [half.innerStart, found.offset] : [found.offset, half.innerEnd]
      return [{ quotation, lost, start, end, margin: found.margin }]
    }
    if (!all.includes('missing-both')) return []
    const found = projectQuotation(source, one, target)
    return found === null ? [] : [{ quotation, lost: 'both', start: found.start, end: found.end, margin: found.score }]
  })
