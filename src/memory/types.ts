/** What a memory holds, what it is asked and what it answers. */
import type { Content, Locale, Origin, State } from '../article/types.ts'
import type { Difference } from './score.ts'
import type { TmxReport } from './tmx/report.ts'
import type { ContentDetails, UnitText } from './unit-text.ts'

export type UnitKind = 'segment' | 'paragraph' | 'quotation'

/** What reading noticed about a unit; none of them keeps it from being found. */
export type EntryFlag = 'copy' | 'codes-differ' | 'reverse' | 'pivot' | 'aligned'

/** A stored pair. Everything null is not known. */
export interface MemoryEntry {
  readonly kind: 'entry'
  /** `m` and 16 base-32 characters over locales, unit kind, texts and context. */
  readonly id: string
  readonly unit: UnitKind
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  readonly source: UnitText
  readonly target: UnitText
  /** Source text of the neighbours as printed; empty: the article begins (ends) here. */
  readonly prev: string | null
  readonly next: string | null
  readonly state: State
  /** `human`, `aligned`, `verbatim`, `memory` or `engine:<name>`. */
  readonly origin: string
  readonly article: string | null
  readonly segment: string | null
  readonly quotation: string | null
  readonly speaker: string | null
  readonly mode: string | null
  /** Who wrote it and who changed it last. */
  readonly author: string | null
  readonly person: string | null
  /** ISO 8601, UTC, to the second. */
  readonly created: string | null
  readonly changed: string | null
  readonly uses: number
  readonly note: string | null
  /** The file it stands in; null when a program added it. */
  readonly file: string | null
  /** The file it was once imported from. */
  readonly from: string | null
  readonly flags: readonly EntryFlag[]
}

/** A neighbour's source: text or content; empty: there is none and that is known; null or absent: unknown. */
export type Neighbour = string | Content | null

/** A pair to learn. Without a state it counts as reviewed. */
export interface NewEntry extends ContentDetails {
  readonly source: string | Content
  readonly target: string | Content
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  readonly unit?: UnitKind
  readonly prev?: Neighbour
  readonly next?: Neighbour
  readonly state?: State
  readonly origin?: Origin | string | null
  readonly article?: string | null
  readonly segment?: string | null
  readonly quotation?: string | null
  readonly speaker?: string | null
  readonly mode?: string | null
  readonly author?: string | null
  readonly person?: string | null
  readonly created?: string | null
  readonly changed?: string | null
  readonly note?: string | null
  /** A file that holds this pair anyway, e.g. the bilingual record: the pair is found but not saved a second time. */
  readonly file?: string | null
}

export interface LookupOptions {
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  /** Displayed score / 100 before penalties, 0–1. Default 0.75. */
  readonly threshold?: number
  /** Matches at most. Default 10. */
  readonly limit?: number
  readonly prev?: Neighbour
  readonly next?: Neighbour
  readonly article?: string | null
  readonly segment?: string | null
  readonly quotation?: string | null
  /** What is looked up. Default `segment`. */
  readonly unit?: UnitKind
}

export type PenaltyReason = 'unreviewed' | 'engine' | 'aligned' | 'region' | 'unit' | 'reverse' | 'folder'

export interface Penalty {
  readonly reason: PenaltyReason
  readonly points: number
}

/** Why an exact match is more than that. */
export type MatchContext = 'both' | 'previous' | 'next' | 'segment' | 'quotation'

export interface Match {
  readonly kind: 'match'
  /** As printed in the stored locales, marks included. */
  readonly source: string
  readonly target: string
  /** 0–102, after penalties. */
  readonly score: number
  /** 0–102, before penalties. */
  readonly points: number
  /** Mean of character and token similarity, 0–1. */
  readonly raw: number
  readonly differences: readonly Difference[]
  readonly context: MatchContext | null
  readonly penalties: readonly Penalty[]
  /** Stored in the other direction: `source` is the entry's target. */
  readonly reversed: boolean
  /** The same source has other targets that fit as well. */
  readonly multiple: boolean
  /** True for what may become a target by itself: ≥ 100, not `multiple`, reviewed or final, no copy. Checks come afterwards. */
  readonly fills: boolean
  /** `target` with the numbers of what was asked, where the match differs in numbers and each change is certain; else null. */
  readonly repaired: string | null
  readonly entry: MemoryEntry
}

/** All given conditions must hold; none given erases nothing. */
export interface EraseWhere {
  readonly entry?: string
  readonly article?: string
  readonly quotation?: string
  /** Author or last editor. */
  readonly person?: string
  /** The file it stands in or was imported from. A pair that another file holds too stays. */
  readonly file?: string
  /** Text that occurs in source or target as printed, letter by letter. */
  readonly text?: string
}

export interface AddResult {
  /** New entries. */
  readonly added: number
  /** Known before; the later date wins. */
  readonly again: number
  /** Not stored: a side without a letter, or a pair that was erased and comes from a file. */
  readonly left: number
}

export interface ImportOptions {
  /** The language to read as source, whatever the file says; its own direction otherwise. */
  readonly sourceLocale?: Locale
  /** Only this target language; all otherwise. */
  readonly targetLocale?: Locale
  /** Named in reports and entries when bytes are given. */
  readonly file?: string
}

export interface ImportResult extends AddResult {
  readonly file: string | null
  /** Units read, before storing. */
  readonly read: number
  readonly reports: readonly TmxReport[]
  /** True when a unit of the file is not in the memory. */
  readonly partial: boolean
}

export interface ExportOptions {
  readonly sourceLocale?: Locale
  readonly targetLocale?: Locale
  /** `plain` leaves out props and codes, for tools that choke on them. Default `full`. */
  readonly profile?: 'full' | 'plain'
}

/** All given conditions must hold. */
export interface SearchFilters {
  readonly entry?: string
  readonly article?: string
  readonly quotation?: string
  readonly speaker?: string
  /** Author or last editor. */
  readonly person?: string
  /** The file it stands in or was imported from. */
  readonly file?: string
  /** As in entries; `engine` stands for every engine. */
  readonly origin?: string
  readonly state?: State
  /** Asked for by name, quotations that were taken from entries are among the answers. */
  readonly unit?: UnitKind
  /** A language stands for all its regions. */
  readonly sourceLocale?: Locale
  readonly targetLocale?: Locale
  /** Changed (else made) at or after, and before: ISO 8601. */
  readonly since?: string
  readonly before?: string
  /** Stands in source or target as printed, case aside. */
  readonly text?: string
  /** Entries at most. Default 50. */
  readonly limit?: number
  readonly offset?: number
}

export interface SearchResult {
  /** How many meet the conditions, whatever the limit. */
  readonly total: number
  /** In the order they were learnt. */
  readonly entries: readonly MemoryEntry[]
}

/** What is looked up in one go. */
export interface Query extends Partial<LookupOptions> {
  readonly text: string | Content
}

export interface LookupAllOptions extends LookupOptions {
  /** Threads besides this one's; 0: none. Default: none below 20,000 queries, else one for each processor, four at most. */
  readonly workers?: number
}

export interface MemoryStats {
  /** Quotations that were taken from entries are not among them. */
  readonly entries: number
  readonly pairs: readonly { readonly sourceLocale: Locale; readonly targetLocale: Locale; readonly entries: number }[]
  readonly units: Readonly<Record<UnitKind, number>>
  readonly states: Readonly<Record<State, number>>
  readonly files: readonly { readonly file: string; readonly entries: number }[]
  readonly origins: readonly { readonly name: string; readonly entries: number }[]
  readonly persons: readonly { readonly name: string; readonly entries: number }[]
  /** Quotations that are found by themselves besides the entries they stand in. */
  readonly quotations: number
}

/** What entries must meet besides the words. */
export interface ConcordanceOptions extends Omit<SearchFilters, 'text' | 'offset'> {
  /** Default `both`. */
  readonly side?: 'source' | 'target' | 'both'
  /** Default 50. */
  readonly limit?: number
}

/** Where words occur. Spans are UTF-16 offsets into `text`. */
export interface ConcordanceHit {
  readonly kind: 'hit'
  readonly side: 'source' | 'target'
  readonly source: string
  readonly target: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly entry: MemoryEntry
}

/**
 * Finds the quotations of a pair whose marks are letters. The result's contents hold the same letters without the marks,
 * U+FFFC included, and one occurrence id names both sides of a quotation; null when it cannot be told safely.
 */
export type QuotesOf = (
  source: string,
  target: string,
  locales: { readonly sourceLocale: Locale; readonly targetLocale: Locale },
) => { readonly source: Content; readonly target: Content } | null

export interface MemoryOptions {
  readonly quotesOf?: QuotesOf
  /** The folder of the database of a memory whose truth is TMX files; a cache that may be deleted. */
  readonly state?: string
  /** Make that database with the first question, however little there is; by default with the first change. */
  readonly keep?: boolean
}

export interface Memory {
  /** @param options.from the file they were read from, for provenance and for erasing what came from it */
  add(entries: readonly NewEntry[], options?: { readonly from?: string }): Promise<AddResult>
  /** Best first. @throws {GoosefootError} `memory.threshold` */
  lookup(text: string, options: LookupOptions): Promise<readonly Match[]>
  /** The same for a segment with codes and quotations; `applyMatch` puts a match into the segment's own ids. */
  lookupContent(content: Content, options: LookupOptions): Promise<readonly Match[]>
  /** Many at once, in order: what each query does not say is taken from the options. */
  lookupAll(queries: readonly Query[], options: LookupAllOptions): Promise<readonly (readonly Match[])[]>
  concordance(words: string, options?: ConcordanceOptions): Promise<readonly ConcordanceHit[]>
  /** Entries by provenance. @throws {GoosefootError} `memory.date`, `memory.locale` */
  search(filters: SearchFilters): Promise<SearchResult>
  /**
   * Neighbours that show an erased text forget it, too, and no page of the database or the index holds it any more. The
   * memory does not learn the pairs again from a file; a program may add them anew.
   *
   * @returns ids of what is gone; files of the memory lose them with the next `save`
   */
  erase(where: EraseWhere): Promise<readonly string[]>
  /** @param input a path, or the bytes of a file */
  importTmx(input: string | Uint8Array, options?: ImportOptions): Promise<ImportResult>
  /** @returns a TMX 1.4b document */
  exportTmx(options?: ExportOptions): Promise<string>
  /** The same into a file, however large. An earlier file stays when something fails. */
  exportTmxTo(path: string, options?: ExportOptions): Promise<void>
  /**
   * Takes the place of all that a file gave before: what it no longer holds goes, unless another file holds it.
   *
   * @param file a name, e.g. of a bilingual record; its pairs are found but saved in no other file
   * @param stamp what tells this version of the file from others; null: the file is gone
   */
  feed(file: string, stamp: string | null, entries: readonly NewEntry[]): Promise<void>
  /** Files that were fed so, with their stamps; null: to be fed again. */
  feeds(): Promise<readonly { readonly file: string; readonly stamp: string | null }[]>
  stats(): Promise<MemoryStats>
  /** Writes what changed to the memory's files. */
  save(): Promise<void>
  /** Saves and lets go of everything. */
  close(): Promise<void>
}
