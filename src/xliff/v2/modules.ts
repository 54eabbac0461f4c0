import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeIn, attributeOf, languageOf, numberOf, spaceOf, textFrame, yesNo } from '../build.ts'
import { itsNamespace } from '../namespaces.ts'
import type {
  Content,
  Data,
  GlossaryEntry,
  Match,
  MatchType,
  Meta,
  MetaGroup,
  Note,
  Provenance,
  QualityIssue,
  Space,
  ValidationRule,
} from '../types.ts'
import { otherAttributes } from '../build.ts'
import { contentFrame, isDirection } from './inline.ts'

/** Notes, original data and the modules of 2.x that the model has fields for. */

/** `notes` → each `note`. 2.1, 4.2.2.9. */
export const notesFrame = (add: (note: Note) => void): Frame => ({
  open: (tag) => {
    if (tag.local !== 'note') return null
    const applies = attributeOf(tag, 'appliesTo')
    return textFrame((text, place) =>
      add({
        kind: 'note',
        id: attributeOf(tag, 'id'),
        text,
        category: attributeOf(tag, 'category'),
        priority: numberOf(attributeOf(tag, 'priority')) ?? 1,
        appliesTo: applies === 'source' || applies === 'target' ? applies : null,
        from: null,
        place,
      }),
    )
  },
})

/** `originalData` → each `data`; characters that XML cannot hold are `cp` elements there too. 2.1, 4.2.2.11. */
export const originalDataFrame = (add: (data: Data) => void): Frame => ({
  open: (tag) => {
    if (tag.local !== 'data') return null
    const direction = attributeOf(tag, 'dir')
    let text = ''
    return {
      open: (inner) => {
        if (inner.local !== 'cp') return null
        const value = Number.parseInt(attributeOf(inner, 'hex') ?? '', 16)
        if (value >= 0 && value <= 0x10ffff) text += String.fromCodePoint(value)
        return {}
      },
      text: (value) => {
        text += value
      },
      close: (place) =>
        add({
          id: attributeOf(tag, 'id') ?? '',
          text,
          direction: isDirection(direction) ? direction : 'auto',
          place,
        }),
    }
  },
})

/** `mda:metadata` → each top `mda:metaGroup`. 2.1, 5.4. */
export const metadataFrame = (add: (group: MetaGroup) => void): Frame => ({
  open: (tag) => (tag.local === 'metaGroup' ? metaGroupFrame(tag, add) : null),
})

const metaGroupFrame = (tag: XmlTag, add: (group: MetaGroup) => void): Frame => {
  const entries: (MetaGroup | Meta)[] = []
  return {
    open: (inner) => {
      if (inner.local === 'metaGroup') return metaGroupFrame(inner, (group) => entries.push(group))
      if (inner.local !== 'meta') return null
      return textFrame((value) => entries.push({ kind: 'meta', type: attributeOf(inner, 'type') ?? '', value }))
    },
    close: () =>
      add({
        kind: 'meta-group',
        id: attributeOf(tag, 'id'),
        category: attributeOf(tag, 'category'),
        appliesTo: attributeOf(tag, 'appliesTo'),
        entries: Object.freeze(entries),
      }),
  }
}

const matchTypes: ReadonlySet<string> = new Set(['am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'])
const isMatchType = (value: string | null): value is MatchType => value !== null && matchTypes.has(value)

const emptyContent = (space: Space): Content => ({ kind: 'content', language: null, space, inlines: [], place: null })

/** `mtc:matches` → each `mtc:match`. 2.1, 5.1. */
export const matchesFrame = (
  space: Space,
  isCore: (namespace: string) => boolean,
  add: (match: Match) => void,
): Frame => ({
  open: (tag) => {
    if (tag.local !== 'match') return null
    const own = spaceOf(tag, space)
    const type = attributeOf(tag, 'type')
    const originalData = new Map<string, Data>()
    let source: Content | null = null
    let target: Content | null = null
    return {
      open: (inner) => {
        if (!isCore(inner.namespace)) return null
        switch (inner.local) {
          case 'source':
            return contentFrame(spaceOf(inner, own), languageOf(inner), isCore, (content) => {
              source = content
            })
          case 'target':
            return contentFrame(spaceOf(inner, own), languageOf(inner), isCore, (content) => {
              target = content
            })
          case 'originalData':
            return originalDataFrame((data) => originalData.set(data.id, data))
          default:
            return null
        }
      },
      close: (place) =>
        add({
          kind: 'match',
          id: attributeOf(tag, 'id'),
          ref: attributeOf(tag, 'ref'),
          type: isMatchType(type) ? type : 'tm',
          subType: attributeOf(tag, 'subType'),
          origin: attributeOf(tag, 'origin'),
          similarity: numberOf(attributeOf(tag, 'similarity')),
          quality: numberOf(attributeOf(tag, 'matchQuality')),
          suitability: numberOf(attributeOf(tag, 'matchSuitability')),
          reference: yesNo(attributeOf(tag, 'reference'), false),
          source,
          target: target ?? emptyContent(own),
          originalData,
          place,
        }),
    }
  },
})

/** `gls:glossary` → each `gls:glossEntry`. 2.1, 5.2. */
export const glossaryFrame = (add: (entry: GlossaryEntry) => void): Frame => ({
  open: (tag) => {
    if (tag.local !== 'glossEntry') return null
    const translations: string[] = []
    let term = ''
    let definition: string | null = null
    return {
      open: (inner) => {
        switch (inner.local) {
          case 'term':
            return textFrame((text) => {
              term = text
            })
          case 'translation':
            return textFrame((text) => translations.push(text))
          case 'definition':
            return textFrame((text) => {
              definition = text
            })
          default:
            return null
        }
      },
      close: () =>
        add({
          kind: 'gloss',
          id: attributeOf(tag, 'id'),
          ref: attributeOf(tag, 'ref'),
          term,
          translations: Object.freeze(translations),
          definition,
        }),
    }
  },
})

/** Reads `name` with or without the prefix of ITS: inside ITS elements the attributes stand without one. */
const itsValue = (tag: XmlTag, name: string): string | null =>
  attributeOf(tag, name) ?? attributeIn(tag, itsNamespace, name)

/** `its:provenanceRecords` → each record. 2.1, 5.9.12. */
export const provenanceFrame = (add: (record: Provenance) => void, done: Frame['close']): Frame => ({
  open: (tag) => {
    if (tag.local !== 'provenanceRecord') return null
    add({
      person: itsValue(tag, 'person') ?? itsValue(tag, 'personRef'),
      tool: itsValue(tag, 'tool') ?? itsValue(tag, 'toolRef'),
      org: itsValue(tag, 'org') ?? itsValue(tag, 'orgRef'),
      revPerson: itsValue(tag, 'revPerson') ?? itsValue(tag, 'revPersonRef'),
      revTool: itsValue(tag, 'revTool') ?? itsValue(tag, 'revToolRef'),
      revOrg: itsValue(tag, 'revOrg') ?? itsValue(tag, 'revOrgRef'),
    })
    return {}
  },
  ...(done === undefined ? {} : { close: done }),
})

/** `its:locQualityIssues` → each issue. 2.1, 5.9.11.2. */
export const issuesFrame = (add: (issue: QualityIssue) => void, done: Frame['close']): Frame => ({
  open: (tag) => {
    if (tag.local !== 'locQualityIssue') return null
    add({
      type: itsValue(tag, 'locQualityIssueType'),
      comment: itsValue(tag, 'locQualityIssueComment'),
      severity: numberOf(itsValue(tag, 'locQualityIssueSeverity')),
      profileRef: itsValue(tag, 'locQualityIssueProfileRef'),
      enabled: yesNo(itsValue(tag, 'locQualityIssueEnabled'), true),
    })
    return {}
  },
  ...(done === undefined ? {} : { close: done }),
})

const ruleAttributes: ReadonlySet<string> = new Set(
  'isPresent isNotPresent startsWith endsWith occurs existsInSource caseSensitive normalization disabled'.split(' '),
)

/** `val:validation` → each rule. 2.1, 5.8.4.3. */
export const validationFrame = (add: (rule: ValidationRule) => void, done: Frame['close']): Frame => ({
  open: (tag) => {
    if (tag.local !== 'rule') return null
    const normalization = attributeOf(tag, 'normalization')
    add({
      isPresent: attributeOf(tag, 'isPresent'),
      isNotPresent: attributeOf(tag, 'isNotPresent'),
      startsWith: attributeOf(tag, 'startsWith'),
      endsWith: attributeOf(tag, 'endsWith'),
      occurs: numberOf(attributeOf(tag, 'occurs')),
      existsInSource: yesNo(attributeOf(tag, 'existsInSource'), false),
      caseSensitive: yesNo(attributeOf(tag, 'caseSensitive'), true),
      normalization: normalization === 'none' || normalization === 'nfd' ? normalization : 'nfc',
      disabled: yesNo(attributeOf(tag, 'disabled'), false),
      attributes: otherAttributes(tag, ruleAttributes),
    })
    return {}
  },
  ...(done === undefined ? {} : { close: done }),
})
