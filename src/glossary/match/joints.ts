/** What stands between words: may a term go on, does a clause or a sentence end? */

export const clauseEnd: RegExp = /[.,;:!?()[\]–—…\n]/u
export const sentenceEnd: RegExp = /[.!?:…„“”"»«›‹–—\n•]/u

/** One hyphen and nothing else. */
export const isHyphen = (text: string, from: number, to: number): boolean =>
  to - from === 1 && (text[from] === '-' || text[from] === '\u2010' || text[from] === '\u2011')

/**
 * May a term go on behind this? Not over punctuation; a stop is none in `U.N. resolution`.
 *
 * @param isLoose other words may stand between, so commas may, too
 * @param isNext no other word stood between yet
 */
export const isJoint = (text: string, from: number, to: number, isLoose: boolean, isNext: boolean): boolean => {
  if (to - from > 3) return false
  const between = text.slice(from, to)
  if (!isNext && between.includes('.')) return false
  return !(isLoose ? /[;:!?()[\]…\n]/u : /[,;:!?()[\]…–—\n]/u).test(between)
}
