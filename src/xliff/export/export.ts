import { normaliseContent, sameContent } from '../../article/content.ts'
import type { ArticleRecord, Content, SegmentRecord, UnitRecord } from '../../article/types.ts'
import { convertXliff } from '../convert/convert.ts'
import { sizeRestriction, withProvenance } from '../convert/modules.ts'
import { provenanceOf } from '../provenance.ts'
import { protectedWhole } from '../convert/states.ts'
import { targetHash } from '../merge/fold.ts'
import type { Profile } from '../profiles/index.ts'
import { category, metaGroup, trailTypes } from '../record-metadata.ts'
import { toXliff } from '../record.ts'
import type { Code, Inline, MetaGroup, Part, Unit, XliffDocument } from '../types.ts'
import { instruction, notesOf } from './notes.ts'
import { printedSource, printedTarget } from './print.ts'
import { markTerms, termsOfUnit } from './terms.ts'
import type { ExportOptions, HandOff, TermHit } from './types.ts'
import { isLocked, needsWork, openPart } from './work.ts'

/**
 * The hand-off of a record for a CAT tool: a file that is thrown away once it came back. What is in it and in which
 * version the profile says; who translates is told whose words a quotation is and what was really said.
 *
 * Pure: the same record and options give the same document. It is made as 2.1 and converted, so that every version says
 * the same; each target carries a hash of what was sent, by which the import tells what was changed.
 */
export const exportXliff = (record: ArticleRecord, options: ExportOptions): HandOff => {
  const { profile } = options
  const isOld = profile.version === '1.2'
  const quotes = options.quotes ?? 'codes'
  const wanted = options.onlyOpen === true ? record.units.flatMap((unit) => openPart(unit, !isOld) ?? []) : record.units
  const sent = wanted.map((unit) => sentUnit(unit, options))
  const shown: ArticleRecord = { ...record, units: sent }
  const depths = new Map(record.units.flatMap((unit) => unit.quotes.map((quote) => [quote.id, quote] as const)))
  const base = toXliff(shown, {
    marks: (occurrence) => {
      const quote = depths.get(occurrence)
      const level = (quote?.depth ?? 1) % 2 === 1 ? 0 : 1
      return { source: [quote?.openMark ?? '', quote?.closeMark ?? ''], target: options.style.marks[level] }
    },
  })
  const beside = new Map<string, TermHit>()
  const [file] = base.files
  if (file === undefined) return { document: base, losses: [], termsBeside: [], segments: 0 }
  const from = isOld ? 'goosefoot' : null
  const children = file.children.map((child, index) => {
    const unit = wanted[index]
    const after = sent[index]
    if (child.kind !== 'unit' || unit === undefined || after === undefined) return child
    const { unit: made, hits } = decorated(child, unit, after, record, options)
    if (profile.terms === 'beside') for (const hit of hits) beside.set(hit.term, hit)
    return made
  })
  const { languages = {} } = options
  const document: XliffDocument = {
    ...base,
    sourceLanguage: languages[record.sourceLocale] ?? record.sourceLocale,
    targetLanguage: languages[record.targetLocale] ?? record.targetLocale,
    attributes: [],
    files: [
      {
        ...file,
        sourceLanguage: languages[record.sourceLocale] ?? record.sourceLocale,
        targetLanguage: languages[record.targetLocale] ?? record.targetLocale,
        notes: [instruction(quotes, from ?? 'instruction')],
        children,
      },
    ],
  }
  return Object.freeze({
    ...convertXliff(document, profile.version),
    termsBeside: [...beside.values()],
    segments: sent.reduce((sum, unit) => sum + unit.parts.filter((part) => part.kind === 'segment').length, 0),
  })
}

/** A unit with the targets that are sent: prefilled, proposals cut short, marks as letters where wanted. */
const sentUnit = (unit: UnitRecord, options: ExportOptions): UnitRecord => {
  const { profile } = options
  const prefill = options.prefill ?? profile.prefill
  const isText = options.quotes === 'text'
  const source = (content: Content): Content => (isText ? printedSource(content, unit) : content)
  const target = (content: Content): Content => (isText ? printedTarget(content, unit, options.style) : content)
  return {
    ...unit,
    // Without codes there is nothing to say about them; the notes name the quotations.
    quotes: isText ? [] : unit.quotes,
    parts: unit.parts.map((part): UnitRecord['parts'][number] => {
      if (part.kind === 'gap') {
        return isText
          ? { ...part, source: source(part.source), target: part.target === null ? null : target(part.target) }
          : part
      }
      const filled = part.target === null ? prefilled(part, prefill) : part
      const proposals = part.proposals
        .toSorted((a, b) => b.similarity - a.similarity)
        .slice(0, profile.alternatives)
        .map((proposal) =>
          isText ? { ...proposal, source: source(proposal.source), target: target(proposal.target) } : proposal,
        )
      const isSource = filled.target !== null && sameContent(filled.target, part.source)
      return {
        ...filled,
        source: source(part.source),
        target: filled.target === null ? null : isSource ? source(part.source) : target(filled.target),
        proposals: part.target === null || needsWork(part) ? proposals : [],
      }
    }),
  }
}

const prefilled = (segment: SegmentRecord, prefill: Profile['prefill']): SegmentRecord => {
  if (prefill === 'none') return segment
  if (prefill === 'best') {
    const best = segment.proposals
      .filter(({ type, target }) => type !== 'conflict' && fits(target, segment.source))
      .toSorted((a, b) => b.similarity - a.similarity)[0]
    if (best === undefined) return segment
    return { ...segment, target: best.target, state: 'translated', origin: null, flag: 'needs-review' }
  }
  return { ...segment, target: segment.source, state: 'initial', origin: null, flag: null }
}

/** A proposal fills a target only when it has the codes of this source: another sentence's are no use here. */
const fits = (target: Content, source: Content): boolean => {
  const names = (content: Content): string =>
    content
      .flatMap((inline) =>
        inline.kind === 'text' ? [] : [`${inline.kind} ${'occurrence' in inline ? inline.occurrence : inline.id}`],
      )
      .sort()
      .join('\n')
  return names(normaliseContent(target)) === names(source)
}

const decorated = (
  made: Unit,
  unit: UnitRecord,
  sent: UnitRecord,
  record: ArticleRecord,
  options: ExportOptions,
): { readonly unit: Unit; readonly hits: readonly TermHit[] } => {
  const { profile } = options
  const segments = new Map(
    unit.parts.flatMap((part) => (part.kind === 'segment' ? [[part.id as string, part] as const] : [])),
  )
  const locked = [...segments.values()].filter(
    (segment) => isLocked(segment, profile.lock) || (options.onlyOpen === true && !needsWork(segment)),
  )
  const isAllLocked = locked.length === segments.size
  const lockedIds = new Set<string>(isAllLocked ? [] : locked.map(({ id }) => id))
  const terms = options.quotes === 'text' ? termsOfUnit(unit, undefined) : termsOfUnit(unit, options.terms)
  const unmarked = new Set<string>()
  const limit = options.limits?.[unit.role] ?? null
  const parts = made.parts.map((part): Part => {
    const bare = profile.originalData ? part : withoutData(part)
    if (bare.kind === 'ignorable') return bare
    const spans = profile.terms === 'file' ? (terms.spans.get(bare.id ?? '') ?? []) : []
    const marked = markTerms(bare.source.inlines, spans)
    for (const entry of marked.unmarked) unmarked.add(entry)
    const inlines = lockedIds.has(bare.id ?? '')
      ? protectedWhole(marked.inlines, `lock-${bare.id ?? ''}`)
      : marked.inlines
    const source = { ...bare.source, inlines }
    // Where nobody but our own import reads it, that a person wrote it need not be said.
    const subState = profile.metadata || bare.subState !== 'gf:human' ? bare.subState : null
    return { ...bare, source, subState }
  })
  const notes = notesOf(unit, {
    targetLocale: record.targetLocale,
    ledger: options.ledger ?? new Map(),
    limit,
    terms: profile.terms === 'note' ? uniqueTerms(terms.hits) : [],
    category: profile.version === '1.2' ? 'goosefoot' : null,
  })
  const decoratedUnit: Unit = {
    ...made,
    translate: !isAllLocked,
    parts,
    originalData: profile.originalData ? made.originalData : new Map(),
    notes,
    glossary:
      profile.terms === 'file'
        ? terms.entries.map((entry) => (unmarked.has(entry.id ?? '') ? { ...entry, ref: null } : entry))
        : [],
    metadata: metadataOf(made, unit, sent, profile),
    attributes: limit === null ? [] : [sizeRestriction(limit)],
  }
  return {
    unit: profile.provenance ? withProvenance(decoratedUnit, provenanceOf(unit)) : decoratedUnit,
    hits: terms.hits,
  }
}

const uniqueTerms = (hits: readonly TermHit[]): readonly TermHit[] => [
  ...new Map(hits.map((hit) => [hit.term, hit])).values(),
]

const withoutData = (part: Part): Part => {
  const bare = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.map((inline) => (inline.kind === 'code' ? ({ ...inline, data: null } satisfies Code) : inline))
  return {
    ...part,
    source: { ...part.source, inlines: bare(part.source.inlines) },
    target: part.target === null ? null : { ...part.target, inlines: bare(part.target.inlines) },
  }
}

/**
 * What the record's metadata say beyond codes, states and notes, where the profile keeps it; people and tools are said by
 * ITS (2.1, 4.9.3). For each target a hash of it as it was sent, and of what the record has where that is spelt otherwise.
 */
const metadataOf = (made: Unit, unit: UnitRecord, sent: UnitRecord, profile: Profile): readonly MetaGroup[] => {
  const before = new Map(
    unit.parts.flatMap((part) => (part.kind === 'segment' ? [[part.id as string, part.target] as const] : [])),
  )
  const said = new Set([...(profile.provenance ? ['person', 'engine', 'model'] : []), 'sent', ...trailTypes])
  const kept = profile.metadata ? made.metadata : []
  const ofSegments = sent.parts.flatMap((part): readonly MetaGroup[] => {
    if (part.kind === 'gap') return []
    const group = kept.find((one) => one.category === category.segment && one.id === part.id)
    const entries = (group?.entries ?? []).filter((entry) => entry.kind !== 'meta' || !said.has(entry.type))
    const had = before.get(part.id) ?? null
    const { target } = part
    const held = had === null || target === null || sameContent(had, target) ? '' : `.${targetHash(had)}`
    const hash = target === null ? [] : metaGroup('', null, [['sent', targetHash(target) + held]]).entries
    const all = [...entries, ...hash]
    return all.length === 0 ? [] : [{ ...metaGroup(category.segment, part.id, []), entries: all }]
  })
  return [...kept.filter((group) => group.category !== category.segment), ...ofSegments]
}
