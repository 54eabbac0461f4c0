import type { ArticleRecord, Proposal, SegmentRecord, UnitRecord } from '../article/types.ts'
import { type EngineUnit, engineUnitOf, type SegmentOutcome } from '../engines/index.ts'
import { segmentsOf } from './print-unit.ts'

/** The blocks of a record as engines see them; what has no target is wanted, the rest is context. */
export const unitsToAsk = (record: ArticleRecord): readonly EngineUnit[] =>
  record.units.map((unit) => {
    const open = new Set(segmentsOf(unit).flatMap(({ id, target }) => (target === null ? [id as string] : [])))
    return engineUnitOf(record.article, unit, (id) => open.has(id))
  })

/** A record with what an engine answered. */
export interface Answered {
  readonly record: ArticleRecord
  /** Segments that have a target now. */
  readonly filled: number
  /** Those of them that a person must look at. */
  readonly toLookAt: number
}

/**
 * Puts outcomes into the segments that have no target. A good one is `translated`; a doubtful one is, too, and carries the
 * flag `needs-review`, which keeps it from being published; a failed one stays open, with what may help beside it.
 */
export const withAnswers = (
  record: ArticleRecord,
  outcomes: readonly SegmentOutcome[],
  engine: string,
  model: string | null,
): Answered => {
  const found = new Map(outcomes.map((outcome) => [`${outcome.block} ${outcome.segment}`, outcome]))
  let filled = 0
  let toLookAt = 0
  const answered = (unit: UnitRecord, segment: SegmentRecord): SegmentRecord => {
    const outcome = found.get(`${unit.id} ${segment.id}`)
    if (segment.target !== null || outcome === undefined) return segment
    if (outcome.target === undefined)
      return outcome.suggestion === undefined
        ? segment
        : { ...segment, proposals: [...segment.proposals, suggestionFor(segment, outcome.suggestion, engine)] }
    const isDoubtful = outcome.status === 'degraded'
    filled++
    if (isDoubtful) toLookAt++
    return {
      ...segment,
      target: outcome.target.content,
      state: 'translated',
      origin: { kind: 'engine', engine, model },
      flag: isDoubtful ? 'needs-review' : null,
    }
  }
  const units = record.units.map(
    (unit): UnitRecord => ({
      ...unit,
      parts: unit.parts.map((part) => (part.kind === 'segment' ? answered(unit, part) : part)),
    }),
  )
  return { record: { ...record, units }, filled, toLookAt }
}

/** Text that was refused as a translation and may help a person all the same. */
const suggestionFor = (segment: SegmentRecord, text: string, engine: string): Proposal => ({
  kind: 'proposal',
  type: 'machine',
  similarity: 0,
  origin: engine,
  source: segment.source,
  target: [{ kind: 'text', text }],
})
