import { escapeText } from '../../xml/index.ts'
import { writeHtml } from '../html/write.ts'
import type { EncodeMode, Output, Region } from '../types.ts'

/** How each layer writes the text of the one inside it. */
const layers: Readonly<Record<string, (text: string) => string>> = {
  json: (text) => JSON.stringify(text).slice(1, -1),
  // As WordPress itself writes block attributes (serializeAttributes): nothing in them may end the comment.
  block: (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/\\[\s\S]|--|[<>&]/gu, (found) => blockEscapes[found] ?? found),
  // Nothing in data may end the script it stands in.
  script: (text) => JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003c'),
  'script-ascii': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^\u0000-\u007f]|</g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  cdata: (text) => text.replaceAll(']]>', ']]]]><![CDATA[>'),
  xml: (text) => escapeText(text),
}

const blockEscapes: Readonly<Record<string, string>> = {
  '\\"': '\\u0022',
  '--': '\\u002d\\u002d',
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
}

/** Does a value that may be either hold markup? */
export const looksLikeHtml = (text: string): boolean =>
  /<[A-Za-z!/]|&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z\d]*);/u.test(text)

const inner = (text: string, encoding: string, region: Region, mode: EncodeMode): string => {
  // A text that would be taken for HTML is written as HTML, so that the reader takes it for what it says.
  const name = encoding === 'auto' && looksLikeHtml(text) ? 'html-text' : encoding
  return name.includes('html') ? writeHtml([{ kind: 'text', text }], { ...region, encoding: name }, mode) : text
}

/**
 * Writes a region that stands in layers, `json|cdata|html-text` from the outside in. Codes are written as they stand in
 * the file; only text is encoded, by every layer in turn.
 */
export const writeLayered = (output: readonly Output[], region: Region, mode: EncodeMode): string => {
  const names = region.encoding.split('|')
  const last = names.pop() ?? 'text'
  return output
    .map((part) =>
      part.kind === 'code'
        ? part.data
        : names.reduceRight((text, name) => layers[name]?.(text) ?? text, inner(part.text, last, region, mode)),
    )
    .join('')
}
