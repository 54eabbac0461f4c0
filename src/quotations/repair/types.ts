import type { Outcome, OutcomeDetail } from '../outcomes.ts'

/** The rules of the design note, section 7, that change text. */
export type RepairRule =
  /** `&quot;` and the like are decoded. */
  | 'entity'
  /** Unicode form NFC. */
  | 'normalise'
  | 'marks'
  | 'inner-space'
  | 'apostrophe'
  | 'punctuation'
  | 'speech-dash'
  /** The mark at the head of a block that goes on with a quotation. */
  | 'continuation'
  /** The source has a half at its edge, the target lacked it there. */
  | 'edge-half'
  /** One of two marks was gone and its place is sure. */
  | 'lost-mark'

/**
 * One edit. Edits are made one after the other: `offset` counts in the text as it is just before, in UTF-16 units.
 * Making them all gives the repaired text, undoing them backwards gives the delivered one.
 */
export interface RepairEdit {
  /** Index of the source occurrence at whose counterpart it happens; null for none. */
  readonly quotation: number | null
  readonly rule: RepairRule
  readonly offset: number
  readonly before: string
  readonly after: string
}

/** Where a person may put marks that are gone; nothing is inserted. */
export interface Suggestion {
  /** Index of the source occurrence. */
  readonly quotation: number
  /** What is gone. */
  readonly lost: 'open' | 'close' | 'both'
  /** UTF-16 offsets in the repaired text: where the words of the quotation are believed to stand. */
  readonly start: number
  readonly end: number
  /** How much better than the next place; for `both` the score of the place. */
  readonly margin: number
}

/** A target after repair. */
export interface Repair {
  readonly text: string
  readonly edits: readonly RepairEdit[]
  /** What was delivered: one a source occurrence. */
  readonly outcomes: readonly Outcome[]
  /** What is left after repair: one a source occurrence. */
  readonly remaining: readonly OutcomeDetail[]
  /** Indexes into `target` of occurrences that nothing in the source answers. */
  readonly extra: readonly number[]
  readonly suggestions: readonly Suggestion[]
  /** Why nothing but entities and Unicode form was touched; null when repair ran. */
  readonly stopped: 'ambiguous' | 'untranslated' | 'rolled-back' | null
}
