import { createHash } from 'node:crypto'
import { contentKey, textOf } from '../../article/content.ts'
import type { Content } from '../../article/types.ts'

/** What two texts are compared by, and what typed quotation marks look like. */

/** Quotation marks of all house styles, as a class; the apostrophe is one of them. */
const markClass = '"\'„“”‚‘’«»‹›「」『』《》〈〉＂'
const opensQuotation = new RegExp(`^[${markClass}][\\u00a0\\u202f]?`, 'u')
const closesQuotation = new RegExp(`[\\u00a0\\u202f]?[${markClass}]$`, 'u')
const anyMark = new RegExp(`[${markClass}]`, 'u')
const markOrSpace = new RegExp(`[\\s${markClass}]`, 'u')
const marksAndSpaces = new RegExp(`[\\s${markClass}]`, 'gu')

/** A source's characters without white space and quotation marks: these a tool may change without changing the text. */
export const folded = (content: Content): string => textOf(content).normalize('NFC').replace(marksAndSpaces, '')

/** True for a character that `folded` keeps. */
export const isFolded = (character: string): boolean => !markOrSpace.test(character)

/** Folded length that does not depend on how letters with accents are composed. */
export const weightOf = (text: string): number => {
  let weight = 0
  for (const character of text.normalize('NFD')) if (isFolded(character) && !isCombining(character)) weight++
  return weight
}

export const isCombining = (character: string): boolean => /^\p{M}/u.test(character)

/** Letters and digits only: equal when an edit touched nothing but punctuation. */
export const lettersOf = (content: Content): string =>
  textOf(content)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')

export const hasMark = (text: string): boolean => anyMark.test(text)

/** Length of a mark, with its inner space, at the beginning or end of a text; 0 for none. */
export const markAtStart = (text: string): number => opensQuotation.exec(text)?.[0].length ?? 0
export const markAtEnd = (text: string): number => closesQuotation.exec(text)?.[0].length ?? 0

/** A target as 12 hexadecimal digits: what is sent along so that a returned target can be told from what was sent. */
export const targetHash = (target: Content): string =>
  createHash('sha256').update(contentKey(target)).digest('hex').slice(0, 12)

/** Share of words two texts have in common, 0–99: good enough to order proposals for a sentence that changed. */
export const wordSimilarity = (a: Content, b: Content): number => {
  const words = (content: Content): string[] =>
    textOf(content)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const left = words(a)
  const right = words(b)
  if (left.length + right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    common++
    counts.set(word, count - 1)
  }
  return Math.min(99, Math.floor((200 * common) / (left.length + right.length)))
}
