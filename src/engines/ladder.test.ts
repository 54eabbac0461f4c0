import { expect, test } from 'vitest'
import type { OccurrenceId } from '../article/types.ts'
import { houseStyleFor } from '../quotations/styles/index.ts'
import {
  type EngineAdapter,
  EngineError,
  type EngineUnit,
  type PlannedRequest,
  type Reply,
  type Shape,
} from './contract.ts'
import { narrowRequest, planRequests, type PlanRules } from './plan/index.ts'
import { climbLadder } from './ladder.fixture.ts'
import { parseAnswer } from './answer/index.ts'

const rules: PlanRules = {
  engine: 'test',
  wireVersion: 1,
  caps: {
    inline: 'xml',
    shapes: ['block', 'sentence', 'plain'],
    maxTexts: 50,
    maxBytes: 65_536,
    billing: 'codepoints',
    glossary: 'none',
    context: false,
    idempotency: false,
  },
  identity: null,
  body: (items) => items.map(({ wire }) => wire),
  cost: (items) => ({ unit: 'codepoints', exact: true, amount: items.reduce((sum, { chars }) => sum + chars, 0) }),
}
const adapter: EngineAdapter = {
  id: 'test',
  wireVersion: 1,
  caps: rules.caps,
  plan: (units, locale, options) => planRequests(units, locale, options, rules),
  narrow: (request, items) => narrowRequest(request, items, rules),
  send: () => Promise.reject(new Error('not used')),
  parse: (request, reply) => parseAnswer(request, reply, { sourceLocale: 'de', style: houseStyleFor(request.locale) }),
}
const options = { model: null, formality: 'default', glossary: null, style: null, context: false } as const
const text = '„Wir warten“, sagte sie gestern. Dann ging sie nach Hause. 2019'
const unit: EngineUnit = {
  article: 'a',
  block: 'b',
  text,
  codes: [],
  segments: [
    { id: 's1', start: 0, end: 32, wanted: true },
    { id: 's2', start: 33, end: 58, wanted: true },
    { id: 's3', start: 59, end: 63, wanted: true },
  ],
  quotes: [{ id: 'q1.1' as OccurrenceId, start: 0, innerStart: 1, innerEnd: 11, end: 12, kind: 'direct', depth: 1 }],
}
const climb = async (
  answers: (wire: string, shape: Shape) => string | EngineError,
  units: readonly EngineUnit[] = [unit],
): Promise<{ readonly shown: readonly string[]; readonly asked: readonly string[] }> => {
  const asked: string[] = []
  const ask = (request: PlannedRequest, rung: number): Promise<Reply> => {
    const texts: { text: string }[] = []
    for (const item of request.items) {
      asked.push(`${rung} ${item.shape}`)
      const answer = answers(item.wire, item.shape)
      if (typeof answer !== 'string') return Promise.reject(answer)
      texts.push({ text: answer })
    }
    return Promise.resolve({ status: 200, headers: {}, texts })
  }
  const { outcomes } = await climbLadder(adapter, units, 'en-US', options, ask)
  return { shown: outcomes.map(({ status, target }) => `${status} ${target?.text ?? ''}`.trim()), asked }
}
const good =
  '<s i="1"><q i="2">“We are waiting,”</q> she said yesterday.</s> <s i="3">Then she went home.</s> <s i="4">2019</s>'
const lost = good.replaceAll(/<\/?q[^>]*>/gu, '')

test('a good answer needs no further question', async () => {
  expect(await climb(() => good)).toEqual({
    shown: ['ok “We are waiting,” she said yesterday.', 'ok Then she went home.', 'ok 2019'],
    asked: ['0 block'],
  })
})

test('only the damaged sentence is asked for again, alone', async () => {
  expect(
    await climb((_, shape) => (shape === 'block' ? lost : '<q i="1">“We are waiting,”</q> she said yesterday.')),
  ).toEqual({
    shown: ['ok “We are waiting,” she said yesterday.', 'ok Then she went home.', 'ok 2019'],
    asked: ['0 block', '2 sentence'],
  })
})

test('then it is asked for without tags, and a person looks at it', async () => {
  const answer = await climb((_, shape) => (shape === 'block' ? lost : '“We are waiting,” she said yesterday.'))
  expect(answer.shown[0]).toBe('degraded “We are waiting,” she said yesterday.')
  expect(answer.asked).toEqual(['0 block', '2 sentence', '4 plain'])
})

test('then it is left to a person, with a suggestion', async () => {
  const { shown, asked } = await climb((_, shape) =>
    shape === 'block' ? lost : 'She said yesterday that they were waiting.',
  )
  expect(shown[0]).toBe('failed')
  expect(asked).toEqual(['0 block', '2 sentence', '4 plain'])
})

test('German text never becomes a target, whatever is asked', async () => {
  const { shown } = await climb((wire) => wire)
  expect(shown).toEqual(['failed', 'failed', 'ok 2019'])
})

test('a request without an answer leaves its segments failed and says why', async () => {
  const fault = new EngineError({ code: 'busy', billing: 'no' }, 'busy')
  expect(await climb(() => fault)).toEqual({ shown: ['failed', 'failed', 'failed'], asked: ['0 block'] })
})

test('a sentence with an accepted target is not sent again', async () => {
  const partly = { ...unit, segments: unit.segments.map((one, index) => ({ ...one, wanted: index === 1 })) }
  const { shown, asked } = await climb(
    (wire) => (wire === 'Dann ging sie nach Hause.' ? 'Then she went home.' : ''),
    [partly],
  )
  expect([shown, asked]).toEqual([['ok Then she went home.'], ['0 sentence']])
})

test('the reserve limits what is asked again', async () => {
  const many = Array.from({ length: 60 }, (_, index): EngineUnit => ({ ...unit, block: `b${index}` }))
  const { asked } = await climb((_, shape) => (shape === 'block' ? lost : ''), many)
  // A fifth of the first cost is not enough for all sixty.
  expect(asked.filter((one) => one.startsWith('2')).length).toBeLessThan(60)
})
