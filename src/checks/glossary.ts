import { type Finding, finding, type Severity } from '../article/finding.ts'
import type { BlockId, Locale, SegmentId, Span } from '../article/types.ts'

/** What the glossary has to say about a sentence; spans are UTF-16 offsets in the letters of each side. */
export interface TermProblem {
  readonly what: 'missing' | 'source-left' | 'forbidden' | 'case'
  readonly concept: string
  readonly term: string
  readonly found: string | null
  readonly expected: readonly string[]
  readonly source: Span | null
  readonly target: Span | null
  /** Do not translate. */
  readonly keep: boolean
  readonly certain: boolean
}

/** Stretches in which somebody else speaks, on both sides. */
export interface Spoken {
  readonly source: readonly Span[]
  readonly target: readonly Span[]
}

/**
 * Terms that are missing, forbidden, left in the language of the source or written in another case.
 *
 * A forbidden term, and a name that is not as it must be, are errors. In somebody's own words they are for information: the
 * words are the speaker's, and the glossary is the house's.
 */
export const termFindings = (
  problems: readonly TermProblem[],
  spoken: Spoken,
  at: { readonly locale: Locale; readonly unit: BlockId; readonly segment: SegmentId },
): readonly Finding[] =>
  problems.map((one) => {
    const isSpoken = isIn(one.target, spoken.target) || (one.target === null && isIn(one.source, spoken.source))
    return finding(`term.${one.what}`, isSpoken ? 'info' : severityOf(one), {
      ...at,
      // Where something stands in the target, there; else where it stands in the source.
      span: one.target ?? one.source,
      args: {
        concept: one.concept,
        term: one.term,
        found: one.found ?? '',
        expected: one.expected.map((text) => `"${text}"`).join(' or ') || 'another term',
        sourceSpan: printed(one.source),
        targetSpan: printed(one.target),
      },
    })
  })

const severityOf = ({ what, keep, certain }: TermProblem): Severity => {
  switch (what) {
    case 'forbidden':
      return certain ? 'error' : 'warning'
    case 'missing':
      return keep ? 'error' : 'warning'
    case 'source-left':
    case 'case':
      return 'warning'
    default:
      return what satisfies never
  }
}

const isIn = (span: Span | null, spans: readonly Span[]): boolean =>
  span !== null && spans.some(({ start, end }) => start <= span.start && end >= span.end)
const printed = (span: Span | null): string => (span === null ? '' : `${span.start}-${span.end}`)

/** A term of the target that stands for a concept of the source. */
export interface TermUsed {
  readonly unit: BlockId
  readonly concept: string
  readonly text: string
}

/** Two renderings of one thing in one article, both admitted: said once, where the second one stands. */
export const mixedTerms = (uses: readonly TermUsed[], locale: Locale): readonly Finding[] => {
  const first = new Map<string, string>()
  const told = new Set<string>()
  return uses.flatMap(({ unit, concept, text }): Finding[] => {
    const other = first.get(concept)
    if (other === undefined) first.set(concept, text)
    if (other === undefined || other === text || told.has(concept)) return []
    told.add(concept)
    return [finding('term.mixed', 'info', { locale, unit, args: { concept, found: text, other } })]
  })
}
