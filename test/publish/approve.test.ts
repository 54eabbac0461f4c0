import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from '../../src/index.ts'
import { publisherRoom } from '../support/publisher.ts'

interface Disclosure {
  readonly status: string
  readonly required: string
  readonly person?: string
  readonly textHash?: string
}
const article = 'source/bach-handschriften.de.txt'
const ada = { paths: [article], to: ['en'], person: 'Ada Muster', role: 'editor', level: 'approved' } as const

describe('a text is approved by a named person', () => {
  const room = publisherRoom()
  let project: Project
  beforeAll(async () => {
    project = await openProject(room.root)
  }, 120_000)
  afterAll(room.remove)
  const namespace = (): { readonly disclosure: Disclosure; readonly meta: { readonly textHash: string } } =>
    JSON.parse(room.read('locales/en/bach-handschriften.json'))
  const record = (): string => room.read('xliff/en/bach-handschriften.xlf')

  test('until then it carries its label', () => {
    expect(namespace().disclosure).toMatchObject({ status: 'machine', required: 'true' })
    expect(namespace().disclosure.person).toBeUndefined()
  })

  test('then the label is lifted, and says who, when and for which text', async () => {
    const { approved } = await project.approve({ ...ada, at: '2026-11-02T10:00:00Z' })
    expect(approved).toMatchObject([{ article: 'bach-handschriften', locale: 'en', done: 'recorded' }])
    expect(namespace().disclosure).toMatchObject({
      status: 'approved',
      required: 'false',
      person: 'Ada Muster',
      at: '2026-11-02T10:00:00Z',
      textHash: namespace().meta.textHash,
    })
  })

  test('saying it twice changes nothing, and neither does the next run', async () => {
    const before = room.files()
    expect((await project.approve(ada)).approved).toMatchObject([{ done: 'as before' }])
    await project.translate({ paths: [article], engines: ['memory'] })
    expect(room.files()).toEqual(before)
  })

  test('one changed character of the target withdraws it', async () => {
    const good = record()
    expect(good).toContain('brittle')
    room.write('xliff/en/bach-handschriften.xlf', good.replace('brittle', 'brittler'))
    await project.translate({ paths: [article], engines: ['memory'] })
    expect(namespace().disclosure).toMatchObject({ status: 'machine', required: 'true' })
    expect(namespace().disclosure.person).toBeUndefined()
    room.write('xliff/en/bach-handschriften.xlf', good)
    await project.translate({ paths: [article], engines: ['memory'] })
    expect(namespace().disclosure.status).toBe('approved')
  })

  test('one changed character of the source withdraws it, even one between the paragraphs', async () => {
    const source = room.read(article)
    room.write(article, `${source}\n`)
    await project.translate({ paths: [article], engines: ['memory'] })
    expect(namespace().disclosure).toMatchObject({ status: 'machine', required: 'true' })
    room.write(article, source)
    await project.translate({ paths: [article], engines: ['memory'] })
  })

  test('the person takes it back', async () => {
    const { approved } = await project.approve({ ...ada, withdraw: true })
    expect(approved).toMatchObject([{ done: 'withdrawn' }])
    expect(namespace().disclosure.status).toBe('machine')
    expect(record()).not.toContain('gf:approval')
    expect((await project.approve({ ...ada, withdraw: true })).approved).toMatchObject([{ done: 'as before' }])
  })

  test('another text than the one that was read is refused, and nothing is written', async () => {
    const before = room.files()
    const { run } = await project.approve({ ...ada, textHash: 'f'.repeat(64) })
    expect(run.failures.map(({ error }) => error.code)).toEqual(['publish.other-text'])
    expect(run.exitCode).toBe(11)
    expect(room.files()).toEqual(before)
  })

  test('a text that may not be published cannot be approved', async () => {
    const good = record()
    room.write('xliff/en/bach-handschriften.xlf', good.replace(/<target>[^\n]*brittle[^\n]*<\/target>\n/u, ''))
    const { run } = await project.approve(ada)
    expect(run.failures.map(({ error }) => error.code)).toEqual(['publish.not-ready'])
    room.write('xliff/en/bach-handschriften.xlf', good)
  })

  test.each([[''], ['  '], ['DeepL'], ['a\u0007b'], ['a\ud800b']])(
    '%j is nobody who could answer for it',
    async (person) => {
      await expect(project.approve({ ...ada, person })).rejects.toMatchObject({ code: 'publish.person' })
    },
  )

  test('a retraction takes the publication away until somebody lifts it', async () => {
    const before = room.read('locales/en/bach-handschriften.json')
    await project.retract({
      paths: [article],
      to: ['en'],
      person: 'Ada Muster',
      reason: 'the \u0007interviewee\n withdrew & <left>',
    })
    expect(record()).toContain('the interviewee withdrew &amp; &lt;left&gt;')
    const gone = (): boolean => !room.files().has('locales/en/bach-handschriften.json')
    expect(gone()).toBe(true)
    const run = await project.translate({ paths: [article], to: ['en'], engines: ['memory'] })
    expect(gone()).toBe(true)
    expect(run.locales[0]?.reason).toMatch(/^retracted by Ada Muster on \d{4}-/u)
    await expect(
      project.retract({ paths: [article], to: ['en'], person: 'Ada Muster', reason: ' ' }),
    ).rejects.toMatchObject({ code: 'publish.reason' })
    await project.retract({ paths: [article], to: ['en'], person: 'Ada Muster', reason: '', undo: true })
    expect(room.read('locales/en/bach-handschriften.json').replace(/"rev": "\d+"/u, '')).toBe(
      before.replace(/"rev": "\d+"/u, ''),
    )
  })
})

describe('the policy of a house', () => {
  test('publish.requires keeps texts back until a named person read or released them', async () => {
    const room = publisherRoom({ requires: 'approved' }, false)
    try {
      const project = await openProject(room.root)
      const published = async (): Promise<readonly (string | null)[]> =>
        (await project.translate({ paths: [article], to: ['en'], engines: ['memory'] })).locales.map(
          ({ reason }) => reason,
        )
      expect(await published()).toEqual(['waits to be approved by a named person'])
      await project.approve({ ...ada, level: 'reviewed', role: 'reviewer' })
      expect(await published()).toEqual(['waits to be approved by a named person'])
      expect((await project.approve(ada)).run.locales[0]?.published).toBe(true)
      expect(await published()).toEqual([null])
      expect(JSON.parse(room.read('locales/en/bach-handschriften.json'))).toMatchObject({
        disclosure: { status: 'approved', person: 'Ada Muster' },
      })
    } finally {
      room.remove()
    }
  })
})
