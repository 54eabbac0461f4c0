import type { Locale } from '../../article/types.ts'
import { type CaseRule, formsFor, type WordForms } from '../languages/index.ts'
import { languageOf } from '../locales.ts'
import { FormTable } from './form-table.ts'
import { hashOf } from './hash.ts'
import { newTokens, tokenize } from './tokens.ts'
import type { TermOf } from './types.ts'

/** A word of a term. Terms share words. */
export interface Word {
  readonly text: string
  readonly rule: CaseRule
  /** Can be a part of a compound. */
  readonly isPart: boolean
  /** For a separable verb: what must stand at the end of the clause. */
  readonly prefix: { readonly a: number; readonly b: number } | null
  /** Terms that begin with it. */
  readonly terms: number[]
}
export interface Entry extends TermOf {
  readonly words: readonly number[]
}

/** The words of all terms, and in tables what they may look like in a text. */
export interface Lexicon {
  readonly words: readonly Word[]
  readonly entries: readonly Entry[]
  /** Forms in one word. */
  readonly whole: FormTable
  /** Forms of verbs that came apart. */
  readonly separated: FormTable
  /** First parts of compounds. */
  readonly links: FormTable
  /** How words begin, for languages without data. */
  readonly beginnings: FormTable
  readonly hasCompounds: boolean
}

/** Every form of every word of the terms, each once. */
export const buildLexicon = (terms: readonly TermOf[], locale: Locale): Lexicon => {
  const language = languageOf(locale)
  const formsOf = formsFor(language)
  const words: Word[] = []
  const entries: Entry[] = []
  const tables = {
    whole: new FormTable(),
    separated: new FormTable(),
    links: new FormTable(),
    beginnings: new FormTable(),
  }
  const tokens = newTokens()
  const ids = new Map<string, number>()
  for (const given of terms)
    for (const text of variantsOf(given.term.text, language)) {
      const { partOfSpeech, quoteKind } = given.term
      tokenize(text, tokens)
      const { count, starts, ends } = tokens
      if (count === 0) continue
      const isName = quoteKind === 'name' || partOfSpeech === 'properNoun'
      const own = Array.from({ length: count }, (_, index): number => {
        const piece = text.slice(starts[index], ends[index])
        const place = count === 1 ? 'one' : index < count - 1 ? 'more' : 'last'
        const key = `${piece}\n${place}\n${partOfSpeech ?? ''}\n${isName}`
        const known = ids.get(key)
        if (known !== undefined) return known
        const id = words.length
        ids.set(key, id)
        const forms = formsOf?.(piece, { index, count, partOfSpeech, isName }) ?? null
        words.push(forms === null ? addBeginning(piece, id, tables) : addForms(piece, forms, id, tables))
        return id
      })
      words[own[0] ?? 0]?.terms.push(entries.length)
      entries.push({ ...given, words: own })
    }
  return { words, entries, ...tables, hasCompounds: tables.links.size > 0 }
}

type Tables = Pick<Lexicon, 'whole' | 'separated' | 'links' | 'beginnings'>

const addAll = (table: FormTable, forms: readonly string[], id: number): void => {
  for (const form of forms) {
    const { a, b } = hashOf(form)
    table.add(a, b, id)
  }
}

const addForms = (text: string, { forms, rule, separated, links }: WordForms, id: number, tables: Tables): Word => {
  addAll(tables.whole, forms, id)
  addAll(tables.separated, separated?.forms ?? [], id)
  addAll(tables.links, links, id)
  return {
    text,
    rule,
    isPart: links.length > 0,
    prefix: separated === null ? null : hashOf(separated.prefix),
    terms: [],
  }
}

/** Words of four letters and more are known by their first 70 %, at least four; shorter ones only as they are. */
const addBeginning = (text: string, id: number, tables: Tables): Word => {
  const lower = text.toLowerCase()
  addAll(tables.whole, [lower], id)
  // Syllables say as much as two or three letters.
  const isSyllabic = /^\p{Script=Hangul}+$/u.test(lower)
  const least = isSyllabic ? Math.max(2, lower.length) : Math.max(4, Math.ceil(lower.length * 0.7))
  if (lower.length >= least && /^[\p{L}\p{M}]+$/u.test(lower)) addAll(tables.beginnings, [lower.slice(0, least)], id)
  const rule = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}]+$/u.test(text) ? 'exact' : 'any'
  return { text, rule, isPart: false, prefix: null, terms: [] }
}

/** Terms that can be written in another way: with a hyphen or in one word. */
const variantsOf = (text: string, language: string): readonly string[] =>
  language === 'de' && /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)+$/u.test(text)
    ? [text, text.replaceAll(/-\p{Lu}/gu, (part) => part.slice(1).toLowerCase())]
    : [text]
