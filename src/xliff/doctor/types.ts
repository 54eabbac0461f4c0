import type { Finding } from '../../article/finding.ts'
import type { ArticleRecord, Content, PrintedContent, SegmentRecord, UnitRecord } from '../../article/types.ts'
import type { Edit } from '../types.ts'

/** What a tool did to a file. */
export interface Examination {
  /** In the order of the file: first what concerns all of it, then unit by unit. */
  readonly symptoms: readonly Symptom[]
  /** What can be put right without a decision of a person. */
  readonly edits: readonly Edit[]
}

export interface Symptom {
  readonly finding: Finding
  /** True when an edit puts it right. */
  readonly isRepaired: boolean
}

export interface ExamineOptions {
  /** The record the file was made from; without it only what the file says of itself is examined. */
  readonly record?: ArticleRecord | null
  /** As for the import: finds quotations again whose codes were lost but whose marks were typed. */
  readonly restoreQuotes?: (unit: UnitRecord, segment: SegmentRecord, printed: PrintedContent) => Content | null
}
