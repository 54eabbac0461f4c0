import { targetHash } from './merge/fold.ts'
import type {
  BlockId,
  CodeType,
  EngineTrail,
  InlineCode,
  OccurrenceId,
  OccurrenceType,
  Origin,
  QuotationId,
  QuoteKind,
  SegmentRecord,
  UnitQuote,
} from '../article/types.ts'
import type { Meta, MetaGroup } from './types.ts'

/**
 * What of the record is neither text nor code: metadata with categories of our own (2.1, 5.4). Only what cannot be told
 * from the codes, states and ids is written, so that a change of one segment stays where that segment is.
 */

export const category = {
  approval: 'gf:approval',
  article: 'gf:article',
  block: 'gf:block',
  codes: 'gf:codes',
  quotation: 'gf:quotation',
  retraction: 'gf:retraction',
  segment: 'gf:segment',
} as const

export const metaGroup = (
  of: string,
  id: string | null,
  entries: readonly (readonly [type: string, value: string | null])[],
): MetaGroup => ({
  kind: 'meta-group',
  id,
  category: of,
  appliesTo: null,
  entries: entries.flatMap(([type, value]): Meta[] => (value === null ? [] : [{ kind: 'meta', type, value }])),
})

/** The first value of a type; null when there is none. */
export const metaValue = (group: MetaGroup | undefined, type: string): string | null => {
  for (const entry of group?.entries ?? []) {
    if (entry.kind === 'meta' && entry.type === type) return entry.value
  }
  return null
}

export const groupsOf = (groups: readonly MetaGroup[], of: string): readonly MetaGroup[] =>
  groups.filter((group) => group.category === of)

// ── Quotations ──

/** The marks that the codes of a unit's source show. */
export interface ShownMarks {
  readonly open: string
  readonly close: string
}

const quotationOf = (id: string): string => {
  const dot = id.lastIndexOf('.')
  return dot < 0 ? id : id.slice(0, dot)
}

/** Speakers' words and what they are: one group a quotation, in the order of the unit. */
export const quotationGroup = (quote: UnitQuote, shown: ShownMarks, depthOf: (id: string) => number): MetaGroup =>
  metaGroup(category.quotation, quote.id, [
    ['kind', quote.quoteKind],
    ['speaker', quote.speaker],
    ['part', quote.type === 'pair' ? null : quote.type],
    ['parent', quote.parent],
    ['depth', quote.depth === expectedDepth(quote.parent, depthOf) ? null : String(quote.depth)],
    ['quotation', quote.quotation === quotationOf(quote.id) ? null : quote.quotation],
    ['open', quote.openMark === shown.open ? null : quote.openMark],
    ['close', quote.closeMark === shown.close ? null : quote.closeMark],
  ])

const expectedDepth = (parent: string | null, depthOf: (id: string) => number): number =>
  parent === null ? 1 : depthOf(parent) + 1

const quoteKinds: ReadonlySet<string> = new Set(['direct', 'partial', 'title', 'name', 'term', 'scare', 'foreign'])
const isQuoteKind = (value: string | null): value is QuoteKind => value !== null && quoteKinds.has(value)
const occurrenceTypes: ReadonlySet<string> = new Set(['pair', 'open', 'close', 'reopen', 'inner', 'dash'])
const isOccurrenceType = (value: string | null): value is OccurrenceType => value !== null && occurrenceTypes.has(value)

/**
 * Quotations of a unit from its groups. A depth that is not written is one more than the parent's; a parent that is
 * written later, or encloses itself in a file edited by hand, counts as absent.
 */
export const unitQuotesOf = (
  groups: readonly MetaGroup[],
  shown: (occurrence: string) => ShownMarks,
): readonly UnitQuote[] => {
  const byId = new Map(groups.map((group) => [group.id ?? '', group]))
  const depthOf = (id: string, seen: ReadonlySet<string>): number => {
    const group = byId.get(id)
    if (group === undefined || seen.has(id)) return 0
    const written = metaValue(group, 'depth')
    if (written !== null && Number.isFinite(Number(written))) return Number(written)
    const parent = metaValue(group, 'parent')
    return parent === null ? 1 : depthOf(parent, new Set([...seen, id])) + 1
  }
  return groups.map((group): UnitQuote => {
    const id = group.id ?? ''
    const kind = metaValue(group, 'kind')
    const part = metaValue(group, 'part')
    const marks = shown(id)
    return {
      kind: 'quote',
      id: id as OccurrenceId,
      quotation: (metaValue(group, 'quotation') ?? quotationOf(id)) as QuotationId,
      type: isOccurrenceType(part) ? part : 'pair',
      // Nothing may be treated as less protected than it was: without a kind it is somebody's words.
      quoteKind: isQuoteKind(kind) ? kind : 'direct',
      depth: depthOf(id, new Set()),
      speaker: metaValue(group, 'speaker'),
      openMark: metaValue(group, 'open') ?? marks.open,
      closeMark: metaValue(group, 'close') ?? marks.close,
      parent: metaValue(group, 'parent') as OccurrenceId | null,
    }
  })
}

/** Depths as `unitQuotesOf` will find them for quotations without a written depth. */
export const depthsOf = (quotes: readonly UnitQuote[]): ((id: string) => number) => {
  const depths = new Map(quotes.map((quote) => [quote.id as string, quote.depth]))
  return (id) => depths.get(id) ?? 0
}

// ── Segments ──

const subStates = {
  human: 'gf:human',
  engine: 'gf:mt',
  verbatim: 'gf:verbatim',
} as const

/** What a person must know first: that the source changed, that it needs review, else where the target came from. */
export const subStateOf = ({ flag, origin }: Pick<SegmentRecord, 'flag' | 'origin'>): string | null => {
  if (flag !== null) return `gf:${flag}`
  if (origin === null) return null
  return origin.kind === 'memory' ? (origin.score >= 100 ? 'gf:tm' : 'gf:fuzzy') : subStates[origin.kind]
}

export const flagOf = (subState: string | null): SegmentRecord['flag'] =>
  subState === 'gf:source-changed' ? 'source-changed' : subState === 'gf:needs-review' ? 'needs-review' : null

/** Null where the substate says it all. */
/**
 * Where a target came from, and the hash of what was written (`sent`): it tells a target that was changed since, in place
 * or in a copy, from one that was not.
 */
export const segmentGroup = (segment: Pick<SegmentRecord, 'id' | 'flag' | 'origin' | 'target'>): MetaGroup | null => {
  const { origin, flag, target } = segment
  const group = metaGroup(category.segment, segment.id, [
    ['origin', flag === null || origin === null ? null : origin.kind],
    ['person', origin?.kind === 'human' ? origin.person : null],
    ['engine', origin?.kind === 'engine' ? origin.engine : null],
    ['model', origin?.kind === 'engine' ? origin.model : null],
    ...trailEntries(origin),
    ['similarity', origin?.kind === 'memory' ? String(origin.score) : null],
    ['entry', origin?.kind === 'memory' ? origin.entry : null],
    ['sent', target === null ? null : targetHash(target)],
  ])
  return group.entries.length === 0 ? null : group
}

/** Entries about an engine's answer: for whoever answers for it, not for translators. */
export const trailTypes = ['request', 'options', 'glossary', 'shape', 'rung', 'trace', 'at', 'repairs'] as const

/** How an engine's answer came to be; only what there is to say. */
const trailEntries = (origin: Origin | null): readonly (readonly [string, string | null])[] => {
  const trail = origin?.kind === 'engine' ? origin.trail : undefined
  if (trail === undefined) return []
  return [
    ['request', trail.request],
    ['options', trail.options],
    ['glossary', trail.glossary],
    ['shape', trail.shape],
    ['rung', trail.rung === 0 ? null : String(trail.rung)],
    ['trace', trail.trace],
    ['at', trail.at],
    ['repairs', trail.repairs.length === 0 ? null : trail.repairs.join(' ')],
  ]
}

const trailOf = (group: MetaGroup | undefined): { readonly trail?: EngineTrail } => {
  const request = metaValue(group, 'request')
  const at = metaValue(group, 'at')
  if (request === null || at === null) return {}
  return {
    trail: {
      request,
      options: metaValue(group, 'options') ?? '',
      glossary: metaValue(group, 'glossary'),
      shape: metaValue(group, 'shape') ?? '',
      rung: Number(metaValue(group, 'rung') ?? 0) || 0,
      trace: metaValue(group, 'trace'),
      at,
      repairs: metaValue(group, 'repairs')?.split(' ') ?? [],
    },
  }
}

const originKinds: ReadonlyMap<string, Origin['kind']> = new Map([
  ['gf:human', 'human'],
  ['gf:mt', 'engine'],
  ['gf:tm', 'memory'],
  ['gf:fuzzy', 'memory'],
  ['gf:verbatim', 'verbatim'],
  ['human', 'human'],
  ['engine', 'engine'],
  ['memory', 'memory'],
  ['verbatim', 'verbatim'],
])

export const originOf = (group: MetaGroup | undefined, subState: string | null): Origin | null => {
  const kind = originKinds.get(metaValue(group, 'origin') ?? '') ?? originKinds.get(subState ?? '')
  switch (kind) {
    case undefined:
      return null
    case 'human':
      return { kind, person: metaValue(group, 'person') }
    case 'verbatim':
      return { kind }
    case 'engine':
      return { kind, engine: metaValue(group, 'engine') ?? '', model: metaValue(group, 'model'), ...trailOf(group) }
    case 'memory': {
      const score = Number(metaValue(group, 'similarity') ?? (subState === 'gf:fuzzy' ? 0 : 100))
      return { kind, score: Number.isFinite(score) ? score : 0, entry: metaValue(group, 'entry') }
    }
    default:
      return kind satisfies never
  }
}

// ── Codes that the sources do not tell ──

/** `open c1 strong`, `empty c2 break space`: the value is the markup. */
export const codesGroup = (codes: readonly InlineCode[]): MetaGroup =>
  metaGroup(
    category.codes,
    null,
    codes.length === 0
      ? // A group must hold something (2.1, 5.4.4.2); this says that there are no codes.
        [['none', '']]
      : codes.map((code) => [
          `${code.form} ${code.id} ${code.type}${code.equivalent === ' ' ? ' space' : ''}`,
          code.data,
        ]),
  )

const codeForms: ReadonlySet<string> = new Set(['open', 'close', 'empty'])
const codeTypes: ReadonlySet<string> = new Set(
  'link strong emphasis strike code image break shortcode autolink reference footnote html other'.split(' '),
)
const isForm = (value: string): value is InlineCode['form'] => codeForms.has(value)
const isCodeType = (value: string): value is CodeType => codeTypes.has(value)

export const codesOfGroup = (group: MetaGroup): readonly InlineCode[] =>
  group.entries.flatMap((entry): InlineCode[] => {
    if (entry.kind !== 'meta') return []
    const [form = '', id = '', type = '', space] = entry.type.split(' ')
    if (!isForm(form) || !isCodeType(type)) return []
    return [{ kind: 'code', id, form, type, at: 0, data: entry.value, equivalent: space === 'space' ? ' ' : '' }]
  })

/** Owner of an alt text. */
export const ownerOf = (groups: readonly MetaGroup[]): BlockId | null =>
  metaValue(groupsOf(groups, category.block)[0], 'owner') as BlockId | null
