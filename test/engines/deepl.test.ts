import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createDeeplAdapter } from '../../src/engines/adapters/deepl/adapter.ts'
import { createDeeplClient } from '../../src/engines/adapters/deepl/client.ts'
import {
  EngineError,
  type EngineAdapter,
  type EngineOptions,
  type EngineUnit,
  type Io,
  type PlannedRequest,
} from '../../src/engines/index.ts'
import { houseStyleFor } from '../../src/quotations/index.ts'
import type { Fault } from '../standin/faults.ts'
import { type StandIn, startStandIn } from '../standin/server.ts'
import type { OccurrenceId } from '../../src/article/types.ts'

let server: StandIn
let other: StandIn
let adapter: EngineAdapter
const secret = 'ganz-geheimer-Schluessel-7f3a'
const text = 'Der Präsident sagte: „Es gibt keine Eile.“ Danach fuhr er & <b> nach Hause.'
const quoteAt = text.indexOf('„')
const unit: EngineUnit = {
  article: 'hanoi',
  block: 'b1',
  text,
  codes: [],
  segments: [
    { id: 's1', start: 0, end: text.indexOf(' Danach'), wanted: true },
    { id: 's2', start: text.indexOf('Danach'), end: text.length, wanted: true },
  ],
  quotes: [
    {
      id: 'q1.1' as OccurrenceId,
      start: quoteAt,
      innerStart: quoteAt + 1,
      innerEnd: text.indexOf('“'),
      end: text.indexOf('“') + 1,
      kind: 'direct',
      depth: 1,
    },
  ],
}
const options: EngineOptions = { model: null, formality: 'default', glossary: null, style: null, context: true }
const io = (rest: Partial<Io> = {}): Io => ({
  signal: new AbortController().signal,
  timeoutMs: 5000,
  idempotencyKey: '',
  resolve: (hash) => hash,
  ...rest,
})

beforeAll(async () => {
  server = await startStandIn({ key: secret })
  other = await startStandIn({ key: secret })
  const plan = { sourceLocale: 'de', tagOf: (tag: string) => tag, maxTexts: 50, maxBytes: 65_536 }
  const client = await createDeeplClient({ key: () => secret, url: server.url, version: '0.0.0' })
  adapter = createDeeplAdapter(client, { ...plan, styleOf: (locale) => houseStyleFor(locale) })
})
afterEach(() => server.plan([]))
afterAll(async () => {
  await server.stop()
  await other.stop()
})

const planned = (
  units: readonly EngineUnit[] = [unit],
  locale = 'en-US',
  rest: Partial<EngineOptions> = {},
): PlannedRequest => {
  const [request] = adapter.plan(units, locale, { ...options, ...rest })
  if (request === undefined) throw new Error('nothing was planned')
  return request
}
const failure = async (rest: Partial<Io> = {}): Promise<EngineError> => {
  try {
    await adapter.send(planned(), io(rest))
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('it was answered')
}

describe('a request to DeepL', () => {
  test('has sentences and quotations in tags, asks as documented, and is billed as estimated', async () => {
    const request = planned()
    const reply = await adapter.send(request, io())
    const fields = new URLSearchParams(server.requests().at(-1)?.body)
    expect(fields.get('text')).toBe(
      '<s i="1">Der Präsident sagte: <q i="2">„Es gibt keine Eile.“</q></s> <s i="3">Danach fuhr er &amp; &lt;b&gt; nach Hause.</s>',
    )
    expect(Object.fromEntries([...fields].filter(([name]) => name !== 'text'))).toMatchObject({
      source_lang: 'de',
      target_lang: 'en-US',
      tag_handling: 'xml',
      tag_handling_version: 'v2',
      outline_detection: '0',
      splitting_tags: 's',
      show_billed_characters: '1',
      model_type: 'quality_optimized',
    })
    expect(reply.texts.map(({ billed }) => billed)).toEqual([request.cost.amount])
    expect(request.cost.amount).toBe(Array.from(text).length)
    expect(reply.headers['x-trace-id']).toBeTruthy()
    const outcomes = adapter.parse(request, reply)
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'ok'])
    expect(outcomes[0]?.target?.text).toMatch(/“[^„“”]+”/u)
  })

  test('for one sentence of a block has the block as context', () => {
    const half = { ...unit, segments: unit.segments.map((one) => ({ ...one, wanted: one.id === 's2' })) }
    const request = planned([half])
    expect(request.items.map(({ shape, segments }) => [shape, segments])).toEqual([['sentence', ['s2']]])
    expect((request.body as { context: string }).context).toContain('„Es gibt keine Eile.“')
  })

  test('has the same answers whatever stands around it, and others when its own words or terms change', () => {
    const headline = {
      ...unit,
      block: 'h',
      text: 'Neue Lage',
      quotes: [],
      segments: [{ id: 'h1', start: 0, end: 9, wanted: false }],
    }
    const alone = planned()
    const beside = planned([headline, unit])
    expect(beside.key).not.toBe(alone.key)
    expect(beside.items[0]?.resultKey).toBe(alone.items[0]?.resultKey)
    const key = (terms: EngineOptions['terms']): string | undefined =>
      planned([unit], 'en-US', { glossary: 'g', terms: terms ?? [] }).items[0]?.resultKey
    expect(key([{ source: 'Elbe', target: 'Elbe' }])).toBe(key([]))
    expect(key([{ source: 'Präsidentin', target: 'president' }])).not.toBe(key([]))
  })

  test('keeps its bytes under the limit, and its texts under 50', () => {
    for (const sample of ['Straße über Größe ', 'Он сказал вчера ', '昨天他说了很多话', 'Ja 🙂👍🏽 ']) {
      const long = Array.from({ length: 120 }, (_, n): EngineUnit => {
        const body = `${n} ${sample.repeat(40)}`.trim()
        return {
          ...unit,
          block: `b${n}`,
          text: body,
          quotes: [],
          segments: [{ id: `s${n}`, start: 0, end: body.length, wanted: true }],
        }
      })
      const requests = adapter.plan(long, 'en-US', options)
      expect(requests.flatMap(({ items }) => items)).toHaveLength(120)
      for (const request of requests) {
        expect(request.bytes).toBeLessThanOrEqual(65_536)
        expect(request.items.length).toBeLessThanOrEqual(50)
      }
    }
  })

  test('knows which English is meant, or asks', () => {
    expect(() => planned([unit], 'en')).toThrow(/en-GB or en-US/u)
    expect(() => planned([unit], 'xx')).toThrow(/does not translate/u)
    expect((planned([unit], 'es-MX').body as { target_lang: string }).target_lang).toBe('ES-419')
  })
})

describe('a failed call', () => {
  test.each([
    [400, 'bad-request', 'no'],
    [403, 'auth', 'no'],
    [404, 'not-found', 'no'],
    [413, 'too-large', 'no'],
    [429, 'rate', 'no'],
    [456, 'quota', 'no'],
    [500, 'busy', 'no'],
    [502, 'no-answer', 'maybe'],
    [503, 'busy', 'no'],
    [504, 'no-answer', 'maybe'],
    [529, 'rate', 'no'],
  ])('with status %i is "%s" and billed: %s', async (status, code, billing) => {
    server.plan([{ fault: { kind: 'status', status, body: 'echo' } }])
    const before = server.requests().length
    const { fault } = await failure()
    expect(fault).toMatchObject({ code, billing, status })
    expect(server.requests().length - before).toBe(1)
  })

  test('that says when to come back is read', async () => {
    server.plan([{ fault: { kind: 'status', status: 429, retryAfter: '3' } }])
    expect((await failure()).fault.retryAfterMs).toBe(3000)
  })

  test.each<[string, Fault, string]>([
    ['a reset before the work', { kind: 'reset', when: 'before' }, 'no-answer'],
    ['a reset after it was billed', { kind: 'reset', when: 'after' }, 'no-answer'],
    ['half a body', { kind: 'cut', share: 0.5 }, 'bad-reply'],
    ['broken JSON', { kind: 'broken-json' }, 'bad-reply'],
    ['a gateway that gave up', { kind: 'late-status', status: 504 }, 'no-answer'],
  ])('by %s may have been billed', async (_, fault, code) => {
    server.plan([{ fault }])
    expect((await failure()).fault).toMatchObject({ code, billing: 'maybe' })
  })

  test('by silence ends at its time, and one that is ended ends at once', async () => {
    server.plan([{ fault: { kind: 'silence', billed: true }, times: 2 }])
    expect((await failure({ timeoutMs: 150 })).fault).toMatchObject({ code: 'no-answer', billing: 'maybe' })
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 50)
    expect((await failure({ signal: abort.signal })).fault).toMatchObject({ code: 'aborted', billing: 'maybe' })
  })

  test('by a server that sends elsewhere gives nothing to the other', async () => {
    server.plan([{ fault: { kind: 'redirect', status: 307, location: `${other.url}/v2/translate` } }])
    expect((await failure()).fault).toMatchObject({ code: 'config', billing: 'no' })
    expect(other.requests()).toHaveLength(0)
  })

  test('by a server that is not there costs nothing', async () => {
    const gone = await startStandIn({})
    await gone.stop()
    const client = await createDeeplClient({ key: () => secret, url: gone.url, version: '0.0.0' })
    await expect(client.translate(planned(), io())).rejects.toMatchObject({ fault: { code: 'network', billing: 'no' } })
  })

  test('says neither the key nor the text, however deep one looks', async () => {
    const said: string[] = []
    const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
    const kept = methods.map((name) => console[name])
    for (const name of methods) console[name] = (...args: unknown[]) => void said.push(inspect(args, { depth: 20 }))
    try {
      const faults: readonly Fault[] = [
        { kind: 'status', status: 400, body: 'echo' },
        { kind: 'status', status: 418, body: 'echo' },
        { kind: 'cut', share: 0.5 },
        { kind: 'reset', when: 'after' },
        { kind: 'redirect', status: 307, location: `${other.url}/` },
      ]
      for (const fault of faults) {
        server.plan([{ fault }])
        const error = await failure()
        said.push(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }), JSON.stringify(error))
        said.push(String(error.stack), error.message)
      }
      said.push(inspect(adapter, { depth: Number.POSITIVE_INFINITY, showHidden: true }), JSON.stringify(adapter))
    } finally {
      for (const [index, name] of methods.entries()) console[name] = kept[index] as typeof console.log
    }
    expect(said.length).toBeGreaterThan(20)
    for (const one of said) {
      expect(one).not.toContain(secret)
      expect(one).not.toContain('Präsident')
      expect(one).not.toContain('keine Eile')
    }
  })
})
