import type { Locale } from '../article/types.ts'

/** One language version of an article, as `<link rel="alternate" hreflang>` names it. */
export interface Alternate {
  /** BCP 47, or `x-default`. */
  readonly hreflang: string
  readonly href: string
}

/** The address of an article's page: the template with `{locale}` and `{id}` filled in. */
export const pageAddress = (template: string, locale: Locale, article: string): string =>
  template.replaceAll('{locale}', encodeURIComponent(locale)).replaceAll('{id}', encodeURIComponent(article))

/**
 * All versions of an article, each naming every other: the source, every published locale in alphabetical order, and
 * `x-default`, which is the source. The same list stands in every version, as search engines ask for.
 *
 * @see https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export const alternatesOf = (
  template: string,
  article: string,
  sourceLocale: Locale,
  locales: readonly Locale[],
): readonly Alternate[] =>
  Object.freeze([
    ...[sourceLocale, ...locales.filter((locale) => locale !== sourceLocale).toSorted()].map((locale) =>
      Object.freeze({ hreflang: locale, href: pageAddress(template, locale, article) }),
    ),
    Object.freeze({ hreflang: 'x-default', href: pageAddress(template, sourceLocale, article) }),
  ])
