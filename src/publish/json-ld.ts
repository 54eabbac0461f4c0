/**
 * A published article as schema.org `NewsArticle`.
 *
 * A person stands in it only where a valid approval names one: `editor` and `accountablePerson` for a release,
 * `contributor` for a review. Machine text that nobody read has no person at all.
 *
 * @see https://schema.org/NewsArticle, https://schema.org/translationOfWork, https://schema.org/IPTCDigitalSourceEnumeration
 */
import { type Alternate, pageAddress } from './alternates.ts'
import type { TypedArticle } from './typed-article.ts'

/** A JSON object; its types are held against `schema-dts` in the tests. */
export type JsonObject = { readonly [key: string]: JsonValue }
type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[]

/** IPTC NewsCodes to the members of schema.org that stand for them. */
const sourceTypes: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  compositeWithTrainedAlgorithmicMedia: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
  digitalCreation: 'https://schema.org/DigitalCreation',
}

const part = ({ hreflang, href }: Alternate): JsonObject => ({
  '@type': 'NewsArticle',
  '@id': `${href}#article`,
  url: href,
  inLanguage: hreflang,
})

export const newsArticle = (
  article: TypedArticle,
  options: { readonly url: string; readonly organization: string | null },
): JsonObject => {
  const versions = article.alternates.filter(({ hreflang }) => hreflang !== 'x-default')
  const others = versions.filter(({ hreflang }) => hreflang !== article.locale)
  const source = others.find(({ hreflang }) => hreflang === article.sourceLocale)
  const translations = others.filter((one) => one !== source)
  const address = pageAddress(options.url, article.locale, article.id)
  const { status, approval } = article.disclosure
  const person = approval === null ? null : { '@type': 'Person', name: approval.person, jobTitle: approval.role }
  const house = options.organization === null ? null : { '@type': 'Organization', name: options.organization }
  const digitalSourceType = sourceTypes[article.disclosure.digitalSourceType.split('/').pop() ?? '']
  const body = article.blocks.filter(({ role }) => role !== 'headline' && role !== 'alt' && role !== 'field')
  return {
    '@context': 'https://schema.org',
    ...part({ hreflang: article.locale, href: address }),
    ...(article.title === null ? {} : { headline: article.title }),
    ...(article.standfirst === null ? {} : { abstract: article.standfirst }),
    articleBody: body.map(({ text }) => text).join('\n\n'),
    version: article.rev,
    translationOfWork: {
      ...part(
        source ?? { hreflang: article.sourceLocale, href: pageAddress(options.url, article.sourceLocale, article.id) },
      ),
      ...(translations.length === 0 ? {} : { workTranslation: translations.map(part) }),
    },
    ...(house === null ? {} : { publisher: house, translator: house }),
    ...(person !== null && status === 'approved' ? { editor: person, accountablePerson: person } : {}),
    ...(person !== null && status === 'reviewed' ? { contributor: person } : {}),
    creativeWorkStatus: status,
    creditText: article.disclosure.text,
    ...(digitalSourceType === undefined ? {} : { digitalSourceType }),
  }
}

/** For a `<script>` element: no text of an article can end it. */
export const jsonLdText = (value: JsonObject): string =>
  `${JSON.stringify(value, null, 2).replaceAll('<', '\\u003c')}\n`
