import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openProject } from '../../src/index.ts'
import type { PublishOutcome } from '../../src/project/publication.ts'
import type { LiveEntry, Manifest, TypedArticle } from '../../src/publish/index.ts'
import { checkout, type Newsroom, runAndKill, runIn } from '../support/newsroom.ts'
import { publisherRoom } from '../support/publisher.ts'

const bach = 'source/bach-handschriften.de.txt'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const rooms: Newsroom[] = []
const newRoom = (publish: object = {}): Newsroom => {
  const room = publisherRoom(publish, true, 'bach-handschriften')
  rooms.push(room)
  return room
}
afterEach(() => {
  for (const room of rooms.splice(0)) room.remove()
})
const publish = async (room: Newsroom, options: object = {}): Promise<PublishOutcome> =>
  (await openProject(room.root)).publish(options)
const manifestOf = (room: Newsroom): Manifest => JSON.parse(room.read('public/manifest.json'))
const entryOf = (room: Newsroom, article: string, locale: string): LiveEntry =>
  manifestOf(room).articles[article]!.locales[locale] as LiveEntry
const object = (room: Newsroom, hash: string, extension: string): string => room.read(`public/o/${hash}.${extension}`)
const objects = (room: Newsroom): string[] => readdirSync(join(room.root, 'public/o')).sort()

describe('a published set', () => {
  const room = publisherRoom({ url: 'https://example.org/{locale}/{id}', organization: 'goosefoot newsroom' })
  afterAll(room.remove)

  test('holds every object under the hash of its bytes, with brotli and gzip beside it', async () => {
    const done = await publish(room)
    expect(done.locales.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'published'))
    expect(done.events.map(({ type }) => type)).toEqual(Array.from({ length: 9 }, () => 'article.published'))
    for (const name of objects(room)) {
      const bytes = readFileSync(join(room.root, 'public/o', name))
      const plain = name.endsWith('.br')
        ? brotliDecompressSync(bytes)
        : name.endsWith('.gz')
          ? gunzipSync(bytes)
          : bytes
      expect(sha256(plain), name).toBe(name.slice(0, 64))
    }
    expect(object(room, entryOf(room, 'hanoi', 'en').namespace, 'json')).toBe(room.read('locales/en/hanoi.json'))
    expect(object(room, entryOf(room, 'hanoi-analyse', 'fr').document, 'md')).toBe(
      room.read('locales/fr/hanoi-analyse.md'),
    )
  })

  test('is not touched when nothing changed', async () => {
    const before = room.files()
    const done = await publish(room)
    expect(done.events).toEqual([])
    expect(room.files()).toEqual(before)
  })

  test('comes out with the same objects elsewhere', async () => {
    const other = publisherRoom({ url: 'https://example.org/{locale}/{id}', organization: 'goosefoot newsroom' })
    rooms.push(other)
    await publish(other)
    expect(objects(other)).toEqual(objects(room))
  })

  test('the typed article has every block and quotation at its place, and the same label', () => {
    for (const [article, { locales }] of Object.entries(manifestOf(room).articles))
      for (const locale of Object.keys(locales)) {
        const typed: TypedArticle = JSON.parse(object(room, entryOf(room, article, locale).typed, 'json'))
        const namespace = JSON.parse(room.read(`locales/${locale}/${article}.json`))
        expect(Object.fromEntries(typed.blocks.map(({ id, text }) => [id, text]))).toEqual(namespace.p)
        expect(typed.blocks[0]?.role).toBe('headline')
        expect(typed.quotations.length).toBe(Object.keys(namespace.quotes).length)
        for (const quote of typed.quotations)
          expect(typed.blocks.find(({ id }) => id === quote.block)?.text.slice(quote.start, quote.end)).toBe(quote.text)
        expect(typed.disclosure).toMatchObject({ status: 'machine', required: true, text: namespace.disclosure.text })
      }
  })

  test('every page and every JSON-LD names every version of the article and x-default', () => {
    const tags = ['de', 'en', 'es', 'fr']
    for (const [article, { locales }] of Object.entries(manifestOf(room).articles))
      for (const locale of Object.keys(locales)) {
        const entry = entryOf(room, article, locale)
        const page = object(room, entry.page, 'html')
        for (const tag of tags)
          expect(page).toContain(
            `<link rel="alternate" hreflang="${tag}" href="https://example.org/${tag}/${article}">`,
          )
        expect(page).toContain(`hreflang="x-default" href="https://example.org/de/${article}"`)
        expect(page).toContain(`<html lang="${locale}" dir="ltr">`)
        const label = JSON.parse(room.read(`locales/${locale}/${article}.json`)).disclosure.text
        expect(page.indexOf(label, page.indexOf('</h1>'))).toBeGreaterThan(0)
        const ld = JSON.parse(object(room, entry.jsonld, 'jsonld'))
        expect(ld).toMatchObject({ inLanguage: locale, translationOfWork: { inLanguage: 'de' } })
        expect(
          [ld, ld.translationOfWork, ...ld.translationOfWork.workTranslation]
            .map(({ inLanguage }): string => inLanguage)
            .sort(),
        ).toEqual(tags)
        expect(ld.editor).toBeUndefined()
      }
  })

  test('every JSON-LD is a NewsArticle to the types of schema-dts', { timeout: 120_000 }, () => {
    const folder = join(checkout, 'node_modules/.goosefoot-test')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `json-ld-${process.pid}.ts`)
    const texts = Object.entries(manifestOf(room).articles).flatMap(([article, { locales }]) =>
      Object.keys(locales).map((locale) => object(room, entryOf(room, article, locale).jsonld, 'jsonld')),
    )
    const approved = JSON.stringify({
      ...JSON.parse(texts[0] ?? ''),
      editor: { '@type': 'Person', name: 'Ada', jobTitle: 'editor' },
      accountablePerson: { '@type': 'Person', name: 'Ada', jobTitle: 'editor' },
      digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
    })
    const compile = (values: readonly string[]): string => {
      writeFileSync(
        file,
        `import type { NewsArticle, WithContext } from 'schema-dts'\nexport const all: WithContext<NewsArticle>[] = [\n${values.join(',\n')}]\n`,
      )
      const args = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'nodenext',
        '--types',
        '',
        '--ignoreConfig',
        file,
      ]
      return spawnSync(process.execPath, [join(checkout, 'node_modules/typescript/bin/tsc'), ...args], {
        encoding: 'utf8',
      }).stdout
    }
    try {
      expect(compile([...texts, approved])).toBe('')
      expect(compile([(texts[0] ?? '').replace('"headline"', '"headlin"')])).toContain('headlin')
    } finally {
      rmSync(file, { force: true })
    }
  })
})

describe('a source that changes after it was published', () => {
  const edit = (room: Newsroom): void => {
    const source = room.read(bach)
    expect(source).toContain('zwei Jahre alt')
    room.write(bach, source.replace('zwei Jahre alt', 'drei Jahre alt'))
  }

  test('leaves its publications, marked as stale in the manifest with the blocks concerned', async () => {
    const room = newRoom()
    await publish(room)
    const before = entryOf(room, 'bach-handschriften', 'en')
    edit(room)
    const done = await publish(room)
    const entry = entryOf(room, 'bach-handschriften', 'en')
    expect(entry).toMatchObject({ state: 'stale', namespace: before.namespace, staleBlocks: ['bgdwkcxaq'] })
    expect(done.events.map(({ type, article }) => `${type} ${article}`)).toEqual(
      Array.from({ length: 3 }, () => 'article.stale bach-handschriften'),
    )
    expect(
      done.locales.find(({ locale, article }) => locale === 'en' && article === 'bach-handschriften')?.reason,
    ).toBe('1 segment needs a translation')
  })

  test('tells its readers, where the house wants that', async () => {
    const room = newRoom({ onSourceChange: 'mark' })
    await publish(room)
    edit(room)
    await publish(room)
    const namespace = JSON.parse(room.read('locales/fr/bach-handschriften.json'))
    expect(namespace.meta).toMatchObject({
      freshness: 'stale',
      notice: 'L’original a été modifié après cette traduction.',
      rev: '2',
    })
    expect(object(room, entryOf(room, 'bach-handschriften', 'fr').page, 'html')).toContain(namespace.meta.notice)
    const before = room.files()
    await publish(room)
    expect(room.files()).toEqual(before)
  })

  test('withdraws them, where the house wants that', async () => {
    const room = newRoom({ onSourceChange: 'withdraw' })
    await publish(room)
    const { namespace } = entryOf(room, 'bach-handschriften', 'en')
    edit(room)
    const done = await publish(room)
    expect(done.events.map(({ type }) => type)).toEqual(Array.from({ length: 3 }, () => 'article.retracted'))
    expect(existsSync(join(room.root, 'locales/en/bach-handschriften.json'))).toBe(false)
    expect(objects(room).some((name) => name.startsWith(namespace))).toBe(false)
  })
})

describe('what was taken back', () => {
  test('is gone at once, in every revision it had, and comes back when it is lifted', async () => {
    const room = newRoom()
    const project = await openProject(room.root)
    await project.publish()
    const first = entryOf(room, 'bach-handschriften', 'en').namespace
    await project.approve({ paths: [bach], to: ['en'], person: 'Ada Muster', role: 'editor', level: 'approved' })
    const approved = await project.publish()
    expect(approved.events.map(({ type }) => type)).toEqual(['approval.recorded', 'article.published'])
    const second = entryOf(room, 'bach-handschriften', 'en').namespace
    expect(entryOf(room, 'bach-handschriften', 'en')).toMatchObject({ status: 'approved', required: false })
    expect(JSON.parse(object(room, entryOf(room, 'bach-handschriften', 'en').jsonld, 'jsonld')).editor).toEqual({
      '@type': 'Person',
      name: 'Ada Muster',
      jobTitle: 'editor',
    })
    await project.retract({ paths: [bach], to: ['en'], person: 'Ada Muster', reason: 'wrong' })
    const done = await project.publish()
    expect(done.events.map(({ type, locale }) => `${type} ${locale}`)).toContain('article.retracted en')
    const entry = manifestOf(room).articles['bach-handschriften']?.locales.en
    expect(entry).toMatchObject({ state: 'retracted', gone: expect.arrayContaining([first, second]) })
    for (const hash of [first, second]) expect(objects(room).some((name) => name.startsWith(hash))).toBe(false)
    // The other locales no longer name it.
    expect(object(room, entryOf(room, 'bach-handschriften', 'fr').page, 'html')).not.toContain('hreflang="en"')
    await project.retract({ paths: [bach], to: ['en'], person: 'Ada Muster', reason: '', undo: true })
    await project.publish()
    expect(entryOf(room, 'bach-handschriften', 'en').state).toBe('published')
    expect(objects(room).some((name) => name.startsWith(entryOf(room, 'bach-handschriften', 'en').namespace))).toBe(
      true,
    )
  })

  test('an article whose source was removed is retracted', async () => {
    const room = publisherRoom()
    rooms.push(room)
    await publish(room)
    rmSync(join(room.root, bach))
    const done = await publish(room)
    expect(done.events.map(({ type, article }) => `${type} ${article}`)).toEqual(
      Array.from({ length: 3 }, () => 'article.retracted bach-handschriften'),
    )
    expect(done.run.exitCode).toBe(0)
  })
})

describe('garbage', () => {
  test('goes when no kept manifest reaches it and no cache can ask for it any more', async () => {
    const room = newRoom()
    const project = await openProject(room.root)
    await project.publish({ paths: [] })
    const old = entryOf(room, 'bach-handschriften', 'en').namespace
    const has = (): boolean => objects(room).some((name) => name.startsWith(old))
    await project.approve({ paths: [bach], to: ['en'], person: 'Ada Muster', role: 'editor', level: 'approved' })
    await project.publish()
    expect(has()).toBe(true)
    await project.publish({ keep: { manifests: 0, age: 60_000 } })
    expect(has()).toBe(true)
    for (const name of objects(room)) utimesSync(join(room.root, 'public/o', name), 1, 1)
    await project.publish({ keep: { manifests: 1, age: 60_000 } })
    expect(has()).toBe(true)
    const done = await project.publish({ keep: { manifests: 0, age: 60_000 } })
    expect(done.removed).toBeGreaterThan(0)
    expect(has()).toBe(false)
    for (const entry of Object.values(manifestOf(room).articles['bach-handschriften']!.locales))
      expect(objects(room)).toContain(`${(entry as LiveEntry).namespace}.json.br`)
  })
})

describe('what must not be published', () => {
  test('a namespace that claims an approval nobody gave is refused, and the set stays', async () => {
    const room = newRoom()
    await publish(room)
    const before = room.read('public/manifest.json')
    // The source changed, so the run leaves the file as it is.
    room.write(bach, room.read(bach).replace('zwei Jahre alt', 'drei Jahre alt'))
    const file = 'locales/en/bach-handschriften.json'
    room.write(file, room.read(file).replace('"status": "machine"', '"status": "approved"'))
    await expect(publish(room)).rejects.toMatchObject({ code: 'publish.unbacked' })
    room.write(
      file,
      room
        .read(file)
        .replace('"status": "approved"', '"status": "machine"')
        .replace('"required": "true"', '"required": "false"'),
    )
    await expect(publish(room)).rejects.toMatchObject({ code: 'publish.unbacked' })
    expect(room.read('public/manifest.json')).toBe(before)
  })

  test('another process that publishes is waited for or refused, a dead one is not', async () => {
    const room = newRoom()
    mkdirSync(join(room.root, 'public'))
    room.write('public/.publisher', `${process.ppid}\n`)
    const { code, stderr } = runIn(room.root, ['publish', '--quiet'])
    expect([code, stderr]).toEqual([11, expect.stringContaining('[publish.locked]')])
    const { pid } = spawnSync(process.execPath, ['--version'])
    room.write('public/.publisher', `${pid}\n`)
    expect((await publish(room)).locales).toHaveLength(3)
    const both = await Promise.all([publish(room), publish(room)])
    expect(both.map(({ events }) => events.length)).toEqual([0, 0])
  })
})

test('a publisher that is killed leaves the old set or the new one', { timeout: 120_000 }, async () => {
  const room = newRoom()
  await publish(room)
  let rev = 1
  for (let n = 0; n < 4; n++) {
    // Every round has something to publish.
    room.write(
      'goosefoot.config.ts',
      room.read('goosefoot.config.ts').replace(/"publish":\{[^}]*\}/u, `"publish":{"organization":"House ${n}"}`),
    )
    await runAndKill(room.root, ['publish'], 250 + n * 90)
    const manifest = manifestOf(room)
    expect([rev, rev + 1]).toContain(manifest.rev)
    rev = manifest.rev
    for (const { locales } of Object.values(manifest.articles))
      for (const entry of Object.values(locales) as LiveEntry[])
        for (const [name, extension] of [
          ['namespace', 'json'],
          ['page', 'html'],
          ['jsonld', 'jsonld'],
        ] as const)
          expect(sha256(readFileSync(join(room.root, `public/o/${entry[name]}.${extension}`)))).toBe(entry[name])
  }
})
