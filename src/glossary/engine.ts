/** What engines are given: pairs of terms, checked by the strictest rules an engine has (DeepL's glossaries, version 3). */
import { type Finding, finding } from '../article/finding.ts'
import type { Locale } from '../article/types.ts'
import { languageOf, termsIn } from './locales.ts'
import type { Concept } from './types.ts'

export interface EngineTerm {
  readonly source: string
  readonly target: string
  /** Where it comes from, for messages. */
  readonly place: { readonly file: string; readonly line: number } | null
}

/** UTF-8 bytes of one side. */
const maxBytes = 1024
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/**
 * Pairs for a stored glossary of an engine, in order of the source's code points, each source once.
 *
 * All names of a thing go to what the house prefers; what is forbidden never leaves; what is not translated goes to itself.
 * Left out and reported: two things with one name; targets that differ between regions, since engines know none; texts that
 * no engine takes.
 *
 * @param targetLocale its language decides
 */
export const engineTerms = (
  concepts: readonly Concept[],
  sourceLocale: Locale,
  targetLocale: Locale,
): { readonly terms: readonly EngineTerm[]; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = []
  const bySource = new Map<string, { readonly term: EngineTerm; readonly concept: string } | null>()
  const leave = (concept: Concept, term: string, reason: string): void => {
    findings.push(
      finding('glossary.not-for-engines', 'info', {
        line: concept.place?.line ?? null,
        args: { file: concept.place?.file ?? '', id: concept.id, term, reason },
      }),
    )
  }
  for (const concept of concepts) {
    const sources = concept.terms.filter(
      ({ locale, status }) => languageOf(locale) === languageOf(sourceLocale) && status !== 'forbidden',
    )
    const said = termsIn(concept, targetLocale).allowed[0] ?? null
    for (const source of sources) {
      const target = source.keep && said === null ? source.text : (said?.text ?? null)
      if (target === null) continue
      const bad =
        faultOf(source.text) ?? faultOf(target) ?? (hasRegions(concept, targetLocale) ? 'its regions differ' : null)
      if (bad !== null) {
        leave(concept, source.text, bad)
        continue
      }
      const known = bySource.get(source.text)
      if (known === undefined)
        bySource.set(source.text, { term: { source: source.text, target, place: concept.place }, concept: concept.id })
      else if (known === null || (known.concept !== concept.id && known.term.target !== target)) {
        bySource.set(source.text, null)
        leave(concept, source.text, 'another entry has the same term')
      }
    }
  }
  const terms = [...bySource.values()].flatMap((one) => (one === null ? [] : [one.term]))
  return { terms: terms.toSorted((a, b) => (a.source < b.source ? -1 : 1)), findings }
}

const hasRegions = (concept: Concept, target: Locale): boolean => {
  const preferred = concept.terms.filter(
    ({ locale, status }) => languageOf(locale) === languageOf(target) && status === 'preferred',
  )
  return new Set(preferred.map(({ text }) => text)).size > 1
}

const faultOf = (text: string): string | null =>
  bytesOf(text) > maxBytes
    ? `it has more than ${maxBytes} bytes`
    : /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/u.test(text)
      ? 'it holds a control character'
      : text.includes('%')
        ? 'engines refuse "%"'
        : null

/** Case and accents do not count. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')

/**
 * The terms that a text may need: those whose first four letters stand in it. More than what occurs, never less, and what it
 * answers depends on nothing but the text and the terms: keys of answers may be made of it.
 */
export const relevantTerms = (terms: readonly EngineTerm[], text: string): readonly EngineTerm[] => {
  const whole = folded(text)
  return terms.filter(({ source }) => whole.includes(Array.from(folded(source)).slice(0, 4).join('')))
}
