import type { EncodeMode, Output, Region } from '../types.ts'

/** What Markdown around the HTML, a template or a careless reader could take for its own. */
const guarded = /[>`*_[\]|{}~\\^$]/gu
const punctuation = /[!"#$%'()*+,\-./:=>?@[\\\]^_`{|}~]/gu
const numeric = (char: string): string => `&#${char.charCodeAt(0)};`

/** What would end an attribute's value that stands without quotation marks. */
const bareEnd = /[ "'=>`]/gu

/**
 * Text as HTML needs it: `&` and `<`, the no-break space, in an attribute its quotation mark. A value without quotation
 * marks gets none, so that its bytes stay comparable.
 */
export const writeHtml = (output: readonly Output[], region: Region, mode: EncodeMode): string => {
  if (region.encoding === 'html-direction')
    return output.map((part) => (part.kind === 'text' ? ` dir="${part.text}"` : '')).join('')
  return output
    .map((part, index) => {
      if (part.kind === 'code') return part.data
      const text = encode(part.text, region, mode)
      // In Markdown a tag alone on its line begins HTML; with text behind it, it would not.
      return mode !== 'raw' && index === 1 ? text.replace(/^ /u, '\n') : text
    })
    .join('')
}

const encode = (text: string, { encoding, isCell }: Region, mode: EncodeMode): string => {
  // XML knows no `&nbsp;`, and takes `]]>` for the end of a section that was never opened.
  const isXhtml = encoding.startsWith('x')
  let result = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  result = result.replaceAll('\u00a0', isXhtml ? '&#160;' : '&nbsp;')
  if (isXhtml) result = result.replaceAll(']]>', ']]&gt;')
  if (encoding.includes('-ascii')) result = result.replace(/[^\u0000-\u007f]/gu, (char) => `&#${char.codePointAt(0)};`)
  if (encoding.endsWith('-double')) result = result.replaceAll('"', '&quot;')
  if (encoding.endsWith('-bare')) result = result.replace(bareEnd, numeric)
  if (encoding.endsWith('-single')) result = result.replaceAll("'", '&#39;')
  if (encoding.startsWith('shortcode')) result = result.replace(/[[\]>]/gu, numeric)
  if (isCell) result = result.replaceAll('|', '&#124;')
  if (mode === 'raw') return result
  // References are behind us and hold none of these but `#` and `;`.
  return mode === 'guarded'
    ? result.replace(guarded, numeric)
    : result.replace(/&[#\w]+;|[\s\S]/gu, (unit) => (unit.length > 1 ? unit : unit.replace(punctuation, numeric)))
}
