import { escapeAttribute } from '../../xml/index.ts'
import { groupsOf, metaGroup } from '../record-metadata.ts'
import { itsNamespace, sizeNamespace, xmlnsNamespace } from '../namespaces.ts'
import type {
  Attribute,
  Content,
  Group,
  Inline,
  Opaque,
  Provenance,
  Unit,
  XliffDocument,
  XliffFile,
  XliffVersion,
} from '../types.ts'
import type { Lose } from './losses.ts'

/** Provenance (ITS: 2.1, 5.9.6) and length limits (2.1, 5.7) on units: how they are written, and how they travel. */

const its = (name: string, value: string): Attribute => ({ namespace: itsNamespace, name, prefix: 'its', value })

const fields = ['org', 'person', 'revOrg', 'revPerson', 'revTool', 'tool'] as const

const entriesOf = (record: Provenance): readonly (readonly [string, string])[] =>
  fields.flatMap((name) => (record[name] === null ? [] : [[name, record[name]] as const]))

/** A unit that says who worked on it: on the unit where one record holds for all of it, else stand-off, newest first. */
export const withProvenance = (unit: Unit, records: readonly Provenance[]): Unit => {
  const said = records.filter((record) => entriesOf(record).length > 0)
  const others = unit.attributes.filter(({ namespace }) => namespace !== itsNamespace)
  const [only, second] = said
  if (only === undefined) return unit
  if (second === undefined) {
    return { ...unit, attributes: [...others, ...entriesOf(only).map(([name, value]) => its(name, value))] }
  }
  const id = `${unit.id}-provenance`
  const lines = said.map(
    (record) =>
      `<its:provenanceRecord${entriesOf(record)
        .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
        .join('')}/>`,
  )
  const standOff: Opaque = {
    kind: 'opaque',
    namespace: itsNamespace,
    name: 'its:provenanceRecords',
    place: null,
    text: `<its:provenanceRecords xml:id="${id}">${lines.join('')}</its:provenanceRecords>`,
  }
  return {
    ...unit,
    attributes: [...others, its('provenanceRecordsRef', `#its=${id}`)],
    provenance: said,
    opaque: [...unit.opaque, standOff],
  }
}

/** ITS on codes, annotations and segments has no place in the metadata of a unit. */
const withoutInlineIts = (unit: Unit, lose: Lose): Unit => {
  const isIts = ({ namespace }: Attribute): boolean => namespace === itsNamespace
  const without = <Node extends { readonly attributes: readonly Attribute[] }>(node: Node): Node => {
    if (!node.attributes.some(isIts)) return node
    for (const { name } of node.attributes.filter(isIts)) lose('attribute', unit.id, { name: `its:${name}` })
    return { ...node, attributes: node.attributes.filter((one) => !isIts(one)) }
  }
  const content = (side: Content): Content => ({
    ...side,
    inlines: side.inlines.map((inline) =>
      inline.kind === 'code' || inline.kind === 'annotation' ? without(inline) : inline,
    ),
  })
  const hasAny = inlinesIn(unit).some(
    (inline) => (inline.kind === 'code' || inline.kind === 'annotation') && inline.attributes.some(isIts),
  )
  if (!hasAny && !unit.parts.some((part) => part.attributes.some(isIts))) return unit
  return {
    ...unit,
    parts: unit.parts.map((part) =>
      without({ ...part, source: content(part.source), target: part.target === null ? null : content(part.target) }),
    ),
  }
}

const provenanceCategory = 'gf:provenance'

/** ITS into metadata, for versions without it. */
export const provenanceToMetadata = (given: Unit, lose: Lose): Unit => {
  const unit = withoutInlineIts(given, lose)
  const own = unit.attributes.filter(({ namespace }) => namespace === itsNamespace)
  const standOff = unit.opaque.filter(({ namespace }) => namespace === itsNamespace)
  if (own.length === 0 && standOff.length === 0) return unit
  const known = new Set<string>(fields)
  const onUnit = own.filter(({ name }) => known.has(name))
  for (const { name } of own)
    if (!known.has(name) && name !== 'provenanceRecordsRef') lose('attribute', unit.id, { name: `its:${name}` })
  for (const { name } of standOff) if (name !== 'its:provenanceRecords') lose('element', unit.id, { name })
  return {
    ...unit,
    attributes: unit.attributes.filter(({ namespace }) => namespace !== itsNamespace),
    opaque: unit.opaque.filter(({ namespace }) => namespace !== itsNamespace),
    provenance: [],
    issues: [],
    metadata: [
      ...(onUnit.length === 0
        ? []
        : [
            metaGroup(
              provenanceCategory,
              null,
              onUnit.map(({ name, value }) => [name, value]),
            ),
          ]),
      ...unit.provenance.map((record) => metaGroup(provenanceCategory, null, entriesOf(record))),
      ...unit.metadata,
    ],
  }
}

/** The inverse, for 2.1 and 2.2. */
export const provenanceFromMetadata = (unit: Unit): Unit => {
  const groups = groupsOf(unit.metadata, provenanceCategory)
  if (groups.length === 0) return unit
  const records = groups.map((group): Provenance => {
    const value = (name: string): string | null => {
      const entry = group.entries.find((one) => one.kind === 'meta' && one.type === name)
      return entry?.kind === 'meta' ? entry.value : null
    }
    return {
      person: value('person'),
      tool: value('tool'),
      org: value('org'),
      revPerson: value('revPerson'),
      revTool: value('revTool'),
      revOrg: value('revOrg'),
    }
  })
  const rest = unit.metadata.filter((group) => group.category !== provenanceCategory)
  return withProvenance({ ...unit, metadata: rest }, records)
}

/** At most so many characters, code points (2.1, 5.7.6.2.1 `xliff:codepoints`). */
export const sizeRestriction = (most: number): Attribute => ({
  namespace: sizeNamespace,
  name: 'sizeRestriction',
  prefix: 'slr',
  value: String(most),
})

/** Null where there is none, or one that 1.2 cannot say. */
export const mostCharacters = (attributes: readonly Attribute[]): number | null => {
  const value = attributes.find(({ namespace, name }) => namespace === sizeNamespace && name === 'sizeRestriction')
  return value !== undefined && /^\d+$/u.test(value.value) ? Number(value.value) : null
}

export const isSizeRestriction = ({ namespace, name }: Attribute): boolean =>
  namespace === sizeNamespace && name === 'sizeRestriction'

const codepoints = /^<slr:profiles generalProfile="xliff:codepoints"\/>$/u

/** The element that says how lengths are counted, as we write it. */
const profiles: Opaque = {
  kind: 'opaque',
  namespace: sizeNamespace,
  name: 'slr:profiles',
  place: null,
  text: '<slr:profiles generalProfile="xliff:codepoints"/>',
}

export const isOurProfile = (node: Opaque, source: string | null): boolean =>
  node.namespace === sizeNamespace &&
  codepoints.test(
    node.text ?? (node.place === null ? '' : (source?.slice(node.place.outer.start, node.place.outer.end) ?? '')),
  )

type Child = Group | Unit
const below = (children: readonly Child[]): readonly Child[] =>
  children.flatMap((child) => (child.kind === 'unit' ? [child] : [child, ...below(child.children)]))

/** Every unit of a document changed by `map`. */
export const mapUnits = (document: XliffDocument, map: (unit: Unit) => Unit): XliffDocument => {
  const inside = (children: readonly Child[]): readonly Child[] =>
    children.map((child) => (child.kind === 'unit' ? map(child) : { ...child, children: inside(child.children) }))
  return { ...document, files: document.files.map((file) => ({ ...file, children: inside(file.children) })) }
}

const inlinesIn = (unit: Unit): readonly Inline[] => [
  ...unit.parts.flatMap((part) => [...part.source.inlines, ...(part.target?.inlines ?? [])]),
  ...unit.matches.flatMap((match) => [...(match.source?.inlines ?? []), ...match.target.inlines]),
]

/** Attributes of codes, annotations and segments. */
const inlineAttributes = (document: XliffDocument): readonly Attribute[] =>
  document.files
    .flatMap((file) => below(file.children))
    .flatMap((node) =>
      node.kind === 'group'
        ? []
        : [
            ...node.parts.flatMap((part) => part.attributes),
            ...inlinesIn(node).flatMap((inline) =>
              inline.kind === 'code' || inline.kind === 'annotation' ? inline.attributes : [],
            ),
          ],
    )

/**
 * Declares what is used beyond metadata, matches and glossary, which the writer declares itself: ITS with its version,
 * and the module of lengths with the profile they are counted by.
 */
export const withDeclarations = (document: XliffDocument, version: XliffVersion): XliffDocument => {
  const nodes = document.files.flatMap((file) => [file, ...below(file.children)])
  const kept = nodes.flatMap((node) => node.opaque)
  const has = (list: readonly { readonly namespace: string }[]): ((namespace: string) => boolean) => {
    const all = new Set(list.map(({ namespace }) => namespace))
    return (namespace) => all.has(namespace)
  }
  const isUsed = has([...nodes.flatMap((node) => node.attributes), ...kept, ...inlineAttributes(document)])
  const isMentioned = (prefix: string): boolean => kept.some(({ text }) => text?.includes(`${prefix}:`) === true)
  const prefixOf = (namespace: string): string =>
    document.attributes.find((one) => one.namespace === xmlnsNamespace && one.value === namespace)?.name ?? ''
  const uses = (namespace: string, prefix: string): boolean =>
    isUsed(namespace) || isMentioned(prefix) || (prefixOf(namespace) !== '' && isMentioned(prefixOf(namespace)))
  const declare = (name: string, value: string): Attribute => ({
    namespace: xmlnsNamespace,
    name,
    prefix: 'xmlns',
    value,
  })
  // Our own prefixes are declared anew, in one order; those of somebody else stay where they are used.
  const ours: ReadonlyMap<string, string> = new Map([
    ['its', itsNamespace],
    ['slr', sizeNamespace],
  ])
  const isOwn = ({ namespace, name, value }: Attribute): boolean =>
    namespace === xmlnsNamespace &&
    (ours.get(name) === value || (['mda', 'mtc', 'gls'].includes(name) && !isMentioned(name)))
  const others = document.attributes.filter((one) => one.namespace !== itsNamespace && !isOwn(one))
  const hasIts = version !== '2.0' && uses(itsNamespace, 'its')
  const hasSizes = uses(sizeNamespace, 'slr')
  const withProfile = (file: XliffFile): XliffFile =>
    !nodes.some((node) => node.attributes.some(isSizeRestriction)) ||
    file.opaque.some(({ namespace }) => namespace === sizeNamespace)
      ? file
      : { ...file, opaque: [profiles, ...file.opaque] }
  return {
    ...document,
    attributes: [
      ...others,
      ...(hasIts && !others.some(({ value }) => value === itsNamespace) ? [declare('its', itsNamespace)] : []),
      ...(hasSizes && !others.some(({ value }) => value === sizeNamespace) ? [declare('slr', sizeNamespace)] : []),
      ...(hasIts ? [its('version', '2.0')] : []),
    ],
    files: document.files.map(withProfile),
  }
}
