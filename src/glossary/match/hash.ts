/**
 * Two 32-bit hashes of a word in small letters, made unit by unit: a text is compared with thousands of forms without
 * cutting a string out of it. Two words meet by chance once in 2⁶⁴ pairs.
 */
import { characters } from './characters.ts'

export const seedA: number = 0x811c9dc5 | 0
export const seedB: number = 0x2545f491 | 0
export const stepA = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
export const stepB = (hash: number, unit: number): number => Math.imul(hash, 0x5bd1e995) + unit + 1

export const sharpS = 0xdf
const s = 0x73

/** Goes on from a hash with what stands in a text from `start` to `end`; `ß` counts as `ss`, as the Swiss write it. */
export const hashOn = (
  text: string,
  start: number,
  end: number,
  from: { a: number; b: number },
): { a: number; b: number } => {
  const { lower } = characters()
  let { a, b } = from
  for (let at = start; at < end; at++) {
    const unit = lower[text.charCodeAt(at)] ?? 0
    if (unit === sharpS) {
      a = stepA(stepA(a, s), s)
      b = stepB(stepB(b, s), s)
    } else {
      a = stepA(a, unit)
      b = stepB(b, unit)
    }
  }
  from.a = a
  from.b = b
  return from
}

/** The hash of a whole word, NFC. */
export const hashOf = (word: string): { a: number; b: number } => hashOn(word, 0, word.length, { a: seedA, b: seedB })
