/**
 * XML fragments as tag handling v2 reads them: strictly well-formed, several roots and text beside them allowed.
 *
 * An own small reader, so that the stand-in shares no mistake with the program it tests.
 *
 * @see XML 1.0 (5th ed.), 2.2 Char, 2.3 AttValue, 2.4 character data (no `]]>`), 4.1 references
 */
export interface TextNode {
  readonly kind: 'text'
  /** Decoded. */
  readonly text: string
}
export interface ElementNode {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly FragmentNode[]
  /** Written `<x/>`. */
  readonly selfClosing: boolean
}
/** A comment, a processing instruction or a CDATA section; kept as written, never translated, never billed. */
interface OpaqueNode {
  readonly kind: 'opaque'
  readonly raw: string
}
export type FragmentNode = TextNode | ElementNode | OpaqueNode

export const textNode = (text: string): TextNode => ({ kind: 'text', text })
export const element = (
  name: string,
  attributes: ElementNode['attributes'],
  children: readonly FragmentNode[],
): ElementNode => ({ kind: 'element', name, attributes, children, selfClosing: false })

/** Why a fragment is not well-formed; `at` is an offset in UTF-16 units. */
export class FragmentError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.name = 'FragmentError'
    this.at = at
  }
}

const name = /[\p{L}_:][\p{L}\p{N}\p{M}._:\-·]*/uy
const attribute = /\s+([\p{L}_:][\p{L}\p{N}\p{M}._:\-·]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy
const tagEnd = /\s*(\/?)>/uy
const reference = /&(?:#(\d+)|#x([\da-fA-F]+)|(amp|lt|gt|quot|apos));/uy
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const isChar = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** What needs a closer look: references, control characters, halves of surrogate pairs, the two that are no characters. */
const special = /[&\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u

const decode = (raw: string, at: number): string => {
  if (!special.test(raw)) return raw
  let result = ''
  for (let here = 0; here < raw.length; ) {
    if (raw[here] === '&') {
      const found = match(reference, raw, here)
      if (!found) throw new FragmentError('a "&" that begins no reference of XML', at + here)
      const [whole, decimal, hexadecimal, named] = found
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10)
      if (named === undefined && !isChar(code)) throw new FragmentError('a reference to no character', at + here)
      result += named === undefined ? String.fromCodePoint(code) : predefined[named]
      here += whole.length
      continue
    }
    const code = raw.codePointAt(here) ?? 0
    if (!isChar(code)) throw new FragmentError('a character XML forbids', at + here)
    const character = String.fromCodePoint(code)
    result += character
    here += character.length
  }
  return result
}

interface Open {
  readonly name: string
  readonly attributes: ElementNode['attributes']
  readonly children: FragmentNode[]
  readonly at: number
}

/** @throws {FragmentError} when the text is not well-formed */
export const parseFragment = (text: string): readonly FragmentNode[] => {
  const roots: FragmentNode[] = []
  const open: Open[] = []
  let at = 0
  const children = (): FragmentNode[] => open.at(-1)?.children ?? roots
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const end = next < 0 ? text.length : next
      const raw = text.slice(at, end)
      if (raw.includes(']]>')) throw new FragmentError('"]]>" in text', at + raw.indexOf(']]>'))
      children().push(textNode(decode(raw, at)))
      at = end
      continue
    }
    const opaque = opaqueEnd(text, at)
    if (opaque !== null) {
      children().push({ kind: 'opaque', raw: text.slice(at, opaque) })
      at = opaque
    } else if (text[at + 1] === '/') at = close(text, at, open, roots)
    else at = begin(text, at, open, children())
  }
  const left = open.at(-1)
  if (left) throw new FragmentError(`<${left.name}> is never closed`, left.at)
  return roots
}

const opaqueEnd = (text: string, at: number): number | null => {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(start, at)) continue
    const found = text.indexOf(end, at + start.length)
    if (found < 0) throw new FragmentError(`"${start}" without an end`, at)
    return found + end.length
  }
  return null
}

const begin = (text: string, at: number, open: Open[], children: FragmentNode[]): number => {
  const found = match(name, text, at + 1)
  if (!found) throw new FragmentError('a "<" that begins no tag', at)
  let here = at + 1 + found[0].length
  const attributes: (readonly [string, string])[] = []
  for (let next = match(attribute, text, here); next; next = match(attribute, text, here)) {
    const [whole, key = '', double, single = ''] = next
    if (attributes.some(([other]) => other === key)) throw new FragmentError(`attribute "${key}" twice`, here)
    attributes.push([key, decode(double ?? single, here)])
    here += whole.length
  }
  const end = match(tagEnd, text, here)
  if (!end) throw new FragmentError(`<${found[0]} is not a tag`, at)
  if (end[1] === '/') children.push({ kind: 'element', name: found[0], attributes, children: [], selfClosing: true })
  else open.push({ name: found[0], attributes, children: [], at })
  return here + end[0].length
}

const close = (text: string, at: number, open: Open[], roots: FragmentNode[]): number => {
  const found = match(name, text, at + 2)
  const end = found && match(/\s*>/uy, text, at + 2 + found[0].length)
  if (!found || !end) throw new FragmentError('a "</" that begins no tag', at)
  const last = open.pop()
  if (last?.name !== found[0])
    throw new FragmentError(`</${found[0]}> where ${last ? `</${last.name}>` : 'nothing'} was open`, at)
  const parent = open.at(-1)?.children ?? roots
  parent.push(element(last.name, last.attributes, last.children))
  return at + 2 + found[0].length + end[0].length
}

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const writeFragment = (nodes: readonly FragmentNode[]): string => nodes.map(writeNode).join('')

const writeNode = (node: FragmentNode): string => {
  switch (node.kind) {
    case 'text':
      return escapeText(node.text)
    case 'opaque':
      return node.raw
    case 'element': {
      const start = node.attributes.map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`)
      return node.selfClosing
        ? `<${node.name}${start.join('')}/>`
        : `<${node.name}${start.join('')}>${writeFragment(node.children)}</${node.name}>`
    }
    default:
      return node satisfies never
  }
}

/** What a reader sees of a fragment: its text without tags, references decoded. */
export const textOf = (nodes: readonly FragmentNode[]): string =>
  nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text
        case 'opaque':
          return ''
        case 'element':
          return textOf(node.children)
        default:
          return node satisfies never
      }
    })
    .join('')
