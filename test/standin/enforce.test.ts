import { GlossaryEntries } from 'deepl-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { type StandIn, startStandIn } from './server.ts'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn({ keys: [{ key: 'only-usage', scopes: ['usage'] }] })
})
afterAll(() => standIn.stop())

const refusal = async (
  fields: Readonly<Record<string, unknown>>,
): Promise<{ readonly status: number; readonly message: unknown }> => {
  const before = standIn.stats().billed
  const { status, text } = await ask(standIn, '/v2/translate', {
    text: ['Guten Tag.'],
    target_lang: 'EN-GB',
    ...fields,
  })
  expect(standIn.stats().billed, 'what is refused is free').toBe(before)
  return { status, message: (JSON.parse(text) as { message: unknown }).message }
}

test('a wrong key, no key, and a key without the scope are refused with 403', async () => {
  const body = { text: ['Ja.'], target_lang: 'FR' }
  expect((await ask(standIn, '/v2/translate', body, { key: 'wrong' })).status).toBe(403)
  expect((await ask(standIn, '/v2/translate', body, { key: null })).status).toBe(403)
  expect((await ask(standIn, '/v2/translate', body, { key: 'only-usage' })).status).toBe(403)
  expect((await ask(standIn, '/v2/usage', null, { key: 'only-usage' })).status).toBe(200)
  await expect(clientOf({ url: standIn.url, key: 'wrong' }).getUsage()).rejects.toThrow('Authorization')
})

test('fifty texts are taken, fifty-one are not', async () => {
  const texts = Array.from({ length: 51 }, (_, n) => `Satz ${n}.`)
  expect((await refusal({ text: texts })).status).toBe(400)
  expect((await ask(standIn, '/v2/translate', { text: texts.slice(1), target_lang: 'FR' })).status).toBe(200)
})

test('a body over 128 KiB is refused by a gateway, one of exactly so much is not', async () => {
  const empty = JSON.stringify({ text: [''], target_lang: 'FR' }).length
  const body = (bytes: number): object => ({ text: ['x'.repeat(bytes - empty)], target_lang: 'FR' })
  expect((await ask(standIn, '/v2/translate', { ...body(131_072) })).status).toBe(200)
  const { status, headers, text } = await ask(standIn, '/v2/translate', { ...body(131_073) })
  expect([status, headers.get('content-type')]).toEqual([413, 'text/html'])
  expect(text).toContain('<h1>413 Request Entity Too Large</h1>')
})

test('a server that takes only 76 KiB with tags takes more without', async () => {
  standIn.set({ maxBytesWithTags: 76 * 1024 })
  const text = ['x'.repeat(80_000)]
  expect((await ask(standIn, '/v2/translate', { text, target_lang: 'FR', tag_handling: 'xml' })).status).toBe(413)
  expect((await ask(standIn, '/v2/translate', { text, target_lang: 'FR' })).status).toBe(200)
  standIn.set({ maxBytesWithTags: null })
})

test('what is not well-formed is refused under tag handling v2, and taken under v1', async () => {
  const refused = { status: 400, message: 'Tag handling parsing failed, please check input.' }
  const v2 = { tag_handling: 'xml', tag_handling_version: 'v2' }
  for (const text of [
    'Müller & Söhne',
    'a &nbsp; b',
    '<q i="1">offen',
    'a < b',
    '<q i=1></q>',
    'x</q>',
    '<q><g></q></g>',
    '\u0008',
  ])
    expect(await refusal({ text: ['gut', text], ...v2 }), text).toEqual(refused)
  const broken = { text: ['<q i="1">offen'], target_lang: 'FR', tag_handling: 'xml', tag_handling_version: 'v1' }
  const { status, text } = await ask(standIn, '/v2/translate', broken)
  expect(status).toBe(200)
  expect(text).toMatch(/"text":"<q i=\\"1\\">\p{L}+"/u)
})

test('what is only reported of strict tag handling can be switched on', async () => {
  const fields = { target_lang: 'FR', tag_handling: 'xml', context: 'Müller & Söhne' }
  const status = async (text: string): Promise<number> =>
    (await ask(standIn, '/v2/translate', { ...fields, text: [text] })).status
  expect([await status('<s>Ja.</s> <s>Nein.</s>'), await status('Ja, <q>nein</q>.')]).toEqual([200, 200])
  standIn.set({ isParentNeeded: true })
  expect([await status('<s>Ja.</s> <s>Nein.</s>'), await status('Ja, <q>nein</q>.')]).toEqual([200, 400])
  standIn.set({ isParentNeeded: false, isContextXml: true })
  expect(await status('<s>Ja.</s>')).toBe(400)
  standIn.set({ isContextXml: false })
})

test('unknown languages and values are refused', async () => {
  for (const fields of [
    { target_lang: 'XX' },
    { target_lang: undefined },
    { source_lang: 'EN-GB' },
    { source_lang: 'XX' },
    { text: [] },
    { text: [7] },
    { formality: 'rude' },
    { tag_handling: 'markdown' },
    { tag_handling: 'xml', tag_handling_version: 'v3' },
    { model_type: 'best' },
    { outline_detection: 'maybe' },
  ])
    expect((await refusal(fields)).status, JSON.stringify(fields)).toBe(400)
})

test('more and less are refused where there is no formality, the preferring forms are not', async () => {
  expect(await refusal({ formality: 'more' })).toEqual({
    status: 400,
    message: "'formality' is not supported for given 'target_lang'.",
  })
  for (const fields of [
    { formality: 'prefer_more', target_lang: 'EN-GB' },
    { formality: 'less', target_lang: 'FR' },
  ])
    expect((await ask(standIn, '/v2/translate', { text: ['Ja.'], ...fields })).status).toBe(200)
})

test('glossaries need a source language, must exist, and must hold the pair, each of them', async () => {
  const client = clientOf(standIn)
  const entries = new GlossaryEntries({ entries: { Haus: 'house' } })
  const english = await client.createMultilingualGlossary('en', [
    { sourceLangCode: 'de', targetLangCode: 'en', entries },
  ])
  const french = await client.createMultilingualGlossary('fr', [
    { sourceLangCode: 'de', targetLangCode: 'fr', entries },
  ])
  const [en, fr] = [english.glossaryId, french.glossaryId]
  const source_lang = 'DE'
  expect((await refusal({ glossary_id: en })).status).toBe(400)
  expect((await refusal({ glossary_id: 'none', source_lang })).status).toBe(404)
  expect((await refusal({ glossary_id: fr, source_lang })).status).toBe(400)
  expect((await refusal({ glossary_id: en, glossary_ids: [en], source_lang })).status).toBe(400)
  expect((await refusal({ glossary_ids: [en, fr], source_lang })).status).toBe(400)
  expect((await refusal({ glossary_ids: [en, en, en, en, en, en], source_lang })).status).toBe(400)
  await client.translateText('Das Haus.', 'de', 'en-GB', { glossaryIds: [en, en] })
})

test("a style list must exist and be of the target's language", async () => {
  const style = await clientOf(standIn).createStyleRule({ name: 'house', language: 'en' })
  expect((await refusal({ style_id: style.styleId, target_lang: 'FR' })).status).toBe(400)
  expect((await refusal({ style_id: 'none' })).status).toBe(404)
  await clientOf(standIn).translateText('Ja.', 'de', 'en-US', { styleRule: style.styleId })
})

test('ten custom instructions of 300 characters are taken, for eight languages', async () => {
  const instruction = 'x'.repeat(300)
  const ten = Array.from({ length: 10 }, () => instruction)
  expect((await refusal({ custom_instructions: [...ten, 'y'] })).status).toBe(400)
  expect((await refusal({ custom_instructions: [`${instruction}x`] })).status).toBe(400)
  expect((await refusal({ custom_instructions: ['y'], target_lang: 'RU' })).status).toBe(400)
  await clientOf(standIn).translateText('Ja.', 'de', 'ja', { customInstructions: ten })
})

test('an exhausted account refuses the whole request, before any work', async () => {
  const { stop, ...small } = await startStandIn({ characterLimit: 10 })
  const client = clientOf(small)
  await expect(client.translateText(['12345', '678901'], 'de', 'fr')).rejects.toThrow('Quota')
  expect(small.stats().billed).toBe(0)
  await client.translateText(['12345', '67890'], 'de', 'fr')
  expect(small.stats().billed).toBe(10)
  await expect(client.translateText('x', 'de', 'fr')).rejects.toThrow('Quota')
  await stop()
})

test('the limit holds among requests that run at once', async () => {
  const { stop, ...small } = await startStandIn({ characterLimit: 20, latencyMs: 30 })
  const client = clientOf(small)
  const ended = await Promise.allSettled(Array.from({ length: 8 }, () => client.translateText('12345', 'de', 'fr')))
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  expect(small.stats()).toMatchObject({ billed: 20, byStatus: { 200: 4, 456: 4 } })
  await stop()
})

test('other methods, paths and encodings are refused', async () => {
  expect((await ask(standIn, '/v2/translate')).status).toBe(405)
  expect((await ask(standIn, '/v2/translate/more', { text: ['a'] })).status).toBe(404)
  const plain = await fetch(`${standIn.url}/v2/translate`, {
    method: 'POST',
    headers: { Authorization: `DeepL-Auth-Key ${standIn.key}`, 'Content-Type': 'text/plain' },
    body: 'text=a',
  })
  expect(plain.status).toBe(415)
})
