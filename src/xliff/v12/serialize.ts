import { GoosefootError } from '../../errors.ts'
import { escapeText } from '../../xml/index.ts'
import { core12, xmlnsNamespace } from '../namespaces.ts'
import type {
  Content,
  Group,
  Inline,
  Match,
  MetaGroup,
  Note,
  Opaque,
  Segment,
  Space,
  Unit,
  XliffDocument,
  XliffFile,
} from '../types.ts'
import { attribute, flag, foreignAttributes, plainStyle } from '../v2/write-inline.ts'
import { writeInlines12 } from './write-inline.ts'

/**
 * The canonical layout of 1.2, strict: like that of 2.x every structural element on its own line and never a space added
 * inside text; attributes in one order, defaults not written, LF, a final newline, no date. Metadata are `context-group`.
 *
 * A unit with one segment that has no id is a plain `trans-unit`; any other is written with `seg-source` and
 * `mrk mtype="seg"` (XLIFF 1.2, 2.3 and 2.6).
 */

interface Writer {
  readonly line: (level: number, text: string) => void
  readonly sourceText: string | null
}

/** @throws {GoosefootError} `internal.xliff-version` for 1.0 and 1.1, which are read and never made */
export const serializeXliff12 = (document: XliffDocument): string => {
  if (document.version !== '1.2') {
    throw new GoosefootError('internal.xliff-version', 'Only documents of XLIFF 1.2 and 2.x have a canonical layout.')
  }
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>']
  const writer: Writer = {
    line: (level, text) => lines.push('  '.repeat(level) + text),
    sourceText: document.source?.text ?? null,
  }
  const declared = document.attributes.filter(({ namespace, prefix }) => namespace === xmlnsNamespace && prefix !== '')
  const others = document.attributes.filter(({ namespace }) => namespace !== xmlnsNamespace)
  writer.line(
    0,
    `<xliff xmlns="${core12}"${declared.map(({ name, value }) => attribute(`xmlns:${name}`, value)).join('')}${attribute(
      'version',
      document.version,
    )}${foreignAttributes(others)}>`,
  )
  for (const file of document.files) writeFile(writer, file)
  writer.line(0, '</xliff>')
  return `${lines.join('\n')}\n`
}

const space = (own: Space, inherited: Space): string => attribute('xml:space', own === inherited ? null : own)

const writeFile = (writer: Writer, file: XliffFile): void => {
  writer.line(
    1,
    `<file${attribute('original', file.original ?? file.id)}${attribute('source-language', file.sourceLanguage)}${attribute(
      'target-language',
      file.targetLanguage,
    )}${attribute('datatype', file.datatype ?? 'plaintext')}${space(file.space, 'default')}${foreignAttributes(file.attributes)}>`,
  )
  const { header } = file
  if (file.notes.length > 0 || file.skeleton !== null || header !== null) {
    writer.line(2, '<header>')
    if (file.skeleton !== null) writeOpaque(writer, 3, file.skeleton)
    if (header !== null && header.phases.length > 0) {
      writer.line(3, '<phase-group>')
      for (const { name, process, tool, date, contact } of header.phases) {
        writer.line(
          4,
          `<phase${attribute('phase-name', name)}${attribute('process-name', process)}${attribute('tool-id', tool)}${
            attribute('date', date) + attribute('contact-name', contact)
          }/>`,
        )
      }
      writer.line(3, '</phase-group>')
    }
    for (const { id, name, version, company } of header?.tools ?? []) {
      writer.line(
        3,
        `<tool${attribute('tool-id', id)}${attribute('tool-name', name)}${attribute('tool-version', version)}${attribute('tool-company', company)}/>`,
      )
    }
    writeNotes(writer, 3, file.notes)
    for (const node of header?.opaque ?? []) writeOpaque(writer, 3, node)
    writer.line(2, '</header>')
  }
  writer.line(2, '<body>')
  for (const child of file.children) writeChild(writer, 3, child, file)
  writer.line(2, '</body>')
  writer.line(1, '</file>')
}

interface Inherited {
  readonly translate: boolean
  readonly space: Space
}

const writeChild = (writer: Writer, level: number, child: Group | Unit, from: Inherited): void => {
  if (child.kind === 'unit') {
    writeUnit(writer, level, child, from)
    return
  }
  writer.line(
    level,
    `<group${attribute('id', child.id)}${attribute('restype', child.type)}${attribute('resname', child.name)}${flag(
      'translate',
      child.translate,
      from.translate,
    )}${space(child.space, from.space)}${foreignAttributes(child.attributes)}>`,
  )
  writeContexts(writer, level + 1, child.metadata)
  writeNotes(writer, level + 1, child.notes)
  for (const node of child.opaque) writeOpaque(writer, level + 1, node)
  for (const inner of child.children) writeChild(writer, level + 1, inner, child)
  writer.line(level, '</group>')
}

const isSegment = (part: { readonly kind: string }): part is Segment => part.kind === 'segment'

const writeUnit = (writer: Writer, level: number, unit: Unit, from: Inherited): void => {
  const segments = unit.parts.filter(isSegment)
  const [first] = segments
  const plain = unit.parts.length === 1 && (first?.id ?? null) === null
  const approved = first?.state12?.approved ?? null
  writer.line(
    level,
    `<trans-unit${attribute('id', unit.id)}${attribute('resname', unit.name)}${attribute('restype', unit.type)}${flag(
      'translate',
      unit.translate,
      from.translate,
    )}${attribute('approved', approved === null ? null : approved ? 'yes' : 'no')}${space(unit.space, from.space)}${foreignAttributes(
      unit.attributes,
    )}>`,
  )
  const whole = plain ? (first?.source.inlines ?? []) : unit.parts.flatMap((part) => part.source.inlines)
  writeText(writer, level + 1, 'source', language(first?.source ?? null), inlines(whole))
  if (!plain) writeText(writer, level + 1, 'seg-source', '', marked(unit, 'source'))
  const { state, qualifier } = first?.state12 ?? { state: null, qualifier: null }
  const own = language(first?.target ?? null) + attribute('state', state) + attribute('state-qualifier', qualifier)
  if (plain) {
    const target = first?.target ?? null
    if (target !== null) writeText(writer, level + 1, 'target', own, inlines(target.inlines))
  } else if (segments.some((segment) => segment.target !== null)) {
    writeText(writer, level + 1, 'target', own, marked(unit, 'target'))
  }
  writeContexts(writer, level + 1, unit.metadata)
  for (const match of unit.matches) writeMatch(writer, level + 1, match, unit.space)
  writeNotes(writer, level + 1, unit.notes)
  for (const node of unit.opaque) writeOpaque(writer, level + 1, node)
  writer.line(level, '</trans-unit>')
}

const language = (content: Content | null): string => attribute('xml:lang', content?.language ?? null)

const inlines = (list: readonly Inline[]): string => writeInlines12(list, plainStyle)

/** Each segment in a `mrk`, what stands between them as it is. A target holds the segments that have one. */
const marked = (unit: Unit, side: 'source' | 'target'): string =>
  unit.parts
    .map((part, index) => {
      const content = part[side]
      if (part.kind === 'ignorable') return inlines((content ?? part.source).inlines)
      if (content === null) return ''
      return `<mrk mtype="seg"${attribute('mid', part.id ?? String(index + 1))}>${inlines(content.inlines)}</mrk>`
    })
    .join('')

const writeText = (writer: Writer, level: number, name: string, own: string, text: string): void =>
  writer.line(level, text === '' ? `<${name}${own}/>` : `<${name}${own}>${text}</${name}>`)

const writeMatch = (writer: Writer, level: number, match: Match, from: Space): void => {
  const kind = match.type === 'tm' && match.subType === null ? null : [match.type, match.subType ?? ''].join(' ').trim()
  writer.line(
    level,
    `<alt-trans${attribute('match-quality', match.similarity === null ? null : `${Math.floor(match.similarity)}%`)}${
      attribute('origin', match.origin) + attribute('extradata', kind)
    }${space(match.target.space, from)}>`,
  )
  if (match.source !== null)
    writeText(writer, level + 1, 'source', language(match.source), inlines(match.source.inlines))
  writeText(writer, level + 1, 'target', language(match.target), inlines(match.target.inlines))
  writer.line(level, '</alt-trans>')
}

const writeNotes = (writer: Writer, level: number, notes: readonly Note[]): void => {
  for (const note of notes) {
    writer.line(
      level,
      `<note${attribute('from', note.from)}${attribute('annotates', note.appliesTo)}${attribute(
        'priority',
        note.priority === 1 ? null : String(note.priority),
      )}>${escapeText(note.text)}</note>`,
    )
  }
}

const writeContexts = (writer: Writer, level: number, groups: readonly MetaGroup[]): void => {
  for (const group of groups) {
    const contexts = group.entries.filter((entry) => entry.kind === 'meta')
    if (contexts.length === 0) continue
    writer.line(level, `<context-group${attribute('name', group.category)}${attribute('purpose', group.appliesTo)}>`)
    for (const { type, value } of contexts)
      writer.line(level + 1, `<context${attribute('context-type', type)}>${escapeText(value)}</context>`)
    writer.line(level, '</context-group>')
  }
}

const writeOpaque = (writer: Writer, level: number, node: Opaque): void => {
  const text =
    node.text ??
    (node.place !== null && writer.sourceText !== null
      ? writer.sourceText.slice(node.place.outer.start, node.place.outer.end)
      : null)
  if (text !== null) writer.line(level, text.replaceAll('\r\n', '\n'))
}
