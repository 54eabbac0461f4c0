/**
 * Levenshtein distance by Myers' bit vectors, in blocks of 32 pattern units.
 *
 * @see G. Myers, A fast bit-vector algorithm for approximate string matching, JACM 46 (1999); blocks after H. Hyyrö
 */

/** Rows of the pattern by UTF-16 unit; filled from a block and cleared again by walking it. */
const rowsOf = new Uint32Array(0x10000)

/** Insertions, deletions and substitutions of UTF-16 units that lead from `a` to `b`. Symmetric. */
export const distance = (a: string, b: string): number => {
  let start = 0
  let endA = a.length
  let endB = b.length
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const [pattern, text] =
    endA <= endB ? [a.slice(start, endA), b.slice(start, endB)] : [b.slice(start, endB), a.slice(start, endA)]
  if (pattern.length === 0) return text.length
  return pattern.length <= 32 ? oneBlock(pattern, text) : blocks(pattern, text)
}

const oneBlock = (pattern: string, text: string): number => {
  for (let row = 0; row < pattern.length; row++) addRow(pattern, row, row)
  const top = 1 << (pattern.length - 1)
  let pv = -1
  let mv = 0
  let score = pattern.length
  for (let at = 0; at < text.length; at++) {
    const eq = rowsOf[text.charCodeAt(at)] ?? 0
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
  clearRows(pattern, 0, pattern.length)
  return score
}

/** Horizontal differences between two blocks are kept by text position: +1 in `plus`, −1 in `minus`. */
const blocks = (pattern: string, text: string): number => {
  const plus = new Uint8Array(text.length).fill(1)
  const minus = new Uint8Array(text.length)
  let score = pattern.length
  for (let from = 0; from < pattern.length; from += 32) {
    const to = Math.min(from + 32, pattern.length)
    const isLast = to === pattern.length
    const top = 1 << (to - from - 1)
    for (let row = from; row < to; row++) addRow(pattern, row, row - from)
    let pv = -1
    let mv = 0
    for (let at = 0; at < text.length; at++) {
      const eq = rowsOf[text.charCodeAt(at)] ?? 0
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
    clearRows(pattern, from, to)
  }
  return score
}

const addRow = (pattern: string, index: number, bit: number): void => {
  const unit = pattern.charCodeAt(index)
  rowsOf[unit] = (rowsOf[unit] ?? 0) | (1 << bit)
}

const clearRows = (pattern: string, from: number, to: number): void => {
  for (let index = from; index < to; index++) rowsOf[pattern.charCodeAt(index)] = 0
}

/** The same on lists: each distinct token counts as one unit. At most 65,535 distinct tokens are told apart. */
export const tokenDistance = (a: readonly string[], b: readonly string[]): number => {
  const units = new Map<string, number>()
  const asText = (tokens: readonly string[]): string => {
    let text = ''
    for (const token of tokens) {
      let unit = units.get(token)
      if (unit === undefined) {
        unit = units.size & 0xffff
        units.set(token, unit)
      }
      text += String.fromCharCode(unit)
    }
    return text
  }
  return distance(asText(a), asText(b))
}
