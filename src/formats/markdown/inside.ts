import type { Nodes } from 'mdast'
import { parseFragment } from 'parse5'
import type { Role } from '../../article/types.ts'
import { attributeRegions } from '../html/attributes.ts'
import { type HtmlContext, isElement } from '../html/context.ts'
import { textRegion } from '../region.ts'
import type { Region } from '../types.ts'
import { decodeMarkdown } from './decode.ts'
import { referenceKey } from './inline.ts'
import type { Mask } from './mask.ts'
import { shortcodeTexts } from './shortcodes.ts'
import { titleIn } from './titles.ts'

export interface InsideContext {
  readonly source: string
  readonly mask: Mask
  /** Attributes that hold text. */
  readonly attributes: readonly string[]
}

/** The texts inside a code: an image's alt text, a link's title, attributes of tags and shortcodes. */
export const textsInside = (
  context: InsideContext,
  node: Nodes | 'shortcode',
  start: number,
  end: number,
): readonly Region[] => {
  const { source, attributes } = context
  if (node === 'shortcode') return shortcodeTexts(source, start, end, attributes)
  if (node.type === 'html') return tagRegions(context, start, end)
  if (node.type === 'link' || node.type === 'definition') return listed(titleRegion(context, node.title, start, end))
  if (node.type !== 'image' && node.type !== 'imageReference') return []
  const alt = attributes.includes('alt') ? altRegion(context, node, start, end) : null
  const title = node.type === 'image' ? titleRegion(context, node.title, alt?.end ?? start, end) : null
  return [...listed(alt), ...listed(title)]
}

const listed = (region: Region | null): readonly Region[] => (region === null ? [] : [region])

const altRegion = (
  { source, mask }: InsideContext,
  image: Extract<Nodes, { type: 'image' | 'imageReference' }>,
  start: number,
  end: number,
): Region | null => {
  const from = start + 2
  const to = closingBracket(source, from, end)
  if (to === null || to <= from) return null
  const value = decodeMarkdown(mask.text.slice(from, to), mask)
  const fold = (text: string): string => text.replace(/\s+/gu, ' ')
  // Markup inside an alt text, and a shortcode, cannot be told from text there.
  if (value.includes(mask.shortcodeMark) || fold(value) !== fold((image.alt ?? '').replaceAll(mask.starMark, '*')))
    return null
  const role: Role = 'alt'
  const region = { role, name: null, start: from, end: to, encoding: 'alt' }
  if (image.type === 'image' || image.referenceType === 'full') return textRegion(region, value)
  // The text is the key: behind a new text the key is written out.
  const key = referenceKey(source.slice(from, to))
  const region2 = textRegion({ ...region, end, closing: `][${key}]` }, value)
  return { ...region2, pieces: [{ kind: 'text', start: from, end: to, value }] }
}

const titleRegion = (
  { mask, attributes }: InsideContext,
  title: string | null | undefined,
  start: number,
  end: number,
): Region | null => {
  if (title == null || title === '' || !attributes.includes('title')) return null
  const found = titleIn(mask.text.slice(start, end), title)
  if (found === null || title.includes(mask.shortcodeMark)) return null
  return textRegion(
    {
      role: 'field',
      name: 'title',
      start: start + found.start,
      end: start + found.end,
      encoding: found.mark === '"' ? 'title-double' : found.mark === "'" ? 'title-single' : 'title-round',
    },
    title.replaceAll(mask.starMark, '*'),
  )
}

const tagRegions = ({ source, mask, attributes }: InsideContext, start: number, end: number): readonly Region[] => {
  const slice = mask.text.slice(start, end)
  if (!/^<[A-Za-z]/u.test(slice) || !slice.includes('=')) return []
  const [element] = parseFragment(slice, { sourceCodeLocationInfo: true }).childNodes
  if (element === undefined || !isElement(element)) return []
  const context: Pick<HtmlContext, 'source' | 'shift' | 'attributes' | 'isTemplate' | 'dialect'> = {
    source,
    shift: start,
    dialect: 'html',
    attributes: attributes.filter((name) => name !== 'text'),
    isTemplate: (written) => mask.shortcodes.length > 0 && written.includes('{{'),
  }
  return attributeRegions(context, element)
}

/** The bracket that closes an image's text; escapes, code and nested brackets passed over. */
const closingBracket = (source: string, from: number, end: number): number | null => {
  let depth = 0
  for (let at = from; at < end; at++) {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '[') depth++
    else if (char === ']' && depth-- === 0) return at
  }
  return null
}
