import type { ArticleRecord, Hash } from '../article/types.ts'

/** What is known of a locale when its record is about to be written. */
export interface AmendContext {
  readonly sourceHash: Hash
  /** Of the text as it would be printed; null while a sentence has no target. */
  readonly textHash: Hash | null
  /** What keeps it from being published whoever approves it; null when nothing does. */
  readonly reason: string | null
}

/**
 * Changes a record before it is written and published: what a person decides about a text as a whole.
 *
 * @throws {GoosefootError} when the decision cannot be taken; the article is left as it is
 */
export type Amend = (record: ArticleRecord, context: AmendContext) => ArticleRecord
