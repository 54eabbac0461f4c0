import type { Classified } from './kinds.ts'
import { classifyAll } from './kinds.ts'
import { type DetectInput, type DetectOptions, detectBlocks } from './detect/blocks.ts'
import type { DetectedOccurrence, QuotationOccurrence } from './types.ts'

export { detectBlock, detectBlocks, type DetectInput, type DetectOptions } from './detect/blocks.ts'

/**
 * Finds every quotation of a text, or of the blocks of a text that follow each other.
 *
 * Marks that nothing closes are left out (`detectBlock` reports them). Offsets are UTF-16 code units of the block, marks
 * included; `kind` is a proposal.
 *
 * @param text one block, or several in reading order. In a single text, an empty line separates paragraphs
 * @returns in reading order, an enclosing quotation before what it encloses
 */
export const findQuotations = (
  text: string | readonly string[],
  options: DetectOptions,
): readonly QuotationOccurrence[] => {
  const language = languageOf(options)
  if (typeof text !== 'string') {
    const inputs = text.map((one): DetectInput => ({ text: one }))
    return occurrencesOf(inputs, detected(inputs, options), language)
  }
  const parts = paragraphs(text)
  const found = occurrencesOf(parts, detected(parts, options), language)
  return found.map((one): QuotationOccurrence => {
    const from = parts[one.block]?.from ?? 0
    return {
      ...one,
      block: 0,
      start: one.start + from,
      end: one.end + from,
      innerStart: one.innerStart + from,
      innerEnd: one.innerEnd + from,
    }
  })
}

const detected = (inputs: readonly DetectInput[], options: DetectOptions): readonly (readonly DetectedOccurrence[])[] =>
  detectBlocks(inputs, options).map(({ occurrences }) => occurrences)

const languageOf = ({ locale }: DetectOptions): string => locale.split(/[-_]/u, 1)[0]?.toLowerCase() ?? ''

/** A text cut at empty lines. */
const paragraphs = (text: string): readonly (DetectInput & { readonly from: number })[] => {
  const parts: (DetectInput & { readonly from: number })[] = []
  let from = 0
  for (const gap of text.matchAll(/\r?\n[^\S\n]*\r?\n\s*/gu)) {
    parts.push({ text: text.slice(from, gap.index), from })
    from = gap.index + gap[0].length
  }
  parts.push({ text: text.slice(from), from })
  return parts
}

/** Kinds added; what continues a quotation from an earlier block has that one's kind. */
const occurrencesOf = (
  inputs: readonly DetectInput[],
  detections: readonly (readonly DetectedOccurrence[])[],
  language: string,
): readonly QuotationOccurrence[] => {
  const result: QuotationOccurrence[] = []
  const running = new Map<number, Classified>()
  for (const [at, occurrences] of detections.entries()) {
    if (occurrences.length === 0) continue
    const kinds = classifyAll(inputs[at]?.text ?? '', occurrences, language)
    for (const [index, one] of occurrences.entries()) {
      const { openMark: _open, closeMark: _close, ...place } = one
      const proposed = kinds[index] ?? { kind: 'scare', confidence: 0 }
      const continues = one.type === 'reopen' || one.type === 'inner' || one.type === 'close'
      const kind = continues ? (running.get(one.depth) ?? proposed) : proposed
      if (one.type === 'open') running.set(one.depth, kind)
      result.push({ ...place, kind: kind.kind, kindConfidence: kind.confidence })
    }
  }
  return result
}
