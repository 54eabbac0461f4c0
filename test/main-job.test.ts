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
      // The revision counts publications, so it is the one thing that remembers what stood there before.
      const withoutRevision = (files: ReadonlyMap<string, string>): Record<string, string> =>
        Object.fromEntries([...files].map(([name, text]) => [name, text.replace(/"rev": "\d+"/u, '"rev": "1"')]))
      expect(withoutRevision(committed.files())).toEqual(withoutRevision(room.files()))
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
  test.each([
    ['the reporter’s own words', 'sein früherer Anwalt', 'sein einstiger Anwalt'],
    ['a quotation', 'ein schreckliches Abkommen', 'ein furchtbares Abkommen'],
    ['a quotation of several sentences', 'Er ist ein Hochstapler.', 'Er ist ein Schwindler.'],
  ])(
    'one changed word in %s makes exactly one segment need work, and nothing else of the records changes',
    (_, was, is) => {
      const room = copyNewsroom(true)
      try {
        const before = room.files()
        const source = room.read('source/hanoi.de.txt')
        expect(source).toContain(was)
        room.write('source/hanoi.de.txt', source.replace(was, is))
        const { stdout } = room.run('translate', '--json', '--quiet')
        for (const row of rows(stdout))
          expect(row.untranslated, `${row.article} ${row.locale}`).toBe(row.article === 'hanoi' ? 1 : 0)
        for (const locale of locales) {
          const name = `xliff/${locale}/hanoi.xlf`
          const old = Buffer.from(before.get(name) ?? '', 'latin1')
            .toString('utf8')
            .split('\n')
          const now = room.read(name).split('\n')
          const ids = (lines: readonly string[]): string[] =>
            lines.flatMap((line) => [...line.matchAll(/ id="([bsq][^"]+)"/gu)].map(([, id]) => id ?? ''))
          // Proposals bring lines of their own; without them every id stands where it stood.
          const own = (lines: readonly string[]): string[] =>
            lines
              .join('\n')
              .replace(/\s*<mtc:matches>[\s\S]*?<\/mtc:matches>/gu, '')
              .split('\n')
          expect([...new Set(ids(own(now)))].sort()).toEqual([...new Set(ids(own(old)))].sort())
          const segments = (lines: readonly string[]): string[] =>
            lines.join('\n').match(/<segment [\s\S]*?<\/segment>/gu) ?? []
          const changed = segments(own(now)).filter((segment, index) => segments(own(old))[index] !== segment)
          expect(changed).toHaveLength(1)
          expect(changed[0]).toContain('state="initial"')
        }
      } finally {
        room.remove()
      }
    },
  )

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
