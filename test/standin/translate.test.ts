import { GlossaryEntries, type TranslateTextOptions } from 'deepl-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { type StandIn, startStandIn } from './server.ts'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn()
})
afterAll(() => standIn.stop())

const wire = '<s i="1">Trump sagte: <q i="2">„Es gibt keine Eile.“</q><x i="3"></x></s>'
const options: TranslateTextOptions = {
  tagHandling: 'xml',
  tagHandlingVersion: 'v2',
  outlineDetection: false,
  splittingTags: ['s'],
  modelType: 'quality_optimized',
  context: 'Der Gipfel von Hanoi',
}

test('the official client gets its texts back in order, with bill and model', async () => {
  const results = await clientOf(standIn).translateText([wire, 'Kein Tag.'], 'de', 'en-GB', { ...options })
  expect(results).toHaveLength(2)
  expect(results[0]!.text).toMatch(/^<s i="1">Trump said: <q i="2">“\p{Lu}[\p{L} ]+\.”<\/q><x i="3"><\/x><\/s>$/u)
  expect(results[0]!.billedCharacters).toBe('Trump sagte: „Es gibt keine Eile.“'.length)
  expect(results[0]!.modelTypeUsed).toBe('quality_optimized')
  expect(results[0]!.detectedSourceLang).toBe('de')
})

test('what was on the wire can be read afterwards', async () => {
  const before = standIn.requests().length
  await clientOf(standIn).translateText([wire], 'de', 'fr', { ...options })
  const [request] = standIn.requests().slice(before)
  const form = new URLSearchParams(request!.body)
  expect(form.getAll('text')).toEqual([wire])
  expect(Object.fromEntries([...form].filter(([name]) => name !== 'text'))).toEqual({
    target_lang: 'fr',
    source_lang: 'de',
    show_billed_characters: '1',
    tag_handling: 'xml',
    tag_handling_version: 'v2',
    outline_detection: '0',
    splitting_tags: 's',
    model_type: 'quality_optimized',
    context: 'Der Gipfel von Hanoi',
  })
  expect(request).toMatchObject({ key: 'right', status: 200, isAnswered: true, billed: 34, fault: null })
  expect(JSON.stringify(request)).not.toContain(standIn.key)
  expect(request!.bytes).toBe(Buffer.byteLength(request!.body))
})

test('JSON bodies are read as forms are', async () => {
  const form = new URLSearchParams([
    ['text', wire],
    ['target_lang', 'RU'],
    ['source_lang', 'DE'],
    ['tag_handling', 'xml'],
    ['show_billed_characters', '1'],
  ])
  const body = { text: [wire], target_lang: 'RU', source_lang: 'DE', tag_handling: 'xml', show_billed_characters: true }
  const [one, two] = [await ask(standIn, '/v2/translate', form), await ask(standIn, '/v2/translate', body)]
  expect(one.status).toBe(200)
  expect(two.text).toBe(one.text)
})

test('every answer carries a trace id of its own, refusals too', async () => {
  const answers = [
    await ask(standIn, '/v2/usage'),
    await ask(standIn, '/v2/usage', null, { key: 'wrong' }),
    await ask(standIn, '/v2/nowhere'),
    await ask(standIn, '/v2/translate', { text: ['Ja.'], target_lang: 'EN-GB' }),
    await ask(standIn, '/v2/translate', { text: 'x'.repeat(200_000).split('y'), target_lang: 'EN-GB' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 404, 200, 413])
  const traces = answers.map(({ headers }) => headers.get('x-trace-id'))
  expect(new Set(traces).size).toBe(5)
  for (const trace of traces) expect(trace).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u)
})

test('bill and model are in the answer only when they are asked for', async () => {
  const { text } = await ask(standIn, '/v2/translate', { text: ['Ja, danke.'], target_lang: 'ES' })
  expect(JSON.parse(text)).toEqual({
    translations: [{ detected_source_language: 'DE', text: expect.any(String) as unknown }],
  })
})

test('terms of a glossary are in the translation as the glossary has them', async () => {
  const client = clientOf(standIn)
  const entries = new GlossaryEntries({ entries: { Gipfeltreffen: 'SUMMIT MEETING', 'Weißes Haus': 'White House' } })
  const glossary = await client.createMultilingualGlossary('terms', [
    { sourceLangCode: 'de', targetLangCode: 'en', entries },
  ])
  const { text } = await client.translateText('Das Weißes Haus und das Gipfeltreffen.', 'de', 'en-US', { glossary })
  expect(text).toMatch(/White House .*SUMMIT MEETING/u)
})

test('text in ignored tags stays German', async () => {
  const text = 'Im <k>Weißen Haus</k> ist Ruhe.'
  const result = await clientOf(standIn).translateText(text, 'de', 'it', { tagHandling: 'xml', ignoreTags: ['k'] })
  expect(result.text).toMatch(/^\p{L}+ <k>Weißen Haus<\/k> \p{L}/u)
})
