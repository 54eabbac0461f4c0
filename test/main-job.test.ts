import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { copyNewsroom, runAndKill } from './support/newsroom.ts'

const articles = ['bach-handschriften', 'hanoi', 'hanoi-analyse']
const locales = ['en', 'es', 'fr']
interface Row {
  readonly article: string
  readonly locale: string
  readonly segments: number
  readonly untranslated: number
  readonly published: boolean
  readonly quotations: { readonly aligned: number; readonly total: number }
}
const rows = (stdout: string): readonly Row[] => (JSON.parse(stdout) as { locales: readonly Row[] }).locales

describe('the newsroom publishes its own articles', () => {
  const room = copyNewsroom()
  afterAll(room.remove)

  test('every article comes out in every locale, every quotation aligned, from memory alone', () => {
    const { code, stdout, stderr } = room.run('translate', '--json', '--quiet')
    expect(stderr.replace(/^\{"note".*\}$/mu, '').trim()).toBe('')
    expect(code).toBe(0)
    const result = rows(stdout)
    expect(result.map(({ article, locale }) => `${article} ${locale}`).sort()).toEqual(
      articles.flatMap((article) => locales.map((locale) => `${article} ${locale}`)).sort(),
    )
    for (const row of result) {
      expect(row, `${row.article} ${row.locale}`).toMatchObject({ published: true, untranslated: 0 })
      expect(row.quotations.aligned, row.article).toBe(row.quotations.total)
      expect(row.quotations.total, row.article).toBeGreaterThan(5)
    }
  })

  test('a second run has nothing to do and rewrites nothing', () => {
    const before = room.files()
    const { code, stdout } = room.run('translate')
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing to do')
    expect(room.files()).toEqual(before)
  })

  test('what is committed is what a run makes', () => {
    const committed = copyNewsroom(true)
    try {
      expect(committed.run('translate', '--frozen', '--quiet').code).toBe(0)
      expect(committed.files()).toEqual(room.files())
    } finally {
      committed.remove()
    }
  })

  test('no German sentence stands in a published text', () => {
    for (const article of articles)
      for (const locale of locales) {
        const json = JSON.parse(room.read(`locales/${locale}/${article}.json`)) as { p: Record<string, string> }
        expect(
          /\b(?:nicht|wurde|und|eine[rn]?)\b/u.test(
            Object.values(json.p)
              .join(' ')
              .replaceAll(/„[^“]*“/gu, ''),
          ),
          `${article} ${locale}`,
        ).toBe(false)
      }
  })
})

describe('cost follows change', () => {
  test('one changed word makes exactly one segment need work, and nothing else of the records changes', () => {
    const room = copyNewsroom(true)
    try {
      const before = room.files()
      const source = room.read('source/hanoi.de.txt')
      const paragraphs = source.split('\n\n')
      const at = paragraphs.findIndex((paragraph, index) => index > 2 && /\bGipfel\b/u.test(paragraph))
      paragraphs[at] = (paragraphs[at] ?? '').replace(/\bGipfel\b/u, 'Spitzentreffen')
      room.write('source/hanoi.de.txt', paragraphs.join('\n\n'))
      const { code, stdout } = room.run('translate', '--json', '--quiet')
      expect(code).toBe(0)
      for (const row of rows(stdout))
        expect(row.untranslated, `${row.article} ${row.locale}`).toBe(row.article === 'hanoi' ? 1 : 0)
      for (const locale of locales) {
        const name = `xliff/${locale}/hanoi.xlf`
        const ids = (text: string): string[] =>
          [...text.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id ?? '').filter((id) => /^[bsq]/u.test(id))
        expect(ids(room.read(name)).filter((id) => !id.startsWith('s'))).toEqual(
          expect.arrayContaining(ids(before.get(name) ?? '').filter((id) => id.startsWith('b'))),
        )
        const units = (text: string): Map<string, string> =>
          new Map([...text.matchAll(/<unit id="([^"]+)"[\s\S]*?<\/unit>/gu)].map(([unit, id]) => [id ?? '', unit]))
        const old = units(Buffer.from(before.get(name) ?? '', 'latin1').toString('utf8'))
        const now = units(room.read(name))
        expect([...now.keys()]).toEqual([...old.keys()])
        expect([...now].filter(([id, unit]) => old.get(id) !== unit)).toHaveLength(1)
      }
    } finally {
      room.remove()
    }
  })

  test('a paragraph at the top changes no other id and needs only itself', () => {
    const room = copyNewsroom(true)
    try {
      const unitIds = (text: string): string[] => [...text.matchAll(/<unit id="([^"]+)"/gu)].map(([, id]) => id ?? '')
      const before = unitIds(room.read('xliff/en/hanoi.xlf'))
      const [headline = '', ...rest] = room.read('source/hanoi.de.txt').split('\n\n')
      room.write('source/hanoi.de.txt', [headline, 'Dieser Absatz ist neu und steht ganz oben.', ...rest].join('\n\n'))
      const { stdout } = room.run('translate', 'source/hanoi.de.txt', '--json', '--quiet')
      for (const row of rows(stdout)) expect(row.untranslated).toBe(1)
      const now = unitIds(room.read('xliff/en/hanoi.xlf'))
      expect(now.filter((id) => before.includes(id))).toEqual(before)
      expect(now).toHaveLength(before.length + 1)
    } finally {
      room.remove()
    }
  })
})

describe('a run that is killed', () => {
  test('leaves every file old or new, never half', { timeout: 120_000 }, async () => {
    const room = copyNewsroom()
    try {
      const finished = copyNewsroom(true)
      const whole = finished.files()
      finished.remove()
      for (let n = 0; n < 12; n++) {
        await runAndKill(room.root, ['translate'], 120 + n * 45)
        for (const [name, text] of room.files()) {
          if (name.endsWith('.tmp')) continue
          expect(text === whole.get(name), `${name} after ${n} kills`).toBe(true)
        }
      }
      expect(room.run('translate', '--quiet').code).toBe(0)
      expect([...room.files().keys()].filter((name) => name.endsWith('.tmp'))).toEqual([])
      expect(existsSync(join(room.root, 'locales/en/hanoi.json'))).toBe(true)
    } finally {
      room.remove()
    }
  })
})
