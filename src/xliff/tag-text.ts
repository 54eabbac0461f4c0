import { escapeAttribute } from '../xml/index.ts'
import type { Span } from './types.ts'

/** Attributes inside the bytes of a start tag, which is well-formed by the time anybody looks. */

export interface Splice {
  readonly span: Span
  readonly text: string
}

const attributePattern = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g

/** White space before an attribute, and its value with quotes; null when the tag does not have it. */
const findAttribute = (
  text: string,
  tag: Span,
  name: string,
): { readonly whole: Span; readonly value: Span } | null => {
  const slice = text.slice(tag.start, tag.end)
  for (const found of slice.matchAll(attributePattern)) {
    if (found[1] !== name) continue
    const end = tag.start + found.index + found[0].length
    const value = found[2] ?? ''
    return { whole: { start: tag.start + found.index, end }, value: { start: end - value.length, end } }
  }
  return null
}

/**
 * The splice that gives an attribute a value, or takes it away (null); null when nothing is to be done. A value is
 * replaced inside its own quotes; a new attribute goes to the end of the tag.
 */
export const setAttribute = (text: string, tag: Span, name: string, value: string | null): Splice | null => {
  const found = findAttribute(text, tag, name)
  if (found === null) {
    if (value === null) return null
    const end = tag.start + (/\s*\/?>$/.exec(text.slice(tag.start, tag.end))?.index ?? tag.end - tag.start)
    return { span: { start: end, end }, text: ` ${name}="${escapeAttribute(value)}"` }
  }
  if (value === null) return { span: found.whole, text: '' }
  const quote = text[found.value.start] === "'" ? "'" : '"'
  const written = escapeAttribute(value, quote)
  const inside = { start: found.value.start + 1, end: found.value.end - 1 }
  return text.slice(inside.start, inside.end) === written ? null : { span: inside, text: written }
}

/** An attribute as its bytes, with the space in front; empty when the tag does not have it. */
export const attributeText = (text: string, tag: Span, name: string): string => {
  const found = findAttribute(text, tag, name)
  return found === null ? '' : ` ${text.slice(found.whole.start, found.whole.end).trimStart()}`
}

/** The element's name as written, prefix included. */
export const nameInTag = (text: string, tag: Span): string =>
  /^<([^\s/>]+)/.exec(text.slice(tag.start, tag.end))?.[1] ?? ''

/** A colon prefix, or nothing. */
export const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '')
