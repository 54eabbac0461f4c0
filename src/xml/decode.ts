import { GoosefootError } from '../errors.ts'
import type { XmlLimits } from './limits.ts'
import { xmlLimits } from './limits.ts'

/** Bytes to text, losing nothing: the byte order mark stays in the text so that offsets and bytes agree. */

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252' | 'us-ascii'

export interface XmlText {
  /** Decoded; a byte order mark is `text[0]`. */
  readonly text: string
  readonly encoding: XmlEncoding
  /** The first line break of the text; LF when it has none. */
  readonly lineBreak: '\n' | '\r\n'
}

const labels: ReadonlyMap<string, XmlEncoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['latin-1', 'iso-8859-1'],
  ['l1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
])

/**
 * Decodes by the byte order mark, else by the declaration, else as UTF-8.
 *
 * @throws {GoosefootError} `<topic>.too-large`, `<topic>.encoding` (unknown, or bytes that are none of it)
 */
export const decodeXml = (input: Uint8Array | string, limits: XmlLimits = xmlLimits): XmlText => {
  if (input.length > limits.maxBytes) {
    throw new GoosefootError(
      `${limits.topic}.too-large`,
      `The file has ${input.length} bytes; at most ${limits.maxBytes} are read.`,
      { hint: 'Split the file by article.' },
    )
  }
  if (typeof input === 'string') {
    if (!input.isWellFormed()) throw badBytes(limits, 'half a surrogate pair')
    return xmlText(input, labels.get(declaredEncoding(input.slice(0, 1024)) ?? 'utf-8') ?? 'utf-8')
  }
  const encoding = encodingOf(input, limits)
  return xmlText(decodeAs(input, encoding, limits), encoding)
}

const xmlText = (text: string, encoding: XmlEncoding): XmlText => {
  const feed = text.indexOf('\n')
  return Object.freeze({ text, encoding, lineBreak: feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n' })
}

const encodingOf = (bytes: Uint8Array, limits: XmlLimits): XmlEncoding => {
  const [a = -1, b = -1, c = -1, d = -1] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw unknown(limits, 'UTF-32')
  }
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c !== 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  const declared = declaredEncoding(head)
  if (declared === null) return 'utf-8'
  const known = labels.get(declared)
  // A declaration that could be read byte by byte cannot stand in a file of two-byte units.
  if (known === undefined || known.startsWith('utf-16')) throw unknown(limits, declared)
  return known
}

/** The name in `encoding="…"` in lower case, or null. */
const declaredEncoding = (head: string): string | null => {
  const found = /^\uFEFF?<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(head)
  return found?.[1]?.toLowerCase() ?? null
}

const decodeAs = (bytes: Uint8Array, encoding: XmlEncoding, limits: XmlLimits): string => {
  switch (encoding) {
    case 'us-ascii':
    case 'iso-8859-1': {
      // The decoder that calls itself iso-8859-1 is windows-1252, so these two are decoded one to one here.
      if (encoding === 'us-ascii') {
        const at = bytes.findIndex((byte) => byte > 0x7f)
        if (at >= 0) throw badBytes(limits, 'a byte above 7F in an ASCII file')
      }
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    }
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
    case 'windows-1252':
      try {
        return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch {
        throw badBytes(limits, `bytes that are not ${encoding}`)
      }
    default:
      return encoding satisfies never
  }
}

const unknown = (limits: XmlLimits, name: string): GoosefootError =>
  new GoosefootError(
    `${limits.topic}.encoding`,
    `The file is encoded in ${name}; UTF-8, UTF-16, ISO 8859-1, windows-1252 and ASCII are read.`,
    { line: 1, column: 1, hint: 'Save the file as UTF-8.' },
  )

const badBytes = (limits: XmlLimits, what: string): GoosefootError =>
  new GoosefootError(
    `${limits.topic}.encoding`,
    `The file holds ${what}; text in its declared encoding was expected.`,
    {
      hint: 'Save the file as UTF-8, or correct the encoding in its first line.',
    },
  )
