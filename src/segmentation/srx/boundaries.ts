/** A second way to cut: by the rules of an SRX file, alone or before the rules of this library. */
import type { BoundaryExplanation, SegmentationOptions } from '../boundaries.ts'
import { nativeSegmenter, type Segmenter } from '../block.ts'
import { GoosefootError } from '../../errors.ts'
import { compileRules, mapsFor } from './compile.ts'
import { boundariesBy, decisionsOf, type OnTry } from './match.ts'
import type { SrxRules } from './types.ts'

/**
 * Ends of sentences by the rules of a file, in the form of `sentenceBoundaries`: exclusive, before the white space,
 * strictly ascending, the last is the length of the text; empty for white space only.
 *
 * Imported rules can be slow; a caller that does not trust them uses `boundedSegmenter`.
 *
 * @throws {GoosefootError} `srx.pattern`, `srx.hostile-pattern`
 */
export const srxBoundaries = (text: string, srx: SrxRules, options: { readonly locale: string }): number[] =>
  boundariesBy(text, compileRules(srx, options.locale))

/**
 * @throws {GoosefootError} `srx.no-map` when the file has no rules for the language
 */
export const checkMaps = (srx: SrxRules, locale: string): readonly string[] => {
  const maps = mapsFor(srx, locale)
  if (maps.length > 0) return maps.map(({ rules }) => rules)
  throw new GoosefootError(
    'srx.no-map',
    `no language map of the file matches "${locale}"; its patterns are ${srx.maps
      .slice(0, 8)
      .map(({ pattern }) => `"${pattern}"`)
      .join(', ')}.`,
    { file: srx.file, hint: 'Add a <languagemap> for the language, or name another file.' },
  )
}

const isInside = (offset: number, { keepSpans, quotes }: SegmentationOptions): boolean =>
  quotes === 'keep' && (keepSpans ?? []).some(({ start, end }) => offset > start && offset < end)

/** Rules of a file as a segmenter: they alone decide. */
export const srxSegmenter = (srx: SrxRules, onTry: OnTry | null = null): Segmenter => ({
  boundaries: (text, options) =>
    boundariesBy(text, compileRules(srx, options.locale), onTry).filter(
      (end) => end === text.length || !isInside(end, options),
    ),
  explain: (text, options) => explained(text, srx, options, onTry),
})

const explained = (
  text: string,
  srx: SrxRules,
  options: SegmentationOptions,
  onTry: OnTry | null,
): readonly BoundaryExplanation[] => {
  const compiled = compileRules(srx, options.locale)
  const ends = new Set(boundariesBy(text, compiled, onTry))
  const byEnd = new Map<number, BoundaryExplanation>()
  for (const { offset, breaks, rule } of decisionsOf(text, compiled, onTry)) {
    let end = offset
    while (end > 0 && /\s/u.test(text[end - 1] ?? '')) end--
    const known = byEnd.get(end)
    // Of several places in one gap a break is what counts.
    if (end === 0 || (known !== undefined && (known.boundary || !breaks))) continue
    const boundary = breaks && ends.has(end) && !isInside(end, options)
    byEnd.set(end, { offset: end, boundary, rule: `srx.${rule}` })
  }
  if (ends.has(text.length)) byEnd.set(text.length, { offset: text.length, boundary: true, rule: 'general.end' })
  return [...byEnd.values()].sort((a, b) => a.offset - b.offset)
}

/** The rules of a file first; where none of them matches in the white space, the rules of this library decide. */
export const layeredSegmenter = (srx: SrxRules, onTry: OnTry | null = null): Segmenter => {
  const given = (text: string, options: SegmentationOptions): ReadonlyMap<number, BoundaryExplanation> =>
    new Map(
      explained(text, srx, options, onTry)
        .filter(({ offset }) => offset < text.length)
        .map((one) => [one.offset, one]),
    )
  return {
    boundaries: (text, options) => {
      const decided = given(text, options)
      const added = [...decided.values()].filter(({ boundary }) => boundary).map(({ offset }) => offset)
      const own = nativeSegmenter.boundaries(text, options).filter((end) => decided.get(end)?.boundary !== false)
      return [...new Set([...own, ...added])].sort((a, b) => a - b)
    },
    explain: (text, options) => {
      const decided = given(text, options)
      const own = nativeSegmenter.explain(text, options).filter(({ offset }) => !decided.has(offset))
      return [...decided.values(), ...own].sort((a, b) => a.offset - b.offset)
    },
  }
}
