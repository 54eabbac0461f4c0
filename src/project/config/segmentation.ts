import { resolve } from 'node:path'
import { GoosefootError } from '../../errors.ts'
import { didYouMean } from '../../nearest.ts'
import { ownEntryFault, ownListNames } from '../../segmentation/index.ts'
import { defaultConfig } from './defaults.ts'
import { checkLocale } from './locales.ts'
import type { Config, ConfigInput } from './types.ts'
import { isTexts } from './values.ts'

/** @throws {GoosefootError} `config.unknown-key`, `config.bad-value`, `config.unknown-locale` */
export const segmentationOf = (
  input: NonNullable<ConfigInput['segmentation']>,
  file: string,
  root: string,
): Config['segmentation'] => {
  const abbreviations = input.abbreviations ?? {}
  for (const [tag, entries] of Object.entries(abbreviations)) checkOwnEntries(tag, entries, file)
  const srx = input.srx === undefined ? null : { path: resolve(root, input.srx), name: input.srx }
  const rules = input.rules ?? (srx === null ? 'native' : 'srx')
  if (srx === null && rules !== 'native')
    throw new GoosefootError(
      'config.bad-value',
      `"segmentation.rules" is "${rules}", but "segmentation.srx" names no file.`,
      {
        file,
        hint: 'Name the SRX file, or leave "rules" out.',
      },
    )
  return { quotes: input.quotes ?? defaultConfig.segmentation.quotes, abbreviations, srx, rules }
}

const checkOwnEntries = (tag: string, entries: Readonly<Record<string, unknown>>, file: string): void => {
  checkLocale(tag, file)
  const known = [...ownListNames, 'remove']
  for (const [list, words] of Object.entries(entries)) {
    const path = `segmentation.abbreviations.${tag}.${list}`
    if (!known.includes(list))
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${path}".${didYouMean(list, known)}`,
        { file, hint: `Lists of words: ${known.join(', ')}.` },
      )
    if (!isTexts(words))
      throw new GoosefootError('config.bad-value', `"${path}" must be a list of words such as ["Abt."].`, {
        file,
        hint: 'Correct it.',
      })
    for (const word of words) {
      const fault = ownEntryFault(word)
      if (fault !== null)
        throw new GoosefootError('config.bad-value', `"${word}" in "${path}" cannot be an abbreviation: ${fault}.`, {
          file,
          hint: 'Write one abbreviation an entry, such as "Abt." or "u. v. m.".',
        })
    }
  }
}
