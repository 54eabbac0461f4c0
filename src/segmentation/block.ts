/** A block with inline codes: what of it is read as text, and where its sentences stand in it. */
import type { InlineCode, Span } from '../article/types.ts'
import {
  type BoundaryExplanation,
  explainBoundaries,
  type SegmentationOptions,
  sentenceBoundaries,
} from './boundaries.ts'

/** Printed text with codes of no width: what every format reader makes of a paragraph. */
export interface CodedText {
  readonly text: string
  /** Ascending by `at`, UTF-16 units in `text`. */
  readonly codes: readonly Pick<InlineCode, 'at' | 'equivalent'>[]
}

/** A way to cut: the native rules, rules of an SRX file, or one before the other. */
export interface Segmenter {
  readonly boundaries: (text: string, options: SegmentationOptions) => readonly number[]
  readonly explain: (text: string, options: SegmentationOptions) => readonly BoundaryExplanation[]
}

/** The rules of this library. */
export const nativeSegmenter: Segmenter = Object.freeze({ boundaries: sentenceBoundaries, explain: explainBoundaries })

interface SegmentationText {
  readonly text: string
  /** Offsets in the segmentation text, ascending, to offsets in the block. */
  readonly toBlock: (offset: number) => number
  /** Offsets in the block to offsets in the segmentation text. */
  readonly fromBlock: (offset: number) => number
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/u.test(character)

/**
 * A block as the rules read it. A hard line break is one space where none stands beside it, so that `Ende.<br>Neu`
 * keeps its boundary; every other code is nothing.
 */
const segmentationText = ({ text, codes }: CodedText): SegmentationText => {
  const at = codes
    .filter((code) => code.equivalent === ' ' && !isSpace(text[code.at - 1]) && !isSpace(text[code.at]))
    .map((code) => code.at)
  if (at.length === 0) return { text, toBlock: (offset) => offset, fromBlock: (offset) => offset }
  const pieces: string[] = []
  let from = 0
  for (const place of at) {
    pieces.push(text.slice(from, place))
    from = place
  }
  pieces.push(text.slice(from))
  // The n-th space stands at at[n] + n: with the spaces before it.
  const before = (offset: number): number => {
    let low = 0
    let high = at.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((at[middle] ?? 0) + middle < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    text: pieces.join(' '),
    toBlock: (offset) => offset - before(offset),
    fromBlock: (offset) => offset + at.filter((place) => place < offset).length,
  }
}

const inText = (options: SegmentationOptions, { fromBlock }: SegmentationText): SegmentationOptions =>
  options.keepSpans === undefined
    ? options
    : {
        ...options,
        keepSpans: options.keepSpans.map(({ start, end }) => ({ start: fromBlock(start), end: fromBlock(end) })),
      }

/**
 * Ends of the sentences of a block, as `sentenceBoundaries` gives them, in offsets of its printed text. Codes that
 * stand for nothing change no decision, wherever they stand.
 */
export const blockBoundaries = (
  block: CodedText,
  options: SegmentationOptions,
  segmenter: Segmenter = nativeSegmenter,
): readonly number[] => {
  const read = segmentationText(block)
  return [...new Set(segmenter.boundaries(read.text, inText(options, read)).map(read.toBlock))]
}

/** Every place of a block where a sentence may end, ascending, with the rule that decided. */
export const explainBlock = (
  block: CodedText,
  options: SegmentationOptions,
  segmenter: Segmenter = nativeSegmenter,
): readonly BoundaryExplanation[] => {
  const read = segmentationText(block)
  return segmenter
    .explain(read.text, inText(options, read))
    .map((one) => Object.freeze({ ...one, offset: read.toBlock(one.offset) }))
}

/**
 * The sentences of a block; between them, and before the first, is white space only.
 *
 * @returns half-open spans in the block's printed text, ascending
 */
export const segmentBlock = (
  block: CodedText,
  options: SegmentationOptions,
  segmenter: Segmenter = nativeSegmenter,
): readonly Span[] => {
  let from = 0
  return blockBoundaries(block, options, segmenter).map((end) => {
    let start = from
    while (start < end && isSpace(block.text[start])) start++
    from = end
    return Object.freeze({ start, end })
  })
}
