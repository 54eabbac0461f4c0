/**
 * The keys a text is found by: a hash of each word's first six letters, one key for every run of digits.
 *
 * The prefix is all the stemming there is: no vocabulary, no language data. A collision only adds a candidate.
 */
import { letterClass, letterTables, numberClass, surrogateClass } from '../letters.ts'

/** A change of the rules raises it; snapshots of other versions are built anew. */
export const keysVersion = 1
export const keyBits = 20
/** Keys are below this. */
export const keyCount: number = 1 << keyBits
const keyMask = keyCount - 1
const prefixLength = 6
const offset = 0x811c9dc5
const prime = 0x01000193
/** A number is a number, whatever its digits. */
const numberHash = 7
/** More keys than that are not counted: such a text is no sentence. */
export const maxKeys = 1023

/**
 * Writes the keys of a folded text in order, repeats included.
 *
 * @param into room for `maxKeys` from `at`
 * @returns how many there are
 */
export const keysInto = (fold: string, into: Uint32Array, at = 0): number => {
  const { classes, lower, unspaced } = letterTables()
  const { length } = fold
  let count = 0
  let index = 0
  while (index < length && count < maxKeys) {
    const unit = fold.charCodeAt(index)
    const kind = classes[unit] ?? 0
    if (kind === letterClass || kind === surrogateClass) {
      if (unspaced[unit] === 1) {
        // No spaces between words: every pair of neighbours is a key.
        const from = index
        while (index < length && unspaced[fold.charCodeAt(index)] === 1) index++
        if (index - from === 1) into[at + count++] = mixed(Math.imul(offset ^ unit, prime))
        for (let pair = from; pair + 1 < index && count < maxKeys; pair++)
          into[at + count++] = mixed(
            Math.imul(Math.imul(offset ^ fold.charCodeAt(pair), prime) ^ fold.charCodeAt(pair + 1), prime),
          )
        continue
      }
      let hash = offset
      let taken = 0
      let current = unit
      for (;;) {
        if (taken < prefixLength) {
          hash = Math.imul(hash ^ (lower[current] ?? 0), prime)
          taken++
        }
        if (++index >= length) break
        current = fold.charCodeAt(index)
        const next = classes[current]
        if ((next !== letterClass && next !== surrogateClass) || unspaced[current] === 1) break
      }
      into[at + count++] = mixed(hash)
    } else if (kind === numberClass) {
      do index++
      while (index < length && classes[fold.charCodeAt(index)] === numberClass)
      into[at + count++] = mixed(numberHash)
    } else index++
  }
  return count
}

const mixed = (hash: number): number => {
  let mix = hash ^ (hash >>> 15)
  mix = Math.imul(mix, 0x2c1b3c6d)
  mix ^= mix >>> 12
  return mix & keyMask
}
