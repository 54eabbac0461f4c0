import { jsonTree, strings } from '../json/tree.ts'
import { decodeJsonString } from '../layers/decoded.ts'
import { liftRegions } from '../layers/lift.ts'
import { textLines } from '../layers/lines.ts'
import { textRegion } from '../region.ts'
import type { Region } from '../types.ts'
import type { HtmlContext, HtmlElement } from './context.ts'

/** Properties of schema.org that repeat the article's words for search engines: fields, no running text. */
const repeated: ReadonlySet<string> = new Set([
  'abstract',
  'alternativeHeadline',
  'articleBody',
  'caption',
  'description',
  'headline',
])

/**
 * The texts of a page's linked data, `<script type="application/ld+json">`, and the language it names. Data that is no
 * JSON stays as it is; in XHTML it is written in a way of its own and stays too.
 */
export const linkedDataRegions = (
  { source, shift, dialect }: Pick<HtmlContext, 'source' | 'shift' | 'dialect'>,
  element: HtmlElement,
): readonly Region[] => {
  const place = element.sourceCodeLocation
  const type = element.attrs
    .find(({ name }) => name === 'type')
    ?.value.trim()
    .toLowerCase()
  if (element.tagName !== 'script' || type !== 'application/ld+json' || dialect.startsWith('x')) return []
  if (place?.startTag == null || place.endTag == null) return []
  const from = place.startTag.endOffset + shift
  const text = source.slice(from, place.endTag.startOffset + shift)
  const found = (() => {
    try {
      const { tree, shift: mark } = jsonTree(text)
      return strings(tree).map((one) => ({ ...one, at: from + mark + one.node.offset + 1 }))
    } catch {
      return []
    }
  })()
  const layer = dialect.endsWith('ascii') ? 'script-ascii' : 'script'
  const regions: Region[] = []
  for (const { path, node, at } of found) {
    const key = path.findLast((step) => !/^\d+$/u.test(step)) ?? ''
    const inner = decodeJsonString(source, at, at + node.length - 2)
    const list = repeated.has(key)
      ? textLines(inner.text, key === 'articleBody' ? 'text' : 'line', 'field', key)
      : key === 'inLanguage' && inner.text !== ''
        ? [language(inner.text)]
        : []
    regions.push(...liftRegions(list, inner, source, layer, regions.length))
  }
  return regions
}

const language = (text: string): Region => ({
  ...textRegion({ role: 'field', name: 'inLanguage', start: 0, end: text.length, encoding: 'text' }, text),
  isText: false,
  language: 'tag',
})
