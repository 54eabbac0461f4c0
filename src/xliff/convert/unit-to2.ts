import { category, groupsOf, metaGroup, metaValue } from '../record-metadata.ts'
import { targetOrderOf } from '../target-order.ts'
import type {
  Attribute,
  Content,
  GlossaryEntry,
  Group,
  Ignorable,
  Inline,
  Match,
  MetaGroup,
  Note,
  Opaque,
  Segment,
  Unit,
} from '../types.ts'
import { foreignPrefix, metaGroupOfContext } from './contexts.ts'
import { encoded } from './ctypes.ts'
import { inlinesTo2 } from './inlines.ts'
import type { Lose } from './losses.ts'
import { sizeRestriction } from './modules.ts'
import { protectedWhole, subStateOfQualifier } from './states.ts'

/** Groups and `trans-unit` of 1.2 as units of 2.x. */

export const isToken = (text: string): boolean => /^[\p{L}\p{N}._:-]+$/u.test(text)

export type IdFor = (wanted: string | null, prefix: string) => string

export const typeOf = (restype: string | null): string | null => {
  if (restype === null) return null
  const written = restype.replace(/^x-/u, '')
  return /^[^:\s]+:[^:\s]+$/u.test(written) && written !== restype ? written : foreignPrefix + encoded(restype)
}

export const dropped = (nodes: readonly Opaque[], unit: string | null, lose: Lose): readonly Opaque[] => {
  for (const { name } of nodes) lose('element', unit, { name })
  return []
}

const isSize = ({ name, prefix }: Attribute): boolean => prefix === '' && (name === 'maxwidth' || name === 'size-unit')

export const sizesOf = (attributes: readonly Attribute[]): readonly Attribute[] => {
  const value = (name: string): string | undefined =>
    attributes.find((one) => one.prefix === '' && one.name === name)?.value
  const most = value('maxwidth') ?? ''
  return value('size-unit') === 'char' && /^\d+$/u.test(most) ? [sizeRestriction(Number(most))] : []
}

/** Attributes of 1.2 that the model of 2.x has no field for become metadata; other namespaces are lost. */
export const metadataOf = (
  node: {
    readonly id: string | null
    readonly metadata: readonly MetaGroup[]
    readonly attributes: readonly Attribute[]
  },
  lose: Lose,
  skip: ReadonlySet<string> = new Set(),
): readonly MetaGroup[] => {
  const isCounted = sizesOf(node.attributes).length > 0
  const entries = node.attributes.flatMap((attribute): readonly (readonly [string, string])[] => {
    const { name, prefix, value } = attribute
    if ((isCounted && isSize(attribute)) || (prefix === '' && skip.has(name))) return []
    if (prefix === '') return [[name, value]]
    lose('attribute', node.id, { name: `${prefix}:${name}` })
    return []
  })
  return [
    ...node.metadata.map(metaGroupOfContext),
    ...(entries.length === 0 ? [] : [metaGroup(`${foreignPrefix}attributes`, null, entries)]),
  ]
}

export const noteTo2 = (note: Note, index: number, lose: Lose): Note => {
  const found = /^(q[a-z2-7]{8,}\.\d+): /u.exec(note.text)?.[1]
  const isName = note.from === null || isToken(note.from)
  if (!isName) lose('note', null, { name: 'from' })
  return {
    ...note,
    id: found ?? `n${index + 1}`,
    category: isName ? note.from : null,
    from: null,
    priority: Math.min(10, Math.max(1, Math.round(note.priority))),
    place: null,
  }
}

export const isSentences = (group: Group): boolean =>
  group.id !== null &&
  group.children.length > 0 &&
  group.children.every(
    (child) =>
      child.kind === 'unit' &&
      child.id.startsWith(`${group.id}.`) &&
      child.parts.every((part) => part.kind === 'segment'),
  )

/** Occurrences whose kind lets a translator drop the code. */
const deletableOf = (metadata: readonly MetaGroup[]): ReadonlySet<string> =>
  new Set(
    groupsOf(metadata, category.quotation).flatMap((group) =>
      ['title', 'name', 'term', 'scare'].includes(metaValue(group, 'kind') ?? '') ? [group.id ?? ''] : [],
    ),
  )

export const unitOfSentences = (group: Group, idFor: IdFor, lose: Lose): Unit => {
  const children = group.children.filter((child) => child.kind === 'unit')
  const id = idFor(group.id, 'u')
  const metadata = metadataOf(group, lose)
  const gaps = new Map<number, readonly [string, string | null]>()
  for (const written of groupsOf(metadata, 'gf:gaps'))
    for (const entry of written.entries)
      if (entry.kind === 'meta') gaps.set(Number(entry.type.slice('gap-'.length)), readGap(entry.value))
  const isLocked = children.every((child) => !child.translate)
  const parts: (Segment | Ignorable)[] = []
  const ofSegments: MetaGroup[] = []
  for (const child of children) {
    // A gap that was not one space says where it stood; between two sentences that say nothing there is one space.
    const isFirst = parts.length === 0
    let written = false
    while (gaps.has(parts.length)) {
      parts.push(gap(gaps.get(parts.length) ?? [' ', null], child.space))
      written = true
    }
    if (!isFirst && !written) parts.push(gap([' ', null], child.space))
    const segmentId = child.id.slice(id.length + 1)
    const hash = child.attributes.find(({ name, prefix }) => name === 'extradata' && prefix === '')?.value
    const said = groupsOf(metadata, category.segment).find((one) => one.id === segmentId)
    const entries = [...(said?.entries ?? []), ...metaGroup('', null, [['sent', hash ?? null]]).entries]
    if (entries.length > 0) ofSegments.push({ ...metaGroup(category.segment, segmentId, []), entries })
    for (const part of child.parts)
      if (part.kind === 'segment') parts.push({ ...segmentTo2(part), id: segmentId, canResegment: false })
    dropped(child.opaque, id, lose)
  }
  while (gaps.has(parts.length)) parts.push(gap(gaps.get(parts.length) ?? [' ', null], 'preserve'))
  const { parts: converted, originalData } = convertParts(parts, deletableOf(metadata), id, lose)
  const locked = new Set(
    isLocked ? [] : children.filter((child) => !child.translate).map((child) => child.id.slice(id.length + 1)),
  )
  const notes = uniqueNotes([...group.notes, ...children.flatMap((child) => child.notes)])
  const size = sizesOf(group.attributes)
  return {
    kind: 'unit',
    id,
    name: group.name,
    type: `gf:${group.type?.replace(/^x-/u, '') ?? 'paragraph'}`,
    translate: !isLocked,
    canResegment: false,
    space: children.every((child) => child.space === 'preserve') ? 'preserve' : group.space,
    parts: converted.map((part) => (part.kind === 'segment' && locked.has(part.id ?? '') ? lockedPart(part) : part)),
    targetOrder: converted.map((_, index) => index),
    originalData,
    notes: notes.map((note, index) => noteTo2(note, index, lose)),
    metadata: [
      ...metadata.filter(({ category: of }) => of !== 'gf:gaps' && of !== 'gf:term' && of !== category.segment),
      ...ofSegments,
    ],
    matches: children.flatMap((child) =>
      child.matches.map((match) =>
        matchTo2(match, `#${child.id.slice(id.length + 1)}`, child.parts[0]?.source ?? null, id, lose),
      ),
    ),
    glossary: glossaryOf(metadata),
    provenance: [],
    issues: [],
    rules: [],
    opaque: dropped(group.opaque, id, lose),
    attributes: size.length > 0 ? size : children.length === 1 ? sizesOf(children[0]?.attributes ?? []) : [],
    place: null,
  }
}

const lockedPart = (part: Segment): Segment => ({
  ...part,
  source: { ...part.source, inlines: protectedWhole(part.source.inlines, `lock-${part.id ?? ''}`) },
})

const readGap = (written: string): readonly [string, string | null] => {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text)
    } catch {
      return ' '
    }
  }
  const [source = '', target] = written.split('|')
  return [decode(source), target === undefined ? null : decode(target)]
}

const gap = ([source, target]: readonly [string, string | null], space: Content['space']): Ignorable => {
  const of = (value: string): Content => ({
    kind: 'content',
    language: null,
    space,
    inlines: value === '' ? [] : [{ kind: 'text', value, span: null }],
    place: null,
  })
  return {
    kind: 'ignorable',
    id: null,
    source: of(source),
    target: target === null ? null : of(target),
    order: null,
    targetAt: null,
    attributes: [],
    place: null,
  }
}

/** A note on a quotation over several sentences was written with each of them. */
const uniqueNotes = (notes: readonly Note[]): readonly Note[] => [
  ...new Map(notes.map((note) => [`${note.text}\n${note.from ?? ''}`, note])).values(),
]

const glossaryOf = (metadata: readonly MetaGroup[]): readonly GlossaryEntry[] =>
  groupsOf(metadata, 'gf:term').map((group) => ({
    kind: 'gloss',
    id: group.id,
    ref: metaValue(group, 'ref'),
    term: metaValue(group, 'term') ?? '',
    translations: group.entries.flatMap((entry) =>
      entry.kind === 'meta' && entry.type === 'translation' ? [entry.value] : [],
    ),
    definition: metaValue(group, 'definition'),
  }))

const canonical: ReadonlySet<string> = new Set([
  'needs-translation',
  'translated',
  'needs-review-translation',
  'signed-off',
  'final',
])

const segmentTo2 = (segment: Segment): Segment => {
  const { state, qualifier } = segment.state12 ?? { state: null, qualifier: null }
  const subState = subStateOfQualifier(qualifier)
  return {
    ...segment,
    // A state other than initial needs a target: 2.1, 4.3.1.31.
    state: segment.target === null ? 'initial' : segment.state,
    subState:
      segment.target === null
        ? null
        : (subState ??
          (state === 'needs-review-translation'
            ? 'gf:needs-review'
            : state === null || canonical.has(state)
              ? null
              : foreignPrefix + encoded(state))),
    state12: null,
    attributes: [],
    place: null,
  }
}

const convertParts = (
  parts: readonly (Segment | Ignorable)[],
  deletable: ReadonlySet<string>,
  unit: string,
  lose: Lose,
): { readonly parts: readonly (Segment | Ignorable)[]; readonly originalData: Unit['originalData'] } => {
  const { sides, originalData } = inlinesTo2(
    {
      sources: parts.map((part) => part.source.inlines),
      targets: parts.map((part) => part.target?.inlines ?? []),
    },
    deletable,
    unit,
    lose,
  )
  const side = (content: Content, inlines: readonly Inline[] | undefined): Content => ({
    ...content,
    inlines: inlines ?? [],
    place: null,
  })
  return {
    originalData,
    parts: parts.map((part, index) => ({
      ...part,
      source: side(part.source, sides.sources[index]),
      target: part.target === null ? null : side(part.target, sides.targets[index]),
      place: null,
    })),
  }
}

const matchTo2 = (match: Match, ref: string | null, sentence: Content | null, unit: string, lose: Lose): Match => {
  const convert = (content: Content): Content => {
    const { sides } = inlinesTo2({ sources: [content.inlines], targets: [[]] }, new Set(), unit, lose)
    return { ...content, inlines: sides.sources[0] ?? [], place: null }
  }
  return {
    ...match,
    ref,
    // In 1.2 a proposal without a source is one for the very sentence; in 2.x it has a source (2.1, 5.1.4.1).
    source: convert(match.source ?? sentence ?? { ...match.target, inlines: [] }),
    target: convert(match.target),
    place: null,
  }
}

export const unitTo2 = (unit: Unit, idFor: IdFor, lose: Lose): Unit => {
  const id = idFor(unit.id, 'u')
  if (id !== unit.id) lose('id', id, { id: unit.id, name: 'trans-unit' })
  const metadata = metadataOf(unit, lose)
  const { parts, originalData } = convertParts(
    unit.parts.map((part) => (part.kind === 'segment' ? segmentTo2(part) : { ...part, place: null })),
    deletableOf(metadata),
    id,
    lose,
  )
  // A proposal names the span it is for (2.1, 5.1.7.5): a segment that has none is given an id.
  const named = parts.map((part) =>
    unit.matches.length > 0 && part.kind === 'segment' && part.id === null ? { ...part, id: 's1' } : part,
  )
  const ref = named.find((part) => part.kind === 'segment')?.id ?? null
  return {
    ...unit,
    id,
    type: typeOf(unit.type),
    parts: named,
    targetOrder: targetOrderOf(parts),
    originalData,
    notes: uniqueNotes(unit.notes).map((note, index) => noteTo2(note, index, lose)),
    metadata: metadata.filter(({ category: of }) => of !== 'gf:term'),
    matches: unit.matches.map((match) =>
      matchTo2(match, ref === null ? null : `#${ref}`, unit.parts[0]?.source ?? null, id, lose),
    ),
    glossary: glossaryOf(metadata),
    opaque: dropped(unit.opaque, id, lose),
    attributes: sizesOf(unit.attributes),
    place: null,
  }
}
