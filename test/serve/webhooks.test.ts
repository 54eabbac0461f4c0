import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from '../../src/index.ts'
import { isInsideAddress } from '../../src/serve/addresses.ts'
import { type Catalog, openCatalog } from '../../src/serve/catalog.ts'
import { type Deliver, httpDeliver } from '../../src/serve/deliver.ts'
import { createMetrics } from '../../src/serve/metrics.ts'
import { addReceiver, readReceivers, resumeReceiver, rotateSecret } from '../../src/serve/webhook-store.ts'
import { openWebhooks, type Webhooks } from '../../src/serve/webhooks.ts'
import type { Newsroom } from '../support/newsroom.ts'
import { publisherRoom } from '../support/publisher.ts'

const article = 'source/bach-handschriften.de.txt'
interface Got {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
const typesOf = (got: readonly Got[]): readonly string[] =>
  got.map(({ body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { locale: string } }
    return `${type} ${data.locale}`
  })

describe('a receiver is told what was published', () => {
  let room: Newsroom
  let project: Project
  let catalog: Catalog
  let server: Server
  let url: string
  let status = 200
  const got: Got[] = []
  let clock = Date.parse('2026-11-02T10:00:00Z')
  beforeAll(async () => {
    room = publisherRoom({}, true, 'bach-handschriften')
    project = await openProject(room.root)
    await project.publish()
    catalog = openCatalog(join(room.root, 'public'), 1 << 20, false)
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        got.push({ headers: request.headers as Record<string, string>, body })
        response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
      })
    })
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  }, 120_000)
  afterAll(() => {
    server.close()
    room.remove()
  })
  const open = (deliver: Deliver = httpDeliver({ timeout: 2000, allowInside: true })): Webhooks =>
    openWebhooks({ root: room.root, catalog, deliver, metrics: createMetrics(), now: () => clock, random: () => 0.5 })
  const approve = async (person: string): Promise<void> => {
    await project.approve({ paths: [article], to: ['en'], person, role: 'editor', level: 'approved' })
    await project.publish()
    await new Promise((done) => setTimeout(done, 220))
  }

  test('once, in order, signed so that the reference library takes it', async () => {
    const { secrets } = addReceiver(room.root, url, 0, () => true)
    const webhooks = open()
    expect(webhooks.backlog()).toBe(3)
    await webhooks.run()
    expect(typesOf(got)).toEqual(['article.published en', 'article.published es', 'article.published fr'])
    // The reference library compares with the clock of the machine.
    const real = openWebhooks({
      root: room.root,
      catalog,
      deliver: httpDeliver({ timeout: 2000, allowInside: true }),
      metrics: createMetrics(),
    })
    got.length = 0
    await approve('Ada Muster')
    await real.run()
    expect(typesOf(got)).toEqual(['approval.recorded en', 'article.published en'])
    for (const { headers, body } of got) {
      expect(new Webhook(secrets[0] ?? '').verify(body, headers)).toMatchObject({
        data: { article: 'bach-handschriften' },
      })
      expect(() => new Webhook(secrets[0] ?? '').verify(body.replace('en', 'fr'), headers)).toThrow()
      expect(body).not.toContain('brittle')
      expect(body.length).toBeLessThan(20_000)
    }
    await real.run()
    expect(got).toHaveLength(2)
    expect(real.backlog()).toBe(0)
  })

  test('and after an hour of being down gets every event, in order, each with the id it had at the first try', async () => {
    got.length = 0
    status = 503
    const webhooks = open()
    await approve('Bo Beispiel')
    await webhooks.run()
    await approve('Cy Muster')
    const ids = new Set<string>()
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await webhooks.run()
      clock += 60_000
    }
    for (const { headers } of got) ids.add(headers['webhook-id'] ?? '')
    expect(ids.size).toBe(1)
    expect(got.length).toBeGreaterThan(3)
    expect(got.length).toBeLessThan(8)
    got.length = 0
    status = 200
    clock += 3 * 3600_000
    await webhooks.run()
    expect(typesOf(got)).toEqual(['article.published en', 'article.published en'])
    expect(ids.has(got[0]?.headers['webhook-id'] ?? '')).toBe(true)
    const revs = got.map(({ body }) => (JSON.parse(body) as { data: { manifest: number } }).data.manifest)
    expect(revs[0]).toBeLessThan(revs[1] ?? 0)
  })

  test('a receiver that never answers is given up after eight tries, and taken up again when somebody says so', async () => {
    status = 500
    await approve('Di Muster')
    const webhooks = open()
    for (let n = 0; n < 30; n++) {
      await webhooks.run()
      clock += 24 * 3600_000
    }
    expect(readReceivers(room.root)[0]).toMatchObject({ paused: true })
    got.length = 0
    status = 200
    await webhooks.run()
    expect(got).toHaveLength(0)
    expect(webhooks.backlog()).toBe(1)
    resumeReceiver(room.root, readReceivers(room.root)[0]?.id ?? '')
    await webhooks.run()
    expect(got).toHaveLength(1)
  })

  test('while a secret is exchanged both sign', async () => {
    const [receiver] = readReceivers(room.root)
    const secret = rotateSecret(room.root, receiver?.id ?? '')
    await approve('Eva Muster')
    got.length = 0
    await openWebhooks({
      root: room.root,
      catalog,
      deliver: httpDeliver({ timeout: 2000, allowInside: true }),
      metrics: createMetrics(),
    }).run()
    const [{ headers, body } = { headers: {}, body: '' }] = got
    for (const one of [secret, receiver?.secrets[0] ?? ''])
      expect(() => new Webhook(one).verify(body, headers)).not.toThrow()
  })

  test('a redirect is no delivery', async () => {
    status = 302
    await approve('Fay Muster')
    got.length = 0
    await open().run()
    expect(got).toHaveLength(1)
    expect(open().backlog()).toBe(1)
  })
})

describe('where a webhook may not lead', () => {
  const inside = [
    '127.0.0.1', '127.8.8.8', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0',
    '100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1',
    'fd12:3456::1', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1',
    '2001:db8::1', '2002:7f00:1::', 'not an address',
  ] // biome-ignore format: a list
  test.each(inside)('%s is inside', async (address) => {
    expect(isInsideAddress(address)).toBe(true)
    const deliver = httpDeliver({ timeout: 1000, allowInside: false, resolve: async () => [address] })
    expect(await deliver('https://example.org/hook', {}, '{}')).toEqual({ kind: 'failed', why: 'address' })
  })

  test('public addresses are not', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
      expect(isInsideAddress(address), address).toBe(false)
  })

  test.each([
    'http://example.org/', 'https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:7f00:1]/', 'https://2130706433/',
    'https://0x7f.1/', 'https://0177.0.0.1/', 'https://localhost/', 'ftp://example.org/', 'nonsense',
  ])('%s is refused', async (url) => {
    const deliver = httpDeliver({ timeout: 2000, allowInside: false, resolve: async () => ['127.0.0.1'] })
    expect(await deliver(url, {}, '{}')).toEqual({ kind: 'failed', why: 'address' })
  }) // biome-ignore format: a list

  test('a name whose answer changes gains nothing: the address that was looked at is the one that is asked', async () => {
    const answers = [['127.0.0.1'], ['8.8.8.8', '127.0.0.1']]
    let asked = 0
    const deliver = httpDeliver({ timeout: 1000, allowInside: false, resolve: async () => answers[asked++] ?? [] })
    expect(await deliver('https://example.org/', {}, '{}')).toEqual({ kind: 'failed', why: 'address' })
    expect(await deliver('https://example.org/', {}, '{}')).toEqual({ kind: 'failed', why: 'address' })
    expect(asked).toBe(2)
  })
})
