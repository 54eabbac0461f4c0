/** Hashes that are exact JavaScript numbers and exact SQLite integers, and the ids people see. */
import { hash } from 'node:crypto'

/** Crockford's base 32: no letters that look like digits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * 52 bits of SHA-1; never 0, which stands for "the article begins or ends here".
 * Texts are compared after the hash, so a collision is harmless.
 */
export const hash52 = (text: string): number => {
  const hex = hash('sha1', text, 'hex')
  const value = Number.parseInt(hex.slice(0, 8), 16) * 2 ** 20 + (Number.parseInt(hex.slice(8, 16), 16) >>> 12)
  return value === 0 ? 1 : value
}

/** `m` and 16 base-32 characters (80 bits of SHA-256) of the parts: the same unit has the same id in every store. */
export const entryIdOf = (parts: readonly (string | number | null)[]): string => {
  const hex = hash('sha256', JSON.stringify(parts), 'hex')
  return `m${digits(hex.slice(0, 10))}${digits(hex.slice(10, 20))}`
}

/** 40 bits as eight digits. */
const digits = (hex: string): string => {
  let rest = Number.parseInt(hex, 16)
  let text = ''
  for (let digit = 0; digit < 8; digit++) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}
