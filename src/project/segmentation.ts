import type { Block, Span } from '../article/types.ts'
import {
  blockBoundaries,
  boundedSegmenter,
  type BoundaryExplanation,
  checkMaps,
  explainBlock,
  type LanguageOverlay,
  nativeSegmenter,
  overlayOf,
  readSrx,
  type SegmentationOptions,
  type Segmenter,
  type SrxRules,
} from '../segmentation/index.ts'
import { inFile } from '../errors.ts'
import type { Config } from './config.ts'
import { readBytes } from './files.ts'

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

/**
 * What an SRX file of the project says, and whether it has rules for a locale.
 *
 * @throws {GoosefootError} `file.unreadable`, `srx.…`
 */
export const readRules = (
  { path, name }: { readonly path: string; readonly name: string },
  locale: string,
): { readonly srx: SrxRules; readonly bytes: Uint8Array } => {
  const bytes = readBytes(path, name)
  try {
    const srx = readSrx(bytes, name)
    checkMaps(srx, locale)
    return { srx, bytes }
  } catch (error) {
    throw inFile(error, name)
  }
}

/** Rules of a file are a stranger's: they run in a thread with a time limit. */
const segmenterOf = ({ segmentation: { srx: file, rules } }: Config, locale: string): Segmenter => {
  if (file === null || rules === 'native') return nativeSegmenter
  const { srx, bytes } = readRules(file, locale)
  return boundedSegmenter(srx, bytes, rules === 'native+srx')
}

const cutters = new WeakMap<Config, Map<string, Cutter>>()

/** The cutter of a configuration for a locale; remembered as long as the configuration lives. */
export const cutterFor = (config: Config, locale: string): Cutter => {
  const byLocale = cutters.get(config) ?? new Map<string, Cutter>()
  cutters.set(config, byLocale)
  const known = byLocale.get(locale)
  if (known !== undefined) return known
  const segmenter = segmenterOf(config, locale)
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
