import { describe, expect, test } from 'vitest'
import { openPaidRoom, paidAgain, type PaidRoom } from './room.ts'

describe('an interruption', () => {
  test('by kill -9 loses no answer and pays nothing twice but what was in flight', async () => {
    const paid = await openPaidRoom({ latencyMs: 120 }, ' deepl: { concurrency: 2, maxBytes: 4096 },')
    for (const at of [450, 600, 800]) await paid.runAndSignal('SIGKILL', at, 'translate', '--quiet')
    await paid.run('translate', '--quiet')
    const spend = JSON.parse(paid.runAlone('status', '--spend', '--json').stdout) as {
      spend: { billed: number; uncertain: number; reserved: number }[]
    }
    const uncertain = spend.spend.reduce((sum, line) => sum + line.uncertain, 0)
    expect(spend.spend.reduce((sum, line) => sum + line.reserved, 0)).toBe(0)
    expect(paidAgain(paid.server)).toBeLessThanOrEqual(uncertain)
    const calm = await openPaidRoom({}, ' deepl: { maxBytes: 4096 },')
    await calm.run('translate', '--quiet')
    const bare = (room: PaidRoom): string[] =>
      [...room.room.files()]
        .filter(([name]) => !/^(?:\.goosefoot|goosefoot\.config)/u.test(name))
        .map(([name, bytes]) => `${name}\n${bytes.replaceAll(/<mda:meta type="(?:at|trace)">[^<]*<\/mda:meta>/gu, '')}`)
    expect(bare(paid)).toEqual(bare(calm))
    await paid.stop()
    await calm.stop()
  })

  test('by SIGTERM waits for what was asked, ends with 12, and pays nothing twice', async () => {
    const paid = await openPaidRoom({ latencyMs: 600 }, ' deepl: { concurrency: 1 },', true)
    const ended = await paid.runAndSignal(
      'SIGTERM',
      () => paid.server.stats().inFlight > 0,
      'translate',
      'source/bach-handschriften.de.txt',
      '--quiet',
    )
    expect(ended.code).toBe(12)
    const asked = paid.server.stats()
    expect(asked.translations).toBeGreaterThan(0)
    expect(asked.abandoned).toBe(0)
    paid.server.set({ latencyMs: 5 })
    await paid.run('translate', 'source/bach-handschriften.de.txt', '--quiet')
    expect(paidAgain(paid.server)).toBe(0)
    expect(paid.server.stats().translations).toBe(3)
    await paid.stop()
  })
})
