import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import type { CodeType, Role } from '../../article/types.ts'
import { type CodeNumbers, codeNumbers, hasLetter, trimRegion } from '../region.ts'
import type { CodePiece, FormatOptions, Piece, Region, Scan } from '../types.ts'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** Never text: programs, styles, code, drawings, form data. */
const opaque: ReadonlySet<string> = new Set(
  'script style noscript template textarea iframe svg math pre object select option canvas audio video'.split(' '),
)
const roles: Readonly<Record<string, Role>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dt: 'item',
  dd: 'item',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  caption: 'caption',
  blockquote: 'blockquote',
  title: 'headline',
}
const types: Readonly<Record<string, CodeType>> = {
  a: 'link',
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  s: 'strike',
  del: 'strike',
  br: 'break',
  img: 'image',
  code: 'code',
}

const isElement = (node: Node): node is Element => 'tagName' in node
const isText = (node: Node): node is DefaultTreeAdapterMap['textNode'] => node.nodeName === '#text'

interface Context {
  readonly source: string
  /** Added to the parser's offsets. */
  readonly shift: number
  readonly regions: Region[]
  readonly shape: unknown[]
  /** Index that the first region of this part will have in the whole list. */
  readonly base: number
}

const location = (node: Node): { start: number; end: number } | null => {
  const at = node.sourceCodeLocation
  return at == null ? null : { start: at.startOffset, end: at.endOffset }
}

/** Regions of an HTML page, or of a fragment when there is no `<html>`. */
export const scanHtml = (source: string, _options: FormatOptions): Scan => {
  const options = { sourceCodeLocationInfo: true }
  const root = /<html[\s>]|<!doctype/iu.test(source.slice(0, 4096))
    ? parse(source, options)
    : parseFragment(source, options)
  const context: Context = { source, shift: 0, regions: [], shape: [], base: 0 }
  walkBlock(context, root.childNodes, 'paragraph', null)
  return { regions: context.regions, signature: JSON.stringify(context.shape), findings: [] }
}

/** Regions of the HTML that stands from `start` to `end` of another format's file. */
export const scanHtmlPart = (
  source: string,
  start: number,
  end: number,
  _numbers: () => CodeNumbers,
  base: number,
): { readonly regions: readonly Region[]; readonly signature: string } => {
  const root = parseFragment(source.slice(start, end), { sourceCodeLocationInfo: true })
  const context: Context = { source, shift: start, regions: [], shape: [], base }
  walkBlock(context, root.childNodes, 'paragraph', null)
  return { regions: context.regions, signature: JSON.stringify(context.shape) }
}

const shapeOf = (element: Element): unknown => [
  element.tagName,
  element.attrs.filter(({ name }) => !isTranslated(element.tagName, name)).map(({ name, value }) => `${name}=${value}`),
]
const isTranslated = (tag: string, attribute: string): boolean =>
  attribute === 'alt' && (tag === 'img' || tag === 'area')

/** Does it hold nothing but inline content, all of it where the source has it? */
const isInline = (node: Node): boolean =>
  isText(node) ||
  node.nodeName === '#comment' ||
  (isElement(node) && inlineElements.has(node.tagName) && node.childNodes.every(isInline))

const walkBlock = (context: Context, nodes: readonly Node[], role: Role, name: string | null): void => {
  let run: Node[] = []
  const flush = (): void => {
    if (run.length > 0) inlineRun(context, run, role, name)
    run = []
  }
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node)
      continue
    }
    flush()
    if (!isElement(node)) {
      context.shape.push(node.nodeName)
      continue
    }
    context.shape.push(['(', shapeOf(node)])
    if (opaque.has(node.tagName)) {
      const at = location(node)
      context.shape.push(at === null ? '' : context.source.slice(at.start + context.shift, at.end + context.shift))
    } else {
      const own = roles[node.tagName]
      const heading = /^h[1-6]$/u.test(node.tagName)
      walkBlock(context, node.childNodes, own ?? role, heading ? node.tagName : own === undefined ? name : null)
    }
    context.shape.push(')')
  }
  flush()
}

const inlineRun = (context: Context, nodes: readonly Node[], role: Role, name: string | null): void => {
  const numbers = codeNumbers()
  const pieces: Piece[] = []
  const sub: Region[] = []
  const own = context.base + context.regions.length
  let whole = true
  const code = (id: string, form: CodePiece['form'], type: CodeType, from: number, to: number): void => {
    const start = from + context.shift
    const end = to + context.shift
    pieces.push({
      kind: 'code',
      id,
      form,
      type,
      start,
      end,
      data: context.source.slice(start, end),
      equivalent: type === 'break' ? ' ' : '',
    })
  }
  const walk = (node: Node): void => {
    const at = node.sourceCodeLocation
    if (at == null) {
      whole = false
      return
    }
    if (isText(node)) {
      const start = at.startOffset + context.shift
      const end = at.endOffset + context.shift
      const slice = context.source.slice(start, end)
      // The parser moves some text; what its slice does not spell is left as it is.
      if (decode(slice) !== node.value) whole = false
      pieces.push({ kind: 'text', start, end, value: node.value })
      return
    }
    if (!isElement(node)) {
      code(numbers.next(), 'empty', 'other', at.startOffset, at.endOffset)
      return
    }
    const { startTag, endTag } = node.sourceCodeLocation ?? {}
    const type = types[node.tagName] ?? 'html'
    if (node.tagName === 'img') {
      const alt = altRegion(context, node)
      if (alt !== null) sub.push(alt)
    }
    if (startTag == null || endTag == null || node.tagName === 'code') {
      if (node.childNodes.length > 0 && node.tagName !== 'code') whole = false
      code(numbers.next(), 'empty', type, at.startOffset, at.endOffset)
      return
    }
    const id = numbers.next()
    code(id, 'open', type, startTag.startOffset, startTag.endOffset)
    for (const child of node.childNodes) walk(child)
    code(id, 'close', type, endTag.startOffset, endTag.endOffset)
  }
  for (const node of nodes) walk(node)
  const tiled = pieces.every((piece, index) => index === 0 || piece.start === pieces[index - 1]?.end)
  const trimmed = trimRegion(pieces)
  const head = trimmed[0]
  const tail = trimmed.at(-1)
  const isBlock = whole && tiled && hasLetter(trimmed) && head !== undefined && tail !== undefined
  if (isBlock) {
    context.regions.push({
      role,
      name,
      owner: null,
      start: head.start,
      end: tail.end,
      encoding: 'html-text',
      pieces: trimmed,
    })
    context.shape.push('text')
  } else context.shape.push(pieces.filter((piece) => piece.kind === 'code').map((piece) => piece.type))
  context.regions.push(...sub.map((region) => ({ ...region, owner: isBlock ? own : null })))
}

const altRegion = (context: Context, node: Element): Region | null => {
  const value = node.attrs.find(({ name }) => name === 'alt')?.value ?? ''
  const at = node.sourceCodeLocation?.attrs?.alt
  if (at === undefined || !/\p{L}/u.test(value)) return null
  const start = at.startOffset + context.shift
  const slice = context.source.slice(start, at.endOffset + context.shift)
  const literal = /^alt\s*=\s*(["'])([\s\S]*)\1$/iu.exec(slice)
  if (literal === null) return null
  const from = start + slice.length - 1 - (literal[2]?.length ?? 0)
  const to = start + slice.length - 1
  return {
    role: 'alt',
    name: null,
    owner: null,
    start: from,
    end: to,
    encoding: 'html-attribute',
    pieces: [{ kind: 'text', start: from, end: to, value }],
  }
}

// The parser's own decoding, of one piece of text.
const decode = (slice: string): string => {
  const [node] = parseFragment(slice.replaceAll('<', '&lt;')).childNodes
  return node !== undefined && isText(node) ? node.value : ''
}
