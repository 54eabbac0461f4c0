import type { Locale } from '../article/types.ts'

/** Scripts written from right to left (ISO 15924). */
const rightToLeft: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
])

/** The language of a locale without script and region: `de-AT` → `de`; what is no language tag comes back lower-cased. */
export const baseLanguage = (locale: Locale): string => localeOf(locale)?.language ?? locale.toLowerCase()

/** The direction a locale is written in, by its script: `pa-Arab` is `rtl`, `pa` is not. Unknown tags are `ltr`. */
export const direction = (locale: Locale): 'ltr' | 'rtl' =>
  rightToLeft.has(localeOf(locale)?.maximize().script ?? '') ? 'rtl' : 'ltr'

const localeOf = (locale: Locale): Intl.Locale | null => {
  try {
    return new Intl.Locale(locale)
  } catch {
    return null
  }
}
