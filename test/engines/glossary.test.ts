import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createDeeplClient,
  type DeeplClient,
  deeplStyle,
  hasDeeplGlossary,
  syncDeeplGlossary,
  syncDeeplStyle,
} from '../../src/engines/index.ts'
import { houseStyleFor } from '../../src/quotations/index.ts'
import { type StandIn, startStandIn } from '../standin/server.ts'

let server: StandIn
let client: DeeplClient
const terms = [
  { source: 'constructor', target: 'constructeur' },
  { source: 'Gipfel', target: 'sommet' },
  { source: '2024', target: '2024' },
]
const created = (path: string): number =>
  server.requests().filter(({ method, url }) => method === 'POST' && url.startsWith(path)).length
const given = { project: 'post', sourceLocale: 'de', targetLocale: 'fr-FR', terms }

beforeAll(async () => {
  server = await startStandIn({})
  client = await createDeeplClient({ key: () => server.key, url: server.url, version: '0.0.0' })
})
afterAll(() => server.stop())

describe('a glossary at DeepL', () => {
  let first: string | null
  beforeEach(async () => {
    first ??= await syncDeeplGlossary(client, given)
  })

  test('is made once, whatever the order of its terms, and used by every French', async () => {
    expect(first).not.toBeNull()
    const before = created('/v3/glossaries')
    expect(await syncDeeplGlossary(client, { ...given, terms: terms.toReversed(), targetLocale: 'fr-BE' })).toBe(first)
    expect(created('/v3/glossaries')).toBe(before)
  })

  test('is made anew when a term changes; the old one goes after a day, others stay for ever', async () => {
    await client.createGlossary(
      'somebody else',
      { source: 'de', target: 'fr', tsv: 'a\tb' },
      new AbortController().signal,
    )
    const changed = [...terms.slice(1), { source: 'constructor', target: 'bâtisseur' }]
    const before = created('/v3/glossaries')
    const second = await syncDeeplGlossary(client, { ...given, terms: changed })
    expect(second).not.toBe(first)
    expect(created('/v3/glossaries') - before).toBe(1)
    const names = async (): Promise<string[]> =>
      (await client.listGlossaries(new AbortController().signal)).map(({ name }) => name).sort()
    expect(await names()).toHaveLength(3)
    await syncDeeplGlossary(client, { ...given, terms: changed, now: Date.now() + 90_000_000 })
    expect(await names()).toEqual([expect.stringMatching(/^goosefoot\/post\/de-fr#[0-9a-f]{12}$/u), 'somebody else'])
  })

  test('is not asked for where DeepL has none, nor with a term that it would refuse', async () => {
    expect(hasDeeplGlossary('pl')).toBe(false)
    const before = server.requests().length
    await expect(
      syncDeeplGlossary(client, { ...given, terms: [{ source: 'Zeile\nzwei', target: 'x' }] }),
    ).rejects.toMatchObject({ code: 'engine.term' })
    await expect(syncDeeplGlossary(client, { ...given, terms: [...terms, ...terms] })).rejects.toMatchObject({
      code: 'engine.term',
    })
    expect(server.requests().length).toBe(before)
  })

  test('that cannot be stored now stops nothing', async () => {
    server.plan([{ fault: { kind: 'status', status: 456 }, path: '/v3/glossaries', times: null }])
    expect(await syncDeeplGlossary(client, { ...given, terms: terms.slice(1) })).toBeNull()
    server.plan([])
  })
})

describe('style rules at DeepL', () => {
  test('say the marks of the house, and are made once', async () => {
    const style = deeplStyle('fr', houseStyleFor('fr-FR'))
    if (style === null) throw new Error('French has rules')
    expect(style.custom_instructions[0]?.prompt).toContain('«')
    expect(style.custom_instructions[0]?.prompt.length).toBeLessThanOrEqual(300)
    const id = await syncDeeplStyle(client, 'post', style)
    expect(id).not.toBeNull()
    const before = created('/v3/style_rules')
    expect(await syncDeeplStyle(client, 'post', style)).toBe(id)
    expect(created('/v3/style_rules')).toBe(before)
    expect(deeplStyle('pl', houseStyleFor('pl'))).toBeNull()
  })
})
