import { createHash } from 'node:crypto'
import { EngineError, type EngineAdapter, type EngineFault, type Item, type PlannedRequest } from '../contract.ts'
import type { Clock } from './clock.ts'

/** Time that passes only when everybody waits. */
export const virtualClock = (): Clock & { readonly run: <Result>(work: Promise<Result>) => Promise<Result> } => {
  let now = 1_700_000_000_000
  let seed = 7
  const waiting: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve()
          return
        }
        waiting.push({ at: now + ms, wake: resolve })
        signal?.addEventListener('abort', () => resolve())
      }),
    run: async (work) => {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      for (let round = 0; round < 1_000_000; round++) {
        for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
        if (isDone) break
        waiting.sort((a, b) => a.at - b.at)
        const next = waiting.shift()
        if (next === undefined) continue
        now = Math.max(now, next.at)
        next.wake()
      }
      return done
    },
  }
}

/** What a server does with one attempt. */
export type Act = 'answer' | EngineFault | { readonly code: 'slow'; readonly ms: number }

export interface FakeServer {
  readonly adapter: EngineAdapter
  /** Result keys of each attempt that reached the server. */
  readonly attempts: (readonly string[])[]
  /** Billable units that were processed. */
  readonly billed: () => number
  readonly most: () => number
}

/** An engine that answers after `latency`, with at most `capacity` calls at once; `plan` says what else happens. */
export const fakeServer = (options: {
  readonly clock: Clock
  readonly latency: number
  readonly capacity?: number
  readonly maxBytes?: number
  readonly act?: (attempt: number, keys: readonly string[]) => Act
}): FakeServer => {
  const attempts: (readonly string[])[] = []
  let [billed, flying, most] = [0, 0, 0]
  const refuse = (fault: EngineFault): never => {
    throw new EngineError(fault, `fake: ${fault.code}`)
  }
  const adapter: EngineAdapter = {
    id: 'fake',
    wireVersion: 1,
    caps: {
      inline: 'none',
      shapes: ['plain'],
      maxTexts: 50,
      maxBytes: 65_536,
      billing: 'codepoints',
      glossary: 'none',
      context: false,
      idempotency: false,
    },
    plan: () => [],
    parse: () => [],
    narrow: (request, items) => requestOf(items, request.locale),
    send: async (request, io) => {
      const keys = request.items.map(({ resultKey }) => resultKey)
      attempts.push(keys)
      const act = options.act?.(attempts.length, keys) ?? 'answer'
      if (flying >= (options.capacity ?? Number.POSITIVE_INFINITY)) refuse({ code: 'rate', billing: 'no', status: 429 })
      if (request.bytes > (options.maxBytes ?? Number.POSITIVE_INFINITY))
        refuse({ code: 'too-large', billing: 'no', status: 413 })
      if (act !== 'answer' && act.code !== 'slow' && act.billing === 'no') refuse(act)
      flying++
      most = Math.max(most, flying)
      await options.clock.sleep(act !== 'answer' && act.code === 'slow' ? act.ms : options.latency, io.signal)
      flying--
      if (io.signal.aborted) refuse({ code: 'aborted', billing: 'maybe' })
      billed += request.cost.amount
      if (act !== 'answer' && act.code !== 'slow') refuse(act)
      return {
        status: 200,
        headers: { 'x-trace-id': `t${attempts.length}` },
        texts: request.items.map(({ wire, chars }) => ({ text: wire.toUpperCase(), billed: chars })),
      }
    },
  }
  return { adapter, attempts, billed: () => billed, most: () => most }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export const itemOf = (wire: string): Item => ({
  block: 'b',
  segments: ['s'],
  shape: 'plain',
  wire,
  ids: {},
  resultKey: hash(wire),
  chars: Array.from(wire).length,
})

export const requestOf = (items: readonly Item[], locale = 'en'): PlannedRequest => {
  const body = { text: items.map(({ wire }) => wire), target_lang: locale }
  return {
    engine: 'fake',
    locale,
    key: hash(JSON.stringify(body)),
    body,
    items,
    bytes: Buffer.byteLength(JSON.stringify(body)),
    cost: { unit: 'codepoints', exact: true, amount: items.reduce((sum, { chars }) => sum + chars, 0) },
  }
}
