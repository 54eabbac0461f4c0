import { textOf } from '../article/content.ts'
import { type Finding, finding } from '../article/finding.ts'
import type {
  Article,
  ArticleRecord,
  Block,
  BlockId,
  OccurrenceId,
  Role,
  SegmentId,
  SegmentRecord,
  UnitQuote,
  UnitRecord,
} from '../article/types.ts'
import { carryBlocks, formatFor, type ReadArticle, readArticle, withIds } from '../formats/index.ts'
import {
  assembleQuotations,
  contentOf,
  type HouseStyle,
  type KnownQuotation,
  type Quotation,
} from '../quotations/index.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import { detectBlocks } from '../quotations/detect.ts'
import { sentenceBoundaries } from '../segmentation/index.ts'
import type { Config } from './config.ts'
import type { SourceFile } from './locate.ts'
import { matchSentences, segmentId } from './segment-ids.ts'
import { type SourceText, sourceTextOf } from './source-text.ts'

/** An article cut into units, with every id carried over from what the record and the ledger know. */
export interface Prepared {
  readonly file: SourceFile
  readonly read: ReadArticle
  readonly article: Article
  /** Units without targets; `targetLocale` is empty. */
  readonly units: readonly UnitRecord[]
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

/** Text as segmentation reads it: what a code stands for is put in, and offsets lead back. */
const segmentationText = (block: Block): { readonly text: string; readonly toBlock: (offset: number) => number } => {
  const spaces = block.codes.filter(
    (code) =>
      code.equivalent === ' ' && !/\s/u.test(block.text[code.at - 1] ?? '') && !/\s/u.test(block.text[code.at] ?? ''),
  )
  if (spaces.length === 0) return { text: block.text, toBlock: (offset) => offset }
  let text = ''
  let from = 0
  const at: number[] = []
  for (const code of spaces) {
    text += `${block.text.slice(from, code.at)} `
    from = code.at
    at.push(text.length - 1)
  }
  text += block.text.slice(from)
  return { text, toBlock: (offset) => offset - at.filter((place) => place < offset).length }
}

/** Where the sentences of a block end, in offsets of its printed text. */
export const boundariesOf = (
  block: Block,
  options: {
    readonly locale: string
    readonly quotes: 'split' | 'keep'
    readonly keepSpans: readonly { start: number; end: number }[]
  },
): readonly number[] => {
  const { text, toBlock } = segmentationText(block)
  const ends = sentenceBoundaries(text, {
    locale: options.locale,
    quotes: options.quotes,
    keepSpans: options.keepSpans,
  }).map(toBlock)
  return [...new Set(ends)]
}

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
 * @throws {GoosefootError} `format.…` when the file cannot be read as its format
 */
export const prepareArticle = (
  file: SourceFile,
  bytes: Uint8Array,
  config: Config,
  style: HouseStyle,
  records: readonly ArticleRecord[],
  ledger: Ledger | null,
): Prepared => {
  const fresh = readArticle(formatFor(file.name), bytes, {
    id: file.id,
    locale: file.locale,
    fields: config.formats.frontMatter,
  })
  const oldUnits = newest(records)
  const oldTexts = [...oldUnits.values()].map(sourceTextOf)
  const read = withIds(
    fresh,
    carryBlocks(oldTexts, fresh.article.blocks),
    oldTexts.map(({ id }) => id),
  )
  const { article } = read
  const quotations = assembleQuotations(
    article.blocks.map((block) => ({
      id: block.id,
      text: block.text,
      headingOrBoundary: endsQuotation.has(block.role),
    })),
    { locale: file.locale, style, known: knownQuotations(oldTexts) },
  )
  const entries = new Map(ledger?.entries.map((entry) => [entry.id, entry]))
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
    const boundaries = boundariesOf(block, {
      locale: file.locale,
      quotes: config.segmentation.quotes,
      keepSpans: inBlock
        .filter(({ occurrence }) => occurrence.depth === 1 && occurrence.type === 'pair')
        .map(({ occurrence }) => occurrence),
    })
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
    quotations,
    findings: [...read.findings, ...markFindings(article.blocks, file.locale, style)],
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
