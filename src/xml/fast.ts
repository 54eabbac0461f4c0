import type { XmlLimits } from './limits.ts'
import type { XmlAttribute, XmlHandler, XmlTag } from './scan.ts'

/**
 * A scanner of XML 1.0 with namespaces over a whole text. It knows when a text is well-formed and never says why not: the
 * caller asks the reference parser for that. No document type, no other entities than the five of XML.
 *
 * Three to six times as fast as parsing character by character, because most of a text is found by its marks and a name is
 * looked at once.
 */

/** Thrown where the text is not well-formed or beyond a limit. */
export class Doubt extends Error {
  /** UTF-16 offset. */
  readonly at: number
  /** What was exceeded; null: not well-formed. */
  readonly limit: string | null

  constructor(at: number, limit: string | null = null) {
    super('doubt')
    this.at = at
    this.limit = limit
  }
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

const LT = 60
const GT = 62
const AMP = 38
const SLASH = 47
const BANG = 33
const QUESTION = 63
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39
const CR = 13
const LF = 10
const TAB = 9
const SPACE = 32

const isSpace = (code: number): boolean => code === SPACE || code === LF || code === TAB || code === CR

// Names: XML 1.0, 2.3 [4], [4a], without the colon (Namespaces, 3).
const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const name = `[${start}][${start}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`
const qualified = new RegExp(`^(?:(${name}):)?(${name})$`, 'u')
const target = new RegExp(`^${name}$`, 'u')

interface Name {
  readonly prefix: string
  readonly local: string
}

type Scope = ReadonlyMap<string, string>
const outermost: Scope = new Map([
  ['xml', xmlNamespace],
  ['xmlns', xmlnsNamespace],
  ['', ''],
])

// Sticky over one text at a time: a scan never waits for another.
const textMarks = /[&\r]/g
const attributeMarks = /[&\r\n\t]/g

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** What no document may hold, written or referred to. */
const notCharacters = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/** XML 1.0, 2.2 [2]; surrogates are pairs, which was checked before. */
const isCharacter = (code: number): boolean =>
  code >= SPACE ? code < 0xfffe || (code > 0xffff && code <= 0x10ffff) : code === TAB || code === LF || code === CR

/** An event pass; nothing is told of what stands behind the first fault. @throws {Doubt} */
export const scanFast = (text: string, from: number, handler: XmlHandler, limits: XmlLimits): void => {
  const names = new Map<string, Name>()
  const open: XmlTag[] = []
  const scopes: Scope[] = [outermost]
  const started = performance.now()
  const { length } = text
  let at = from
  let elements = 0
  let hasRoot = false
  /** Text seen since the last construct: where it began, and its pieces when it is not one plain run. */
  let textFrom = from
  let pieces: string[] | null = null

  const nameOf = (raw: string, where: number): Name => {
    const known = names.get(raw)
    if (known !== undefined) return known
    if (raw.length > limits.maxNameLength)
      throw new Doubt(where, `A name is longer than ${limits.maxNameLength} characters.`)
    const match = qualified.exec(raw)
    if (match === null) throw new Doubt(where)
    const found = { prefix: match[1] ?? '', local: match[2] ?? '' }
    names.set(raw, found)
    return found
  }

  /** References resolved. `start` and `end` bound the raw value; line ends are LF already or are made so here. */
  const resolved = (begin: number, end: number, isAttribute: boolean): string => {
    const mark = isAttribute ? attributeMarks : textMarks
    let result = ''
    let copied = begin
    mark.lastIndex = begin
    for (let match = mark.exec(text); match !== null && match.index < end; match = mark.exec(text)) {
      const { index } = match
      result += text.slice(copied, index)
      if (text.charCodeAt(index) === AMP) {
        const semicolon = text.indexOf(';', index)
        if (semicolon < 0 || semicolon >= end) throw new Doubt(index)
        result += reference(text.slice(index + 1, semicolon), index)
        copied = semicolon + 1
      } else {
        result += isAttribute ? ' ' : '\n'
        copied = index + (text.charCodeAt(index) === CR && text.charCodeAt(index + 1) === LF && index + 1 < end ? 2 : 1)
      }
      mark.lastIndex = copied
    }
    return result + text.slice(copied, end)
  }

  const reference = (raw: string, where: number): string => {
    if (raw.charCodeAt(0) !== 35) {
      const value = Object.hasOwn(entities, raw) ? entities[raw] : undefined
      if (value === undefined) throw new Doubt(where)
      return value
    }
    const isHex = raw.charCodeAt(1) === 120
    const digits = raw.slice(isHex ? 2 : 1)
    if (!(isHex ? /^[0-9a-fA-F]+$/ : /^[0-9]+$/).test(digits)) throw new Doubt(where)
    const code = Number.parseInt(digits, isHex ? 16 : 10)
    if (!(code <= 0x10ffff) || !isCharacter(code) || (code >= 0xd800 && code <= 0xdfff)) throw new Doubt(where)
    return String.fromCodePoint(code)
  }

  /** Tells the text in front of a construct that begins at `end`. */
  const tellText = (end: number): void => {
    if (pieces === null) {
      if (end > textFrom) tellRun(textFrom, end)
      return
    }
    if (textEnd < end) pieces.push(runValue(textEnd, end))
    if (open.length > 0) handler.text?.(pieces.join(''), textFrom, end)
    pieces = null
  }
  /** End of what `pieces` hold. */
  let textEnd = from

  const tellRun = (begin: number, end: number): void => {
    const value = runValue(begin, end)
    if (open.length > 0) handler.text?.(value, begin, end)
  }

  // Where the next character stands that a run must not hold, or that makes it more than a slice; `length`: nowhere.
  let nextAmpersand = -1
  let nextReturn = -1
  let nextEnd = -1
  const after = (known: number, mark: string, begin: number): number => {
    if (known >= begin) return known
    const found = text.indexOf(mark, begin)
    return found < 0 ? length : found
  }

  /** A run of character data, checked. */
  const runValue = (begin: number, end: number): string => {
    if (open.length === 0) {
      for (let index = begin; index < end; index++) if (!isSpace(text.charCodeAt(index))) throw new Doubt(index)
      return ''
    }
    nextEnd = after(nextEnd, ']]>', begin)
    if (nextEnd < end) throw new Doubt(nextEnd)
    nextAmpersand = after(nextAmpersand, '&', begin)
    nextReturn = after(nextReturn, '\r', begin)
    return nextAmpersand >= end && nextReturn >= end ? text.slice(begin, end) : resolved(begin, end, false)
  }

  const readOpen = (begin: number): void => {
    let index = begin + 1
    let code = text.charCodeAt(index)
    while (code !== SPACE && code !== GT && code !== SLASH && code !== LF && code !== TAB && code !== CR) {
      if (index >= length || code === LT || code === EQUALS) throw new Doubt(index)
      code = text.charCodeAt(++index)
    }
    const raw = text.slice(begin + 1, index)
    const own = nameOf(raw, begin)
    const attributes: XmlAttribute[] = []
    let scope = scopes[scopes.length - 1] ?? outermost
    let bound: Map<string, string> | null = null
    let hasPrefixes = false
    let selfClosing = false
    for (;;) {
      const before = index
      while (isSpace(code)) code = text.charCodeAt(++index)
      if (code === GT) break
      if (code === SLASH) {
        if (text.charCodeAt(index + 1) !== GT) throw new Doubt(index)
        selfClosing = true
        index++
        break
      }
      // White space stands between attributes.
      if (index === before || index >= length) throw new Doubt(index)
      const nameFrom = index
      while (code !== EQUALS && !isSpace(code)) {
        if (index >= length || code === LT || code === GT || code === SLASH || code === QUOTE || code === APOSTROPHE)
          throw new Doubt(index)
        code = text.charCodeAt(++index)
      }
      const attributeName = text.slice(nameFrom, index)
      const { prefix, local } = nameOf(attributeName, nameFrom)
      while (isSpace(code)) code = text.charCodeAt(++index)
      if (code !== EQUALS) throw new Doubt(index)
      code = text.charCodeAt(++index)
      while (isSpace(code)) code = text.charCodeAt(++index)
      if (code !== QUOTE && code !== APOSTROPHE) throw new Doubt(index)
      const quote = code
      const valueFrom = ++index
      let isPlain = true
      for (code = text.charCodeAt(index); code !== quote; code = text.charCodeAt(++index)) {
        if (index >= length || code === LT) throw new Doubt(index)
        if (code < SPACE || code === AMP) isPlain = false
      }
      const value = isPlain ? text.slice(valueFrom, index) : resolved(valueFrom, index, true)
      code = text.charCodeAt(++index)
      if (attributes.length >= limits.maxAttributes)
        throw new Doubt(begin, `An element has more than ${limits.maxAttributes} attributes.`)
      let namespace = ''
      if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) {
        namespace = xmlnsNamespace
        const declared = prefix === '' ? '' : local
        checkDeclaration(declared, value, prefix !== '', nameFrom)
        bound ??= new Map(scope)
        bound.set(declared, value)
      } else if (prefix !== '') hasPrefixes = true
      for (const other of attributes) if (other.name === attributeName) throw new Doubt(nameFrom)
      attributes.push({ name: attributeName, prefix, local, namespace, value })
    }
    if (bound !== null) scope = bound
    if (hasPrefixes) bindAttributes(attributes, scope, begin)
    const namespace = scope.get(own.prefix)
    if (namespace === undefined || own.prefix === 'xmlns') throw new Doubt(begin)
    if (open.length === 0) {
      if (hasRoot) throw new Doubt(begin)
      hasRoot = true
    }
    if (++elements > limits.maxElements)
      throw new Doubt(begin, `The file has more than ${limits.maxElements} elements.`)
    if (open.length >= limits.maxDepth) throw new Doubt(begin, `Elements are nested deeper than ${limits.maxDepth}.`)
    if (elements % 10_000 === 0 && performance.now() - started > limits.maxMilliseconds)
      throw new Doubt(begin, `Reading took longer than ${limits.maxMilliseconds} ms.`)
    const end = index + 1
    const tag: XmlTag = { name: raw, prefix: own.prefix, local: own.local, namespace, attributes, selfClosing }
    handler.open?.(tag, begin, end)
    if (selfClosing) handler.close?.(tag, end, end)
    else {
      open.push(tag)
      scopes.push(scope)
    }
    at = end
  }

  /** Namespaces of prefixed attributes; two of one namespace and name are one too many. */
  const bindAttributes = (attributes: XmlAttribute[], scope: Scope, where: number): void => {
    for (const [index, one] of attributes.entries()) {
      if (one.prefix === '' || one.namespace !== '') continue
      const namespace = scope.get(one.prefix)
      if (namespace === undefined) throw new Doubt(where)
      for (const other of attributes)
        if (other !== one && other.local === one.local && other.namespace === namespace) throw new Doubt(where)
      attributes[index] = { ...one, namespace }
    }
  }

  const readClose = (begin: number): void => {
    const tag = open.pop()
    scopes.pop()
    if (tag === undefined || !text.startsWith(tag.name, begin + 2)) throw new Doubt(begin)
    let index = begin + 2 + tag.name.length
    while (isSpace(text.charCodeAt(index))) index++
    if (text.charCodeAt(index) !== GT) throw new Doubt(begin)
    at = index + 1
    handler.close?.(tag, begin, at)
  }

  const readRare = (begin: number): void => {
    if (text.startsWith('<!--', begin)) {
      const end = text.indexOf('--', begin + 4)
      if (end < 0 || text.charCodeAt(end + 2) !== GT) throw new Doubt(begin)
      tellText(begin)
      at = end + 3
      handler.comment?.(normal(text.slice(begin + 4, end)), begin, at)
      textFrom = at
    } else if (text.startsWith('<![CDATA[', begin)) {
      const end = text.indexOf(']]>', begin + 9)
      if (end < 0 || open.length === 0) throw new Doubt(begin)
      if (pieces === null) {
        pieces = begin > textFrom ? [runValue(textFrom, begin)] : []
      } else if (textEnd < begin) pieces.push(runValue(textEnd, begin))
      pieces.push(normal(text.slice(begin + 9, end)))
      at = end + 3
      textEnd = at
    } else if (text.startsWith('<?', begin)) {
      const end = text.indexOf('?>', begin + 2)
      if (end < 0) throw new Doubt(begin)
      const body = text.slice(begin + 2, end)
      const space = body.search(/[ \t\r\n]/)
      const instruction = space < 0 ? body : body.slice(0, space)
      if (!target.test(instruction) || /^xml$/iu.test(instruction)) throw new Doubt(begin)
      tellText(begin)
      at = end + 2
      handler.instruction?.(
        instruction,
        normal(space < 0 ? '' : body.slice(space).replace(/^[ \t\r\n]+/, '')),
        begin,
        at,
      )
      textFrom = at
    } else throw new Doubt(begin)
  }

  const forbidden = text.search(notCharacters)
  if (forbidden >= 0) throw new Doubt(forbidden)
  for (let begin = text.indexOf('<', at); begin >= 0; begin = text.indexOf('<', at)) {
    const next = text.charCodeAt(begin + 1)
    if (next === BANG || next === QUESTION) {
      readRare(begin)
      continue
    }
    tellText(begin)
    if (next === SLASH) readClose(begin)
    else readOpen(begin)
    textFrom = at
  }
  if (open.length > 0 || !hasRoot) throw new Doubt(length)
  tellText(length)
}

const normal = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** Namespaces in XML, 3 and 5: what may be bound to what. */
const checkDeclaration = (prefix: string, value: string, isPrefixed: boolean, where: number): void => {
  if (prefix === 'xmlns' || value === xmlnsNamespace) throw new Doubt(where)
  if ((prefix === 'xml') !== (value === xmlNamespace)) throw new Doubt(where)
  if (isPrefixed && value === '') throw new Doubt(where)
}
