import { escapeAttribute } from '../../xml/index.ts'
import { groupsOf, metaGroup } from '../record-metadata.ts'
import { itsNamespace, sizeNamespace, xmlnsNamespace } from '../namespaces.ts'
import type { Attribute, Group, Opaque, Provenance, Unit, XliffDocument, XliffFile, XliffVersion } from '../types.ts'
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

const provenanceCategory = 'gf:provenance'

/** ITS into metadata, for versions without it. */
export const provenanceToMetadata = (unit: Unit, lose: Lose): Unit => {
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

/**
 * Declares what is used beyond metadata, matches and glossary, which the writer declares itself: ITS with its version,
 * and the module of lengths with the profile they are counted by.
 */
export const withDeclarations = (document: XliffDocument, version: XliffVersion): XliffDocument => {
  const nodes = document.files.flatMap((file) => below(file.children))
  const uses = (namespace: string): boolean =>
    nodes.some(
      (node) =>
        node.attributes.some((one) => one.namespace === namespace) ||
        node.opaque.some((one) => one.namespace === namespace),
    )
  const declare = (name: string, value: string): Attribute => ({
    namespace: xmlnsNamespace,
    name,
    prefix: 'xmlns',
    value,
  })
  // What the writer declares when it is used need not stay from before, unless bytes that are kept need it.
  const kept = nodes.flatMap((node) => node.opaque).concat(document.files.flatMap((file) => file.opaque))
  const isOwn = (name: string): boolean =>
    ['mda', 'mtc', 'gls'].includes(name) && !kept.some(({ text }) => text?.includes(`${name}:`) === true)
  const others = document.attributes.filter(
    ({ namespace, name, value }) =>
      namespace !== itsNamespace &&
      !(namespace === xmlnsNamespace && (value === itsNamespace || value === sizeNamespace || isOwn(name))),
  )
  const hasIts = version !== '2.0' && uses(itsNamespace)
  const hasSizes = uses(sizeNamespace)
  const withProfile = (file: XliffFile): XliffFile =>
    !hasSizes || file.opaque.some(({ namespace }) => namespace === sizeNamespace)
      ? file
      : { ...file, opaque: [profiles, ...file.opaque] }
  return {
    ...document,
    attributes: [
      ...others,
      ...(hasIts ? [declare('its', itsNamespace)] : []),
      ...(hasSizes ? [declare('slr', sizeNamespace)] : []),
      ...(hasIts ? [its('version', '2.0')] : []),
    ],
    files: document.files.map(withProfile),
  }
}
