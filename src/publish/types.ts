/** What publishing is given: one article in one locale as plain data, and what it makes of it. */
import type { Approval, Hash, Locale, QuoteKind, Role } from '../article/types.ts'

/** A published block. `html` is the block from `blockHtml`, null when it has no inline codes. */
export interface PublishedBlock {
  readonly id: string
  readonly role: Role
  /** Printed text in the target locale, marks included. */
  readonly text: string
  readonly html: string | null
}

/** One stretch of quoted text. `id` is the quotation's; `n` counts its occurrences in the article from 1. */
export interface PublishedQuote {
  readonly id: string
  readonly n: number
  /** As printed in the target, marks included: `text` of the block from `start` to `end`, in UTF-16 units. */
  readonly text: string
  /** As printed in the source, marks included. */
  readonly source: string
  readonly kind: QuoteKind
  readonly speaker: string | null
  readonly block: string
  readonly start: number
  readonly end: number
  /** What is known of the wording, e.g. `original-confirmed`; null when nothing is. */
  readonly wording: string | null
}

/** A block with text that a machine made: which engine and model, by which request. */
export interface MachineBlock {
  readonly block: string
  /** Each engine with its model and the request in the record; one line. */
  readonly made: string
}

/** Segments by where their target came from. `engines`: segments by engine name. */
export interface OriginCounts {
  readonly human: number
  readonly memory: number
  readonly engines: Readonly<Record<string, number>>
  /** Blocks with machine text, in reading order. */
  readonly machine?: readonly MachineBlock[]
}

/**
 * `machine`: no named person answers for exactly this text, whatever made it. `reviewed`: a named person read it against
 * the source. `approved`: a named person released it and answers for it.
 */
export type DisclosureStatus = 'machine' | 'reviewed' | 'approved'

/** Why a label is required, or why it is not. */
export type DisclosureReason =
  | 'approved'
  | 'no-release'
  | 'no-approval'
  | 'no-name'
  | 'segments-only'
  | 'not-opened'
  | 'source-changed'
  | 'text-changed'

export interface Disclosure {
  readonly status: DisclosureStatus
  readonly required: boolean
  readonly reason: DisclosureReason
  /** Whose word holds for exactly this text; null while nobody's does. */
  readonly approval: Approval | null
  /** The label, in the reader's language. */
  readonly text: string
  /** IPTC digital source type, as a URI. */
  readonly digitalSourceType: string
}

/** Own labels instead of the built-in ones. */
export type DisclosureTexts = Readonly<Partial<Record<DisclosureStatus, string>>>

export interface NamespaceInput {
  readonly article: string
  readonly locale: Locale
  readonly sourceLocale: Locale
  /** Of the source's bytes. */
  readonly sourceHash: Hash
  /** Counts publications of this article and locale. */
  readonly rev: number
  /** `stale`: the source has changed since. Default `current`. */
  readonly freshness?: 'current' | 'stale'
  /** In reading order. */
  readonly blocks: readonly PublishedBlock[]
  readonly quotes: readonly PublishedQuote[]
  readonly origins: OriginCounts
  readonly approvals: readonly Approval[]
  /** Address of the localised document; null when there is none. */
  readonly document: string | null
  /** Address of the JSON-LD. */
  readonly jsonld?: string | null
  readonly disclosureTexts?: DisclosureTexts
}

/** A tree whose leaves are non-empty strings: all that i18next returns unchanged. */
export interface NamespaceTree {
  readonly [key: string]: string | NamespaceTree
}
