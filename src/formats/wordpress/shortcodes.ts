import type { Span } from '../../article/types.ts'
import { roleOfAttribute } from '../attributes.ts'
import { decodeAttribute } from '../html/attributes.ts'
import { textRegion } from '../region.ts'
import type { Region } from '../types.ts'

/** `[name …]`, `[/name]`. */
const tag = /\[(\/?)([A-Za-z][\w-]*)((?:\s+[^\][<>]*?)?)(\/?)\]/gu
/** Shortcodes of WordPress itself, which may stand without attributes. */
const known: ReadonlySet<string> = new Set(['audio', 'caption', 'embed', 'gallery', 'playlist', 'video', 'wp_caption'])
const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu

/**
 * Shortcodes: known by name, by an attribute, or by a closing tag of the same name. Anything else in brackets is what
 * editors put into quotations.
 */
export const findShortcodes = (source: string): readonly Span[] => {
  const found = [...source.matchAll(tag)]
  const closed = new Set(found.filter(({ 1: slash }) => slash === '/').map(({ 2: name = '' }) => name.toLowerCase()))
  return (
    found
      .filter(
        ({ 2: name = '', 3: rest = '' }) =>
          known.has(name.toLowerCase()) || closed.has(name.toLowerCase()) || rest.search(attribute) >= 0,
      )
      // Doubled on both sides brackets are an escape, and mean text.
      .filter(({ 0: whole, index }) => source[index - 1] !== '[' || source[index + whole.length] !== ']')
      .filter(({ index }) => !isInTag(source, index))
      .map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }))
  )
}

/** Inside of a tag or a comment brackets are not read by the HTML reader, and must not be hidden from it. */
const isInTag = (source: string, at: number): boolean => {
  const open = source.lastIndexOf('<', at)
  return open >= 0 && /[A-Za-z!/]/u.test(source.charAt(open + 1)) && source.lastIndexOf('>', at) < open
}

/** Texts in a shortcode's attributes; their references are those of HTML, which is where they are printed. */
export const shortcodeTexts = (
  source: string,
  start: number,
  end: number,
  names: readonly string[],
): readonly Region[] =>
  [...source.slice(start, end).matchAll(attribute)].flatMap((match): Region[] => {
    const [whole, name = '', double, single] = match
    const inner = double ?? single ?? ''
    if (!names.includes(name.toLowerCase()) || inner === '') return []
    const to = start + match.index + whole.length - 1
    const from = to - inner.length
    const encoding = `shortcode-html-${double === undefined ? 'single' : 'double'}`
    const region = { role: roleOfAttribute(name), name, start: from, end: to, encoding }
    return [textRegion(region, decodeAttribute(inner))]
  })
