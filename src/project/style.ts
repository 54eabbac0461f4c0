import { houseStyleFor } from '../quotations/index.ts'
import type { HouseStyle } from '../quotations/types.ts'
import type { Config } from './config.ts'

/** House style of a locale: the configuration's, else the locale's default. */
export const styleOf = (config: Config, locale: string): HouseStyle => {
  const own = config.houseStyles[locale]
  if (typeof own === 'string') return houseStyleFor(own)
  return own === undefined ? houseStyleFor(locale) : houseStyleFor(locale, own)
}
