import type { Inline } from './types.ts'

/** When two parts of a model say the same, wherever they stand in their files. */

const places: ReadonlySet<string> = new Set(['place', 'span', 'targetAt'])

/**
 * Deep equality without places. Bytes of unread elements are compared through `textOf`, since a node that was read
 * keeps only where it stands.
 */
export const sameModel = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => sameModel(value, b[index]))
  }
  if (a instanceof Map) {
    return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => sameModel(value, b.get(key)))
  }
  const left = Object.entries(a).filter(([key]) => !places.has(key))
  const right = new Map(Object.entries(b).filter(([key]) => !places.has(key)))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameModel(value, right.get(key)))
}

/**
 * Inlines as equality sees them (2.1, 4.7.8): neighbouring texts merged, characters XML cannot hold and plain text
 * alike, no spans.
 */
export const comparable = (inlines: readonly Inline[]): readonly Inline[] => {
  const result: Inline[] = []
  for (const inline of inlines) {
    const text =
      inline.kind === 'text' ? inline.value : inline.kind === 'cp' ? String.fromCodePoint(inline.value) : null
    if (text === null) {
      result.push({ ...inline, span: null })
      continue
    }
    const last = result[result.length - 1]
    if (last?.kind === 'text') result[result.length - 1] = { ...last, value: last.value + text }
    else if (text !== '') result.push({ kind: 'text', value: text, span: null })
  }
  return result
}
