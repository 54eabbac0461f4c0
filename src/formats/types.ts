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
  readonly equivalent: '' | ' '
}
export type Piece = TextPiece | CodePiece

/**
 * A stretch of the file that holds one block. Offsets are UTF-16 units of the decoded file, byte order mark included.
 * `pieces` tile `start`…`end` in order.
 */
export interface Region {
  readonly role: Role
  readonly name: string | null
  /** Index of the region this one belongs to (an alt text to its paragraph), or null. */
  readonly owner: number | null
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
  /** How text is written here: `markdown`, `cell`, `html`, `attribute`, … as the format names it. */
  readonly encoding: string
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
}

export type EncodeMode = 'raw' | 'escaped'

export interface Format {
  readonly id: string
  readonly extensions: readonly string[]
  readonly scan: (source: string, options: FormatOptions) => Scan
  /** Writes text so that the format reads it back; `escaped` protects everything that could be read as markup. */
  readonly encode: (text: string, region: Region, mode: EncodeMode, source: string) => string
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
  readonly findings: readonly Finding[]
}

export interface PatchResult {
  readonly bytes: Uint8Array
  /** Blocks left as they were because the result could not be proven. */
  readonly refused: readonly { readonly block: BlockId; readonly reason: string }[]
}

export type Targets = ReadonlyMap<BlockId, PrintedContent>
