import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/article/finding.ts'
import { loadGlossary } from '../../src/project/glossary.ts'
import { locateProject } from '../../src/project/locate.ts'
import { lookAt } from '../../src/project/look.ts'
import { openProject } from '../../src/project/open-project.ts'
import type { LocaleOutcome } from '../../src/project/outcome.ts'
import { copyNewsroom, emptyNewsroom, type Newsroom } from '../support/newsroom.ts'

const config = (more: string): string => `export default { sourceLocale: 'de', targets: ['en', 'fr', 'es'], ${more} }\n`

describe('the glossary of a newsroom', () => {
  let room: Newsroom
  beforeAll(() => {
    room = copyNewsroom(true)
    room.write('goosefoot.config.ts', config(''))
  })
  afterAll(() => room.remove())
  const look = async (): Promise<LocaleOutcome> => {
    const run = await (await openProject(room.root)).check({ paths: ['source/hanoi.de.txt'], to: ['en'] })
    const [only] = run.locales
    if (only === undefined) throw new Error('nothing was checked')
    return only
  }
  const terms = async (): Promise<unknown> =>
    (await look()).findings.flatMap(({ code, severity, args }) =>
      code.startsWith('term.') ? [[code, severity, args.term, args.found]] : [],
    )

  test('every text of the newsroom keeps to it', () => {
    const { code, stdout } = room.run('glossary', 'check')
    expect(stdout).toContain('9 versions checked: 0 errors, 0 warnings.')
    expect(code).toBe(0)
  })

  test('a forbidden term keeps a locale from being published, and ends with 8', async () => {
    const name = 'xliff/en/hanoi.xlf'
    const record = room.read(name)
    room.write(name, record.replace('nuclear weapons', 'atomic weapons').replace('news conference', 'briefing'))
    expect(await terms()).toEqual([
      ['term.missing', 'warning', 'Pressekonferenz', ''],
      ['term.forbidden', 'error', 'Atomwaffen', 'atomic weapons'],
    ])
    expect(await look()).toMatchObject({ published: false, reason: '1 finding blocks it' })
    const { code, stdout } = room.run('glossary', 'check', 'source/hanoi.de.txt', '--to', 'en')
    expect(code).toBe(8)
    expect(stdout).toContain('The glossary forbids "atomic weapons" for "Atomwaffen"; "nuclear weapon" was expected.')
    room.write('goosefoot.config.ts', config("glossary: { check: 'forbidden' }"))
    expect(await terms()).toEqual([['term.forbidden', 'error', 'Atomwaffen', 'atomic weapons']])
    room.write('goosefoot.config.ts', config("glossary: { check: 'none' }"))
    expect(await terms()).toEqual([])
    room.write('goosefoot.config.ts', config(''))
    room.write(name, record)
  })

  test("in somebody's words a forbidden term is for information only", async () => {
    room.write('glossary/own.csv', 'de,en\nAbkommen,treaty | !deal\n')
    expect(await terms()).toEqual([
      ['term.forbidden', 'error', 'Abkommen', 'deal'],
      ['term.forbidden', 'info', 'Abkommen', 'deal'],
    ])
    room.write('glossary/own.csv', 'de,en\n')
  })

  test('a broken file of terms is named with its line, and nothing is changed', async () => {
    const before = room.files()
    room.write('glossary/own.csv', 'de,en\n"Gipfel,summit\n')
    await expect((await openProject(room.root)).translate()).rejects.toThrow(
      'glossary/own.csv:2: a cell in quotes begins here and never ends.',
    )
    room.write('glossary/own.csv', 'de,en\n')
    expect(room.files()).toEqual(before)
  })

  test('hand-offs show the terms of each sentence, as the tool can show them', async () => {
    const project = await openProject(room.root)
    const text = async (profile: string, file: string): Promise<string> => {
      await project.export({ paths: ['source/hanoi.de.txt'], to: ['en'], profile })
      return room.read(`handoff/en/${file}`)
    }
    expect(await text('xliff21', 'hanoi.xlf')).toMatch(/<mrk id="m\d+" type="term" ref="#gls=t\d+">Weiße Haus<\/mrk>/u)
    expect(room.read('handoff/en/hanoi.xlf')).toContain('<gls:translation>nuclear weapon</gls:translation>')
    expect(await text('poedit', 'hanoi.xlf')).toContain(
      'Pressekonferenz = news conference (not "press conference"; AP style)',
    )
    expect(await text('omegat', 'hanoi.glossary.txt')).toContain('Yongbyon\tYongbyon\tdo not translate\n')
  })

  test('what it says of a name in quotation marks comes before any guess', async () => {
    room.write('source/neu.de.txt', 'Titel\n\nDer Minister lobte die „große Lösung“ und den „Blauen Reiter“ gestern.\n')
    room.write('glossary/own.csv', 'de,en,quote\ngroße Lösung,big solution,term\nBlauer Reiter,Blue Rider,title\n')
    const place = await locateProject(room.root)
    const { quotations } = lookAt(place, join(room.root, 'source/neu.de.txt'), undefined)
    expect(quotations.map(({ quoteKind, occurrences }) => [quoteKind, occurrences[0]?.wording])).toEqual([
      ['term', 'große Lösung'],
      ['title', 'Blauen Reiter'],
    ])
  })

  test('all of it becomes one file of TBX that reads as the same glossary', async () => {
    expect(room.run('glossary', 'export', 'all.tbx').code).toBe(0)
    const { concepts } = loadGlossary(await locateProject(room.root))
    mkdirSync(join(room.root, 'other/glossary'), { recursive: true })
    room.write('other/goosefoot.config.ts', config(''))
    room.write('other/glossary/all.tbx', room.read('all.tbx'))
    const said = (all: typeof concepts): unknown =>
      all.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, terms: own, note }) => [id, own, note])
    expect(said(loadGlossary(await locateProject(join(room.root, 'other'))).concepts)).toEqual(said(concepts))
  })
})

test('a glossary can be looked at before there is an article', () => {
  const room = emptyNewsroom()
  mkdirSync(join(room.root, 'glossary'))
  room.write('glossary/a.csv', 'de,en,keep\nBank,bank,\nBank,bench,\nZug,train,perhaps\n')
  const { code, stdout } = room.run('glossary', 'check', '--to', 'en', '--json')
  room.remove()
  expect(code).toBe(0)
  const { concepts, findings, run } = JSON.parse(stdout) as { concepts: number; findings: Finding[]; run: unknown }
  expect([concepts, run]).toEqual([3, null])
  expect(findings.map(({ code: what, line, args }) => [what, line, args.file])).toEqual([
    ['glossary.bad-cell', 4, 'glossary/a.csv'],
    ['glossary.homonym', 3, 'glossary/a.csv'],
    ['glossary.not-for-engines', 3, 'glossary/a.csv'],
  ])
})

const sentence = (de: string, en: string): string =>
  `<tu><tuv xml:lang="de"><seg>${de}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`

describe('the analysis', () => {
  let room: Newsroom
  beforeAll(() => {
    room = emptyNewsroom()
    for (const folder of ['source', 'memory']) mkdirSync(join(room.root, folder))
    room.write('goosefoot.config.ts', "export default { sourceLocale: 'de', targets: ['en'] }\n")
    room.write(
      'memory/a.tmx',
      `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="plaintext"/><body>${[
        sentence('Der Gipfel endete ohne ein Abkommen.', 'The summit ended without a deal.'),
        sentence('Am Dienstag kamen 200 Gäste nach Hanoi.', 'On Tuesday, 200 guests came to Hanoi.'),
        sentence(
          'Die Gespräche über die Sanktionen dauerten gestern bis in die Nacht.',
          'The talks lasted into the night.',
        ),
      ].join('')}</body></tmx>`,
    )
    room.write(
      'source/a.de.txt',
      [
        'Neues aus Hanoi',
        'Der Gipfel endete ohne ein Abkommen. Am Dienstag kamen 300 Gäste nach Hanoi.',
        'Die Gespräche über die Sanktionen dauerten heute bis in die Nacht. Niemand sprach.',
        'Niemand sprach. Der Gipfel endete ohne ein Abkommen.',
      ].join('\n\n'),
    )
    room.write('source/b.de.txt', 'Danach\n\nNiemand sprach. Es wurde spät.\n')
  })
  afterAll(() => room.remove())

  test('puts each sentence into one band, repetitions in and across articles', async () => {
    const { articles, locales } = await (await openProject(room.root)).analyse()
    const segments = articles.map(({ article, bands, all }) => [
      article,
      Object.fromEntries(Object.entries(bands).flatMap(([band, { segments: n }]) => (n === 0 ? [] : [[band, n]]))),
      all,
    ])
    expect(segments).toEqual([
      ['a', { exact: 2, fuzzy95: 1, fuzzy85: 1, none: 2, repeated: 1 }, { segments: 7, words: 37, characters: 222 }],
      ['b', { none: 2, repeatedElsewhere: 1 }, { segments: 3, words: 6, characters: 35 }],
    ])
    expect(locales).toMatchObject([{ locale: 'en', all: { segments: 10, words: 43 } }])
  })

  test('prints words by article and all amounts by locale, and writes nothing', () => {
    const before = room.files()
    const { code, stdout } = room.run('status', '--analysis')
    expect(code).toBe(0)
    expect(stdout).toMatch(/article\s+locale\s+100\s+95–99\s+85–94\s+no match\s+repeated\s+elsewhere\s+all/u)
    expect(stdout).toMatch(/en\s+all\s+10\s+43\s+257\s+100\.0 %/u)
    expect(room.files()).toEqual(before)
  })

  test('words are paid by the rates of the configuration', async () => {
    const file = room.read('goosefoot.config.ts')
    room.write(
      'goosefoot.config.ts',
      file.replace('targets', 'analysis: { rates: { exact: 0.1, fuzzy95: 0.5, repeated: 0 } }, targets'),
    )
    const { articles, locales } = await (await openProject(room.root)).analyse()
    // 12 · 0.1 + 7 · 0.5 + 11 + 5 + 2 · 0, and 6.
    expect(articles.map(({ payableWords }) => payableWords)).toEqual([20.7, 6])
    expect(locales.map(({ payableWords }) => payableWords)).toEqual([26.7])
    room.write('goosefoot.config.ts', file.replace('targets', 'analysis: { rates: { exakt: 0.1 } }, targets'))
    await expect(openProject(room.root)).rejects.toThrow('"analysis.rates" has a value that cannot be used')
    room.write('goosefoot.config.ts', file)
  })

  test('what memory filled in stays in its band until a person has looked at it', async () => {
    const project = await openProject(room.root)
    await project.translate()
    const done = async (): Promise<readonly number[]> =>
      (await project.analyse({ paths: ['source/a.de.txt'] })).articles.flatMap(({ bands: { exact, done: all } }) => [
        exact.segments,
        all.segments,
      ])
    expect(await done()).toEqual([2, 0])
    const record = room.read('xliff/en/a.xlf')
    room.write('xliff/en/a.xlf', record.replace('state="translated"', 'state="reviewed"'))
    expect(await done()).toEqual([1, 1])
  })
})
