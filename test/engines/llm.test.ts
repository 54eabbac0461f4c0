import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAiAdapter } from '../../src/engines/adapters/openai/adapter.ts'
import { systemMessage } from '../../src/engines/adapters/openai/prompt.ts'
import type { EngineAdapter, PlannedRequest, Reply } from '../../src/engines/index.ts'
import { climbLadder } from '../../src/engines/ladder.fixture.ts'
import { houseStyleFor } from '../../src/quotations/index.ts'
import { type ChatAnswer, type ChatRequest, type ChatServer, honestAnswer, startChatServer } from './chat-server.ts'
import { hostileTexts, type ObedientPart, obediences } from './hostile.ts'
import { hostileUnit, standInText } from './obey.ts'

let answer: (request: ChatRequest) => ChatAnswer | Promise<ChatAnswer> = () => ''
let server: ChatServer
beforeAll(async () => {
  server = await startChatServer((request) => answer(request))
})
afterAll(() => server.stop())

const key = 'sk-test-4f1c0e'
const context = { id: 'llm', sourceLocale: 'de', styleOf: houseStyleFor }
const adapterFor = (more: object = {}): EngineAdapter =>
  openAiAdapter({ kind: 'openai', url: server.url, model: 'm', ...more }, key, context)
const options = { model: null, formality: 'default', glossary: null, style: null, context: true } as const
const io = { timeoutMs: 5000, idempotencyKey: '', resolve: (hash: string) => hash }
const ask =
  (adapter: EngineAdapter) =>
  (request: PlannedRequest): Promise<Reply> =>
    adapter.send(request, { ...io, signal: new AbortController().signal })

const pseudo = (text: string): string => standInText(text, 'en-US')
const unitOf = hostileUnit
const hostile = hostileTexts.map(unitOf)
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('an article that instructs the model', () => {
  test('there are more than thirty of them', () => expect(hostileTexts.length).toBeGreaterThanOrEqual(30))

  test('is translated like any other: same structure, nothing asked twice', async () => {
    answer = (request) => honestAnswer(request, pseudo)
    const before = server.requests.length
    const { outcomes, questions } = await climbLadder(adapterFor(), hostile, 'en-US', options, ask(adapterFor()))
    expect(
      outcomes
        .map(({ status, damage }, index) => (status === 'failed' ? [index, damage] : status))
        .filter((one) => typeof one !== 'string'),
    ).toEqual([])
    expect(outcomes.length).toBe(hostile.length)
    for (const [index, { target }] of outcomes.entries())
      expect(target?.quotes.map(({ id }) => id)).toEqual(hostile[index]?.quotes.map(({ id }) => id))
    expect(questions).toBe(0)
    expect(server.requests.length - before).toBe(hostile.length)
  })

  test('stands in values of the user message’s JSON only, one block a request', () => {
    for (const request of server.requests) {
      const [system, user, ...more] = request.body.messages
      expect(system).toEqual({ role: 'system', content: systemMessage })
      expect(more).toEqual([])
      expect(user?.role).toBe('user')
      expect(request.user.segments.length).toBe(1)
      expect(Object.keys(request.user).every((name) => /^[a-z_]+$/u.test(name))).toBe(true)
    }
    for (const text of hostileTexts) expect(systemMessage).not.toContain(text.slice(0, 30))
  })

  test.each(obediences)('is never obeyed in silence: $name', async ({ obey }) => {
    const truths = new Map<string, string>()
    answer = (request) => {
      const honest = JSON.parse(honestAnswer(request, pseudo)) as { segments: { i: number; parts: ObedientPart[] }[] }
      const source = request.user.segments[0]?.parts.filter((part) => typeof part === 'string').join('') ?? ''
      truths.set(
        source,
        honest.segments.flatMap(({ parts }) => parts.filter((part) => typeof part === 'string')).join(''),
      )
      const segments = honest.segments.map(({ i, parts }) => ({ i, parts: obey(parts, source) ?? parts }))
      return JSON.stringify({ segments })
    }
    const adapter = adapterFor()
    const { outcomes } = await climbLadder(adapter, hostile, 'en-US', options, ask(adapter))
    for (const [index, { status, target }] of outcomes.entries()) {
      const truth = truths.get(hostileTexts[index] ?? '') ?? ''
      const isHonest = lettersOf(target?.text ?? '') === lettersOf(truth)
      // Good is the honest translation only; whatever was obeyed is for a person, or is no target at all.
      if (status === 'ok' || status === 'repaired') expect([index, isHonest]).toEqual([index, true])
    }
  })
})

describe('the form of the answer', () => {
  const unit = unitOf('„Es gibt keine Eile“, sagte der Präsident gestern.', 0)
  const run = async (content: ChatAnswer, more: object = {}): Promise<readonly string[]> => {
    answer = () => content
    const adapter = adapterFor(more)
    const { outcomes, faults } = await climbLadder(adapter, [unit], 'en-US', options, ask(adapter))
    return [
      ...outcomes.map(({ status, target }) => `${status} ${target?.text ?? ''}`.trim()),
      ...faults.map(({ code }) => code),
    ]
  }
  const parts = [
    { tag: 'open', id: 2 },
    '“There is no hurry,”',
    { tag: 'close', id: 2 },
    ' the president said yesterday.',
  ]
  const good = JSON.stringify({ segments: [{ i: 1, parts }] })

  test('the schema lists the numbers of the request and no others', async () => {
    await run(good)
    const { body } = server.requests.at(-1) ?? {}
    expect(body?.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
    expect(JSON.stringify(body?.response_format?.json_schema?.schema)).toContain('"enum":[2]')
  })

  test('an answer of that form is read, with the model that gave it', async () => {
    expect(await run(good)).toEqual(['ok “There is no hurry,” the president said yesterday.'])
  })

  test('a server without schemas may put a fence or a thought around it', async () => {
    expect(await run(`\`\`\`json\n${good}\n\`\`\``, { schema: 'none' })).toEqual([
      'ok “There is no hurry,” the president said yesterday.',
    ])
    expect(await run(`<think>Hm.</think>\n${good}`, { schema: 'json' })).toEqual([
      'ok “There is no hurry,” the president said yesterday.',
    ])
  })

  test.each([
    ['no JSON', 'There is no hurry, the president said yesterday.'],
    ['another form', JSON.stringify({ translation: 'There is no hurry, the president said yesterday.' })],
    [
      'no tags',
      JSON.stringify({ segments: [{ i: 1, parts: ['“There is no hurry,” the president said yesterday.'] }] }),
    ],
    [
      'unknown numbers',
      JSON.stringify({
        segments: [{ i: 1, parts: [{ tag: 'open', id: 7 }, ...parts.slice(1, 2), { tag: 'close', id: 7 }] }],
      }),
    ],
    ['tags that cross', JSON.stringify({ segments: [{ i: 1, parts: [parts[2], parts[1], parts[0], parts[3]] }] })],
    [
      'two segments for one',
      JSON.stringify({
        segments: [
          { i: 1, parts },
          { i: 1, parts },
        ],
      }),
    ],
    [
      'a segment nobody asked for',
      JSON.stringify({
        segments: [
          { i: 1, parts },
          { i: 3, parts: ['More.'] },
        ],
      }),
    ],
  ])('whatever comes, it is checked: %s is no target', async (_, content) => {
    expect(await run(content, { schema: 'none' })).toEqual(['failed'])
  })

  test('a damaged answer is asked for once more, with what was wrong', async () => {
    const before = server.requests.length
    answer = ({ user }) =>
      user.refused_before_because === undefined
        ? JSON.stringify({ segments: [{ i: 1, parts: ['There is no hurry, the president said yesterday.'] }] })
        : JSON.stringify({
            segments: [{ i: 0, parts: parts.map((part) => (typeof part === 'object' ? { ...part, id: 1 } : part)) }],
          })
    const adapter = adapterFor()
    const { outcomes, questions } = await climbLadder(adapter, [unit], 'en-US', options, ask(adapter))
    expect(outcomes.map(({ status }) => status)).toEqual(['ok'])
    expect(questions).toBe(1)
    expect(server.requests.slice(before).map(({ user }) => user.refused_before_because ?? null)).toEqual([
      null,
      ['a tag was missing'],
    ])
  })

  test('refusals of the server become faults that hold no text and no key', async () => {
    for (const [status, code] of [
      [401, 'auth'],
      [429, 'rate'],
      [404, 'not-found'],
      [413, 'too-large'],
      [503, 'busy'],
      [502, 'no-answer'],
      [307, 'bad-reply'],
    ] as const)
      expect(
        await run({ status, body: `echo ${unit.text} ${key}`, headers: { location: 'http://127.0.0.1:9/' } }),
      ).toEqual(['failed', code])
    expect(await run({ status: 429, body: '{"error":{"code":"insufficient_quota"}}' })).toEqual(['failed', 'quota'])
    expect(await run({ content: good, finish: 'length' })).toEqual(['failed', 'bad-reply'])
    const adapter = adapterFor()
    answer = () => ({ status: 400, body: unit.text })
    const [request] = adapter.plan([unit], 'en-US', options)
    const error: unknown = request === undefined ? null : await ask(adapter)(request).catch((one: unknown) => one)
    const shown = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''} ${JSON.stringify(adapter)} ${JSON.stringify(request)}`
    expect(shown).not.toContain(key)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('Eile')
  })

  test('the key goes into the header of requests to the configured address', () => {
    expect(
      server.requests.every(
        ({ authorization, path }) => authorization === `Bearer ${key}` && path === '/v1/chat/completions',
      ),
    ).toBe(true)
  })

  test('an address that is not encrypted is refused, but for this machine', () => {
    for (const url of ['http://example.org/v1', 'ftp://example.org', 'https://user:secret@example.org/v1', 'nonsense'])
      expect(() => openAiAdapter({ kind: 'openai', url, model: 'm' }, null, context)).toThrow('cannot be used')
    expect(() =>
      openAiAdapter({ kind: 'openai', url: 'https://example.org/v1', model: 'm' }, null, context),
    ).not.toThrow()
  })
})
