import { withProvenance } from './convert/modules.ts'
import { provenanceOf } from './provenance.ts'
import type {
  ArticleRecord,
  Content as ArticleContent,
  InlineCode,
  OccurrenceId,
  Proposal,
  SegmentRecord,
  UnitQuote,
  UnitRecord,
} from '../article/types.ts'
import { collectOriginalData, markupCode } from './codes.ts'
import type { Spelling } from './contents.ts'
import { inlinesOf } from './contents.ts'
import { glossaryNamespace, itsNamespace, matchesNamespace, metadataNamespace, xmlnsNamespace } from './namespaces.ts'
import { pairUp, wholePairs } from './pairs.ts'
import { quoteCode } from './quotes.ts'
import {
  category,
  codesGroup,
  depthsOf,
  metaGroup,
  quotationGroup,
  type ShownMarks,
  segmentGroup,
  subStateOf,
} from './record-metadata.ts'
import { approvalGroups } from './record-approvals.ts'
import { sourceCodesOf } from './record-read.ts'
import type {
  Attribute,
  Content,
  Inline,
  Match,
  MetaGroup,
  Note,
  Part,
  Unit,
  XliffDocument,
  XliffFile,
} from './types.ts'

export { fromXliff } from './record-read.ts'

/** The marks a quotation is shown with. */
export interface QuoteMarks {
  readonly source: readonly [open: string, close: string]
  readonly target: readonly [open: string, close: string]
}

export interface RecordOptions {
  /**
   * Marks by occurrence. Those of the source are used only for an occurrence the unit does not list: what a unit lists
   * shows the marks of the article.
   */
  readonly marks: (occurrence: OccurrenceId) => QuoteMarks
  /** Say by ITS which engine or which named person made the targets of a unit. */
  readonly provenance?: boolean
}

const instruction: Note = {
  kind: 'note',
  id: 'n1',
  text: 'Quotation marks are codes: keep each code once, type no marks.',
  category: 'instruction',
  priority: 1,
  appliesTo: null,
  from: null,
  place: null,
}

/** Always the same, so that a first proposal or a first term does not touch the second line. */
const rootAttributes: readonly Attribute[] = [
  ...[
    ['mda', metadataNamespace],
    ['mtc', matchesNamespace],
    ['gls', glossaryNamespace],
    ['its', itsNamespace],
  ].map(([name = '', value = '']) => ({ namespace: xmlnsNamespace, name, prefix: 'xmlns', value })),
  { namespace: itsNamespace, name: 'version', prefix: 'its', value: '2.0' },
]

/**
 * The record of an article as a document of XLIFF 2.1. Everything in it comes back:
 * `fromXliff(readXliff(serializeXliff(toXliff(record, options)))) = record`.
 */
export const toXliff = (record: ArticleRecord, options: RecordOptions): XliffDocument =>
  Object.freeze({
    kind: 'document',
    version: '2.1',
    source: null,
    sourceLanguage: record.sourceLocale,
    targetLanguage: record.targetLocale,
    notes: [],
    metadata: [],
    files: [fileOf(record, options)],
    attributes: rootAttributes,
    place: null,
  })

const fileOf = (record: ArticleRecord, options: RecordOptions): XliffFile => ({
  kind: 'file',
  id: record.article,
  original: record.original,
  datatype: null,
  sourceLanguage: record.sourceLocale,
  targetLanguage: record.targetLocale,
  translate: true,
  // One sentence is one segment here, and a tool that cut anew would part quotations from their ids.
  canResegment: false,
  space: 'preserve',
  skeleton: null,
  header: null,
  notes: [instruction],
  metadata: [
    metaGroup(category.article, null, [['format', record.format]]),
    ...approvalGroups(record.approvals ?? [], record.retraction),
  ],
  opaque: [],
  children: record.units.map((unit) => unitOf(unit, options)),
  attributes: [],
  place: null,
})

const unitOf = (unit: UnitRecord, options: RecordOptions): Unit => {
  const quotes = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  const codes = new Map(unit.codes.map((code) => [`${code.form} ${code.id}`, code]))
  const data = collectOriginalData()
  const spelling = (side: 'source' | 'target', withData: boolean): Spelling => ({
    quote: (role, id) =>
      quoteCode(role, id, quotes.get(id)?.quoteKind ?? null, markOf(side, role, id, quotes, options)),
    markup: (form, id) => {
      const code: Pick<InlineCode, 'id' | 'form' | 'type' | 'equivalent' | 'data'> = codes.get(`${form} ${id}`) ?? {
        id,
        form,
        type: 'other',
        equivalent: '',
        data: '',
      }
      return markupCode(code, withData ? data.idOf(code.data) : null)
    },
  })
  const side = (name: 'source' | 'target'): readonly (readonly Inline[])[] =>
    unit.parts.map((part) => inlinesOf(part[name] ?? [], spelling(name, true)))
  // Sources first: original data are numbered by their first use there.
  const sources = pairUp(side('source'))
  const targets = pairUp(side('target'), wholePairs(sources))
  const parts = unit.parts.map((part, index): Part => {
    const common = {
      source: inMemory(sources[index] ?? []),
      target: part.target === null ? null : inMemory(targets[index] ?? []),
      order: null,
      targetAt: null,
      attributes: [],
      place: null,
    }
    if (part.kind === 'gap') return { kind: 'ignorable', id: null, ...common }
    return {
      kind: 'segment',
      id: part.id,
      canResegment: false,
      state: part.state,
      subState: subStateOf(part),
      state12: null,
      ...common,
    }
  })
  const originalData = data.all()
  const segments = unit.parts.filter((part) => part.kind === 'segment')
  const made: Unit = {
    kind: 'unit',
    id: unit.id,
    name: unit.name,
    type: `gf:${unit.role}`,
    translate: true,
    canResegment: false,
    space: 'preserve',
    parts,
    targetOrder: parts.map((_, index) => index),
    originalData,
    notes: unit.quotes.filter(isAttributed).map(noteOf),
    metadata: [
      ...(unit.owner === null ? [] : [metaGroup(category.block, null, [['owner', unit.owner]])]),
      ...(sameCodes(sourceCodesOf(parts, originalData), unit.codes) ? [] : [codesGroup(unit.codes)]),
      ...quotationGroups(unit.quotes, shownMarks(sources)),
      ...segments.flatMap((segment) => segmentGroup(segment) ?? []),
    ],
    matches: segments.flatMap((segment) => segment.proposals.map((proposal) => matchOf(segment, proposal, spelling))),
    glossary: [],
    provenance: [],
    issues: [],
    rules: [],
    opaque: [],
    attributes: [],
    place: null,
  }
  if (options.provenance !== true) return Object.freeze(made)
  // Memory is where a text was found, not who made it.
  const byName = provenanceOf(unit).filter(({ tool }) => tool !== 'translation memory')
  return Object.freeze(withProvenance(made, byName))
}

const inMemory = (inlines: readonly Inline[]): Content => ({
  kind: 'content',
  language: null,
  space: 'preserve',
  inlines,
  place: null,
})

const markOf = (
  side: 'source' | 'target',
  role: 'open' | 'close',
  id: OccurrenceId,
  quotes: ReadonlyMap<string, UnitQuote>,
  options: RecordOptions,
): string => {
  const quote = quotes.get(id)
  if (side === 'source' && quote !== undefined) return role === 'open' ? quote.openMark : quote.closeMark
  const [open, close] = options.marks(id)[side]
  return role === 'open' ? open : close
}

/** The marks that a side's codes show, by occurrence: what `fromXliff` will read from them. */
const shownMarks = (sides: readonly (readonly Inline[])[]): ((occurrence: string) => ShownMarks) => {
  const open = new Map<string, string>()
  const close = new Map<string, string>()
  for (const inline of sides.flat()) {
    if (inline.kind !== 'code' || inline.type !== 'quote') continue
    const marks = inline.role === 'open' ? open : close
    if (!marks.has(inline.id)) marks.set(inline.id, inline.display ?? '')
  }
  return (occurrence) => ({ open: open.get(occurrence) ?? '', close: close.get(occurrence) ?? '' })
}

const quotationGroups = (
  quotes: readonly UnitQuote[],
  shown: (occurrence: string) => ShownMarks,
): readonly MetaGroup[] => {
  const depthOf = depthsOf(quotes)
  return quotes.map((quote) => quotationGroup(quote, shown(quote.id), depthOf))
}

/** Somebody's words: these get a note, so that a translator sees whose they are. */
const isAttributed = (quote: UnitQuote): boolean =>
  quote.quoteKind === 'direct' || quote.quoteKind === 'partial' || quote.speaker !== null

const noteOf = (quote: UnitQuote): Note => ({
  kind: 'note',
  id: quote.id,
  text: `${quote.id}: ${quote.quoteKind}${quote.speaker === null || quote.speaker === '' ? '' : `, ${quote.speaker}`}`,
  category: 'quotation',
  priority: 2,
  appliesTo: null,
  from: null,
  place: null,
})

const sameCodes = (a: readonly InlineCode[], b: readonly InlineCode[]): boolean =>
  a.length === b.length &&
  a.every((code, index) => {
    const other = b[index]
    return (
      code.id === other?.id &&
      code.form === other.form &&
      code.type === other.type &&
      code.data === other.data &&
      code.equivalent === other.equivalent
    )
  })

const matchTypes = {
  memory: ['tm', null],
  machine: ['mt', null],
  previous: ['other', 'gf:previous'],
  conflict: ['other', 'gf:conflict'],
} as const

const matchOf = (
  segment: SegmentRecord,
  proposal: Proposal,
  spelling: (side: 'source' | 'target', withData: boolean) => Spelling,
): Match => {
  const [type, subType] = matchTypes[proposal.type]
  // A proposal is a unit of its own: pairs are looked for in it alone, and it carries no markup.
  const content = (side: 'source' | 'target', inlines: ArticleContent): Content =>
    inMemory(pairUp([inlinesOf(inlines, spelling(side, false))])[0] ?? [])
  return {
    kind: 'match',
    id: null,
    ref: `#${segment.id}`,
    type,
    subType,
    origin: proposal.origin,
    similarity: proposal.similarity,
    quality: null,
    suitability: null,
    reference: false,
    source: content('source', proposal.source),
    target: content('target', proposal.target),
    originalData: new Map(),
    place: null,
  }
}
