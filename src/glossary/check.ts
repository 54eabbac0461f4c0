import type { Span } from '../article/types.ts'
import type { TermMatch } from './match/types.ts'
import type { TermPair } from './pair.ts'

/** Something about the terms of a sentence and its translation. Spans are UTF-16 offsets in the letters of each side. */
export interface TermFault {
  readonly kind: 'term-fault'
  readonly what: 'missing' | 'source-left' | 'forbidden' | 'case'
  readonly concept: string
  /** The term of the source as it stands there; of a concept without one, the term of the target. */
  readonly term: string
  /** What stands in the target; null when nothing does. */
  readonly found: string | null
  readonly expected: readonly string[]
  readonly source: Span | null
  readonly target: Span | null
  readonly keep: boolean
  /** False where the language has no data and only beginnings of words were compared. */
  readonly certain: boolean
}

/** A term of the target that was used for a concept of the source. */
export interface TermUse {
  readonly concept: string
  readonly text: string
}

export interface TermCheck {
  readonly faults: readonly TermFault[]
  readonly uses: readonly TermUse[]
}

/** Words that may stand between two words of a term in a translation. */
const gap = 2

/**
 * Compares the terms of a sentence with those of its translation.
 *
 * What stands in a compound, or inside a longer term, never counts as missing; of two concepts with one name either is right.
 *
 * @param elsewhere other sentences of the same paragraph in the target: a term may have moved there
 */
export const checkTerms = (pair: TermPair, source: string, target: string, elsewhere = ''): TermCheck => {
  const inSource = pair.source.find(source)
  if (inSource.length === 0 && pair.sourceless.size === 0) return { faults: [], uses: [] }
  const inTarget = pair.target.find(target, { gap })
  const isAllowed = ({ term }: TermMatch): boolean => term.status !== 'forbidden'
  const present = inTarget.filter(isAllowed)
  const faults: TermFault[] = []
  const uses: TermUse[] = []
  const about = new Set(inSource.map(({ concept }) => concept.id))
  const moved = new Map<string, TermMatch>()
  if (elsewhere !== '')
    for (const one of pair.target.find(elsewhere, { gap })) if (isAllowed(one)) moved.set(one.concept.id, one)

  const settled = new Set<string>()
  for (const one of inSource) {
    const { concept } = one
    const key = `${one.start} ${one.end}`
    const rivals = inSource.filter(({ start, end, as }) => start === one.start && end === one.end && as === 'word')
    const hits = present.filter((hit) => hit.concept.id === concept.id)
    for (const { term } of hits.slice(0, 1)) uses.push({ concept: concept.id, text: term.text })
    for (const hit of hits) if (hit.caseDiffers) faults.push(fault('case', one, source, hit, target, pair))
    if (one.as !== 'word' || one.inside || one.caseDiffers || settled.has(key)) continue
    const expected = pair.allowed.get(concept.id) ?? []
    if (expected.length === 0) continue
    settled.add(key)
    // What stands there though it must not is said once, as that.
    const isThere = rivals.some(({ concept: { id } }) => inTarget.some((hit) => hit.concept.id === id) || moved.has(id))
    if (isThere) continue
    const left = leftOver(pair, one, target)
    faults.push(
      left === null
        ? fault('missing', one, source, null, target, pair)
        : fault('source-left', one, source, left, target, pair),
    )
  }
  for (const hit of inTarget) {
    if (isAllowed(hit) || hit.as !== 'word') continue
    if (!about.has(hit.concept.id) && !pair.sourceless.has(hit.concept.id)) continue
    const isCovered = present.some(({ start, end }) => start <= hit.start && end >= hit.end)
    if (isCovered) continue
    const from = inSource.find(({ concept }) => concept.id === hit.concept.id) ?? null
    faults.push(fault('forbidden', from, source, hit, target, pair))
  }
  return { faults: faults.filter(unique), uses }
}

const unique = (one: TermFault, index: number, all: readonly TermFault[]): boolean =>
  all.findIndex(
    (other) => other.what === one.what && other.concept === one.concept && other.target?.start === one.target?.start,
  ) === index

const fault = (
  what: TermFault['what'],
  from: TermMatch | null,
  source: string,
  hit: Pick<TermMatch, 'start' | 'end' | 'certainty' | 'concept' | 'term'> | null,
  target: string,
  pair: TermPair,
): TermFault => {
  const concept = from?.concept ?? hit?.concept
  const found = hit === null ? null : target.slice(hit.start, hit.end)
  return {
    kind: 'term-fault',
    what,
    concept: concept?.id ?? '',
    term: from === null ? (hit?.term.text ?? '') : source.slice(from.start, from.end),
    found,
    expected: (pair.allowed.get(concept?.id ?? '') ?? []).map(({ text }) => text),
    source: from === null ? null : { start: from.start, end: from.end },
    target: hit === null ? null : { start: hit.start, end: hit.end },
    keep: from?.term.keep ?? false,
    certain: (hit ?? from)?.certainty !== 'likely',
  }
}

/** The term of the source in the target, letter by letter. Short words are too often words of both languages. */
const leftOver = (
  pair: TermPair,
  one: TermMatch,
  target: string,
): Pick<TermMatch, 'start' | 'end' | 'certainty' | 'concept' | 'term'> | null => {
  if (one.term.keep || one.term.text.length < 5) return null
  const found = pair.source.find(target, { compounds: false }).find(({ concept }) => concept.id === one.concept.id)
  return found ?? null
}
