import { GoosefootError } from '../errors.ts'

/** Text and attribute values as XML. */

/** A character (or half of a surrogate pair) that no XML 1.0 document can hold, not even as a reference. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** True when XML 1.0 can hold the code point. */
export const isXmlCharacter = (codePoint: number): boolean =>
  codePoint === 9 ||
  codePoint === 10 ||
  codePoint === 13 ||
  (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
  (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
  (codePoint >= 0x10000 && codePoint <= 0x10ffff)

/** True when a text holds a character that XML cannot: formats that have an escape for it must use that. */
export const hasForbidden = (text: string): boolean => forbidden.test(text)

const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const inAttribute: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text between tags. `>` is always escaped, so that `]]>` cannot arise.
 *
 * @param lineBreak what a line feed is written as: the file's own line break
 * @throws {GoosefootError} `xml.character` when a character is in it that XML cannot hold
 */
export const escapeText = (text: string, lineBreak: '\n' | '\r\n' = '\n'): string => {
  refuseForbidden(text)
  const escaped = /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (found) => inText[found] ?? found) : text
  return lineBreak === '\n' ? escaped : escaped.replaceAll('\n', lineBreak)
}

/**
 * An attribute's value, without its quotes. Line feeds and tabs are written as references: a parser would make spaces
 * of them.
 *
 * @throws {GoosefootError} `xml.character` when a character is in it that XML cannot hold
 */
export const escapeAttribute = (value: string, quote: '"' | "'" = '"'): string => {
  refuseForbidden(value)
  if (!/[&<>\r\n\t"']/.test(value)) return value
  return value.replace(quote === '"' ? /[&<>\r\n\t"]/g : /[&<>\r\n\t']/g, (found) => inAttribute[found] ?? found)
}

const refuseForbidden = (text: string): void => {
  const found = forbidden.exec(text)
  if (found === null) return
  const codePoint = found[0].codePointAt(0) ?? 0
  throw new GoosefootError(
    'xml.character',
    `A text holds the character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}, which XML cannot hold.`,
    { hint: 'Remove the character from the text.' },
  )
}
