import type { WireTag } from '../wire/index.ts'

/** An element while a segment is repaired; offsets in the draft's text. */
export interface DraftElement {
  readonly id: number
  readonly tag: WireTag
  start: number
  end: number
}

/** A segment of an answer while it is repaired; it changes in place and nothing outside sees it. */
export interface Draft {
  text: string
  readonly elements: DraftElement[]
}

/** Removes or replaces a stretch. Edges inside it go to its start, edges at its end go behind the new text. */
export const replaceRange = (draft: Draft, from: number, to: number, text = ''): void => {
  const moved = (at: number): number =>
    at <= from ? at : at >= to ? at + text.length - (to - from) : Math.min(at, from + text.length)
  draft.text = draft.text.slice(0, from) + text + draft.text.slice(to)
  for (const element of draft.elements) {
    element.start = moved(element.start)
    element.end = moved(element.end)
  }
}

/** Inserts text; edges at that place stand before it, but those for which `goesRight` holds. */
export const insertAt = (
  draft: Draft,
  at: number,
  text: string,
  goesRight: (element: DraftElement, edge: 'start' | 'end') => boolean,
): void => {
  draft.text = draft.text.slice(0, at) + text + draft.text.slice(at)
  for (const element of draft.elements) {
    const { start, end } = element
    if (start > at || (start === at && goesRight(element, 'start'))) element.start = start + text.length
    if (end > at || (end === at && goesRight(element, 'end'))) element.end = end + text.length
  }
}

/** Replaces every match of a pattern; returns how many. */
export const replaceAll = (draft: Draft, pattern: RegExp, by: (found: string) => string): number => {
  const found = [...draft.text.matchAll(pattern)].filter(([whole]) => by(whole) !== whole)
  for (const match of found.toReversed()) replaceRange(draft, match.index, match.index + match[0].length, by(match[0]))
  return found.length
}

const letterOrDigit = /[\p{L}\p{Nd}]/u

/** True when a stretch of text holds a letter or digit. */
export const hasLetter = (text: string): boolean => letterOrDigit.test(text)

/** Letters and digits before each offset: two offsets with the same count have no letter between them. */
export const letterCounts = (text: string): Int32Array => {
  const counts = new Int32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
    counts[at] = count
    if (letterOrDigit.test(char)) count++
    if (char.length === 2) counts[at + 1] = count
    at += char.length
  }
  counts[text.length] = count
  return counts
}
