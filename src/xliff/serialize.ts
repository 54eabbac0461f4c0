import { escapeText } from '../xml/index.ts'
import {
  core20,
  core22,
  core23,
  glossaryNamespace,
  matchesNamespace,
  metadataNamespace,
  xmlNamespace,
  xmlnsNamespace,
} from './namespaces.ts'
import type {
  Attribute,
  Content,
  Data,
  GlossaryEntry,
  Group,
  Match,
  MetaGroup,
  Note,
  Opaque,
  Part,
  Space,
  Unit,
  XliffDocument,
  XliffFile,
} from './types.ts'
import { attribute, flag, foreignAttributes, plainStyle, writeInlines, writeText } from './v2/write-inline.ts'
import { serializeXliff12 } from './v12/serialize.ts'

/**
 * The canonical layout of 2.x: every structural element on its own line, two spaces a level, the text of `source`,
 * `target`, `note`, `data`, `meta`, `term` and `translation` on one line without an added space, defaults not written
 * but `state`, LF, a final newline. No date, no tool version, no counter: equal content, equal bytes, and a change of
 * one segment changes the lines of that segment only.
 */

interface Inherited {
  readonly translate: boolean
  readonly canResegment: boolean
  readonly space: Space
}

interface Writer {
  readonly line: (level: number, text: string) => void
  readonly mda: string
  readonly mtc: string
  readonly gls: string
  readonly sourceText: string | null
}

/** @throws {GoosefootError} `internal.xliff-version` for 1.0 and 1.1; `xml.character` when metadata hold what XML cannot */
export const serializeXliff = (document: XliffDocument): string => {
  if (document.version.startsWith('1.')) return serializeXliff12(document)
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  const { attributes: rootAttributes, prefixes } = declarations(document)
  const writer: Writer = {
    line: (level, text) => lines.push('  '.repeat(level) + text),
    mda: prefixes.get(metadataNamespace) ?? 'mda',
    mtc: prefixes.get(matchesNamespace) ?? 'mtc',
    gls: prefixes.get(glossaryNamespace) ?? 'gls',
    sourceText: document.source?.text ?? null,
  }
  const own = rootAttributes.find(({ namespace, name }) => namespace === xmlNamespace && name === 'space')
  const inherited: Inherited = {
    translate: true,
    canResegment: true,
    space: own?.value === 'preserve' ? 'preserve' : 'default',
  }
  const declared = rootAttributes.filter(({ namespace }) => namespace === xmlnsNamespace)
  const others = rootAttributes.filter(({ namespace }) => namespace !== xmlnsNamespace)
  writer.line(
    0,
    `<xliff xmlns="${document.version === '2.3' ? core23 : document.version === '2.2' ? core22 : core20}"${declared
      .map(({ name, value }) => attribute(`xmlns:${name}`, value))
      .join('')}${attribute('version', document.version)}${attribute('srcLang', document.sourceLanguage)}${
      attribute('trgLang', document.targetLanguage) + foreignAttributes(others)
    }>`,
  )
  writeMetadata(writer, 1, document.metadata)
  writeNotes(writer, 1, document.notes)
  for (const file of document.files) writeFile(writer, file, inherited)
  writer.line(0, '</xliff>')
  return `${lines.join('\n')}\n`
}

/** The root's attributes with a declaration for every module that is used, and the prefixes they give. */
const declarations = (
  document: XliffDocument,
): { attributes: readonly Attribute[]; prefixes: ReadonlyMap<string, string> } => {
  const attributes = document.attributes.filter(
    ({ namespace, prefix }) => namespace !== xmlnsNamespace || prefix !== '',
  )
  const prefixes = new Map<string, string>()
  for (const { namespace, name, value } of attributes) {
    if (namespace === xmlnsNamespace && !prefixes.has(value)) prefixes.set(value, name)
  }
  const used = new Set(
    [...unitsOf(document)].flatMap((unit) => [
      ...(unit.metadata.length > 0 ? [metadataNamespace] : []),
      ...(unit.matches.length > 0 ? [matchesNamespace] : []),
      ...(unit.glossary.length > 0 ? [glossaryNamespace] : []),
    ]),
  )
  if (holdersOf(document).some((holder) => holder.metadata.length > 0)) used.add(metadataNamespace)
  const added: Attribute[] = []
  for (const [name, value] of [
    ['mda', metadataNamespace],
    ['mtc', matchesNamespace],
    ['gls', glossaryNamespace],
  ] as const) {
    if (!used.has(value) || prefixes.has(value)) continue
    prefixes.set(value, name)
    added.push({ namespace: xmlnsNamespace, name, prefix: 'xmlns', value })
  }
  // A prefix may have been declared on an element that the model does not keep, such as <source>.
  for (const { namespace, prefix } of foreignOf(document)) {
    if (prefix === '' || prefix === 'xml' || prefix === 'xmlns' || namespace === '') continue
    if ([...attributes, ...added].some((one) => one.namespace === xmlnsNamespace && one.name === prefix)) continue
    added.push({ namespace: xmlnsNamespace, name: prefix, prefix: 'xmlns', value: namespace })
  }
  return { attributes: [...attributes, ...added], prefixes }
}

/** Every attribute the model has no field for. */
function* foreignOf(document: XliffDocument): Generator<Attribute> {
  function* inUnit(unit: Unit): Generator<Attribute> {
    yield* unit.attributes
    for (const part of unit.parts) {
      yield* part.attributes
      for (const inline of [...part.source.inlines, ...(part.target?.inlines ?? [])])
        if (inline.kind === 'code' || inline.kind === 'annotation') yield* inline.attributes
    }
  }
  function* below(children: readonly (Group | Unit)[]): Generator<Attribute> {
    for (const child of children) {
      if (child.kind === 'unit') yield* inUnit(child)
      else {
        yield* child.attributes
        yield* below(child.children)
      }
    }
  }
  for (const file of document.files) {
    yield* file.attributes
    yield* below(file.children)
  }
}

const holdersOf = (document: XliffDocument): readonly { readonly metadata: readonly MetaGroup[] }[] => {
  const groups = (children: readonly (Group | Unit)[]): readonly Group[] =>
    children.flatMap((child) => (child.kind === 'group' ? [child, ...groups(child.children)] : []))
  return [document, ...document.files, ...document.files.flatMap((file) => groups(file.children))]
}

/** Every unit of a document, in document order. */
export function* unitsOf(document: XliffDocument): Generator<Unit> {
  function* below(children: readonly (Group | Unit)[]): Generator<Unit> {
    for (const child of children) {
      if (child.kind === 'unit') yield child
      else yield* below(child.children)
    }
  }
  for (const file of document.files) yield* below(file.children)
}

/** The attributes an element shares with those around it, where they differ. */
const inheritance = (node: Inherited, from: Inherited): string =>
  flag('canResegment', node.canResegment, from.canResegment) +
  flag('translate', node.translate, from.translate) +
  attribute('xml:space', node.space === from.space ? null : node.space)

const writeFile = (writer: Writer, file: XliffFile, from: Inherited): void => {
  writer.line(
    1,
    `<file${attribute('id', file.id)}${attribute('original', file.original)}${inheritance(file, from)}${foreignAttributes(file.attributes)}>`,
  )
  if (file.skeleton !== null) writeOpaque(writer, 2, file.skeleton)
  writeMetadata(writer, 2, file.metadata)
  for (const node of file.opaque) writeOpaque(writer, 2, node)
  writeNotes(writer, 2, file.notes)
  for (const child of file.children) writeChild(writer, 2, child, file)
  writer.line(1, '</file>')
}

const writeChild = (writer: Writer, level: number, child: Group | Unit, from: Inherited): void => {
  if (child.kind === 'unit') {
    writeUnit(writer, level, child, from)
    return
  }
  writer.line(
    level,
    `<group${attribute('id', child.id)}${attribute('name', child.name)}${inheritance(child, from)}${
      attribute('type', child.type) + foreignAttributes(child.attributes)
    }>`,
  )
  writeMetadata(writer, level + 1, child.metadata)
  for (const node of child.opaque) writeOpaque(writer, level + 1, node)
  writeNotes(writer, level + 1, child.notes)
  for (const inner of child.children) writeChild(writer, level + 1, inner, child)
  writer.line(level, '</group>')
}

const writeUnit = (writer: Writer, level: number, unit: Unit, from: Inherited): void => {
  writer.line(
    level,
    `<unit${attribute('id', unit.id)}${attribute('name', unit.name)}${attribute('type', unit.type)}${
      inheritance(unit, from) + foreignAttributes(unit.attributes)
    }>`,
  )
  writeMatches(writer, level + 1, unit.matches, unit.space)
  writeGlossary(writer, level + 1, unit.glossary)
  writeMetadata(writer, level + 1, unit.metadata)
  for (const node of unit.opaque) writeOpaque(writer, level + 1, node)
  writeNotes(writer, level + 1, unit.notes)
  writeOriginalData(writer, level + 1, unit.originalData)
  for (const part of unit.parts) writePart(writer, level + 1, part, unit)
  writer.line(level, '</unit>')
}

const writePart = (writer: Writer, level: number, part: Part, unit: Unit): void => {
  const own =
    part.kind === 'ignorable'
      ? attribute('id', part.id)
      : attribute('id', part.id) +
        flag('canResegment', part.canResegment, unit.canResegment) +
        attribute('state', part.state) +
        attribute('subState', part.subState)
  writer.line(level, `<${part.kind}${own}${foreignAttributes(part.attributes)}>`)
  writeContent(writer, level + 1, 'source', part.source, unit.space, null)
  if (part.target !== null) writeContent(writer, level + 1, 'target', part.target, unit.space, part.order)
  writer.line(level, `</${part.kind}>`)
}

const writeContent = (
  writer: Writer,
  level: number,
  name: 'source' | 'target',
  content: Content,
  space: Space,
  order: number | null,
): void => {
  const own =
    attribute('xml:lang', content.language) +
    attribute('xml:space', content.space === space ? null : content.space) +
    attribute('order', order === null ? null : String(order))
  const text = writeInlines(content.inlines, plainStyle)
  writer.line(level, text === '' ? `<${name}${own}/>` : `<${name}${own}>${text}</${name}>`)
}

const writeNotes = (writer: Writer, level: number, notes: readonly Note[]): void => {
  if (notes.length === 0) return
  writer.line(level, '<notes>')
  for (const note of notes) {
    writer.line(
      level + 1,
      `<note${attribute('id', note.id)}${attribute('appliesTo', note.appliesTo)}${attribute('category', note.category)}${attribute(
        'priority',
        note.priority === 1 ? null : String(note.priority),
      )}>${escapeText(note.text)}</note>`,
    )
  }
  writer.line(level, '</notes>')
}

const writeOriginalData = (writer: Writer, level: number, data: ReadonlyMap<string, Data>): void => {
  if (data.size === 0) return
  writer.line(level, '<originalData>')
  for (const { id, text, direction } of data.values()) {
    writer.line(
      level + 1,
      `<data${attribute('id', id)}${attribute('dir', direction === 'auto' ? null : direction)}>${writeText(text, plainStyle)}</data>`,
    )
  }
  writer.line(level, '</originalData>')
}

const writeMetadata = (writer: Writer, level: number, groups: readonly MetaGroup[]): void => {
  if (groups.length === 0) return
  writer.line(level, `<${writer.mda}:metadata>`)
  for (const group of groups) writeMetaGroup(writer, level + 1, group)
  writer.line(level, `</${writer.mda}:metadata>`)
}

const writeMetaGroup = (writer: Writer, level: number, group: MetaGroup): void => {
  writer.line(
    level,
    `<${writer.mda}:metaGroup${attribute('id', group.id)}${attribute('category', group.category)}${attribute('appliesTo', group.appliesTo)}>`,
  )
  for (const entry of group.entries) {
    if (entry.kind === 'meta-group') writeMetaGroup(writer, level + 1, entry)
    else {
      writer.line(
        level + 1,
        `<${writer.mda}:meta${attribute('type', entry.type)}>${escapeText(entry.value)}</${writer.mda}:meta>`,
      )
    }
  }
  writer.line(level, `</${writer.mda}:metaGroup>`)
}

/** `92.0`: the schema wants a decimal number, never one with an exponent. */
const decimal = (value: number | null): string | null => {
  if (value === null) return null
  if (Number.isInteger(value)) return value.toFixed(1)
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

const writeMatches = (writer: Writer, level: number, matches: readonly Match[], space: Space): void => {
  if (matches.length === 0) return
  writer.line(level, `<${writer.mtc}:matches>`)
  for (const match of matches) {
    writer.line(
      level + 1,
      `<${writer.mtc}:match${attribute('id', match.id)}${attribute('ref', match.ref)}${
        attribute('type', match.type === 'tm' && match.subType === null ? null : match.type) +
        attribute('subType', match.subType)
      }${attribute('similarity', decimal(match.similarity))}${attribute('matchQuality', decimal(match.quality))}${
        attribute('matchSuitability', decimal(match.suitability)) + attribute('origin', match.origin)
      }${flag('reference', match.reference, false)}>`,
    )
    writeOriginalData(writer, level + 2, match.originalData)
    if (match.source !== null) writeContent(writer, level + 2, 'source', match.source, space, null)
    writeContent(writer, level + 2, 'target', match.target, space, null)
    writer.line(level + 1, `</${writer.mtc}:match>`)
  }
  writer.line(level, `</${writer.mtc}:matches>`)
}

const writeGlossary = (writer: Writer, level: number, entries: readonly GlossaryEntry[]): void => {
  if (entries.length === 0) return
  const { gls } = writer
  writer.line(level, `<${gls}:glossary>`)
  for (const entry of entries) {
    writer.line(level + 1, `<${gls}:glossEntry${attribute('id', entry.id)}${attribute('ref', entry.ref)}>`)
    writer.line(level + 2, `<${gls}:term>${escapeText(entry.term)}</${gls}:term>`)
    for (const text of entry.translations) {
      writer.line(level + 2, `<${gls}:translation>${escapeText(text)}</${gls}:translation>`)
    }
    if (entry.definition !== null) {
      writer.line(level + 2, `<${gls}:definition>${escapeText(entry.definition)}</${gls}:definition>`)
    }
    writer.line(level + 1, `</${gls}:glossEntry>`)
  }
  writer.line(level, `</${gls}:glossary>`)
}

const writeOpaque = (writer: Writer, level: number, node: Opaque): void => {
  const text =
    node.text ??
    (node.place !== null && writer.sourceText !== null
      ? writer.sourceText.slice(node.place.outer.start, node.place.outer.end)
      : null)
  if (text !== null) writer.line(level, text.replaceAll('\r\n', '\n'))
}
