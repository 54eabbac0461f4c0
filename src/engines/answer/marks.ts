import type { Damage } from '../contract.ts'
import { digraphs, isApostropheLike, isMark, isSingleMark } from '../../quotations/marks.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import { printedMarks } from '../../quotations/print/house-marks.ts'
import { damage, type DamageCode, repaired } from './damage.ts'
import { type Draft, type DraftElement, hasLetter, insertAt, replaceRange } from './draft.ts'
import { goesRight, takeInsideClose, takeInsideOpen, takeOutsideClose, takeOutsideOpen } from './edge-marks.ts'
import { quotesIn, type SentQuote, type SentSentence, withoutOwnMarks } from './source.ts'

const space = /\s/u

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
  insertAt(draft, element.start, `${caught[1] ?? ''} `, goesRight(element, 'start'))
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
    insertAt(draft, element.start, ' ', goesRight(element, 'start'))
    changed = true
  }
  // A short tail may be an ending of the language (case, possession); a word is none.
  const tail = /^\p{L}+/u.exec(draft.text.slice(element.end))?.[0] ?? ''
  if (
    space.test(sentence.text.charAt(quote.end)) &&
    (tail.length > 3 || (tail !== '' && hadSpace)) &&
    hasLetter(draft.text.slice(element.end - 1, element.end))
  ) {
    insertAt(draft, element.end, ' ', goesRight(element, 'end'))
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
