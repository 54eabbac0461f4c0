import type { Locale } from '../article/types.ts'
import type { Concept, Term } from './types.ts'

let names: Intl.DisplayNames | null = null

/** The canonical tag, or null when it is no language tag that this machine's Unicode data knows. */
export const canonicalLocale = (tag: string): Locale | null => {
  try {
    const locale = new Intl.Locale(tag)
    names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
    return names.of(locale.language) === undefined ? null : locale.toString()
  } catch {
    return null
  }
}

/** The language without script and region, in small letters: what engines and word forms go by. */
export const languageOf = (locale: Locale): string => (locale.split('-')[0] ?? locale).toLowerCase()

/** The tag and what it is a case of, nearest first: `zh-Hant-TW`, `zh-Hant`, `zh`. */
export const fallbacksOf = (locale: Locale): readonly Locale[] => {
  const parts = locale.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** What a concept is called in a locale. */
export interface LocaleTerms {
  /** Preferred first; empty when the glossary does not say. */
  readonly allowed: readonly Term[]
  readonly forbidden: readonly Term[]
}

/**
 * The terms of a concept for a locale: those of the nearest tag that has any that may be written (`en-GB` before `en`); for
 * a bare language also those of its regions when it has none itself. What is forbidden for the language is so in its regions,
 * unless a region allows it.
 */
export const termsIn = (concept: Concept, locale: Locale): LocaleTerms => {
  const same = (a: Locale, b: Locale): boolean => a.toLowerCase() === b.toLowerCase()
  let allowed: readonly Term[] = []
  const forbidden: Term[] = []
  for (const tag of fallbacksOf(locale)) {
    const here = concept.terms.filter((term) => same(term.locale, tag))
    if (allowed.length === 0) allowed = here.filter(({ status }) => status !== 'forbidden')
    forbidden.push(
      ...here.filter(({ status, text }) => status === 'forbidden' && !allowed.some((one) => one.text === text)),
    )
  }
  const isBare = !locale.includes('-')
  if (allowed.length === 0 && isBare)
    allowed = concept.terms.filter(
      (term) => languageOf(term.locale) === languageOf(locale) && term.status !== 'forbidden',
    )
  return { allowed: allowed.toSorted((a, b) => rank(a) - rank(b)), forbidden }
}

const rank = ({ status }: Term): number => (status === 'preferred' ? 0 : 1)
