import type { Locale } from '../article/types.ts'
import { fallbacksOf, languageOf, termsIn } from './locales.ts'
import { termMatcher } from './match/matcher.ts'
import type { TermMatcher, TermOf } from './match/types.ts'
import type { Concept, Term } from './types.ts'

/** A glossary for one source and one target locale, ready to be asked. */
export interface TermPair {
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  /** All terms of the source's language. */
  readonly source: TermMatcher
  /** What may and what must not stand in the target. */
  readonly target: TermMatcher
  /** By the concept's id, preferred first; concepts that have nothing to say about the target are not in it. */
  readonly allowed: ReadonlyMap<string, readonly Term[]>
  /** Concepts without a term of the source: what they forbid is forbidden everywhere. */
  readonly sourceless: ReadonlySet<string>
}

/** All terms of a language, to be found in texts of it; one matcher serves every target. */
export const sourceMatcher = (concepts: readonly Concept[], sourceLocale: Locale): TermMatcher =>
  termMatcher(
    concepts.flatMap((concept) => sourceTerms(concept, sourceLocale).map((term) => ({ concept, term }))),
    sourceLocale,
  )

/** Everything that concerns a pair of locales; words of the terms are prepared once. */
export const termPair = (
  concepts: readonly Concept[],
  sourceLocale: Locale,
  targetLocale: Locale,
  source: TermMatcher = sourceMatcher(concepts, sourceLocale),
): TermPair => {
  const target: TermOf[] = []
  const allowed = new Map<string, readonly Term[]>()
  const sourceless = new Set<string>()
  for (const concept of concepts) {
    const own = sourceTerms(concept, sourceLocale)
    const said = termsIn(concept, targetLocale)
    const kept = said.allowed.length > 0 ? said.allowed : own.filter(({ keep }) => keep).map(asKept)
    if (kept.length === 0 && said.forbidden.length === 0) continue
    if (own.length === 0 && said.forbidden.length > 0) sourceless.add(concept.id)
    for (const term of [...kept, ...said.forbidden]) target.push({ concept, term: term.keep ? asKept(term) : term })
    allowed.set(concept.id, kept)
  }
  return {
    sourceLocale,
    targetLocale,
    source,
    target: termMatcher(target, targetLocale),
    allowed,
    sourceless,
  }
}

/** Terms for a text in the locale: its own, those of its language, and in articles of a language those of its regions. */
const sourceTerms = (concept: Concept, locale: Locale): readonly Term[] => {
  const tags = new Set(fallbacksOf(locale).map((tag) => tag.toLowerCase()))
  const isBare = !locale.includes('-')
  return concept.terms.filter(
    (term) => tags.has(term.locale.toLowerCase()) || (isBare && languageOf(term.locale) === languageOf(locale)),
  )
}

/** What is not translated is a name in the target: no language inflects it. */
const asKept = (term: Term): Term => ({ ...term, quoteKind: term.quoteKind ?? 'name' })
