import type { DamageKind } from './damage.ts'

/** How the stand-in behaves until told otherwise; every value can be changed while it runs. */
export interface Settings {
  /** Milliseconds of work for each translation, and up to so many more, by the seed. */
  readonly latencyMs: number
  readonly jitterMs: number
  /** Milliseconds more for a thousand code points. */
  readonly latencyPerThousandMs: number
  /** Translations worked on at once; one more is answered 429. Null is no bound. */
  readonly capacity: number | null
  /** `Retry-After` of those answers, as it is written in the header; null sends none. */
  readonly capacityRetryAfter: string | null
  /** Bytes of the raw body, and of a body with tag handling. */
  readonly maxBytes: number
  readonly maxBytesWithTags: number | null
  readonly maxTexts: number
  /** Code points of the billing period; null is no limit. */
  readonly characterLimit: number | null
  /** Calls to the glossary endpoints that are answered before 456 comes; null is no bound. */
  readonly glossaryCalls: number | null
  /** Tag handling of an account when a request names none. */
  readonly tagHandlingVersion: 'v1' | 'v2'
  /** Reported, not documented: strict tag handling reads the context as XML too, so that a bare `&` there is refused. */
  readonly isContextXml: boolean
  /** Reported, not documented: strict tag handling refuses text that stands in no element. */
  readonly isParentNeeded: boolean
  /** Damage done to a share of all translated texts, by the seed; null does none. */
  readonly damage: { readonly kinds: readonly DamageKind[]; readonly share: number } | null
  readonly seed: number
}

export const defaultSettings: Settings = {
  latencyMs: 0,
  jitterMs: 0,
  latencyPerThousandMs: 0,
  capacity: null,
  capacityRetryAfter: null,
  maxBytes: 128 * 1024,
  maxBytesWithTags: null,
  maxTexts: 50,
  characterLimit: null,
  glossaryCalls: null,
  tagHandlingVersion: 'v2',
  isContextXml: false,
  isParentNeeded: false,
  damage: null,
  seed: 1,
}

/** A key and what it may be used for; null is everything. */
export interface KeyScopes {
  readonly key: string
  readonly scopes: readonly Scope[] | null
}
export type Scope =
  | 'translate'
  | 'usage'
  | 'languages'
  | 'glossaries'
  | 'style_rules'
  | 'translation_memories'
  | 'document'
