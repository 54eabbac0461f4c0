import pLimit from 'p-limit'
import { EngineError, type EngineAdapter, type EngineFault, type PlannedRequest, type Rung } from '../contract.ts'
import type { Journal, Limits, StoredAnswer } from '../journal/index.ts'
import type { PriceTag } from '../money/types.ts'
import { createBreaker } from './breaker.ts'
import type { Clock } from './clock.ts'
import { createLimiter } from './limiter.ts'
import { jitter, reactTo } from './react.ts'

export interface SchedulerOptions {
  readonly journal: Journal
  readonly limits: Limits
  readonly price: PriceTag | null
  /** Names the run in the ledger; a cap of the run holds for all processes that share it. */
  readonly run: string
  readonly clock: Clock
  /** Longest wait for one answer, ms. */
  readonly timeoutMs: number
  /** Calls in flight: to begin with when nothing is remembered, and at most. */
  readonly concurrency: { readonly start: number; readonly most: number }
  /** Content hash to the engine's own id of a glossary or style. */
  readonly resolve: (hash: string) => string
}

/** What came of a request: an answer or a fault for each of its items, by result key. */
export interface Asked {
  readonly answers: ReadonlyMap<string, StoredAnswer>
  readonly faults: ReadonlyMap<string, EngineFault>
}

/** Sends the requests of one engine: pays once, waits, retries, limits, and writes everything down. */
export interface Scheduler {
  readonly ask: (
    adapter: EngineAdapter,
    request: PlannedRequest,
    at: { readonly article: string; readonly rung: Rung },
  ) => Promise<Asked>
  /** Sends nothing new; what is in flight is waited for. */
  readonly stop: () => void
  /** Gives up what is in flight as well; it stays in the journal as uncertain. */
  readonly abort: () => void
  /** Remembers for the next run what the engine bears. */
  readonly close: () => void
}

/** A `Retry-After` up to this is waited for; a longer one pauses the engine for everybody. */
const longestRetryAfter = 120_000
/** A full server is waited for this long. */
const slowDownWindow = 600_000
/** A used-up quota is not asked about again for this long. */
const quotaPause = 900_000
/** Between two looks at what another process is asking. */
const lookEvery = 40
const recoverEvery = 5000

export const createScheduler = (engine: string, options: SchedulerOptions): Scheduler => {
  const { journal, clock } = options
  const remembered = journal.engine(engine)
  const limiter = createLimiter({
    start: remembered.concurrency ?? options.concurrency.start,
    most: options.concurrency.most,
  })
  const limit = pLimit({ concurrency: limiter.allowed(), rejectOnClear: true })
  const breaker = createBreaker()
  const stopping = new AbortController()
  const aborting = new AbortController()
  let latched: EngineFault | null =
    remembered.pauseUntil !== null && remembered.pauseUntil > clock.now()
      ? { code: remembered.latch === 'quota' ? 'quota' : 'rate', billing: 'no' }
      : null
  let maxBytes = remembered.maxBytes ?? Number.POSITIVE_INFINITY
  let lastSuccess = Number.NEGATIVE_INFINITY
  let lastRecovery = clock.now()
  let answered = 0

  const adapt = (): void => {
    limit.concurrency = limiter.allowed()
  }

  /** One turn in the limiter: checks, T1, the call, T2. */
  type Turn =
    | { readonly kind: 'answered' }
    | { readonly kind: 'wait' }
    | { readonly kind: 'fault'; readonly fault: EngineFault; readonly isFinal?: true }
  const turn = async (
    adapter: EngineAdapter,
    request: PlannedRequest,
    at: { readonly article: string; readonly rung: Rung },
  ): Promise<Turn> => {
    if (stopping.signal.aborted) return { kind: 'fault', fault: { code: 'aborted', billing: 'no' } }
    if (latched !== null) return { kind: 'fault', fault: latched, isFinal: true }
    if (breaker.isOpen(clock.now())) return { kind: 'fault', fault: { code: 'network', billing: 'no' }, isFinal: true }
    const begun = await journal.begin(
      {
        engine,
        locale: request.locale,
        article: at.article,
        run: options.run,
        rung: at.rung,
        key: request.key,
        body: JSON.stringify(request.body),
        resultKeys: request.items.map(({ resultKey }) => resultKey),
        bytes: request.bytes,
        cost: request.cost,
        price: options.price,
      },
      options.limits,
    )
    if (begun.kind === 'taken' || begun.kind === 'crowded') return { kind: 'wait' }
    if (begun.kind === 'over-cap') return { kind: 'fault', fault: { code: 'budget', billing: 'no' } }
    const startedAt = clock.now()
    breaker.sending()
    const call = limiter.started()
    try {
      const reply = await adapter.send(request, {
        signal: aborting.signal,
        timeoutMs: options.timeoutMs,
        idempotencyKey: request.key,
        resolve: options.resolve,
      })
      const trace = reply.headers['x-trace-id'] ?? null
      if (reply.texts.length !== request.items.length)
        throw new EngineError(
          { code: 'bad-reply', billing: 'maybe', status: reply.status, ...(trace === null ? {} : { traceId: trace }) },
          'the answer holds another number of texts than was asked for',
        )
      const bills = reply.texts.map(({ billed }) => billed)
      await journal.finish(begun.id, {
        http: reply.status,
        trace,
        items: reply.texts,
        billed: bills.every((one) => one !== undefined) ? bills.reduce((sum, one) => sum + one, 0) : null,
        price: options.price,
      })
      answered++
      lastSuccess = clock.now()
      limiter.succeeded(clock.now() - startedAt)
      breaker.succeeded(clock.now())
      return { kind: 'answered' }
    } catch (error) {
      if (!(error instanceof EngineError)) {
        // A defect of ours or the journal's: whether the call was billed nobody knows.
        await journal.doubt(begun.id, { code: 'defect' })
        throw error
      }
      const { fault } = error
      const noted = { code: fault.code, status: fault.status, trace: fault.traceId }
      if (fault.billing === 'maybe') await journal.doubt(begun.id, noted)
      else await journal.refuse(begun.id, noted)
      if (fault.code === 'rate' || fault.code === 'busy') limiter.refused(call)
      if (fault.code === 'busy' || fault.code === 'network' || fault.code === 'no-answer') breaker.failed(clock.now())
      else if (fault.code !== 'aborted') breaker.succeeded(clock.now())
      return { kind: 'fault', fault }
    } finally {
      adapt()
    }
  }

  const latch = (fault: EngineFault): void => {
    latched ??= fault
    if (fault.code === 'quota')
      journal.remember(engine, { latch: 'quota', pauseUntil: Math.ceil(clock.now() + quotaPause) })
  }

  const ask: Scheduler['ask'] = async (adapter, whole, at) => {
    const answers = new Map<string, StoredAnswer>()
    const faults = new Map<string, EngineFault>()
    const parts = async (requests: readonly PlannedRequest[]): Promise<void> => {
      await Promise.all(requests.map((one) => piece(one)))
    }
    const split = (request: PlannedRequest, into: 'halves' | 'singles'): readonly PlannedRequest[] => {
      const size = into === 'singles' ? 1 : Math.ceil(request.items.length / 2)
      const groups: PlannedRequest[] = []
      for (let from = 0; from < request.items.length; from += size)
        groups.push(adapter.narrow(request, request.items.slice(from, from + size)))
      return groups
    }
    const fail = (request: PlannedRequest, fault: EngineFault): void => {
      for (const { resultKey } of request.items) if (!answers.has(resultKey)) faults.set(resultKey, fault)
    }
    const piece = async (given: PlannedRequest): Promise<void> => {
      let request = given
      let [tries, doubts, refusals, waited] = [0, 0, 0, 0]
      for (;;) {
        const known = journal.answers(request.items.map(({ resultKey }) => resultKey))
        for (const [key, answer] of known) answers.set(key, answer)
        // A paragraph that stands twice in an article is bought once.
        const seen = new Set<string>()
        const missing = request.items.filter(({ resultKey }) => {
          if (known.has(resultKey) || seen.has(resultKey)) return false
          seen.add(resultKey)
          return true
        })
        if (missing.length === 0) return
        if (missing.length < request.items.length) request = adapter.narrow(request, missing)
        if (request.bytes > maxBytes && request.items.length > 1) return parts(split(request, 'halves'))
        let result: Turn
        const current = request
        try {
          result = await limit(() => turn(adapter, current, at))
        } catch (error) {
          // The queue was cleared.
          if (!stopping.signal.aborted) throw error
          return fail(request, { code: 'aborted', billing: 'no' })
        }
        if (result.kind === 'answered') continue
        if (result.kind === 'wait') {
          if (stopping.signal.aborted) return fail(request, { code: 'aborted', billing: 'no' })
          await clock.sleep(lookEvery, stopping.signal)
          if (clock.now() - lastRecovery > recoverEvery) {
            lastRecovery = clock.now()
            journal.recover()
          }
          continue
        }
        const { fault } = result
        if (result.isFinal === true) return fail(request, fault)
        tries++
        if (fault.billing === 'maybe') doubts++
        const reaction = reactTo(fault, { tries, doubts, texts: request.items.length })
        switch (reaction.kind) {
          case 'latch':
            latch(fault)
            return fail(request, fault)
          case 'give-up':
            return fail(request, fault)
          case 'split': {
            const requests = split(request, reaction.into)
            if (fault.code === 'too-large') {
              maxBytes = Math.max(...requests.map(({ bytes }) => bytes))
              journal.remember(engine, { maxBytes })
            }
            return parts(requests)
          }
          case 'slow-down': {
            tries--
            const after = fault.retryAfterMs
            if (after !== undefined && after > longestRetryAfter) {
              latched ??= fault
              journal.remember(engine, { latch: 'rate', pauseUntil: Math.ceil(clock.now() + after) })
              return fail(request, fault)
            }
            refusals++
            // While others are answered the server is only full: its next answer makes room. Else it needs rest.
            const base = Math.min(500, Math.max(20, limiter.latency()))
            const isServing = clock.now() - lastSuccess < 3 * base
            const ms =
              after === undefined
                ? jitter(base, isServing ? 0 : refusals, clock.random)
                : after + clock.random() * Math.min(400, base)
            waited += ms
            if (waited > slowDownWindow) return fail(request, fault)
            await clock.sleep(ms, stopping.signal)
            break
          }
          case 'again': {
            // Nobody asks an engine that does not answer; the next one in the chain does, or the next run.
            if (breaker.isOpen(clock.now())) return fail(request, fault)
            await clock.sleep(jitter(500, tries - 1, clock.random), stopping.signal)
            break
          }
          default:
            reaction satisfies never
        }
      }
    }
    await piece(whole)
    return { answers, faults }
  }

  return {
    ask,
    stop: () => {
      stopping.abort()
      limit.clearQueue()
    },
    abort: () => {
      stopping.abort()
      limit.clearQueue()
      aborting.abort()
    },
    close: () => {
      if (answered > 0) journal.remember(engine, { concurrency: limiter.allowed() })
    },
  }
}
