import type { Locale } from '../../article/types.ts'
import {
  type EngineAdapter,
  EngineError,
  type EngineFault,
  type EngineOptions,
  type EngineUnit,
  type PlannedRequest,
  type Reply,
  type Rung,
  type SegmentOutcome,
  type Shape,
} from '../contract.ts'
import { houseStyleFor } from '../../quotations/styles/index.ts'
import { encodeUnit } from '../wire/index.ts'
import { damage } from './damage.ts'
import { sentOf } from './source.ts'
import { sentContent, targetTextOf } from './target.ts'

/** A segment that is asked for once more, alone. */
export interface Question {
  readonly rung: Rung
  readonly unit: EngineUnit
  readonly options: Pick<EngineOptions, 'shape' | 'faults'>
}

/** Extra questions for one segment at most. */
export const mostQuestions = 3

/**
 * The next question for a segment whose answer was damaged; null when this engine is not asked again: the segment is for
 * the next engine of the chain, and behind the last one for a person.
 *
 * Rung 2 asks for the sentence alone, with tags and with the block as context; rung 4 for plain text.
 */
export const nextQuestion = (unit: EngineUnit, outcome: SegmentOutcome, shapes: readonly Shape[]): Question | null => {
  if (outcome.status !== 'failed' || outcome.next === undefined || outcome.next > 4) return null
  const shape: Shape = outcome.next <= 2 && shapes.includes('sentence') ? 'sentence' : 'plain'
  if (!shapes.includes(shape)) return null
  const faults = [...new Set(outcome.damage.filter((one) => !one.repaired).map(({ code }) => code))].sort()
  return {
    rung: shape === 'sentence' ? 2 : 4,
    unit: { ...unit, segments: unit.segments.map((one) => ({ ...one, wanted: one.id === outcome.segment })) },
    options: { shape, faults },
  }
}

/** What came of asking one engine for some units. */
export interface Climbed {
  /** One a wanted segment, in order. */
  readonly outcomes: readonly SegmentOutcome[]
  /** Requests that were not answered. */
  readonly faults: readonly EngineFault[]
  readonly questions: number
}

export interface ClimbOptions {
  /** Cost of all further questions together, as a share of the cost of the first ones. */
  readonly reserve?: number
}

/**
 * Asks one engine for every wanted segment, and again for those that came back damaged, as far as the ladder goes and the
 * reserve lasts. A request that is not answered leaves its segments failed.
 *
 * @param ask sends one request; rejects with `EngineError`. Scheduling, journal and budget are its matter
 */
export const climbLadder = async (
  adapter: EngineAdapter,
  units: readonly EngineUnit[],
  locale: Locale,
  options: EngineOptions,
  ask: (request: PlannedRequest, rung: Rung) => Promise<Reply>,
  { reserve = 0.2 }: ClimbOptions = {},
): Promise<Climbed> => {
  const faults: EngineFault[] = []
  const best = new Map<string, SegmentOutcome>()
  const keyOf = (block: string, segment: string): string => `${block} ${segment}`
  const answer = async (request: PlannedRequest, rung: Rung): Promise<readonly SegmentOutcome[]> => {
    try {
      return adapter.parse(request, await ask(request, rung))
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      faults.push(error.fault)
      return request.items.flatMap(({ block, segments }) =>
        segments.map(
          (segment): SegmentOutcome => ({
            block,
            segment,
            status: 'failed',
            damage: [damage('array', { note: error.fault.code })],
            next: 5,
          }),
        ),
      )
    }
  }
  const first = adapter.plan(units, locale, options)
  for (const outcomes of await Promise.all(first.map((request) => answer(request, 0))))
    for (const outcome of outcomes) best.set(keyOf(outcome.block, outcome.segment), outcome)

  const wanted = units.flatMap((unit) =>
    unit.segments.filter((segment) => segment.wanted).map((segment) => ({ unit, segment: segment.id })),
  )
  // A short article must be able to ask again for a sentence, whatever share of it that is.
  const dearest = Math.max(0, ...first.map(({ cost, items }) => cost.amount / items.length))
  let left = Math.max(2 * dearest, reserve * first.reduce((sum, { cost }) => sum + cost.amount, 0))
  let questions = 0
  for (const { unit, segment } of wanted)
    for (let asked = 0; asked < mostQuestions; asked++) {
      const outcome = best.get(keyOf(unit.block, segment))
      const question = outcome === undefined ? null : nextQuestion(unit, outcome, adapter.caps.shapes)
      if (question === null || outcome === undefined) break
      const [request] = adapter.plan([question.unit], locale, { ...options, ...question.options })
      if (request === undefined || request.cost.amount > left) break
      left -= request.cost.amount
      questions++
      const [again] = await answer(request, question.rung)
      if (again === undefined) break
      best.set(keyOf(unit.block, segment), better(outcome, again))
      // An engine that fails in the same way at the same rung is not asked a third time.
      if (again.status === 'failed' && again.next === outcome.next) break
    }
  return {
    outcomes: wanted.flatMap(
      ({ unit, segment }) => best.get(keyOf(unit.block, segment)) ?? ownTarget(unit, segment, locale) ?? [],
    ),
    faults,
    questions,
  }
}

/** The later outcome, with the suggestion of the earlier one where it has none. */
const better = (before: SegmentOutcome, now: SegmentOutcome): SegmentOutcome =>
  now.status === 'failed' && now.suggestion === undefined && before.suggestion !== undefined
    ? { ...now, suggestion: before.suggestion }
    : now

/** A segment without a letter was not sent: it is its own translation. */
const ownTarget = (unit: EngineUnit, segment: string, locale: Locale): SegmentOutcome | null => {
  const only = { ...unit, segments: unit.segments.map((one) => ({ ...one, wanted: one.id === segment })) }
  const [encoded] = encodeUnit(only, 'sentence')
  if (encoded === undefined || /\p{L}/u.test(encoded.wire.replace(/<[^>]*>/gu, ''))) return null
  const [sentence] = sentOf({ block: unit.block, resultKey: '', ...encoded }).sentences
  if (sentence === undefined) return null
  const target = targetTextOf(sentContent(sentence), sentence, houseStyleFor(locale))
  return { block: unit.block, segment, status: 'ok', target, damage: [] }
}
