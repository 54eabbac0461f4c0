import { itsNamespace, xmlnsNamespace } from '../namespaces.ts'
import { category, metaValue } from '../record-metadata.ts'
import type { Attribute, Group, Header, MetaGroup, Unit, XliffDocument, XliffFile } from '../types.ts'
import { foreignPrefix } from './contexts.ts'
import type { Lose } from './losses.ts'
import { isOurProfile, isSizeRestriction } from './modules.ts'
import { contextsOf, noteTo12, plain, restypeOf, sizeAttributes, unitTo12 } from './unit-to12.ts'

/**
 * 2.x → 1.2 strict. A unit of ours becomes a group with one `trans-unit` a sentence, because every tool reads that; any
 * other with several segments is written with `seg-source`.
 */
export const documentTo12 = (document: XliffDocument, lose: Lose): XliffDocument => {
  if (document.notes.length > 0) lose('element', null, { name: 'notes on the root' })
  if (document.metadata.length > 0) lose('element', null, { name: 'metadata on the root' })
  for (const { namespace, name } of document.attributes)
    if (namespace !== xmlnsNamespace && namespace !== itsNamespace && name !== 'space')
      lose('attribute', null, { name })
  return {
    ...document,
    version: '1.2',
    source: null,
    notes: [],
    metadata: [],
    attributes: [],
    place: null,
    files: document.files.map((file) => fileTo12(file, document, lose)),
  }
}

const datatypes: Readonly<Record<string, string>> = { text: 'plaintext', html: 'html', markdown: 'x-markdown' }

/** The id that the name of the source says: `source/hanoi.de.md` is `hanoi`. */
export const idOfOriginal = (original: string | null): string => (original ?? '').split('/').pop()?.split('.')[0] ?? ''

const fileTo12 = (file: XliffFile, document: XliffDocument, lose: Lose): XliffFile => {
  const source = document.source?.text ?? null
  let datatype: string | null = null
  let header: Header | null = null
  const attributes: Attribute[] = []
  for (const group of file.metadata) {
    const format = group.category === category.article ? metaValue(group, 'format') : null
    if (format !== null) datatype = datatypes[format] ?? `x-${format}`
    else if (group.category === `${foreignPrefix}attributes`)
      for (const entry of group.entries) {
        if (entry.kind !== 'meta') continue
        if (entry.type === 'datatype') datatype = entry.value
        else attributes.push(plain(entry.type, entry.value))
      }
    else if (group.category === `${foreignPrefix}tool` || group.category === `${foreignPrefix}phase`)
      header = withHeaderGroup(header, group)
    else lose('metadata', null, { name: group.category ?? '' })
  }
  for (const { namespace, name } of file.attributes) if (namespace !== itsNamespace) lose('attribute', null, { name })
  for (const node of file.opaque) if (!isOurProfile(node, source)) lose('element', null, { name: node.name })
  if (file.skeleton !== null) lose('element', null, { name: 'skeleton' })
  if (idOfOriginal(file.original) !== file.id) attributes.push(plain('product-name', file.id))
  return {
    ...file,
    id: '',
    original: file.original,
    datatype: datatype ?? 'plaintext',
    translate: true,
    canResegment: true,
    space: 'default',
    skeleton: null,
    header,
    notes: file.notes.map((note) => noteTo12(note, null, lose)),
    metadata: [],
    opaque: [],
    attributes,
    place: null,
    children: file.children.map((child) => childTo12(child, lose)),
  }
}

const withHeaderGroup = (header: Header | null, group: MetaGroup): Header => {
  const value = (name: string): string => metaValue(group, name) ?? ''
  const before = header ?? { tools: [], phases: [], opaque: [] }
  if (group.category === `${foreignPrefix}tool`) {
    const tool = {
      id: value('id'),
      name: value('name'),
      version: metaValue(group, 'version'),
      company: metaValue(group, 'company'),
    }
    return { ...before, tools: [...before.tools, tool] }
  }
  const phase = {
    name: value('name'),
    process: value('process'),
    tool: metaValue(group, 'tool'),
    date: metaValue(group, 'date'),
    contact: metaValue(group, 'contact'),
  }
  return { ...before, phases: [...before.phases, phase] }
}

const childTo12 = (child: Group | Unit, lose: Lose): Group | Unit => {
  if (child.kind === 'unit') return unitTo12(child, lose)
  for (const { namespace, name } of child.attributes)
    if (namespace !== itsNamespace && !isSizeRestriction({ namespace, name, prefix: '', value: '' }))
      lose('attribute', child.id, { name })
  for (const { name } of child.opaque) lose('element', child.id, { name })
  return {
    ...child,
    type: child.type === null ? null : restypeOf(child.type),
    canResegment: true,
    notes: child.notes.map((note) => noteTo12(note, child.id, lose)),
    metadata: contextsOf(child.metadata, child.id ?? '', lose),
    opaque: [],
    attributes: sizeAttributes(child.attributes),
    place: null,
    children: child.children.map((inner) => childTo12(inner, lose)),
  }
}
