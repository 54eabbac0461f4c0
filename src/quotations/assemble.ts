import type { BlockId, OccurrenceId, QuotationId, QuoteKind } from '../article/types.ts'
import { detectBlocks } from './detect/blocks.ts'
import { carryQuotations, quotationId, type WordingScore, wordingScore } from './identity.ts'
import { joinOccurrences, type JoinedQuotation, type KindedOccurrence } from './join.ts'
import { classifyAll } from './kinds.ts'
import { articlePeople, findSpeaker } from './speakers.ts'
import type { HouseStyle, KnownQuotation, Occurrence, Quotation } from './types.ts'

/** A block of the article in reading order. */
export interface AssembleBlock {
  readonly id: BlockId
  /** As printed. */
  readonly text: string
  /** A heading, list item, caption …: no quotation runs into it or out of it. */
  readonly headingOrBoundary: boolean
  /** Ranges that are never scanned: code spans, addresses. */
  readonly masked?: readonly { readonly start: number; readonly end: number }[]
}

export interface AssembleOptions {
  /** BCP 47. */
  readonly locale: string
  /** House style of the article's own publisher; absent: the locale's default. */
  readonly style?: HouseStyle | undefined
  /** Quotations of earlier states of the article, in reading order: their ids are kept, and never given to others. */
  readonly known?: readonly KnownQuotation[] | undefined
  /** How alike an old and a new wording are; at or above 1.5 they are one quotation, edited. */
  readonly score?: WordingScore | undefined
}

/**
 * Finds an article's quotations: marks are read block by block, occurrences get a kind and are joined to quotations, and
 * each quotation keeps the id it had or gets one.
 *
 * @returns in order of the first occurrence; a nested quotation stands after the one around it
 */
export const assembleQuotations = (
  blocks: readonly AssembleBlock[],
  options: AssembleOptions,
): readonly Quotation[] => {
  const language = options.locale.split(/[-_]/u, 1)[0]?.toLowerCase() ?? ''
  const texts = blocks.map(({ text }) => text)
  const detections = detectBlocks(
    blocks.map(({ text, masked, headingOrBoundary }) => ({ text, masked: masked ?? [], boundary: headingOrBoundary })),
    options,
  )
  const byBlock = detections.map(({ occurrences }, at): readonly KindedOccurrence[] => {
    const kinds = classifyAll(texts[at] ?? '', occurrences, language)
    return occurrences.map((one, index) => ({
      ...one,
      kind: kinds[index]?.kind ?? 'scare',
      kindConfidence: kinds[index]?.confidence ?? 0,
    }))
  })
  const joined = joinOccurrences(texts, byBlock.flat(), language)
  const ids = identify(blocks, joined, options)
  const people = articlePeople(joined.some(({ occurrences }) => occurrences.some(isAttributed)) ? texts : [], language)
  const quotations = joined.map((quotation, index): Quotation => {
    const { kind, confidence } = kindOf(quotation)
    return {
      kind: 'quotation',
      id: ids[index]?.id ?? ('' as QuotationId),
      quoteKind: kind,
      confidence,
      speaker: kind === 'direct' || kind === 'partial' ? speakerOf(texts, byBlock, quotation, language, people) : null,
      parent: quotation.parent === null ? null : (ids[quotation.parent]?.id ?? null),
      occurrences: quotation.occurrences.map(
        (one, n): Occurrence => occurrenceOf(one, blocks, ids[index]?.occurrences[n]),
      ),
    }
  })
  return quotations.map((one) =>
    one.speaker === null && isSpeech(one) ? { ...one, speaker: sameWords(one, quotations) } : one,
  )
}

const isSpeech = ({ quoteKind }: Quotation): boolean => quoteKind === 'direct' || quoteKind === 'partial'

const wordsOf = ({ occurrences }: Quotation): string =>
  occurrences
    .map(({ wording }) =>
      wording
        .replaceAll(/[^\p{L}\p{Nd}]+/gu, ' ')
        .trim()
        .toLowerCase(),
    )
    .join(' ')

/** A headline quotes what the text says again: whoever says it there says it here. */
const sameWords = (one: Quotation, all: readonly Quotation[]): string | null => {
  const words = wordsOf(one)
  if (!words.includes(' ')) return null
  const speakers = new Set(
    all.flatMap((other) => (other.speaker !== null && wordsOf(other) === words ? [other.speaker] : [])),
  )
  const [speaker] = speakers
  return speaker !== undefined && speakers.size === 1 ? speaker : null
}

const isAttributed = ({ kind }: KindedOccurrence): boolean => kind === 'direct' || kind === 'partial'

const wordingOf = (text: string, { innerStart, innerEnd }: KindedOccurrence): string =>
  text.slice(innerStart, innerEnd).trim()

const occurrenceOf = (
  one: KindedOccurrence,
  blocks: readonly AssembleBlock[],
  id: OccurrenceId | undefined,
): Occurrence => {
  const block = blocks[one.block]
  return {
    id: id ?? ('' as OccurrenceId),
    blockIndex: one.block,
    block: block?.id ?? ('' as BlockId),
    start: one.start,
    end: one.end,
    innerStart: one.innerStart,
    innerEnd: one.innerEnd,
    depth: one.depth,
    type: one.type,
    openMark: one.openMark,
    closeMark: one.closeMark,
    wording: wordingOf(block?.text ?? '', one),
  }
}

/** The strictest kind of its parts: speech that runs on stays speech where a part alone looks like a fragment. */
const kindOf = ({ occurrences }: JoinedQuotation): { readonly kind: QuoteKind; readonly confidence: number } => {
  const own = occurrences.filter(({ type }) => type !== 'inner' && type !== 'close' && type !== 'reopen')
  const parts = own.length > 0 ? own : occurrences
  const chosen = parts.find(({ kind }) => kind === 'direct') ?? parts.find(({ kind }) => kind === 'partial') ?? parts[0]
  // Nobody runs a name or a term over several paragraphs.
  if (occurrences.some(({ type }) => type === 'open') && chosen?.kind !== 'direct')
    return { kind: 'direct', confidence: 0.8 }
  return { kind: chosen?.kind ?? 'scare', confidence: chosen?.kindConfidence ?? 0 }
}

/** The first part the text names a speaker for. */
const speakerOf = (
  texts: readonly string[],
  byBlock: readonly (readonly KindedOccurrence[])[],
  { occurrences }: JoinedQuotation,
  language: string,
  people: ReturnType<typeof articlePeople>,
): string | null => {
  for (const one of occurrences) {
    const all = byBlock[one.block] ?? []
    const standsAlone = occurrences.length === 1 && one.depth === 1 && one.kind === 'direct'
    const speaker = findSpeaker(texts, one.block, all, all.indexOf(one), { language, people, standsAlone })
    if (speaker) return speaker.name
  }
  return null
}

interface Identified {
  readonly id: QuotationId
  readonly occurrences: readonly OccurrenceId[]
}

const identify = (
  blocks: readonly AssembleBlock[],
  joined: readonly JoinedQuotation[],
  { known = [], score = wordingScore }: AssembleOptions,
): readonly Identified[] => {
  const fresh = joined.map(({ occurrences }) => ({
    occurrences: occurrences.map((one) => ({
      block: blocks[one.block]?.id ?? ('' as BlockId),
      wording: wordingOf(blocks[one.block]?.text ?? '', one),
    })),
  }))
  const carried =
    known.length === 0
      ? fresh.map(({ occurrences }) => ({ quotation: null, occurrences: occurrences.map(() => null) }))
      : carryQuotations(known, fresh, score)
  const taken = new Set<string>(known.map(({ quotation }) => quotation))
  return joined.map(({ occurrences }, index): Identified => {
    const found = carried[index]
    const first = occurrences[0]
    const last = occurrences.at(-1)
    const id =
      found?.quotation ??
      quotationId(
        (fresh[index]?.occurrences ?? []).map(({ wording }) => wording).join(' '),
        blocks[first?.block ?? 0]?.text.slice(0, first?.start ?? 0) ?? '',
        blocks[last?.block ?? 0]?.text.slice(last?.end ?? 0) ?? '',
        taken,
      )
    taken.add(id)
    return { id, occurrences: occurrences.map((_, n) => found?.occurrences[n] ?? (`${id}.${n + 1}` as OccurrenceId)) }
  })
}
