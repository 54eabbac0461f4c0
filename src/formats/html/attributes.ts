import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { roleOfAttribute } from '../attributes.ts'
import { textRegion } from '../region.ts'
import type { Region } from '../types.ts'
import type { HtmlContext } from './context.ts'
import { headElements } from './elements.ts'

type Element = DefaultTreeAdapterMap['element']

/** What the page says of itself to search engines and in previews. */
const metaRoles: Readonly<Record<string, 'standfirst' | 'field' | 'alt'>> = {
  description: 'standfirst',
  'og:description': 'field',
  'og:image:alt': 'alt',
  'og:title': 'field',
  'twitter:description': 'field',
  'twitter:image:alt': 'alt',
  'twitter:title': 'field',
}

/** Metadata that names the language of the page. */
const languageMetas: ReadonlySet<string> = new Set([
  'content-language',
  'dc.language',
  'dcterms.language',
  'language',
  'og:locale',
])

/**
 * The texts in an element's attributes.
 *
 * @param isBlock also the attributes that name the language of what is inside; in a line of text a language is that of
 *   a few words, which may stay in it
 */
export const attributeRegions = (
  context: Pick<HtmlContext, 'source' | 'shift' | 'attributes' | 'isTemplate' | 'dialect'>,
  element: Element,
  isBlock = false,
): readonly Region[] => {
  if (element.attrs.length === 0) return []
  const places = element.sourceCodeLocation?.attrs ?? {}
  const meta = element.tagName === 'meta' ? metaOf(element) : null
  const direction = isBlock && element.tagName === 'html' ? directionRegion(context, element) : null
  const regions = element.attrs.flatMap(({ name: local, prefix, value }): Region[] => {
    // The parser knows `xml:lang` by its parts in foreign elements only.
    const name = prefix === undefined || prefix === '' ? local : `${prefix}:${local}`
    const at = places[name]
    const isMeta = meta !== null && name === 'content'
    const isLanguage = isBlock && (isMeta ? languageMetas.has(meta) : name === 'lang' || name === 'xml:lang')
    const isText =
      (isMeta && Object.hasOwn(metaRoles, meta)) ||
      (!headElements.has(element.tagName) && context.attributes.includes(name))
    if (at === undefined || !(isText || isLanguage)) return []
    const start = at.startOffset + context.shift
    const literal = /^[^=]*=[ \t\r\n\f]*(?:"([^"]*)"|'([^']*)'|([^ \t\r\n\f"'`=<>]+))$/u.exec(
      context.source.slice(start, at.endOffset + context.shift),
    )
    if (literal === null) return []
    const [whole, double, single, bare] = literal
    const inner = double ?? single ?? bare ?? ''
    const end = start + whole.length - (bare === undefined ? 1 : 0)
    if (inner === '' || context.isTemplate(inner) || decodeAttribute(inner) !== value.replace(/\r\n?/gu, '\n'))
      return []
    const quoting = double === undefined ? (single === undefined ? 'bare' : 'single') : 'double'
    const encoding = `${context.dialect}-${quoting}`
    const role = isMeta ? (metaRoles[meta] ?? 'field') : roleOfAttribute(name)
    const region = textRegion({ role, name: isMeta ? meta : name, start: end - inner.length, end, encoding }, value)
    return [isLanguage ? { ...region, isText: false, language: 'tag' } : region]
  })
  return [...regions, ...(direction === null ? [] : [direction])].sort((a, b) => a.start - b.start)
}

/** The whole attribute `dir` of a page, or the place behind its `lang` where it would stand. */
const directionRegion = ({ source, shift }: Pick<HtmlContext, 'source' | 'shift'>, element: Element): Region | null => {
  const places = element.sourceCodeLocation?.attrs ?? {}
  const after = places.lang ?? places['xml:lang']
  const own = places.dir
  if (after === undefined || (own === undefined && element.attrs.some(({ name }) => name === 'dir'))) return null
  const value = element.attrs.find(({ name }) => name === 'dir')?.value ?? ''
  // With the space before it, so that it is written in one piece where there was none.
  const start = (own === undefined ? after.endOffset : own.startOffset - 1) + shift
  const end = (own ?? after).endOffset + shift
  if (own !== undefined && !/[ \t\r\n\f]/u.test(source.charAt(start))) return null
  const region = { role: 'field' as const, name: 'dir', start, end, encoding: 'html-direction' }
  return { ...textRegion(region, value), isText: false, language: 'direction' }
}

const metaOf = (element: Element): string | null => {
  const name = element.attrs
    .find((one) => one.name === 'name' || one.name === 'property' || one.name === 'http-equiv')
    ?.value.toLowerCase()
  return name !== undefined && (Object.hasOwn(metaRoles, name) || languageMetas.has(name)) ? name : null
}

/** The parser's own decoding of an attribute. */
export const decodeAttribute = (inner: string): string => {
  const plain = inner.replace(/\r\n?/gu, '\n')
  if (!plain.includes('&')) return plain
  const mark = plain.includes('"') ? "'" : '"'
  const [node] = parseFragment(`<p title=${mark}${plain}${mark}>`).childNodes
  return node !== undefined && 'attrs' in node ? (node.attrs[0]?.value ?? '') : ''
}
