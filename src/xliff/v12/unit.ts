import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, languageOf, numberOf, otherAttributes, spaceOf, textFrame, yesNo } from '../build.ts'
import type { Content, Match, MatchType, Meta, MetaGroup, Note, Opaque, Part, Place, Space, Unit } from '../types.ts'
import type { Stretch } from './inline.ts'
import { contentFrame } from './inline.ts'
import { stateOf12 } from './states.ts'

/** `trans-unit` and `alt-trans`: XLIFF 1.2, 2.3. */

const unitAttributes: ReadonlySet<string> = new Set(['id', 'resname', 'restype', 'translate', 'approved', 'xml:space'])

/** A note of 1.2 has no id; `annotates` says which side it is about. */
export const noteFrame = (tag: XmlTag, add: (note: Note) => void): Frame => {
  const about = attributeOf(tag, 'annotates')
  return textFrame((text, place) =>
    add({
      kind: 'note',
      id: null,
      text,
      category: null,
      priority: numberOf(attributeOf(tag, 'priority')) ?? 1,
      appliesTo: about === 'source' || about === 'target' ? about : null,
      from: attributeOf(tag, 'from'),
      place,
    }),
  )
}

/** `context-group`: a group of metadata whose category is its name and whose types are `context-type`. XLIFF 1.2, 2.5. */
export const contextGroupFrame = (tag: XmlTag, add: (group: MetaGroup) => void): Frame => {
  const entries: Meta[] = []
  return {
    open: (inner) =>
      inner.local === 'context'
        ? textFrame((value) => entries.push({ kind: 'meta', type: attributeOf(inner, 'context-type') ?? '', value }))
        : null,
    close: () =>
      add({
        kind: 'meta-group',
        id: null,
        category: attributeOf(tag, 'name'),
        appliesTo: attributeOf(tag, 'purpose'),
        entries: Object.freeze(entries),
      }),
  }
}

interface Target {
  readonly content: Content
  readonly stretches: readonly Stretch[]
  readonly state: string | null
  readonly qualifier: string | null
}

export const unitFrame = (
  tag: XmlTag,
  from: { readonly translate: boolean; readonly space: Space },
  isCore: (namespace: string) => boolean,
  add: (unit: Unit) => void,
): Frame => {
  const space = spaceOf(tag, from.space)
  const approvedWord = attributeOf(tag, 'approved')
  const approved = approvedWord === null ? null : yesNo(approvedWord, false)
  const notes: Note[] = []
  const matches: Match[] = []
  const opaque: Opaque[] = []
  const metadata: MetaGroup[] = []
  let source: Content | null = null
  let segments: readonly Stretch[] = []
  let segmented: Place | null = null
  let target: Target | null = null
  return {
    open: (inner) => {
      if (!isCore(inner.namespace)) return null
      switch (inner.local) {
        case 'source':
          if (source !== null) return null
          return contentFrame(spaceOf(inner, space), languageOf(inner), (content) => {
            source = content
          })
        case 'seg-source':
          return contentFrame(
            spaceOf(inner, space),
            languageOf(inner),
            (content) => {
              segmented = content.place
            },
            (all) => {
              segments = all
            },
          )
        case 'target': {
          if (target !== null) return null
          let stretches: readonly Stretch[] = []
          return contentFrame(
            spaceOf(inner, space),
            languageOf(inner),
            (content) => {
              target = {
                content,
                stretches,
                state: attributeOf(inner, 'state'),
                qualifier: attributeOf(inner, 'state-qualifier'),
              }
            },
            (all) => {
              stretches = all
            },
          )
        }
        case 'note':
          return noteFrame(inner, (note) => notes.push(note))
        case 'context-group':
          return contextGroupFrame(inner, (group) => metadata.push(group))
        case 'alt-trans':
          // Only proposals are matches; earlier versions and the like are kept as bytes.
          return (attributeOf(inner, 'alttranstype') ?? 'proposal') === 'proposal'
            ? matchFrame(inner, space, isCore, (match) => matches.push(match))
            : null
        default:
          return null
      }
    },
    opaque: (node) => opaque.push(node),
    close: (place) => {
      const parts = partsOf({ source, segments, segmented, target, approved, space })
      add(
        Object.freeze({
          kind: 'unit',
          id: attributeOf(tag, 'id') ?? '',
          name: attributeOf(tag, 'resname'),
          type: attributeOf(tag, 'restype'),
          translate: yesNo(attributeOf(tag, 'translate'), from.translate),
          canResegment: true,
          space,
          parts: Object.freeze(parts),
          targetOrder: Object.freeze(parts.map((_, index) => index)),
          originalData: new Map(),
          notes: Object.freeze(notes),
          metadata: Object.freeze(metadata),
          matches: Object.freeze(matches),
          glossary: [],
          provenance: [],
          issues: [],
          rules: [],
          opaque: Object.freeze(opaque),
          attributes: otherAttributes(tag, unitAttributes),
          place,
        }),
      )
    },
  }
}

const partsOf = (read: {
  readonly source: Content | null
  readonly segments: readonly Stretch[]
  readonly segmented: Place | null
  readonly target: Target | null
  readonly approved: boolean | null
  readonly space: Space
}): readonly Part[] => {
  const source: Content = read.source ?? {
    kind: 'content',
    language: null,
    space: read.space,
    inlines: [],
    place: null,
  }
  const state12 = {
    state: read.target?.state ?? null,
    qualifier: read.target?.qualifier ?? null,
    approved: read.approved,
  }
  const state = stateOf12(state12.state, state12.approved)
  const targetAt = (read.segmented ?? source.place)?.outer.end ?? null
  const common = {
    order: null,
    targetAt,
    attributes: [],
    place: null,
    canResegment: true,
    subState: null,
    state,
    state12,
  }
  if (!read.segments.some(({ mid }) => mid !== null)) {
    // A target that a tool cut although the source is whole is read whole.
    return [Object.freeze({ kind: 'segment', id: null, source, target: read.target?.content ?? null, ...common })]
  }
  const targets = new Map(read.target?.stretches.flatMap(({ mid, content }) => (mid === null ? [] : [[mid, content]])))
  const only = read.segments.filter(({ mid }) => mid !== null).length === 1 ? read.target : null
  return read.segments.map(({ mid, content }): Part => {
    if (mid === null) {
      return Object.freeze({
        kind: 'ignorable',
        id: null,
        source: content,
        target: null,
        order: null,
        targetAt: null,
        attributes: [],
        place: null,
      })
    }
    // A target without marks belongs to the only segment there is.
    const whole = only?.stretches.every((stretch) => stretch.mid === null) === true ? only.content : null
    return Object.freeze({ kind: 'segment', id: mid, source: content, target: targets.get(mid) ?? whole, ...common })
  })
}

const matchTypes: ReadonlySet<string> = new Set(['am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'])
const isMatchType = (value: string): value is MatchType => matchTypes.has(value)

const matchFrame = (
  tag: XmlTag,
  from: Space,
  isCore: (namespace: string) => boolean,
  add: (match: Match) => void,
): Frame => {
  const space = spaceOf(tag, from)
  let source: Content | null = null
  let target: Content | null = null
  return {
    open: (inner) => {
      if (!isCore(inner.namespace)) return null
      if (inner.local === 'source') {
        return contentFrame(spaceOf(inner, space), languageOf(inner), (content) => {
          source = content
        })
      }
      if (inner.local === 'target' && target === null) {
        return contentFrame(spaceOf(inner, space), languageOf(inner), (content) => {
          target = content
        })
      }
      return null
    },
    close: (place) => {
      // `92%` and `92` are both written.
      const quality = numberOf((attributeOf(tag, 'match-quality') ?? '').replace('%', ''))
      // What kind of proposal it is, as our own writer says it; 1.2 has no word for it.
      const [type = '', subType] = (attributeOf(tag, 'extradata') ?? '').split(' ')
      const isKnown = isMatchType(type)
      add({
        kind: 'match',
        id: attributeOf(tag, 'id'),
        ref: null,
        type: isKnown ? type : 'tm',
        subType: isKnown ? (subType ?? null) : null,
        origin: attributeOf(tag, 'origin'),
        similarity: quality,
        quality: null,
        suitability: null,
        reference: false,
        source,
        target: target ?? { kind: 'content', language: null, space, inlines: [], place: null },
        originalData: new Map(),
        place,
      })
    },
  }
}
