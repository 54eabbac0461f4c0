import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { createInstance } from 'i18next'
import { afterAll, describe, expect, test } from 'vitest'
import { formatFor, readArticle } from '../src/formats/index.ts'
import type { ArticleId } from '../src/article/types.ts'
import { validateAgainstSchema } from '../src/xliff/index.ts'
import { checkout, runIn } from './support/newsroom.ts'

const shared = join(checkout, '../shared/data')
const hasArticles = existsSync(join(shared, 'articles'))
const hasSchemas = existsSync(join(shared, 'xliff/schemas/2.1'))
const out = mkdtempSync(join(tmpdir(), 'goosefoot-preview-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

interface Row {
  readonly article: string
  readonly locale: string
  readonly segments: number
  readonly published: boolean
  readonly quotations: { readonly aligned: number; readonly total: number }
}

const recordFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlf'))
    .map((name) => join(folder, name))

describe.skipIf(!hasArticles)(
  'articles nobody developed with (skipped where ../shared/data/articles is absent)',
  () => {
    const folder = join(shared, 'articles')
    const names = hasArticles ? readdirSync(folder).filter((name) => /\.de\.\w+$/u.test(name)) : []
    const paths = names.map((name) => join(folder, name))
    const ran = hasArticles
      ? runIn(out, ['translate', ...paths, '--to', 'en,fr', '--engine', 'pseudo', '--out', out, '--json', '--quiet'])
      : null
    const rows = ran === null ? [] : (JSON.parse(ran.stdout) as { locales: readonly Row[] }).locales

    test('every one goes through the whole path with its quotations aligned', () => {
      expect(ran?.code).toBe(0)
      expect(rows).toHaveLength(names.length * 2)
      for (const row of rows) {
        expect(row.published, `${row.article} ${row.locale}`).toBe(true)
        expect(row.quotations.aligned, row.article).toBe(row.quotations.total)
      }
    })

    test('the localised document reads as the same structure', () => {
      for (const name of names)
        for (const locale of ['en', 'fr']) {
          const [id = '', , extension = ''] = name.split('.')
          const read = (path: string): ReturnType<typeof readArticle> =>
            readArticle(formatFor(path), new Uint8Array(readFileSync(path)), { id: id as ArticleId, locale })
          const source = read(join(folder, name))
          const target = read(join(out, 'locales', locale, `${id}.${extension}`))
          expect(target.scan.signature, `${name} ${locale}`).toBe(source.scan.signature)
          expect(target.article.blocks.map(({ role }) => role)).toEqual(source.article.blocks.map(({ role }) => role))
        }
    })

    test('marks are those of each house', () => {
      const text = (locale: string): string =>
        names
          .map(
            (name) =>
              JSON.parse(readFileSync(join(out, 'locales', locale, `${name.split('.')[0]}.json`), 'utf8')) as {
                p: Record<string, string>
              },
          )
          .flatMap(({ p }) => Object.values(p))
          .join('\n')
      expect(text('fr')).toMatch(/«\u00a0[^»]*\u00a0»/u)
      expect(text('fr')).not.toMatch(/«[^\u00a0]/u)
      expect(text('en')).not.toMatch(/[„‚«»]/u)
    })

    test('the commissioning article has 34 segments and 11 quotations in 12 occurrences', () => {
      const file = join(folder, 'hanoi.de.txt')
      const quotes = JSON.parse(runIn(out, ['quotes', file, '--json']).stdout) as {
        quotations: { kind: string; occurrences: { text: string }[] }[]
      }
      expect(rows.find(({ article }) => article === 'hanoi')?.segments).toBe(34)
      expect(quotes.quotations).toHaveLength(11)
      expect(quotes.quotations.flatMap(({ occurrences }) => occurrences)).toHaveLength(12)
      const of = (start: string): { kind: string; occurrences: { text: string }[] } | undefined =>
        quotes.quotations.find(({ occurrences }) => occurrences[0]?.text.startsWith(start))
      expect(of('„Marriott')?.kind).toBe('name')
      expect(of('„Es gibt keine Eile')?.occurrences).toHaveLength(2)
    })

    test.skipIf(!hasSchemas)('their records are valid by the official schema of XLIFF 2.1', async () => {
      for (const file of recordFiles(join(out, 'xliff')))
        expect(
          await validateAgainstSchema(new Uint8Array(readFileSync(file)), '2.1', join(shared, 'xliff/schemas')),
          file,
        ).toEqual([])
    })
  },
)

test.skipIf(!hasSchemas)(
  'the committed records are valid by the official schema of XLIFF 2.1 (skipped where ../shared/data/xliff is absent)',
  async () => {
    for (const file of recordFiles(join(checkout, 'xliff')))
      expect(
        await validateAgainstSchema(new Uint8Array(readFileSync(file)), '2.1', join(shared, 'xliff/schemas')),
        file,
      ).toEqual([])
  },
)

test('another parser reads the same number of targets from the committed records', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    htmlEntities: true,
  })
  const count = (nodes: readonly Record<string, unknown>[], name: string): number =>
    nodes.reduce((sum, node) => {
      let own = 0
      for (const [key, value] of Object.entries(node)) {
        if (key === name) own++
        if (Array.isArray(value)) own += count(value as Record<string, unknown>[], name)
      }
      return sum + own
    }, 0)
  const files = recordFiles(join(checkout, 'xliff'))
  expect(files.length).toBe(9)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const tree = parser.parse(text) as Record<string, unknown>[]
    expect(count(tree, 'segment'), file).toBe(text.split('<segment ').length - 1)
    expect(count(tree, 'target'), file).toBe(text.split('<target>').length - 1)
  }
})

test('every leaf of a published namespace comes out of i18next as it was written', async () => {
  for (const locale of ['en', 'fr', 'es'])
    for (const name of readdirSync(join(checkout, 'locales', locale)).filter((file) => file.endsWith('.json'))) {
      const tree = JSON.parse(readFileSync(join(checkout, 'locales', locale, name), 'utf8')) as Record<string, unknown>
      const ns = name.slice(0, -5)
      const instance = createInstance()
      await instance.init({ lng: locale, ns: [ns], defaultNS: ns, resources: { [locale]: { [ns]: tree } } })
      const leaves = (node: Record<string, unknown>, prefix: string): [string, string][] =>
        Object.entries(node).flatMap(([key, value]) =>
          typeof value === 'string'
            ? [[`${prefix}${key}`, value] as [string, string]]
            : leaves(value as Record<string, unknown>, `${prefix}${key}.`),
        )
      for (const [key, value] of leaves(tree, '')) {
        expect(instance.t(key), `${name} ${key}`).toBe(value)
        expect(instance.t(key, { count: 2, name: 'x' }), `${name} ${key}`).toBe(value)
      }
    }
})
