/**
 * How well a stored source fits: the mean of character and token similarity, shown as points.
 *
 * 100: folds equal. 95–99: the same words with numbers at the same places; a point for each kind that differs.
 * At most 94: a word differs. Symmetric and deterministic.
 */
import { distance, tokenDistance, unitDistance } from './distance.ts'
import { letterClass, letterTables, numberClass, pairClass, spaceClass, surrogateClass } from './letters.ts'

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
  return { fold, tokens: tokensOf(fold), skeleton: skeletonOf(fold) }
}

const skeletonOf = (fold: string): string => {
  // A literal # is no number; it is left out before numbers become one.
  const signs = fold.replaceAll(numberSign, ' ').replace(numberPattern, numberSign)
  return (signs.match(skeletonPattern) ?? []).map((part) => part.toLowerCase()).join(' ')
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
  return {
    points: Math.min(highestForOtherWords, pointsOf(byCharacter, characters, byToken, tokens)),
    raw,
    differences: words,
  }
}

/** ⌊50·(c + w)⌋ on integers, so that 90 stays 90 whatever the order of rounding. */
const pointsOf = (byCharacter: number, characters: number, byToken: number, tokens: number): number =>
  Math.floor((50 * (2 * characters * tokens - byCharacter * tokens - byToken * characters)) / (characters * tokens))

/** Scores stored folds against one text; null for those that certainly stay below `points`. Agrees with `score`. */
export type Scorer = (fold: string, points: number) => Score | null

/** Prepares one text to be compared with many. */
export const scorer = (asked: Scorable): Scorer => {
  const letters = lettersHash(asked.fold)
  const tokens = new Map<string, number>()
  const askedUnits = new Uint16Array(asked.tokens.length)
  for (const [at, token] of asked.tokens.entries()) {
    const unit = tokens.get(token) ?? tokens.size + 1
    tokens.set(token, unit)
    askedUnits[at] = unit
  }
  return (fold, points) => {
    if (asked.fold === fold) return { points: 100, raw: 1, differences: [] }
    const maySameWords = letters === lettersHash(fold)
    const longer = Math.max(asked.fold.length, fold.length)
    // What can still be reached: 50·(c + w) with whatever is not known yet at its best.
    const isShort = (byCharacter: number, byToken: number, most: number): boolean =>
      !maySameWords && 50 * (2 - byCharacter / longer - byToken / most) < points - slack
    if (isShort(Math.abs(asked.fold.length - fold.length), 0, 1)) return null
    const byCharacter = distance(asked.fold, fold)
    if (isShort(byCharacter, 0, 1)) return null
    const count = tokenUnits(fold, tokens)
    const most = Math.max(asked.tokens.length, count, 1)
    if (isShort(byCharacter, Math.abs(asked.tokens.length - count), most)) return null
    const byToken = unitDistance(askedUnits, askedUnits.length, foundUnits, count)
    if (isShort(byCharacter, byToken, most)) return null
    const raw = 1 - (byCharacter / longer + byToken / most) / 2
    if (maySameWords && asked.skeleton === skeletonOf(fold)) {
      const differences = differencesOf(asked.fold, fold)
      return { points: Math.max(lowestForSameWords, 100 - differences.length), raw, differences }
    }
    return {
      points: Math.min(highestForOtherWords, pointsOf(byCharacter, longer, byToken, most)),
      raw,
      differences: words,
    }
  }
}

/** Keeps rounding from losing what just reaches the points. */
const slack = 1e-6
const words: readonly Difference[] = Object.freeze(['words'] as const)
/** Tokens of the text that is compared; one that the asked text lacks is 0, since it equals none of it. */
let foundUnits = new Uint16Array(512)

/** Splits as `tokenPattern` does. */
const tokenUnits = (fold: string, known: ReadonlyMap<string, number>): number => {
  if (foundUnits.length < fold.length) foundUnits = new Uint16Array(fold.length * 2)
  const { classes } = letterTables()
  const { length } = fold
  let count = 0
  let at = 0
  while (at < length) {
    let kind = classes[fold.charCodeAt(at)]
    if (kind === spaceClass) {
      at++
      continue
    }
    const from = at
    if (kind === surrogateClass) {
      kind = pairClass(fold, at)
      at += (fold.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    } else at++
    if (kind === letterClass || kind === numberClass)
      while (at < length) {
        const unit = classes[fold.charCodeAt(at)]
        if (unit === kind) at++
        else if (unit === surrogateClass && pairClass(fold, at) === kind) at += 2
        else break
      }
    foundUnits[count++] = known.get(fold.slice(from, at)) ?? 0
  }
  return count
}

/** Equal for texts of the same words whatever their case, and seldom for others. */
const lettersHash = (fold: string): number => {
  const { comparable } = letterTables()
  let hash = 0x811c9dc5
  for (let at = 0; at < fold.length; at++) {
    const letter = comparable[fold.charCodeAt(at)] ?? 0
    if (letter !== 0) hash = Math.imul(hash ^ letter, 0x01000193)
  }
  return hash
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
