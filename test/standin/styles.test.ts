import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { type StandIn, startStandIn } from './server.ts'
import { shapes } from './shapes.ts'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn()
})
afterAll(() => standIn.stop())

test('a style list is made, changed and deleted by the official client, and its version rises', async () => {
  const client = clientOf(standIn)
  const made = await client.createStyleRule({
    name: 'goosefoot/en',
    language: 'en',
    configured_rules: { punctuation: { quotation_mark: 'use_double_quotation_marks' } },
    custom_instructions: [{ label: 'q', prompt: 'Keep every quotation.' }],
  })
  expect(made).toMatchObject({ name: 'goosefoot/en', language: 'en', version: 1 })
  expect(made.configuredRules?.punctuation).toEqual({ quotation_mark: 'use_double_quotation_marks' })
  expect(await client.getStyleRule(made.styleId)).toEqual(made)

  expect((await client.updateStyleRuleName(made.styleId, 'goosefoot/other')).version).toBe(2)
  expect((await client.updateStyleRuleConfiguredRules(made.styleId, { numbers: { x: 'y' } })).version).toBe(3)
  const added = await client.createStyleRuleCustomInstruction(made.styleId, { label: 'r', prompt: 'Short.' })
  const id = added.id ?? ''
  expect(await client.getStyleRuleCustomInstruction(made.styleId, id)).toEqual(added)
  await client.updateStyleRuleCustomInstruction(made.styleId, id, { label: 'r', prompt: 'Shorter.' })
  await client.deleteStyleRuleCustomInstruction(made.styleId, id)
  const changed = await client.getStyleRule(made.styleId)
  expect(changed).toMatchObject({ name: 'goosefoot/other', version: 6 })
  expect(changed.customInstructions).toHaveLength(1)

  await client.deleteStyleRule(made.styleId)
  await expect(client.getStyleRule(made.styleId)).rejects.toThrow('Not found')
})

test('lists come in pages of ten, rules only on request', async () => {
  const { stop, ...other } = await startStandIn()
  const client = clientOf(other)
  for (let n = 0; n < 12; n++) await client.createStyleRule({ name: `style ${n}`, language: 'fr' })
  expect((await client.getAllStyleRules()).map(({ name }) => name)).toHaveLength(10)
  expect((await client.getAllStyleRules(1)).map(({ name }) => name)).toEqual(['style 10', 'style 11'])
  expect(await client.getAllStyleRules(0, 25)).toHaveLength(12)
  expect((await client.getAllStyleRules(0, 1))[0]?.customInstructions).toBeUndefined()
  expect((await client.getAllStyleRules(0, 1, true))[0]?.customInstructions).toEqual([])
  await expect(client.getAllStyleRules(0, 26)).rejects.toThrow('Bad request')
  await stop()
})

test('what a style list cannot hold is refused', async () => {
  const style = { name: 'x', language: 'en' }
  for (const body of [
    { ...style, language: 'ru' },
    { ...style, language: 'en-GB' },
    { ...style, name: '' },
    { language: 'en' },
    { ...style, configured_rules: { colours: {} } },
    { ...style, custom_instructions: [{ label: 'a', prompt: 'x'.repeat(301) }] },
    { ...style, custom_instructions: Array.from({ length: 201 }, () => ({ label: 'a', prompt: 'b' })) },
  ])
    expect((await ask(standIn, '/v3/style_rules', body)).status, JSON.stringify(body).slice(0, 80)).toBe(400)
})

test('answers have the documented shapes', async () => {
  const read = async (
    path: string,
    body: Readonly<Record<string, unknown>> | null = null,
    method?: string,
  ): Promise<unknown> => JSON.parse((await ask(standIn, path, body, method ? { method } : {})).text) as unknown
  const made = (await read('/v3/style_rules', { name: 'shape', language: 'ja' })) as { style_id: string }
  expect(shapes.style(made)).toEqual([])
  expect(shapes.styles(await read('/v3/style_rules?detailed=true'))).toEqual([])
  const path = `/v3/style_rules/${made.style_id}`
  expect(shapes.instruction(await read(`${path}/custom_instructions`, { label: 'a', prompt: 'b' }))).toEqual([])
  expect(shapes.style(await read(path, { name: 'y' }, 'PATCH'))).toEqual([])
  expect(shapes.error(await read('/v3/style_rules/none'))).toEqual([])
})
