import type { Span } from '../article/types.ts'
import type { XmlEncoding } from '../xml/index.ts'

/**
 * One model for XLIFF 1.0–1.2 and 2.0–2.2, after the 2.1 core: <https://docs.oasis-open.org/xliff/xliff-core/v2.1/>.
 *
 * Readonly plain objects with a `kind`; `null` is "known to be absent". Offsets are UTF-16 units of the decoded text,
 * spans half-open. A node made in memory has `place: null` and its inlines `span: null`.
 */

export type { Span } from '../article/types.ts'

export type XliffVersion = '1.0' | '1.1' | '1.2' | '2.0' | '2.1' | '2.2' | '2.3'

/** Versions that are written: 1.0 and 1.1 are history, 2.3 is a draft. */
export type WrittenVersion = Exclude<XliffVersion, '1.0' | '1.1' | '2.3'>

/** `inner` is null for an empty-element tag; `start` covers `<name …>`. */
export interface Place {
  readonly outer: Span
  readonly start: Span
  readonly inner: Span | null
}

export interface SourceText {
  /** Decoded; a byte order mark is `text[0]`. */
  readonly text: string
  readonly encoding: XmlEncoding
  readonly lineBreak: '\n' | '\r\n'
}

/** An attribute the model has no field for: kept, written back, compared. Namespace declarations are among them. */
export interface Attribute {
  readonly namespace: string
  readonly name: string
  readonly prefix: string
  readonly value: string
}

/** An element the model does not read. Its text is `text`, or that of the source at `place.outer`. */
export interface Opaque {
  readonly kind: 'opaque'
  readonly namespace: string
  readonly name: string
  readonly place: Place | null
  readonly text: string | null
}

export interface XliffDocument {
  readonly kind: 'document'
  readonly version: XliffVersion
  /** The file this was read from; null for a document made in memory. */
  readonly source: SourceText | null
  /** In 1.2 that of the first file. */
  readonly sourceLanguage: string
  readonly targetLanguage: string | null
  /** On the root: 2.2 only. */
  readonly notes: readonly Note[]
  readonly metadata: readonly MetaGroup[]
  readonly files: readonly XliffFile[]
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

export interface XliffFile {
  readonly kind: 'file'
  /** 1.2 has none: its position from 1, never written. */
  readonly id: string
  readonly original: string | null
  /** 1.2. */
  readonly datatype: string | null
  readonly sourceLanguage: string
  readonly targetLanguage: string | null
  readonly translate: boolean
  readonly canResegment: boolean
  readonly space: Space
  readonly skeleton: Opaque | null
  /** 1.2. */
  readonly header: Header | null
  readonly notes: readonly Note[]
  readonly metadata: readonly MetaGroup[]
  readonly opaque: readonly Opaque[]
  readonly children: readonly (Group | Unit)[]
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

/** 1.2. */
export interface Header {
  readonly tools: readonly Tool[]
  readonly phases: readonly Phase[]
  readonly opaque: readonly Opaque[]
}
export interface Tool {
  readonly id: string
  readonly name: string
  readonly version: string | null
  readonly company: string | null
}
export interface Phase {
  readonly name: string
  readonly process: string
  readonly tool: string | null
  readonly date: string | null
  readonly contact: string | null
}

export interface Group {
  readonly kind: 'group'
  readonly id: string | null
  readonly name: string | null
  /** 1.2 `restype`. */
  readonly type: string | null
  /** Like `canResegment` and `space` resolved by inheritance. */
  readonly translate: boolean
  readonly canResegment: boolean
  readonly space: Space
  readonly notes: readonly Note[]
  readonly metadata: readonly MetaGroup[]
  readonly opaque: readonly Opaque[]
  readonly children: readonly (Group | Unit)[]
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

/** 2.x `unit`; 1.2 `trans-unit` (its `mrk mtype="seg"` are the parts; without `seg-source` it has one part). */
export interface Unit {
  readonly kind: 'unit'
  readonly id: string
  readonly name: string | null
  readonly type: string | null
  readonly translate: boolean
  readonly canResegment: boolean
  readonly space: Space
  /** In document order. */
  readonly parts: readonly Part[]
  /** Indexes into `parts` in the order of the target: a permutation. */
  readonly targetOrder: readonly number[]
  readonly originalData: ReadonlyMap<string, Data>
  readonly notes: readonly Note[]
  readonly metadata: readonly MetaGroup[]
  readonly matches: readonly Match[]
  readonly glossary: readonly GlossaryEntry[]
  readonly provenance: readonly Provenance[]
  readonly issues: readonly QualityIssue[]
  readonly rules: readonly ValidationRule[]
  readonly opaque: readonly Opaque[]
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

export type Part = Segment | Ignorable

export interface Segment {
  readonly kind: 'segment'
  readonly id: string | null
  readonly canResegment: boolean
  readonly state: State
  readonly subState: string | null
  /** What 1.2 says of a target; null in 2.x. */
  readonly state12: {
    readonly state: string | null
    readonly qualifier: string | null
    readonly approved: boolean | null
  } | null
  readonly source: Content
  readonly target: Content | null
  /** `target/@order`, from 1. */
  readonly order: number | null
  /** Offset where a missing target would be put. */
  readonly targetAt: number | null
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

export interface Ignorable {
  readonly kind: 'ignorable'
  readonly id: string | null
  readonly source: Content
  readonly target: Content | null
  readonly order: number | null
  readonly targetAt: number | null
  readonly attributes: readonly Attribute[]
  readonly place: Place | null
}

export type State = 'initial' | 'translated' | 'reviewed' | 'final'
export type Space = 'default' | 'preserve'
export type Direction = 'ltr' | 'rtl' | 'auto'

export interface Content {
  readonly kind: 'content'
  /** `xml:lang` as written on the element; null when it is inherited. */
  readonly language: string | null
  readonly space: Space
  readonly inlines: readonly Inline[]
  readonly place: Place | null
}

/** A flat list: a paired code or annotation is two entries, so overlaps and cuts need no special case. */
export type Inline = Text | CodePoint | Code | Annotation

/** References and CDATA decoded, line ends LF. */
export interface Text {
  readonly kind: 'text'
  readonly value: string
  readonly span: Span | null
}
/** A character XML cannot hold. */
export interface CodePoint {
  readonly kind: 'cp'
  readonly value: number
  readonly span: Span | null
}
export type CodeForm = 'pc' | 'sc-ec' | 'ph' | 'g' | 'x' | 'bx-ex' | 'bpt-ept' | 'it' | 'ph12'
export type InlineType = 'fmt' | 'ui' | 'quote' | 'link' | 'image' | 'other'

export interface Code {
  readonly kind: 'code'
  readonly role: 'open' | 'close' | 'standalone'
  /** Both ends of a pair share it (`ec`: `startRef`; `ex` and `ept`: the id found through `rid`). */
  readonly id: string
  /** Kept; equality ignores it. */
  readonly form: CodeForm
  readonly type: InlineType | null
  /** 1.2 `ctype`. */
  readonly subType: string | null
  readonly display: string | null
  readonly equivalent: string | null
  readonly copyOf: string | null
  /** Id in `originalData`. */
  readonly data: string | null
  /** 1.2: content of `bpt`, `ept`, `ph` and `it`. */
  readonly native: string | null
  readonly canCopy: boolean
  readonly canDelete: boolean
  readonly canOverlap: boolean
  readonly canReorder: 'yes' | 'firstNo' | 'no'
  /** The other end stands in another unit. */
  readonly isolated: boolean
  readonly subFlows: readonly string[]
  readonly direction: Direction | null
  readonly attributes: readonly Attribute[]
  /** Of the tag. */
  readonly span: Span | null
}

export interface Annotation {
  readonly kind: 'annotation'
  readonly role: 'open' | 'close'
  readonly id: string
  readonly form: 'mrk' | 'sm-em'
  readonly type: string
  readonly value: string | null
  readonly ref: string | null
  readonly translate: boolean | null
  readonly attributes: readonly Attribute[]
  readonly span: Span | null
}

export interface Data {
  readonly id: string
  readonly text: string
  readonly direction: Direction
  readonly place: Place | null
}

export interface Note {
  readonly kind: 'note'
  readonly id: string | null
  readonly text: string
  readonly category: string | null
  /** 1 (most important) to 10. */
  readonly priority: number
  readonly appliesTo: 'source' | 'target' | null
  /** 1.2. */
  readonly from: string | null
  readonly place: Place | null
}

export interface Meta {
  readonly kind: 'meta'
  readonly type: string
  readonly value: string
}
export interface MetaGroup {
  readonly kind: 'meta-group'
  readonly id: string | null
  readonly category: string | null
  readonly appliesTo: string | null
  readonly entries: readonly (MetaGroup | Meta)[]
}

export type MatchType = 'am' | 'mt' | 'icm' | 'idm' | 'tb' | 'tm' | 'other'

export interface Match {
  readonly kind: 'match'
  readonly id: string | null
  readonly ref: string | null
  readonly type: MatchType
  readonly subType: string | null
  readonly origin: string | null
  /** 0.0–100.0, like `quality` and `suitability`. */
  readonly similarity: number | null
  readonly quality: number | null
  readonly suitability: number | null
  readonly reference: boolean
  readonly source: Content | null
  readonly target: Content
  readonly originalData: ReadonlyMap<string, Data>
  readonly place: Place | null
}

export interface GlossaryEntry {
  readonly kind: 'gloss'
  readonly id: string | null
  readonly ref: string | null
  readonly term: string
  readonly translations: readonly string[]
  readonly definition: string | null
}

/** ITS provenance: 2.1, 5.9.6. */
export interface Provenance {
  readonly person: string | null
  readonly tool: string | null
  readonly org: string | null
  readonly revPerson: string | null
  readonly revTool: string | null
  readonly revOrg: string | null
}

/** ITS localization quality issue: 2.1, 5.9.11.2. */
export interface QualityIssue {
  readonly type: string | null
  readonly comment: string | null
  readonly severity: number | null
  readonly profileRef: string | null
  readonly enabled: boolean
}

/** 2.1, 5.8.4.3. */
export interface ValidationRule {
  readonly isPresent: string | null
  readonly isNotPresent: string | null
  readonly startsWith: string | null
  readonly endsWith: string | null
  readonly occurs: number | null
  readonly existsInSource: boolean
  readonly caseSensitive: boolean
  readonly normalization: 'none' | 'nfc' | 'nfd'
  readonly disabled: boolean
  readonly attributes: readonly Attribute[]
}

/** `part` is an index into `parts`. In 1.2 `file` is the file's position from 1. */
export interface PartRef {
  readonly file: string
  readonly unit: string
  readonly part: number
}

export type Edit =
  | { readonly kind: 'set-target'; readonly at: PartRef; readonly inlines: readonly Inline[] }
  | { readonly kind: 'remove-target'; readonly at: PartRef }
  | { readonly kind: 'set-state'; readonly at: PartRef; readonly state: State; readonly subState: string | null }

/** What a conversion could not carry. */
export interface Loss {
  readonly kind: 'loss'
  readonly code: string
  readonly unit: string | null
  readonly args: Readonly<Record<string, string>>
}
