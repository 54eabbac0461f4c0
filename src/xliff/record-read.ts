import { GoosefootError } from '../errors.ts'
import type {
  ArticleId,
  ArticleRecord,
  BlockId,
  GapRecord,
  InlineCode,
  Proposal,
  Role,
  SegmentId,
  SegmentRecord,
  UnitRecord,
} from '../article/types.ts'
import { inlineCodeOf } from './codes.ts'
import { contentOf } from './contents.ts'
import { targetHash } from './merge/fold.ts'
import { placeAt } from '../xml/index.ts'
import { quoteEndOf } from './quotes.ts'
import {
  category,
  codesOfGroup,
  flagOf,
  groupsOf,
  metaValue,
  originOf,
  ownerOf,
  type ShownMarks,
  unitQuotesOf,
} from './record-metadata.ts'
import { approvalsOf, retractionOf } from './record-approvals.ts'
import { unitsOf } from './serialize.ts'
import type { Data, Inline, Match, Part, Place, Unit, XliffDocument } from './types.ts'

const roles: ReadonlySet<string> = new Set(
  'headline kicker standfirst dateline byline paragraph heading item blockquote cell caption alt footnote field'.split(
    ' ',
  ),
)
const isRole = (value: string): value is Role => roles.has(value)

/**
 * The record that a document of ours holds; the inverse of `toXliff`.
 *
 * @throws {GoosefootError} `xliff.not-record` with line and column: no or several files, no target language, a unit
 *   whose type is not `gf:` with a role, a segment without an id
 */
export const fromXliff = (document: XliffDocument): ArticleRecord => {
  const [file, second] = document.files
  if (file === undefined || second !== undefined || document.version.startsWith('1.')) {
    throw notRecord(document, second?.place ?? null, 'one article in XLIFF 2.x was expected')
  }
  const format = metaValue(groupsOf(file.metadata, category.article)[0], 'format')
  if (format === null) throw notRecord(document, file.place, 'the metadata of the article are missing')
  if (document.targetLanguage === null) throw notRecord(document, document.place, 'the target language is missing')
  const approvals = approvalsOf(file.metadata)
  const retraction = retractionOf(file.metadata)
  return Object.freeze({
    kind: 'record',
    article: file.id as ArticleId,
    original: file.original ?? '',
    format,
    sourceLocale: document.sourceLanguage,
    targetLocale: document.targetLanguage,
    ...(approvals.length === 0 ? {} : { approvals: Object.freeze(approvals) }),
    ...(retraction === null ? {} : { retraction }),
    units: Object.freeze([...unitsOf(document)].map((unit) => unitRecord(document, unit))),
  })
}

const notRecord = (document: XliffDocument, place: Place | null, what: string): GoosefootError =>
  new GoosefootError('xliff.not-record', `The file is no record of an article: ${what}.`, {
    ...(place === null || document.source === null ? {} : placeAt(document.source.text, place.outer.start)),
    hint: 'Give a returned file to "goosefoot import"; files in xliff/ are written by "goosefoot translate".',
  })

const unitRecord = (document: XliffDocument, unit: Unit): UnitRecord => {
  const role = unit.type?.startsWith('gf:') === true ? unit.type.slice(3) : ''
  if (!isRole(role)) throw notRecord(document, unit.place, 'a unit has no role')
  const written = groupsOf(unit.metadata, category.codes)[0]
  const segments = new Map(groupsOf(unit.metadata, category.segment).map((group) => [group.id ?? '', group]))
  const proposals = proposalsOf(unit.matches)
  const parts = unit.parts.map((part): SegmentRecord | GapRecord => {
    const source = contentOf(part.source.inlines)
    const target = part.target === null ? null : contentOf(part.target.inlines)
    if (part.kind === 'ignorable') return Object.freeze({ kind: 'gap', source, target })
    if (part.id === null) throw notRecord(document, part.place, 'a segment has no id')
    const group = segments.get(part.id)
    const sent = metaValue(group, 'sent')
    // Changed where it stands, by a tool or by hand: from now on it is a person's work.
    const isEdited = target !== null && sent !== null && sent !== targetHash(target)
    return Object.freeze({
      kind: 'segment',
      id: part.id as SegmentId,
      source,
      target,
      state: isEdited && part.state === 'initial' ? 'translated' : part.state,
      origin: isEdited ? Object.freeze({ kind: 'human', person: null }) : originOf(group, part.subState),
      flag: isEdited ? null : flagOf(part.subState),
      proposals: Object.freeze(proposals.get(`#${part.id}`) ?? []),
    })
  })
  return Object.freeze({
    kind: 'unit',
    id: unit.id as BlockId,
    role,
    name: unit.name,
    owner: ownerOf(unit.metadata),
    codes: written === undefined ? sourceCodesOf(unit.parts, unit.originalData) : codesOfGroup(written),
    quotes: unitQuotesOf(groupsOf(unit.metadata, category.quotation), marksShownBy(unit.parts)),
    parts: Object.freeze(parts),
  })
}

/** The inline codes of a unit's sources, in reading order. */
export const sourceCodesOf = (parts: readonly Part[], data: ReadonlyMap<string, Data>): readonly InlineCode[] =>
  parts.flatMap((part) =>
    part.source.inlines.flatMap((inline) =>
      inline.kind === 'code' && quoteEndOf(inline) === null ? [inlineCodeOf(inline, data)] : [],
    ),
  )

const marksShownBy = (parts: readonly Part[]): ((occurrence: string) => ShownMarks) => {
  const open = new Map<string, string>()
  const close = new Map<string, string>()
  for (const inline of parts.flatMap((part): readonly Inline[] => part.source.inlines)) {
    const end = inline.kind === 'code' ? quoteEndOf(inline) : null
    if (end === null || inline.kind !== 'code') continue
    const marks = end.role === 'open' ? open : close
    if (!marks.has(end.occurrence)) marks.set(end.occurrence, inline.display ?? '')
  }
  return (occurrence) => ({ open: open.get(occurrence) ?? '', close: close.get(occurrence) ?? '' })
}

const proposalType = ({ type, subType }: Match): Proposal['type'] =>
  subType === 'gf:previous' ? 'previous' : subType === 'gf:conflict' ? 'conflict' : type === 'mt' ? 'machine' : 'memory'

/** Proposals by the `ref` of their match. */
const proposalsOf = (matches: readonly Match[]): ReadonlyMap<string, Proposal[]> => {
  const proposals = new Map<string, Proposal[]>()
  for (const match of matches) {
    const list = proposals.get(match.ref ?? '') ?? []
    list.push(
      Object.freeze({
        kind: 'proposal',
        type: proposalType(match),
        similarity: match.similarity ?? 0,
        origin: match.origin,
        source: contentOf(match.source?.inlines ?? []),
        target: contentOf(match.target.inlines),
      }),
    )
    proposals.set(match.ref ?? '', list)
  }
  return proposals
}
