/**
 * How well a stored source fits: the mean of character and token similarity, shown as points.
 *
 * 100: folds equal. 95–99: the same words with numbers at the same places; a point for each kind that differs.
 * At most 94: a word differs. Symmetric and deterministic.
 */
import { distance, tokenDistance } from './distance.ts'

/** What differs when all words are the same. */
export type Difference = 'numbers' | 'codes' | 'quotes' | 'case' | 'punctuation' | 'words'

export interface Score {
  /** 0–100 as displayed, before context and penalties. */
  readonly points: number
  /** `(c + w) / 2`, 0–1: the raw similarity. */
  readonly raw: number
  /** In a fixed order; empty when the folds are equal. */
  readonly differences: readonly Difference[]
}

/** A fold with what scoring needs of it, made once. */
export interface Scorable {
  readonly fold: string
  readonly tokens: readonly string[]
  /** Words in lower case and `#` for numbers: equal skeletons, the same words. */
  readonly skeleton: string
}

/** Runs of letters and marks, runs of digits, every other character that is not white space. Case counts. */
const tokenPattern = /[\p{L}\p{M}]+|\p{N}+|\S/gu
const numberPattern = /\p{N}+(?:[.,:]\p{N}+)*/gu
const wordPattern = /[\p{L}\p{M}]+/gu
const skeletonPattern = /[\p{L}\p{M}]+|#/gu
const numberSign = '#'
const wordSign = 'w'
const quoteCharacters = /["']/g
const codeCharacters = /[\uE000-\uE002]/g
const lowestForSameWords = 95
const highestForOtherWords = 94

export const tokensOf = (fold: string): readonly string[] => fold.match(tokenPattern) ?? []

export const scorable = (fold: string): Scorable => {
  // A literal # is no number; it is left out before numbers become one.
  const signs = fold.replaceAll(numberSign, ' ').replace(numberPattern, numberSign)
  return {
    fold,
    tokens: tokensOf(fold),
    skeleton: (signs.match(skeletonPattern) ?? []).map((part) => part.toLowerCase()).join(' '),
  }
}

export const score = (a: Scorable, b: Scorable): Score => {
  if (a.fold === b.fold) return { points: 100, raw: 1, differences: [] }
  const characters = Math.max(a.fold.length, b.fold.length)
  const tokens = Math.max(a.tokens.length, b.tokens.length, 1)
  const byCharacter = distance(a.fold, b.fold)
  const byToken = tokenDistance(a.tokens, b.tokens)
  const raw = 1 - (byCharacter / characters + byToken / tokens) / 2
  if (a.skeleton === b.skeleton) {
    const differences = differencesOf(a.fold, b.fold)
    return { points: Math.max(lowestForSameWords, 100 - differences.length), raw, differences }
  }
  // ⌊50·(c + w)⌋ on integers, so that 90 stays 90 whatever the order of rounding.
  const exact = Math.floor(
    (50 * (2 * characters * tokens - byCharacter * tokens - byToken * characters)) / (characters * tokens),
  )
  return { points: Math.min(highestForOtherWords, exact), raw, differences: ['words'] }
}

const differencesOf = (a: string, b: string): readonly Difference[] => {
  const differ = (view: (fold: string) => string): boolean => view(a) !== view(b)
  const result: Difference[] = []
  if (differ(numbersIn)) result.push('numbers')
  if (differ(codesIn)) result.push('codes')
  if (differ(quotesIn)) result.push('quotes')
  if (differ(caseIn)) result.push('case')
  if (differ(punctuationIn)) result.push('punctuation')
  return result.length > 0 ? result : ['punctuation']
}

const numbersIn = (fold: string): string => (fold.match(numberPattern) ?? []).join(' ')
const caseIn = (fold: string): string => (fold.match(wordPattern) ?? []).join(' ')
const signsIn = (fold: string): string =>
  fold.replaceAll(numberSign, '').replace(numberPattern, numberSign).replace(wordPattern, wordSign)
const quotesIn = (fold: string): string => signsIn(fold).replace(/[^w#"']/g, '')
const codesIn = (fold: string): string => signsIn(fold).replace(/[^w#\uE000-\uE002]/g, '')
const punctuationIn = (fold: string): string =>
  fold
    .replace(numberPattern, numberSign)
    .replace(wordPattern, wordSign)
    .replace(quoteCharacters, '')
    .replace(codeCharacters, '')
    .replace(/ +/g, ' ')
    .trim()
