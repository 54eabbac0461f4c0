import { GoosefootError } from '../../errors.ts'
import { didYouMean } from '../../nearest.ts'

/**
 * Is the tag a well-formed BCP 47 language tag that this machine's Unicode data knows?
 *
 * @returns null when it is, else what is wrong with it
 */
export const localeFault = (tag: string): string | null => {
  try {
    const locale = new Intl.Locale(tag)
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(locale.language)
    return name === undefined
      ? `"${tag}" is not a known language.${didYouMean(locale.language, commonLanguages)}`
      : null
  } catch {
    return `"${tag}" is not a language tag; tags like de, en-GB or pt-BR were expected.${didYouMean(tag.replace(/_/gu, '-'), commonLanguages)}`
  }
}
const commonLanguages: readonly string[] =
  'de en fr es it pt nl pl cs sk sv da nb fi is ru uk tr el ro hu bg hr sl sr ja zh ko hi ar he fa vi th id et lv lt ca'.split(
    ' ',
  )

/** @throws {GoosefootError} `config.unknown-locale` */
export const checkLocale = (tag: string, file?: string): void => {
  const fault = localeFault(tag)
  if (fault !== null) throw new GoosefootError('config.unknown-locale', fault, { file, hint: 'Correct the tag.' })
}
