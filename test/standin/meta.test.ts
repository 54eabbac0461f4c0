import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { type StandIn, startStandIn } from './server.ts'
import { shapes } from './shapes.ts'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn({
    characterCount: 100,
    characterLimit: 500,
    keys: [{ key: 'small:fx', scopes: null }],
  })
})
afterAll(() => standIn.stop())
const read = async (path: string, key?: string): Promise<unknown> =>
  JSON.parse((await ask(standIn, path, null, key === undefined ? {} : { key })).text) as unknown

test('usage counts what was charged, against the limit', async () => {
  await clientOf(standIn).translateText('Guten Tag.', 'de', 'pl')
  const { character } = await clientOf(standIn).getUsage()
  expect([character?.count, character?.limit, character?.limitReached()]).toEqual([110, 500, false])
  expect(shapes.usage(await read('/v2/usage'))).toEqual([])
  expect(Object.keys((await read('/v2/usage', 'small:fx')) as object)).toEqual(['character_count', 'character_limit'])
})

test('languages are listed with their features and how finished they are', async () => {
  const list = (await read('/v3/languages?resource=translate_text')) as readonly {
    readonly lang: string
    readonly status: string
    readonly usable_as_source: boolean
    readonly usable_as_target: boolean
    readonly features: Readonly<Record<string, unknown>>
  }[]
  expect(shapes.languagesV3(list)).toEqual([])
  const find = (lang: string) => list.find((one) => one.lang === lang)
  expect(find('de')).toMatchObject({ usable_as_source: true, usable_as_target: true, status: 'stable' })
  expect(find('en')).toMatchObject({ usable_as_source: true, usable_as_target: false })
  expect(find('en-GB')).toMatchObject({ usable_as_source: false, usable_as_target: true })
  expect(find('zh-Hant')).toMatchObject({ usable_as_target: true })
  expect(find('de-CH')).toMatchObject({ status: 'beta' })
  expect(Object.keys(find('ru')!.features)).toEqual(['tag_handling', 'auto_detection', 'formality', 'glossary'])
  expect(Object.keys(find('en-US')!.features)).not.toContain('formality')
  expect((await ask(standIn, '/v3/languages')).status).toBe(400)
  expect((await ask(standIn, '/v3/languages?resource=tea')).status).toBe(400)
  for (const resource of ['translate_document', 'glossary', 'style_rules', 'write'])
    expect(shapes.languagesV3(await read(`/v3/languages?resource=${resource}`))).toEqual([])
})

test('the deprecated lists are what the official client reads', async () => {
  const sources = await clientOf(standIn).getSourceLanguages()
  const targets = await clientOf(standIn).getTargetLanguages()
  expect(sources.map(({ code }) => code)).toContain('de')
  expect(sources.map(({ code }) => code)).not.toContain('en-GB')
  expect(targets).toContainEqual({ name: 'English (British)', code: 'en-GB', supportsFormality: false })
  expect(targets).toContainEqual({ name: 'French', code: 'fr', supportsFormality: true })
  expect(shapes.languagesV2(await read('/v2/languages?type=target'))).toEqual([])
  expect((await ask(standIn, '/v2/languages?type=both')).status).toBe(400)
})

test('every language that is listed as a target is taken as one, under its code of either form', async () => {
  const list = (await read('/v3/languages?resource=translate_text')) as readonly {
    lang: string
    usable_as_target: boolean
  }[]
  for (const { lang } of list.filter((one) => one.usable_as_target))
    expect((await ask(standIn, '/v2/translate', { text: ['Ja'], target_lang: lang })).status, lang).toBe(200)
})

test('there are no translation memories', async () => {
  expect(await clientOf(standIn).listTranslationMemories()).toEqual([])
  expect(shapes.translationMemories(await read('/v3/translation_memories'))).toEqual([])
  const body = { text: ['Ja'], target_lang: 'FR', translation_memory_id: 'x' }
  expect((await ask(standIn, '/v2/translate', body)).status).toBe(404)
})

test('translations and refusals have the documented shapes', async () => {
  const fields = {
    target_lang: 'FR',
    show_billed_characters: true,
    model_type: 'prefer_quality_optimized',
    tag_handling: 'xml',
  }
  const { text } = await ask(standIn, '/v2/translate', { text: ['Ja', 'Nein'], ...fields })
  expect(shapes.translations(JSON.parse(text))).toEqual([])
  expect(shapes.translations({ translations: [{ text: 1, more: 2 }] })).toEqual([
    '$.translations[0].detected_source_language is missing',
    '$.translations[0].text is not a text',
    '$.translations[0].more is unknown',
  ])
  for (const path of ['/v2/nowhere', '/v2/languages?type=both', '/v3/languages'])
    expect(shapes.error(await read(path)), path).toEqual([])
})
