import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { GlossaryEntries } from 'deepl-node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import type { Fault, FaultRule } from './faults.ts'
import { type StandIn, startStandIn } from './server.ts'

let standIn: StandIn
beforeEach(async () => {
  standIn = await startStandIn()
})
afterEach(() => standIn.stop())

const text = 'Guten Tag.'
const body = { text: [text, 'Ja, danke.'], target_lang: 'FR' }
const translate = (
  target: StandIn = standIn,
): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> =>
  ask(target, '/v2/translate', body)
/** Until work that goes on after its client left is over. */
const settled = async (): Promise<void> => {
  for (
    let n = 0;
    n < 200 && (standIn.stats().inFlight > 0 || standIn.requests().some(({ endedMs }) => endedMs === null));
    n++
  )
    await sleep(10)
}
const planFault = (fault: Fault, rule: Omit<FaultRule, 'fault'> = {}): void => standIn.plan([{ fault, ...rule }])

test('more requests at once than the capacity are answered 429 and are free', async () => {
  standIn.set({ capacity: 2, latencyMs: 40, capacityRetryAfter: '7' })
  const answers = await Promise.all([translate(), translate(), translate(), translate()])
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 429, 429])
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('7')
  expect(standIn.stats()).toMatchObject({ maxInFlight: 2, billed: 40, byStatus: { 200: 2, 429: 2 } })
  expect((await translate()).status).toBe(200)
})

test('a status comes before any work, with Retry-After as seconds, as a date, or as nonsense', async () => {
  standIn.plan([
    { fault: { kind: 'status', status: 429, retryAfter: 3 } },
    { fault: { kind: 'status', status: 503, retryAfter: { dateIn: 60 } } },
    { fault: { kind: 'status', status: 529, retryAfter: 'soon' } },
    { fault: { kind: 'status', status: 500 } },
  ])
  const answers = [await translate(), await translate(), await translate(), await translate(), await translate()]
  expect(answers.map(({ status }) => status)).toEqual([429, 503, 529, 500, 200])
  const [seconds, date, nonsense, none] = answers.map(({ headers }) => headers.get('retry-after'))
  expect([seconds, nonsense, none]).toEqual(['3', 'soon', null])
  expect(Math.abs(Date.parse(date!) - Date.now() - 60_000)).toBeLessThan(5000)
  expect(standIn.stats().billed).toBe(20)
})

test('a rule can skip, repeat, hit every n-th, look into the body, and hit other paths', async () => {
  const statuses = async (rule: Omit<FaultRule, 'fault'>): Promise<readonly number[]> => {
    planFault({ kind: 'status', status: 500 }, rule)
    const result: number[] = []
    for (let n = 0; n < 5; n++) result.push((await translate()).status)
    return result
  }
  expect(await statuses({})).toEqual([500, 200, 200, 200, 200])
  expect(await statuses({ skip: 2 })).toEqual([200, 200, 500, 200, 200])
  expect(await statuses({ times: 3 })).toEqual([500, 500, 500, 200, 200])
  expect(await statuses({ times: null, every: 2 })).toEqual([200, 500, 200, 500, 200])
  expect(await statuses({ contains: 'danke', times: null })).toEqual([500, 500, 500, 500, 500])
  expect(await statuses({ contains: 'bitte', times: null })).toEqual([200, 200, 200, 200, 200])
  planFault({ kind: 'status', status: 503 }, { path: '/v2/usage' })
  expect((await ask(standIn, '/v2/usage')).status).toBe(503)
})

test('a reset before the work is free, one after it is charged', async () => {
  planFault({ kind: 'reset', when: 'before' })
  await expect(clientOf(standIn).translateText(text, 'de', 'fr')).rejects.toThrow('ECONNRESET')
  expect(standIn.stats().billed).toBe(0)
  planFault({ kind: 'reset', when: 'after' })
  await expect(clientOf(standIn).translateText(text, 'de', 'fr')).rejects.toThrow(/ECONNRESET|socket hang up/u)
  expect(standIn.stats()).toMatchObject({ billed: 10, byStatus: { none: 2 } })
})

test('a client that left is charged when the work is done', async () => {
  standIn.set({ latencyMs: 80 })
  const signal = AbortSignal.timeout(20)
  await expect(ask(standIn, '/v2/translate', body, { signal })).rejects.toThrow()
  expect(standIn.stats()).toMatchObject({ billed: 0, inFlight: 1 })
  await settled()
  expect(standIn.stats()).toMatchObject({ billed: 20, inFlight: 0, abandoned: 1 })
  expect(standIn.requests()[0]).toMatchObject({ status: null, isAnswered: false, billed: 20 })
})

test('silence never ends, charged or not', async () => {
  for (const billed of [false, true]) {
    planFault({ kind: 'silence', billed })
    await expect(ask(standIn, '/v2/translate', body, { signal: AbortSignal.timeout(60) })).rejects.toThrow()
    await settled()
    expect(standIn.stats().billed).toBe(billed ? 20 : 0)
  }
})

test('a late gateway error is charged', async () => {
  planFault({ kind: 'late-status', status: 504, body: 'html' })
  const answer = await translate()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html'])
  expect(standIn.stats().billed).toBe(20)
})

test('a body can be cut, broken, too short or too long', async () => {
  planFault({ kind: 'cut', share: 0.5 })
  await expect(clientOf(standIn).translateText(text, 'de', 'fr')).rejects.toThrow(/aborted|ECONNRESET/u)
  planFault({ kind: 'broken-json' })
  await expect(clientOf(standIn).translateText(text, 'de', 'fr')).rejects.toThrow('JSON')
  for (const [by, length] of [
    [-1, 1],
    [-2, 0],
    [1, 3],
  ] as const) {
    planFault({ kind: 'array', by })
    expect(await clientOf(standIn).translateText(body.text, 'de', 'fr')).toHaveLength(length)
  }
  expect(standIn.stats().billed).toBe(10 + 10 + 3 * 20)
})

test('a redirect names another host, which gets what a careless client sends', async () => {
  let received = ''
  const other = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.toString()))
    request.on('end', () => response.end('{"translations":[]}'))
  })
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v2/translate`
  planFault({ kind: 'redirect', status: 307, location }, { times: 2 })
  const answer = await translate()
  expect([answer.status, answer.headers.get('location')]).toEqual([307, location])
  await clientOf(standIn)
    .translateText(text, 'de', 'fr')
    .catch(() => null)
  expect(received).toContain('Guten+Tag')
  other.closeAllConnections()
  other.close()
})

test('an error page can repeat the request, article text and all', async () => {
  planFault({ kind: 'status', status: 502, body: 'echo' })
  const error: unknown = await clientOf(standIn)
    .translateText('Sperrfrist & <Geheim>', 'de', 'fr')
    .catch((one: unknown) => one)
  expect(String(error)).toContain('Sperrfrist &amp; &lt;Geheim>')
})

test('the quota can run out, a glossary and a style list can vanish', async () => {
  const client = clientOf(standIn)
  planFault({ kind: 'quota' })
  await expect(client.translateText(text, 'de', 'fr')).rejects.toThrow('Quota')
  const entries = new GlossaryEntries({ entries: { Haus: 'maison' } })
  const dictionaries = [{ sourceLangCode: 'de', targetLangCode: 'fr', entries }] as const
  const glossary = await client.createMultilingualGlossary('fr', [...dictionaries])
  await client.translateText(text, 'de', 'fr', { glossary })
  planFault({ kind: 'glossary-gone' })
  await expect(client.translateText(text, 'de', 'fr', { glossary })).rejects.toThrow('Not found')
  await expect(client.getMultilingualGlossary(glossary.glossaryId)).rejects.toThrow('Not found')
  const style = await client.createStyleRule({ name: 'fr', language: 'fr' })
  planFault({ kind: 'style-gone' })
  await expect(client.translateText(text, 'de', 'fr', { styleRule: style })).rejects.toThrow('Not found')
})

test('the bill can be another than was estimated', async () => {
  planFault({ kind: 'overcharge', by: 5 })
  const { billedCharacters } = await clientOf(standIn).translateText(text, 'de', 'fr')
  expect(billedCharacters).toBe(15)
  expect(standIn.stats().billed).toBe(15)
  expect((await clientOf(standIn).getUsage()).character?.count).toBe(15)
})

test('one text of an answer, or a share of all, can be damaged', async () => {
  const right = await translate()
  planFault({ kind: 'damage', damage: 'invisible', text: 1 })
  const [one, two] = (JSON.parse((await translate()).text) as { translations: { text: string }[] }).translations
  const [first, second] = (JSON.parse(right.text) as { translations: { text: string }[] }).translations
  expect(one).toEqual(first)
  expect(two!.text).not.toBe(second!.text)
  standIn.set({ damage: { kinds: ['invisible'], share: 1 } })
  const all = (await translate()).text
  expect(all).not.toBe(right.text)
  expect((await translate()).text).toBe(all)
})

test('latency is kept, jitter is within its bound, and a fault can add to it', async () => {
  standIn.set({ latencyMs: 30, jitterMs: 20 })
  planFault({ kind: 'latency', ms: 50 }, { skip: 1 })
  await translate()
  await translate()
  const [plain, slow] = standIn.requests().map(({ startedMs, endedMs }) => endedMs! - startedMs)
  expect(plain).toBeGreaterThan(25)
  expect(slow).toBeGreaterThan(75)
})

test('too many calls to the glossaries are 456 there and nowhere else', async () => {
  standIn.set({ glossaryCalls: 2 })
  const statuses = [1, 2, 3].map(async () => (await ask(standIn, '/v3/glossaries')).status)
  expect((await Promise.all(statuses)).sort((a, b) => a - b)).toEqual([200, 200, 456])
  expect((await translate()).status).toBe(200)
})

test('stats count what each text has cost in each language', async () => {
  await translate()
  await translate()
  await ask(standIn, '/v2/translate', { text: [text], target_lang: 'IT' })
  expect(standIn.stats()).toMatchObject({
    requests: 3,
    translations: 3,
    billed: 50,
    byStatus: { 200: 3 },
    texts: [
      { target: 'FR', text, times: 2, characters: 20 },
      { target: 'FR', text: 'Ja, danke.', times: 2, characters: 20 },
      { target: 'IT', text, times: 1, characters: 10 },
    ],
  })
})

test('stop ends connections and unfinished work', async () => {
  standIn.set({ latencyMs: 60_000 })
  const pending = expect(translate()).rejects.toThrow()
  for (let n = 0; n < 100 && standIn.stats().inFlight === 0; n++) await sleep(5)
  await standIn.stop()
  await pending
  expect(standIn.stats()).toMatchObject({ billed: 0, inFlight: 0 })
})
