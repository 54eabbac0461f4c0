import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, otherAttributes, spaceOf, yesNo } from '../build.ts'
import { core11, core12 } from '../namespaces.ts'
import type {
  Group,
  Header,
  MetaGroup,
  Note,
  Opaque,
  Phase,
  SourceText,
  Space,
  Tool,
  Unit,
  XliffDocument,
  XliffFile,
  XliffVersion,
} from '../types.ts'
import { contextGroupFrame, noteFrame, unitFrame } from './unit.ts'

/** The structural elements of 1.0, 1.1 and 1.2: XLIFF 1.2, 2.2 and 2.3. */

const rootAttributes: ReadonlySet<string> = new Set(['version'])
const fileAttributes: ReadonlySet<string> = new Set([
  'original',
  'datatype',
  'source-language',
  'target-language',
  'xml:space',
])
const groupAttributes: ReadonlySet<string> = new Set(['id', 'resname', 'restype', 'translate', 'xml:space'])

const isCore = (namespace: string): boolean => namespace === core12 || namespace === core11 || namespace === ''

export const rootFrame = (
  tag: XmlTag,
  version: XliffVersion,
  source: SourceText,
  done: (document: XliffDocument) => void,
): Frame => {
  const files: XliffFile[] = []
  const space = spaceOf(tag, 'default')
  return {
    open: (inner) =>
      isCore(inner.namespace) && inner.local === 'file'
        ? fileFrame(inner, space, String(files.length + 1), (file) => files.push(file))
        : null,
    close: (place) =>
      done(
        Object.freeze({
          kind: 'document',
          version,
          source,
          sourceLanguage: files[0]?.sourceLanguage ?? '',
          targetLanguage: files[0]?.targetLanguage ?? null,
          notes: [],
          metadata: [],
          files: Object.freeze(files),
          attributes: otherAttributes(tag, rootAttributes),
          place,
        }),
      ),
  }
}

interface Own {
  readonly translate: boolean
  readonly space: Space
}
interface Holder {
  readonly metadata: MetaGroup[]
  readonly notes: Note[]
  readonly opaque: Opaque[]
  readonly children: (Group | Unit)[]
}

const fileFrame = (tag: XmlTag, from: Space, id: string, add: (file: XliffFile) => void): Frame => {
  const own: Own = { translate: true, space: spaceOf(tag, from) }
  const holder: Holder = { metadata: [], notes: [], opaque: [], children: [] }
  let header: Header | null = null
  let skeleton: Opaque | null = null
  return {
    open: (inner) => {
      if (!isCore(inner.namespace)) return null
      if (inner.local === 'body') return bodyFrame(holder, own)
      if (inner.local !== 'header') return null
      return headerFrame(
        (note) => holder.notes.push(note),
        (read, found) => {
          header = read
          skeleton = found
        },
      )
    },
    opaque: (node) => holder.opaque.push(node),
    close: (place) =>
      add(
        Object.freeze({
          kind: 'file',
          id,
          original: attributeOf(tag, 'original'),
          datatype: attributeOf(tag, 'datatype'),
          sourceLanguage: attributeOf(tag, 'source-language') ?? '',
          targetLanguage: attributeOf(tag, 'target-language'),
          ...own,
          canResegment: true,
          skeleton,
          header,
          ...holder,
          attributes: otherAttributes(tag, fileAttributes),
          place,
        }),
      ),
  }
}

const headerFrame = (addNote: (note: Note) => void, done: (header: Header, skeleton: Opaque | null) => void): Frame => {
  const tools: Tool[] = []
  const phases: Phase[] = []
  const opaque: Opaque[] = []
  let skeleton: Opaque | null = null
  return {
    open: (inner) => {
      if (!isCore(inner.namespace)) return null
      switch (inner.local) {
        case 'note':
          return noteFrame(inner, addNote)
        case 'tool':
          tools.push({
            id: attributeOf(inner, 'tool-id') ?? '',
            name: attributeOf(inner, 'tool-name') ?? '',
            version: attributeOf(inner, 'tool-version'),
            company: attributeOf(inner, 'tool-company'),
          })
          return {}
        case 'phase-group':
          return {
            open: (phase) => {
              if (phase.local !== 'phase') return null
              phases.push({
                name: attributeOf(phase, 'phase-name') ?? '',
                process: attributeOf(phase, 'process-name') ?? '',
                tool: attributeOf(phase, 'tool-id'),
                date: attributeOf(phase, 'date'),
                contact: attributeOf(phase, 'contact-name'),
              })
              return {}
            },
          }
        default:
          return null
      }
    },
    opaque: (node) => {
      if (node.name.endsWith('skl') && isCore(node.namespace) && skeleton === null) skeleton = node
      else opaque.push(node)
    },
    close: () => done({ tools, phases, opaque }, skeleton),
  }
}

/** `body`, and what a `group` has of the same. */
const bodyFrame = (holder: Holder, own: Own): Frame => ({
  open: (inner) => {
    if (!isCore(inner.namespace)) return null
    switch (inner.local) {
      case 'trans-unit':
        return unitFrame(inner, own, isCore, (unit) => holder.children.push(unit))
      case 'group':
        return groupFrame(inner, own, (group) => holder.children.push(group))
      default:
        return null
    }
  },
  opaque: (node) => holder.opaque.push(node),
})

const groupFrame = (tag: XmlTag, from: Own, add: (group: Group) => void): Frame => {
  const own: Own = {
    translate: yesNo(attributeOf(tag, 'translate'), from.translate),
    space: spaceOf(tag, from.space),
  }
  const holder: Holder = { metadata: [], notes: [], opaque: [], children: [] }
  const body = bodyFrame(holder, own)
  return {
    ...body,
    open: (inner, start, end) => {
      if (!isCore(inner.namespace)) return null
      if (inner.local === 'note') return noteFrame(inner, (note) => holder.notes.push(note))
      if (inner.local === 'context-group') return contextGroupFrame(inner, (group) => holder.metadata.push(group))
      return body.open?.(inner, start, end) ?? null
    },
    close: (place) =>
      add(
        Object.freeze({
          kind: 'group',
          id: attributeOf(tag, 'id'),
          name: attributeOf(tag, 'resname'),
          type: attributeOf(tag, 'restype'),
          ...own,
          canResegment: true,
          ...holder,
          attributes: otherAttributes(tag, groupAttributes),
          place,
        }),
      ),
  }
}
