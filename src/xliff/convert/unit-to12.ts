import { itsNamespace, sizeNamespace } from '../namespaces.ts'
import { category, metaValue } from '../record-metadata.ts'
import type { Attribute, Content, Group, Inline, Match, MetaGroup, Note, Part, Segment, Unit } from '../types.ts'
import { wordsOf } from '../v12/states.ts'
import { contextGroupOf, foreignPrefix } from './contexts.ts'
import { decoded } from './ctypes.ts'
import { inlinesTo12 } from './inlines.ts'
import type { Lose } from './losses.ts'
import { mostCharacters } from './modules.ts'
import { isProtectedWhole, qualifierOf, unprotected } from './states.ts'

/** Units of 2.x as groups and `trans-unit` of 1.2. */

export const plain = (name: string, value: string): Attribute => ({ namespace: '', name, prefix: '', value })

export const restypeOf = (type: string): string =>
  type.startsWith(foreignPrefix) ? decoded(type.slice(foreignPrefix.length)) : `x-${type}`

export const sizeAttributes = (attributes: readonly Attribute[]): readonly Attribute[] => {
  const most = mostCharacters(attributes)
  return most === null ? [] : [plain('maxwidth', String(most)), plain('size-unit', 'char')]
}

/** A note's category is who it is from; an id that its text begins with, or its place, is found again. */
export const noteTo12 = (note: Note, unit: string | null, lose: Lose): Note => {
  const isFound = note.id === null || note.text.startsWith(`${note.id}: `) || /^n\d+$/u.test(note.id)
  if (!isFound) lose('note', unit, { name: 'id' })
  return { ...note, id: null, from: note.category, category: null, place: null }
}

/** Names of context groups are unique in a file: a second one of a kind in the same holder gets a number. */
export const contextsOf = (groups: readonly MetaGroup[], holder: string, lose: Lose): readonly MetaGroup[] => {
  const seen = new Map<string, number>()
  return groups.flatMap((group): readonly MetaGroup[] => {
    const made = contextGroupOf(group, holder, lose)
    if (made === null) return []
    const name = made.category ?? ''
    const number = (seen.get(name) ?? 0) + 1
    seen.set(name, number)
    return [number === 1 || name === '' ? made : { ...made, category: `${name}/${number}` }]
  })
}

export const isOurs = (unit: Unit): boolean =>
  unit.type?.startsWith('gf:') === true && unit.parts.every((part) => part.kind === 'ignorable' || part.id !== null)

export const unitTo12 = (unit: Unit, lose: Lose): Group | Unit => {
  for (const { namespace, name } of unit.attributes) {
    if (namespace === itsNamespace || (namespace === sizeNamespace && mostCharacters(unit.attributes) !== null))
      continue
    lose('attribute', unit.id, { name })
  }
  for (const { name, namespace } of unit.opaque) if (namespace !== itsNamespace) lose('element', unit.id, { name })
  return isOurs(unit) ? groupOfSentences(unit, lose) : unitOfSegments(unit, lose)
}

const content = (side: Content, inlines: Content['inlines']): Content => ({ ...side, inlines, place: null })

const state12 = (segment: Segment, hasTarget: boolean): NonNullable<Segment['state12']> => {
  const { word, approved } = wordsOf[segment.state]
  const said =
    segment.subState?.startsWith(foreignPrefix) === true ? decoded(segment.subState.slice(foreignPrefix.length)) : null
  const needsReview =
    segment.state === 'translated' && ['gf:needs-review', 'gf:source-changed'].includes(segment.subState ?? '')
  return {
    state: !hasTarget ? null : (said ?? (needsReview ? 'needs-review-translation' : word)),
    // The word for "to be reviewed" says it all.
    qualifier:
      !hasTarget || said !== null || (needsReview && segment.subState === 'gf:needs-review')
        ? null
        : qualifierOf(segment.subState),
    approved: approved ? true : null,
  }
}

const groupOfSentences = (unit: Unit, lose: Lose): Group => {
  const gaps: (readonly [string, string])[] = []
  const children = unit.parts.flatMap((part, index): readonly Unit[] => {
    if (part.kind === 'ignorable') {
      const written = gapText(part, unit, lose)
      if (written !== null) gaps.push([`gap-${index}`, written])
      return []
    }
    return [sentence(part, unit, lose)]
  })
  // The hash of what was sent travels on the sentence itself.
  const rest = unit.metadata.map((group) =>
    group.category === category.segment
      ? { ...group, entries: group.entries.filter((entry) => entry.kind !== 'meta' || entry.type !== 'sent') }
      : group,
  )
  return {
    kind: 'group',
    id: unit.id,
    name: unit.name,
    type: `x-${unit.type?.slice('gf:'.length) ?? ''}`,
    translate: true,
    canResegment: true,
    space: 'default',
    // Tools show the notes of a sentence, not those of a group.
    notes: [],
    metadata: [
      ...contextsOf(rest, unit.id, lose),
      ...contextsOf(glossaryGroups(unit), unit.id, lose),
      ...(gaps.length === 0
        ? []
        : contextsOf(
            [
              {
                kind: 'meta-group',
                id: null,
                category: 'gf:gaps',
                appliesTo: null,
                entries: gaps.map(([type, value]) => ({ kind: 'meta', type, value })),
              },
            ],
            unit.id,
            lose,
          )),
    ],
    opaque: [],
    attributes: children.length === 1 ? [] : sizeAttributes(unit.attributes),
    children,
    place: null,
  }
}

const glossaryGroups = (unit: Unit): readonly MetaGroup[] =>
  unit.glossary.map((entry) => ({
    kind: 'meta-group',
    id: entry.id,
    category: 'gf:term',
    appliesTo: null,
    entries: [
      { kind: 'meta', type: 'term', value: entry.term },
      ...entry.translations.map((value) => ({ kind: 'meta', type: 'translation', value }) as const),
      ...(entry.definition === null ? [] : [{ kind: 'meta', type: 'definition', value: entry.definition } as const]),
      ...(entry.ref === null ? [] : [{ kind: 'meta', type: 'ref', value: entry.ref } as const]),
    ],
  }))

/** What stands between two sentences, where it is not one space: 1.2 has no place for it but the metadata. */
const gapText = (part: Part, unit: Unit, lose: Lose): string | null => {
  const textOf = (side: Content): string => {
    for (const inline of side.inlines)
      if (inline.kind !== 'text') lose('element', unit.id, { name: 'code between two sentences' })
    return side.inlines.map((inline) => (inline.kind === 'text' ? inline.value : '')).join('')
  }
  const source = textOf(part.source)
  // White space as it is would not survive every tool.
  if (part.target === null) return source === ' ' ? null : encodeURIComponent(source)
  return `${encodeURIComponent(source)}|${encodeURIComponent(textOf(part.target))}`
}

const sentence = (segment: Segment, unit: Unit, lose: Lose): Unit => {
  const id = `${unit.id}.${segment.id ?? ''}`
  const isLocked = !unit.translate || isProtectedWhole(segment.source.inlines)
  const [source = []] = inlinesTo12([unprotected(segment.source.inlines)], unit.originalData, unit.id, lose)
  const target = segment.target
  const [targetInlines = []] =
    target === null
      ? []
      : inlinesTo12([unprotected(target.inlines)], unit.originalData, unit.id, lose).map(withoutMarkIds)
  const group = unit.metadata.find((one) => one.category === category.segment && one.id === segment.id)
  const sent = metaValue(group, 'sent')
  const codes = (list: readonly Part[]): ReadonlySet<string> =>
    new Set(
      list.flatMap((part) => part.source.inlines.flatMap((inline) => (inline.kind === 'code' ? [inline.id] : []))),
    )
  const own = codes([segment])
  const all = codes(unit.parts)
  const isFirst = unit.parts.find((part) => part.kind === 'segment') === segment
  const only = unit.parts.filter((part) => part.kind === 'segment').length === 1
  for (const { name } of segment.attributes) lose('attribute', unit.id, { name })
  return {
    kind: 'unit',
    id,
    name: id,
    type: null,
    translate: !isLocked,
    canResegment: true,
    space: unit.space,
    parts: [
      {
        ...segment,
        id: null,
        canResegment: true,
        source: content(segment.source, source),
        target: target === null ? null : content(target, targetInlines),
        state12: state12(segment, target !== null),
        subState: null,
        order: null,
        attributes: [],
        place: null,
      },
    ],
    targetOrder: [0],
    originalData: new Map(),
    // A note on a quotation stands with every sentence that holds an end of it, any other with the first one.
    notes: unit.notes
      .filter((note) => (note.id !== null && all.has(note.id) ? own.has(note.id) : isFirst))
      .map((note) => noteTo12(note, unit.id, lose)),
    metadata: [],
    matches: unit.matches
      .filter((match) => match.ref === `#${segment.id ?? ''}`)
      .map((match) => matchTo12(match, unit, lose)),
    glossary: [],
    provenance: [],
    issues: [],
    rules: [],
    opaque: [],
    attributes: [
      ...(sent === null ? [] : [plain('extradata', sent)]),
      ...(only ? sizeAttributes(unit.attributes) : []),
    ],
    place: null,
  }
}

const matchTo12 = (match: Match, unit: Unit, lose: Lose): Match => {
  if (match.id !== null) lose('match', unit.id, { name: 'id' })
  if (match.quality !== null) lose('match', unit.id, { name: 'matchQuality' })
  if (match.suitability !== null) lose('match', unit.id, { name: 'matchSuitability' })
  if (match.reference) lose('match', unit.id, { name: 'reference' })
  if (match.similarity !== null && !Number.isInteger(match.similarity)) lose('match', unit.id, { name: 'similarity' })
  const [source = []] =
    match.source === null ? [] : inlinesTo12([match.source.inlines], match.originalData, unit.id, lose)
  const [target = []] = inlinesTo12([match.target.inlines], match.originalData, unit.id, lose)
  return {
    ...match,
    id: null,
    ref: null,
    quality: null,
    suitability: null,
    reference: false,
    source: match.source === null ? null : content(match.source, source),
    target: content(match.target, target),
    originalData: new Map(),
    place: null,
  }
}

/** The schema ties every `mid` in a target to one in `seg-source`: marks of other kinds go without. */
const withoutMarkIds = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.map((inline) => (inline.kind === 'annotation' ? { ...inline, id: '' } : inline))

/** Any other unit: one `trans-unit`. */
const unitOfSegments = (unit: Unit, lose: Lose): Unit => {
  const { originalData: data, id } = unit
  const sources = inlinesTo12(
    unit.parts.map((part) => part.source.inlines),
    data,
    id,
    lose,
  )
  const targets = inlinesTo12(
    unit.parts.map((part) => part.target?.inlines ?? []),
    data,
    id,
    lose,
  ).map(withoutMarkIds)
  const segments = unit.parts.filter((part) => part.kind === 'segment')
  const ranks = ['initial', 'translated', 'reviewed', 'final'] as const
  const earliest = ranks.find((state) => segments.some((segment) => segment.state === state)) ?? 'initial'
  if (segments.some((segment) => segment.state !== earliest)) lose('state', id, { name: earliest })
  if (unit.targetOrder.some((place, index) => place !== index)) lose('order', id)
  if (!unit.canResegment || segments.some((segment) => !segment.canResegment)) lose('resegment', id, { name: 'no' })
  for (const match of unit.matches) if (match.ref !== null && segments.length > 1) lose('match', id, { name: 'ref' })
  const parts = unit.parts.map((part, index): Part => {
    const common = {
      source: content(part.source, sources[index] ?? []),
      target: part.target === null ? null : content(part.target, targets[index] ?? []),
      order: null,
      attributes: [],
      place: null,
    }
    for (const { name } of part.attributes) lose('attribute', id, { name })
    if (part.kind === 'ignorable') {
      if (part.id !== null) lose('id', id, { id: part.id, name: 'ignorable' })
      return { ...part, ...common, id: null }
    }
    const said = state12(
      { ...part, state: earliest },
      unit.parts.some((one) => one.target !== null),
    )
    return { ...part, ...common, state: earliest, canResegment: true, subState: null, state12: said }
  })
  return {
    ...unit,
    type: unit.type === null ? null : restypeOf(unit.type),
    canResegment: true,
    parts,
    targetOrder: parts.map((_, index) => index),
    originalData: new Map(),
    notes: unit.notes.map((note) => noteTo12(note, id, lose)),
    metadata: [...contextsOf(unit.metadata, id, lose), ...contextsOf(glossaryGroups(unit), id, lose)],
    matches: unit.matches.map((match) => matchTo12(match, unit, lose)),
    glossary: [],
    provenance: [],
    issues: [],
    rules: [],
    opaque: [],
    attributes: sizeAttributes(unit.attributes),
    place: null,
  }
}
