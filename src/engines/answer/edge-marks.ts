import { digraphs, isApostropheLike, isMark } from '../../quotations/marks.ts'
import { type Draft, type DraftElement, hasLetter, insertAt, replaceRange } from './draft.ts'

/** So many marks may stand at one edge: doubled ones of two kinds. */
const mostMarks = 4
const space = /\s/u
const punctuation = /[.,:;!?…]/u

/** The nearest edges of other quotations on both sides of an offset: marks beyond them are theirs. */
const limits = (draft: Draft, own: DraftElement): { readonly left: number; readonly right: number } => {
  const edges = draft.elements.filter((one) => one.tag === 'q' && one !== own).flatMap(({ start, end }) => [start, end])
  return {
    left: Math.max(0, ...edges.filter((at) => at <= own.start)),
    right: Math.min(draft.text.length, ...edges.filter((at) => at >= own.end)),
  }
}
const innerLimits = (draft: Draft, own: DraftElement): { readonly left: number; readonly right: number } => {
  const edges = draft.elements
    .filter((one) => one.tag === 'q' && one !== own && one.start >= own.start && one.end <= own.end)
    .flatMap(({ start, end }) => [start, end])
  return { left: Math.min(own.end, ...edges), right: Math.max(own.start, ...edges) }
}

const markAt = (text: string, at: number): string | null => {
  const two = text.slice(at, at + 2)
  if (digraphs.includes(two)) return two
  const one = text.charAt(at)
  return isMark(one) ? one : null
}
const markBefore = (text: string, at: number): string | null => {
  const two = text.slice(at - 2, at)
  if (at >= 2 && digraphs.includes(two)) return two
  const one = text.charAt(at - 1)
  return isMark(one) ? one : null
}

const clipped =
  /^(?:\p{Nd}0(?:s|er)(?!\p{L})|(?:s|t|n|em|til|tis|twas|cause|bout|round|ne|nen|ll|re|ve|d|m)(?!\p{L}))/iu

/**
 * Takes marks off the inside of a quotation’s beginning, with the white space around them. A comma or colon that was caught
 * in front of a mark, and the space with it, go outside.
 */
export const takeInsideOpen = (draft: Draft, element: DraftElement): readonly string[] => {
  const { text } = draft
  const limit = innerLimits(draft, element).left
  const marks: string[] = []
  let at = element.start
  let end = at
  let hadSpace = false
  let lead = ''
  while (marks.length < mostMarks) {
    let next = at
    while (next < limit && space.test(text.charAt(next))) next++
    // A comma or colon of the sentence around may be caught in front of the mark.
    if (marks.length === 0 && lead === '' && punctuation.test(text.charAt(next)) && text.charAt(next) !== '…') {
      let behind = next + 1
      while (behind < limit && space.test(text.charAt(behind))) behind++
      if (behind < limit && markAt(text, behind) !== null) {
        lead = text.charAt(next)
        hadSpace = behind > next + 1
        next = behind
      }
    }
    const mark = next < limit ? markAt(text, next) : null
    if (mark === null) break
    if (marks.length === 0 && isApostropheLike(mark) && clipped.test(text.slice(next + mark.length))) break
    if (marks.length === 0 && lead === '' && next > element.start) hadSpace = true
    marks.push(mark)
    at = next + mark.length
    end = at
  }
  if (marks.length === 0) return marks
  while (end < limit && space.test(text.charAt(end))) end++
  replaceRange(draft, element.start, end)
  const outside = lead + (hadSpace ? ' ' : '')
  const touches = outside === ' ' && space.test(draft.text.charAt(element.start - 1))
  if (outside !== '' && !touches) insertAt(draft, element.start, outside, goesRight(element, 'start'))
  return marks
}

/** Edges that move behind what is inserted in front of (or behind) a quotation: its own, and those inside it. */
export const goesRight =
  (own: DraftElement, side: 'start' | 'end') =>
  (one: DraftElement, edge: 'start' | 'end'): boolean => {
    if (side === 'start') return one === own || (edge === 'start' && one.start >= own.start && one.end <= own.end)
    return one !== own && edge === 'start' && one.start >= own.end && one.end > own.end
  }

/** Takes marks off the inside of a quotation’s end; punctuation behind them stays. Returns them from left to right. */
export const takeInsideClose = (draft: Draft, element: DraftElement, openedDouble: boolean): readonly string[] => {
  const marks: string[] = []
  const limit = innerLimits(draft, element).right
  for (let round = 0; round < mostMarks; round++) {
    const { text } = draft
    let at = element.end
    let kept = 0
    while (at > limit && (space.test(text.charAt(at - 1)) || punctuation.test(text.charAt(at - 1)))) {
      if (punctuation.test(text.charAt(at - 1))) kept++
      at--
    }
    const mark = at > limit ? markBefore(text, at) : null
    if (mark === null || kept > 3 || at - mark.length < limit) break
    let from = at - mark.length
    const isWord = isApostropheLike(mark) && /[\p{L}]/u.test(text.charAt(from - 1))
    if (isWord && openedDouble && /[sxzß]/iu.test(text.charAt(from - 1))) break
    // White space in front of the mark goes with it.
    while (from > limit && space.test(text.charAt(from - 1))) from--
    marks.unshift(mark)
    replaceRange(draft, from, at)
  }
  return marks
}

/** Takes marks off in front of a quotation; elisions and the closing mark of something before stay. */
export const takeOutsideOpen = (draft: Draft, element: DraftElement): readonly string[] => {
  const marks: string[] = []
  for (let round = 0; round < mostMarks; round++) {
    const { text } = draft
    const { left } = limits(draft, element)
    let at = element.start
    while (at > left && space.test(text.charAt(at - 1)) && element.start - at < 1) at--
    const mark = at > left ? markBefore(text, at) : null
    if (mark === null || at - mark.length < left) break
    const from = at - mark.length
    const wordBefore = hasLetter(text.slice(Math.max(0, from - 1), from))
    // Elision (l’) and the closing mark of something before are no opening marks.
    if (wordBefore && (isApostropheLike(mark) || at < element.start)) break
    marks.unshift(mark)
    removeBeside(draft, from, element.start, at < element.start)
  }
  return marks
}

/** Removes a mark outside; white space between it and the quotation stays, but once. */
const removeBeside = (draft: Draft, from: number, to: number, hadSpace: boolean): void => {
  const outer = draft.text.charAt(from - 1)
  replaceRange(draft, from, to, hadSpace && outer !== '' && !space.test(outer) ? ' ' : '')
}

/** Takes marks off behind a quotation, also behind its comma; a possessive and the opening mark of something else stay. */
export const takeOutsideClose = (draft: Draft, element: DraftElement, openedDouble = true): readonly string[] => {
  const marks: string[] = []
  for (let round = 0; round < mostMarks; round++) {
    const { text } = draft
    const { right } = limits(draft, element)
    let at = element.end
    let spaces = 0
    while (at < right && at - element.end < 2 && (space.test(text.charAt(at)) || punctuation.test(text.charAt(at)))) {
      if (space.test(text.charAt(at))) spaces++
      at++
    }
    const mark = at < right ? markAt(text, at) : null
    if (mark === null || at + mark.length > right) break
    const next = text.charAt(at + mark.length)
    if (spaces > 0 && hasLetter(next)) break
    if (isApostropheLike(mark) && at === element.end) {
      const last = text.slice(0, element.end).trimEnd().at(-1) ?? ''
      if (hasLetter(next) || (openedDouble && /[sxzß]/iu.test(last))) break
    }
    let from = at
    while (from > element.end && space.test(text.charAt(from - 1))) from--
    marks.push(mark)
    replaceOutside(draft, element, from, at + mark.length)
  }
  return marks
}

/** Removes what stands behind a quotation without moving its end. */
const replaceOutside = (draft: Draft, element: DraftElement, from: number, to: number): void => {
  const { end } = element
  replaceRange(draft, from, to)
  element.end = Math.min(end, element.end)
}
