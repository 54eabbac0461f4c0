import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, otherAttributes } from '../build.ts'
import { core20, core22, core23, metadataNamespace } from '../namespaces.ts'
import type {
  Group,
  MetaGroup,
  Note,
  Opaque,
  SourceText,
  Unit,
  XliffDocument,
  XliffFile,
  XliffVersion,
} from '../types.ts'
import { metadataFrame, notesFrame } from './modules.ts'
import type { Inherited } from './unit.ts'
import { inheritedBy, unitFrame } from './unit.ts'

/** The structural elements of 2.0, 2.1 and 2.2: 2.1, 4.2.2. */

const rootAttributes: ReadonlySet<string> = new Set(['version', 'srcLang', 'trgLang'])
const fileAttributes: ReadonlySet<string> = new Set(['id', 'original', 'canResegment', 'translate', 'xml:space'])
const groupAttributes: ReadonlySet<string> = new Set(['id', 'name', 'type', 'canResegment', 'translate', 'xml:space'])

const cores: ReadonlySet<string> = new Set([core20, core22, core23, ''])
const isCore = (namespace: string): boolean => cores.has(namespace)

/** The root of a 2.x document; `done` gets the finished document. */
export const rootFrame = (
  tag: XmlTag,
  version: XliffVersion,
  source: SourceText,
  done: (document: XliffDocument) => void,
): Frame => {
  const sourceLanguage = attributeOf(tag, 'srcLang') ?? ''
  const targetLanguage = attributeOf(tag, 'trgLang')
  const notes: Note[] = []
  const metadata: MetaGroup[] = []
  const files: XliffFile[] = []
  const inherited = inheritedBy(tag, { translate: true, canResegment: true, space: 'default' })
  return {
    open: (inner) => {
      if (isCore(inner.namespace)) {
        if (inner.local === 'file') {
          return fileFrame(inner, inherited, { sourceLanguage, targetLanguage }, (file) => files.push(file))
        }
        return inner.local === 'notes' ? notesFrame((note) => notes.push(note)) : null
      }
      return inner.namespace === metadataNamespace && inner.local === 'metadata'
        ? metadataFrame((group) => metadata.push(group))
        : null
    },
    close: (place) =>
      done(
        Object.freeze({
          kind: 'document',
          version,
          source,
          sourceLanguage,
          targetLanguage,
          notes: Object.freeze(notes),
          metadata: Object.freeze(metadata),
          files: Object.freeze(files),
          attributes: otherAttributes(tag, rootAttributes),
          place,
        }),
      ),
  }
}

interface Holder {
  readonly notes: Note[]
  readonly metadata: MetaGroup[]
  readonly opaque: Opaque[]
  readonly children: (Group | Unit)[]
}

const emptyHolder = (): Holder => ({ notes: [], metadata: [], opaque: [], children: [] })

/** What a file and a group have in common. */
const openIn = (holder: Holder, own: Inherited, inner: XmlTag): Frame | null => {
  if (isCore(inner.namespace)) {
    switch (inner.local) {
      case 'unit':
        return unitFrame(inner, own, isCore, (unit) => holder.children.push(unit))
      case 'group':
        return groupFrame(inner, own, (group) => holder.children.push(group))
      case 'notes':
        return notesFrame((note) => holder.notes.push(note))
      default:
        return null
    }
  }
  return inner.namespace === metadataNamespace && inner.local === 'metadata'
    ? metadataFrame((group) => holder.metadata.push(group))
    : null
}

const fileFrame = (
  tag: XmlTag,
  from: Inherited,
  languages: Pick<XliffFile, 'sourceLanguage' | 'targetLanguage'>,
  add: (file: XliffFile) => void,
): Frame => {
  const own = inheritedBy(tag, from)
  const holder = emptyHolder()
  let skeleton: Opaque | null = null
  return {
    open: (inner) => openIn(holder, own, inner),
    opaque: (node) => {
      if (node.name.endsWith('skeleton') && isCore(node.namespace) && skeleton === null) skeleton = node
      else holder.opaque.push(node)
    },
    close: (place) =>
      add(
        Object.freeze({
          kind: 'file',
          id: attributeOf(tag, 'id') ?? '',
          original: attributeOf(tag, 'original'),
          datatype: null,
          ...languages,
          ...own,
          skeleton,
          header: null,
          ...holder,
          attributes: otherAttributes(tag, fileAttributes),
          place,
        }),
      ),
  }
}

const groupFrame = (tag: XmlTag, from: Inherited, add: (group: Group) => void): Frame => {
  const own = inheritedBy(tag, from)
  const holder = emptyHolder()
  return {
    open: (inner) => openIn(holder, own, inner),
    opaque: (node) => holder.opaque.push(node),
    close: (place) =>
      add(
        Object.freeze({
          kind: 'group',
          id: attributeOf(tag, 'id'),
          name: attributeOf(tag, 'name'),
          type: attributeOf(tag, 'type'),
          ...own,
          ...holder,
          attributes: otherAttributes(tag, groupAttributes),
          place,
        }),
      ),
  }
}
