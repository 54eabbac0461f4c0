export {
  type BoundaryExplanation,
  explainBoundaries,
  type SegmentationOptions,
  segmentationVersion,
  sentenceBoundaries,
} from './boundaries.ts'
