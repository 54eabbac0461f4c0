/** Faults by script: which request is hit, and how. Everything can be written as JSON. */
import type { DamageKind } from './damage.ts'
import { fraction } from './random.ts'

export type Fault =
  /** More milliseconds of work; the answer is right. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Refused before any work. `retryAfter` is seconds, a text for the header, or seconds from now as an HTTP date. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter?: number | string | { readonly dateIn: number }
      /** `html` is a gateway's page, `echo` one that repeats the request. */
      readonly body?: 'json' | 'html' | 'echo' | 'empty'
    }
  /** As `status`, but the work is done and charged: what a gateway answers when it gave up waiting. */
  | { readonly kind: 'late-status'; readonly status: number; readonly body?: 'json' | 'html' | 'echo' | 'empty' }
  /** The connection is reset, before the work or after it was charged. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** No answer ever comes; `billed` says whether the work is done. */
  | { readonly kind: 'silence'; readonly billed: boolean }
  /** The answer's body ends after a share of its bytes though `Content-Length` promised more. */
  | { readonly kind: 'cut'; readonly share: number }
  | { readonly kind: 'broken-json' }
  /** So many translations too few (negative) or too many. */
  | { readonly kind: 'array'; readonly by: number }
  | { readonly kind: 'redirect'; readonly location: string; readonly status: 301 | 302 | 307 | 308 }
  /** 456 before any work. */
  | { readonly kind: 'quota' }
  /** The glossaries the request names are deleted before it is read. */
  | { readonly kind: 'glossary-gone' }
  /** The style list the request names is deleted before it is read. */
  | { readonly kind: 'style-gone' }
  /** The bill is not what was estimated. */
  | { readonly kind: 'overcharge'; readonly by: number }
  /** The texts of the answer are damaged; `text` is an index, absent for all. */
  | { readonly kind: 'damage'; readonly damage: DamageKind; readonly text?: number; readonly seed?: number }

export interface FaultRule {
  readonly fault: Fault
  /** Begin of the path; `/v2/translate` when absent. */
  readonly path?: string
  readonly method?: string
  /** The body as it came holds this. */
  readonly contains?: string
  /** So many matching requests pass first. */
  readonly skip?: number
  /** So many are hit then; 1 when absent, null for all. */
  readonly times?: number | null
  /** Of the matching requests only every n-th. */
  readonly every?: number
  /** Of the matching requests only a share, by the seed. */
  readonly share?: number
}

interface Counter {
  readonly rule: FaultRule
  seen: number
  hits: number
}

/** Rules with what each has done; the first that hits decides. */
export class FaultScript {
  readonly #seed: number
  #counters: Counter[] = []

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Replaces all rules. */
  plan(rules: readonly FaultRule[]): void {
    this.#counters = rules.map((rule) => ({ rule, seen: 0, hits: 0 }))
  }

  next(request: { readonly method: string; readonly path: string; readonly body: string }): Fault | null {
    for (const counter of this.#counters) {
      const { rule } = counter
      if (!request.path.startsWith(rule.path ?? '/v2/translate')) continue
      if (rule.method !== undefined && rule.method !== request.method) continue
      if (rule.contains !== undefined && !request.body.includes(rule.contains)) continue
      counter.seen++
      const nth = counter.seen - (rule.skip ?? 0)
      if (nth <= 0) continue
      if (rule.every !== undefined && nth % rule.every !== 0) continue
      if (rule.share !== undefined && fraction(`${this.#seed} fault ${counter.seen}`) >= rule.share) continue
      const times = rule.times === undefined ? 1 : rule.times
      if (times !== null && counter.hits >= times) continue
      counter.hits++
      return rule.fault
    }
    return null
  }
}

/** The header's text. */
export const retryAfterOf = (value: number | string | { readonly dateIn: number }): string =>
  typeof value === 'object' ? new Date(Date.now() + value.dateIn * 1000).toUTCString() : String(value)
