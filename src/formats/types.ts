import type { Finding } from '../article/finding.ts'
import type { Article, ArticleId, BlockId, CodeType, Locale, PrintedContent, Role } from '../article/types.ts'

/** Text of a region: what stands from `start` to `end` in the file, and what a reader sees of it. */
export interface TextPiece {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
  readonly value: string
}
/** Markup inside a region, kept byte for byte. */
export interface CodePiece {
  readonly kind: 'code'
  readonly id: string
  readonly form: 'open' | 'close' | 'empty'
  readonly type: CodeType
  readonly start: number
  readonly end: number
  /** What is written for it: its slice of the file, unless the slice alone would change its meaning elsewhere. */
  readonly data: string
  /** What people are shown in its place, where the file writes it in a second coding (HTML in a JSON string). */
  readonly shown?: string
  readonly equivalent: '' | ' '
}
export type Piece = TextPiece | CodePiece

/**
 * A stretch of the file that holds text of its own. Offsets are UTF-16 units of the decoded file, byte order mark
 * included. `pieces` stand in order without overlap.
 */
export interface Region {
  readonly role: Role
  readonly name: string | null
  /** Index of the region whose codes this one stands in (an alt text in its paragraph), or null. */
  readonly owner: number | null
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
  /** How text is written here: `markdown`, `html-text`, `yaml-PLAIN`, … as the format names it. */
  readonly encoding: string
  /** It stands in a table cell of Markdown, where a bar ends the cell. */
  readonly isCell: boolean
  /** False: nothing a reader could read, so it is no block; it is compared in the proof all the same. */
  readonly isText: boolean
  /** Written behind the text in place of what stands there: the key of a reference that was its own text. */
  readonly closing: string
  /** It names the language of the file, or the direction it is written in: no block, written anew for the target. */
  readonly language?: 'tag' | 'direction'
}

/** What a format makes of a file: regions in reading order, and the shape of everything around them. */
export interface Scan {
  readonly regions: readonly Region[]
  /** Equal signatures, equal structure: block elements, addresses, data; no translatable text. */
  readonly signature: string
  readonly findings: readonly Finding[]
}

export interface FormatOptions {
  readonly id: ArticleId
  readonly locale: Locale
  /** Front-matter keys that are translated beside the usual ones. */
  readonly fields?: readonly string[]
  /** Attributes of shortcodes, links, images and elements that hold text; default `alt caption text title`. */
  readonly attributes?: readonly string[]
  /** Roles of front-matter keys that differ from the usual ones. */
  readonly roles?: Readonly<Record<string, Role>>
  /** Attributes of WordPress blocks that hold text; default `textBlockAttributes`. */
  readonly blockAttributes?: readonly string[]
  /**
   * Texts in JSON by their path, `teaser.text`, `items.*.title` (`*` stands for any key or place): the role, or false
   * for a path that is no text although the format says so.
   */
  readonly jsonPaths?: Readonly<Record<string, Role | false>>
  /** Largest file that is read, in bytes; default 10 MB. */
  readonly limit?: number
}

/**
 * How much of a text is protected: `raw` only what the format always demands, `guarded` what could be read as markup
 * where it stands, `escaped` everything.
 */
export type EncodeMode = 'raw' | 'guarded' | 'escaped'

/** What is written into a region: text to encode, and codes as they stand in the file. */
export type Output =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly code: CodePiece; readonly data: string }

export interface Format {
  readonly id: string
  readonly extensions: readonly string[]
  /** 0 = certainly not, 1 = certainly; by how the file begins, for names that say nothing or too little. */
  readonly detect: (head: string) => number
  readonly scan: (source: string, options: FormatOptions) => Scan
  /** Writes a region so that the format reads it back as meant. */
  readonly write: (output: readonly Output[], region: Region, mode: EncodeMode, source: string) => string
}

/** An article with the lossless layer under it. */
export interface ReadArticle {
  readonly kind: 'read-article'
  readonly article: Article
  readonly format: Format
  readonly options: FormatOptions
  /** The decoded file, byte order mark included. */
  readonly source: string
  readonly scan: Scan
  /** Index into `scan.regions` of every block, in the order of `article.blocks`. */
  readonly regionOf: readonly number[]
  readonly findings: readonly Finding[]
}

export interface Refusal {
  readonly block: BlockId
  readonly reason: RefusalReason
}

/** Why a block was left as it was. */
export type RefusalReason =
  | 'no such block'
  | 'no text is left'
  | 'an unknown code'
  | 'a code stands twice'
  | 'a code has lost its other end'
  | 'codes cross each other'
  | 'a character that is no text'
  | 'the text would be read as markup'
  | 'the document is too hostile to be proven'

export interface PatchResult {
  readonly bytes: Uint8Array
  /** Blocks left as they were because the result could not be proven. */
  readonly refused: readonly Refusal[]
}

export type Targets = ReadonlyMap<BlockId, PrintedContent>
