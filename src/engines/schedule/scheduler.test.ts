import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EngineFault, PlannedRequest } from '../contract.ts'
import { type Journal, openJournal } from '../journal/index.ts'
import type { Cap } from '../money/types.ts'
import { type FakeServer, fakeServer, itemOf, requestOf, virtualClock } from './fake.fixture.ts'
import { type Asked, createScheduler, type Scheduler } from './scheduler.ts'

let folder: string
let clock: ReturnType<typeof virtualClock>
let journal: Journal
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goosefoot-scheduler-'))
  clock = virtualClock()
  journal = openJournal(join(folder, 'state.db'), clock.now)
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

const scheduler = (caps: readonly Cap[] = [], more: { most?: number; maxUncertain?: number } = {}): Scheduler =>
  createScheduler('fake', {
    journal,
    limits: { caps, maxUncertain: more.maxUncertain ?? 1_000_000 },
    price: { perMillion: 20, currency: 'EUR' },
    run: 'run-1',
    clock,
    timeoutMs: 120_000,
    concurrency: { start: 8, most: more.most ?? 64 },
    resolve: (id) => id,
  })
const ask = (to: Scheduler, server: FakeServer, request: PlannedRequest): Promise<Asked> =>
  to.ask(server.adapter, request, { article: 'hanoi', rung: 0 })
const one = requestOf([itemOf('Guten Tag.')])
const three = requestOf(['Eins.', 'Zwei.', 'Drei.'].map(itemOf))
const spent = (): { billed: number; uncertain: number; reserved: number } => {
  const lines = journal.spend()
  const sum = (of: 'billed' | 'uncertain' | 'reserved'): number => lines.reduce((total, line) => total + line[of], 0)
  return { billed: sum('billed'), uncertain: sum('uncertain'), reserved: sum('reserved') }
}

describe('a paid call', () => {
  test('is answered, written down, and never sent again', async () => {
    const server = fakeServer({ clock, latency: 50 })
    const first = await clock.run(ask(scheduler(), server, three))
    expect([...first.answers.values()].map(({ text }) => text)).toEqual(['EINS.', 'ZWEI.', 'DREI.'])
    const second = await clock.run(ask(scheduler(), server, three))
    expect(second.answers).toEqual(first.answers)
    expect(server.attempts).toHaveLength(1)
    expect(spent()).toEqual({ billed: 15, uncertain: 0, reserved: 0 })
    expect(journal.spend()[0]).toMatchObject({ moneyMicro: 300, currency: 'EUR', calls: 1 })
  })

  test('that asks for some of what is known asks only for the rest', async () => {
    const server = fakeServer({ clock, latency: 50 })
    const to = scheduler()
    await clock.run(ask(to, server, one))
    await clock.run(ask(to, server, requestOf([itemOf('Guten Tag.'), itemOf('Neu.')])))
    expect(server.attempts.map((keys) => keys.length)).toEqual([1, 1])
    expect(server.billed()).toBe(14)
  })

  test('that holds the same text twice buys it once', async () => {
    const server = fakeServer({ clock, latency: 50 })
    const twice = requestOf(['Eins.', 'Zwei.', 'Eins.'].map(itemOf))
    const done = await clock.run(ask(scheduler(), server, twice))
    expect(done.answers.size).toBe(2)
    expect(server.attempts.map((keys) => keys.length)).toEqual([2])
  })

  test('that two ask for at once is sent once', async () => {
    const server = fakeServer({ clock, latency: 500 })
    const [a, b] = [scheduler(), scheduler()]
    const both = await clock.run(Promise.all([ask(a, server, three), ask(b, server, three)]))
    expect(both[0].answers).toEqual(both[1].answers)
    expect(both[0].answers.size).toBe(3)
    expect(server.attempts).toHaveLength(1)
  })

  test('that takes six seconds is one call', async () => {
    const server = fakeServer({ clock, latency: 6000 })
    expect((await clock.run(ask(scheduler(), server, one))).answers.size).toBe(1)
    expect(server.attempts).toHaveLength(1)
  })

  test('whose connection breaks after it was billed is sent twice at most, and the ledger says so', async () => {
    const reset: EngineFault = { code: 'no-answer', billing: 'maybe' }
    const once = fakeServer({ clock, latency: 50, act: (attempt) => (attempt === 1 ? reset : 'answer') })
    expect((await clock.run(ask(scheduler(), once, one))).answers.size).toBe(1)
    expect(spent()).toEqual({ billed: 10, uncertain: 10, reserved: 0 })
    expect(once.billed()).toBe(20)
    const ever = fakeServer({ clock, latency: 50, act: () => reset })
    const failed = await clock.run(ask(scheduler(), ever, three))
    expect([...failed.faults.values()].map(({ code }) => code)).toEqual(['no-answer', 'no-answer', 'no-answer'])
    expect(ever.attempts).toHaveLength(2)
    expect(spent()).toEqual({ billed: 10, uncertain: 40, reserved: 0 })
  })

  test('that was refused costs nothing and is tried five times', async () => {
    const server = fakeServer({ clock, latency: 50, act: () => ({ code: 'busy', billing: 'no', status: 503 }) })
    const failed = await clock.run(ask(scheduler(), server, one))
    expect([...failed.faults.values()][0]?.code).toBe('busy')
    expect(server.attempts).toHaveLength(5)
    expect(spent()).toEqual({ billed: 0, uncertain: 0, reserved: 0 })
  })

  test('whose answer has too few texts is uncertain, and sent once more', async () => {
    const server = fakeServer({
      clock,
      latency: 50,
      act: () => ({ code: 'bad-reply', billing: 'maybe', status: 200 }),
    })
    await clock.run(ask(scheduler(), server, one))
    expect(server.attempts).toHaveLength(2)
  })
})

describe('a server', () => {
  test('that says when to come back is obeyed to the second, and a long pause holds for everybody', async () => {
    const from = clock.now()
    const busy: EngineFault = { code: 'rate', billing: 'no', status: 429, retryAfterMs: 3000 }
    const server = fakeServer({ clock, latency: 0, act: (attempt) => (attempt === 1 ? busy : 'answer') })
    await clock.run(ask(scheduler(), server, one))
    expect(clock.now() - from).toBeGreaterThanOrEqual(3000)
    expect(clock.now() - from).toBeLessThan(3500)
    const hour: EngineFault = { ...busy, retryAfterMs: 3_600_000 }
    const closed = fakeServer({ clock, latency: 0, act: () => hour })
    const before = clock.now()
    expect((await clock.run(ask(scheduler(), closed, three))).faults.size).toBe(3)
    expect((await clock.run(ask(scheduler(), closed, three))).faults.size).toBe(3)
    expect(closed.attempts).toHaveLength(1)
    expect(clock.now() - before).toBeLessThan(1000)
  })

  test('that refuses the key, or has no quota left, is not asked again', async () => {
    const server = fakeServer({ clock, latency: 50, act: () => ({ code: 'auth', billing: 'no', status: 403 }) })
    const to = scheduler()
    await clock.run(ask(to, server, one))
    expect([...(await clock.run(ask(to, server, three))).faults.values()].map(({ code }) => code)).toContain('auth')
    expect(server.attempts).toHaveLength(1)
    const empty = fakeServer({ clock, latency: 50, act: () => ({ code: 'quota', billing: 'no', status: 456 }) })
    await clock.run(ask(scheduler(), empty, one))
    expect((await clock.run(ask(scheduler(), empty, one))).faults.size).toBe(1)
    expect(empty.attempts).toHaveLength(1)
  })

  test('that is down is left alone after five failures, and tried again later', async () => {
    let isDown = true
    const down: EngineFault = { code: 'network', billing: 'no' }
    const server = fakeServer({ clock, latency: 50, act: () => (isDown ? down : 'answer') })
    const to = scheduler()
    const many = Array.from({ length: 20 }, (_, n) => requestOf([itemOf(`Satz ${n}.`)]))
    const failed = await clock.run(Promise.all(many.map((request) => ask(to, server, request))))
    expect(failed.every(({ faults }) => faults.size === 1)).toBe(true)
    expect(server.attempts.length).toBeLessThan(14)
    isDown = false
    await clock.run(clock.sleep(31_000))
    const again = await clock.run(Promise.all(many.map((request) => ask(to, server, request))))
    expect(again.some(({ answers }) => answers.size === 1)).toBe(true)
  })

  test('that takes less than was sent gets halves, and is remembered', async () => {
    const many = requestOf(Array.from({ length: 40 }, (_, n) => itemOf(`Satz Nummer ${n} von vierzig Sätzen.`)))
    const server = fakeServer({ clock, latency: 50, maxBytes: many.bytes / 3 })
    expect((await clock.run(ask(scheduler(), server, many))).answers.size).toBe(40)
    const other = requestOf(Array.from({ length: 40 }, (_, n) => itemOf(`Noch ein Satz ${n} von vierzig Sätzen.`)))
    const before = server.attempts.length
    await clock.run(ask(scheduler(), server, other))
    expect(server.attempts.slice(before).every((keys) => keys.length <= 10)).toBe(true)
  })

  test('that cannot read one text of many gets them singly', async () => {
    const bad = itemOf('Drei.').resultKey
    const server = fakeServer({
      clock,
      latency: 50,
      act: (_, keys) => (keys.includes(bad) ? { code: 'bad-request', billing: 'no', status: 400 } : 'answer'),
    })
    const done = await clock.run(ask(scheduler(), server, three))
    expect(done.answers.size).toBe(2)
    expect([...done.faults.keys()]).toEqual([bad])
  })
})

describe('how much is asked at once', () => {
  test.each([
    [3, 1.25],
    [6, 1.25],
    [20, 1.4],
  ])('with room for %i calls the makespan is at most %f times the ideal', async (capacity, most) => {
    const server = fakeServer({ clock, latency: 100, capacity })
    const to = scheduler()
    const from = clock.now()
    const all = await clock.run(
      Promise.all(Array.from({ length: 120 }, (_, n) => ask(to, server, requestOf([itemOf(`Satz ${n}.`)])))),
    )
    expect(all.every(({ answers }) => answers.size === 1)).toBe(true)
    expect((clock.now() - from) / (Math.ceil(120 / capacity) * 100)).toBeLessThanOrEqual(most)
  })

  test('never more is in flight than may be lost', async () => {
    const server = fakeServer({ clock, latency: 100 })
    const to = scheduler([], { maxUncertain: 30 })
    await clock.run(
      Promise.all(Array.from({ length: 12 }, (_, n) => ask(to, server, requestOf([itemOf(`Satz ${100 + n}.`)])))),
    )
    expect(server.most()).toBeLessThanOrEqual(3)
    expect(server.billed()).toBe(12 * 9)
  })
})

describe('a cap', () => {
  const cap: Cap = { scope: 'run', unit: 'codepoints', limit: 25, currency: null }
  test('is never exceeded, whatever races', async () => {
    const server = fakeServer({ clock, latency: 100 })
    const to = [scheduler([cap]), scheduler([cap])]
    const all = await clock.run(
      Promise.all(
        Array.from({ length: 20 }, (_, n) => ask(to[n % 2]!, server, requestOf([itemOf(`Satz ${100 + n}.`)]))),
      ),
    )
    expect(server.billed()).toBe(18)
    expect(all.filter(({ faults }) => [...faults.values()][0]?.code === 'budget')).toHaveLength(18)
  })

  test('of money counts millionths', async () => {
    const server = fakeServer({ clock, latency: 100 })
    const money: Cap = { scope: 'month', unit: 'money', limit: 399, currency: 'EUR' }
    const to = scheduler([money])
    await clock.run(ask(to, server, one))
    expect((await clock.run(ask(to, server, requestOf([itemOf('Guten Abend.')])))).faults.size).toBe(1)
    expect(server.billed()).toBe(10)
  })
})

describe('an end', () => {
  test('that is asked for sends nothing new and keeps what comes', async () => {
    const server = fakeServer({ clock, latency: 100 })
    const to = scheduler([], { most: 2 })
    const all = Promise.all(Array.from({ length: 10 }, (_, n) => ask(to, server, requestOf([itemOf(`Satz ${n}.`)]))))
    const stop = clock.sleep(150).then(() => to.stop())
    const done = await clock.run(Promise.all([all, stop]))
    const answers = done[0].filter(({ answers: found }) => found.size === 1)
    expect(answers.length).toBe(server.attempts.length)
    expect(answers.length).toBeLessThan(10)
    expect(spent().uncertain).toBe(0)
    await clock.run(
      Promise.all(Array.from({ length: 10 }, (_, n) => ask(scheduler(), server, requestOf([itemOf(`Satz ${n}.`)])))),
    )
    expect(server.attempts).toHaveLength(10)
  })

  test('that will not wait leaves what was in flight as uncertain', async () => {
    const server = fakeServer({ clock, latency: 10_000 })
    const to = scheduler()
    const asked = ask(to, server, one)
    const abort = clock.sleep(100).then(() => to.abort())
    const done = await clock.run(Promise.all([asked, abort]))
    expect(done[0].faults.size).toBe(1)
    expect(spent()).toEqual({ billed: 0, uncertain: 10, reserved: 0 })
  })
})
