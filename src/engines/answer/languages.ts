import type { Locale } from '../../article/types.ts'

/** Primary subtag, lower case. */
export const languageOf = (locale: Locale): string => locale.split(/[-_]/u, 1)[0]?.toLowerCase() ?? ''

const spaceless: ReadonlySet<string> = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my'])

/** Languages that set no space between words. */
export const isSpaceless = (locale: Locale): boolean => spaceless.has(languageOf(locale))

const cyrillic = /\p{Script=Cyrillic}/u
const arabic = /\p{Script=Arabic}/u
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const devanagari = /\p{Script=Devanagari}/u
const latin = /\p{Script=Latin}/u
const scripts: Readonly<Record<string, RegExp>> = {
  ru: cyrillic,
  uk: cyrillic,
  be: cyrillic,
  bg: cyrillic,
  mk: cyrillic,
  sr: /[\p{Script=Cyrillic}\p{Script=Latin}]/u,
  bs: /[\p{Script=Cyrillic}\p{Script=Latin}]/u,
  kk: /[\p{Script=Cyrillic}\p{Script=Latin}]/u,
  el: /\p{Script=Greek}/u,
  ar: arabic,
  fa: arabic,
  ur: arabic,
  he: /\p{Script=Hebrew}/u,
  yi: /\p{Script=Hebrew}/u,
  ja: han,
  zh: han,
  ko: /[\p{Script=Hangul}\p{Script=Han}]/u,
  hi: devanagari,
  mr: devanagari,
  ne: devanagari,
  th: /\p{Script=Thai}/u,
  ka: /\p{Script=Georgian}/u,
  hy: /\p{Script=Armenian}/u,
  bn: /\p{Script=Bengali}/u,
  ta: /\p{Script=Tamil}/u,
}

/** The letters a language is written in. */
export const scriptOf = (locale: Locale): RegExp => scripts[languageOf(locale)] ?? latin

/** Languages of few, wide characters: the length of a translation is another. */
const dense: ReadonlySet<string> = new Set(['ja', 'zh', 'ko'])

/** Code points a translation may have for one of the source. */
export const lengthLimits = (locale: Locale): { readonly least: number; readonly most: number } =>
  dense.has(languageOf(locale)) ? { least: 0.15, most: 1.2 } : { least: 0.4, most: 2.5 }
