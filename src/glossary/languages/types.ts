/** How the words of a language change; what a term's words may look like in a text. */

/** How a word's case must be in a text for it to be the term's. */
export type CaseRule =
  /** Begins with a capital: German nouns and names. */
  | 'capital'
  /** Small, except where a sentence begins: German verbs and adjectives. */
  | 'small'
  /** The letters as in the term, what is added to them in any case: acronyms. */
  | 'exact'
  | 'any'

/** What a word of a term can look like. */
export interface WordForms {
  /** In small letters, each once, the word itself among them. */
  readonly forms: readonly string[]
  readonly rule: CaseRule
  /** A separable verb in two parts: forms that need `prefix` at the end of their clause. */
  readonly separated: { readonly prefix: string; readonly forms: readonly string[] } | null
  /** What it looks like as the first part of a compound; empty where it is none. */
  readonly links: readonly string[]
}

/** Where a word stands in its term. */
export interface WordPlace {
  readonly index: number
  readonly count: number
  readonly partOfSpeech: string | null
  /** A name: only a genitive is added. */
  readonly isName: boolean
}

/** @param word as it stands in the term */
export type FormsOf = (word: string, place: WordPlace) => WordForms

/** The same word in all places and in any case. */
export const invariable = (word: string, rule: CaseRule = 'any'): WordForms => ({
  forms: [word.toLowerCase()],
  rule,
  separated: null,
  links: [],
})

/** Two or more capitals and nothing small: UN, EU, G7, but not "I". */
export const isAcronym = (word: string): boolean => /^(?=.*\p{Lu}.*[\p{Lu}\p{N}])[\p{Lu}\p{N}]+$/u.test(word)
