/** What a glossary holds. Files in `glossary/` are the truth; nothing else is kept. */
import type { Finding } from '../article/finding.ts'
import type { Locale, QuoteKind } from '../article/types.ts'

/** `preferred` is what the house writes, `admitted` may stand as well, `forbidden` must not. */
export type TermStatus = 'preferred' | 'admitted' | 'forbidden'

export interface Term {
  readonly kind: 'term'
  readonly locale: Locale
  /** NFC, trimmed, one space between words. */
  readonly text: string
  readonly status: TermStatus
  /** The case of the letters decides: "Erde" the planet is not "erde" in other words. */
  readonly caseSensitive: boolean
  /** Do not translate: the term stands in every target as it stands here. */
  readonly keep: boolean
  /** As in TBX: `noun`, `properNoun`, `verb`, `adjective`, `adverb`, `other`; null: seen from the term itself. */
  readonly partOfSpeech: string | null
  /** What the term is when it stands in quotation marks: decided here before any heuristic. */
  readonly quoteKind: 'name' | 'title' | 'term' | null
}

/** One thing with what it is called in each language. */
export interface Concept {
  readonly kind: 'concept'
  readonly id: string
  readonly terms: readonly Term[]
  readonly note: string | null
  readonly subject: string | null
  readonly source: string | null
  /** Where it was read; null when a program made it. Line from 1. */
  readonly place: { readonly file: string; readonly line: number } | null
}

/** One file read: its concepts, and what a person should know about it (`glossary.…`, with line and column). */
export interface GlossaryReading {
  readonly concepts: readonly Concept[]
  readonly findings: readonly Finding[]
}

/** Kinds of quotations that a glossary can decide. */
export const quoteKinds: readonly NonNullable<Term['quoteKind']>[] = ['name', 'title', 'term'] satisfies QuoteKind[]

/** A term with everything that was not given absent. */
export const term = (locale: Locale, text: string, rest: Partial<Omit<Term, 'kind' | 'locale' | 'text'>> = {}): Term =>
  Object.freeze({
    kind: 'term',
    locale,
    text: tidyText(text),
    status: 'preferred',
    caseSensitive: false,
    keep: false,
    partOfSpeech: null,
    quoteKind: null,
    ...rest,
  })

/** A concept with everything that was not given absent. */
export const concept = (
  id: string,
  terms: readonly Term[],
  rest: Partial<Omit<Concept, 'kind' | 'id' | 'terms'>> = {},
): Concept =>
  Object.freeze({
    kind: 'concept',
    id,
    terms: Object.freeze([...terms]),
    note: null,
    subject: null,
    source: null,
    place: null,
    ...rest,
  })

/** NFC, trimmed, one space for any white space. */
export const tidyText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
