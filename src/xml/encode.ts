import type { XmlEncoding, XmlText } from './decode.ts'

/** Text to bytes in the file's own encoding. */

/** Byte of windows-1252 for each code point between U+0080 and U+FFFF that it has. */
let windows1252: ReadonlyMap<number, number> | null = null

const windows1252Bytes = (): ReadonlyMap<number, number> => {
  if (windows1252 !== null) return windows1252
  const decoder = new TextDecoder('windows-1252')
  const table = new Map<number, number>()
  for (let byte = 0x80; byte <= 0xff; byte++) table.set(decoder.decode(Uint8Array.of(byte)).charCodeAt(0), byte)
  windows1252 = table
  return table
}

/**
 * Encodes a text as it was decoded. A character that the encoding cannot hold becomes a numeric reference: only text
 * and attribute values that were put in can hold one, since all the rest came out of that encoding.
 */
export const encodeXml = ({ text, encoding }: Pick<XmlText, 'text' | 'encoding'>): Uint8Array => {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'utf-16le':
    case 'utf-16be': {
      const bytes = Buffer.from(text, 'utf16le')
      return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes)
    }
    case 'iso-8859-1':
      return oneByteEach(text, (unit) => (unit <= 0xff ? unit : null))
    case 'us-ascii':
      return oneByteEach(text, (unit) => (unit <= 0x7f ? unit : null))
    case 'windows-1252': {
      const table = windows1252Bytes()
      return oneByteEach(text, (unit) => (unit < 0x80 ? unit : (table.get(unit) ?? null)))
    }
    default:
      return encoding satisfies never
  }
}

const oneByteEach = (text: string, byteOf: (codePoint: number) => number | null): Uint8Array => {
  const bytes: number[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const byte = byteOf(codePoint)
    if (byte !== null) bytes.push(byte)
    else for (const digit of `&#${codePoint};`) bytes.push(digit.charCodeAt(0))
  }
  return Uint8Array.from(bytes)
}

/** The name to write in an XML declaration. */
export const encodingName = (encoding: XmlEncoding): string =>
  encoding === 'utf-16le' || encoding === 'utf-16be' ? 'UTF-16' : encoding === 'utf-8' ? 'UTF-8' : encoding
