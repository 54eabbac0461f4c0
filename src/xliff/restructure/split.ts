import { GoosefootError } from '../../errors.ts'
import type { Content, Inline, Part, Segment, State, Unit } from '../types.ts'
import { merged } from './join.ts'

/** Where a segment is cut: UTF-16 offsets in the text of its source and of its target, codes not counted, ascending. */
export interface Cuts {
  readonly source: readonly number[]
  /** As many as in the source; left out when there is no target. */
  readonly target?: readonly number[]
}

/** Work on the whole was looked at; on its parts nobody has. */
const stateOf = (state: State): State => (state === 'reviewed' || state === 'final' ? 'translated' : state)

/**
 * Cuts a segment in several (2.1, 4.8.2). The first keeps the id, the others get free ones; all have its attributes. A state
 * above `translated` falls back to it, its sub-state goes with it. Codes and annotations over a cut become their two ends.
 *
 * @param part index of the segment in `unit.parts`
 * @throws {GoosefootError} `xliff.split` when it may not be cut, or source and target are cut differently often
 */
export const splitSegment = (unit: Unit, part: number, cuts: Cuts): Unit => {
  const segment = unit.parts[part]
  const refuse = (detail: string): never => {
    throw new GoosefootError('xliff.split', detail, { hint: 'Leave the segment whole.' })
  }
  if (segment?.kind !== 'segment') return refuse('This part is no segment; a segment was expected.')
  if (!segment.canResegment) return refuse('The segment may not be cut (canResegment="no").')
  if (segment.target !== null && cuts.target?.length !== cuts.source.length)
    return refuse('Source and target are cut into different numbers of parts.')
  if (cuts.source.length === 0) return unit
  const sources = cutContent(segment.source, cuts.source)
  const targets = segment.target === null ? [] : cutContent(segment.target, cuts.target ?? [])
  const state = stateOf(segment.state)
  const ids = freeIds(unit, sources.length - 1)
  const fresh = sources.map(
    (source, index): Segment => ({
      ...segment,
      id: index === 0 ? segment.id : (ids[index - 1] ?? null),
      state,
      subState: state === segment.state ? segment.subState : null,
      source,
      target: targets[index] ?? null,
      order: null,
      targetAt: null,
      place: null,
    }),
  )
  const added = fresh.length - 1
  const parts: Part[] = [...unit.parts.slice(0, part), ...fresh, ...unit.parts.slice(part + 1)]
  // The new parts follow the first one among the targets; all behind them move.
  const targetOrder = unit.targetOrder.flatMap((index) =>
    index === part ? fresh.map((_, offset) => part + offset) : [index > part ? index + added : index],
  )
  return {
    ...unit,
    parts: parts.map((one, index) => ({
      ...one,
      order: targetOrder[index] === index ? null : targetOrder.indexOf(index) + 1,
    })),
    targetOrder,
  }
}

const freeIds = (unit: Unit, count: number): readonly string[] => {
  const taken = new Set(unit.parts.map(({ id }) => id))
  for (const { source, target } of unit.parts)
    for (const inline of [...source.inlines, ...(target?.inlines ?? [])]) if ('id' in inline) taken.add(inline.id)
  const ids: string[] = []
  for (let number = 1; ids.length < count; number++) if (!taken.has(`s${number}`)) ids.push(`s${number}`)
  return ids
}

/** A content in pieces; what is open at a cut goes on as separate ends. */
const cutContent = (content: Content, offsets: readonly number[]): readonly Content[] => {
  const pieces: Inline[][] = [[]]
  const split = new Set<string>()
  const open = new Map<string, number>()
  let at = 0
  let next = 0
  const push = (inline: Inline): void => void pieces.at(-1)?.push({ ...inline, span: null })
  const cutHere = (): void => {
    while (next < offsets.length && (offsets[next] ?? 0) <= at) {
      pieces.push([])
      next++
    }
  }
  for (const inline of content.inlines) {
    if (inline.kind === 'text') {
      let rest = inline.value
      while (rest !== '') {
        const room = next < offsets.length ? Math.max(0, (offsets[next] ?? 0) - at) : rest.length
        const piece = rest.slice(0, room)
        if (piece !== '') push({ ...inline, value: piece })
        at += piece.length
        rest = rest.slice(piece.length)
        if (rest !== '') cutHere()
      }
      continue
    }
    // What closes at a cut belongs in front of it; all else opens behind it.
    if (!(inline.kind !== 'cp' && inline.role === 'close')) cutHere()
    if (inline.kind === 'cp') at += 1
    else {
      const key = `${inline.kind} ${inline.id}`
      if (inline.role === 'open') open.set(key, pieces.length)
      if (inline.role === 'close' && open.has(key) && open.get(key) !== pieces.length) split.add(key)
    }
    push(inline)
  }
  cutHere()
  return pieces.map((inlines) => ({
    ...content,
    inlines: merged(inlines.map((inline) => apart(inline, split))),
    place: null,
  }))
}

/** A pair that a cut runs through: two elements instead of one. */
const apart = (inline: Inline, split: ReadonlySet<string>): Inline => {
  if (inline.kind === 'code' && inline.form === 'pc' && split.has(`code ${inline.id}`))
    return { ...inline, form: 'sc-ec' }
  if (inline.kind === 'annotation' && inline.form === 'mrk' && split.has(`annotation ${inline.id}`))
    return { ...inline, form: 'sm-em' }
  return inline
}
