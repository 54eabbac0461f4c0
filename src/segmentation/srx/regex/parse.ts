/** Reads a regular expression of Java or ICU: the dialects that files of rules are written in. */
import { classEscape, lineBreak, noWordBoundary, propertySource, wordBoundary } from './escapes.ts'
import { type ClassItem, type ClassNode, emptyNode, type Flags, type Node } from './nodes.ts'

/** What cannot be read, and where in the expression, UTF-16 units from 0. */
export class RegexFault extends Error {
  readonly at: number
  constructor(detail: string, at: number) {
    super(detail)
    this.at = at
  }
}

export interface DialectOptions {
  /** `\s \d \w` are those of ASCII, as in Java without flags. */
  readonly ascii: boolean
}

/** Deeper nesting than this is an attack, not a rule. */
const maximalDepth = 100

interface Reader {
  readonly text: string
  at: number
  captures: number
  depth: number
  readonly names: Map<string, number>
  readonly ascii: boolean
}

const fault = (r: Reader, detail: string, at = r.at): never => {
  throw new RegexFault(detail, at)
}

const peek = (r: Reader, ahead = 0): string => r.text[r.at + ahead] ?? ''
const looksAt = (r: Reader, what: string): boolean => r.text.startsWith(what, r.at)
const takes = (r: Reader, what: string): boolean => {
  if (!looksAt(r, what)) return false
  r.at += what.length
  return true
}

const codeAt = (r: Reader): number => {
  const code = r.text.codePointAt(r.at) ?? 0
  r.at += code > 0xffff ? 2 : 1
  return code
}

/**
 * The tree of an expression.
 *
 * @throws {RegexFault} what this dialect does not have, or is not well-formed
 */
export const parseRegex = (text: string, options: DialectOptions): Node => {
  const r: Reader = { text, at: 0, captures: 0, depth: 0, names: new Map(), ascii: options.ascii }
  const node = choice(r)
  if (r.at < text.length) fault(r, 'a closing bracket ")" that nothing opened')
  return node
}

/** Alternatives up to `)` or the end. Flags set inside hold for the rest of the group, later alternatives included. */
const choice = (r: Reader): Node => {
  if (++r.depth > maximalDepth) fault(r, `brackets more than ${maximalDepth} deep`)
  const options: Node[] = []
  let flags: Flags = {}
  for (;;) {
    const [option, left] = sequence(r, flags)
    options.push(option)
    flags = left
    if (!takes(r, '|')) break
  }
  r.depth--
  return options.length === 1 ? (options[0] ?? emptyNode) : { kind: 'choice', options }
}

const wrapped = (parts: readonly Node[], flags: Flags): Node => {
  const body: Node = { kind: 'sequence', parts }
  return Object.keys(flags).length === 0 ? body : { kind: 'flags', flags, body }
}

const sequence = (r: Reader, start: Flags): readonly [Node, Flags] => {
  const done: Node[] = []
  let flags = start
  let parts: Node[] = []
  while (r.at < r.text.length && peek(r) !== '|' && peek(r) !== ')') {
    const set = inlineFlags(r)
    if (set !== null) {
      if (parts.length > 0) done.push(wrapped(parts, flags))
      parts = []
      flags = { ...flags, ...set }
      continue
    }
    // A quantifier behind \Q…\E holds for its last character.
    const quoted = literal(r)
    if (quoted !== null) {
      const chars = quoted.map((code): Node => ({ kind: 'char', code }))
      parts.push(...chars.slice(0, -1), quantified(r, chars.at(-1) ?? emptyNode))
    } else parts.push(quantified(r, atom(r)))
  }
  if (parts.length > 0) done.push(wrapped(parts, flags))
  return [done.length === 1 ? (done[0] ?? emptyNode) : { kind: 'sequence', parts: done }, flags]
}

const flagLetters = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([):])/u

/** `(?i)`: flags for the rest of the group. `u` and `U` ask for what holds here anyway. */
const inlineFlags = (r: Reader): Flags | null => {
  const match = flagLetters.exec(r.text.slice(r.at))
  if (match === null || match[3] !== ')' || (match[1] === '' && match[2] === undefined)) return null
  const flags = flagsOf(r, match[1] ?? '', match[2] ?? '')
  r.at += match[0].length
  return flags
}

const flagsOf = (r: Reader, on: string, off: string): Flags => {
  const flags: Partial<Record<'i' | 's' | 'm', boolean>> = {}
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const)
    for (const letter of letters) {
      if (letter === 'i' || letter === 's' || letter === 'm') flags[letter] = value
      else if (letter === 'x') fault(r, 'the flag "x" (white space and comments in the expression)')
      else if (!'uUdw'.includes(letter)) fault(r, `the flag "${letter}"`)
    }
  return flags
}

const quantified = (r: Reader, body: Node): Node => {
  let node = body
  for (;;) {
    const range = quantifier(r)
    if (range === null) return node
    if (node.kind === 'anchor' || node.kind === 'look') {
      // Nothing is taken by it, so that once is as good as often.
      node = range.min === 0 ? { kind: 'repeat', body: node, min: 0, max: 1, mode: 'greedy' } : node
      mode(r)
      continue
    }
    node = { kind: 'repeat', body: node, ...range, mode: mode(r) }
  }
}

const mode = (r: Reader): 'greedy' | 'lazy' | 'possessive' =>
  takes(r, '+') ? 'possessive' : takes(r, '?') ? 'lazy' : 'greedy'

const quantifier = (r: Reader): { readonly min: number; readonly max: number } | null => {
  if (takes(r, '*')) return { min: 0, max: Number.POSITIVE_INFINITY }
  if (takes(r, '+')) return { min: 1, max: Number.POSITIVE_INFINITY }
  if (takes(r, '?')) return { min: 0, max: 1 }
  const match = /^\{(\d+)(?:(,)(\d*))?\}/u.exec(r.text.slice(r.at))
  if (match === null) return null
  const min = Number(match[1])
  const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3])
  if (max < min) fault(r, `a repetition from ${min} down to ${max}`)
  if (min > 1000 || (max > 1000 && max !== Number.POSITIVE_INFINITY)) fault(r, 'a repetition of more than 1,000')
  r.at += match[0].length
  return { min, max }
}

const atom = (r: Reader): Node => {
  const start = r.at
  switch (peek(r)) {
    case '(':
      return group(r)
    case '[':
      return charClass(r)
    case '.':
      r.at++
      return { kind: 'dot' }
    case '^':
      r.at++
      return { kind: 'anchor', source: '^' }
    case '$':
      r.at++
      return { kind: 'anchor', source: '$' }
    case '\\':
      return escapeNode(r)
    case '*':
    case '+':
    case '?':
      return fault(r, `"${peek(r)}" with nothing to repeat`, start)
    default:
      // A bare ], { or } is itself.
      return { kind: 'char', code: codeAt(r) }
  }
}

const group = (r: Reader): Node => {
  const start = r.at
  r.at++
  const close = <T extends Node>(node: T): T => {
    if (!takes(r, ')')) fault(r, 'an opening bracket "(" that nothing closes', start)
    return node
  }
  if (!looksAt(r, '?')) {
    const capture = ++r.captures
    return close({ kind: 'group', body: choice(r), capture })
  }
  const looks: readonly (readonly [string, boolean, boolean])[] = [
    ['?=', true, false],
    ['?!', true, true],
    ['?<=', false, false],
    ['?<!', false, true],
  ]
  for (const [sign, ahead, negated] of looks)
    if (takes(r, sign)) return close({ kind: 'look', ahead, negated, body: choice(r) })
  if (takes(r, '?>')) return close({ kind: 'atomic', body: choice(r) })
  if (takes(r, '?#')) {
    while (r.at < r.text.length && peek(r) !== ')') r.at++
    return close(emptyNode)
  }
  const name = /^\?P?<([A-Za-z][A-Za-z0-9]*)>/u.exec(r.text.slice(r.at))
  if (name !== null) {
    r.at += name[0].length
    const capture = ++r.captures
    r.names.set(name[1] ?? '', capture)
    return close({ kind: 'group', body: choice(r), capture })
  }
  const flags = flagLetters.exec(r.text.slice(start))
  if (flags?.[3] === ':') {
    const set = flagsOf(r, flags[1] ?? '', flags[2] ?? '')
    r.at = start + flags[0].length
    const body = choice(r)
    return close(
      Object.keys(set).length === 0
        ? { kind: 'group', body, capture: null }
        : { kind: 'flags', flags: set, body: { kind: 'group', body, capture: null } },
    )
  }
  return fault(r, 'a group of an unknown kind', start)
}

const simpleEscapes: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 }

/** A character by `\x41`, `\x{1f600}`, `\u0041`, `\u{…}`, `\U0001f600`, `\017`, `\cA`; null when it is none of them. */
const numericEscape = (r: Reader): number | null => {
  const match =
    /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|0([0-7]{1,3}))/u.exec(
      r.text.slice(r.at),
    )
  if (match === null) {
    const control = /^\\c([A-Za-z])/u.exec(r.text.slice(r.at))
    if (control === null) return null
    r.at += control[0].length
    return (control[1] ?? '').toUpperCase().charCodeAt(0) ^ 64
  }
  const hex = match.slice(1, 6).find((one) => one !== undefined)
  const code = hex === undefined ? Number.parseInt(match[6] ?? '0', 8) : Number.parseInt(hex, 16)
  if (code > 0x10ffff) fault(r, 'a character beyond Unicode')
  r.at += match[0].length
  return code
}

/** `\Q…\E`, taken literally. */
const literal = (r: Reader): readonly number[] | null => {
  if (!takes(r, '\\Q')) return null
  const end = r.text.indexOf('\\E', r.at)
  const text = r.text.slice(r.at, end < 0 ? undefined : end)
  r.at = end < 0 ? r.text.length : end + 2
  return Array.from(text, (one) => one.codePointAt(0) ?? 0)
}

/** `\p{…}`, `\P{…}`, `\pL`; null when it is none. */
const property = (r: Reader): string | null => {
  const match = /^\\([pP])(?:\{([^}]*)\}|([A-Za-z]))/u.exec(r.text.slice(r.at))
  if (match === null) return null
  const name = match[2] ?? match[3] ?? ''
  const source = propertySource(name, match[1] === 'P')
  if (source === null) return fault(r, `the property "${name}"`)
  r.at += match[0].length
  return source
}

const classOf = (source: string): ClassNode => ({
  kind: 'class',
  negated: false,
  items: [{ kind: 'source', source }],
  and: [],
})

const escapeNode = (r: Reader): Node => {
  const start = r.at
  const named = property(r)
  if (named !== null) return classOf(named)
  const code = numericEscape(r)
  if (code !== null) return { kind: 'char', code }
  const back = /^\\(?:([1-9]\d?)|k<([A-Za-z][A-Za-z0-9]*)>)/u.exec(r.text.slice(r.at))
  if (back !== null) {
    const capture = back[1] === undefined ? r.names.get(back[2] ?? '') : Number(back[1])
    if (capture === undefined || capture > r.captures)
      return fault(r, 'a reference to a group that is not there', start)
    r.at += back[0].length
    return { kind: 'reference', capture }
  }
  r.at++
  if (r.at >= r.text.length) return fault(r, 'a lone "\\" at the end', start)
  const letter = peek(r)
  const source = classEscape(letter, r.ascii)
  if (source !== undefined) {
    r.at++
    return classOf(source)
  }
  const anchors: Readonly<Record<string, string>> = {
    b: wordBoundary,
    B: noWordBoundary,
    A: '(?<![^])',
    z: '(?![^])',
    Z: '(?=\\r?\\n?(?![^]))',
  }
  const anchor = Object.hasOwn(anchors, letter) ? anchors[letter] : undefined
  if (anchor !== undefined) {
    r.at++
    return { kind: 'anchor', source: anchor }
  }
  if (letter === 'R') {
    r.at++
    return parseRegex(lineBreak, { ascii: false })
  }
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined
  if (simple !== undefined) {
    r.at++
    return { kind: 'char', code: simple }
  }
  if (/[A-Za-z]/u.test(letter)) return fault(r, `"\\${letter}"`, start)
  return { kind: 'char', code: codeAt(r) }
}

/** `[…]` with nested classes, `&&`, ranges and POSIX names. */
const charClass = (r: Reader): ClassNode => {
  const start = r.at
  if (++r.depth > maximalDepth) fault(r, `brackets more than ${maximalDepth} deep`)
  r.at++
  const negated = takes(r, '^')
  const and: ClassNode[] = []
  let items: ClassItem[] = []
  let first = true
  const operand = (): ClassNode => ({ kind: 'class', negated: false, items, and: [] })
  for (;;) {
    if (r.at >= r.text.length) fault(r, 'a class "[" that nothing closes', start)
    // A bracket right at the head is itself.
    if (peek(r) === ']' && !first) break
    first = false
    if (takes(r, '&&')) {
      and.push(operand())
      items = []
      continue
    }
    items.push(...classItems(r))
  }
  r.at++
  r.depth--
  if (and.length === 0) return { kind: 'class', negated, items, and: [] }
  const [head, ...rest] = [...and, operand()]
  return { kind: 'class', negated, items: head?.items ?? [], and: rest }
}

const classItems = (r: Reader): readonly ClassItem[] => {
  const posix = /^\[:(\^?)([a-zA-Z]+):\]/u.exec(r.text.slice(r.at))
  if (posix !== null) {
    const source = propertySource(posix[2] ?? '', posix[1] === '^')
    if (source === null) return fault(r, `the class "[:${posix[2] ?? ''}:]"`)
    r.at += posix[0].length
    return [{ kind: 'source', source }]
  }
  if (peek(r) === '[') return [charClass(r)]
  const quoted = literal(r)
  if (quoted !== null) return quoted.map((code) => ({ kind: 'range', from: code, to: code }))
  const named = property(r)
  if (named !== null) return [{ kind: 'source', source: named }]
  const letter = peek(r) === '\\' ? peek(r, 1) : ''
  const source = classEscape(letter, r.ascii)
  if (source !== undefined) {
    r.at += 2
    return [{ kind: 'source', source }]
  }
  const from = classChar(r)
  if (peek(r) !== '-' || peek(r, 1) === ']' || peek(r, 1) === '[' || peek(r, 1) === '')
    return [{ kind: 'range', from, to: from }]
  const back = r.at
  r.at++
  // A class escape ends no range: the hyphen is itself.
  if (peek(r) === '\\' && (classEscape(peek(r, 1), r.ascii) !== undefined || /[pP]/u.test(peek(r, 1)))) {
    r.at = back
    return [{ kind: 'range', from, to: from }]
  }
  const to = classChar(r)
  if (to < from) fault(r, 'a range that runs backwards', back)
  return [{ kind: 'range', from, to }]
}

const classChar = (r: Reader): number => {
  if (peek(r) !== '\\') return codeAt(r)
  const code = numericEscape(r)
  if (code !== null) return code
  const start = r.at
  r.at++
  const letter = peek(r)
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : letter === 'b' ? 8 : undefined
  if (simple !== undefined) {
    r.at++
    return simple
  }
  if (/[A-Za-z0-9]/u.test(letter)) return fault(r, `"\\${letter}" in a class`, start)
  return codeAt(r)
}
