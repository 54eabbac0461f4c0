/**
 * Folding: what two texts must share to count as the same sentence.
 *
 * Quotation marks of every house, white space and invisible characters are folded; case, digits, dashes and `…` are not:
 * they are visible choices and cost a point instead.
 */
import {
  codeCharacter,
  doubleMarks,
  foldedAlone,
  foldedClose,
  foldedOpen,
  foldedQuote,
  foldedSingle,
  guillemetSpaces,
  hyphens,
  invisible,
  replacementCharacter,
  singleMarks,
} from './characters.ts'
import type { UnitCode, UnitText } from './unit-text.ts'

/** Kept with every stored fold; a change of the rules raises it. */
export const foldVersion = 1

const privateUse = /[\uE000-\uE002]/g
const codeCharacters = new RegExp(codeCharacter, 'g')
/** Anything but characters that every step leaves alone: most sentences hold nothing else. */
const mayFold = /[^A-Za-z0-9ÄÖÜäöüßàâáçéèêëîïíñôóùûú ,.;:!?()%&/+-]| {2}|^ | $/
const whiteSpace = /\s+/g

/**
 * The fold of one side. Idempotent on text without codes.
 *
 * Ends of quotations become what their marks would: `"` outside, `'` for a quotation in a quotation, so that a text with
 * codes and the same text with marks fold alike.
 */
export const fold = ({ text, codes }: UnitText): string => {
  if (codes.length === 0 && !mayFold.test(text)) return text
  const folded = codesFolded(codes)
  let at = 0
  return (
    text
      // Invisible characters go first: one of them may keep a letter and its accent from being composed.
      .replace(invisible, '')
      .normalize('NFC')
      .replace(hyphens, '-')
      .replace(guillemetSpaces, '')
      .replace(doubleMarks, foldedQuote)
      .replace(singleMarks, foldedSingle)
      .replace(privateUse, replacementCharacter)
      .replace(codeCharacters, () => folded[at++] ?? codeCharacter)
      .replace(whiteSpace, ' ')
      .trim()
  )
}

/** The fold without `"` and spaces at either end: half a quotation finds its unquoted twin. */
export const coreOf = (folded: string): string => folded.replace(/^[" ]+|[" ]+$/g, '')

const codesFolded = (codes: readonly UnitCode[]): readonly string[] => {
  let depth = 0
  return codes.map(({ kind }) => {
    switch (kind) {
      case 'quote-open':
        return depth++ % 2 === 0 ? foldedQuote : foldedSingle
      case 'quote-close':
        depth = Math.max(0, depth - 1)
        return depth % 2 === 0 ? foldedQuote : foldedSingle
      case 'open':
        return foldedOpen
      case 'close':
        return foldedClose
      case 'alone':
        return foldedAlone
      case 'char':
        return codeCharacter
      default:
        return kind satisfies never
    }
  })
}
