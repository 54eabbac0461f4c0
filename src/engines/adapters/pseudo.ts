/**
 * Pseudo-localisation: the source with accents and about 30 % more letters, to try a layout without paying.
 *
 * It is not a translation and must never be published. Codes and the ends of quotations stay where they are; digits,
 * punctuation, white space, URLs, mail addresses, handles and placeholders are untouched; nothing is added but letters
 * at the end of words, so no quotation mark, no sentence end and no markup can come into being.
 */
import { normaliseContent } from '../../article/content.ts'
import type { Content, Inline, Locale, Span } from '../../article/types.ts'

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accentedLetters = 'áƀçðéƒĝĥîĵķļɱñôþǫŕšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÔÞǪŔŠŢÛṼŴẊÝŽ'
/** Letters put at the end of words, one after the other. All lower case: a word in capitals stays recognisable. */
const paddingLetters = 'āēīōūȳ'

const accents: ReadonlyMap<string, string> = new Map(
  Array.from(plainLetters, (letter, at) => [letter, Array.from(accentedLetters)[at] ?? letter]),
)

/** Padding letters for a hundred letters of the source. */
const growth = 30

/** What must survive letter by letter; each alternative is one kind of thing a machine reads. */
const untouchable = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.\-]*://\S+`,
    String.raw`(?:mailto|tel|urn|doi):\S+`,
    String.raw`www\.\S+`,
    String.raw`[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*`,
    String.raw`(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+`,
    String.raw`[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.[a-z]{2,24}(?![\p{L}\p{N}])(?:/\S*)?`,
    String.raw`\{\{.*?\}\}|\$t\(.*?\)|\{[^{}\s]*\}|%(?:\d+\$)?[sd]`,
    String.raw`&(?:[A-Za-z]+|#\d+|#x[\dA-Fa-f]+);`,
    String.raw`</?[A-Za-z][^<>]*>`,
    String.raw`[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*`,
  ].join('|'),
  'giu',
)
const word = /[\p{L}\p{M}]+/gu
const latin = /^[\p{Script=Latin}\p{M}]+$/u

/**
 * The content with accents and padding, the same for the same input on every machine.
 *
 * @param locale the pseudo locale, e.g. `en-XA`; most pairs of locales get different padding, so that a mix-up shows
 * @returns content with the same codes and quotation ends in the same places
 */
export const pseudoTranslate = (content: Content, locale: Locale): Content => {
  const joined = content.map(reading).join('')
  const kept = [...joined.matchAll(untouchable)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const padding = paddingOf(joined, kept, locale)
  let at = 0
  const inlines = content.map((inline): Inline => {
    const start = at
    at += reading(inline).length
    return inline.kind === 'text' ? { kind: 'text', text: rewrite(joined, { start, end: at }, kept, padding) } : inline
  })
  return normaliseContent(inlines)
}

/** What a word or address may run across: ends of pairs do not part words, everything else does. */
const reading = (inline: Inline): string => {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code-open':
    case 'code-close':
      return ''
    case 'code-empty':
    case 'quote-open':
    case 'quote-close':
      return '\n'
    default:
      return inline satisfies never
  }
}

/** Letters to add, by the offset behind the last letter of the word that gets them. */
const paddingOf = (text: string, kept: readonly Span[], locale: Locale): ReadonlyMap<number, string> => {
  const result = new Map<number, string>()
  const letters = Array.from(paddingLetters)
  let next = Array.from(locale).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 0xffff, 0)
  let owed = 0
  for (const match of text.matchAll(word)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!latin.test(match[0]) || isInside(span, kept)) continue
    owed += Array.from(match[0]).length * growth
    const count = Math.floor(owed / 100)
    owed -= count * 100
    let added = ''
    for (let n = 0; n < count; n++) added += letters[next++ % letters.length] ?? ''
    if (added !== '') result.set(span.end, added)
  }
  return result
}

const rewrite = (text: string, run: Span, kept: readonly Span[], padding: ReadonlyMap<number, string>): string => {
  let result = ''
  let at = run.start
  for (const character of text.slice(run.start, run.end)) {
    const span = { start: at, end: at + character.length }
    at = span.end
    result += (isInside(span, kept) ? character : (accents.get(character) ?? character)) + (padding.get(at) ?? '')
  }
  return result
}

const isInside = (span: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => span.start < end && start < span.end)
