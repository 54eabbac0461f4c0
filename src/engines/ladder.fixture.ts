import { type EngineAdapter, EngineError, type EngineFault, type EngineOptions, type EngineUnit } from './contract.ts'
import type { PlannedRequest, Reply, Rung, SegmentOutcome } from './contract.ts'
import type { StoredAnswer } from './journal/index.ts'
import { climb, placeOf } from './ladder.ts'

/** Climbs with one function in the place of scheduler and journal; what was not answered has failed. */
export const climbLadder = async (
  adapter: EngineAdapter,
  units: readonly EngineUnit[],
  locale: string,
  options: EngineOptions,
  ask: (request: PlannedRequest, rung: Rung) => Promise<Reply>,
): Promise<{
  readonly outcomes: readonly SegmentOutcome[]
  readonly faults: readonly EngineFault[]
  readonly questions: number
}> => {
  let questions = 0
  const faults: EngineFault[] = []
  const done = await climb(units, {
    adapter,
    article: 'a',
    locale,
    engine: options,
    reserve: 0.2,
    scheduler: {
      ask: async (_, request, { rung }) => {
        if (rung > 0) questions += request.items.length
        try {
          const { texts } = await ask(request, rung)
          if (texts.length !== request.items.length)
            throw new EngineError({ code: 'bad-reply', billing: 'maybe' }, 'another number of texts')
          return {
            faults: new Map(),
            answers: new Map(
              request.items.map(({ resultKey }, index): [string, StoredAnswer] => [
                resultKey,
                {
                  text: texts[index]?.text ?? '',
                  billed: texts[index]?.billed ?? null,
                  model: texts[index]?.model ?? null,
                  request: 1,
                  trace: null,
                  at: 0,
                },
              ]),
            ),
          }
        } catch (error) {
          if (!(error instanceof EngineError)) throw error
          const { fault } = error
          faults.push(fault)
          return { answers: new Map(), faults: new Map(request.items.map(({ resultKey }) => [resultKey, fault])) }
        }
      },
    },
  })
  const outcomes = units.flatMap((unit) =>
    unit.segments
      .filter(({ wanted }) => wanted)
      .map(
        ({ id }): SegmentOutcome =>
          done.segments.get(placeOf(unit.block, id))?.outcome ?? {
            block: unit.block,
            segment: id,
            status: 'failed',
            damage: [],
          },
      ),
  )
  return { outcomes, faults, questions }
}
