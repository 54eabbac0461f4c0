/**
 * What an engine is: the contract between adapters, the scheduler and the project.
 *
 * `plan` and `parse` are pure; only `send` talks to a network and it makes exactly one attempt. All data is readonly and
 * can be written as JSON. Offsets are UTF-16 units.
 */
import type { Locale, QuoteKind, Span } from '../article/types.ts'

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
}

export interface EngineQuote extends Span {
  readonly id: string
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

/** What a number on the wire stands for. `part` of `parts` when a quotation was cut. */
export type WireTarget =
  | { readonly kind: 'code'; readonly id: string }
  | { readonly kind: 'quote'; readonly id: string; readonly part: number; readonly parts: number }
  | { readonly kind: 'segment'; readonly id: string }

/** From the integer used as id on the wire (as a string, JSON has no other keys) to what it stands for. */
export type WireMap = Readonly<Record<string, WireTarget>>

/** One text of a request. */
export interface Item {
  readonly block: string
  readonly segments: readonly string[]
  readonly shape: Shape
  readonly wire: string
  readonly ids: WireMap
  /** Key of the answer in the journal. */
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

/** What the configuration says about an engine; hashes name stored glossaries and styles. */
export interface EngineOptions {
  readonly model: string | null
  readonly formality: 'default' | 'more' | 'less'
  readonly glossary: string | null
  readonly style: string | null
  readonly context: boolean
}

/** Rungs of the ladder that a segment climbs when an answer is damaged; 0 is the first request. */
export type Rung = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface Damage {
  readonly code: string
  readonly wireId?: number
  readonly at?: Span
  readonly repaired: boolean
  readonly note?: string
}

/** A translated segment: text, codes and quotations as spans; marks already those of the target's house style. */
export interface TargetText {
  readonly text: string
  readonly codes: readonly EngineCode[]
  readonly quotes: readonly (Span & { readonly id: string })[]
}

export interface SegmentOutcome {
  readonly segment: string
  readonly status: 'ok' | 'repaired' | 'degraded' | 'failed'
  readonly target?: TargetText
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
