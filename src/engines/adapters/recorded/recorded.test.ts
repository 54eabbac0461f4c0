import { describe, expect, test } from 'vitest'
import { type EngineAdapter, EngineError, type PlannedRequest, type Reply } from '../../contract.ts'
import { recordedAdapter, recordingAdapter } from './adapter.ts'
import { readCassette, writeCassette } from './cassette.ts'

const request = (text: string, locale = 'en-US'): PlannedRequest => ({
  engine: 'e',
  locale,
  key: `key-of-${text}-${locale}`,
  body: { model: 'm', texts: [text] },
  items: [],
  bytes: 0,
  cost: { unit: 'codepoints', exact: true, amount: 0 },
})
const reply: Reply = {
  status: 200,
  headers: { 'x-trace-id': 't', 'set-cookie': 'secret' },
  texts: [{ text: 'Hello', billed: 5 }],
}
const engine = (texts: Reply): EngineAdapter => ({
  id: 'e',
  wireVersion: 1,
  caps: {
    inline: 'xml',
    shapes: ['block'],
    maxTexts: 1,
    maxBytes: 1,
    billing: 'none',
    glossary: 'none',
    context: false,
    idempotency: false,
  },
  plan: () => [],
  narrow: (request) => request,
  send: () => Promise.resolve(texts),
  parse: () => [],
})
const io = { signal: new AbortController().signal, timeoutMs: 1, idempotencyKey: '', resolve: (hash: string) => hash }
const record = async (): Promise<string> => {
  const { adapter, cassette } = recordingAdapter(engine(reply), new Map(), ['sk-1'])
  await adapter.send(request('Hallo'), io)
  await adapter.send(request('Adieu'), io)
  return cassette()
}
const answersOf = (text: string): ReadonlyMap<string, never> => {
  const read = readCassette(text)
  if (!('answers' in read)) throw new Error(`line ${read.faultyLine}`)
  return read.answers as ReadonlyMap<string, never>
}

describe('recorded answers', () => {
  test('come back as they were given, without headers that nobody should read', async () => {
    const text = await record()
    expect(text).not.toContain('secret')
    expect(text.trimEnd().split('\n').length).toBe(2)
    const replay = recordedAdapter(engine(reply), answersOf(text))
    expect(await replay.send(request('Hallo'), io)).toEqual({ ...reply, headers: { 'x-trace-id': 't' } })
  })

  test('a file that is read and written again has the same bytes', async () => {
    const text = await record()
    expect(writeCassette(answersOf(text).values())).toBe(text)
  })

  test('a request that was never recorded fails and says what differs from the nearest', async () => {
    const replay = recordedAdapter(engine(reply), answersOf(await record()))
    const failure = await replay.send(request('Hallo!'), io).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EngineError)
    expect(String(failure)).toContain('the nearest, key-of-Hallo, differs at texts.0')
    expect(String(await replay.send(request('Hallo', 'fr-FR'), io).catch((error: unknown) => error))).toContain(
      'nothing is recorded for this locale',
    )
  })

  test('are not written when a key stands in them', async () => {
    const { adapter, cassette } = recordingAdapter(
      engine({ ...reply, texts: [{ text: 'your key is sk-1' }] }),
      new Map(),
      ['sk-1'],
    )
    await adapter.send(request('Hallo'), io)
    expect(cassette).toThrow('a key stands in the answers')
  })

  test('a line that is no answer is named', () => {
    expect(readCassette('{"key":"a"}\n')).toEqual({ faultyLine: 1 })
    expect(readCassette('\nnonsense\n')).toEqual({ faultyLine: 2 })
  })
})
