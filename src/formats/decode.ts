import { GoosefootError } from '../errors.ts'

/**
 * The file as text; a byte order mark stays its first character, so that offsets and bytes agree.
 *
 * @throws {GoosefootError} `format.encoding` when the bytes are not UTF-8
 */
export const decodeSource = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new GoosefootError('format.encoding', 'the file is not valid UTF-8.', { hint: 'Save it as UTF-8.' })
  }
}

/** Text back to bytes. */
export const encodeLike = (text: string, _original: Uint8Array): Uint8Array => new TextEncoder().encode(text)
