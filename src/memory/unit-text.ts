/**
 * One side of a memory unit: text in which every inline code is one U+FFFC, and what the codes are.
 *
 * `codes[k]` is the k-th U+FFFC. A number `n` names a pair or a single code; numbers follow the source's order and a
 * target's codes carry the numbers of the source's. Ids of codes and quotations are those of an article and are not kept.
 */
import { normaliseContent } from '../article/content.ts'
import type { CodeType, Content, Inline, InlineCode, Locale, QuoteKind, UnitQuote } from '../article/types.ts'
import { houseStyleFor } from '../quotations/styles/index.ts'
import { codeCharacter } from './characters.ts'

export type UnitCodeKind = 'quote-open' | 'quote-close' | 'open' | 'close' | 'alone' | 'char'

export interface UnitCode {
  readonly kind: UnitCodeKind
  /** From 1; 0 for `char`, which is a U+FFFC of the text itself. */
  readonly n: number
  /** A code's type (`strong`, or what a TMX said); of a quotation the kind when it is no speech; null when unknown. */
  readonly type: string | null
  /** The markup, or the printed quotation mark with its spaces; null when unknown. */
  readonly data: string | null
}

export interface UnitText {
  readonly text: string
  readonly codes: readonly UnitCode[]
}

/** What is known of the codes and quotations of a content besides their ids. */
export interface ContentDetails {
  readonly codes?: readonly InlineCode[]
  readonly quotes?: readonly UnitQuote[]
}

export const plainUnitText = (text: string): UnitText =>
  Object.freeze({ text, codes: Object.freeze(Array.from(text.matchAll(codeCharacters), () => charCode)) })

const codeCharacters = new RegExp(codeCharacter, 'g')
const charCode: UnitCode = Object.freeze({ kind: 'char', n: 0, type: null, data: null })

/**
 * Source and target as memory text. Codes of the target that the source lacks are numbered behind the source's.
 *
 * @param details the unit's codes and quotations: types, markup, the source's marks; the target's marks are unknown here
 */
export const unitTextsOf = (
  source: Content,
  target: Content,
  details: ContentDetails = {},
): { readonly source: UnitText; readonly target: UnitText } => {
  const numbers = new Map<string, number>()
  return { source: withNumbers(source, numbers, details, true), target: withNumbers(target, numbers, details, false) }
}

/** One content by itself, e.g. what is looked up. */
export const unitTextOf = (content: Content, details: ContentDetails = {}): UnitText =>
  withNumbers(content, new Map(), details, true)

/** What is looked up: text or content. */
export const queryText = (query: string | Content): UnitText =>
  typeof query === 'string' ? plainUnitText(query) : unitTextOf(query)

const withNumbers = (
  content: Content,
  numbers: Map<string, number>,
  details: ContentDetails,
  isSource: boolean,
): UnitText => {
  const codes: UnitCode[] = []
  let text = ''
  for (const inline of content) {
    if (inline.kind === 'text') {
      for (const _ of inline.text.matchAll(codeCharacters)) codes.push(charCode)
      text += inline.text
      continue
    }
    const key = keyOf(inline)
    const n = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, n)
    codes.push(Object.freeze({ kind: codeKindOf(inline), n, ...detailsOf(inline, details, isSource) }))
    text += codeCharacter
  }
  return Object.freeze({ text, codes: Object.freeze(codes) })
}

type NotText = Exclude<Inline, { readonly kind: 'text' }>

/** The kind a code or quotation end of a content has in memory text. */
export const codeKindOf = (inline: NotText): Exclude<UnitCodeKind, 'char'> => {
  switch (inline.kind) {
    case 'code-open':
      return 'open'
    case 'code-close':
      return 'close'
    case 'code-empty':
      return 'alone'
    case 'quote-open':
    case 'quote-close':
      return inline.kind
    default:
      return inline satisfies never
  }
}

/** Names a pair: codes and occurrences have ids of their own. */
export const keyOf = (inline: NotText): string => ('id' in inline ? `c ${inline.id}` : `q ${inline.occurrence}`)

const detailsOf = (
  inline: NotText,
  { codes = [], quotes = [] }: ContentDetails,
  isSource: boolean,
): { readonly type: CodeType | QuoteKind | null; readonly data: string | null } => {
  if ('id' in inline) {
    const form = inline.kind === 'code-open' ? 'open' : inline.kind === 'code-close' ? 'close' : 'empty'
    const code = codes.find(({ id, form: its }) => id === inline.id && its === form)
    return { type: code?.type ?? null, data: code?.data ?? null }
  }
  const quote = quotes.find(({ id }) => id === inline.occurrence)
  const mark = inline.kind === 'quote-open' ? quote?.openMark : quote?.closeMark
  const isSpeech = quote === undefined || quote.quoteKind === 'direct' || quote.quoteKind === 'partial'
  return { type: isSpeech ? null : quote.quoteKind, data: isSource ? (mark ?? null) : null }
}

/**
 * A side as printed: quotation ends as marks, other codes left out. Marks that are not known are the locale's own.
 *
 * @param alone what a single code prints, a space for a line break; nothing by default
 */
export const printUnitText = ({ text, codes }: UnitText, locale: Locale): string => {
  const marks = marksOf(codes, locale)
  let at = 0
  return text.replace(codeCharacters, () => marks[at++] ?? '')
}

/** Both sides of an entry as printed in its locales. */
export const printedEntry = (entry: {
  readonly source: UnitText
  readonly target: UnitText
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
}): { readonly source: string; readonly target: string } => ({
  source: printUnitText(entry.source, entry.sourceLocale),
  target: printUnitText(entry.target, entry.targetLocale),
})

/** What each code prints: its mark for a quotation end, itself for a U+FFFC of the text, else nothing. */
export const marksOf = (codes: readonly UnitCode[], locale: Locale): readonly string[] => {
  const style = codes.some(({ kind, data }) => kind.startsWith('quote') && data === null) ? houseStyleFor(locale) : null
  let depth = 0
  return codes.map((code) => {
    if (code.kind === 'char') return codeCharacter
    if (code.kind !== 'quote-open' && code.kind !== 'quote-close') return ''
    const level = code.kind === 'quote-open' ? depth++ : Math.max(0, --depth)
    depth = Math.max(0, depth)
    if (code.data !== null || style === null) return code.data ?? ''
    const marks = style.marks[level % 2 === 0 ? 0 : 1]
    const space = (level % 2 === 0 ? style.innerSpace : style.innerSpace2) ?? ''
    return code.kind === 'quote-open' ? marks[0] + space : space + marks[1]
  })
}

/**
 * Puts quotations that were found in two texts in place of their marks, and keeps the marks as what the codes print.
 * Codes that the texts already hold (U+FFFC) stay what they are.
 *
 * @param original memory text with the marks as letters
 * @param found the same text with quotation ends; null when its letters are others
 * @param numbers occurrences numbered so far; shared by source and target
 * @param first the first number that neither side's codes have
 */
export const quoteMarksAsCodes = (
  original: UnitText,
  found: Content,
  numbers: Map<string, number>,
  first: number,
): UnitText | null => {
  const codes: UnitCode[] = []
  let text = ''
  let at = 0
  let taken = 0
  let waiting: { readonly index: number; readonly kind: 'quote-open' | 'quote-close' }[] = []
  const settle = (gap: string): void => {
    for (const [order, { index }] of waiting.entries()) {
      const code = codes[index]
      const share = waiting.length === 1 ? gap : order === waiting.length - 1 ? gap.slice(order) : gap.charAt(order)
      if (code !== undefined) codes[index] = Object.freeze({ ...code, data: share })
    }
    waiting = []
  }
  for (const inline of found) {
    if (inline.kind === 'text') {
      const start = waiting.length === 0 ? at : original.text.indexOf(inline.text, at)
      if (start < at || !original.text.startsWith(inline.text, start)) return null
      settle(original.text.slice(at, start))
      for (const _ of inline.text.matchAll(codeCharacters)) {
        const code = original.codes[taken++]
        if (code === undefined) return null
        codes.push(code)
      }
      text += inline.text
      at = start + inline.text.length
      continue
    }
    if (inline.kind !== 'quote-open' && inline.kind !== 'quote-close') return null
    const n = numbers.get(inline.occurrence) ?? first + numbers.size
    numbers.set(inline.occurrence, n)
    waiting.push({ index: codes.length, kind: inline.kind })
    codes.push({ kind: inline.kind, n, type: null, data: null })
    text += codeCharacter
  }
  settle(original.text.slice(at))
  return taken === original.codes.length ? Object.freeze({ text, codes: Object.freeze(codes) }) : null
}

/** A side as content; `inlineOf` names its codes. Codes it returns null for are left out. */
export const contentOfUnitText = (
  { text, codes }: UnitText,
  inlineOf: (code: UnitCode, index: number) => Inline | null,
): Content => {
  const inlines: Inline[] = []
  let index = 0
  for (const [at, run] of text.split(codeCharacter).entries()) {
    if (at > 0) {
      const code = codes[index]
      const inline: Inline | null =
        code === undefined || code.kind === 'char' ? { kind: 'text', text: codeCharacter } : inlineOf(code, index)
      if (inline !== null) inlines.push(inline)
      index++
    }
    inlines.push({ kind: 'text', text: run })
  }
  return normaliseContent(inlines)
}
