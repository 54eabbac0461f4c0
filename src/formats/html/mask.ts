import type { CodeType, Span } from '../../article/types.ts'
import { headElements, inlineElements, voidElements } from './elements.ts'

/** A stretch that the HTML reader does not see; a code where it stands in text. */
export interface Hidden extends Span {
  readonly type: CodeType
}

export interface HtmlMask {
  readonly text: string
  readonly hidden: readonly Hidden[]
}

const xhtmlHead = /^\ufeff?\s*<\?xml|\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/u
const selfClosing = /(?<!<[^<>]*)<([A-Za-z][\w:-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/>/gu

export const looksLikeXhtml = (source: string): boolean => xhtmlHead.test(source.slice(0, 2000))

/**
 * Hides shortcodes, and in XHTML elements written as `<a id="x"/>`, which HTML would take for an open tag.
 *
 * @param shortcodes spans of the source, in order
 * @param mark a character that the source does not have
 */
export const maskHtml = (source: string, shortcodes: readonly Span[], mark: string, isXhtml: boolean): HtmlMask => {
  const hidden: Hidden[] = shortcodes.map((span) => ({ ...span, type: 'shortcode' }))
  let text = source
  if (isXhtml) {
    const body = source.search(/<body[\s>]/iu)
    const tags = [...source.matchAll(selfClosing)].filter(({ 1: name = '' }) => !voidElements.has(name.toLowerCase()))
    text = source.replace(selfClosing, (tag, name: string, at: number) => {
      const lower = name.toLowerCase()
      if (voidElements.has(lower)) return tag
      // In a page's head any character would begin the body, in a row of a table it would be moved out of the table.
      const isBetween = (at < body && headElements.has(lower)) || !inlineElements.has(lower)
      return (isBetween ? ' ' : mark).repeat(tag.length)
    })
    const typeOf = (name: string): CodeType => (inlineElements.has(name.toLowerCase()) ? 'html' : 'break')
    hidden.push(
      ...tags.map(
        ({ 0: tag, 1: name = '', index }): Hidden => ({ start: index, end: index + tag.length, type: typeOf(name) }),
      ),
    )
    hidden.sort((a, b) => a.start - b.start)
  }
  for (const { start, end } of shortcodes.toReversed())
    text = text.slice(0, start) + mark.repeat(end - start) + text.slice(end)
  return { text, hidden: hidden.filter(({ start }, at) => at === 0 || start >= (hidden[at - 1]?.end ?? 0)) }
}
