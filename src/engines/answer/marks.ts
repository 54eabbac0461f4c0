import type { Damage } from '../contract.ts'
import { digraphs, isApostropheLike, isMark, isSingleMark } from '../../quotations/marks.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import { printedMarks } from '../../quotations/print/house-marks.ts'
import { damage, type DamageCode, repaired } from './damage.ts'
import { type Draft, type DraftElement, hasLetter, insertAt, replaceRange } from './draft.ts'
import { quotesIn, type SentQuote, type SentSentence, withoutOwnMarks } from './source.ts'

/** So many marks may stand at one edge: doubled ones of two kinds. */
const mostMarks = 4
const space = /\s/u
const punctuation = /[.,:;!?…]/u

/**
 * Takes the quotation marks away that stand at the edges of quotations, inside or outside: the ends stand for them, and
 * the house prints its own. Apostrophes stay. Punctuation and white space caught with a mark go to its other side.
 *
 * @param spaceless the target sets no space between words
 * @returns what was not as it should be; all of it is repaired
 */
export const stripMarks = (
  draft: Draft,
  sentence: SentSentence,
  style: HouseStyle,
  spaceless: boolean,
): readonly Damage[] => {
  const found: Damage[] = []
  const missing: number[] = []
  const surplus: number[] = []
  const note = (code: DamageCode, quote: SentQuote): void => {
    if (!found.some((one) => one.code === code && one.wireId === quote.id)) found.push(repaired(code, quote.id))
  }
  for (const quote of quotesIn(sentence)) {
    const element = draft.elements.find(({ id }) => id === quote.id)
    if (element === undefined) continue
    if (!hasLetter(draft.text.slice(element.start, element.end))) {
      takeAllInside(draft, element)
      continue
    }
    const house = printedMarks(style, quote.target.depth, quote.target.quoteKind).pair
    const hadSpace = / [^\p{L}\p{Nd}]*$/u.test(draft.text.slice(element.start, element.end))
    const before = takeOutsideOpen(draft, element)
    const behind = takeOutsideClose(draft, element)
    const open = takeInsideOpen(draft, element)
    const close = takeInsideClose(draft, element, opensDouble(open))
    const later = open.length === 0 ? [] : takeOutsideClose(draft, element, opensDouble(open))
    if (before.length + behind.length + later.length > 0) note('mark-outside', quote)
    const sides = [
      { marks: open, all: open.length + before.length, wanted: quote.target.open !== '', house: house[0] },
      {
        marks: close,
        all: close.length + behind.length + later.length,
        wanted: quote.target.close !== '',
        house: house[1],
      },
    ]
    for (const { marks, all, wanted, house: mark } of sides) {
      judge(marks, wanted, mark, (code) => note(code, quote))
      if (wanted && all === 0 && mark !== '') missing.push(quote.id)
      if (all > (wanted ? 1 : 0)) surplus.push(quote.id)
    }
    keepSpacesOutside(draft, element)
    if (movePunctuation(draft, element)) note('edge-punct', quote)
    if (partWords(draft, element, sentence, quote, { spaceless, hadSpace })) note('space', quote)
  }
  for (const quote of quotesIn(sentence).toReversed()) {
    const element = draft.elements.find(({ id }) => id === quote.id)
    if (element !== undefined) keepSpacesOutside(draft, element)
  }
  // A mark too few at one quotation and one too many elsewhere: an end is not where its tag is.
  const isElsewhere =
    missing.some((id) => surplus.some((other) => other !== id)) ||
    (missing.length > 0 && looseMarks(draft.text) > looseMarks(withoutOwnMarks(sentence)))
  if (isElsewhere) found.push(damage('mark-extra'))
  return found
}

/** Marks that do not stand inside a word. */
export const looseMarks = (text: string): number =>
  Array.from(text.matchAll(/./gsu)).filter(
    ({ 0: char, index }) => isMark(char) && !(hasLetter(text.charAt(index - 1)) && hasLetter(text.charAt(index + 1))),
  ).length

/** A quotation of no words (a picture, a shortcode) keeps what it holds, without the marks. */
const takeAllInside = (draft: Draft, element: DraftElement): void => {
  for (let at = element.end - 1; at >= element.start; at--)
    if (isMark(draft.text.charAt(at))) replaceRange(draft, at, at + 1)
}

/** Marks of an opening whose partner is no apostrophe: a closing single one behind s may then be a word's. */
const opensDouble = (marks: readonly string[]): boolean =>
  marks.length > 0 && marks.every((mark) => !isSingleMark(mark))

const judge = (marks: readonly string[], wanted: boolean, house: string, note: (code: DamageCode) => void): void => {
  if (marks.length > (wanted ? 1 : 0)) note('mark-doubled')
  if (wanted && marks.length === 0 && house !== '') note('mark-lost')
  if (wanted && marks.length === 1 && marks[0] !== house) note('mark-foreign')
}

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

const clipped = /^(?:\p{Nd}|(?:s|t|n|em|til|tis|twas|cause|bout|round|ne|nen|ll|re|ve|d|m)(?!\p{L}))/iu

/** Reads marks and white space from `from` to the right; `end` is behind the last mark and the space behind it. */
const takeInsideOpen = (draft: Draft, element: DraftElement): readonly string[] => {
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
  if (outside !== '' && !touches) insertAt(draft, element.start, outside, goesRight(draft, element, 'start'))
  return marks
}

/** Edges that move behind what is inserted in front of (or behind) a quotation: its own, and those inside it. */
const goesRight =
  (_draft: Draft, own: DraftElement, side: 'start' | 'end') =>
  (one: DraftElement, edge: 'start' | 'end'): boolean => {
    if (side === 'start') return one === own || (edge === 'start' && one.start >= own.start && one.end <= own.end)
    return one !== own && edge === 'start' && one.start >= own.end && one.end > own.end
  }

const takeInsideClose = (draft: Draft, element: DraftElement, openedDouble: boolean): readonly string[] => {
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

const takeOutsideOpen = (draft: Draft, element: DraftElement): readonly string[] => {
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

const takeOutsideClose = (draft: Draft, element: DraftElement, openedDouble = true): readonly string[] => {
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

/** White space at the edges of a quotation stands outside: the house prints what it wants inside. */
const keepSpacesOutside = (draft: Draft, element: DraftElement): void => {
  const inside = draft.elements.filter((one) => one !== element && one.start >= element.start && one.end <= element.end)
  while (
    element.start < element.end &&
    space.test(draft.text.charAt(element.start)) &&
    !inside.some((one) => one.start === element.start)
  )
    element.start++
  while (
    element.start < element.end &&
    space.test(draft.text.charAt(element.end - 1)) &&
    !inside.some((one) => one.end === element.end)
  )
    element.end--
}

/** `;` of a broken entity beside a quotation, and a comma or colon of the sentence that was caught inside it. */
const movePunctuation = (draft: Draft, element: DraftElement): boolean => {
  const inner = draft.text.slice(element.start, element.end)
  const caught = /^\s*([,;:])\s*(?=[\p{L}\p{Nd}])/u.exec(inner)
  if (caught === null) return false
  replaceRange(draft, element.start, element.start + caught[0].length)
  insertAt(draft, element.start, `${caught[1] ?? ''} `, goesRight(draft, element, 'start'))
  return true
}

/** A space that was lost at the edge of a quotation, where the source has one and two words would grow together. */
const partWords = (
  draft: Draft,
  element: DraftElement,
  sentence: SentSentence,
  quote: SentQuote,
  { spaceless, hadSpace }: { readonly spaceless: boolean; readonly hadSpace: boolean },
): boolean => {
  if (spaceless) return false
  let changed = false
  const { text } = draft
  if (
    space.test(sentence.text.charAt(quote.start - 1)) &&
    /[\p{L}\p{Nd}:,;.!?]$/u.test(text.slice(0, element.start)) &&
    /^[\p{L}\p{Nd}]/u.test(text.slice(element.start))
  ) {
    insertAt(draft, element.start, ' ', goesRight(draft, element, 'start'))
    changed = true
  }
  // A short tail may be an ending of the language (case, possession); a word is none.
  const tail = /^\p{L}+/u.exec(draft.text.slice(element.end))?.[0] ?? ''
  if (
    space.test(sentence.text.charAt(quote.end)) &&
    (tail.length > 3 || (tail !== '' && hadSpace)) &&
    hasLetter(draft.text.slice(element.end - 1, element.end))
  ) {
    insertAt(draft, element.end, ' ', goesRight(draft, element, 'end'))
    changed = true
  }
  return changed
}

const anyMark = (char: string): boolean => isMark(char) && !isApostropheLike(char)

/** Marks of a text that can be no apostrophe, primes left out; digraphs count as one. */
export const sureMarksIn = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (anyMark(char) && char !== '′' && char !== '″') count++
    else if (digraphs.includes(text.slice(at, at + 2)) && text.slice(at, at + 2) !== '’’') {
      count++
      at++
    }
  }
  return count
}
