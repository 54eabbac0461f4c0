import type {
  EngineAdapter,
  EngineFault,
  EngineOptions,
  EngineUnit,
  PlannedRequest,
  Rung,
  SegmentOutcome,
  Shape,
} from './contract.ts'
import { ownTarget } from './answer/index.ts'
import type { StoredAnswer } from './journal/index.ts'
import type { Scheduler } from './schedule/index.ts'

/** Names a segment within an article: the same sentence may stand in two blocks. */
export const placeOf = (block: string, segment: string): string => `${block} ${segment}`

/** What became of one segment, and where its text came from. */
export interface Climbed {
  readonly outcome: SegmentOutcome
  readonly rung: Rung
  readonly shape: Shape
  /** Key of what was asked, by which the journal has the answer: the text and its options, whatever was asked beside it. */
  readonly request: string
  readonly model: string | null
  readonly trace: string | null
  /** Unix milliseconds of the answer. */
  readonly at: number
}

export interface Climb {
  /** By `placeOf`; a segment without an entry was not answered, `faults` says why. */
  readonly segments: ReadonlyMap<string, Climbed>
  readonly faults: ReadonlyMap<string, EngineFault>
  /** Billable units of the first requests, and of asking again. */
  readonly base: number
  readonly extra: number
}

export interface ClimbOptions {
  readonly adapter: EngineAdapter
  readonly scheduler: Pick<Scheduler, 'ask'>
  readonly article: string
  readonly locale: string
  readonly engine: EngineOptions
  /** Share of the article's first cost that asking again may cost in all; a sentence or two is always allowed. */
  readonly reserve: number
}

/** Of two that failed, the one with something for a person to start from. */
const isMoreHelp = (now: SegmentOutcome, before: SegmentOutcome): boolean =>
  now.status === 'failed' && before.status === 'failed' && now.suggestion !== undefined

/** A short article may ask this much again, in billable units, whatever its share. */
const leastReserve = 600
/** Extra questions about one segment. */
const mostAsks = 3

const rank: Readonly<Record<SegmentOutcome['status'], number>> = { ok: 3, repaired: 2, degraded: 1, failed: 0 }

/** How a rung asks: 2 by the sentence alone, 3 and 4 for plain text whose marks are aligned; null where the engine cannot. */
const shapeOfRung = (rung: Rung, shapes: readonly Shape[]): Shape | null => {
  const wanted = rung === 2 ? 'sentence' : rung === 3 || rung === 4 ? 'plain' : null
  if (wanted === null || shapes.includes(wanted)) return wanted
  return wanted === 'sentence' && shapes.includes('plain') ? 'plain' : null
}

/**
 * Asks one engine for the wanted segments of an article and climbs the ladder for those whose answers are damaged: the
 * sentence alone, then plain text with aligned marks. What is left without a good answer is for the next engine or for a
 * person; nothing wrong is taken in silence.
 *
 * What may be asked again depends on the article only, not on what is known already: a second run climbs the same rungs and
 * finds every answer in the journal.
 */
export const climb = async (units: readonly EngineUnit[], options: ClimbOptions): Promise<Climb> => {
  const { adapter, locale } = options
  const segments = new Map<string, Climbed>()
  const faults = new Map<string, EngineFault>()
  const asks = new Map<string, number>()
  const again = new Map<string, { readonly rung: Rung; readonly codes: readonly string[] }>()
  let extra = 0

  const take = (request: PlannedRequest, answers: ReadonlyMap<string, StoredAnswer>, rung: Rung): void => {
    const answered = request.items.filter(({ resultKey }) => answers.has(resultKey))
    if (answered.length === 0) return
    const narrow = answered.length === request.items.length ? request : adapter.narrow(request, answered)
    const outcomes = adapter.parse(narrow, {
      status: 200,
      headers: {},
      texts: answered.map(({ resultKey }) => {
        const answer = answers.get(resultKey)
        return {
          text: answer?.text ?? '',
          ...(answer?.billed == null ? {} : { billed: answer.billed }),
          ...(answer?.model == null ? {} : { model: answer.model }),
        }
      }),
    })
    const itemOf = new Map(
      answered.flatMap((item) => item.segments.map((segment) => [placeOf(item.block, segment), item] as const)),
    )
    for (const outcome of outcomes) {
      const place = placeOf(outcome.block, outcome.segment)
      const item = itemOf.get(place)
      const answer = answers.get(item?.resultKey ?? '')
      if (item === undefined || answer === undefined) continue
      const before = segments.get(place)
      faults.delete(place)
      if (
        before === undefined ||
        rank[outcome.status] > rank[before.outcome.status] ||
        isMoreHelp(outcome, before.outcome)
      )
        segments.set(place, {
          outcome,
          rung,
          shape: item.shape,
          request: item.resultKey,
          model: answer.model,
          trace: answer.trace,
          at: answer.at,
        })
      const best = segments.get(place)?.outcome.status ?? 'failed'
      const next = outcome.next
      if (
        rank[best] >= rank.repaired ||
        next === undefined ||
        next <= rung ||
        shapeOfRung(next, adapter.caps.shapes) === null
      )
        continue
      again.set(place, { rung: next, codes: outcome.damage.map(({ code }) => code) })
    }
  }

  const send = async (requests: readonly PlannedRequest[], rung: Rung): Promise<void> => {
    const asked = await Promise.all(
      requests.map(async (request) => ({
        request,
        result: await options.scheduler.ask(adapter, request, { article: options.article, rung }),
      })),
    )
    for (const { request, result } of asked) {
      take(request, result.answers, rung)
      for (const item of request.items) {
        const fault = result.faults.get(item.resultKey)
        if (fault === undefined) continue
        for (const segment of item.segments) {
          const place = placeOf(item.block, segment)
          if (segments.has(place)) continue
          faults.set(place, fault)
          // Text that the engine cannot read in tags is asked for without any.
          if (fault.code === 'bad-request' && item.shape !== 'plain') again.set(place, { rung: 4, codes: [] })
        }
      }
    }
  }

  const first = adapter.plan(units, locale, options.engine)
  const base = first.reduce((sum, { cost }) => sum + cost.amount, 0)
  const most = Math.max(leastReserve, base * options.reserve)
  await send(first, 0)
  for (let round = 0; round < mostAsks && again.size > 0; round++) {
    const turn = [...again]
    again.clear()
    for (const rung of [2, 3, 4] as const) {
      const here = turn.filter(([place, one]) => one.rung === rung && (asks.get(place) ?? 0) < mostAsks)
      const shape = shapeOfRung(rung, adapter.caps.shapes)
      if (here.length === 0 || shape === null) continue
      const wanted = new Set(here.map(([place]) => place))
      const codes = [...new Set(here.flatMap(([, one]) => one.codes))]
      for (const place of wanted) asks.set(place, (asks.get(place) ?? 0) + 1)
      const requests = adapter.plan(
        units.map((unit) => ({
          ...unit,
          segments: unit.segments.map((segment) => ({
            ...segment,
            wanted: wanted.has(placeOf(unit.block, segment.id)),
          })),
        })),
        locale,
        { ...options.engine, shape, faults: codes },
      )
      const affordable: PlannedRequest[] = []
      for (const request of requests) {
        const items = request.items.filter(({ chars }) => {
          if (extra + chars > most) return false
          extra += chars
          return true
        })
        if (items.length === request.items.length) affordable.push(request)
        else if (items.length > 0) affordable.push(adapter.narrow(request, items))
      }
      await send(affordable, rung)
    }
  }
  for (const unit of units)
    for (const { id, wanted } of unit.segments) {
      const place = placeOf(unit.block, id)
      if (!wanted || segments.has(place) || faults.has(place)) continue
      const outcome = ownTarget(unit, id, locale)
      if (outcome !== null)
        segments.set(place, { outcome, rung: 0, shape: 'plain', request: '', model: null, trace: null, at: 0 })
    }
  return { segments, faults, base, extra }
}
