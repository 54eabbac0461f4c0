/**
 * Levenshtein distance by Myers' bit vectors, in blocks of 32 pattern units.
 *
 * @see G. Myers, A fast bit-vector algorithm for approximate string matching, JACM 46 (1999); blocks after H. Hyyrö
 */

/** Rows of the pattern by UTF-16 unit; filled from a block and cleared again by walking it. */
const rowsOf = new Uint32Array(0x10000)

// Grown, never given back: lookups compare thousands of texts a second.
let plus = new Uint8Array(1024)
let minus = new Uint8Array(1024)
let unitsA = new Uint16Array(1024)
let unitsB = new Uint16Array(1024)

/** Insertions, deletions and substitutions of UTF-16 units that lead from `a` to `b`. Symmetric. */
export const distance = (a: string, b: string): number => {
  if (unitsA.length < a.length) unitsA = new Uint16Array(a.length * 2)
  if (unitsB.length < b.length) unitsB = new Uint16Array(b.length * 2)
  for (let at = 0; at < a.length; at++) unitsA[at] = a.charCodeAt(at)
  for (let at = 0; at < b.length; at++) unitsB[at] = b.charCodeAt(at)
  return unitDistance(unitsA, a.length, unitsB, b.length)
}

/** The same over units that are at hand: the first `lengthA` of `a` and `lengthB` of `b`. */
export const unitDistance = (a: Uint16Array, lengthA: number, b: Uint16Array, lengthB: number): number => {
  let start = 0
  let endA = lengthA
  let endB = lengthB
  while (start < endA && start < endB && a[start] === b[start]) start++
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (endA === start) return endB - start
  if (endB === start) return endA - start
  const isShorter = endA <= endB
  const pattern = isShorter ? a : b
  const text = isShorter ? b : a
  const patternEnd = isShorter ? endA : endB
  const textEnd = isShorter ? endB : endA
  return patternEnd - start <= 32
    ? oneBlock(pattern, start, patternEnd, text, textEnd)
    : blocks(pattern, start, patternEnd, text, textEnd)
}

/** Pattern and text begin at the same place. */
const oneBlock = (pattern: Uint16Array, from: number, to: number, text: Uint16Array, textTo: number): number => {
  for (let row = from; row < to; row++) addRow(pattern, row, row - from)
  const top = 1 << (to - from - 1)
  let pv = -1
  let mv = 0
  let score = to - from
  for (let at = from; at < textTo; at++) {
    const eq = rowsOf[text[at] ?? 0] ?? 0
    const xv = eq | mv
    const xh = (((eq & pv) + pv) ^ pv) | eq
    let ph = mv | ~(xh | pv)
    let mh = pv & xh
    if (ph & top) score++
    if (mh & top) score--
    ph = (ph << 1) | 1
    mh <<= 1
    pv = mh | ~(xv | ph)
    mv = ph & xv
  }
  for (let row = from; row < to; row++) rowsOf[pattern[row] ?? 0] = 0
  return score
}

/** Horizontal differences between two blocks are kept by text position: +1 in `plus`, −1 in `minus`. */
const blocks = (pattern: Uint16Array, start: number, end: number, text: Uint16Array, textTo: number): number => {
  if (plus.length < textTo) {
    plus = new Uint8Array(textTo * 2)
    minus = new Uint8Array(textTo * 2)
  }
  plus.fill(1, start, textTo)
  minus.fill(0, start, textTo)
  let score = end - start
  for (let from = start; from < end; from += 32) {
    const to = Math.min(from + 32, end)
    const isLast = to === end
    const top = 1 << (to - from - 1)
    for (let row = from; row < to; row++) addRow(pattern, row, row - from)
    let pv = -1
    let mv = 0
    for (let at = start; at < textTo; at++) {
      const eq = rowsOf[text[at] ?? 0] ?? 0
      const hp = plus[at] ?? 0
      const hm = minus[at] ?? 0
      const xv = eq | mv
      const eh = eq | hm
      const xh = (((eh & pv) + pv) ^ pv) | eh
      let ph = mv | ~(xh | pv)
      let mh = pv & xh
      if (isLast) {
        if (ph & top) score++
        if (mh & top) score--
      } else {
        plus[at] = ph >>> 31
        minus[at] = mh >>> 31
      }
      ph = (ph << 1) | hp
      mh = (mh << 1) | hm
      pv = mh | ~(xv | ph)
      mv = ph & xv
    }
    for (let row = from; row < to; row++) rowsOf[pattern[row] ?? 0] = 0
  }
  return score
}

const addRow = (pattern: Uint16Array, index: number, bit: number): void => {
  const unit = pattern[index] ?? 0
  rowsOf[unit] = (rowsOf[unit] ?? 0) | (1 << bit)
}

/** The same on lists: each distinct token counts as one unit. At most 65,535 distinct tokens are told apart. */
export const tokenDistance = (a: readonly string[], b: readonly string[]): number => {
  const units = new Map<string, number>()
  const asUnits = (tokens: readonly string[]): Uint16Array => {
    const result = new Uint16Array(tokens.length)
    for (const [at, token] of tokens.entries()) {
      let unit = units.get(token)
      if (unit === undefined) {
        unit = units.size & 0xffff
        units.set(token, unit)
      }
      result[at] = unit
    }
    return result
  }
  return unitDistance(asUnits(a), a.length, asUnits(b), b.length)
}
