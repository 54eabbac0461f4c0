import type { Block, Span } from '../article/types.ts'
import {
  blockBoundaries,
  type BoundaryExplanation,
  explainBlock,
  type LanguageOverlay,
  nativeSegmenter,
  overlayOf,
  type SegmentationOptions,
  type Segmenter,
} from '../segmentation/index.ts'
import type { Config } from './config.ts'

/** How a project cuts its texts in one language. */
export interface Cutter {
  /** Ends of the sentences of a block, in offsets of its printed text. `keepSpans`: its whole quotations. */
  readonly boundaries: (block: Block, keepSpans: readonly Span[]) => readonly number[]
  readonly explain: (block: Block, keepSpans: readonly Span[]) => readonly BoundaryExplanation[]
}

/** The project's own entries for a locale: those of the language, then those of the very locale. */
const overlaysFor = (config: Config, locale: string): readonly LanguageOverlay[] => {
  const tag = locale.toLowerCase()
  return Object.entries(config.segmentation.abbreviations)
    .filter(([name]) => tag === name.toLowerCase() || tag.startsWith(`${name.toLowerCase()}-`))
    .sort(([a], [b]) => a.length - b.length)
    .map(([, entries]) => overlayOf(entries))
}

const segmenterOf = (_config: Config): Segmenter => nativeSegmenter

const cutters = new WeakMap<Config, Map<string, Cutter>>()

/** The cutter of a configuration for a locale; remembered as long as the configuration lives. */
export const cutterFor = (config: Config, locale: string): Cutter => {
  const byLocale = cutters.get(config) ?? new Map<string, Cutter>()
  cutters.set(config, byLocale)
  const known = byLocale.get(locale)
  if (known !== undefined) return known
  const segmenter = segmenterOf(config)
  const options: SegmentationOptions = {
    locale,
    quotes: config.segmentation.quotes,
    overlays: overlaysFor(config, locale),
  }
  const cutter: Cutter = {
    boundaries: (block, keepSpans) => blockBoundaries(block, { ...options, keepSpans }, segmenter),
    explain: (block, keepSpans) => explainBlock(block, { ...options, keepSpans }, segmenter),
  }
  byLocale.set(locale, cutter)
  return cutter
}
