import { normaliseContent } from '../../article/content.ts'
import type {
  Content,
  Inline,
  InlineCode,
  Locale,
  OccurrenceId,
  OccurrenceType,
  QuoteKind,
} from '../../article/types.ts'
import { decodeEntities, offsetAfter } from '../align/entities.ts'
import type { Anchor } from '../align/occurrences.ts'
import { alignReadings } from '../align/quotations.ts'
import { languageOf, type SideOccurrence, type SideReading } from '../align/side.ts'
import { readTarget } from '../align/target.ts'
import type { Outcome } from '../outcomes.ts'
import { byGravity } from '../outcomes.ts'
import { findLostMark } from '../repair/lost-mark.ts'
import { houseStyleFor } from '../styles/index.ts'
import type { HouseStyle } from '../types.ts'
import { cutMarks, cutsOf, type MarkCut } from './cut.ts'

/** An occurrence of the printed source. */
export interface SourceOccurrence {
  readonly id: OccurrenceId
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
  readonly type: OccurrenceType
  /** 1 = outermost; absent: 1. */
  readonly depth?: number
  /** Absent: `direct`, the strictest. */
  readonly quoteKind?: QuoteKind
}

/** The printed source a target is read beside: a block, or a sentence with what of its quotations stands in it. */
export interface PrintedSource {
  readonly text: string
  readonly occurrences: readonly SourceOccurrence[]
}

export interface FromPrintedOptions {
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  readonly sourceStyle?: HouseStyle | undefined
  readonly targetStyle?: HouseStyle | undefined
  /** What ids or annotations say of links; indexes into the source's occurrences and what is found in the target. */
  readonly anchors?: readonly Anchor[] | undefined
}

/** What became of one source occurrence. */
export interface PrintedOutcome {
  readonly occurrence: OccurrenceId
  /** The gravest of what a person has to look at; how marks were printed is no longer of interest and is left out. */
  readonly outcome: Outcome
  readonly all: readonly Outcome[]
}

/** A printed target as content. */
export interface PrintedTarget {
  readonly content: Content
  /** One a source occurrence, in their order. */
  readonly outcomes: readonly PrintedOutcome[]
  /** Quotations of the target that no source answers: their marks stay text. UTF-16 offsets in `text`. */
  readonly extra: readonly { readonly start: number; readonly end: number; readonly kind: QuoteKind }[]
  /** The printed target, entities decoded. */
  readonly text: string
}

/** What content does not carry: the house prints it anew. */
const printedOnly: ReadonlySet<Outcome> = new Set(['entity', 'marks-wrong', 'spacing-wrong', 'punctuation-wrong'])

/**
 * Reads a printed target with typed marks as content: from a memory, an engine, a person who typed marks.
 *
 * Marks that face a quotation of the source become its ends, with the source's ids; a lost mark is put back where its
 * place is sure. Marks that face nothing, and all marks of an ambiguous quotation, stay text. Letters never change.
 *
 * @param codes of the target, offsets in `targetText`
 */
export const contentFromPrinted = (
  targetText: string,
  codes: readonly Pick<InlineCode, 'id' | 'form' | 'at'>[],
  source: PrintedSource,
  options: FromPrintedOptions,
): PrintedTarget => {
  const { text, edits } = decodeEntities(targetText, source.text)
  const moved = edits.length === 0 ? codes : codes.map((code) => ({ ...code, at: offsetAfter(edits, code.at) }))
  const style = options.targetStyle ?? houseStyleFor(options.targetLocale)
  const sourceReading = readingOf(source, options)
  const target = readTarget({ text, locale: options.targetLocale, style }, sourceReading)
  const alignment = alignReadings(sourceReading, target, { anchors: options.anchors ?? [] })
  const cuts: MarkCut[] = []
  const outcomes = sourceReading.occurrences.map((one, index): PrintedOutcome => {
    const id = source.occurrences[index]?.id ?? ('' as OccurrenceId)
    const detail = alignment.details[index]
    const all = (detail?.all ?? []).filter((outcome) => !printedOnly.has(outcome))
    const other = detail?.target == null ? undefined : target.occurrences[detail.target]
    if (!other || all.includes('ambiguous') || (all.includes('merged') && !isFirstLink(alignment.links, index)))
      return outcomeOf(id, all)
    const restored = placeEnds(cuts, id, one, other, sourceReading, target)
    return outcomeOf(
      id,
      all.filter((outcome) => !restored.includes(outcome) && outcome !== 'extra'),
    )
  })
  const items = cutMarks(text, moved, cuts)
  return {
    content: normaliseContent(items.map(({ inline }) => inline)),
    outcomes,
    extra: alignment.extra.flatMap((at) => {
      const one = target.occurrences[at]
      return one ? [{ start: one.start, end: one.end, kind: one.kind }] : []
    }),
    text,
  }
}

const outcomeOf = (occurrence: OccurrenceId, outcomes: readonly Outcome[]): PrintedOutcome => {
  const all = byGravity(outcomes)
  const first = all.find((outcome) => outcome !== 'crosses-segment') ?? 'aligned'
  return { occurrence, outcome: first, all: all.includes(first) ? all : [first, ...all] }
}

/** Of several sources in one target the first has its ends there. */
const isFirstLink = (links: readonly (readonly [number, number])[], source: number): boolean => {
  const target = links.find(([one]) => one === source)?.[1]
  return links.find(([, at]) => at === target)?.[0] === source
}

/**
 * Adds the cuts of one linked quotation.
 *
 * @returns outcomes that hold no longer, since a lost mark was put back
 */
const placeEnds = (
  cuts: MarkCut[],
  id: OccurrenceId,
  one: SideOccurrence,
  other: SideOccurrence,
  source: SideReading,
  target: SideReading,
): readonly Outcome[] => {
  const wantsOpen = one.type === 'pair' || one.type === 'open'
  const wantsClose = one.type === 'pair' || one.type === 'close'
  const open: Inline | null = wantsOpen ? { kind: 'quote-open', occurrence: id } : null
  const close: Inline | null = wantsClose ? { kind: 'quote-close', occurrence: id } : null
  cuts.push(...cutsOf(target.text, other, open, close))
  if (other.type === 'dash' || !other.half || one.type !== 'pair') return []
  const lost = other.openMark === '' ? 'open' : 'close'
  const place = findLostMark(source, one, target, other, lost)
  if (place === null || !place.isSure) return []
  cuts.push({ kind: lost, start: place.offset, end: place.offset, inline: lost === 'open' ? open : close })
  return [lost === 'open' ? 'missing-open' : 'missing-close']
}

/** The source's occurrences as alignment reads them; what ends elsewhere is a half here. */
const readingOf = ({ text, occurrences }: PrintedSource, options: FromPrintedOptions): SideReading => ({
  text,
  style: options.sourceStyle ?? houseStyleFor(options.sourceLocale),
  language: languageOf(options.sourceLocale),
  occurrences: occurrences.map(
    (one): SideOccurrence => ({
      block: 0,
      start: one.start,
      end: one.end,
      innerStart: one.innerStart,
      innerEnd: one.innerEnd,
      depth: one.depth ?? 1,
      type: one.type,
      kind: one.quoteKind ?? 'direct',
      kindConfidence: 1,
      ambiguous: false,
      openMark: text.slice(one.start, one.innerStart),
      closeMark: text.slice(one.innerEnd, one.end),
      half: one.type === 'open' || one.type === 'close',
    }),
  ),
  apostrophes: [],
  cost: 0,
})
