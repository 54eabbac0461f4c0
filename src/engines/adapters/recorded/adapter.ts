import { canonicalJson } from '../../plan/index.ts'
import { type EngineAdapter, EngineError, type PlannedRequest } from '../../contract.ts'
import { firstDifference, type RecordedAnswer, recordedAnswer, writeCassette } from './cassette.ts'

/**
 * An engine that answers from stored answers only: the same plan and the same reading, no network.
 *
 * @throws {EngineError} from `send`: `not-found` for a request that was never recorded; the message says what differs
 */
export const recordedAdapter = (
  adapter: EngineAdapter,
  answers: ReadonlyMap<string, RecordedAnswer>,
): EngineAdapter => ({
  ...adapter,
  send: (request) => {
    const found = answers.get(request.key)
    return found === undefined ? Promise.reject(missing(request, answers)) : Promise.resolve(found.reply)
  },
})

const missing = (request: PlannedRequest, answers: ReadonlyMap<string, RecordedAnswer>): EngineError => {
  const near = nearest(request, [...answers.values()])
  const where =
    near === null
      ? 'nothing is recorded for this locale'
      : `the nearest, ${near.key.slice(0, 12)}, differs at ${firstDifference(near.body, request.body) || 'the engine’s settings'}`
  return new EngineError(
    { code: 'not-found', billing: 'no' },
    `no answer is recorded for request ${request.key.slice(0, 12)}; ${where}.`,
  )
}

/** The recorded request whose body begins and ends most like this one. */
const nearest = (request: PlannedRequest, answers: readonly RecordedAnswer[]): RecordedAnswer | null => {
  const body = canonicalJson(request.body)
  let best: { readonly answer: RecordedAnswer; readonly same: number } | null = null
  for (const answer of answers.filter(({ locale }) => locale === request.locale)) {
    const other = canonicalJson(answer.body)
    let head = 0
    while (head < body.length && body[head] === other[head]) head++
    let tail = 0
    while (tail < body.length - head && body.at(-1 - tail) === other.at(-1 - tail)) tail++
    if (best === null || head + tail > best.same) best = { answer, same: head + tail }
  }
  return best?.answer ?? null
}

/** An engine that is asked as usual and whose answers are kept. */
export interface Recorder {
  readonly adapter: EngineAdapter
  /**
   * The file of all answers, earlier ones included.
   *
   * @throws {EngineError} `config` when one of the secrets stands in it
   */
  readonly cassette: () => string
}

/** @param secrets keys that must not get into the file; nothing is written where one would */
export const recordingAdapter = (
  adapter: EngineAdapter,
  earlier: ReadonlyMap<string, RecordedAnswer>,
  secrets: readonly string[],
): Recorder => {
  const answers = new Map(earlier)
  return {
    adapter: {
      ...adapter,
      send: async (request, io) => {
        const reply = await adapter.send(request, io)
        answers.set(request.key, recordedAnswer(request, reply))
        return reply
      },
    },
    cassette: () => {
      const text = writeCassette(answers.values())
      if (secrets.some((secret) => secret.length > 0 && text.includes(secret)))
        throw new EngineError({ code: 'config', billing: 'no' }, 'a key stands in the answers; they are not recorded.')
      return text
    },
  }
}
