/**
 * What an engine is: the contract between adapters, the scheduler and the project.
 *
 * `plan` and `parse` are pure; only `send` talks to a network and it makes exactly one attempt. All data is readonly and
 * can be written as JSON. Offsets are UTF-16 units.
 */
import type { Content, Locale, OccurrenceId, QuoteKind, Span } from '../article/types.ts'

/** A value that has exactly one JSON text, whatever made it: keys sorted, no `undefined`, no fractions of a number lost. */
export type CanonicalJson =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalJson[]
  | { readonly [key: string]: CanonicalJson }

/** How text is put on the wire: a block with codes, one sentence with codes, or plain text. */
export type Shape = 'block' | 'sentence' | 'plain'

/** An inline code of a unit. `at` is an offset in `EngineUnit.text`; both ends of a pair share `id`. */
export interface EngineCode {
  readonly id: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly at: number
  /** The segment it stands in, where two segments meet at `at`; absent: closing ones stay left, opening ones go right. */
  readonly segment?: string
}

/**
 * A stretch of quoted text, marks included. Between `innerStart` and `innerEnd` the marks are left out; where the quotation
 * begins or ends in another block there is no mark, and `innerStart` is `start` or `innerEnd` is `end`.
 */
export interface EngineQuote extends Span {
  readonly id: OccurrenceId
  readonly innerStart: number
  readonly innerEnd: number
  readonly kind: QuoteKind
  readonly depth: number
  /** The wording comes from the ledger; the engine's wording is discarded. */
  readonly verbatim?: true
}

/** A segment of a unit; only `wanted` ones are translated, the others are context. */
export interface EngineSegment extends Span {
  readonly id: string
  readonly wanted: boolean
}

/** One block of one article. `article` and `block` never reach the wire. */
export interface EngineUnit {
  readonly article: string
  readonly block: string
  readonly text: string
  readonly codes: readonly EngineCode[]
  readonly segments: readonly EngineSegment[]
  readonly quotes: readonly EngineQuote[]
}

/** What an engine can do. */
export interface Caps {
  readonly inline: 'xml' | 'parts' | 'none'
  readonly shapes: readonly Shape[]
  /** Texts in one request. */
  readonly maxTexts: number
  /** Bytes of the encoded body of one request. */
  readonly maxBytes: number
  readonly billing: 'codepoints' | 'tokens' | 'none'
  readonly glossary: 'stored' | 'inline' | 'none'
  readonly context: boolean
  readonly idempotency: boolean
}

/**
 * A number on the wire that stands for an inline code, or for part `part` of `parts` where a sentence or a quotation cuts
 * it. `opens` and `closes`: the code's own ends stand at the beginning and the end of this part.
 */
export interface WireCode {
  readonly kind: 'code'
  readonly id: string
  readonly form: 'pair' | 'empty'
  readonly opens: boolean
  readonly closes: boolean
  readonly part: number
  readonly parts: number
}
/** A number that stands for a quotation, or for part `part` of `parts` where a sentence or a code cuts it. */
export interface WireQuote {
  readonly kind: 'quote'
  readonly id: OccurrenceId
  readonly quoteKind: QuoteKind
  readonly depth: number
  readonly part: number
  readonly parts: number
  /** The marks as sent, at the beginning and the end of this part; empty where this part has no such end. */
  readonly open: string
  readonly close: string
  readonly verbatim?: true
}
export interface WireSegment {
  readonly kind: 'segment'
  readonly id: string
}
/** What a number on the wire stands for. */
export type WireTarget = WireCode | WireQuote | WireSegment

/** From the integer used as id on the wire (as a string, JSON has no other keys) to what it stands for. */
export type WireMap = Readonly<Record<string, WireTarget>>

/** One text of a request. */
export interface Item {
  readonly block: string
  readonly segments: readonly string[]
  readonly shape: Shape
  readonly wire: string
  readonly ids: WireMap
  /** Of shape `plain`: the same with tags, so that quotations and codes can be found again in the answer. */
  readonly tagged?: string
  /** Key of the answer in the journal; it holds no id, no context and no position. */
  readonly resultKey: string
  /** Code points that are billed. */
  readonly chars: number
}

export interface PlannedRequest {
  readonly engine: string
  readonly locale: Locale
  readonly key: string
  /** Glossary and style by content hash; no secret, no time, no article id. */
  readonly body: CanonicalJson
  readonly items: readonly Item[]
  readonly bytes: number
  readonly cost: { readonly unit: 'codepoints' | 'tokens'; readonly exact: boolean; readonly amount: number }
}

export interface Reply {
  readonly status: number
  /** Allow-list: retry-after, x-trace-id, content-type. */
  readonly headers: Readonly<Record<string, string>>
  readonly texts: readonly { readonly text: string; readonly billed?: number; readonly model?: string }[]
}

/** What `send` is given besides the request. */
export interface Io {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly idempotencyKey: string
  /** Content hash to the engine's own id of a glossary or style. */
  readonly resolve: (hash: string) => string
}

/** A term and what it is called in the target locale. */
export interface EngineTerm {
  readonly source: string
  readonly target: string
}

/** What the configuration says about an engine; hashes name stored glossaries and styles. */
export interface EngineOptions {
  readonly model: string | null
  readonly formality: 'default' | 'more' | 'less'
  readonly glossary: string | null
  readonly style: string | null
  readonly context: boolean
  /** Terms of the glossary; absent: none. `glossary` is their hash where the engine stores them. */
  readonly terms?: readonly EngineTerm[]
  /** Shape of the texts; absent: `block` where all of a block is wanted, else `sentence`. */
  readonly shape?: Shape
  /** Codes of the damage of the answer before, when a segment is asked for again. */
  readonly faults?: readonly string[]
}

/** Rungs of the ladder that a segment climbs when an answer is damaged; 0 is the first request. */
export type Rung = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** What was wrong with an answer; the codes stand in `answer/damage.ts`. */
export interface Damage {
  readonly code: string
  readonly wireId?: number
  readonly repaired: boolean
  readonly note?: string
}

/**
 * A translated segment. `content` is what a record keeps; `text` is the same as its house prints it, with codes and
 * quotations as offsets in it.
 */
export interface TargetText {
  readonly content: Content
  readonly text: string
  readonly codes: readonly EngineCode[]
  readonly quotes: readonly (Span & { readonly id: string })[]
}

/**
 * What became of one segment.
 *
 * `ok` and `repaired` are good; `degraded` has a target that a person must look at before it is published; `failed` has
 * none. `next` is the rung to climb, absent when there is nothing more to ask this engine.
 */
export interface SegmentOutcome {
  readonly block: string
  readonly segment: string
  readonly status: 'ok' | 'repaired' | 'degraded' | 'failed'
  readonly target?: TargetText
  /** Printed text of a failed answer that may help a person; never untranslated text or a refusal. */
  readonly suggestion?: string
  readonly damage: readonly Damage[]
  readonly billed?: number
  readonly next?: Rung
}

export interface EngineAdapter {
  readonly id: string
  /** Changes only when the text on the wire would change. */
  readonly wireVersion: number
  readonly caps: Caps
  /** Pure. */
  plan(units: readonly EngineUnit[], locale: Locale, options: EngineOptions): readonly PlannedRequest[]
  /** The same request with only these of its items, and its key, bytes and cost anew. Pure. */
  narrow(request: PlannedRequest, items: readonly Item[]): PlannedRequest
  /** Exactly one attempt; rejects only with `EngineError`. */
  send(request: PlannedRequest, io: Io): Promise<Reply>
  /** Pure; exactly one outcome per wanted segment, whatever the reply was; never throws for bad content. */
  parse(request: PlannedRequest, reply: Reply): readonly SegmentOutcome[]
}

export interface EngineFault {
  readonly code:
    | 'auth'
    | 'quota'
    | 'rate'
    | 'busy'
    | 'too-large'
    | 'bad-request'
    | 'not-found'
    | 'network'
    | 'no-answer'
    | 'bad-reply'
    | 'aborted'
    | 'config'
    | 'budget'
  /** Whether the attempt may have been billed. */
  readonly billing: 'no' | 'maybe'
  readonly status?: number
  readonly retryAfterMs?: number
  readonly traceId?: string
}

/** Why an attempt failed. The message is ours: no cause, no foreign text, no key and no article text. */
export class EngineError extends Error {
  readonly fault: EngineFault

  constructor(fault: EngineFault, message: string) {
    super(message)
    this.name = 'EngineError'
    this.fault = fault
  }
}
