import { english } from './lexicon/english.ts'
import { french } from './lexicon/french.ts'
import { german } from './lexicon/german.ts'
import { reportingVerbs } from './lexicon/others.ts'
import { spanish } from './lexicon/spanish.ts'
import type { WordLists } from './lexicon/types.ts'

/** A language's word lists as questions about a stretch of text. Every expression ignores case. */
export interface Lexicon {
  readonly language: string
  /** The first word of the list anywhere in the text. */
  readonly reporting: RegExp
  readonly naming: RegExp
  readonly attribution: RegExp
  /** German `so` with a name behind it. */
  readonly soBefore: RegExp
  readonly persons: RegExp
  /** The last word of the text. */
  readonly titleBefore: RegExp
  readonly nameBefore: RegExp
  readonly termBefore: RegExp
  readonly articleBefore: RegExp
  /** The first words behind a word whose meaning is being told. */
  readonly meaning: RegExp
  readonly obliqueBefore: RegExp
  /** A whole word. */
  readonly pronoun: RegExp
  readonly she: RegExp
  readonly office: RegExp
  readonly woman: RegExp
  readonly man: RegExp
  readonly notName: RegExp
  readonly function: RegExp
}

const full: Readonly<Record<string, WordLists>> = { de: german, en: english, fr: french, es: spanish }

const empty: WordLists = {
  reporting: '',
  naming: '',
  attribution: '',
  saidBy: '',
  titles: '',
  names: '',
  terms: '',
  articles: '',
  meaning: '',
  persons: '',
  he: '',
  she: '',
  offices: '',
  women: '',
  men: '',
  oblique: '',
  notNames: '',
  function: '',
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

const letters = '[\\p{L}\\p{M}]*'

const alternatives = (list: string): string => {
  const words = list.split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return '(?!)'
  return words
    .map((word) => {
      const stem = escaped(word.replace(/^\*|\*$/gu, ''))
        .replaceAll('_', '\\s+')
        .replaceAll('~', '(?:\\s+[^\\s.!?]+){0,4}\\s+')
      return `${word.startsWith('*') ? letters : ''}${stem}${word.endsWith('*') ? letters : ''}`
    })
    .join('|')
}

const wordStart = '(?<![\\p{L}\\p{M}\\p{Nd}-])'
const wordEnd = '(?![\\p{L}\\p{M}\\p{Nd}])'
const anywhere = (list: string, flags = 'iu'): RegExp =>
  new RegExp(`${wordStart}(?:${alternatives(list)})${wordEnd}`, flags)
/** Right at the end, an elided word with its apostrophe included. */
const atEnd = (list: string): RegExp => new RegExp(`${wordStart}(?:${alternatives(list)})[’']?\\s*$`, 'iu')
/** A cue noun may end a compound in German: `Actionfilm`, `Luxushotel`. */
const cueAtEnd = (list: string, compounds: boolean): RegExp =>
  new RegExp(`${compounds ? '' : wordStart}(?:${alternatives(list)})\\s*[:(]?\\s*$`, 'iu')
const whole = (list: string): RegExp => new RegExp(`^(?:${alternatives(list)})$`, 'iu')

const never = /(?!)/u

const compile = (language: string): Lexicon => {
  const lists = full[language] ?? { ...empty, reporting: reportingVerbs[language] ?? '' }
  const compounds = language === 'de'
  return {
    language,
    // A capital makes a German verb a noun: die Frage, die Forderung.
    reporting: anywhere(lists.reporting, compounds ? 'u' : 'iu'),
    naming: anywhere(lists.naming, compounds ? 'u' : 'iu'),
    attribution: anywhere(lists.attribution),
    soBefore:
      lists.saidBy === ''
        ? never
        : new RegExp(`(?:^|[,–—-])\\s*(?:${alternatives(lists.saidBy)})(?=\\s+(?:der|die|das|ein|eine|\\p{Lu}))`, 'u'),
    persons: anywhere(lists.persons),
    titleBefore: cueAtEnd(lists.titles, compounds),
    nameBefore: cueAtEnd(lists.names, compounds),
    termBefore: cueAtEnd(lists.terms, false),
    articleBefore: atEnd(lists.articles),
    meaning: new RegExp(`^(?:${alternatives(lists.meaning)})${wordEnd}`, 'iu'),
    obliqueBefore: atEnd(lists.oblique),
    pronoun: whole(`${lists.he} ${lists.she}`),
    she: whole(lists.she),
    office: compounds ? new RegExp(`^[\\p{L}-]*(?:${alternatives(lists.offices)})$`, 'iu') : whole(lists.offices),
    woman: whole(lists.women),
    man: whole(lists.men),
    notName: whole(lists.notNames),
    function: anywhere(lists.function),
  }
}

const compiled = new Map<string, Lexicon>()

/**
 * The words of a language.
 *
 * @param language primary subtag; a language without lists gets empty ones, which match nothing
 */
export const lexiconOf = (language: string): Lexicon => {
  let lexicon = compiled.get(language)
  if (!lexicon) {
    lexicon = compile(language)
    if (compiled.size > 100) compiled.clear()
    compiled.set(language, lexicon)
  }
  return lexicon
}

/** Languages with full word lists. */
export const fullLanguages: readonly string[] = Object.keys(full)

/** True when a text holds a reporting verb of the language. */
export const isReportingVerb = (text: string, language: string): boolean => lexiconOf(language).reporting.test(text)

/**
 * How many of a language's function words a text holds, for telling a foreign expression from the article's language.
 */
export const functionWords = (text: string, language: string): number => {
  const lexicon = lexiconOf(language)
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].filter(([word]) => lexicon.function.test(word)).length
}
