import { GoosefootError } from '../../../errors.ts'
import { didYouMean } from '../../../nearest.ts'

/** How a locale is asked for at DeepL. */
export interface DeeplLocale {
  /** `target_lang`. */
  readonly wire: string
  /** Language of glossaries; null where there are none. */
  readonly glossary: string | null
  readonly formality: boolean
  /** Tags come back mangled: plain texts are asked for, and every answer is for a person to look at. */
  readonly isPlain: boolean
}

const entry = (wire: string, glossary: string | null, formality = false, isPlain = false): DeeplLocale => ({
  wire,
  glossary,
  formality,
  isPlain,
})

/** By lower-case tag; what is not here is looked up by its language. */
const byTag: ReadonlyMap<string, DeeplLocale> = new Map([
  ...['en-gb', 'en-ie', 'en-au', 'en-nz', 'en-za'].map((tag) => [tag, entry('EN-GB', 'en')] as const),
  ...['en-us', 'en-ca'].map((tag) => [tag, entry('EN-US', 'en')] as const),
  ...['fr', 'fr-fr', 'fr-be', 'fr-ch'].map((tag) => [tag, entry('FR', 'fr', true)] as const),
  ...['es', 'es-es'].map((tag) => [tag, entry('ES', 'es', true)] as const),
  ['es-419', entry('ES-419', 'es', true)],
  ...'mx ar co cl pe uy ve ec gt cr'.split(' ').map((land) => [`es-${land}`, entry('ES-419', 'es', true)] as const),
  ['pt-pt', entry('PT-PT', 'pt', true)],
  ['pt-br', entry('PT-BR', null, true)],
  ['it', entry('IT', 'it', true)],
  ['ja', entry('JA', 'ja', true)],
  ['nl', entry('NL', null, true)],
  ['pl', entry('PL', null, true)],
  ['ru', entry('RU', null, true)],
  ['ko', entry('KO', 'ko')],
  ...['zh', 'zh-cn', 'zh-hans', 'zh-sg'].map((tag) => [tag, entry('ZH-HANS', 'zh')] as const),
  ...['zh-tw', 'zh-hk', 'zh-hant'].map((tag) => [tag, entry('ZH-HANT', 'zh')] as const),
  ...['nb', 'no'].map((tag) => [tag, entry('NB', null)] as const),
  ...'da sv fi cs sk uk hu ro bg el tr lt lv et sl id ar he vi'
    .split(' ')
    .map((tag) => [tag, entry(tag.toUpperCase(), null)] as const),
  ...'sr bs hr mk sq'.split(' ').map((tag) => [tag, entry(tag.toUpperCase(), null, false, true)] as const),
])

/**
 * @param locale as configured
 * @returns how it is asked for at DeepL
 * @throws {GoosefootError} `engine.locale` (exit 7) for one that is not known or not definite enough
 */
export const deeplLocale = (locale: string): DeeplLocale => {
  const tag = locale.toLowerCase()
  const known = byTag.get(tag)
  if (known !== undefined) return known
  const language = tag.split('-')[0] ?? tag
  if (language === 'en' || language === 'pt') {
    const choices = language === 'en' ? ['en-GB', 'en-US'] : ['pt-PT', 'pt-BR']
    throw new GoosefootError('engine.locale', `DeepL wants to know which "${locale}": ${choices.join(' or ')}.`, {
      hint: `Say it in the configuration: deepl: { locales: { "${locale}": "${choices[1] ?? ''}" } }.`,
      exit: 'configuration',
    })
  }
  const byLanguage = tag === language ? undefined : byTag.get(language)
  if (byLanguage !== undefined) return byLanguage
  throw new GoosefootError(
    'engine.locale',
    `DeepL does not translate into "${locale}".${didYouMean(locale, [...byTag.keys()])}`,
    { hint: 'Leave it to memory and translators: engines: ["memory"].', exit: 'configuration' },
  )
}
