import type {
  ArticleRecord,
  Content,
  OccurrenceId,
  PrintedContent,
  SegmentId,
  SegmentRecord,
  State,
  UnitRecord,
} from '../../article/types.ts'
import type { Severity } from '../../article/finding.ts'

/** What an import says about every segment and every quotation of a returned file. */

export type SegmentOutcome =
  /** The target is the one that was sent, or the one the record has. */
  | 'unchanged'
  /** No target, or only what was filled in beforehand. */
  | 'untouched'
  /** The target, or a higher state, goes into the record. */
  | 'accepted'
  /** Changed on both sides; the returned text is kept as a proposal. */
  | 'conflict'
  /** The article's sentence is another one now; the returned text is kept as a proposal for the old one. */
  | 'source-changed'
  /** Somebody touched the source's marks, spaces or punctuation; the target counts, the source does not. */
  | 'source-edited'
  | 'locked'
  /** Markup that does not belong in the file's version: the text is kept as a proposal. */
  | 'refused'
  | 'segment-missing'
  | 'unit-missing'
  | 'unit-unknown'

export interface SegmentVerdict {
  readonly kind: 'segment'
  readonly verdict: SegmentOutcome
  readonly severity: Severity
  readonly unit: string
  readonly segment: string | null
  /** Of a unit or segment the record does not know, so that no work is lost. */
  readonly text: string | null
}

export type QuotationOutcome =
  | 'present'
  | 'doubled'
  | 'restored'
  | 'missing'
  | 'half'
  | 'duplicated'
  | 'crossed'
  | 'moved'
  | 'unknown'

export interface QuotationVerdict {
  readonly kind: 'quotation'
  readonly verdict: QuotationOutcome
  readonly severity: Severity
  readonly unit: string
  readonly occurrence: OccurrenceId
}

export interface CodeVerdict {
  readonly kind: 'code'
  readonly verdict: 'lost' | 'duplicated' | 'unknown'
  readonly severity: Severity
  readonly unit: string
  readonly code: string
}

export type Verdict = SegmentVerdict | QuotationVerdict | CodeVerdict

export interface MergeOptions {
  /**
   * Finds quotations again whose codes were lost but whose marks were typed. `printed` is the whole target of a segment
   * with marks as text. Null when it is not sure; a content that says other letters than `printed` is not used.
   */
  readonly restoreQuotes?: (unit: UnitRecord, segment: SegmentRecord, printed: PrintedContent) => Content | null
  /** The record as it was sent, where it is known (a commit): then only what differs from it counts as changed. */
  readonly base?: ArticleRecord | null
  /** Decides conflicts; without it the record stays and the returned text becomes a proposal. */
  readonly prefer?: 'ours' | 'theirs'
  /** Who translated, for the origin of what is accepted. */
  readonly person?: string | null
}

export interface Merge {
  readonly record: ArticleRecord
  readonly verdicts: readonly Verdict[]
  /** False when the record stays as it was. */
  readonly changed: boolean
}

/** A segment or gap of a returned file, whatever its version. */
export interface ReturnedPart {
  readonly kind: 'segment' | 'gap'
  readonly id: SegmentId | null
  readonly source: Content
  readonly target: Content | null
  /** As the file says; `initial` when it says nothing. */
  readonly state: State
  readonly needsReview: boolean
  /** 1.2: the state is one that says "not yet", written beside a target that was filled in. */
  readonly saysUntranslated: boolean
  readonly locked: boolean
  /** Markup of another version, or an element that does not belong in a target. */
  readonly hasForeignMarkup: boolean
  /** Hash of the target that was sent. */
  readonly sent: string | null
  /** Hash of what the record had, where that was sent in another spelling (marks as text); else as `sent`. */
  readonly held: string | null
  /** Marks the target's codes show, by occurrence. */
  readonly marks: ReadonlyMap<string, readonly [open: string, close: string]>
}

export interface ReturnedUnit {
  readonly id: string
  readonly parts: readonly ReturnedPart[]
  /** The tool put the targets in another order than the sources. */
  readonly isReordered: boolean
}
