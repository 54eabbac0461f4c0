export { type BlockPart, contentOf, type PlacedOccurrence } from './content/block-content.ts'
export { checkQuoteEnds, type EndsVerdict, type QuoteEnds } from './content/check-ends.ts'
export {
  contentFromPrinted,
  type FromPrintedOptions,
  type PrintedOutcome,
  type PrintedSource,
  type PrintedTarget,
  type SourceOccurrence,
} from './content/from-printed.ts'
export { type TypedMark, type TypedMarks, typedMarks, withoutDoubled } from './content/typed-marks.ts'
