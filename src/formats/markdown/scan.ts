import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Role } from '../../article/types.ts'
import { finding, type Finding } from '../../article/finding.ts'
import { scanHtmlPart } from '../html/scan.ts'
import { codeNumbers, hasLetter, trimRegion } from '../region.ts'
import type { FormatOptions, Piece, Region, Scan } from '../types.ts'
import { readFrontMatter } from './front-matter.ts'
import { decodeMarkdown, inlinePieces } from './inline.ts'
import { maskMarkdown, shortcodeMark, starMark } from './mask.ts'

/** Attributes of shortcodes that hold text. */
const shortcodeTexts = /\b(alt|caption|title|text)=("(?:[^"\\]|\\.)*"|'[^']*')/gu

/** Markdown with front matter, GFM, shortcodes and HTML inside. */
export const scanMarkdown = (source: string, options: FormatOptions): Scan => {
  const front = readFrontMatter(source, options.fields ?? [])
  const mask = maskMarkdown(source, front.end)
  const tree = fromMarkdown(mask.text.startsWith('\ufeff') ? ` ${mask.text.slice(1)}` : mask.text, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const regions: Region[] = [...front.regions]
  const findings: Finding[] = [...front.findings]
  const shape: unknown[] = [front.signature]
  if (mask.text.includes(starMark)) findings.push(finding('source.gender-star', 'info'))

  const shortcodeRegions = (start: number, end: number, owner: number | null): Region[] =>
    [...source.slice(start, end).matchAll(shortcodeTexts)].flatMap((match): Region[] => {
      const literal = match[2] ?? ''
      const value = literal.slice(1, -1).replace(/\\(["\\])/gu, '$1')
      if (!/\p{L}/u.test(value)) return []
      const from = start + match.index + match[0].length - literal.length + 1
      const to = from + literal.length - 2
      const name = match[1] ?? null
      return [
        {
          role: name === 'caption' ? 'caption' : name === 'alt' ? 'alt' : 'field',
          name,
          owner,
          start: from,
          end: to,
          encoding: literal.startsWith('"') ? 'shortcode-double' : 'shortcode-single',
          pieces: [{ kind: 'text', start: from, end: to, value }],
        },
      ]
    })

  const block = (
    node: Nodes & { children: PhrasingContent[] },
    role: Role,
    name: string | null,
    encoding: string,
  ): void => {
    const first = node.children[0]
    const last = node.children.at(-1)
    if (first?.position === undefined || last?.position === undefined) return
    const start = first.position.start.offset ?? 0
    const end = last.position.end.offset ?? 0
    const sub: Region[] = []
    const own = regions.length
    const pieces = inlinePieces(
      {
        source,
        masked: mask.text,
        shortcodes: mask.shortcodes,
        numbers: codeNumbers(),
        onImage: (image, from, to) => {
          const alt = altRegion(image, from, to)
          if (alt !== null) sub.push(alt)
        },
        onShortcode: (from, to) => sub.push(...shortcodeRegions(from, to, null)),
      },
      node.children,
      start,
      end,
    )
    const trimmed = trimRegion(pieces)
    const head = trimmed[0]
    const tail = trimmed.at(-1)
    // A paragraph of markup alone (a picture, a shortcode) is no text; its own texts are blocks without an owner.
    const isText = hasLetter(trimmed) && head !== undefined && tail !== undefined
    if (isText) regions.push({ role, name, owner: null, start: head.start, end: tail.end, encoding, pieces: trimmed })
    regions.push(...sub.map((region) => ({ ...region, owner: isText ? own : null })))
    shape.push([node.type, name, isText ? 'text' : codesOnlyShape(source.slice(start, end), sub, start)])
  }

  const altRegion = (
    image: Nodes & { type: 'image' | 'imageReference' },
    start: number,
    end: number,
  ): Region | null => {
    const alt = image.alt ?? ''
    if (!/\p{L}/u.test(alt) || source[start + 1] !== '[') return null
    const from = start + 2
    const to = closingBracket(source, from, end)
    if (to === null || to <= from) return null
    const value = decodeMarkdown(mask.text.slice(from, to))
    if (
      value.replace(/\s+/gu, ' ') !== alt.replaceAll(starMark, '*').replaceAll(shortcodeMark, '').replace(/\s+/gu, ' ')
    )
      return null
    if (image.type === 'imageReference' && image.referenceType !== 'full') return null
    const piece: Piece = { kind: 'text', start: from, end: to, value }
    return { role: 'alt', name: null, owner: null, start: from, end: to, encoding: 'alt', pieces: [piece] }
  }

  const walk = (nodes: readonly RootContent[], role: Role): void => {
    for (const node of nodes) {
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? 0
      switch (node.type) {
        case 'paragraph':
          block(node, role, null, 'markdown')
          break
        case 'heading':
          block(node, 'heading', `h${node.depth}`, 'markdown')
          break
        case 'blockquote':
          shape.push('(quote')
          walk(node.children, 'blockquote')
          shape.push(')')
          break
        case 'list':
          shape.push(['(list', node.ordered, node.start, node.children.length])
          walk(node.children, 'item')
          shape.push(')')
          break
        case 'listItem':
          shape.push(['(item', node.checked])
          walk(node.children, 'item')
          shape.push(')')
          break
        case 'footnoteDefinition':
          shape.push(['(footnote', node.identifier])
          walk(node.children, 'footnote')
          shape.push(')')
          break
        case 'table':
          shape.push(['(table', node.align, node.children.map((row) => row.children.length)])
          for (const [at, row] of node.children.entries())
            for (const cell of row.children) block(cell, 'cell', at === 0 ? 'th' : null, 'cell')
          shape.push(')')
          break
        case 'html': {
          const part = scanHtmlPart(source, start, end, codeNumbers, regions.length)
          regions.push(...part.regions)
          shape.push(['html', part.signature])
          break
        }
        default:
          // Code, rules, link definitions: bytes that no translation touches.
          shape.push([node.type, source.slice(start, end)])
      }
    }
  }
  walk(tree.children, 'paragraph')
  return { regions, signature: JSON.stringify(shape), findings }
}

const codesOnlyShape = (slice: string, sub: readonly Region[], offset: number): string => {
  let at = 0
  let rest = ''
  for (const { start, end } of sub) {
    rest += `${slice.slice(at, start - offset)}\u0000`
    at = end - offset
  }
  return rest + slice.slice(at)
}

/** The bracket that closes an image's text, escapes and nested brackets passed over. */
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
