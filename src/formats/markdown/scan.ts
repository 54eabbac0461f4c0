import type { PhrasingContent, RootContent } from 'mdast'
import { type Finding, finding } from '../../article/finding.ts'
import type { Role } from '../../article/types.ts'
import { textAttributes } from '../attributes.ts'
import { scanHtmlPart } from '../html/scan.ts'
import { placeOf } from '../place.ts'
import { hasLetter, trimPieces, withoutRegions } from '../region.ts'
import type { FormatOptions, Piece, Region, Scan } from '../types.ts'
import { refuseBombs } from './complexity.ts'
import { readFrontMatter } from './front-matter/index.ts'
import { endOf, inlineContent, startOf } from './inline.ts'
import { type InsideContext, textsInside } from './inside.ts'
import { maskMarkdown } from './mask.ts'
import { parseMarkdown } from './parse.ts'
import { shortcodeTexts } from './shortcodes.ts'

interface Scanning extends InsideContext {
  readonly regions: Region[]
  readonly shape: unknown[]
  readonly findings: Finding[]
}

/**
 * Markdown with front matter, GFM, shortcodes and HTML inside.
 *
 * @throws {GoosefootError} `format.too-complex`
 */
export const scanMarkdown = (source: string, options: FormatOptions): Scan => {
  const front = readFrontMatter(source, { fields: options.fields ?? [], roles: options.roles ?? {} })
  const mask = maskMarkdown(source, front.end)
  refuseBombs(mask.text)
  const scanning: Scanning = {
    source,
    mask,
    attributes: options.attributes ?? textAttributes,
    regions: [...front.regions],
    shape: [front.signature],
    findings: [...front.findings],
  }
  const star = mask.text.indexOf(mask.starMark)
  if (star >= 0) scanning.findings.push(finding('source.gender-star', 'info', placeOf(source, star)))
  blocks(scanning, parseMarkdown(mask.text).children, 'paragraph')
  return { regions: scanning.regions, signature: JSON.stringify(scanning.shape), findings: scanning.findings }
}

/** Blocks in reading order; `role` is what a paragraph is here. */
const blocks = (scanning: Scanning, nodes: readonly RootContent[], role: Role): void => {
  const { shape, source } = scanning
  const inside = (open: readonly unknown[], children: readonly RootContent[], own: Role): void => {
    shape.push('(', ...open)
    blocks(scanning, children, own)
    shape.push(')')
  }
  for (const [index, node] of nodes.entries())
    switch (node.type) {
      case 'paragraph':
        textBlock(scanning, node.children, role, { kind: 'p', isAlert: role === 'blockquote' && index === 0 })
        break
      case 'heading':
        textBlock(scanning, node.children, 'heading', { kind: `h${node.depth}`, name: `h${node.depth}` })
        break
      case 'blockquote':
        inside(['quote'], node.children, 'blockquote')
        break
      case 'list':
        inside(['list', node.ordered, node.start], node.children, 'item')
        break
      case 'listItem':
        inside(['item', node.checked], node.children, 'item')
        break
      case 'footnoteDefinition':
        inside(['footnote', node.identifier], node.children, 'footnote')
        break
      case 'table':
        shape.push('(table', node.align)
        for (const [row, { children }] of node.children.entries()) {
          shape.push('row')
          for (const cell of children)
            textBlock(scanning, cell.children, 'cell', { kind: 'cell', name: row === 0 ? 'th' : null, isCell: true })
        }
        shape.push(')')
        break
      case 'html':
        htmlBlock(scanning, startOf(node), endOf(node), node.value)
        break
      case 'definition': {
        const texts = textsInside(scanning, node, startOf(node), endOf(node))
        scanning.regions.push(...texts)
        shape.push([node.type, withoutRegions(source, startOf(node), endOf(node), texts)])
        break
      }
      case 'break':
      case 'code':
      case 'delete':
      case 'emphasis':
      case 'footnoteReference':
      case 'image':
      case 'imageReference':
      case 'inlineCode':
      case 'link':
      case 'linkReference':
      case 'strong':
      case 'tableCell':
      case 'tableRow':
      case 'text':
      case 'thematicBreak':
      case 'yaml':
        // Code and rules: bytes that no translation touches.
        shape.push([node.type, source.slice(startOf(node), endOf(node))])
        break
      default:
        node satisfies never
    }
}

interface TextBlock {
  /** What it is for the structure. */
  readonly kind: string
  readonly name?: string | null
  readonly isCell?: boolean
  /** It may begin with `[!NOTE]`, which turns the quotation into a call-out. */
  readonly isAlert?: boolean
}

const textBlock = (scanning: Scanning, children: readonly PhrasingContent[], role: Role, block: TextBlock): void => {
  const { source, mask, shape, regions } = scanning
  const isCell = block.isCell === true
  const [first] = children
  const last = children.at(-1)
  if (first === undefined || last === undefined) {
    shape.push([block.kind, 'empty'])
    return
  }
  const content = inlineContent(
    { source, mask, inside: (node, start, end) => textsInside(scanning, node, start, end) },
    children,
  )
  const alert = block.isAlert === true ? alertOf(source, content.pieces[0]) : null
  const pieces = trimPieces(alert === null ? content.pieces : [...alert.rest, ...content.pieces.slice(1)], source)
  const [head] = pieces
  const tail = pieces.at(-1)
  if (!content.isCertain || head === undefined || tail === undefined) {
    shape.push([block.kind, source.slice(startOf(first), endOf(last))])
    if (hasLetter(pieces))
      scanning.findings.push(finding('source.protected', 'warning', placeOf(source, startOf(first))))
    return
  }
  const own = regions.length
  regions.push(
    {
      role,
      name: block.name ?? null,
      owner: null,
      start: head.start,
      end: tail.end,
      pieces,
      encoding: block.kind.startsWith('h') ? 'markdown-heading' : 'markdown',
      isCell,
      isText: hasLetter(pieces),
      closing: '',
    },
    ...content.inside.map((region) => ({ ...region, owner: own, isCell })),
  )
  shape.push([block.kind, alert?.marker ?? null])
}

const alertMarker = /^\[![A-Za-z]+\][ \t]*(?:(?:\r\n|\r|\n)[ \t]*(?:>[ \t]?)*[ \t]*|$)/u

/** `[!NOTE]` on a line of its own stays outside the text. */
const alertOf = (
  source: string,
  piece: Piece | undefined,
): { readonly marker: string; readonly rest: readonly Piece[] } | null => {
  if (piece?.kind !== 'text') return null
  const [marker] = alertMarker.exec(source.slice(piece.start, piece.end)) ?? []
  if (marker === undefined) return null
  const start = piece.start + marker.length
  const value = piece.value.replace(/^[^\n]*(?:\n|$)/u, '')
  return { marker, rest: start < piece.end ? [{ ...piece, start, value }] : [] }
}

const htmlBlock = (scanning: Scanning, start: number, end: number, value: string): void => {
  const { source, mask, shape, regions, findings, attributes } = scanning
  const blank = /\s+/gu
  if (mask.text.slice(start, end).replace(blank, ' ') !== value.replace(blank, ' ')) {
    // The prefix of a quotation stands in its lines: what is text there cannot be told.
    shape.push(['html', source.slice(start, end)])
    findings.push(finding('source.protected', 'warning', placeOf(source, start)))
    return
  }
  const part = scanHtmlPart({
    source,
    masked: mask.text,
    shortcodes: mask.shortcodes,
    start,
    end,
    attributes,
    shortcodeTexts: (from, to) => shortcodeTexts(source, from, to, attributes),
    base: regions.length,
  })
  regions.push(...part.regions)
  findings.push(...part.findings)
  shape.push(['html', part.signature])
}
