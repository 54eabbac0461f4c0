import type { Content, Inline, Part, Segment, State, Unit } from '../types.ts'

const rank: Readonly<Record<State, number>> = { initial: 0, translated: 1, reviewed: 2, final: 3 }

/**
 * Joins neighbouring segments of a unit, and what stands between them, wherever they may be cut anew (2.1, 4.8.3).
 *
 * Parts are joined in the order of their targets. The earliest state holds, with the sub-state of the first segment that has it;
 * one `xml:space="preserve"` holds for all. Not joined: segments with `canResegment="no"`, one with a target and one without,
 * and parts whose targets do not stand together.
 */
export const joinSegments = (unit: Unit): Unit => {
  if (!unit.canResegment && unit.parts.every((part) => part.kind !== 'segment' || !part.canResegment)) return unit
  const position = new Map(unit.targetOrder.map((part, index) => [part, index]))
  const placeOf = (part: number): number => position.get(part) ?? part
  const parts: Part[] = []
  /** Place among the old targets of each new part: gives the new order. */
  const places: number[] = []
  for (let from = 0; from < unit.parts.length; ) {
    const to = runFrom(unit.parts, from, placeOf)
    const run = Array.from({ length: to - from }, (_, offset) => from + offset)
    const first = unit.parts[from]
    if (first === undefined) break
    const ordered = run.toSorted((a, b) => placeOf(a) - placeOf(b)).flatMap((part) => unit.parts[part] ?? [])
    parts.push(run.length === 1 ? first : joined(ordered))
    places.push(Math.min(...run.map(placeOf)))
    from = to
  }
  const targetOrder = parts.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  return { ...unit, parts: parts.map((part, index) => withOrder(part, targetOrder.indexOf(index), index)), targetOrder }
}

const withOrder = (part: Part, place: number, index: number): Part => ({
  ...part,
  order: place === index ? null : place + 1,
})

const mayJoin = (part: Part | undefined): part is Segment => part?.kind === 'segment' && part.canResegment

/** End of the longest run of parts from `from` that can be one segment; it begins and ends with a segment. */
const runFrom = (parts: readonly Part[], from: number, placeOf: (part: number) => number): number => {
  const first = parts[from]
  if (!mayJoin(first)) return from + 1
  let best = from + 1
  let [low, high] = [placeOf(from), placeOf(from)]
  for (let at = from + 1; at < parts.length; at++) {
    const part = parts[at]
    if (part?.kind === 'segment' && (!part.canResegment || (part.target === null) !== (first.target === null))) break
    low = Math.min(low, placeOf(at))
    high = Math.max(high, placeOf(at))
    if (part?.kind === 'segment' && high - low === at - from) best = at + 1
  }
  return best
}

const joined = (parts: readonly Part[]): Segment => {
  const segments = parts.filter((part): part is Segment => part.kind === 'segment')
  const earliest = segments.reduce((low, one) => (rank[one.state] < rank[low.state] ? one : low))
  const first = segments[0] ?? earliest
  const targets = parts.flatMap(({ target }) => (target === null ? [] : [target]))
  return {
    ...first,
    state: earliest.state,
    subState: earliest.subState,
    source: concatenated(parts.map(({ source }) => source)),
    target: targets.length === 0 ? null : concatenated(targets),
    place: null,
    targetAt: null,
  }
}

const concatenated = (contents: readonly Content[]): Content => ({
  kind: 'content',
  language: contents[0]?.language ?? null,
  space: contents.some(({ space }) => space === 'preserve') ? 'preserve' : 'default',
  inlines: merged(contents.flatMap(({ inlines }) => inlines)),
  place: null,
})

/** Neighbouring texts as one. */
export const merged = (inlines: readonly Inline[]): readonly Inline[] => {
  const result: Inline[] = []
  for (const inline of inlines) {
    const last = result.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text')
      result[result.length - 1] = { ...last, value: last.value + inline.value, span: null }
    else result.push({ ...inline, span: null })
  }
  return result
}
