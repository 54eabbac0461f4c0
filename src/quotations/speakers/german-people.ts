import { BLANK } from '../clauses.ts'
import { phrasesIn } from './german-phrases.ts'

/** Somebody an article names. */
export interface GermanPerson {
  /** In full. */
  readonly name: string
  readonly words: readonly string[]
  readonly gender: 'she' | 'he' | null
  /** Offices and trades that stand with the name, lower case. */
  readonly offices: readonly string[]
}

/** The people an article names, in order of their first mention; a surname alone only where nobody has it in full. */
export const germanPeople = (blocks: readonly string[]): readonly GermanPerson[] => {
  const people: { name: string; words: readonly string[]; gender: 'she' | 'he' | null; offices: string[] }[] = []
  const mentions = blocks.flatMap((text) => phrasesIn(unquoted(text))).filter(({ kind }) => kind === 'person')
  const full = mentions.filter(({ words }) => words.length > 1)
  for (const { name, words, gender, offices } of [...full, ...mentions.filter((one) => one.words.length === 1)]) {
    const known =
      people.find((one) => one.name === name) ?? (words.length === 1 ? bySurname(words[0] ?? '', people) : undefined)
    if (known === undefined) people.push({ name, words, gender, offices: [...offices] })
    else {
      known.gender ??= gender
      known.offices.push(...offices)
    }
  }
  return people
}

/** A text without what stands in marks: names of works and ships are no people. */
export const unquoted = (text: string): string =>
  text.replaceAll(/[„»«"“‚›‹][^„“”»«"\n]{1,300}[“”«»"‘‹›]/gu, (stretch) => BLANK.repeat(stretch.length))

export const bySurname = <T extends { readonly words: readonly string[] }>(
  word: string,
  people: readonly T[],
): T | undefined =>
  people.find(({ words }) => words.at(-1) === word) ??
  people.find(({ words }) => `${words.at(-1) ?? ''}s` === word || `${words.at(-1) ?? ''}’` === word) ??
  people.find(({ words }) => words[0] === word)
