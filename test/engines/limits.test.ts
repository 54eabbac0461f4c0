import { afterAll, describe, expect, test } from 'vitest'
import { copyNewsroom } from '../support/newsroom.ts'
import { openPaidRoom, paidAgain, runWith } from './room.ts'

describe('a budget', () => {
  test('ends a run before it is passed, and says how to go on', async () => {
    const paid = await openPaidRoom()
    const { code, stderr } = await paid.run('translate', '--budget', '8000', '--quiet')
    expect(code).not.toBe(0)
    expect(stderr).toContain('the budget is used up')
    expect(paid.server.stats().billed).toBeLessThanOrEqual(8000)
    expect(paid.server.stats().billed).toBeGreaterThan(2000)
    await paid.stop()
  })

  test('of a month holds for four processes at once', async () => {
    const paid = await openPaidRoom({ latencyMs: 30 }, ' budget: { month: 9000 },')
    await Promise.all(['en', 'fr', 'es', 'en,fr'].map((to) => paid.run('translate', '--to', to, '--quiet')))
    expect(paid.server.stats().billed).toBeLessThanOrEqual(9000)
    expect(paidAgain(paid.server)).toBe(0)
    await paid.stop()
  })

  test('in money asks nothing of an engine without a price, or with one in another currency', async () => {
    for (const config of ['', " deepl: { price: { perMillion: 20, currency: 'USD' } },"]) {
      const paid = await openPaidRoom({}, config)
      const { code, stderr } = paid.runAlone('translate', '--budget', '5 EUR', '--quiet')
      expect(code).toBe(7)
      expect(stderr).toContain('a limit is given in EUR')
      expect(paid.server.stats().requests).toBe(0)
      await paid.stop()
    }
  })

  test('that cannot be read is refused', async () => {
    const paid = await openPaidRoom()
    expect(paid.runAlone('translate', '--budget', 'viel').code).toBe(6)
    expect(paid.server.stats().requests).toBe(0)
    await paid.stop()
  })
})

describe('what can go wrong ends with its own code', () => {
  const room = copyNewsroom()
  room.write('goosefoot.config.ts', room.read('goosefoot.config.ts').replace("['memory', 'deepl']", "['deepl']"))
  afterAll(room.remove)

  test('no key: a note, nothing else', () => {
    const { code, stderr } = runWith(room, {}, 'translate', '--quiet')
    expect(code).toBe(0)
    expect(stderr).toContain('DEEPL_AUTH_KEY is not set')
  })

  test('no network: 5', async () => {
    const paid = await openPaidRoom()
    await paid.server.stop()
    const { code, stderr } = paid.runAlone('translate', '--to', 'fr', 'source/hanoi.de.txt', '--quiet')
    expect(code).toBe(5)
    expect(stderr).toContain('could not be reached')
    paid.room.remove()
  })

  test.each([
    [403, 7, 'refused the key'],
    [456, 4, 'quota'],
  ])('status %i: %i', async (status, exit, said) => {
    const paid = await openPaidRoom()
    paid.server.plan([{ fault: { kind: 'status', status, body: 'echo' }, times: null }])
    const { code, stderr, stdout } = await paid.run('translate', '--to', 'fr', 'source/hanoi.de.txt')
    expect(code).toBe(exit)
    expect(stderr).toContain(said)
    expect(stderr + stdout).not.toContain(paid.server.key)
    expect(stderr + stdout).not.toContain('Beides fiel')
    expect(paid.server.stats().translations).toBe(1)
    await paid.stop()
  })

  test('a locale that DeepL does not know, or not which English: 7, before anything is asked', async () => {
    const paid = await openPaidRoom()
    const vague = paid.runAlone('translate', '--to', 'pt', '--quiet')
    expect(vague.code).toBe(7)
    expect(vague.stderr).toContain('pt-PT or pt-BR')
    expect(paid.runAlone('translate', '--to', 'la', '--quiet').stderr).toContain('does not translate into "la"')
    expect(paid.server.stats().requests).toBe(0)
    await paid.stop()
  })

  test('a server in the clear is not asked', () => {
    const { code, stderr } = runWith(room, { DEEPL_AUTH_KEY: 'x', DEEPL_SERVER_URL: 'http://example.org' }, 'translate')
    expect(code).toBe(7)
    expect(stderr).toContain('https was expected')
  })
})
