import type { Piece, Region } from '../types.ts'
import type { Decoded } from './decoded.ts'

/**
 * Regions of a text inside another one, with the offsets of the outer text.
 *
 * A code's bytes are those of the outer text, because they are written back as they are; what it shows is the inner
 * markup.
 *
 * @param source the outer text
 * @param layer its name in an encoding: `json`, `cdata` …
 * @param base index of the first region in the list they go into
 */
export const liftRegions = (
  regions: readonly Region[],
  inner: Decoded,
  source: string,
  layer: string,
  base: number,
): readonly Region[] =>
  regions.map((region): Region => {
    const start = inner.startOf(region.start)
    const pieces = region.pieces.map((piece): Piece => {
      const from = inner.startOf(piece.start)
      const to = piece.end > piece.start ? inner.endOf(piece.end) : from
      return piece.kind === 'text'
        ? { ...piece, start: from, end: to }
        : { ...piece, start: from, end: to, data: source.slice(from, to), shown: piece.shown ?? piece.data }
    })
    return {
      ...region,
      start,
      end: region.end > region.start ? inner.endOf(region.end) : start,
      pieces,
      encoding: `${layer}|${region.encoding}`,
      owner: region.owner === null ? null : region.owner + base,
    }
  })
