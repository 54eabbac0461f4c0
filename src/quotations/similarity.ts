/**
 * How alike two stretches of text in two languages are: letters that names, numbers and loan words share, length, place.
 *
 * The weights were fitted on 2,957 linked quotations of 21 languages (design note, section 5).
 */

/** Character trigrams of a text with multiplicity. */
export interface Trigrams {
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

const combining = /\p{M}+/gu
const word = /[\p{L}\p{Nd}]+/gu

/** Trigrams of the words of a text, without accents and case; each word padded with a space on both sides. */
export const trigramsOf = (text: string): Trigrams => {
  const counts = new Map<string, number>()
  let total = 0
  for (const [found] of text.normalize('NFKD').replace(combining, '').toLowerCase().matchAll(word)) {
    const padded = ` ${found} `
    for (let at = 0; at + 3 <= padded.length; at++) {
      const gram = padded.slice(at, at + 3)
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
      total++
    }
  }
  return { counts, total }
}

/** Dice coefficient of two sets of trigrams, 0–1; 0 when both are empty. */
export const dice = (a: Trigrams, b: Trigrams): number => {
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [gram, count] of small.counts) shared += Math.min(count, large.counts.get(gram) ?? 0)
  const total = a.total + b.total
  return total === 0 ? 0 : (2 * shared) / total
}

const digits = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu

/** The numbers of a text, separators removed: `1.500` and `1,500` are one. */
export const numbersOf = (text: string): ReadonlySet<string> =>
  new Set([...text.normalize('NFKC').matchAll(digits)].map(([found]) => found.replace(/[.,]/gu, '')))

/** Dice coefficient of two sets of numbers; 0.5 when neither text has any, which says nothing. */
export const numberDice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 && b.size === 0) return 0.5
  let shared = 0
  for (const one of a) if (b.has(one)) shared++
  return (2 * shared) / (a.size + b.size)
}

/** How much content, length and place count. */
export interface Weights {
  readonly dice: number
  readonly length: number
  readonly position: number
}

/** Equal numbers of quotations: is one moved? */
export const orderWeights: Weights = { dice: 4, length: 1, position: 1.2 }
/** Unequal numbers: which one is gone? */
export const contentWeights: Weights = { dice: 2, length: 0.6, position: 2.5 }

/** What the score looks at of one occurrence. */
export interface Measured {
  readonly length: number
  readonly trigrams: Trigrams
  readonly numbers: ReadonlySet<string>
  /** Centre as a share of the block's length, 0–1. */
  readonly centre: number
  readonly depth: number
  /** A sentence, or a part of one with its comma, ends in it or right behind it. */
  readonly finished: boolean
  /** Only one of its marks stands in the block: its length says nothing. */
  readonly half: boolean
}

/** A stretch of a block as `measure` needs it; offsets in UTF-16 units, marks included in `start` and `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
  readonly depth: number
  readonly type?: string | undefined
}

const endsFinished = /[.!?…,。！？，]\s*$/u
const finishedBehind = /^[.,!?。！？，]/u

/** What the score needs of an occurrence, taken once. */
export const measure = (text: string, one: Stretch): Measured => {
  const inner = text.slice(one.innerStart, one.innerEnd).trim()
  return {
    length: inner.length,
    trigrams: trigramsOf(inner),
    numbers: numbersOf(inner),
    centre: text.length === 0 ? 0 : (one.start + one.end) / 2 / text.length,
    depth: one.depth,
    finished: endsFinished.test(inner) || finishedBehind.test(text.slice(one.end, one.end + 1)),
    half: one.type === 'open' || one.type === 'close',
  }
}

/** Length of a target for one unit of source, clamped: without it Japanese and Chinese fail. */
export const lengthRatio = (sourceText: string, targetText: string): number =>
  sourceText.length === 0 ? 1 : Math.min(1.6, Math.max(0.2, targetText.length / sourceText.length))

/** Score of a link; above 0 it may be made. */
export const linkScore = (a: Measured, b: Measured, ratio: number, weights: Weights): number => {
  const unequal = Math.abs(Math.log((a.length * ratio + 4) / (b.length + 4)))
  const length = a.half || b.half ? 0 : weights.length * Math.max(0, unequal - 0.3)
  const position = a.half || b.half ? 0 : weights.position * Math.abs(a.centre - b.centre)
  return (
    weights.dice * dice(a.trigrams, b.trigrams) +
    0.8 * (numberDice(a.numbers, b.numbers) - 0.5) -
    length -
    position -
    (a.depth === b.depth ? 0 : 1) +
    (a.finished === b.finished ? 0.25 : -0.25) +
    1.2
  )
}
