import { createHash } from 'node:crypto'

/** RFC 4648, lower case: no digit that could be taken for a letter. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first `length` base-32 characters of SHA-256 over a text: what ids of blocks, segments and quotations are made of. At most 51. */
export const hashedBase32 = (text: string, length: number): string => {
  let result = ''
  let bits = 0
  let value = 0
  for (const byte of createHash('sha256').update(text).digest()) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5 && result.length < length) {
      result += alphabet[(value >>> (bits - 5)) & 31] ?? ''
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return result
}
