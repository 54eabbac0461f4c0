import type { Rung } from '../contract.ts'
import type { Cap, PriceTag } from '../money/types.ts'

/** An attempt at a paid call, as it is written down before a byte leaves. */
export interface Attempt {
  readonly engine: string
  readonly locale: string
  readonly article: string
  readonly run: string
  readonly rung: Rung
  /** SHA-256 of the request; see `PlannedRequest.key`. */
  readonly key: string
  /** The body as JSON; it holds source text. */
  readonly body: string
  /** Keys under which the answers will be found, in the order of the request. */
  readonly resultKeys: readonly string[]
  readonly bytes: number
  readonly cost: { readonly unit: 'codepoints' | 'tokens'; readonly amount: number }
  readonly price: PriceTag | null
}

/** What the journal says to an attempt. */
export type Begun =
  /** Written down and paid for: send it. */
  | { readonly kind: 'sent'; readonly id: number }
  /** Somebody else has asked, or is asking, for some of it: look for results, then try again. */
  | { readonly kind: 'taken' }
  /** Too much is in flight that could be lost: wait for an answer first. */
  | { readonly kind: 'crowded' }
  | { readonly kind: 'over-cap'; readonly cap: Cap; readonly spent: number }

/** The durable answer to one item. */
export interface StoredAnswer {
  /** What the engine wrote. */
  readonly text: string
  readonly billed: number | null
  readonly model: string | null
  /** Row of the request in the journal. */
  readonly request: number
  readonly trace: string | null
  /** Unix milliseconds. */
  readonly at: number
}

export interface AnsweredItem {
  readonly text: string
  readonly billed?: number | undefined
  readonly model?: string | undefined
}

/** What an engine is remembered to bear. */
export interface EngineMemory {
  readonly concurrency: number | null
  readonly maxBytes: number | null
  /** Unix milliseconds until which nobody asks. */
  readonly pauseUntil: number | null
  /** Why nobody asks at all until it is cleared: a refused key, a used-up quota. */
  readonly latch: string | null
}

/** One line of `status --spend`. Amounts in the engine's unit; money in millionths of the currency. */
export interface SpendLine {
  readonly engine: string
  readonly month: string
  readonly article: string
  readonly locale: string
  readonly unit: 'codepoints' | 'tokens'
  readonly billed: number
  readonly uncertain: number
  readonly reserved: number
  readonly moneyMicro: number
  readonly currency: string | null
  readonly calls: number
}
