/** Pairs of a file seen so far, by hashes of 53 bits in one array: a file of millions of units stays small in memory. */

/** Behind so many, duplicates are no longer reported. */
const most = 2_000_000

export interface Seen {
  /** True when the same parts were added before. */
  readonly add: (parts: readonly (string | null)[]) => boolean
}

export const seenPairs = (): Seen => {
  let slots = new Float64Array(1 << 12)
  let used = 0
  /** True when it was there. */
  const put = (hash: number): boolean => {
    let at = hash % slots.length
    for (;;) {
      const found = slots[at]
      if (found === 0) break
      if (found === hash) return true
      at = at + 1 === slots.length ? 0 : at + 1
    }
    slots[at] = hash
    used++
    return false
  }
  const grow = (): void => {
    const old = slots
    slots = new Float64Array(old.length * 2)
    used = 0
    for (const hash of old) if (hash !== 0) put(hash)
  }
  return {
    add: (parts) => {
      if (used >= most) return false
      if (used * 2 >= slots.length) grow()
      return put(hashOf(parts))
    },
  }
}

/** Never 0. */
const hashOf = (parts: readonly (string | null)[]): number => {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (const part of parts) {
    const text = part ?? '\uFFFF'
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      one = Math.imul(one ^ unit, 2654435761)
      two = Math.imul(two ^ unit, 1597334677)
    }
    // A part's end counts: "ab", "c" is not "a", "bc".
    one = Math.imul(one ^ 0x10000, 2654435761)
    two = Math.imul(two ^ 0x10000, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return 4294967296 * (2097151 & two) + (one >>> 0) || 1
}
