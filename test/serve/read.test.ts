import { Validator } from '@seriousme/openapi-schema-validator'
import * as fc from 'fast-check'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject } from '../../src/index.ts'
import { encodingFor, matchesEtag } from '../../src/serve/catalog.ts'
import { defaultSettings } from '../../src/serve/types.ts'
import { type Served, servedRoom } from '../support/served.ts'

let served: Served
beforeAll(async () => {
  served = await servedRoom()
}, 120_000)
afterAll(() => served.close())

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly payload: string
  readonly rawPayload: Buffer
  readonly json: () => Record<string, unknown>
}
const get = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  served.server.app.inject({ url, headers })

const article = '/locales/en/hanoi.json'
const immutable = 'public, max-age=31536000, immutable'
const living = 'public, max-age=60, stale-while-revalidate=600'

describe('what readers pull', () => {
  test('a namespace comes as it lies in the folder, in the encoding that was asked for', async () => {
    const expected = served.room.read('locales/en/hanoi.json')
    expect((await get(article)).payload).toBe(expected)
    const br = await get(article, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(expected)
    const gz = await get(article, { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gz.rawPayload).toString()).toBe(expected)
    const etags = [br, gz, await get(article)].map(({ headers }) => headers.etag)
    expect(new Set(etags).size).toBe(3)
    for (const { headers } of [br, gz]) expect(headers.vary).toBe('accept-encoding')
  })

  test.each([
    [article, 'application/json; charset=utf-8', living],
    ['/locales/fr/hanoi.txt', 'text/plain; charset=utf-8', living],
    ['/locales/es/hanoi-analyse.md', 'text/markdown; charset=utf-8', living],
    ['/v1/articles/hanoi/en', 'application/json; charset=utf-8', living],
    ['/v1/articles/hanoi/en.json', 'application/json; charset=utf-8', living],
    ['/v1/articles/hanoi/en.html', 'text/html; charset=utf-8', living],
    ['/v1/articles/hanoi/en.jsonld', 'application/ld+json; charset=utf-8', living],
    ['/v1/articles/hanoi/en.document', 'text/plain; charset=utf-8', living],
    ['/v1/manifest', 'application/json; charset=utf-8', 'no-cache'],
    ['/v1/articles?limit=2', 'application/json; charset=utf-8', 'no-cache'],
    ['/v1/articles/hanoi', 'application/json; charset=utf-8', 'no-cache'],
    ['/v1/changes', 'application/json; charset=utf-8', 'no-cache'],
    ['/v1/manifest.json', 'application/json; charset=utf-8', 'no-cache'],
  ])(
    '%s says how long it may be kept, and answers 304 without a body to any of its ETags',
    async (url, type, cache) => {
      // Twice: the second time it lies ready.
      for (let n = 0; n < 2; n++) {
        const one = await get(url, { 'accept-encoding': 'br' })
        expect(one.statusCode).toBe(200)
        expect(one.headers['content-type']).toBe(type)
        expect(one.headers['cache-control']).toBe(cache)
        for (const etag of [one.headers.etag, `W/${String(one.headers.etag)}`, `"x", ${String(one.headers.etag)}`]) {
          const again = await get(url, { 'if-none-match': String(etag) })
          expect([again.statusCode, again.rawPayload.length, again.headers['cache-control']]).toEqual([304, 0, cache])
          expect(again.headers['content-type']).toBeUndefined()
        }
        expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200)
      }
      const head = await served.server.app.inject({ url, method: 'HEAD' })
      expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0])
    },
  )

  test('objects never change and are found by their hash', async () => {
    const manifest = (await get('/v1/manifest')).json() as {
      articles: Record<string, { locales: Record<string, Record<string, string>> }>
    }
    const entry = manifest.articles.hanoi?.locales.en ?? {}
    for (const [name, extension] of [
      ['namespace', 'json'],
      ['typed', 'json'],
      ['document', 'txt'],
      ['jsonld', 'jsonld'],
      ['page', 'html'],
    ] as const) {
      const one = await get(`/o/${entry[name]}.${extension}`)
      expect([one.statusCode, one.headers['cache-control'], one.headers.etag]).toEqual([
        200,
        immutable,
        `"${entry[name]}"`,
      ])
    }
    expect((await get(`/o/${entry.page}.json`)).statusCode).toBe(404)
    expect((await get(`/o/${'0'.repeat(64)}.json`)).statusCode).toBe(404)
  })

  test('every text says in a header whether it carries a label', async () => {
    for (const url of [article, '/locales/en/hanoi.txt', '/v1/articles/hanoi/en', '/v1/articles/hanoi/en.html'])
      expect((await get(url)).headers['goosefoot-disclosure']).toBe('machine; label=required')
  })

  test('lists come in pages, in order', async () => {
    const all: string[] = []
    for (let after = ''; ; ) {
      const { items, next } = (
        await get(`/v1/articles?limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)
      ).json() as { items: { id: string; locale: string; links: Record<string, string> }[]; next: string | null }
      all.push(...items.map(({ id, locale }) => `${id} ${locale}`))
      for (const url of Object.values(items[0]?.links ?? {})) expect((await get(url)).statusCode, url).toBe(200)
      if (next === null) break
      after = next
    }
    expect(all).toEqual(
      ['bach-handschriften', 'hanoi', 'hanoi-analyse'].flatMap((id) => ['en', 'es', 'fr'].map((tag) => `${id} ${tag}`)),
    )
    expect((await get('/v1/articles?locale=fr&status=machine')).json().items).toHaveLength(3)
    expect((await get('/v1/articles?state=stale')).json().items).toHaveLength(0)
    expect((await get('/v1/articles/hanoi')).json().items).toHaveLength(3)
  })

  test('a page of any origin may read, with no more than reading', async () => {
    const one = await get(article, { origin: 'https://example.org' })
    expect(one.headers['access-control-allow-origin']).toBe('*')
    expect(one.headers['access-control-allow-credentials']).toBeUndefined()
    const asked = await served.server.app.inject({
      url: article,
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'GET' },
    })
    expect([asked.statusCode, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD'])
    const write = await served.server.app.inject({
      url: '/v1/articles/hanoi/en/publish',
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    })
    expect(write.headers['access-control-allow-methods'] ?? '').not.toContain('POST')
  })
})

describe('what readers cannot reach', () => {
  const names = [
    '..', '../..', '..%2f..%2fetc', '%2e%2e%2f%2e%2e%2f', '..%5c..%5c', '....//', '%252e%252e%252f', '__proto__',
    'constructor', 'prototype', 'toString', 'hasOwnProperty', 'con', 'nul.txt', 'a%00b', '.git', '.goosefoot',
    'tokens.json', 'hanoi%2fen', '%c0%ae%c0%ae', '%ff', 'A'.repeat(99), 'hanoi%20', 'hanoi.json.br', '*', '-', '~root',
  ] // biome-ignore format: a list
  const shapes = [
    (name: string) => `/locales/${name}/hanoi.json`,
    (name: string) => `/locales/en/${name}`,
    (name: string) => `/locales/en/${name}.json`,
    (name: string) => `/o/${name}`,
    (name: string) => `/o/${name}.json`,
    (name: string) => `/v1/articles/${name}/en`,
    (name: string) => `/v1/articles/hanoi/${name}`,
    (name: string) => `/v1/articles/${name}`,
    (name: string) => `/${name}`,
  ]
  test(`${names.length * shapes.length} ways out of the folder and into prototypes lead nowhere`, async () => {
    const before = served.room.files()
    for (const name of names)
      for (const shape of shapes) {
        const one = await get(shape(name))
        expect([400, 404, 414], `${shape(name)} ${one.statusCode}`).toContain(one.statusCode)
        expect(one.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      }
    expect(served.room.files()).toEqual(before)
  })

  test('whatever is asked, the server answers, with its headers and without a defect', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'locales',
        'v1',
        'o',
        'articles',
        'en',
        'hanoi',
        'hanoi.json',
        'manifest',
        'changes',
        'review',
        '..',
      ),
      fc.string({ maxLength: 12 }).map(encodeURIComponent),
    )
    const query = fc.dictionary(
      fc.constantFrom('locale', 'after', 'limit', 'since', 'x'),
      fc.string({ maxLength: 8 }).map(encodeURIComponent),
      { maxKeys: 2 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 5 }),
        query,
        fc.constantFrom(
          'GET' as const,
          'HEAD' as const,
          'POST' as const,
          'PUT' as const,
          'DELETE' as const,
          'OPTIONS' as const,
        ),
        fc.string({ maxLength: 20 }),
        async (pieces, values, method, body) => {
          const search = Object.entries(values).map(([name, value]) => `${name}=${value}`)
          const url = `/${pieces.join('/')}${search.length === 0 ? '' : `?${search.join('&')}`}`
          const hasBody = method === 'POST' || method === 'PUT'
          const one = await served.server.app.inject({
            url,
            method,
            ...(hasBody ? { payload: body, headers: { 'content-type': 'application/json' } } : {}),
          })
          expect(one.statusCode, `${method} ${url}`).toBeLessThan(500)
          expect(one.headers['x-content-type-options']).toBe('nosniff')
          expect(one.headers['content-security-policy']).toContain("default-src 'none'")
          expect(one.headers.server).toBeUndefined()
          expect(one.headers['x-powered-by']).toBeUndefined()
        },
      ),
      { numRuns: 600 },
    )
  })

  test('what was taken back answers 410 within a second, by name and by hash', async () => {
    const own = await servedRoom({ only: 'bach-handschriften' })
    try {
      const url = '/locales/en/bach-handschriften.json'
      const first = await own.server.app.inject({ url })
      const hash = String(first.headers.etag).slice(1, 65)
      expect((await own.server.app.inject({ url: `/o/${hash}.json` })).statusCode).toBe(200)
      const project = await openProject(own.room.root)
      await project.retract({
        paths: ['source/bach-handschriften.de.txt'],
        to: ['en'],
        person: 'Ada Muster',
        reason: 'wrong',
      })
      await project.publish()
      await new Promise((done) => setTimeout(done, 400))
      for (const gone of [
        url,
        `/o/${hash}.json`,
        '/v1/articles/bach-handschriften/en',
        '/v1/articles/bach-handschriften/en.html',
      ]) {
        const one = await own.server.app.inject({ url: gone })
        expect([one.statusCode, one.headers['cache-control']], gone).toEqual([410, 'no-store'])
      }
      expect((await own.server.app.inject({ url: url.replace('/en/', '/fr/') })).statusCode).toBe(200)
      const changes = (await own.server.app.inject({ url: '/v1/changes?since=1' })).json() as {
        rev: number
        events: { type: string }[]
      }
      expect(changes.rev).toBe(2)
      expect(changes.events.map(({ type }) => type)).toContain('article.retracted')
    } finally {
      await own.close()
    }
  })

  test('a private server reads nothing out without a token that may read', async () => {
    const own = await servedRoom({
      only: 'bach-handschriften',
      settings: { isPrivate: true, limits: { ...defaultSettings.limits, refused: { minute: 60, burst: 60 } } },
    })
    try {
      for (const url of ['/locales/en/bach-handschriften.json', '/v1/manifest', '/v1/articles', '/v1/changes']) {
        expect((await own.server.app.inject({ url })).statusCode, url).toBe(401)
        const wrong = { authorization: `Bearer ${own.token(['review'])}` }
        expect((await own.server.app.inject({ url, headers: wrong })).statusCode).toBe(403)
        const one = await own.server.app.inject({
          url,
          headers: { authorization: `Bearer ${own.token(['read'], null)}` },
        })
        expect([one.statusCode, one.headers['cache-control']]).toEqual([200, 'private, no-store'])
        expect((await own.server.app.inject({ url })).statusCode, 'once more').toBe(401)
      }
    } finally {
      await own.close()
    }
  })
})

describe('for those who run it', () => {
  test('the description is valid OpenAPI 3.1 and names every route', async () => {
    const document = (await get('/openapi.json')).json()
    const { valid, errors } = await new Validator().validate(document)
    expect(errors ?? [], JSON.stringify(errors)).toEqual([])
    expect(valid).toBe(true)
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths as object).sort()).toEqual(
      [
        '/healthz',
        '/locales/{locale}/{file}',
        '/metrics',
        '/o/{file}',
        '/readyz',
        '/v1/articles',
        '/v1/articles/{id}',
        '/v1/articles/{id}/{locale}/approvals',
        '/v1/articles/{id}/{locale}/publish',
        '/v1/articles/{id}/{locale}/retract',
        '/v1/articles/{id}/{locale}/xliff',
        '/v1/articles/{id}/{version}',
        '/v1/changes',
        '/v1/manifest',
        '/v1/manifest.json',
        '/v1/review/{id}/{locale}',
      ].sort(),
    )
  })

  test('health, readiness and metrics answer from the local network and name no article', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready', manifest: 1 })
    await get(article)
    const { payload } = await get('/metrics')
    expect(payload).toMatch(/^goosefoot_articles 9$/mu)
    expect(payload).toMatch(/^goosefoot_requests_total\{route="[^"]+",status="200"\} \d+$/mu)
    expect(payload).not.toContain('hanoi')
    expect((await get('/metrics', { host: 'evil.example' })).statusCode).toBe(421)
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(401)
  })

  test('a manifest that somebody broke changes nothing for readers, and readiness says so', async () => {
    const own = await servedRoom({ only: 'bach-handschriften' })
    try {
      expect((await own.server.app.inject({ url: '/locales/en/bach-handschriften.json' })).statusCode).toBe(200)
      own.room.write('public/manifest.json', '{"schema":"goosefoot.manifest/1"')
      await new Promise((done) => setTimeout(done, 300))
      expect((await own.server.app.inject({ url: '/locales/en/bach-handschriften.json' })).statusCode).toBe(200)
      const ready = await own.server.app.inject({ url: '/readyz' })
      expect([ready.statusCode, ready.json()]).toEqual([503, expect.objectContaining({ fault: 'publish.manifest' })])
    } finally {
      await own.close()
    }
  })
})

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['deflate', 'identity'],
  ['identity;q=1, *;q=0', 'identity'],
  ['BR', 'br'],
])('Accept-Encoding %j gets %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding)
})

test('If-None-Match is compared weakly, and * matches what is there', () => {
  expect(matchesEtag('*', ['"a"'])).toBe(true)
  expect(matchesEtag('W/"a"', ['"a"'])).toBe(true)
  expect(matchesEtag('"b", "a"', ['"a"'])).toBe(true)
  expect(matchesEtag('a', ['"a"'])).toBe(false)
  expect(matchesEtag(undefined, ['"a"'])).toBe(false)
})
