/**
 * The article, its blocks and their content. Nothing here knows a file format.
 *
 * Offsets are UTF-16 code units into a block's printed text unless a name says bytes; spans are half-open.
 * Everything is a readonly plain object with a `kind`.
 */

declare const brand: unique symbol
type Brand<Name extends string> = string & { readonly [brand]: Name }

/** `[a-z][a-z0-9-]{0,79}`: the file name before the language. */
export type ArticleId = Brand<'ArticleId'>
/** `b` + 8 or more base-32 characters; a block's id is its unit's id. Anchored to content, carried over edits. */
export type BlockId = Brand<'BlockId'>
/** `s` + 4 or more base-32 characters, unique in its unit. */
export type SegmentId = Brand<'SegmentId'>
/** `q` + 8 or more base-32 characters: one utterance by one source, for the article's life. */
export type QuotationId = Brand<'QuotationId'>
/** `<quotation>.<n>`: one stretch of quoted text in one block. */
export type OccurrenceId = Brand<'OccurrenceId'>
/** BCP 47. */
export type Locale = string
/** SHA-256 in lower-case hexadecimal. */
export type Hash = string

export interface Span {
  readonly start: number
  readonly end: number
}

export type Role =
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'dateline'
  | 'byline'
  | 'paragraph'
  | 'heading'
  | 'item'
  | 'blockquote'
  | 'cell'
  | 'caption'
  | 'alt'
  | 'footnote'
  | 'field'

export type CodeType =
  | 'link'
  | 'strong'
  | 'emphasis'
  | 'strike'
  | 'code'
  | 'image'
  | 'break'
  | 'shortcode'
  | 'autolink'
  | 'reference'
  | 'footnote'
  | 'html'
  | 'other'

/**
 * An inline code of a block: markup that stands in the printed text at an offset and has no width there.
 * Both ends of a pair share `id` (`c1`, `c2`, … in source order of the opening).
 */
export interface InlineCode {
  readonly kind: 'code'
  readonly id: string
  readonly form: 'open' | 'close' | 'empty'
  readonly type: CodeType
  /** Offset in the block's printed text. Codes at one offset stand in the order of the array. */
  readonly at: number
  /** The markup as it stands in the file, e.g. `**` or `](https://…)` or `<br/>`. */
  readonly data: string
  /** What segmentation and detection read in its place: a space for a hard line break, else nothing. */
  readonly equivalent: '' | ' '
}

/** A block: headline, paragraph, list item, table cell, alt text, front-matter field … It becomes one unit. */
export interface Block {
  readonly kind: 'block'
  readonly id: BlockId
  readonly role: Role
  /** What the reader sees, quotation marks included. */
  readonly text: string
  /** In order of `at`. */
  readonly codes: readonly InlineCode[]
  /** An alt text belongs to the block its image stands in. */
  readonly owner: BlockId | null
  /** Front-matter key, heading level (`h2`) and the like; null when there is nothing to say. */
  readonly name: string | null
}

export interface Article {
  readonly kind: 'article'
  readonly id: ArticleId
  readonly locale: Locale
  readonly format: string
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`. */
  readonly hash: Hash
  readonly blocks: readonly Block[]
}

// ── Content: printed text with the marks gone and the ends of quotations in their place ──

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
}
export interface CodeOpen {
  readonly kind: 'code-open'
  readonly id: string
}
export interface CodeClose {
  readonly kind: 'code-close'
  readonly id: string
}
export interface CodeEmpty {
  readonly kind: 'code-empty'
  readonly id: string
}
export interface QuoteOpen {
  readonly kind: 'quote-open'
  readonly occurrence: OccurrenceId
}
export interface QuoteClose {
  readonly kind: 'quote-close'
  readonly occurrence: OccurrenceId
}
export type Inline = TextRun | CodeOpen | CodeClose | CodeEmpty | QuoteOpen | QuoteClose

/**
 * A flat list, so that overlaps and cuts need no special case.
 * Invariants: no empty text run, no two text runs side by side.
 */
export type Content = readonly Inline[]

/** Content as printed in one locale: marks are text again, only text and inline codes are left. */
export type PrintedContent = readonly (TextRun | CodeOpen | CodeClose | CodeEmpty)[]

export type QuoteKind = 'direct' | 'partial' | 'title' | 'name' | 'term' | 'scare' | 'foreign'
export type OccurrenceType = 'pair' | 'open' | 'close' | 'reopen' | 'inner' | 'dash'

/** What a unit knows of a quotation that stands in it. */
export interface UnitQuote {
  readonly kind: 'quote'
  readonly id: OccurrenceId
  readonly quotation: QuotationId
  readonly type: OccurrenceType
  readonly quoteKind: QuoteKind
  readonly depth: number
  readonly speaker: string | null
  /** Marks as they stand in the source; empty where the block has none (`inner`, `dash`, an open end). */
  readonly openMark: string
  readonly closeMark: string
  readonly parent: OccurrenceId | null
}

// ── The bilingual record: one article in one target locale ──

export type State = 'initial' | 'translated' | 'reviewed' | 'final'

export type Origin =
  | { readonly kind: 'human'; readonly person: string | null }
  /** `score` as displayed, 0–102; `entry` is the memory's entry id. */
  | { readonly kind: 'memory'; readonly score: number; readonly entry: string | null }
  | { readonly kind: 'engine'; readonly engine: string; readonly model: string | null; readonly trail?: EngineTrail }
  | { readonly kind: 'verbatim' }

/** How an engine's text came to be: enough to answer for it, and to ask the engine's maker. */
export interface EngineTrail {
  /** Begin of the key of what was asked, by which the journal has the answer; hexadecimal. */
  readonly request: string
  /** Hash of the options it was asked with. */
  readonly options: string
  /** Hash of the glossary; null without one. */
  readonly glossary: string | null
  readonly shape: string
  /** Rung of the ladder: 0 is the first answer. */
  readonly rung: number
  /** The engine's own number of the call. */
  readonly trace: string | null
  /** ISO 8601. */
  readonly at: string
  /** Codes of damage that was repaired. */
  readonly repairs: readonly string[]
}

/** A proposal beside a segment. `similarity` 0–100. */
export interface Proposal {
  readonly kind: 'proposal'
  readonly type: 'memory' | 'machine' | 'previous' | 'conflict'
  readonly similarity: number
  readonly origin: string | null
  readonly source: Content
  readonly target: Content
}

export interface SegmentRecord {
  readonly kind: 'segment'
  readonly id: SegmentId
  readonly source: Content
  readonly target: Content | null
  readonly state: State
  readonly origin: Origin | null
  /** `source-changed`: the source changed after it was translated; the segment needs work. */
  readonly flag: 'source-changed' | 'needs-review' | null
  readonly proposals: readonly Proposal[]
}

/** White space between two sentences of a block. `target` null: as in the source. */
export interface GapRecord {
  readonly kind: 'gap'
  readonly source: Content
  readonly target: Content | null
}

export interface UnitRecord {
  readonly kind: 'unit'
  readonly id: BlockId
  readonly role: Role
  readonly name: string | null
  readonly owner: BlockId | null
  /** The block's codes; `at` is not kept in a record and is 0 there. */
  readonly codes: readonly InlineCode[]
  readonly quotes: readonly UnitQuote[]
  readonly parts: readonly (SegmentRecord | GapRecord)[]
}

/**
 * A named person's word for one text, bound to both hashes: one changed character on either side voids it.
 * `reviewed`: read against the source. `approved`: released, and the person answers for it.
 */
export interface Approval {
  readonly person: string
  /** What the person is in the house, e.g. `editor`. */
  readonly role: string
  /** ISO 8601 date and time. */
  readonly at: string
  readonly level: 'reviewed' | 'approved'
  readonly scope: 'segment' | 'article'
  /** Of the source's bytes. */
  readonly sourceHash: Hash
  /** Of the printed target: see `textHashOf`. */
  readonly textHash: Hash
  /** The person had the text open. */
  readonly opened: boolean
}

/** A locale that was taken back: nothing of it may be published until somebody lifts this. */
export interface Retraction {
  readonly person: string
  /** ISO 8601 date and time. */
  readonly at: string
  readonly reason: string
}

export interface ArticleRecord {
  readonly kind: 'record'
  readonly article: ArticleId
  /** Path of the source, with forward slashes, relative to the project. */
  readonly original: string
  readonly format: string
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  /** Oldest first. Those of older texts stay: they say who released what. */
  readonly approvals?: readonly Approval[]
  readonly retraction?: Retraction
  readonly units: readonly UnitRecord[]
}
