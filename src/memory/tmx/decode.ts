/**
 * Bytes of a TMX file to text that a parser survives, piece by piece.
 *
 * Byte order mark and bytes win over the declaration. What XML forbids is taken out before parsing: control characters
 * go; half surrogates and bytes that are no text leave a mark, so that their unit can be left out and never guessed.
 */
import { TextDecoder } from 'node:util'
import type { TmxReports } from './report.ts'

/** Noncharacters: no text holds them. */
export const loneSurrogateMark = '\uFDD0'
/** A line feed written as a reference is meant; one written as a line feed may be a pretty printer's. */
export const deliberateFeed = '\uFDD1'
/** What a decoder puts for bytes that are no text. */
export const badBytesMark = '\uFFFD'

const forbiddenCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** CDATA sections, in which nothing is a reference; character references; ampersands that begin none. */
const ampersands = /<!\[CDATA\[[\s\S]*?\]\]>|&#(?:x([0-9A-Fa-f]+)|([0-9]+));|&(?!#?[A-Za-z0-9]+;)/g
const sectionStart = '<![CDATA['
const sectionEnd = ']]>'

export interface TmxDecoder {
  /** Text up to the last complete tag. */
  readonly write: (bytes: Uint8Array) => string
  readonly end: () => string
}

/** The encoding of the first bytes, and whether the declaration says another. */
export const encodingOf = (head: Uint8Array): { readonly label: string; readonly mismatch: boolean } => {
  const [a = -1, b = -1, c = -1] = head
  const ascii = new TextDecoder('latin1').decode(head.subarray(0, 256)).replaceAll('\0', '')
  const declared = /<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(ascii)?.[1]?.toLowerCase() ?? null
  const wide = declared?.startsWith('utf-16') === true || declared === 'ucs-2' || declared === 'iso-10646-ucs-2'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0))
    return { label: 'utf-16le', mismatch: declared !== null && !wide }
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c))
    return { label: 'utf-16be', mismatch: declared !== null && !wide }
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { label: 'utf-8', mismatch: declared !== null && !/^utf-?8$/.test(declared) }
  if (declared === null) return { label: 'utf-8', mismatch: false }
  if (wide) return { label: 'utf-8', mismatch: true }
  try {
    return { label: new TextDecoder(declared).encoding, mismatch: false }
  } catch {
    return { label: 'utf-8', mismatch: true }
  }
}

/**
 * @param line where the parser stands, for reports
 * @param label the encoding when it is known; else it is found from the first piece
 */
export const tmxDecoder = (reports: TmxReports, line: () => number, label: string | null = null): TmxDecoder => {
  let decoder: TextDecoder | null = label === null ? null : new TextDecoder(label)
  let rest = ''
  const clean = (text: string): string => {
    const lineAt = (all: string, offset: number) => () => line() + all.slice(0, offset).split('\n').length - 1
    return (text.isWellFormed() ? text : text.replace(loneSurrogates, loneSurrogateMark))
      .replace(forbiddenCharacters, (_, offset: number, all: string) => {
        reports.note('control-character', 'taken', lineAt(all, offset))
        return ''
      })
      .replace(
        ampersands,
        (found: string, hex: string | undefined, decimal: string | undefined, offset: number, all: string) => {
          if (found.startsWith(sectionStart)) return found
          if (found === '&') {
            reports.note('bare-ampersand', 'taken', lineAt(all, offset))
            return '&amp;'
          }
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          if (code === 10 || code === 13) return deliberateFeed
          if (code >= 0xd800 && code <= 0xdfff) return loneSurrogateMark
          if (code === 9 || (code >= 0x20 && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)) return found
          reports.note('control-character', 'taken', lineAt(all, offset))
          return ''
        },
      )
  }
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    if (decoder !== null) return decoder.decode(bytes, { stream })
    const { label: found, mismatch } = encodingOf(bytes)
    if (mismatch) reports.note('encoding-mismatch', 'taken', 1)
    decoder = new TextDecoder(found)
    return decoder.decode(bytes, { stream }).trimStart()
  }
  return {
    write: (bytes) => {
      if (bytes.length === 0) return ''
      const text = rest + decode(bytes, true)
      const open = text.lastIndexOf(sectionStart)
      const cut = open >= 0 && !text.includes(sectionEnd, open) ? open : text.lastIndexOf('>') + 1
      rest = text.slice(cut)
      return clean(text.slice(0, cut))
    },
    end: () => {
      const text = rest + decode(new Uint8Array(), false)
      rest = ''
      return clean(text)
    },
  }
}
