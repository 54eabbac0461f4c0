import type { Content, OccurrenceId, UnitQuote } from '../../article/types.ts'

/** What stands of a quotation's ends in a unit's target. */
export type EndsVerdict =
  /** Both ends that the source has, once each, nested as in the source. */
  | 'present'
  | 'missing'
  /** One end of two. */
  | 'half'
  | 'duplicated'
  /** Its ends are crossed with another's, in the wrong order, or it stands outside its parent or inside a stranger. */
  | 'crossed'
  /** The source has no such quotation. */
  | 'unknown'

export interface QuoteEnds {
  readonly occurrence: OccurrenceId
  readonly verdict: EndsVerdict
}

interface End {
  readonly kind: 'quote-open' | 'quote-close'
  readonly id: OccurrenceId
}

/**
 * Compares the quotation ends of a unit's target with those of its source: how often they stand there, and how they nest.
 * In which segment of the unit they stand makes no difference.
 *
 * @param source and @param target contents of the unit's parts in order
 * @param quotes of the unit; those that run in from an earlier block enclose everything before their end
 * @returns one a source occurrence that has an end, in order; then unknown ones
 */
export const checkQuoteEnds = (
  source: readonly Content[],
  target: readonly Content[],
  quotes: Iterable<UnitQuote> = [],
): readonly QuoteEnds[] => {
  const carried = [...quotes]
    .filter(({ type }) => type === 'close' || type === 'reopen' || type === 'inner')
    .map(({ id }) => id)
  const expected = endsOf(source)
  const found = endsOf(target)
  const nesting = { source: nestingOf(expected, carried), target: nestingOf(found, carried) }
  const ids = [...new Set(expected.map(({ id }) => id))]
  const verdicts = ids.map((occurrence): QuoteEnds => {
    const counts = (['quote-open', 'quote-close'] as const).map((kind) => ({
      wanted: count(expected, occurrence, kind),
      there: count(found, occurrence, kind),
    }))
    if (counts.every(({ there }) => there === 0)) return { occurrence, verdict: 'missing' }
    if (counts.some(({ wanted, there }) => there > wanted)) return { occurrence, verdict: 'duplicated' }
    if (counts.some(({ wanted, there }) => there < wanted)) return { occurrence, verdict: 'half' }
    if (nesting.target.crossed.has(occurrence)) return { occurrence, verdict: 'crossed' }
    const parent = presentParent(occurrence, nesting.source.parents, found)
    return { occurrence, verdict: nesting.target.parents.get(occurrence) === parent ? 'present' : 'crossed' }
  })
  const unknown = [...new Set(found.map(({ id }) => id))].filter((id) => !ids.includes(id))
  return [...verdicts, ...unknown.map((occurrence): QuoteEnds => ({ occurrence, verdict: 'unknown' }))]
}

const endsOf = (contents: readonly Content[]): readonly End[] =>
  contents.flatMap((content) =>
    content.flatMap((inline): readonly End[] =>
      inline.kind === 'quote-open' || inline.kind === 'quote-close'
        ? [{ kind: inline.kind, id: inline.occurrence }]
        : [],
    ),
  )

const count = (ends: readonly End[], id: OccurrenceId, kind: End['kind']): number =>
  ends.filter((end) => end.id === id && end.kind === kind).length

interface Nesting {
  /** Innermost quotation around each when it opens. */
  readonly parents: ReadonlyMap<OccurrenceId, OccurrenceId | undefined>
  readonly crossed: ReadonlySet<OccurrenceId>
}

const nestingOf = (ends: readonly End[], carried: readonly OccurrenceId[]): Nesting => {
  const parents = new Map<OccurrenceId, OccurrenceId | undefined>()
  const crossed = new Set<OccurrenceId>()
  const open: OccurrenceId[] = [...carried]
  for (const { kind, id } of ends) {
    if (kind === 'quote-open') {
      parents.set(id, open.at(-1))
      open.push(id)
      continue
    }
    const at = open.lastIndexOf(id)
    if (at < 0) {
      crossed.add(id)
      continue
    }
    // What opened inside and is still open crosses this one, unless it has no end of its own here.
    const skipped = open
      .slice(at + 1)
      .filter((other) => ends.some((end) => end.kind === 'quote-close' && end.id === other))
    for (const other of skipped) crossed.add(other)
    if (skipped.length > 0) crossed.add(id)
    open.splice(at, 1)
  }
  return { parents, crossed }
}

/** The nearest quotation around it in the source that stands in the target too: a lost parent is its own finding. */
const presentParent = (
  id: OccurrenceId,
  parents: ReadonlyMap<OccurrenceId, OccurrenceId | undefined>,
  found: readonly End[],
): OccurrenceId | undefined => {
  let parent = parents.get(id)
  while (parent !== undefined && parents.has(parent) && !found.some((end) => end.id === parent))
    parent = parents.get(parent)
  return parent
}
