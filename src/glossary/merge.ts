import { type Finding, finding } from '../article/finding.ts'
import { languageOf } from './locales.ts'
import { type Concept, concept, type Term } from './types.ts'

/**
 * Puts the files of a glossary together. Concepts with the same id are one; where two files say different things of a term,
 * the first one holds and the second is reported with its file and line.
 *
 * @param sourceLocale what articles are written in: two concepts with one term there are reported
 */
export const mergeConcepts = (
  files: readonly (readonly Concept[])[],
  sourceLocale: string,
): { readonly concepts: readonly Concept[]; readonly findings: readonly Finding[] } => {
  const byId = new Map<string, Concept>()
  const findings: Finding[] = []
  for (const one of files.flat()) {
    const known = byId.get(one.id)
    const terms: Term[] = [...(known?.terms ?? [])]
    for (const term of one.terms) {
      const other = terms.find(({ locale, text }) => locale === term.locale && text === term.text)
      if (other === undefined) terms.push(term)
      else if ((other.status === 'forbidden') !== (term.status === 'forbidden') || other.keep !== term.keep)
        findings.push(
          finding('glossary.conflict', 'warning', {
            line: one.place?.line ?? null,
            args: {
              file: one.place?.file ?? '',
              id: one.id,
              term: term.text,
              locale: term.locale,
              other: where(known ?? one),
            },
          }),
        )
    }
    byId.set(
      one.id,
      concept(one.id, terms, {
        note: known?.note ?? one.note,
        subject: known?.subject ?? one.subject,
        source: known?.source ?? one.source,
        place: known?.place ?? one.place,
      }),
    )
  }
  const concepts = [...byId.values()]
  return { concepts, findings: [...findings, ...homonyms(concepts, sourceLocale)] }
}

const where = ({ place }: Concept): string => (place === null ? '?' : `${place.file}:${place.line}`)

/** Two things with one name: either translation is accepted, and none is sent to an engine. */
const homonyms = (concepts: readonly Concept[], sourceLocale: string): readonly Finding[] => {
  const seen = new Map<string, Concept>()
  return concepts.flatMap((one): Finding[] =>
    one.terms
      .filter(({ locale, status }) => languageOf(locale) === languageOf(sourceLocale) && status !== 'forbidden')
      .flatMap(({ text }): Finding[] => {
        const other = seen.get(text)
        if (other === undefined) {
          seen.set(text, one)
          return []
        }
        if (other === one) return []
        const args = { file: one.place?.file ?? '', id: one.id, term: text, other: where(other) }
        return [finding('glossary.homonym', 'info', { line: one.place?.line ?? null, args })]
      }),
  )
}
