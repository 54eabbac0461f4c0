import { connect } from 'node:net'
import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeToken, tokensFile } from '../../src/serve/tokens.ts'
import { defaultSettings, type Scope, scopes } from '../../src/serve/types.ts'
import { type Served, servedRoom } from '../support/served.ts'

const id = 'bach-handschriften'
const at = `/v1/articles/${id}/en`
const settings = {
  limits: {
    ...defaultSettings.limits,
    xliff: 300_000,
    request: 1500,
    perToken: { minute: 6000, burst: 200 },
    refused: { minute: 6000, burst: 500 },
  },
}
let served: Served
beforeAll(async () => {
  served = await servedRoom({ only: id, settings })
}, 120_000)
afterAll(() => served.close())

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly payload: string
  readonly json: () => Record<string, unknown>
}
const ask = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  options: { readonly token?: string; readonly headers?: Record<string, string>; readonly body?: unknown } = {},
): Promise<Answer> =>
  served.server.app.inject({
    method,
    url,
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(typeof options.body === 'string'
        ? { 'content-type': 'application/xliff+xml' }
        : options.body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : { payload: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  }) as unknown as Promise<Answer>
const problemCode = (one: Answer): unknown => {
  expect(one.headers['content-type'], one.payload).toBe('application/problem+json; charset=utf-8')
  return one.json().code
}
const review = async (): Promise<{ etag: string; textHash: string; sourceHash: string; reason: string | null }> => {
  const one = await ask('GET', `/v1/review/${id}/en`, { token: served.token(['review']) })
  expect(one.statusCode, one.payload).toBe(200)
  const { textHash, sourceHash, reason } = one.json() as { textHash: string; sourceHash: string; reason: string | null }
  return { etag: one.headers.etag ?? '', textHash, sourceHash, reason }
}
const hash = 'a'.repeat(64)

const routes = [
  ['GET', `/v1/review/${id}/en`, 'review', undefined],
  ['GET', `${at}/xliff`, 'review', undefined],
  ['PUT', `${at}/xliff`, 'review', '<xliff/>'],
  ['POST', `${at}/approvals`, 'approve', { level: 'approved', textHash: hash, sourceHash: hash, opened: true }],
  ['POST', `${at}/publish`, 'publish', undefined],
  ['POST', `${at}/retract`, 'publish', { reason: 'wrong' }],
] as const satisfies readonly (readonly ['GET' | 'POST' | 'PUT', string, Scope, unknown])[]

describe('without the right token', () => {
  test.each(routes)('%s %s does nothing', async (method, url, scope, body) => {
    const before = served.room.files()
    const none = await ask(method, url, { body })
    expect([none.statusCode, problemCode(none)]).toEqual([401, 'serve.token-missing'])
    expect(none.headers['www-authenticate']).toContain(`scope="${scope}"`)
    const good = served.token([scope])
    const files = served.room.files().size
    for (const token of [
      `gf_aaaaaaaa_${'a'.repeat(51)}`,
      `${good.slice(0, -1)}${good.endsWith('a') ? 'b' : 'a'}`,
      good.toUpperCase(),
      'x',
      '',
      `${good} ${good}`,
    ]) {
      const wrong = await ask(method, url, { token, body })
      expect(wrong.statusCode).toBe(401)
      expect(problemCode(wrong)).toMatch(/^serve\.token-/u)
    }
    for (const other of scopes) {
      if (other === scope) continue
      const narrow = await ask(method, url, { token: served.token([other]), body })
      expect([narrow.statusCode, problemCode(narrow)], other).toEqual([403, 'serve.scope'])
    }
    const elsewhere = await ask(method, url, { token: good, body, headers: { host: 'evil.example' } })
    expect([elsewhere.statusCode, problemCode(elsewhere)]).toEqual([421, 'serve.host'])
    expect(served.room.files().size).toBe(files)
    for (const [name, text] of before)
      if (name !== '.goosefoot/tokens.json') expect(served.room.files().get(name), name).toBe(text)
  })

  test('a token that was revoked or expired ends at once', async () => {
    const token = served.token(['review'])
    const url = `/v1/review/${id}/en`
    expect((await ask('GET', url, { token })).statusCode).toBe(200)
    const text = served.room.read('.goosefoot/tokens.json')
    const stored = JSON.parse(text) as { tokens: { id: string; expires: string }[] }
    served.room.write(
      '.goosefoot/tokens.json',
      JSON.stringify({ tokens: stored.tokens.map((one) => ({ ...one, expires: '2026-01-01T00:00:00Z' })) }),
    )
    expect((await ask('GET', url, { token })).statusCode).toBe(401)
    served.room.write('.goosefoot/tokens.json', text)
    utimesSync(tokensFile(served.room.root), 1, 1)
    expect((await ask('GET', url, { token })).statusCode).toBe(200)
    revokeToken(served.room.root, token.split('_')[1] ?? '')
    expect((await ask('GET', url, { token })).statusCode).toBe(401)
  })

  test('what is kept of a token is its hash, in a file for its owner alone', () => {
    const token = served.token(['review'])
    const text = served.room.read('.goosefoot/tokens.json')
    expect(text).not.toContain(token)
    expect(text).not.toContain(token.split('_')[2])
    if (process.platform !== 'win32') expect(statSync(tokensFile(served.room.root)).mode & 0o077).toBe(0)
  })

  test('a token that approves or publishes names a person', () => {
    expect(() => served.token(['approve'], null)).toThrow(expect.objectContaining({ code: 'cli.bad-option' }))
    expect(() => served.token(['publish'], null)).toThrow(expect.objectContaining({ code: 'cli.bad-option' }))
  })

  test('who keeps guessing has to wait, and so has a token that asks too often', async () => {
    const own = await servedRoom({
      only: id,
      settings: {
        limits: { ...defaultSettings.limits, perToken: { minute: 1, burst: 3 }, refused: { minute: 1, burst: 3 } },
      },
    })
    try {
      const url = `/v1/articles/${id}/en/xliff`
      const statuses = async (headers: Record<string, string>): Promise<readonly number[]> => {
        const all: number[] = []
        for (let n = 0; n < 5; n++) {
          const one = await own.server.app.inject({ url, headers })
          all.push(one.statusCode)
          if (one.statusCode === 429) expect(Number(one.headers['retry-after'])).toBeGreaterThan(0)
        }
        return all
      }
      expect(await statuses({})).toEqual([401, 401, 401, 429, 429])
      expect(await statuses({ authorization: `Bearer ${own.token(['review'])}` })).toEqual([200, 200, 200, 429, 429])
    } finally {
      await own.close()
    }
  })
})

test('work that takes too long is given up, and the server goes on', async () => {
  const own = await servedRoom({ only: id, settings: { limits: { ...defaultSettings.limits, work: 1 } } })
  try {
    const before = own.room.files()
    const headers = { authorization: `Bearer ${own.token(['review'])}` }
    for (let n = 0; n < 2; n++) {
      const one = await own.server.app.inject({ url: `/v1/review/${id}/en`, headers })
      expect([one.statusCode, one.json().code]).toEqual([503, 'serve.work-slow'])
    }
    expect((await own.server.app.inject({ url: `/locales/en/${id}.json` })).statusCode).toBe(200)
    for (const [name, text] of before) expect(own.room.files().get(name), name).toBe(text)
  } finally {
    await own.close()
  }
})

describe('conditions', () => {
  test('a write without If-Match is refused, and one that saw another record is told what there is now', async () => {
    const token = served.token(['review', 'approve'])
    const { etag, textHash, sourceHash } = await review()
    const xliff = (await ask('GET', `${at}/xliff`, { token })).payload
    const body = { level: 'approved', textHash, sourceHash, opened: true }
    const before = served.room.files()
    for (const [method, url, content] of [
      ['PUT', `${at}/xliff`, xliff],
      ['POST', `${at}/approvals`, body],
    ] as const) {
      const none = await ask(method, url, { token, body: content })
      expect([none.statusCode, problemCode(none)]).toEqual([428, 'serve.if-match'])
      expect((await ask(method, url, { token, body: content, headers: { 'if-match': '*' } })).statusCode).toBe(428)
      const stale = await ask(method, url, { token, body: content, headers: { 'if-match': `"${hash}"` } })
      expect([stale.statusCode, problemCode(stale), stale.headers.etag]).toEqual([412, 'serve.changed', etag])
    }
    expect(served.room.files()).toEqual(before)
  })

  test('of two who change the same record at once, one is told to look again', async () => {
    const token = served.token(['review'])
    const { etag } = await review()
    const xliff = (await ask('GET', `${at}/xliff`, { token })).payload
    const edits = ['quite brittle', 'very brittle'].map((words) => xliff.replace('brittle', words))
    const answers = await Promise.all(
      edits.map((body) => ask('PUT', `${at}/xliff`, { token, body, headers: { 'if-match': etag } })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 412])
  })
})

describe('a translation comes back, is approved and published', () => {
  test('by the routes alone', async () => {
    const reviewer = served.token(['review'], 'Bo Beispiel')
    const first = await review()
    const xliff = (await ask('GET', `${at}/xliff`, { token: reviewer })).payload
    expect(xliff).toContain('catalog of his estate')
    const imported = await ask('PUT', `${at}/xliff`, {
      token: reviewer,
      body: xliff.replace('catalog of his estate', 'catalogue of his estate'),
      headers: { 'if-match': first.etag },
    })
    expect(imported.statusCode, imported.payload).toBe(200)
    expect(imported.json()).toMatchObject({ article: id, locale: 'en', exitCode: 0, published: true })
    expect(served.room.read('locales/en/bach-handschriften.json')).toContain('catalogue of his estate')
    expect(served.room.read('xliff/en/bach-handschriften.xlf')).toContain('Bo Beispiel')

    const second = await review()
    expect(second.etag).toBe(imported.headers.etag)
    const editor = served.token(['approve', 'publish'])
    const old = await ask('POST', `${at}/approvals`, {
      token: editor,
      body: { level: 'approved', textHash: first.textHash, sourceHash: first.sourceHash, opened: true },
      headers: { 'if-match': second.etag },
    })
    expect([old.statusCode, problemCode(old)]).toEqual([409, 'publish.other-text'])
    const approved = await ask('POST', `${at}/approvals`, {
      token: editor,
      body: {
        level: 'approved',
        role: 'desk editor',
        textHash: second.textHash,
        sourceHash: second.sourceHash,
        opened: true,
      },
      headers: { 'if-match': second.etag },
    })
    expect(approved.statusCode, approved.payload).toBe(200)
    expect(approved.json()).toMatchObject({ done: 'recorded', person: 'Ada Muster', published: true })

    const published = await ask('POST', `${at}/publish`, { token: editor })
    expect(published.json()).toMatchObject({ state: 'published', status: 'approved', manifest: 2 })
    await new Promise((done) => setTimeout(done, 300))
    const read = await ask('GET', at)
    expect(read.json().disclosure).toMatchObject({
      status: 'approved',
      required: false,
      approval: { person: 'Ada Muster', role: 'desk editor' },
    })
    expect(read.headers['goosefoot-disclosure']).toBe('approved; label=none')

    const retracted = await ask('POST', `${at}/retract`, { token: editor, body: { reason: 'a source withdrew' } })
    expect(retracted.json()).toMatchObject({ state: 'retracted' })
    await new Promise((done) => setTimeout(done, 300))
    expect((await ask('GET', at)).statusCode).toBe(410)
    const back = await ask('POST', `${at}/retract`, { token: editor, body: { reason: 'sorted out', undo: true } })
    expect(back.json()).toMatchObject({ state: 'published', status: 'approved' })
  })
})

describe('what cannot be used', () => {
  const put = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> => {
    const { etag } = await review()
    return ask('PUT', `${at}/xliff`, {
      token: served.token(['review']),
      body: body.toString(),
      headers: { 'if-match': etag, ...headers },
    })
  }
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="en"><file id="x">&c;</file></xliff>`
  test.each([
    ['no XML at all', 'hello', 422],
    ['an empty body', '', 422],
    [
      'an unfinished file',
      '<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de"><file',
      422,
    ],
    ['entities', bomb, 422],
    [
      'a file of another article',
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="en"><file id="hanoi"><unit id="b"><segment id="s"><source>x</source><target>y</target></segment></unit></file></xliff>',
      422,
    ],
    ['too much', `<!--${'x'.repeat(400_000)}-->`, 413],
  ])('%s is refused with a problem, and nothing is written', async (_, body, status) => {
    const before = served.room.files().get('xliff/en/bach-handschriften.xlf')
    const one = await put(body)
    expect(one.statusCode, one.payload).toBe(status)
    problemCode(one)
    expect(one.payload).not.toContain(served.room.root)
    expect(served.room.files().get('xliff/en/bach-handschriften.xlf')).toBe(before)
  })

  test('a body of another type, or not as described, is refused', async () => {
    const token = served.token(['review', 'approve', 'publish'])
    const { etag } = await review()
    const json = await ask('PUT', `${at}/xliff`, { token, body: { a: 1 }, headers: { 'if-match': etag } })
    expect([json.statusCode, problemCode(json)]).toEqual([415, 'http.media-type'])
    const image = await ask('PUT', `${at}/xliff`, {
      token,
      body: 'x',
      headers: { 'if-match': etag, 'content-type': 'image/png' },
    })
    expect([image.statusCode, problemCode(image)]).toEqual([415, 'http.media-type'])
    for (const body of [
      {},
      [],
      'x',
      { level: 'approved' },
      { level: 'approved', textHash: 'x', sourceHash: hash, opened: true },
      { level: 'approved', textHash: hash, sourceHash: hash, opened: 'true' },
      { level: 'approved', textHash: hash, sourceHash: hash, opened: false },
      { level: 'root', textHash: hash, sourceHash: hash, opened: true },
      { level: 'approved', textHash: hash, sourceHash: hash, opened: true, person: 'Somebody Else' },
    ]) {
      const one = await ask('POST', `${at}/approvals`, {
        token,
        body: typeof body === 'string' ? undefined : body,
        headers: { 'if-match': etag },
      })
      expect([400, 415], one.payload).toContain(one.statusCode)
      problemCode(one)
    }
    const poisoned = await served.server.app.inject({
      method: 'POST',
      url: `${at}/retract`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: '{"reason":"x","__proto__":{"a":1}}',
    })
    expect(poisoned.statusCode).toBe(400)
    for (const url of ['/v1/articles/nowhere/en/publish', `/v1/articles/${id}/it/publish`])
      expect((await ask('POST', url, { token })).statusCode, url).toBe(404)
  })

  const raw = (port: number, text: string, wait: number): Promise<string> =>
    new Promise((done) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1')
      })
      socket.on('error', () => done(answer))
      socket.on('close', () => done(answer))
      socket.write(text)
      setTimeout(() => socket.destroy(), wait)
    })

  test('slow, oversized and malformed requests are answered with a problem, and the server stays up', async () => {
    const address = await served.server.app.listen({ port: 0, host: '127.0.0.1' })
    const port = Number(new URL(address).port)
    const token = served.token(['review'])
    const head = `PUT ${at}/xliff HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nIf-Match: "x"\r\nContent-Type: application/xliff+xml\r\n`
    const [slowHead, slowBody, malformed, headers, large, lying] = await Promise.all([
      raw(port, 'GET /locales/en/x.json HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 6000),
      raw(port, `${head}Content-Length: 1000\r\n\r\n<xli`, 6000),
      raw(port, 'HELLO\r\n\r\n', 3000),
      raw(port, `GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: ${'x'.repeat(40_000)}\r\n\r\n`, 3000),
      raw(port, `${head}Content-Length: 999999999\r\n\r\n`, 3000),
      raw(port, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`, 3000),
    ])
    for (const [answer, status] of [
      [slowHead, 408],
      [slowBody, 408],
      [malformed, 400],
      [headers, 431],
      [large, 413],
      [lying, 400],
    ] as const) {
      expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'))
      expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
    }
    expect((await fetch(`${address}/locales/en/${id}.json`)).status).toBe(200)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  test('no answer and no metric holds a token, a path of the machine or text of an article', async () => {
    const token = served.token(['review', 'approve', 'publish', 'admin'])
    const { etag } = await review()
    const sentinel = 'Zaubernuss4711'
    const answers = await Promise.all([
      ask('PUT', `${at}/xliff`, { token, body: `<x>${sentinel}</x>`, headers: { 'if-match': etag } }),
      ask('PUT', `${at}/xliff`, { token, body: sentinel, headers: { 'if-match': etag } }),
      ask('POST', `${at}/approvals`, { token, body: { level: sentinel }, headers: { 'if-match': etag } }),
      ask('POST', `${at}/retract`, { token, body: { reason: 5, [sentinel]: 1 } }),
      ask('GET', `/v1/articles/${sentinel}`, { token }),
      ask('GET', '/metrics', { token }),
    ])
    for (const { payload } of answers) {
      expect(payload).not.toContain(sentinel)
      expect(payload).not.toContain(token)
      expect(payload).not.toContain(join(served.room.root))
    }
  })
})
