import type { QuoteKind } from '../../article/types.ts'

/** Where the wording of a quotation stands; decides whether a target may stand in marks. */
export const verbatimStatuses = [
  'original',
  'translated',
  'original-found',
  'original-confirmed',
  'retranslation-forbidden',
  'paraphrased',
  'waived',
] as const
export type VerbatimStatus = (typeof verbatimStatuses)[number]

export const media = ['speech', 'post', 'interview', 'document'] as const
export type Medium = (typeof media)[number]

export const quoteKinds: readonly QuoteKind[] = ['direct', 'partial', 'title', 'name', 'term', 'scare', 'foreign']

/** Where a spoken language is known from: an editor, the speaker's other entries, a clue in the text, the original's source. */
export const languageBases = ['editor', 'speaker-default', 'text-clue', 'source'] as const
export type SpokenLanguageBasis = (typeof languageBases)[number]

/** What was really said, with its source; `wording` in `language`, split parts joined with a space. */
export interface OriginalWording {
  readonly wording: string
  readonly language: string
  readonly medium: Medium
  readonly source: {
    readonly publisher: string | null
    readonly title: string | null
    readonly url: string | null
    readonly date: string | null
  }
  /** The words left out at each `[…]`. */
  readonly elisions: readonly string[]
  readonly enteredBy: string | null
  readonly confirmedBy: string | null
}

/** A named person's decision for one locale: reported speech, or responsibility taken for a translation. */
export interface RenderingDecision {
  readonly mode: 'reported' | 'waived'
  readonly by: string
  readonly reason: string
  /**
   * The wording in the target that the decision was taken on, occurrences joined with a space, as the next run noted it;
   * empty: there was none in marks. Null: not noted yet. When the target says something else, the decision lapses (V4).
   */
  readonly wording: string | null
}

/**
 * One quotation of an article, as an editor keeps it.
 * No offsets: they are found again by detection.
 */
export interface LedgerEntry {
  readonly kind: 'entry'
  readonly id: string
  readonly quoteKind: QuoteKind
  readonly speaker: string | null
  /** BCP 47; null: not known. */
  readonly spokenLanguage: string | null
  /** Null: an editor's own entry, or no language. A proposal says what it rests on; whoever checks it may remove the line. */
  readonly spokenLanguageBasis: SpokenLanguageBasis | null
  readonly status: VerbatimStatus
  /** Inner wording of each occurrence as printed in the article. */
  readonly wording: readonly string[]
  readonly original: OriginalWording | null
  readonly renderings: Readonly<Record<string, RenderingDecision>>
}

/** `quotes/<article>.yaml`. */
export interface Ledger {
  readonly kind: 'ledger'
  readonly article: string
  readonly entries: readonly LedgerEntry[]
}
