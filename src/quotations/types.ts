import type { BlockId, Locale, OccurrenceId, OccurrenceType, QuotationId, QuoteKind, Span } from '../article/types.ts'

/**
 * What detection, joining and identity hand on. Offsets are UTF-16 code units into the block's printed text, half-open.
 */

/** An opening and a closing mark, each as printed: one character, or two for a digraph such as `,,`. */
export type Pair = readonly [open: string, close: string]

/**
 * A publisher's house style for one locale: how quotations are printed there. The locale alone only supplies defaults.
 *
 * Levels alternate: depth 1, 3, … print `marks[0]`, depth 2, 4, … print `marks[1]`.
 */
export interface HouseStyle {
  /** BCP 47. */
  readonly locale: Locale
  /** Name of the style this one was made from; absent for a locale's default. */
  readonly extends?: string
  /** Level 1, level 2; deeper levels alternate. */
  readonly marks: readonly [Pair, Pair]
  /** Printed directly inside the marks of level 1 only; level 2 has `innerSpace2`. */
  readonly innerSpace: InnerSpace
  /** Printed directly inside the marks of level 2; absent: none. */
  readonly innerSpace2?: InnerSpace
  /** The comma between speech and its tag. `logical`: where the sense puts it, never moved. */
  readonly comma: 'inside' | 'outside' | 'logical' | 'n/a'
  readonly stop: 'inside' | 'outside' | 'logical' | 'none-before-close' | 'n/a'
  /** The comma after `?”` and `!”`. */
  readonly commaAfterTerminal: 'keep' | 'drop'
  /**
   * What stands at the head of a block that continues a quotation: nothing (`single-close`, `none`), the opening mark
   * (`reopen`), the opening guillemet of level 1 (`reopen-guillemet`), or the closing mark (`close-mark`, Spanish).
   */
  readonly continuation: 'single-close' | 'reopen' | 'reopen-guillemet' | 'close-mark' | 'none'
  /** Titles of works and papers: in quotation marks, bare, or in marks of their own (`《》`, `『』`). */
  readonly title: 'quote' | 'none' | Pair
  /** Marks by kind where the kind, not the depth, picks them (Korean terms). */
  readonly kindMarks?: Partial<Readonly<Record<QuoteKind, Pair>>>
  readonly apostrophe: '’' | "'"
  /** `«… «…»` printed with one `»` where two end together. */
  readonly collapseNestedClose?: boolean
  /** Dash between the comma after speech and the tag (`«…», — сказал`). */
  readonly speechDash?: '—' | '–'
  /** Note that a quotation was translated, e.g. `(translated from {language})`. */
  readonly translatedNote?: string
  /** Pairs that detection reads without surprise; they are never printed. */
  readonly alsoRead?: readonly Pair[]
  /** Where the default comes from: printed papers counted, a reference work, or common knowledge. */
  readonly source?: string
}

export type InnerSpace = '' | '\u00a0' | '\u202f'

/**
 * One stretch of quoted text in one block, as `findQuotations` returns it. In reading order; an enclosing stretch
 * stands before what it encloses.
 */
export interface QuotationOccurrence {
  /** Index of the block; 0 for a single text. */
  readonly block: number
  /** Marks included. */
  readonly start: number
  readonly end: number
  /** Between the marks, spaces inside the marks included. Equal to `start` or `end` where the block has no mark. */
  readonly innerStart: number
  readonly innerEnd: number
  /** 1 = outermost. */
  readonly depth: number
  readonly type: OccurrenceType
  readonly kind: QuoteKind
  /** 0–1. */
  readonly kindConfidence: number
  /** Another reading of the block's marks costs nearly as little (gap < 1.2): ask, repair nothing. */
  readonly ambiguous: boolean
}

/** A stretch found by `detectBlock`, before kinds are known. */
export interface DetectedOccurrence extends Span {
  /** Index of the block among those given together; 0 for a single one. */
  readonly block: number
  readonly innerStart: number
  readonly innerEnd: number
  readonly depth: number
  readonly type: OccurrenceType
  /** As printed; empty where the block has none. */
  readonly openMark: string
  readonly closeMark: string
  /** False when other pairs were nearly as likely. */
  readonly ambiguous: boolean
}

/** What one block's marks were read as. All offsets point at the first character of a mark. */
export interface Detection {
  /** In reading order, an enclosing one before what it encloses. */
  readonly occurrences: readonly DetectedOccurrence[]
  /** Closing marks without a partner in this block or carried into it. */
  readonly unopened: readonly number[]
  /** Opening marks that nothing in this block closes. */
  readonly unclosed: readonly number[]
  readonly apostrophes: readonly number[]
  readonly primes: readonly number[]
  /** Cost of the reading; 0 is a text printed exactly in the house style. */
  readonly cost: number
  /** Cost of the best reading with other pairs, minus `cost`; 9 when there is none. */
  readonly gap: number
  /** `gap` < 1.2. */
  readonly ambiguous: boolean
}

/** An occurrence that belongs to a quotation and has an id. */
export interface Occurrence {
  /** `<quotation>.<n>`; `n` counts from 1, is assigned once, and is never reused. */
  readonly id: OccurrenceId
  readonly blockIndex: number
  readonly block: BlockId
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
  readonly depth: number
  readonly type: OccurrenceType
  readonly openMark: string
  readonly closeMark: string
  /** Inner text as printed, white space at its ends removed. */
  readonly wording: string
}

/** One utterance by one source: the thing that keeps its identity over edits and languages. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly id: QuotationId
  readonly quoteKind: QuoteKind
  /** Of `quoteKind`, 0–1. */
  readonly confidence: number
  readonly speaker: string | null
  /** The quotation this one is nested in. */
  readonly parent: QuotationId | null
  /** At least one, in reading order. */
  readonly occurrences: readonly Occurrence[]
}

/** What the record or the ledger knows of a quotation from an earlier state of the article. */
export interface KnownQuotation {
  readonly quotation: QuotationId
  readonly occurrences: readonly KnownOccurrence[]
}
export interface KnownOccurrence {
  readonly id: OccurrenceId
  readonly block: BlockId
  readonly wording: string
}
