/** Numbers that depend on nothing but their seed: the same run on every machine. */

/** A 32-bit hash of a text (FNV-1a over UTF-16 units, then mixed so that neighbours part). */
export const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A number in [0, 1) from a text. */
export const fraction = (text: string): number => hash(text) / 0x1_0000_0000

/** A stream of numbers in [0, 1), as of Mulberry32. */
export const randomStream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** One of a list; null when it is empty. */
export const choose = <T>(list: readonly T[], random: () => number): T | null =>
  list[Math.floor(random() * list.length)] ?? null

/** The same elements in an order of the stream. */
export const shuffled = <T>(list: readonly T[], random: () => number): readonly T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
