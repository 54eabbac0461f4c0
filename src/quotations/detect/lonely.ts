import type { Detection } from '../types.ts'

/**
 * Words that English and French print with an apostrophe at an edge: lost letters that the search takes for granted.
 * German and Italian clip nearly any word ("hab’", "un po’"): nothing can be said of them.
 */
const clippedAtEnd: Readonly<Record<string, RegExp>> = {
  // goin’, an’, th’, o’; workers’, Jones’ and boss’ are possessives.
  en: /(?:[sxz]|in|(?<![\p{L}\p{M}])(?:an|th|o|ol|mo|lil|li|ma|mo|po|fo|wi|ye|t|y))$/iu,
  fr: /(?:[sxz]|(?<![\p{L}\p{M}])(?:p’tit|ti|vot|not|quat|aut|peut-êt|\p{L}{1,2}|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd))$/iu,
}
const clippedAtStart: Readonly<Record<string, RegExp>> = {
  en: /^(?:s|n|em|er|im|is|e|ere|tis|twas|twill|twere|tween|cause|cos|cuz|coz|bout|round|til|till|neath|gainst|fore|nother|nuff|sup|ello|ve|ll|re|d|t|m|\d\ds?|a\p{L}{2,3})(?![\p{L}\p{M}\p{Nd}])/iu,
  fr: /^(?:s|n|\d\d)(?![\p{L}\p{M}\p{Nd}])/iu,
}

const word = /[\p{L}\p{M}\p{Nd}]/u

/**
 * Half a pair of single marks looks like an apostrophe, and costs less. Where no known clipped word explains it, it is
 * reported as a mark without a partner: at the end of a word as unopened, in front of one as unclosed.
 *
 * @param language primary subtag; others than English and French are returned as they are
 */
export const withLonelySingles = (detection: Detection, text: string, language: string): Detection => {
  const [atEnd, atStart] = [clippedAtEnd[language], clippedAtStart[language]]
  if (atEnd === undefined || atStart === undefined || detection.apostrophes.length === 0) return detection
  const unopened: number[] = []
  const unclosed: number[] = []
  const apostrophes = detection.apostrophes.filter((at) => {
    const [left, right] = [text.charAt(at - 1), text.charAt(at + 1)]
    // Rock ’n’ roll.
    if (/\s['’‘]n['’‘]\s/iu.test(text.slice(Math.max(0, at - 3), at + 4))) return true
    if (word.test(left) && !word.test(right)) {
      if (/\p{Nd}/u.test(left) || atEnd.test(text.slice(Math.max(0, at - 14), at))) return true
      unopened.push(at)
      return false
    }
    if (!word.test(left) && word.test(right)) {
      if (atStart.test(text.slice(at + 1, at + 12)) || /['’‘]/u.test(text.slice(at + 1, at + 4))) return true
      unclosed.push(at)
      return false
    }
    return true
  })
  if (unopened.length + unclosed.length === 0) return detection
  const sorted = (all: readonly number[]): readonly number[] => all.toSorted((a, b) => a - b)
  return {
    ...detection,
    apostrophes,
    unopened: sorted([...detection.unopened, ...unopened]),
    unclosed: sorted([...detection.unclosed, ...unclosed]),
  }
}
