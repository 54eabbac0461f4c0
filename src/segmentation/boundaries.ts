/** Where the sentences of a block end, and why. */
import type { Span } from '../article/types.ts'
import { cornerQuotations } from './corners.ts'
import type { Language, LanguageOverlay } from './language.ts'
import { languageFor } from './languages/index.ts'
import { runtimeBoundaries, runtimeLanguage } from './runtime.ts'
import { scan } from './scan.ts'

/** How a block is cut. */
export interface SegmentationOptions {
  /** BCP 47. */
  readonly locale: string
  /** `split` (default): a quotation of several sentences is cut; `keep`: not inside a span of `keepSpans`. */
  readonly quotes?: 'split' | 'keep' | undefined
  /** Quotations of depth 1 with both ends in this block, marks included; ascending. Only read with `keep`. */
  readonly keepSpans?: readonly Span[] | undefined
  /** A project's own entries, applied in order over the language's data. Compiled once for each array. */
  readonly overlays?: readonly LanguageOverlay[] | undefined
}

/** A place where a sentence may end, and what was decided by which rule. */
export interface BoundaryExplanation {
  /** The end of the sentence if it ends there, UTF-16 units. */
  readonly offset: number
  readonly boundary: boolean
  /** `<language>.<rule>`, or `general.<rule>` where no language data had a say. */
  readonly rule: string
}

/** The version of rules and data. Recorded with what was cut, so that a report can say "cut by older rules". */
export const segmentationVersion = 2

const noSpans: readonly Span[] = []
const runtimeRule = 'general.run-time'
const keptRule = 'general.kept-quotation'

/** Asks, for ascending offsets, whether one lies strictly inside a span; spans ascend by their start. */
const insideOf = (spans: readonly Span[]): ((offset: number) => boolean) => {
  let next = 0
  let reach = 0
  return (offset) => {
    for (let span = spans[next]; span !== undefined && span.start < offset; span = spans[++next]) {
      reach = Math.max(reach, span.end)
    }
    return offset < reach
  }
}

const keptSpans = (text: string, language: Language, { quotes, keepSpans }: SegmentationOptions): readonly Span[] => {
  const given = quotes === 'keep' && keepSpans !== undefined ? keepSpans : noSpans
  if (!language.switches.cornerQuotationsWhole) return given
  return [...given, ...cornerQuotations(text)].sort((a, b) => a.start - b.start)
}

/**
 * Ends of the sentences of a block, exclusive, before the white space; strictly ascending, the last is the length of
 * the text. Empty when there is nothing but white space. Never throws, takes time linear in the length.
 *
 * @param text a block's printed text; offsets are UTF-16 units
 */
export const sentenceBoundaries = (text: string, options: SegmentationOptions): number[] => {
  const runtime = runtimeLanguage(options.locale)
  const language = languageFor(options.locale, options.overlays)
  const ends = runtime === null ? scan(text, language, null) : runtimeBoundaries(text, runtime)
  const spans = keptSpans(text, language, options)
  if (spans.length === 0) return ends
  const isInside = insideOf(spans)
  return ends.filter((end) => end === text.length || !isInside(end))
}

/** Every place where a sentence may end, ascending, with the rule that decided. */
export const explainBoundaries = (text: string, options: SegmentationOptions): readonly BoundaryExplanation[] => {
  const language = languageFor(options.locale, options.overlays)
  const isInside = insideOf(keptSpans(text, language, options))
  const result: BoundaryExplanation[] = []
  const tell = (offset: number, rule: string, boundary: boolean): void => {
    const isKept = offset < text.length && isInside(offset) && boundary
    result.push(Object.freeze({ offset, boundary: boundary && !isKept, rule: isKept ? keptRule : rule }))
  }
  const runtime = runtimeLanguage(options.locale)
  if (runtime !== null) for (const end of runtimeBoundaries(text, runtime)) tell(end, runtimeRule, true)
  else {
    scan(text, language, (offset, { rule, boundary }) => {
      tell(offset, rule.startsWith('general.') ? rule : `${language.language}.${rule}`, boundary)
    })
  }
  return Object.freeze(result)
}
