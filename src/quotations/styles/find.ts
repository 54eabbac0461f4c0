import type { HouseStyle } from '../types.ts'
import { define } from './define.ts'
import { germanicStyles } from './germanic.ts'
import { otherStyles } from './others.ts'
import { romanceStyles } from './romance.ts'
import { slavicStyles } from './slavic.ts'

/** The default styles of 61 locales, each with a note on what it rests on. A publisher overrides them. */
export const houseStyles: readonly HouseStyle[] = [...germanicStyles, ...romanceStyles, ...slavicStyles, ...otherStyles]

const byLocale: ReadonlyMap<string, HouseStyle> = new Map(houseStyles.map((style) => [style.locale, style]))

/** What a bare language, or a region without a style of its own, prints like. */
const likely: Readonly<Record<string, string>> = {
  pt: 'pt-PT',
  no: 'nb-NO',
  'es-419': 'es-MX',
  'en-NZ': 'en-AU',
  bs: 'hr-HR',
  mk: 'bg-BG',
}

/** English outside North America follows British custom, Spanish overseas follows Mexico. */
const american: ReadonlySet<string> = new Set(['US', 'CA', 'PH', 'PR', 'LR'])

/** Where no style and no language is known: what most languages in CLDR print. */
const unknown: HouseStyle = define('und', {
  marks: '“”',
  nested: '‘’',
  comma: 'logical',
  stop: 'logical',
  continuation: 'none',
  source: 'CLDR 48.2 root.',
})

const nearestStyle = (locale: string): HouseStyle => {
  const exact = byLocale.get(locale) ?? byLocale.get(likely[locale] ?? '')
  if (exact) return exact
  let parsed: Intl.Locale
  try {
    parsed = new Intl.Locale(locale.replaceAll('_', '-'))
  } catch {
    return unknown
  }
  const { language, script, region } = parsed.maximize()
  const asked = parsed.region
  const candidates = [
    ...(script ? [`${language}-${script}`] : []),
    ...(asked ? [`${language}-${asked}`, likely[`${language}-${asked}`]] : [likely[language]]),
    ...(asked && language === 'en' ? [american.has(asked) ? 'en-US' : 'en-GB'] : []),
    ...(asked && language === 'es' && asked !== 'ES' ? ['es-MX'] : []),
    `${language}-${region}`,
    likely[language],
    language,
  ]
  for (const candidate of candidates) {
    const style = byLocale.get(candidate ?? '')
    if (style) return style
  }
  return houseStyles.find((style) => style.locale.startsWith(`${language}-`)) ?? unknown
}

/**
 * The house style of a locale: its own, else that of its likely region (`en` → `en-US`, `de` → `de-DE`, `pt` → `pt-PT`,
 * `zh` → `zh-Hans`), else the nearest of its language, else “” ‘’. The result's `locale` is the one asked for.
 *
 * @param overrides what a publisher prints differently; entries that are undefined change nothing
 */
export const houseStyleFor = (locale: string, overrides: Partial<HouseStyle> = {}): HouseStyle => {
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))
  return Object.freeze({ ...nearestStyle(locale), locale, ...given })
}
