/** Languages by locale: a data file is read and compiled when its language is first asked for. */
import { createRequire } from 'node:module'
import { compileLanguage, type Language, type LanguageData, type LanguageOverlay } from '../language.ts'
import { common, und } from './und.ts'

/** Languages with a data file. The scripts without case share one. */
const files: ReadonlyMap<string, string> = new Map([
  ...'cs da de el en es fi fr gl hu id is it nb nl pl pt ro ru sk sv tr uk'
    .split(' ')
    .map((language) => [language, language] as const),
  ...'ar hi ja ko zh'.split(' ').map((language) => [language, 'asian'] as const),
])

/** Regions with entries of their own, and the file that has them. */
const regions: ReadonlyMap<string, string> = new Map([
  ['de-at', 'de-at'],
  ['de-ch', 'de-ch'],
  ['de-li', 'de-ch'],
  ['en-gb', 'en-gb'],
  ['en-ie', 'en-gb'],
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

const require = createRequire(import.meta.url)
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** What a data file exports under the language's or region's name: `de-at` is `deAt`. */
const read = (file: string, name: string): LanguageData | LanguageOverlay => {
  const exported = (require(`./${file}.${extension}`) as Readonly<Record<string, LanguageData | LanguageOverlay>>)[
    name.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase())
  ]
  if (exported === undefined) throw new RangeError(`${file} has no ${name}`)
  return exported
}

const dataOf = (language: string): LanguageData => {
  const file = files.get(language)
  return file === undefined ? und : (read(file, language) as LanguageData)
}

const overlayOf = (region: string): LanguageOverlay => {
  const file = regions.get(region) ?? region
  return read(file, file)
}

/** Languages with a data file, in order. */
export const knownLanguages: readonly string[] = Object.freeze([...files.keys()].sort())

/** Every data file by its name: for tests of the data and tools that export it. */
export const dataFiles = (): Readonly<Record<string, LanguageData | LanguageOverlay>> =>
  Object.freeze({
    ...Object.fromEntries(knownLanguages.map((language) => [language, dataOf(language)])),
    und,
    ...Object.fromEntries([...regions.keys()].map((region) => [region, overlayOf(region)])),
  })

/** Spellings of locales are remembered up to this number; there are fewer in any project. */
const maximalLocales = 500

const compiled = new Map<string, Language>()

/** The data of a locale and the overlay of its region; unknown languages get what holds in any. */
const dataFor = (locale: string): { readonly data: LanguageData; readonly region: string | null } => {
  const [first = '', ...rest] = locale.toLowerCase().split(/[-_]/u)
  const data = dataOf(neighbours.get(first) ?? first)
  return { data, region: rest.map((part) => `${data.language}-${part}`).find((name) => regions.has(name)) ?? null }
}

const overlaysOf = (region: string | null): readonly LanguageOverlay[] => (region === null ? [] : [overlayOf(region)])

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
