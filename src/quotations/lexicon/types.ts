/**
 * The words of one language that tell what a quotation is and who said it. Lists hold whole word forms, lower case,
 * separated by white space; `*` at an end stands for any letters there, `_` for a space, `~` for up to four words
 * between two others.
 */
export interface WordLists {
  /** Verbs that report speech, in the forms news uses. */
  readonly reporting: string
  /** Verbs of naming and judging: what follows in marks is someone's choice of words. */
  readonly naming: string
  /** Attribution without a verb: laut, according to, selon. */
  readonly attribution: string
  /** Words that attribute only right behind speech or between commas, with a subject behind them: so. */
  readonly saidBy: string
  /** Nouns in front of a work's, a paper's, a broadcast's title. */
  readonly titles: string
  /** Nouns in front of a hotel's, a ship's, a club's name. */
  readonly names: string
  /** Words in front of a word that is only mentioned. */
  readonly terms: string
  /** Right behind a word whose meaning is being told. */
  readonly meaning: string
  /** Articles and contractions. */
  readonly articles: string
  /** Pronouns of the first and second person. */
  readonly persons: string
  /** Subject pronouns that stand for a single speaker: a man, a woman. */
  readonly he: string
  readonly she: string
  /** Words after which a name is not the subject: prepositions, and, as. */
  readonly oblique: string
  /** Titles and offices in front of a name; in German also as the end of a compound. */
  readonly offices: string
  /** Words that say the name behind them is a woman's, or a man's. A leading `*` is any beginning. */
  readonly women: string
  readonly men: string
  /** Capitalised words that are no part of a name: sentence openers, days, months, measures. */
  readonly notNames: string
  /** Frequent function words, to tell one language from another. */
  readonly function: string
}
