import { alone, characters, inWord, invisible } from './characters.ts'
import { hashOf, seedA, seedB, sharpS, stepA, stepB } from './hash.ts'

/** The words of a text: where they stand and their hashes. Overwritten by the next call. */
export interface Tokens {
  count: number
  starts: Int32Array
  ends: Int32Array
  a: Int32Array
  b: Int32Array
}

const size = 256
export const newTokens = (): Tokens => ({
  count: 0,
  starts: new Int32Array(size),
  ends: new Int32Array(size),
  a: new Int32Array(size),
  b: new Int32Array(size),
})

/** Cuts a text into runs of letters, marks and digits; in scripts without spaces into characters. */
export const tokenize = (text: string, tokens: Tokens): void => {
  const { classes, lower } = characters()
  const { length } = text
  let count = 0
  let at = 0
  while (at < length) {
    const kind = classes[text.charCodeAt(at)] ?? other
    if (kind !== inWord && kind !== alone) {
      at++
      continue
    }
    if (count === tokens.starts.length) grow(tokens)
    const start = at
    let a = seedA
    let b = seedB
    let isOdd = false
    if (kind === alone) {
      const unit = text.charCodeAt(at++)
      a = stepA(a, unit)
      b = stepB(b, unit)
    } else {
      for (; at < length; at++) {
        const unit = text.charCodeAt(at)
        const here = classes[unit] ?? other
        if (here === invisible) {
          isOdd = true
          continue
        }
        if (here !== inWord) break
        // Combining marks: the letter in front of one is to be composed with it.
        if (unit >= 0x300 && unit < 0x370) isOdd = true
        const small = lower[unit] ?? 0
        if (small === sharpS) {
          a = stepA(stepA(a, 0x73), 0x73)
          b = stepB(stepB(b, 0x73), 0x73)
        } else {
          a = stepA(a, small)
          b = stepB(b, small)
        }
      }
      if (isOdd) {
        const word = text
          .slice(start, at)
          .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
          .normalize('NFC')
        const hash = hashOf(word)
        a = hash.a
        b = hash.b
      }
    }
    tokens.starts[count] = start
    tokens.ends[count] = at
    tokens.a[count] = a
    tokens.b[count] = b
    count++
  }
  tokens.count = count
}
const other = 0

const grow = (tokens: Tokens): void => {
  const grown = (old: Int32Array): Int32Array => {
    const array = new Int32Array(old.length * 2)
    array.set(old)
    return array
  }
  tokens.starts = grown(tokens.starts)
  tokens.ends = grown(tokens.ends)
  tokens.a = grown(tokens.a)
  tokens.b = grown(tokens.b)
}
