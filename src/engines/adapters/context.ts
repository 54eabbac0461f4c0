import type { Locale } from '../../article/types.ts'
import type { HouseStyle } from '../../quotations/types.ts'

/** What every adapter must know to read answers. */
export interface AdapterContext {
  /** Name of the engine in the configuration. */
  readonly id: string
  readonly sourceLocale: Locale
  readonly styleOf: (locale: Locale) => HouseStyle
}
