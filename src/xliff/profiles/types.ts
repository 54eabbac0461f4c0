/** What one CAT tool needs of a hand-off: data, so that a new tool is a new file. */
export interface Profile {
  readonly name: ProfileName
  /** The tool, as people call it. */
  readonly title: string
  readonly version: '1.2' | '2.0' | '2.1' | '2.2'
  /** What stands in a target that nobody translated: nothing, the source, or the best proposal. */
  readonly prefill: 'none' | 'source' | 'best'
  /** Which sentences are locked (`translate="no"`): those that need no work, those a person approved, none. */
  readonly lock: 'done' | 'approved' | 'none'
  /** Proposals a sentence has at most, best first. */
  readonly alternatives: number
  /** Metadata of ours beside the text: kinds and speakers of quotations for tools that keep them. */
  readonly metadata: boolean
  /** Native markup of links and the like. Tools of 1.2 need none. */
  readonly originalData: boolean
  /** Who translated: ITS in 2.1 and 2.2. */
  readonly provenance: boolean
  /** Terms in the file (`gls`), or in a `glossary.txt` beside it. */
  readonly terms: 'file' | 'beside' | 'note'
}

export type ProfileName =
  | 'omegat'
  | 'poedit'
  | 'lokalize'
  | 'trados'
  | 'memoq'
  | 'phrase'
  | 'xliff12'
  | 'xliff20'
  | 'xliff21'
  | 'xliff22'
