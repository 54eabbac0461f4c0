import type { Nodes, PhrasingContent } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import type { CodeType } from '../../article/types.ts'
import type { CodeNumbers } from '../region.ts'
import type { CodePiece, Piece } from '../types.ts'
import { starMark } from './mask.ts'

export interface InlineContext {
  readonly source: string
  /** The masked text that positions belong to. */
  readonly masked: string
  readonly shortcodes: readonly { readonly start: number; readonly end: number }[]
  readonly numbers: CodeNumbers
  /** Told of each image, for its alt text. */
  readonly onImage: (node: Nodes & { type: 'image' | 'imageReference' }, start: number, end: number) => void
  /** Told of each shortcode, for its texts. */
  readonly onShortcode: (start: number, end: number) => void
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

const code = (
  context: InlineContext,
  id: string,
  form: CodePiece['form'],
  type: CodeType,
  start: number,
  end: number,
  data?: string,
): CodePiece => ({
  kind: 'code',
  id,
  form,
  type,
  start,
  end,
  data: data ?? context.source.slice(start, end),
  equivalent: type === 'break' ? ' ' : '',
})

/** The pieces of a block's inline content, tiling `start`…`end`. */
export const inlinePieces = (
  context: InlineContext,
  children: readonly PhrasingContent[],
  start: number,
  end: number,
): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = start
  // What no node covers (line prefixes, literal autolinks) goes to the text or code before it.
  const text = (from: number, to: number): void => {
    let here = from
    for (const hidden of context.shortcodes) {
      if (hidden.end <= here || hidden.start >= to) continue
      if (hidden.start > here) pieces.push(plain(context, here, hidden.start))
      pieces.push(code(context, context.numbers.next(), 'empty', 'shortcode', hidden.start, hidden.end))
      context.onShortcode(hidden.start, hidden.end)
      here = hidden.end
    }
    if (here < to) pieces.push(...literalLinks(context, here, to))
  }
  const htmlStack: { readonly name: string; readonly index: number }[] = []
  const walk = (nodes: readonly PhrasingContent[], stop: number): void => {
    nodes.forEach((node, index) => {
      const from = startOf(node)
      const to = endOf(node)
      if (node.position === undefined) return
      if (from > at) text(at, from)
      at = to
      switch (node.type) {
        case 'text':
          text(from, to)
          return
        case 'strong':
        case 'emphasis':
        case 'delete':
        case 'link':
        case 'linkReference': {
          const isAuto = node.type === 'link' && context.source[from] !== '['
          const first = node.children[0]
          const last = node.children.at(-1)
          if (first?.position === undefined || last?.position === undefined || isAuto) {
            pieces.push(code(context, context.numbers.next(), 'empty', isAuto ? 'autolink' : 'other', from, to))
            return
          }
          const id = context.numbers.next()
          const type: CodeType =
            node.type === 'delete' ? 'strike' : node.type === 'linkReference' ? 'reference' : node.type
          pieces.push(code(context, id, 'open', type, from, startOf(first)))
          at = startOf(first)
          walk(node.children, endOf(last))
          if (endOf(last) > at) text(at, endOf(last))
          at = to
          // A shortcut reference uses its text as key: translated, it needs the key written out.
          const data =
            node.type === 'linkReference' && node.referenceType !== 'full'
              ? `][${node.label ?? node.identifier}]`
              : undefined
          pieces.push(code(context, id, 'close', type, endOf(last), to, data))
          return
        }
        case 'image':
        case 'imageReference':
          context.onImage(node, from, to)
          pieces.push(code(context, context.numbers.next(), 'empty', 'image', from, to))
          return
        case 'inlineCode':
          pieces.push(code(context, context.numbers.next(), 'empty', 'code', from, to))
          return
        case 'break': {
          // The break's line prefix (quotation or list indent) belongs to it.
          const next = nodes[index + 1]
          const until = next?.position === undefined ? to : startOf(next)
          pieces.push(code(context, context.numbers.next(), 'empty', 'break', from, until))
          at = until
          return
        }
        case 'footnoteReference':
          pieces.push(code(context, context.numbers.next(), 'empty', 'footnote', from, to))
          return
        case 'html':
          pieces.push(htmlCode(context, pieces, htmlStack, from, to))
          return
        default:
          pieces.push(code(context, context.numbers.next(), 'empty', 'other', from, to))
      }
    })
    if (stop > at) {
      text(at, stop)
      at = stop
    }
  }
  walk(children, end)
  return pieces
}

/** `<b>` … `</b>` are one pair; a tag without its partner stands alone. */
const htmlCode = (
  context: InlineContext,
  pieces: Piece[],
  stack: { readonly name: string; readonly index: number }[],
  from: number,
  to: number,
): CodePiece => {
  const tag = context.source.slice(from, to)
  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/u.exec(tag) ?? []
  const lower = name.toLowerCase()
  if (slash === '/') {
    const at = stack.findLastIndex((one) => one.name === lower)
    const open = at < 0 ? undefined : pieces[stack[at]?.index ?? -1]
    if (open?.kind === 'code') {
      pieces[stack[at]?.index ?? -1] = { ...open, form: 'open' }
      stack.splice(at)
      return code(context, open.id, 'close', 'html', from, to)
    }
  } else if (name !== '' && !tag.endsWith('/>')) stack.push({ name: lower, index: pieces.length })
  return code(context, context.numbers.next(), 'empty', lower === 'br' ? 'break' : 'html', from, to)
}

// Mail addresses and www. links that the reader turns into links without a position.
const literal = /(?:https?:\/\/|www\.)[^\s<>"„“”«»]*[^\s<>"„“”«».,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
const literalLinks = (context: InlineContext, from: number, to: number): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = from
  for (const match of context.source.slice(from, to).matchAll(literal)) {
    const start = from + match.index
    if (start > at) pieces.push(plain(context, at, start))
    pieces.push(code(context, context.numbers.next(), 'empty', 'autolink', start, start + match[0].length))
    at = start + match[0].length
  }
  if (at < to) pieces.push(plain(context, at, to))
  return pieces
}

const plain = (context: InlineContext, start: number, end: number): Piece => ({
  kind: 'text',
  start,
  end,
  value: decodeMarkdown(context.masked.slice(start, end)),
})

/** Markdown text as a reader sees it: escapes and character references resolved, line prefixes gone. */
export const decodeMarkdown = (text: string): string =>
  decodeString(text.replace(/[ \t]*\r?\n[ \t]*(?:>[ \t]?)*[ \t]*/gu, '\n').replaceAll(starMark, '*'))
