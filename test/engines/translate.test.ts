import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { validateXliff } from '../../src/xliff/index.ts'
import { openPaidRoom, type PaidRoom } from './room.ts'

interface Document {
  readonly exitCode: number
  readonly locales: readonly {
    readonly article: string
    readonly locale: string
    readonly segments: number
    readonly fromEngine: number
    readonly untranslated: number
    readonly estimate: { readonly amount: number; readonly segments: number; readonly moneyMicro: number | null } | null
  }[]
  readonly notes: readonly string[]
}
const read = (stdout: string): Document => JSON.parse(stdout) as Document
const translations = ({ server }: PaidRoom): number => server.stats().translations

describe('a newsroom that pays', () => {
  let paid: PaidRoom
  beforeAll(async () => {
    paid = await openPaidRoom({}, " deepl: { price: { perMillion: 20, currency: 'EUR' } },")
  })
  afterAll(() => paid.stop())
  afterEach(() => paid.server.plan([]))

  test('is told the price to the character before, and pays just that', async () => {
    const { code, stdout } = paid.runAlone('translate', '--dry-run', '--json', '--quiet')
    const amount = read(stdout).locales.reduce((sum, { estimate }) => sum + (estimate?.amount ?? 0), 0)
    expect(amount).toBeGreaterThan(9000)
    expect(translations(paid)).toBe(0)
    expect(code).toBe(0)
    const done = read((await paid.run('translate', '--json', '--quiet')).stdout)
    expect(done.locales.every(({ segments, fromEngine }) => segments === fromEngine)).toBe(true)
    expect(paid.server.stats().billed).toBe(amount)
    const spend = JSON.parse(paid.runAlone('status', '--spend', '--json').stdout) as {
      spend: { billed: number; moneyMicro: number }[]
    }
    expect(spend.spend.reduce((sum, { billed }) => sum + billed, 0)).toBe(amount)
    expect(spend.spend.reduce((sum, { moneyMicro }) => sum + moneyMicro, 0)).toBe(amount * 20)
  })

  test('pays nothing for what did not change, and --frozen is content', async () => {
    const before = translations(paid)
    const files = paid.room.files()
    const again = await paid.run('translate')
    expect(again.stdout).toContain('Nothing to do')
    expect(paid.runAlone('translate', '--frozen', '--to', 'es').code).toBe(0)
    expect(translations(paid)).toBe(before)
    const after = paid.room.files()
    for (const [name, bytes] of files) if (!name.startsWith('.goosefoot')) expect(after.get(name), name).toBe(bytes)
  })

  test('pays one sentence a locale when one sentence changed; --frozen says so first', async () => {
    const source = paid.room.read('source/hanoi.de.txt')
    const sentence = 'Beides fiel aus.'
    expect(source).toContain(sentence)
    paid.room.write('source/hanoi.de.txt', source.replace(sentence, 'Nichts davon fand am Ende statt.'))
    const before = { calls: translations(paid), billed: paid.server.stats().billed }
    expect(paid.runAlone('translate', '--frozen', '--to', 'es').code).toBe(10)
    expect(translations(paid)).toBe(before.calls)
    await paid.run('translate', '--quiet')
    expect(translations(paid) - before.calls).toBe(3)
    expect(paid.server.stats().billed - before.billed).toBe(3 * 'Nichts davon fand am Ende statt.'.length)
    expect(paid.server.requests().at(-1)?.body).toContain('context=')
  })

  test('keeps what was paid when the records are lost', async () => {
    const before = translations(paid)
    const { rmSync } = await import('node:fs')
    rmSync(`${paid.room.root}/xliff`, { recursive: true })
    const done = read((await paid.run('translate', '--json', '--quiet')).stdout)
    expect(done.locales.every(({ untranslated }) => untranslated === 0)).toBe(true)
    // The changed sentence was asked for alone; its block is another question now.
    expect(translations(paid) - before).toBeLessThanOrEqual(3)
  })

  test('writes down who translated each sentence, and when', () => {
    const record = paid.room.read('xliff/fr/hanoi.xlf')
    expect(record).toContain('<mda:meta type="engine">deepl</mda:meta>')
    expect(record).toContain(' its:tool="deepl quality_optimized"')
    expect(validateXliff(record)).toEqual([])
    const published = JSON.parse(paid.room.read('locales/es/hanoi.json')) as {
      provenance: { engines: string; machine: Record<string, string> }
    }
    expect(published.provenance.engines).toBe('deepl')
    for (const made of Object.values(published.provenance.machine))
      expect(made).toMatch(/^deepl quality_optimized, request [0-9a-f]{16}/u)
    expect(record).toMatch(/<mda:meta type="request">[0-9a-f]{16}<\/mda:meta>/u)
    expect(record).toMatch(/<mda:meta type="trace">[^<]+<\/mda:meta>/u)
    expect(record).toMatch(/<mda:meta type="at">20\d\d-[^<]+Z<\/mda:meta>/u)
  })

  test('never has a person overruled', async () => {
    const record = paid.room.read('xliff/fr/hanoi.xlf')
    const changed = record.replace(/(<target>)([^<]+)(<\/target>)/u, '$1Une phrase de personne.$3')
    expect(changed).not.toBe(record)
    paid.room.write('xliff/fr/hanoi.xlf', changed)
    const before = translations(paid)
    await paid.run('translate', '--quiet')
    expect(paid.room.read('xliff/fr/hanoi.xlf')).toContain('Une phrase de personne.')
    expect(translations(paid)).toBe(before)
  })
})
