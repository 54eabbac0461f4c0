import { GlossaryEntries } from 'deepl-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { readEntries } from './glossaries.ts'
import { type StandIn, startStandIn } from './server.ts'
import { shapes } from './shapes.ts'

let standIn: StandIn
beforeAll(async () => {
  standIn = await startStandIn()
})
afterAll(() => standIn.stop())

const entriesOf = (entries: Readonly<Record<string, string>>): GlossaryEntries => new GlossaryEntries({ entries })
const german = (targetLangCode: 'en' | 'fr', entries: Readonly<Record<string, string>>) => ({
  sourceLangCode: 'de' as const,
  targetLangCode,
  entries: entriesOf(entries),
})

test('a glossary of several languages is made, listed, read, changed and deleted by the official client', async () => {
  const client = clientOf(standIn)
  const made = await client.createMultilingualGlossary('goosefoot/test', [
    german('en', { Haus: 'house', 'Weißes Haus': 'White House' }),
    german('fr', { Haus: 'maison' }),
  ])
  expect(made.dictionaries).toEqual([
    { sourceLangCode: 'de', targetLangCode: 'en', entryCount: 2 },
    { sourceLangCode: 'de', targetLangCode: 'fr', entryCount: 1 },
  ])
  expect(await client.getMultilingualGlossary(made.glossaryId)).toEqual(made)
  expect((await client.listMultilingualGlossaries()).map(({ name }) => name)).toContain('goosefoot/test')

  const read = await client.getMultilingualGlossaryDictionaryEntries(made, 'de', 'en')
  expect(read.entries.entries()).toEqual({ Haus: 'house', 'Weißes Haus': 'White House' })

  const renamed = await client.updateMultilingualGlossaryName(made.glossaryId, 'goosefoot/other')
  expect(renamed.name).toBe('goosefoot/other')
  const grown = await client.updateMultilingualGlossaryDictionary(
    made.glossaryId,
    german('fr', { Haus: 'logis', Tag: 'jour' }),
  )
  expect(grown.dictionaries[1]?.entryCount).toBe(2)
  const replaced = await client.replaceMultilingualGlossaryDictionary(made.glossaryId, german('en', { Tag: 'day' }))
  expect(replaced.entryCount).toBe(1)
  await client.deleteMultilingualGlossaryDictionary(made, 'de', 'fr')
  await expect(client.getMultilingualGlossaryDictionaryEntries(made, 'de', 'fr')).rejects.toThrow('Not')
  await client.deleteMultilingualGlossary(made)
  await expect(client.getMultilingualGlossary(made.glossaryId)).rejects.toThrow('Not found')
})

test('CSV is read, quotes and all', async () => {
  const client = clientOf(standIn)
  const made = await client.createMultilingualGlossaryWithCsv(
    'csv',
    'de',
    'en',
    'Haus,house\n"Ja, ""gut""","Yes, fine"\n',
  )
  const read = await client.getMultilingualGlossaryDictionaryEntries(made, 'de', 'en')
  expect(read.entries.entries()).toEqual({ Haus: 'house', 'Ja, "gut"': 'Yes, fine' })
})

test('the older glossaries of one pair are there too', async () => {
  const client = clientOf(standIn)
  const made = await client.createGlossary('old', 'de', 'en-GB', entriesOf({ Haus: 'house' }))
  expect(made).toMatchObject({ name: 'old', sourceLang: 'de', targetLang: 'en', ready: true, entryCount: 1 })
  expect((await client.getGlossaryEntries(made)).entries()).toEqual({ Haus: 'house' })
  expect(await client.getGlossary(made.glossaryId)).toEqual(made)
  expect((await client.listGlossaries()).length).toBeGreaterThan(0)
  expect((await client.translateText('Das Haus.', 'de', 'en-GB', { glossary: made })).text).toContain('house')
  await client.deleteGlossary(made)
  await expect(client.getGlossary(made.glossaryId)).rejects.toThrow('Glossary not found')
  expect(await client.getGlossaryLanguagePairs()).toContainEqual({ sourceLang: 'de', targetLang: 'fr' })
})

const create = (
  dictionary: Readonly<Record<string, unknown>>,
): Promise<{ readonly status: number; readonly text: string }> =>
  ask(standIn, '/v3/glossaries', {
    name: 'rules',
    dictionaries: [{ source_lang: 'de', target_lang: 'en', entries: 'a\tb', entries_format: 'tsv', ...dictionary }],
  })

test('an entry that breaks a rule is refused, and its line is named', async () => {
  for (const [entries, line] of [
    ['Haus\thouse\nTag', 2],
    ['Haus\thouse\tx', 1],
    ['Haus\thouse\n\nHaus\thome', 3],
    [' Haus\thouse', 1],
    ['Haus\thouse ', 1],
    ['Haus\t', 1],
    ['Ha\u0085us\thouse', 1],
    ['Haus\tho\u2028use', 1],
    [`${'ü'.repeat(513)}\thouse`, 1],
  ] as const) {
    const { status, text } = await create({ entries })
    expect([status, text], entries).toEqual([400, expect.stringContaining(`Line ${line}:`)])
  }
  expect((await create({ entries: `${'ü'.repeat(512)}\thouse` })).status).toBe(201)
  expect((await create({ entries: 'constructor\tx\n12\ty\n__proto__\tz' })).text).toContain('"entry_count":3')
  expect(() => readEntries('x'.repeat(10 * 1024 * 1024 + 1), 'tsv')).toThrow('413')
})

test('empty, unknown and missing fields of a glossary are refused', async () => {
  for (const dictionary of [
    { entries: '' },
    { target_lang: 'xx' },
    { target_lang: 'sr' },
    { entries_format: 'json' },
    { entries: undefined },
    { source_lang: undefined },
  ])
    expect((await create(dictionary)).status, JSON.stringify(dictionary)).toBe(400)
  const dictionaries = [{ source_lang: 'de', target_lang: 'en', entries: 'a\tb', entries_format: 'tsv' }]
  for (const body of [
    { dictionaries },
    { name: '', dictionaries },
    { name: 'x'.repeat(1025), dictionaries },
    { name: 'x' },
  ])
    expect((await ask(standIn, '/v3/glossaries', body)).status).toBe(400)
})

test('answers have the documented shapes', async () => {
  const read = async (path: string, body: object | null = null, method?: string): Promise<unknown> =>
    JSON.parse(
      (await ask(standIn, path, body as Record<string, unknown> | null, method ? { method } : {})).text,
    ) as unknown
  const dictionary = { source_lang: 'de', target_lang: 'en', entries: 'a\tb', entries_format: 'tsv' }
  const made = (await read('/v3/glossaries', { name: 'shape', dictionaries: [dictionary] })) as { glossary_id: string }
  const path = `/v3/glossaries/${made.glossary_id}`
  expect(shapes.glossary(made)).toEqual([])
  expect(shapes.glossary(await read(path))).toEqual([])
  expect(shapes.glossaries(await read('/v3/glossaries'))).toEqual([])
  expect(shapes.entries(await read(`${path}/entries?source_lang=de&target_lang=en`))).toEqual([])
  expect(shapes.dictionary(await read(`${path}/dictionaries`, dictionary, 'PUT'))).toEqual([])
  expect(shapes.glossary(await read(path, { name: 'other' }, 'PATCH'))).toEqual([])
  expect(shapes.oldGlossary(await read('/v2/glossaries', { name: 'old', ...dictionary }))).toEqual([])
  expect(shapes.oldGlossaries(await read('/v2/glossaries'))).toEqual([])
  expect(shapes.languagePairs(await read('/v2/glossary-language-pairs'))).toEqual([])
  expect(shapes.error(await read('/v3/glossaries/none'))).toEqual([])
  expect((await ask(standIn, path, null, { method: 'DELETE' })).status).toBe(204)
})
