/** Entries a newsroom adds to the data of a language. */
import type { LanguageOverlay } from './language.ts'

/** The lists a newsroom can add to; what they mean stands with `WordLists`. */
export type OwnList =
  | 'neverFinal'
  | 'mayBeFinal'
  | 'finalBeforeCapital'
  | 'beforeNumber'
  | 'starters'
  | 'ordinalNouns'
  | 'counterNouns'
  | 'determiners'
  | 'markedNames'
  | 'agencies'
  | 'vowellessWords'

export const ownListNames: readonly OwnList[] = [
  'neverFinal',
  'mayBeFinal',
  'finalBeforeCapital',
  'beforeNumber',
  'starters',
  'ordinalNouns',
  'counterNouns',
  'determiners',
  'markedNames',
  'agencies',
  'vowellessWords',
]

/**
 * Words by list as a person writes them: `Abt.`, `u. v. m.`, in any case; `remove` names words that the built-in data
 * is wrong about.
 */
export type OwnEntries = Readonly<Partial<Record<OwnList | 'remove', readonly string[]>>>

const normalise = (word: string): string => {
  const key = word.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, '')
  return key.endsWith('.') ? key.slice(0, -1) : key
}

/**
 * What is wrong with an entry, or null: a word of letters, with stops inside and one at its end at most.
 *
 * @param word as written
 */
export const ownEntryFault = (word: string): string | null => {
  const key = normalise(word)
  if (key === '') return 'it has no letters'
  if (key.startsWith('.') || key.endsWith('.') || key.includes('..')) return 'its stops stand oddly'
  if (key.length > 40) return 'it is longer than 40 letters'
  return /^[\p{L}\p{M}\p{N}§.'’°ºª/-]+$/u.test(key) ? null : 'it has signs that no word has'
}

/** Own entries as data of a language: lower case, without white space and without the last stop. */
export const overlayOf = (entries: OwnEntries): LanguageOverlay =>
  Object.freeze(
    Object.fromEntries(Object.entries(entries).map(([list, words]) => [list, [...new Set(words.map(normalise))]])),
  )
