import type { Nodes, PhrasingContent } from 'mdast'
import type { CodeType } from '../../article/types.ts'
import { codeNumbers } from '../region.ts'
import type { CodePiece, Piece, Region } from '../types.ts'
import { decodeMarkdown, spells } from './decode.ts'
import { pairTags } from './inline-html.ts'
import { addressLength, literalLinks } from './literal-links.ts'
import { type Mask, shortcodeFrom } from './mask.ts'

/** What inline content tells its block of: texts inside codes. */
export interface InlineContext {
  readonly source: string
  readonly mask: Mask
  /** Regions inside a code. */
  readonly inside: (node: Nodes | 'shortcode', start: number, end: number) => readonly Region[]
}

export interface InlineContent {
  readonly pieces: readonly Piece[]
  /** Texts inside the codes, in order. */
  readonly inside: readonly Region[]
  /** False: a stretch of text cannot be told from its bytes, so the block must stay as it is. */
  readonly isCertain: boolean
}

type Parent = Extract<PhrasingContent, { children: PhrasingContent[] }>

export const startOf = (node: Nodes): number => node.position?.start.offset ?? -1
export const endOf = (node: Nodes): number => node.position?.end.offset ?? -1

/** The pieces of a block's inline content, tiling it from its first child to its last. */
export const inlineContent = (context: InlineContext, children: readonly PhrasingContent[]): InlineContent => {
  const { source, mask } = context
  const numbers = codeNumbers()
  const inside: Region[] = []
  let isCertain = true

  const code = (
    id: string,
    form: CodePiece['form'],
    type: CodeType,
    start: number,
    end: number,
    data: string = source.slice(start, end),
  ): CodePiece => ({ kind: 'code', id, form, type, start, end, data, equivalent: type === 'break' ? ' ' : '' })
  const empty = (type: CodeType, start: number, end: number): CodePiece =>
    code(numbers.next(), 'empty', type, start, end)

  const plain = (start: number, end: number): Piece[] => {
    const pieces: Piece[] = []
    let at = start
    const text = (to: number): void => {
      if (to > at)
        pieces.push({ kind: 'text', start: at, end: to, value: decodeMarkdown(mask.text.slice(at, to), mask) })
      at = to
    }
    for (const link of literalLinks(mask.text, start, end)) {
      text(link.start)
      pieces.push(empty('autolink', link.start, link.end))
      at = link.end
    }
    text(end)
    return pieces
  }

  const textPieces = (start: number, end: number): Piece[] => {
    const pieces: Piece[] = []
    let at = start
    for (let index = shortcodeFrom(mask.shortcodes, start); index < mask.shortcodes.length; index++) {
      const hidden = mask.shortcodes[index]
      if (hidden === undefined || hidden.start >= end) break
      if (hidden.start > at) pieces.push(...plain(at, hidden.start))
      pieces.push(empty('shortcode', hidden.start, hidden.end))
      inside.push(...context.inside('shortcode', hidden.start, hidden.end))
      at = hidden.end
    }
    if (at < end) pieces.push(...plain(at, end))
    return pieces
  }

  const pair = (node: Parent, type: CodeType): Piece[] => {
    const start = startOf(node)
    const end = endOf(node)
    const from = startOf(node.children[0] ?? node)
    const to = endOf(node.children.at(-1) ?? node)
    if (node.children.length === 0 || from < 0 || to < 0) return [empty(type, start, end)]
    const id = numbers.next()
    const open = code(id, 'open', type, start, from)
    const content = walk(node.children)
    inside.push(...context.inside(node, to, end))
    return [open, ...content, code(id, 'close', type, to, end, referenceEnd(node, source.slice(from, to)))]
  }

  /** What a container puts before a line belongs to the text that ended the line before. */
  const coversPrefix = (pieces: Piece[], from: number, to: number): boolean => {
    const last = pieces.at(-1)
    if (last?.kind !== 'text' || last.end !== from || !/[\r\n]/u.test(source.charAt(from - 1))) return false
    if (!/^[ \t>]*$/u.test(source.slice(from, to))) return false
    pieces[pieces.length - 1] = { ...last, end: to }
    return true
  }

  /** Spaces at the end of a line belong to no node: the line end behind them takes them. */
  const fromSpaces = (from: number, to: number): number =>
    from >= 0 && from < to && /^[ \t]+$/u.test(source.slice(from, to)) && /[\r\n]/u.test(source.charAt(to)) ? from : to

  const walk = (nodes: readonly PhrasingContent[]): Piece[] => {
    const pieces: Piece[] = []
    const tags = new Set<Piece>()
    let at = startOf(nodes[0] ?? { type: 'text', value: '' })
    nodes.forEach((node, index) => {
      const end = endOf(node)
      const start = node.type === 'text' ? fromSpaces(at, startOf(node)) : startOf(node)
      // Nothing may stand between two nodes that no node knows of.
      if (start < 0 || (start !== at && !coversPrefix(pieces, at, start))) isCertain = false
      at = end
      switch (node.type) {
        case 'text':
          if (!spells(mask.text.slice(start, end), node.value)) isCertain = false
          pieces.push(...textPieces(start, end))
          break
        case 'strong':
        case 'emphasis':
          pieces.push(...pair(node, node.type))
          break
        case 'delete':
          pieces.push(...pair(node, 'strike'))
          break
        case 'linkReference':
          pieces.push(...pair(node, 'reference'))
          break
        case 'link':
          if (source[start] === '[') pieces.push(...pair(node, 'link'))
          else {
            const to = start + addressLength(source.slice(start, end))
            pieces.push(empty('autolink', start, to), ...textPieces(to, end))
          }
          break
        case 'image':
        case 'imageReference':
          pieces.push(empty('image', start, end))
          inside.push(...context.inside(node, start, end))
          break
        case 'break': {
          // What a container puts before the next line belongs to the break.
          const next = nodes[index + 1]
          at = next === undefined ? end : startOf(next)
          pieces.push(empty('break', start, at))
          break
        }
        case 'html': {
          const piece = empty(/^<br[\s/>]/iu.test(source.slice(start, end)) ? 'break' : 'html', start, end)
          tags.add(piece)
          pieces.push(piece)
          inside.push(...context.inside(node, start, end))
          break
        }
        case 'inlineCode':
          pieces.push(empty('code', start, end))
          break
        case 'footnoteReference':
          pieces.push(empty('footnote', start, end))
          break
        default:
          pieces.push(empty('other', start, end))
      }
    })
    return pairTags(pieces, tags, source)
  }

  const pieces = walk(children)
  return { pieces: renumber(pieces), inside: inside.filter(isIn(pieces)), isCertain }
}

/** Tags became pairs after they were counted: ids again, in order of the opening. */
const renumber = (pieces: readonly Piece[]): readonly Piece[] => {
  const numbers = codeNumbers()
  const ids = new Map<string, string>()
  return pieces.map((piece) => {
    if (piece.kind === 'text') return piece
    const id = ids.get(piece.id) ?? numbers.next()
    ids.set(piece.id, id)
    return { ...piece, id }
  })
}

const isIn =
  (pieces: readonly Piece[]) =>
  (region: Region): boolean =>
    pieces.some((piece) => piece.kind === 'code' && piece.start <= region.start && piece.end >= region.end)

/** A shortcut or collapsed reference uses its text as key: translated, it needs the key written out. */
const referenceEnd = (node: Parent, text: string): string | undefined =>
  node.type === 'linkReference' && node.referenceType !== 'full' ? `][${referenceKey(text)}]` : undefined

export const referenceKey = (text: string): string => text.replace(/\s*(?:\r\n|\r|\n)[ \t>]*/gu, ' ')
