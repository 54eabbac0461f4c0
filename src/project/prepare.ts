import { textOf } from '../article/content.ts'
import { type Finding, finding } from '../article/finding.ts'
import type {
  Article,
  ArticleRecord,
  Block,
  BlockId,
  OccurrenceId,
  QuoteKind,
  Role,
  SegmentId,
  SegmentRecord,
  Span,
  UnitQuote,
  UnitRecord,
} from '../article/types.ts'
import { carryBlocks, formatFor, type ReadArticle, readArticle, withIds } from '../formats/index.ts'
import {
  assembleQuotations,
  contentOf,
  type HouseStyle,
  type KnownQuotation,
  type Occurrence,
  type Quotation,
} from '../quotations/index.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import { detectBlocks } from '../quotations/detect.ts'
import type { Config } from './config.ts'
import type { SourceFile } from './locate.ts'
import { matchSentences, segmentId } from './segment-ids.ts'
import { cutterFor } from './segmentation.ts'
import { recordedBoundaries, type SourceText, sourceTextOf } from './source-text.ts'

/** An article cut into units, with every id carried over from what the record and the ledger know. */
export interface Prepared {
  readonly file: SourceFile
  readonly read: ReadArticle
  readonly article: Article
  /** Units without targets; `targetLocale` is empty. */
  readonly units: readonly UnitRecord[]
  /** Where the sentences of each block end, UTF-16 offsets in its printed text. */
  readonly cuts: readonly (readonly number[])[]
  readonly quotations: readonly Quotation[]
  readonly findings: readonly Finding[]
}

/** A quotation carried over blocks ends where another kind of text begins. */
const endsQuotation: ReadonlySet<Role> = new Set<Role>([
  'headline',
  'heading',
  'kicker',
  'item',
  'cell',
  'alt',
  'caption',
  'field',
  'footnote',
  'standfirst',
  'byline',
])

/** Stretches of quotations that stand in a block, in the order of their quotations. */
export const occurrencesIn = (quotations: readonly Quotation[], blockIndex: number): readonly Occurrence[] =>
  quotations.flatMap(({ occurrences }) => occurrences.filter((one) => one.blockIndex === blockIndex))

/** Quotations that stay whole under `quotes: 'keep'`. */
export const keepSpansOf = (occurrences: readonly Occurrence[]): readonly Span[] =>
  occurrences.filter((one) => one.depth === 1 && one.type === 'pair')

const newest = (records: readonly ArticleRecord[]): Map<BlockId, UnitRecord> => {
  const units = new Map<BlockId, UnitRecord>()
  for (const record of records) for (const unit of record.units) if (!units.has(unit.id)) units.set(unit.id, unit)
  return units
}

/** What the records and the ledger know of quotations: their ids are never given away again. */
const knownQuotations = (texts: readonly SourceText[]): readonly KnownQuotation[] => {
  const byId = new Map<string, { id: OccurrenceId; block: BlockId; wording: string }[]>()
  for (const text of texts)
    for (const occurrence of text.occurrences) {
      const quotation = occurrence.id.slice(0, occurrence.id.lastIndexOf('.'))
      byId.set(quotation, [
        ...(byId.get(quotation) ?? []),
        { id: occurrence.id, block: text.id, wording: occurrence.wording },
      ])
    }
  return [...byId].map(([quotation, occurrences]) => ({
    quotation: quotation as KnownQuotation['quotation'],
    occurrences,
  }))
}

/**
 * Reads an article's bytes and cuts it: blocks with carried ids, sentences, quotations, content.
 *
 * @param records what `xliff/` holds of it in any locale; the first that knows a unit is asked for its ids
 * @param ledger the article's verbatim ledger; what an editor says of kind and speaker wins over the proposal
 * @param kindOf what the glossary says of a stretch in quotation marks; before any heuristic, behind the ledger
 * @param resegment cut every block by today's rules; else a block whose text did not change stays as recorded
 * @throws {GoosefootError} `format.…` when the file cannot be read as its format
 */
export const prepareArticle = (
  file: SourceFile,
  bytes: Uint8Array,
  config: Config,
  style: HouseStyle,
  records: readonly ArticleRecord[],
  ledger: Ledger | null,
  resegment = false,
  kindOf: (wording: string) => QuoteKind | null = () => null,
): Prepared => {
  const { frontMatter, roles, attributes, blockAttributes, jsonPaths } = config.formats
  const fresh = readArticle(formatFor(file.name, bytes), bytes, {
    id: file.id,
    locale: file.locale,
    fields: frontMatter,
    roles,
    ...(attributes === null ? {} : { attributes }),
    ...(blockAttributes === null ? {} : { blockAttributes }),
    jsonPaths,
  })
  const oldUnits = newest(records)
  const oldTexts = [...oldUnits.values()].map(sourceTextOf)
  const read = withIds(
    fresh,
    carryBlocks(oldTexts, fresh.article.blocks),
    oldTexts.map(({ id }) => id),
  )
  const { article } = read
  const assembled = assembleQuotations(
    article.blocks.map((block) => ({
      id: block.id,
      text: block.text,
      headingOrBoundary: endsQuotation.has(block.role),
    })),
    { locale: file.locale, style, known: knownQuotations(oldTexts) },
  )
  const quotations = assembled.map((quotation) => {
    const kind = quotation.occurrences.length === 1 ? kindOf(quotation.occurrences[0]?.wording ?? '') : null
    return kind === null ? quotation : { ...quotation, quoteKind: kind, confidence: 1, speaker: null }
  })
  const entries = new Map(ledger?.entries.map((entry) => [entry.id, entry]))
  const cutter = cutterFor(config, file.locale)
  const recorded = new Map(resegment ? [] : oldTexts.map((text) => [text.id, text] as const))
  const older: Finding[] = []
  const cuts = article.blocks.map((block, blockIndex): readonly number[] => {
    const fresh = cutter.boundaries(block, keepSpansOf(occurrencesIn(quotations, blockIndex)))
    const old = recorded.get(block.id)
    const kept = old === undefined ? null : recordedBoundaries(old, block.text)
    if (kept === null || kept.join() === fresh.join()) return fresh
    older.push(finding('segment.older-cut', 'info', { unit: block.id }))
    return kept
  })
  const units = article.blocks.map((block, blockIndex): UnitRecord => {
    const inBlock = quotations.flatMap((quotation) =>
      quotation.occurrences
        .filter((one) => one.blockIndex === blockIndex)
        .map((occurrence) => ({ quotation, occurrence })),
    )
    const quotes = inBlock.map(({ quotation, occurrence }): UnitQuote => {
      const entry = entries.get(quotation.id)
      const outer = inBlock
        .filter(
          (one) =>
            one.occurrence.depth === occurrence.depth - 1 &&
            one.occurrence.start <= occurrence.start &&
            one.occurrence.end >= occurrence.end,
        )
        .at(-1)
      return {
        kind: 'quote',
        id: occurrence.id,
        quotation: quotation.id,
        type: occurrence.type,
        quoteKind: entry?.quoteKind ?? quotation.quoteKind,
        depth: occurrence.depth,
        speaker: entry?.speaker ?? quotation.speaker,
        openMark: occurrence.openMark,
        closeMark: occurrence.closeMark,
        parent: outer?.occurrence.id ?? null,
      }
    })
    const boundaries = cuts[blockIndex] ?? []
    const parts = contentOf(
      block,
      boundaries,
      inBlock.map(({ occurrence }) => occurrence),
    )
    const old = (oldUnits.get(block.id)?.parts ?? []).filter((part) => part.kind === 'segment')
    const sentences = parts.filter((part) => part.kind === 'segment')
    const carried = matchSentences(
      old,
      sentences.map((part) => part.content),
    )
    const taken = new Set<string>(carried.flatMap((index) => (index === null ? [] : [old[index]?.id ?? ''])))
    let at = 0
    return {
      kind: 'unit',
      id: block.id,
      role: block.role,
      name: block.name,
      owner: block.owner,
      codes: block.codes.map((code) => ({ ...code, at: 0 })),
      quotes,
      parts: parts.map((part) => {
        if (part.kind === 'gap') return { kind: 'gap', source: part.content, target: null }
        const index = carried[at++]
        const id: SegmentId = (index == null ? undefined : old[index]?.id) ?? segmentId(textOf(part.content), taken)
        taken.add(id)
        return newSegment(id, part.content)
      }),
    }
  })
  return {
    file,
    read,
    article,
    units,
    cuts,
    quotations,
    findings: [...read.findings, ...older, ...markFindings(article.blocks, file.locale, style)],
  }
}

const placeholder = '\ufffc'

/** The text with a sign where a picture, a shortcode or code stands: marks around it are not empty. */
const withPlaceholders = (block: Block): string => {
  let text = ''
  let from = 0
  for (const code of block.codes) {
    if (code.form !== 'empty' || code.type === 'break') continue
    text += block.text.slice(from, code.at) + placeholder
    from = code.at
  }
  return text + block.text.slice(from)
}

/** Marks of the source that nothing answers, and paragraphs whose marks can be read in two ways. */
const markFindings = (blocks: readonly Block[], locale: string, style: HouseStyle): readonly Finding[] => {
  const detections = detectBlocks(
    blocks.map((block) => ({ text: withPlaceholders(block), boundary: endsQuotation.has(block.role) })),
    { locale, style },
  )
  return detections.flatMap((detection, index): Finding[] => {
    const block = blocks[index]
    if (block === undefined) return []
    const text = withPlaceholders(block)
    const lonely = [...detection.unopened, ...detection.unclosed].map((at) => {
      const start = at - (text.slice(0, at).split(placeholder).length - 1)
      return finding('quote.unbalanced', 'warning', {
        unit: block.id,
        span: { start, end: start + 1 },
        args: { mark: block.text[start] ?? '' },
      })
    })
    return lonely.length === 0 && detection.ambiguous
      ? [finding('quote.ambiguous', 'warning', { unit: block.id })]
      : lonely
  })
}

const newSegment = (id: SegmentId, source: SegmentRecord['source']): SegmentRecord => ({
  kind: 'segment',
  id,
  source,
  target: null,
  state: 'initial',
  origin: null,
  flag: null,
  proposals: [],
})
