import { targetOrderOf } from '../target-order.ts'
import { category, groupsOf, metaGroup, metaValue } from '../record-metadata.ts'
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
  XliffDocument,
  XliffFile,
  XliffVersion,
} from '../types.ts'
import { foreignPrefix, metaGroupOfContext } from './contexts.ts'
import { encoded } from './ctypes.ts'
import { inlinesTo2 } from './inlines.ts'
import type { Lose } from './losses.ts'
import { sizeRestriction } from './modules.ts'
import { protectedWhole, subStateOfQualifier } from './states.ts'
import { idOfOriginal } from './to12.ts'

/** 1.0–1.2 → 2.x. A group with one `trans-unit` a sentence, as we write it, becomes one unit again. */
export const documentTo2 = (document: XliffDocument, version: XliffVersion, lose: Lose): XliffDocument => {
  const ids = new Set<string>()
  return {
    ...document,
    version,
    source: null,
    // Namespaces of vendors: what stood in them is not carried, so they need not be declared.
    attributes: [],
    place: null,
    files: document.files.flatMap((file, index) => {
      // A file of 2.x holds something (2.1, 4.2.2.2); some tools keep their originals in files of 1.2 that hold nothing.
      if (file.children.length === 0 && document.files.length > 1) {
        lose('element', null, { name: `file ${file.original ?? ''}`.trim() })
        return []
      }
      const wanted = file.attributes.find(({ name, prefix }) => name === 'product-name' && prefix === '')?.value
      const candidates = [wanted ?? '', idOfOriginal(file.original), `f${index + 1}`]
      const id = candidates.find((one) => isToken(one) && !ids.has(one)) ?? `file-${index + 1}`
      ids.add(id)
      return [fileTo2(file, id, lose)]
    }),
  }
}

const isToken = (text: string): boolean => /^[\p{L}\p{N}._:-]+$/u.test(text)

const formats: Readonly<Record<string, string>> = { plaintext: 'text', html: 'html', 'x-markdown': 'markdown' }

const fileTo2 = (file: XliffFile, id: string, lose: Lose): XliffFile => {
  // Ids of groups are optional in 1.2 and of no fixed form: what cannot be an id gets a number.
  const taken = new Set<string>()
  const idFor = (wanted: string | null, prefix: string): string => {
    const base = wanted !== null && isToken(wanted) ? wanted : prefix
    for (let number = 1; ; number++) {
      const candidate = base === wanted && number === 1 ? base : `${base}-${number}`
      if (taken.has(candidate)) continue
      taken.add(candidate)
      return candidate
    }
  }
  const children = file.children.map((child) => childTo2(child, idFor, lose))
  const units = (list: readonly (Group | Unit)[]): readonly Unit[] =>
    list.flatMap((child) => (child.kind === 'unit' ? [child] : units(child.children)))
  const ours = units(children)
  const isOurs = ours.length > 0 && ours.every((unit) => unit.type?.startsWith('gf:') === true)
  const format = isOurs ? formats[file.datatype ?? ''] : undefined
  const kept = file.attributes.filter(({ name, prefix }) => !(name === 'product-name' && prefix === ''))
  const entries: (readonly [string, string])[] = kept.flatMap(({ name, prefix, value }) => {
    if (prefix === '') return [[name, value] as const]
    lose('attribute', null, { name: `${prefix}:${name}` })
    return []
  })
  if (format === undefined && file.datatype !== null && file.datatype !== 'plaintext')
    entries.push(['datatype', file.datatype])
  for (const node of file.header?.opaque ?? []) lose('header', null, { name: node.name })
  if (file.skeleton !== null) lose('header', null, { name: 'skl' })
  for (const node of file.opaque) lose('element', null, { name: node.name })
  return {
    ...file,
    id,
    datatype: null,
    translate: true,
    canResegment: !isOurs,
    space: isOurs && ours.every((unit) => unit.space === 'preserve') ? 'preserve' : file.space,
    skeleton: null,
    header: null,
    notes: file.notes.map((note, index) => noteTo2(note, index, lose)),
    metadata: [
      ...(format === undefined ? [] : [metaGroup(category.article, null, [['format', format]])]),
      ...(entries.length === 0 ? [] : [metaGroup(`${foreignPrefix}attributes`, null, entries)]),
      ...(file.header?.tools ?? []).map((tool) =>
        metaGroup(`${foreignPrefix}tool`, null, [
          ['id', tool.id],
          ['name', tool.name],
          ['version', tool.version],
          ['company', tool.company],
        ]),
      ),
      ...(file.header?.phases ?? []).map((phase) =>
        metaGroup(`${foreignPrefix}phase`, null, [
          ['name', phase.name],
          ['process', phase.process],
          ['tool', phase.tool],
          ['date', phase.date],
          ['contact', phase.contact],
        ]),
      ),
    ],
    opaque: [],
    attributes: [],
    place: null,
    children,
  }
}

type IdFor = (wanted: string | null, prefix: string) => string

const childTo2 = (child: Group | Unit, idFor: IdFor, lose: Lose): Group | Unit => {
  if (child.kind === 'unit') return unitTo2(child, idFor, lose)
  if (isSentences(child)) return unitOfSentences(child, idFor, lose)
  return {
    ...child,
    id: idFor(child.id, 'g'),
    type: typeOf(child.type),
    notes: child.notes.map((note, index) => noteTo2(note, index, lose)),
    metadata: metadataOf(child, lose),
    opaque: dropped(child.opaque, child.id, lose),
    attributes: sizesOf(child.attributes),
    place: null,
    children: child.children.map((inner) => childTo2(inner, idFor, lose)),
  }
}

const typeOf = (restype: string | null): string | null => {
  if (restype === null) return null
  const written = restype.replace(/^x-/u, '')
  return /^[^:\s]+:[^:\s]+$/u.test(written) && written !== restype ? written : foreignPrefix + encoded(restype)
}

const dropped = (nodes: readonly Opaque[], unit: string | null, lose: Lose): readonly Opaque[] => {
  for (const { name } of nodes) lose('element', unit, { name })
  return []
}

const isSize = ({ name, prefix }: Attribute): boolean => prefix === '' && (name === 'maxwidth' || name === 'size-unit')

const sizesOf = (attributes: readonly Attribute[]): readonly Attribute[] => {
  const value = (name: string): string | undefined =>
    attributes.find((one) => one.prefix === '' && one.name === name)?.value
  const most = value('maxwidth') ?? ''
  return value('size-unit') === 'char' && /^\d+$/u.test(most) ? [sizeRestriction(Number(most))] : []
}

/** Attributes of 1.2 that the model of 2.x has no field for become metadata; other namespaces are lost. */
const metadataOf = (
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

const noteTo2 = (note: Note, index: number, lose: Lose): Note => {
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

// ── A group of sentences ──

const isSentences = (group: Group): boolean =>
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

const unitOfSentences = (group: Group, idFor: IdFor, lose: Lose): Unit => {
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

// ── Any other unit ──

const unitTo2 = (unit: Unit, idFor: IdFor, lose: Lose): Unit => {
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
