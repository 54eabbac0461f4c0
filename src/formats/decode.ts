import { GoosefootError } from '../errors.ts'

const defaultLimit = 10_000_000

/** UTF-16 with a byte order mark; everything else is UTF-8. */
const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * The file as text; a byte order mark stays its first character, so that offsets and bytes agree.
 *
 * @param limit largest file in bytes
 * @throws {GoosefootError} `format.too-large`; `format.encoding` when the bytes are neither UTF-8 nor UTF-16 with a
 *   byte order mark
 */
export const decodeSource = (bytes: Uint8Array, limit: number = defaultLimit): string => {
  if (bytes.length > limit)
    throw new GoosefootError('format.too-large', `the file has ${bytes.length} bytes; at most ${limit} are read.`, {
      hint: 'Split the file, or raise the limit.',
    })
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const { line, column } = firstBroken(bytes)
    throw new GoosefootError('format.encoding', 'the file is not valid UTF-8.', {
      line,
      column,
      hint: 'Save it as UTF-8.',
    })
  }
}

/** Where the first byte stands that is no UTF-8; counted from 1. */
const firstBroken = (bytes: Uint8Array): { readonly line: number; readonly column: number } => {
  let low = 0
  let high = bytes.length
  const isGood = (length: number): boolean => {
    try {
      // A character cut at the end is no error yet.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isGood(middle)) low = middle
    else high = middle - 1
  }
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, low), { stream: true }).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Text back to bytes, in the encoding of the file it came from. */
export const encodeLike = (text: string, original: Uint8Array): Uint8Array => {
  const encoding = encodingOf(original)
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
  return bytes
}
