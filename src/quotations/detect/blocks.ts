import type { Span } from '../../article/types.ts'
import { houseStyleFor } from '../styles/index.ts'
import type { Detection, HouseStyle } from '../types.ts'
import { dashOccurrences } from './dash.ts'
import { type Reading, readingOf } from './reading.ts'
import { withLonelySingles } from './lonely.ts'
import { replay } from './replay.ts'
import { readMarks, type SearchBlock } from './search.ts'
import { tokensOf } from './tokens.ts'

/** How a text is read. */
export interface DetectOptions {
  /** BCP 47. */
  readonly locale: string
  /** The publisher's house style; absent: the locale's default. */
  readonly style?: HouseStyle | undefined
}

/** One block to look at. */
export interface DetectInput {
  readonly text: string
  /** Ranges that are never scanned: code spans, markup, addresses. */
  readonly masked?: readonly Span[]
  /** A heading, list item or the like: no quotation runs into it or out of it. */
  readonly boundary?: boolean
}

/** A quotation may run through this many further blocks. */
const MAX_RUN = 8

const nothing: Detection = {
  occurrences: [],
  unopened: [],
  unclosed: [],
  apostrophes: [],
  primes: [],
  cost: 0,
  gap: 9,
  ambiguous: false,
}

const styles = new Map<string, HouseStyle>()

const readingFor = ({ locale, style }: DetectOptions): Reading => {
  if (style) return readingOf(style)
  let found = styles.get(locale)
  if (!found) {
    found = houseStyleFor(locale)
    if (styles.size > 200) styles.clear()
    styles.set(locale, found)
  }
  return readingOf(found)
}

/**
 * Reads the marks of one block alone: what it holds from edge to edge. Never give it a sentence cut out of a block:
 * half of what it finds then is the other half of something.
 *
 * @param options `masked` ranges are never scanned
 */
export const detectBlock = (
  text: string,
  options: DetectOptions & { readonly masked?: readonly Span[] | undefined },
): Detection => detectBlocks([{ text, masked: options.masked ?? [] }], options)[0] ?? nothing

/**
 * Reads the marks of blocks that follow each other. A quotation may run from one into the next ones; a mark that no
 * block closes is reported as unclosed where it stands.
 *
 * @returns one detection a block, in order
 */
export const detectBlocks = (inputs: readonly DetectInput[], options: DetectOptions): readonly Detection[] => {
  const reading = readingFor(options)
  const blocks = inputs.map(
    ({ text, masked }, block): SearchBlock => ({ text, tokens: tokensOf(text, block, masked ?? []) }),
  )
  const detections = blocks.map((block, at): Detection => {
    const read = block.tokens.length === 0 ? nothing : (replay([block], readMarks([block], reading), at)[0] ?? nothing)
    const dashes = dashOccurrences(block.text, at, reading.language, read.occurrences)
    return dashes.length === 0 ? read : { ...read, occurrences: dashes }
  })
  let at = 0
  while (at < blocks.length) {
    const carried = (detections[at]?.unclosed.length ?? 0) > 0 ? carry(inputs, blocks, at, reading) : []
    for (const [index, detection] of carried.entries()) detections[at + index] = detection
    at += Math.max(1, carried.length)
  }
  return detections.map((one, index) => withLonelySingles(one, inputs[index]?.text ?? '', reading.language))
}

/** Reads a block with an unclosed mark again, together with the blocks it may run into. */
const carry = (
  inputs: readonly DetectInput[],
  blocks: readonly SearchBlock[],
  from: number,
  reading: Reading,
): readonly Detection[] => {
  if (inputs[from]?.boundary) return []
  let to = from + 1
  while (to < inputs.length && to - from <= MAX_RUN && !inputs[to]?.boundary) to++
  if (to - from < 2) return []
  const run = blocks.slice(from, to).map(
    (block, at): SearchBlock => ({
      text: block.text,
      tokens: block.tokens.map((token) => ({ ...token, block: at })),
    }),
  )
  const detections = replay(run, readMarks(run, reading), from)
  const ends = detections.findIndex(
    ({ occurrences }) => !occurrences.some(({ type }) => type === 'open' || type === 'reopen' || type === 'inner'),
  )
  return ends <= 0 ? [] : detections.slice(0, ends + 1)
}
