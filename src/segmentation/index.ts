export {
  blockBoundaries,
  type CodedText,
  explainBlock,
  nativeSegmenter,
  segmentBlock,
  type Segmenter,
} from './block.ts'
export {
  type BoundaryExplanation,
  explainBoundaries,
  type SegmentationOptions,
  segmentationVersion,
  sentenceBoundaries,
} from './boundaries.ts'
export type { LanguageOverlay } from './language.ts'
export { type OwnEntries, type OwnList, ownEntryFault, ownListNames, overlayOf } from './own-entries.ts'
export {
  boundedSegmenter,
  checkMaps,
  type FormatHandles,
  layeredSegmenter,
  lintSrx,
  type OkapiOptions,
  readSrx,
  srxBoundaries,
  type SrxMap,
  type SrxRule,
  type SrxRules,
  srxSegmenter,
  writeSrx,
} from './srx/index.ts'
