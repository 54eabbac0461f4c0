import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, languageOf, numberOf, otherAttributes, spaceOf, yesNo } from '../build.ts'
import {
  glossaryNamespace,
  itsNamespace,
  matchesNamespace,
  metadataNamespace,
  validationNamespace,
} from '../namespaces.ts'
import { targetOrderOf } from '../target-order.ts'
import type {
  Content,
  Data,
  GlossaryEntry,
  Match,
  MetaGroup,
  Note,
  Opaque,
  Part,
  Place,
  Provenance,
  QualityIssue,
  Space,
  State,
  Unit,
  ValidationRule,
} from '../types.ts'
import { contentFrame } from './inline.ts'
import {
  glossaryFrame,
  issuesFrame,
  matchesFrame,
  metadataFrame,
  notesFrame,
  originalDataFrame,
  provenanceFrame,
  validationFrame,
} from './modules.ts'

/** What an element inherits from those around it. */
export interface Inherited {
  readonly translate: boolean
  readonly canResegment: boolean
  readonly space: Space
}

export const inheritedBy = (tag: XmlTag, from: Inherited): Inherited => ({
  translate: yesNo(attributeOf(tag, 'translate'), from.translate),
  canResegment: yesNo(attributeOf(tag, 'canResegment'), from.canResegment),
  space: spaceOf(tag, from.space),
})

const unitAttributes: ReadonlySet<string> = new Set(['id', 'name', 'canResegment', 'translate', 'type', 'xml:space'])
const segmentAttributes: ReadonlySet<string> = new Set(['id', 'canResegment', 'state', 'subState'])

const states: ReadonlySet<string> = new Set(['initial', 'translated', 'reviewed', 'final'])
const isState = (value: string | null): value is State => value !== null && states.has(value)

/** `unit`: 2.1, 4.2.2.5. */
export const unitFrame = (
  tag: XmlTag,
  from: Inherited,
  isCore: (namespace: string) => boolean,
  add: (unit: Unit) => void,
): Frame => {
  const own = inheritedBy(tag, from)
  const parts: Part[] = []
  const originalData = new Map<string, Data>()
  const notes: Note[] = []
  const metadata: MetaGroup[] = []
  const matches: Match[] = []
  const glossary: GlossaryEntry[] = []
  const provenance: Provenance[] = []
  const issues: QualityIssue[] = []
  const rules: ValidationRule[] = []
  const opaque: Opaque[] = []
  // Stand-off ITS and validation rules have attributes beyond the model: they are read, and kept as bytes as well.
  const keep = (inner: XmlTag) => (place: Place) => {
    opaque.push({ kind: 'opaque', namespace: inner.namespace, name: inner.name, place, text: null })
  }
  return {
    open: (inner) => {
      if (isCore(inner.namespace)) {
        switch (inner.local) {
          case 'segment':
          case 'ignorable':
            return partFrame(inner, own, isCore, (part) => parts.push(part))
          case 'notes':
            return notesFrame((note) => notes.push(note))
          case 'originalData':
            return originalDataFrame((data) => {
              if (!originalData.has(data.id)) originalData.set(data.id, data)
            })
          default:
            return null
        }
      }
      switch (`${inner.namespace} ${inner.local}`) {
        case `${matchesNamespace} matches`:
          return matchesFrame(own.space, isCore, (match) => matches.push(match))
        case `${metadataNamespace} metadata`:
          return metadataFrame((group) => metadata.push(group))
        case `${glossaryNamespace} glossary`:
          return glossaryFrame((entry) => glossary.push(entry))
        case `${itsNamespace} provenanceRecords`:
          return provenanceFrame((record) => provenance.push(record), keep(inner))
        case `${itsNamespace} locQualityIssues`:
          return issuesFrame((issue) => issues.push(issue), keep(inner))
        case `${validationNamespace} validation`:
          return validationFrame((rule) => rules.push(rule), keep(inner))
        default:
          return null
      }
    },
    opaque: (node) => opaque.push(node),
    close: (place) =>
      add(
        Object.freeze({
          kind: 'unit',
          id: attributeOf(tag, 'id') ?? '',
          name: attributeOf(tag, 'name'),
          type: attributeOf(tag, 'type'),
          ...own,
          parts: Object.freeze(parts),
          targetOrder: targetOrderOf(parts),
          originalData,
          notes: Object.freeze(notes),
          metadata: Object.freeze(metadata),
          matches: Object.freeze(matches),
          glossary: Object.freeze(glossary),
          provenance: Object.freeze(provenance),
          issues: Object.freeze(issues),
          rules: Object.freeze(rules),
          opaque: Object.freeze(opaque),
          attributes: otherAttributes(tag, unitAttributes),
          place,
        }),
      ),
  }
}

/** `segment` and `ignorable`: 2.1, 4.2.2.6 and 4.2.2.7. */
const partFrame = (
  tag: XmlTag,
  from: Inherited,
  isCore: (namespace: string) => boolean,
  add: (part: Part) => void,
): Frame => {
  let source: Content | null = null
  let target: Content | null = null
  let order: number | null = null
  return {
    open: (inner) => {
      if (!isCore(inner.namespace)) return null
      if (inner.local === 'source' && source === null) {
        return contentFrame(spaceOf(inner, from.space), languageOf(inner), isCore, (content) => {
          source = content
        })
      }
      if (inner.local === 'target' && target === null) {
        order = numberOf(attributeOf(inner, 'order'))
        return contentFrame(spaceOf(inner, from.space), languageOf(inner), isCore, (content) => {
          target = content
        })
      }
      return null
    },
    close: (place) => {
      const read: Content = source ?? { kind: 'content', language: null, space: from.space, inlines: [], place: null }
      const common = {
        id: attributeOf(tag, 'id'),
        source: read,
        target,
        order,
        targetAt: read.place?.outer.end ?? null,
        attributes: otherAttributes(tag, segmentAttributes),
        place,
      }
      if (tag.local === 'ignorable') return add(Object.freeze({ kind: 'ignorable', ...common }))
      const state = attributeOf(tag, 'state')
      return add(
        Object.freeze({
          kind: 'segment',
          ...common,
          canResegment: yesNo(attributeOf(tag, 'canResegment'), from.canResegment),
          state: isState(state) ? state : 'initial',
          subState: attributeOf(tag, 'subState'),
          state12: null,
        }),
      )
    },
  }
}
