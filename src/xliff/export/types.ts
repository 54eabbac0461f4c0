import type { Role, SegmentRecord, UnitRecord } from '../../article/types.ts'
import type { LedgerEntry } from '../../quotations/ledger/types.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import type { Profile } from '../profiles/index.ts'
import type { Loss, XliffDocument } from '../types.ts'

/** A term of the glossary that stands in a sentence; offsets in the letters of its source, UTF-16 units, half-open. */
export interface TermHit {
  readonly start: number
  readonly end: number
  readonly term: string
  readonly translations: readonly string[]
  readonly definition: string | null
}

/** Where terms come from: whoever keeps the glossary. */
export type FindTerms = (unit: UnitRecord, segment: SegmentRecord) => readonly TermHit[]

export interface ExportOptions {
  readonly profile: Profile
  /** `text`: quotation marks are letters in source and target, and no codes. */
  readonly quotes?: 'codes' | 'text'
  /** Only sentences that need work. */
  readonly onlyOpen?: boolean
  /** Instead of the profile's. */
  readonly prefill?: Profile['prefill']
  /** House style of the target: the marks that codes show, or that stand in the text. */
  readonly style: HouseStyle
  /** Language tags as the tool wants them, by locale of the record. */
  readonly languages?: Readonly<Record<string, string>>
  /** Characters a block of a role may have in the target. */
  readonly limits?: Readonly<Partial<Record<Role, number>>>
  /** What the ledger knows of a quotation, by its id. */
  readonly ledger?: ReadonlyMap<string, LedgerEntry>
  readonly terms?: FindTerms
}

export interface HandOff {
  readonly document: XliffDocument
  /** What the profile's version has no word for; empty unless a term crosses markup. */
  readonly losses: readonly Loss[]
  /** Terms for a list beside the file, each once; empty where they stand in the file. */
  readonly termsBeside: readonly TermHit[]
  /** Sentences in the file; 0: there is nothing to hand off. */
  readonly segments: number
}
