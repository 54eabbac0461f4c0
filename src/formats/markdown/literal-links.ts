import type { Span } from '../../article/types.ts'

/**
 * Addresses that GFM, or what shows the page, turns into links. Their ends follow GFM: closing punctuation is text, and
 * so are quotation marks, which no address has.
 *
 * @see GFM 6.9 Autolinks (extension)
 */
const address =
  /(?<![\w/])(?:https?:\/\/|www\.)[^\s<>"„“”«»‚‘’›‹]*[^\s<>"„“”«»‚‘’›‹.,;:!?)*_~|\\]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu

export const literalLinks = (text: string, start: number, end: number): readonly Span[] =>
  [...text.slice(start, end).matchAll(address)].map(({ 0: link, index }) => ({
    start: start + index,
    end: start + index + link.length,
  }))

/** A closing quotation mark with the punctuation around it: GFM takes it for a part of the address. */
const quotedEnd = /[.,;:!?]*["„“”«»‚‘’›‹][\s\S]*$/u

/** How much of what GFM read as an address is one. */
export const addressLength = (literal: string): number =>
  literal.startsWith('<') ? literal.length : (quotedEnd.exec(literal)?.index ?? literal.length) || literal.length
