import { SaxesParser } from 'saxes'
import { GoosefootError } from '../errors.ts'
import { Doubt, scanFast } from './fast.ts'
import type { XmlLimits } from './limits.ts'
import { xmlLimits } from './limits.ts'
import { placeAt } from './place.ts'

/**
 * The one place XML is scanned: well-formedness and namespaces by saxes, and with every event the exact span of what it
 * stands for, so that a file can be changed by replacing spans.
 *
 * No file and no network, ever: nothing in a document makes this open one.
 */

export interface XmlAttribute {
  /** As written, `xml:lang`. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  /** Empty without a prefix: a default namespace does not reach attributes. */
  readonly namespace: string
  /** References resolved, line feeds and tabs made spaces as XML demands. */
  readonly value: string
}

export interface XmlTag {
  /** As written, `mda:meta`. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly namespace: string
  /** In document order, namespace declarations included. */
  readonly attributes: readonly XmlAttribute[]
  readonly selfClosing: boolean
}

/**
 * What a reader is told. Spans are half-open UTF-16 offsets into the text; together they tile it.
 *
 * - `close` of `<x/>` follows `open` at once, with an empty span behind the tag.
 * - `text` is everything between two constructs, CDATA sections and references resolved, line ends made LF; a comment
 *   or instruction parts two texts.
 */
export interface XmlHandler {
  readonly doctype?: (value: string, start: number, end: number) => void
  readonly open?: (tag: XmlTag, start: number, end: number) => void
  readonly close?: (tag: XmlTag, start: number, end: number) => void
  readonly text?: (value: string, start: number, end: number) => void
  readonly comment?: (value: string, start: number, end: number) => void
  readonly instruction?: (target: string, body: string, start: number, end: number) => void
}

const eventsBetweenLooksAtTheClock = 10_000

/**
 * Reads a whole document.
 *
 * @param text as `decodeXml` gives it; a byte order mark counts as one unit
 * @throws {GoosefootError} with line and column: `<topic>.not-wellformed`, `<topic>.doctype` (an internal subset, where
 *   entity attacks live), `<topic>.limit`
 */
export const scanXml = (text: string, handler: XmlHandler, limits: XmlLimits = xmlLimits): void => {
  const declared = declaration.exec(text)?.[0].length ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0)
  // What the fast scanner does not know: document types; a declaration it would not understand.
  if (
    text.includes('<!DOCTYPE') ||
    text.startsWith('<?xml', text.charCodeAt(0) === 0xfeff ? 1 : 0) !== declared > 5 ||
    !text.isWellFormed()
  ) {
    scanSlowly(text, handler, limits)
    return
  }
  try {
    scanFast(text, declared, handler, limits)
  } catch (error) {
    if (!(error instanceof Doubt)) throw error
    if (error.limit !== null)
      throw new GoosefootError(`${limits.topic}.limit`, error.limit, {
        ...placeAt(text, error.at),
        hint: 'Split the file; a file like this does not come from a translation tool.',
      })
    // The reference parser says what is wrong, and where.
    scanSlowly(text, {}, limits)
    throw new GoosefootError(`${limits.topic}.not-wellformed`, 'The file is not well-formed XML.', {
      ...placeAt(text, error.at),
      hint: 'Export the file again from the tool that made it, or correct it at this place.',
    })
  }
}

/** `<?xml version="1.0" encoding="…" standalone="…"?>`, as XML 1.0, 2.8 [23] has it. */
const declaration =
  /^\uFEFF?<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/

/** The reference: saxes. Exported for the test that holds the fast scanner against it. */
export const scanSlowly = (text: string, handler: XmlHandler, limits: XmlLimits = xmlLimits): void => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlTag[] = []
  const started = performance.now()
  let elements = 0
  let events = 0
  /** End of the last construct told to the handler. */
  let told = 0
  /** Start of the construct being parsed, when a text or CDATA event has shown it; else found from `told`. */
  let known = -1
  let pending: string[] = []

  const refuse = (detail: string, at: number): never => {
    throw new GoosefootError(`${limits.topic}.limit`, detail, {
      ...placeAt(text, at),
      hint: 'Split the file; a file like this does not come from a translation tool.',
    })
  }
  const tick = (): void => {
    events++
    if (events % eventsBetweenLooksAtTheClock === 0 && performance.now() - started > limits.maxMilliseconds) {
      refuse(`Reading took longer than ${limits.maxMilliseconds} ms.`, parser.position)
    }
  }
  /** Start of the construct that ends or is read now. Text before it is told first. */
  const begin = (): number => {
    const start = known >= 0 ? known : text.indexOf('<', told)
    if (pending.length > 0) {
      const value = pending.length === 1 ? (pending[0] ?? '') : pending.join('')
      pending = []
      if (open.length > 0) handler.text?.(value, told, start)
    }
    known = -1
    return start
  }

  const first = /^\uFEFF?<\?xml\s[^>]*\?>/.exec(text)?.[0]
  if (first !== undefined) told = first.length
  parser.on('text', (value) => {
    // saxes flushes a run when it has read the `<` behind it.
    pending.push(value)
    known = parser.position - 1
  })
  // A parser with more than four handlers is three times as slow (measured: 105 and 375 ms for 8.6 MB; V8 turns the
  // object into a dictionary), so those for rare constructs are set only where the text can hold one.
  const onRare = (mark: string, set: () => void): void => {
    if (text.includes(mark, told)) set()
  }
  onRare('<![CDATA[', () =>
    parser.on('cdata', (value) => {
      pending.push(value)
      known = text.indexOf('>', parser.position - 1) + 1
    }),
  )
  onRare('<!DOCTYPE', () =>
    parser.on('doctype', (value) => {
      const start = begin()
      told = parser.position
      if (value.replace(/"[^"]*"|'[^']*'/g, '').includes('[')) {
        throw new GoosefootError(
          `${limits.topic}.doctype`,
          'The document type declaration has an internal subset; entities and declarations of a file are never read.',
          { ...placeAt(text, start), hint: 'Remove the part in square brackets and write the characters themselves.' },
        )
      }
      handler.doctype?.(value, start, told)
    }),
  )
  onRare('<!--', () =>
    parser.on('comment', (value) => {
      tick()
      const start = begin()
      told = text.indexOf('>', parser.position - 1) + 1
      handler.comment?.(value, start, told)
    }),
  )
  onRare('<?', () =>
    parser.on('processinginstruction', ({ target, body }) => {
      tick()
      const start = begin()
      told = text.indexOf('>', parser.position - 1) + 1
      handler.instruction?.(target, body, start, told)
    }),
  )
  parser.on('opentag', (node) => {
    tick()
    const start = begin()
    told = parser.position
    elements++
    if (elements > limits.maxElements) refuse(`The file has more than ${limits.maxElements} elements.`, start)
    if (open.length >= limits.maxDepth) refuse(`Elements are nested deeper than ${limits.maxDepth}.`, start)
    if (node.name.length > limits.maxNameLength) {
      refuse(`A name is longer than ${limits.maxNameLength} characters.`, start)
    }
    const list: XmlAttribute[] = []
    for (const name in node.attributes) {
      const attribute = node.attributes[name]
      if (attribute === undefined) continue
      if (list.length >= limits.maxAttributes) {
        refuse(`An element has more than ${limits.maxAttributes} attributes.`, start)
      }
      if (name.length > limits.maxNameLength) refuse(`A name is longer than ${limits.maxNameLength} characters.`, start)
      list.push({
        name: attribute.name,
        prefix: attribute.prefix,
        local: attribute.local,
        namespace: attribute.uri,
        value: attribute.value,
      })
    }
    const tag: XmlTag = {
      name: node.name,
      prefix: node.prefix,
      local: node.local,
      namespace: node.uri,
      attributes: list,
      selfClosing: node.isSelfClosing,
    }
    open.push(tag)
    handler.open?.(tag, start, told)
  })
  parser.on('closetag', () => {
    const tag = open[open.length - 1]
    if (tag === undefined) return
    if (tag.selfClosing) {
      open.pop()
      handler.close?.(tag, told, told)
      return
    }
    tick()
    const start = begin()
    told = parser.position
    open.pop()
    handler.close?.(tag, start, told)
  })

  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof GoosefootError) throw error
    throw notWellFormed(error, text, parser.position, limits)
  }
}

/** saxes' message without its own place, whose columns count code points, and with what to do. */
const notWellFormed = (error: unknown, text: string, position: number, limits: XmlLimits): GoosefootError => {
  const message = error instanceof Error ? error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '') : 'not XML'
  const prefix = /unbound namespace prefix: "([^"]*)"/.exec(message)?.[1]
  const at = Math.max(0, Math.min(position - 1, text.length))
  return new GoosefootError(
    `${limits.topic}.not-wellformed`,
    prefix === undefined
      ? `The file is not well-formed XML: ${message.slice(0, 120)}.`
      : `The file is not well-formed XML: the prefix "${prefix}" is not declared (xmlns:${prefix} is missing).`,
    {
      ...placeAt(text, at),
      hint:
        prefix === undefined
          ? 'Export the file again from the tool that made it, or correct it at this place.'
          : `Add xmlns:${prefix}="…" to the root element, with the address its tool uses.`,
    },
  )
}
