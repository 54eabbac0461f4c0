/** Languages by locale, compiled on first use. */
import { compileLanguage, type Language, type LanguageData, type LanguageOverlay } from '../language.ts'
import { ar, hi, ja, ko, zh } from './asian.ts'
import { deAt } from './de-at.ts'
import { deCh } from './de-ch.ts'
import { enGb } from './en-gb.ts'
import { cs } from './cs.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { el } from './el.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fi } from './fi.ts'
import { fr } from './fr.ts'
import { gl } from './gl.ts'
import { hu } from './hu.ts'
import { id } from './id.ts'
import { is } from './is.ts'
import { it } from './it.ts'
import { nb } from './nb.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'
import { sk } from './sk.ts'
import { sv } from './sv.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'
import { common, und } from './und.ts'

const languages: readonly LanguageData[] = [
  ar,
  cs,
  da,
  de,
  el,
  en,
  es,
  fi,
  fr,
  gl,
  hi,
  hu,
  id,
  is,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sv,
  tr,
  uk,
  und,
  zh,
]

const overlays: ReadonlyMap<string, LanguageOverlay> = new Map([
  ['de-at', deAt],
  ['de-ch', deCh],
  ['de-li', deCh],
  ['en-gb', enGb],
  ['en-ie', enGb],
])

/** Languages that are cut by the data of a near one, by subtag. */
const neighbours: ReadonlyMap<string, string> = new Map([
  ['af', 'nl'],
  ['ast', 'es'],
  ['be', 'ru'],
  ['bn', 'hi'],
  ['ca', 'es'],
  ['fa', 'ar'],
  ['fo', 'is'],
  ['lb', 'de'],
  ['mr', 'hi'],
  ['ms', 'id'],
  ['ne', 'hi'],
  ['nn', 'nb'],
  ['no', 'nb'],
  ['ur', 'ar'],
  ['yue', 'zh'],
])

const byLanguage: ReadonlyMap<string, LanguageData> = new Map(languages.map((data) => [data.language, data]))

/** Every data file by its name: for tests of the data and tools that export it. */
export const dataFiles: Readonly<Record<string, LanguageData | LanguageOverlay>> = Object.freeze({
  ...Object.fromEntries(byLanguage),
  ...Object.fromEntries(overlays),
})

/** Spellings of locales are remembered up to this number; there are fewer in any project. */
const maximalLocales = 500

const compiled = new Map<string, Language>()

/** The data of a locale and the overlay of its region; unknown languages get what holds in any. */
const dataFor = (locale: string): { readonly data: LanguageData; readonly region: string | null } => {
  const [first = '', ...rest] = locale.toLowerCase().split(/[-_]/u)
  const data = byLanguage.get(neighbours.get(first) ?? first) ?? und
  return { data, region: rest.map((part) => `${data.language}-${part}`).find((name) => overlays.has(name)) ?? null }
}

const overlaysOf = (region: string | null): readonly LanguageOverlay[] => {
  const overlay = region === null ? undefined : overlays.get(region)
  return overlay === undefined ? [] : [overlay]
}

/** The language of a locale with the overlay of its region. */
const builtIn = (locale: string): Language => {
  const known = compiled.get(locale)
  if (known !== undefined) return known
  const { data, region } = dataFor(locale)
  const name = region ?? data.language
  let language = compiled.get(name)
  if (language === undefined) {
    language = compileLanguage(data, overlaysOf(region), common)
    compiled.set(name, language)
  }
  if (compiled.size < maximalLocales) compiled.set(locale, language)
  return language
}

const withOwn = new WeakMap<readonly LanguageOverlay[], Map<string, Language>>()

/**
 * The rules' look-up for a locale, compiled on first use.
 *
 * @param own a project's overlays; what was compiled is remembered as long as this very array lives
 */
export const languageFor = (locale: string, own?: readonly LanguageOverlay[]): Language => {
  if (own === undefined || own.length === 0) return builtIn(locale)
  const byLocale = withOwn.get(own) ?? new Map<string, Language>()
  withOwn.set(own, byLocale)
  let language = byLocale.get(locale)
  if (language === undefined) {
    const { data, region } = dataFor(locale)
    language = compileLanguage(data, [...overlaysOf(region), ...own], common)
    if (byLocale.size < maximalLocales) byLocale.set(locale, language)
  }
  return language
}
