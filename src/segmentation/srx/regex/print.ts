/** Writes a tree as JavaScript with the `v` flag. */
import type { ClassItem, ClassNode, Flags, Node } from './nodes.ts'
import { RegexFault } from './parse.ts'

export interface PrintOptions {
  /**
   * In a look-behind JavaScript reads from right to left: what repeats without end is bounded (as Java wants it too),
   * what must not be given back may be, and a reference would be read before its group.
   */
  readonly behind: boolean
}

/** What `*` and `+` stand for in front of a boundary: the bound of SRX's Java implementations. */
const bound = 100

const plain = /^[\p{L}\p{N}_\u0020]$/u

const charSource = (code: number): string => {
  const letter = String.fromCodePoint(code)
  return plain.test(letter) ? letter : `\\u{${code.toString(16)}}`
}

interface Printer {
  readonly behind: boolean
  atomics: number
}

/** @throws {RegexFault} a reference to a group in front of a boundary */
export const printRegex = (node: Node, options: PrintOptions): string =>
  print(node, { behind: options.behind, atomics: 0 })

const print = (node: Node, p: Printer): string => {
  switch (node.kind) {
    case 'char':
      return charSource(node.code)
    case 'dot':
      return '.'
    case 'class':
      return printClass(node)
    case 'sequence':
      return node.parts.map((part) => (part.kind === 'choice' ? `(?:${print(part, p)})` : print(part, p))).join('')
    case 'choice':
      return node.options.map((option) => print(option, p)).join('|')
    case 'group':
      // Captures have names, so that what an atomic group adds shifts no number; nothing refers to one in a look-behind.
      return node.capture === null || p.behind
        ? `(?:${print(node.body, p)})`
        : `(?<g${node.capture}>${print(node.body, p)})`
    case 'flags':
      return `(?${flagSource(node.flags)}:${print(node.body, p)})`
    case 'look':
      return `(?${node.ahead ? '' : '<'}${node.negated ? '!' : '='}${print(node.body, p)})`
    case 'anchor':
      return node.source
    case 'reference':
      if (p.behind) throw new RegexFault('a reference to a group in front of a boundary', 0)
      return `\\k<g${node.capture}>`
    case 'atomic':
      return atomic(print(node.body, p), p)
    case 'repeat':
      return printRepeat(node, p)
    default:
      return node satisfies never
  }
}

/** A group that gives nothing back: what a look-ahead saw is taken as it is. */
const atomic = (source: string, p: Printer): string => {
  if (p.behind) return `(?:${source})`
  const name = `a${p.atomics++}`
  return `(?=(?<${name}>${source}))\\k<${name}>`
}

const printRepeat = (node: Extract<Node, { kind: 'repeat' }>, p: Printer): string => {
  const body = isOne(node.body) ? print(node.body, p) : `(?:${print(node.body, p)})`
  const max = p.behind && node.max === Number.POSITIVE_INFINITY ? Math.max(node.min, bound) : node.max
  const range =
    node.min === 0 && max === 1
      ? '?'
      : max === Number.POSITIVE_INFINITY
        ? node.min === 0
          ? '*'
          : node.min === 1
            ? '+'
            : `{${node.min},}`
        : `{${node.min},${max}}`
  const source = `${body}${range}${node.mode === 'lazy' ? '?' : ''}`
  return node.mode === 'possessive' ? atomic(source, p) : source
}

/** A quantifier behind its source would mean all of it. */
const isOne = (node: Node): boolean =>
  node.kind === 'char' || node.kind === 'dot' || node.kind === 'class' || node.kind === 'group'

const flagSource = (flags: Flags): string => {
  const letters = Object.entries(flags)
  const on = letters.filter(([, value]) => value).map(([letter]) => letter)
  const off = letters.filter(([, value]) => !value).map(([letter]) => letter)
  return `${on.join('')}${off.length > 0 ? `-${off.join('')}` : ''}`
}

export const printClass = (node: ClassNode): string => {
  if (node.and.length === 0) return `[${node.negated ? '^' : ''}${node.items.map(itemSource).join('')}]`
  const operands = [{ ...node, negated: false, and: [] }, ...node.and].map((one) => printClass(one))
  return `[${node.negated ? '^' : ''}${operands.join('&&')}]`
}

const itemSource = (item: ClassItem): string => {
  switch (item.kind) {
    case 'range':
      return item.from === item.to ? charSource(item.from) : `${charSource(item.from)}-${charSource(item.to)}`
    case 'source':
      return item.source
    case 'class':
      return printClass(item)
    default:
      return item satisfies never
  }
}
