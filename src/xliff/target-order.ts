import type { Part } from './types.ts'

/**
 * The order of the parts in the target: a part with `order` n stands n-th, the others keep their places (2.1, 4.3.1.24).
 * Orders that collide or lie outside give the order of the document.
 */
export const targetOrderOf = (parts: readonly Part[]): readonly number[] => {
  const places = new Map<number, number>()
  const implicit = parts.map((_, index) => index)
  for (const [index, part] of parts.entries()) {
    const place = (part.order ?? index + 1) - 1
    if (!Number.isInteger(place) || place < 0 || place >= parts.length || places.has(place))
      return Object.freeze(implicit)
    places.set(place, index)
  }
  return Object.freeze(implicit.map((place) => places.get(place) ?? place))
}
