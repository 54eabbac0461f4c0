import { type Finding, finding } from '../../article/finding.ts'
import type { Role } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { limitsFor, scanXml } from '../../xml/index.ts'
import { type Decoded, decodeCdata, decodeXmlText } from '../layers/decoded.ts'
import { liftRegions } from '../layers/lift.ts'
import { type JsonRules, scanJson } from '../json/scan.ts'
import type { ValueKind } from '../layers/plain-value.ts'
import { scanValue } from '../layers/value.ts'
import { placeOf } from '../place.ts'
import { textRegion, withoutRegions } from '../region.ts'
import type { FormatOptions, Region, Scan } from '../types.ts'

/** The content of an element: from behind its start tag to its end tag. */
interface Place {
  readonly start: number
  readonly end: number
  /** References and sections resolved. */
  readonly value: string
}

/** What of an item is looked at. */
interface Item {
  readonly fields: Map<string, Place>
  readonly meta: { key: string; value: Place | null }[]
}

interface Text {
  readonly name: string
  readonly role: Role
  readonly as: ValueKind
}
/** Posts as they are stored. */
const stored: readonly Text[] = [
  { name: 'title', role: 'headline', as: 'auto' },
  { name: 'excerpt:encoded', role: 'standfirst', as: 'wordpress' },
  { name: 'content:encoded', role: 'paragraph', as: 'wordpress' },
]
/** Posts as a feed shows them. */
const shown: readonly Text[] = [
  { name: 'title', role: 'headline', as: 'auto' },
  { name: 'description', role: 'standfirst', as: 'auto' },
  { name: 'content:encoded', role: 'paragraph', as: 'html' },
]

/** Fields beside a post that a reader gets to see. */
const metaRoles: Readonly<Record<string, Role>> = {
  _wp_attachment_image_alt: 'alt',
  _yoast_wpseo_metadesc: 'field',
  rank_math_description: 'field',
}

/** The block editor keeps the notes of a post as `[{"content": "…", "id": "…"}]` beside it. */
const footnoteRules: JsonRules = () => (path) =>
  path.length === 2 && path[1] === 'content' ? { kind: 'text', as: 'auto', role: 'footnote', name: null } : null

/** Post types without a text for readers: settings, caches, styles, revisions. */
const silent =
  /^(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_global_styles|wp_template|wp_template_part|wp_navigation|wp_font_\w+|acf-\w+)$/u

/** Is it an export and no feed? */
export const isExport = (head: string): boolean => /xmlns:wp\s*=\s*["']http:\/\/wordpress\.org\/export\//u.test(head)

/**
 * A WXR file, or the RSS feed that it is an extension of. Title, excerpt and content of every post, page and attachment are text, and the alternative text of
 * pictures; everything else keeps its bytes.
 *
 * @throws {GoosefootError} `format.encoding` when it says it is not in UTF-8; `format.not-wellformed`, `format.doctype`, `format.limit` with line and column
 */
export const scanExport = (source: string, options: FormatOptions): Scan => {
  const [, encoding = 'utf-8'] = /^\ufeff?<\?xml[^>]*?\bencoding\s*=\s*["']([\w-]+)/u.exec(source) ?? []
  // A CDATA section knows no references, so what is not in the encoding could not be written.
  if (!/^utf-?(?:8|16)/iu.test(encoding))
    throw new GoosefootError('format.encoding', 'the export says it is not in UTF-8; UTF-8 was expected.', {
      line: 1,
      hint: 'Save it as UTF-8 and say so in its first line.',
    })
  const regions: Region[] = []
  const findings: Finding[] = []
  const shape: unknown[] = []
  const add = (place: Place, as: ValueKind, role: Role, name: string): void => {
    const inner = decodedAt(source, place)
    if (inner === null) {
      if (/\p{L}/u.test(place.value))
        findings.push(finding('source.protected', 'warning', placeOf(source, place.start)))
      return
    }
    const scan = scanValue(inner.decoded.text, { as, role, name: role === 'paragraph' ? null : name }, options)
    regions.push(...liftRegions(scan.regions, inner.decoded, source, inner.layer, regions.length))
    findings.push(...scan.findings.map((one) => ({ ...one, ...placeOf(source, place.start) })))
    shape.push([name, scan.signature])
  }
  const addFootnotes = (place: Place): void => {
    const inner = decodedAt(source, place)
    try {
      if (inner === null) throw new TypeError('no text')
      const scan = scanJson(inner.decoded.text, { ...options, jsonPaths: {} }, footnoteRules)
      regions.push(...liftRegions(scan.regions, inner.decoded, source, inner.layer, regions.length))
      shape.push(['footnotes', scan.signature])
    } catch {
      if (/\p{L}/u.test(place.value))
        findings.push(finding('source.protected', 'warning', placeOf(source, place.start)))
    }
  }
  const addItem = ({ fields, meta }: Item): void => {
    const type = fields.get('wp:post_type')?.value ?? 'post'
    const status = fields.get('wp:status')?.value ?? 'publish'
    if (silent.test(type) || /^(?:trash|auto-draft)$/u.test(status)) return
    for (const { name, role, as } of isExport(source.slice(0, 65_536)) ? stored : shown) {
      const place = fields.get(name)
      // A picture's title and texts are read beside an article, not as one.
      const own = type === 'attachment' ? (name === 'excerpt:encoded' ? 'caption' : 'field') : role
      if (place !== undefined) add(place, as, own, name)
    }
    for (const { key, value } of meta) {
      const own = Object.hasOwn(metaRoles, key) ? metaRoles[key] : undefined
      if (value === null) continue
      if (own !== undefined) add(value, 'line', own, key)
      if (key === 'footnotes') addFootnotes(value)
    }
  }
  const items = itemsIn(source, (place) => {
    const region = textRegion(
      { role: 'field', name: 'language', start: place.start, end: place.end, encoding: 'xml|text' },
      place.value,
    )
    if (place.end > place.start && decodedAt(source, place)?.layer === 'xml')
      regions.push({ ...region, isText: false, language: 'tag' })
  })
  for (const item of items) addItem(item)
  const top = regions.filter(({ owner }) => owner === null).sort((a, b) => a.start - b.start)
  return { regions, signature: JSON.stringify([shape, withoutRegions(source, 0, source.length, top)]), findings }
}

const itemsIn = (source: string, language: (place: Place) => void): readonly Item[] => {
  const items: Item[] = []
  const path: string[] = []
  let item: Item | null = null
  let start = 0
  let value = ''
  let isLeaf = false
  scanXml(
    source,
    {
      open: (tag, _, end) => {
        path.push(tag.name)
        if (path.join('/') === 'rss/channel/item') item = { fields: new Map(), meta: [] }
        if (path.join('/') === 'rss/channel/item/wp:postmeta') item?.meta.push({ key: '', value: null })
        start = end
        value = ''
        isLeaf = true
      },
      text: (text) => {
        value += text
      },
      close: (tag, end) => {
        const place: Place = { start, end: Math.max(start, end), value }
        const where = path.slice(0, -1).join('/')
        if (isLeaf && where === 'rss/channel' && tag.name === 'language') language(place)
        if (isLeaf && where === 'rss/channel/item' && item !== null) item.fields.set(tag.name, place)
        const meta = where === 'rss/channel/item/wp:postmeta' ? item?.meta.at(-1) : undefined
        if (meta !== undefined && tag.name === 'wp:meta_key') meta.key = value
        if (meta !== undefined && tag.name === 'wp:meta_value') meta.value = place
        if (path.join('/') === 'rss/channel/item' && item !== null) items.push(item)
        path.pop()
        isLeaf = false
      },
    },
    limitsFor('format'),
  )
  return items
}

/**
 * How an element's text is written: in CDATA sections, or with references. The spans of a parser are not taken on
 * trust: what is decoded must be what it read.
 */
const decodedAt = (
  source: string,
  { start, end, value }: Place,
): { readonly decoded: Decoded; readonly layer: 'cdata' | 'xml' } | null => {
  const slice = source.slice(start, end)
  const layer = slice.includes('<![CDATA[') ? 'cdata' : 'xml'
  if (layer === 'xml' && slice.includes('<')) return null
  const decoded = layer === 'cdata' ? decodeCdata(source, start, end) : decodeXmlText(source, start, end)
  if (decoded === null) return null
  const fold = (text: string): string => text.replace(/\r\n?/gu, '\n')
  return fold(decoded.text).trim() === value.trim() ? { decoded, layer } : null
}
