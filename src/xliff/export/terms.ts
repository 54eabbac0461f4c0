import type { SegmentRecord, UnitRecord } from '../../article/types.ts'
import type { GlossaryEntry, Inline } from '../types.ts'
import type { FindTerms, TermHit } from './types.ts'

/** Terms of a unit as entries of its glossary (2.1, 5.2), each with the span of the source it is about. */
export interface UnitTerms {
  readonly entries: readonly GlossaryEntry[]
  readonly hits: readonly TermHit[]
  /** Spans by segment id. */
  readonly spans: ReadonlyMap<string, readonly TermSpan[]>
}

interface TermSpan {
  readonly start: number
  readonly end: number
  /** Of the annotation. */
  readonly id: string
  readonly entry: string
}

export const termsOfUnit = (unit: UnitRecord, find: FindTerms | undefined): UnitTerms => {
  const entries: GlossaryEntry[] = []
  const hits: TermHit[] = []
  const spans = new Map<string, readonly TermSpan[]>()
  if (find === undefined) return { entries, hits, spans }
  for (const segment of unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')) {
    const found = find(unit, segment).filter(({ start, end }) => start >= 0 && end > start)
    const own: TermSpan[] = []
    for (const hit of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (own.some((other) => hit.start < other.end)) continue
      const number = entries.length + 1
      const span = { start: hit.start, end: hit.end, id: `m${number}`, entry: `t${number}` }
      own.push(span)
      hits.push(hit)
      entries.push({
        kind: 'gloss',
        id: span.entry,
        ref: `#${span.id}`,
        term: hit.term,
        translations: hit.translations,
        definition: hit.definition,
      })
    }
    spans.set(segment.id, own)
  }
  return { entries, hits, spans }
}

/**
 * The terms of a sentence marked in its source. A term that crosses a code keeps its entry and is not marked: a mark
 * there would part the code from its text.
 */
export const markTerms = (
  inlines: readonly Inline[],
  spans: readonly TermSpan[],
): { readonly inlines: readonly Inline[]; readonly unmarked: ReadonlySet<string> } => {
  const unmarked = new Set(spans.map(({ entry }) => entry))
  let at = 0
  const result = inlines.flatMap((inline): readonly Inline[] => {
    if (inline.kind !== 'text') return [inline]
    const start = at
    at += inline.value.length
    const inside = spans.filter((span) => span.start >= start && span.end <= start + inline.value.length)
    const pieces: Inline[] = []
    let from = 0
    const text = (to: number): void => {
      if (to > from) pieces.push({ kind: 'text', value: inline.value.slice(from, to), span: null })
      from = to
    }
    for (const span of inside) {
      const mark = {
        kind: 'annotation',
        id: span.id,
        form: 'mrk',
        type: 'term',
        value: null,
        ref: `#gls=${span.entry}`,
        translate: null,
        attributes: [],
        span: null,
      } as const
      text(span.start - start)
      pieces.push({ ...mark, role: 'open' })
      text(span.end - start)
      pieces.push({ ...mark, role: 'close' })
      unmarked.delete(span.entry)
    }
    text(inline.value.length)
    return pieces
  })
  return { inlines: result, unmarked }
}
