/** What an engine costs, as the configuration says: no price is compiled in. */
export interface PriceTag {
  /** Currency units for a million billed units; one unit then costs that many millionths. */
  readonly perMillion: number
  /** ISO 4217. */
  readonly currency: string
}

export type CapScope = 'run' | 'article' | 'month'

/**
 * A limit that holds under any number of processes. `unit` `codepoints` and `tokens` count what engines of that unit bill;
 * `money` counts millionths of `currency`.
 */
export interface Cap {
  readonly scope: CapScope
  readonly unit: 'codepoints' | 'tokens' | 'money'
  readonly limit: number
  readonly currency: string | null
}
