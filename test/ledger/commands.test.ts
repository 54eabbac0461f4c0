import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyNewsroom, emptyNewsroom, type Newsroom } from '../support/newsroom.ts'

interface Sarif {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string }
          readonly region?: { readonly startLine: number }
        }
      }[]
      readonly partialFingerprints: Readonly<Record<string, string>>
    }[]
  }[]
}

describe('the ledger on the command line', () => {
  let room: Newsroom
  beforeAll(() => {
    room = copyNewsroom(true)
  })
  afterAll(() => room.remove())

  test('quotes list prints every entry with what was spoken and who answers for it', () => {
    const { code, stdout } = room.run('quotes', 'list', 'source/hanoi.de.txt')
    expect(code).toBe(0)
    expect(stdout).toMatch(/hanoi\s+q57thyeq3\s+direct\s+Donald Trump\s+en\s+original-found/u)
    const all = JSON.parse(room.run('quotes', 'list', '--json').stdout) as {
      articles: { article: string; quotations: { id: string; kind: string }[] }[]
    }
    expect(all.articles.map(({ article }) => article)).toEqual(['bach-handschriften', 'hanoi-analyse', 'hanoi'])
    expect(all.articles.flatMap(({ quotations }) => quotations)).toHaveLength(59)
  })

  test('quotes --styles shows every built-in style, and the project’s own first', () => {
    const { code, stdout } = room.run('quotes', '--styles')
    expect(code).toBe(0)
    const rows = stdout.trim().split('\n').slice(1)
    expect(rows.slice(0, 4).every((row) => row.endsWith('this project'))).toBe(true)
    expect(rows).toHaveLength(4 + 61)
    expect(stdout).toContain('«\u00a0x\u00a0»')
    expect(room.run('quotes', '--styles', '--locale', 'de-CH').stdout).toMatch(/de-CH\s+«x»\s+‹x›/u)
  })

  test('quotes without a file says how it is used', () => {
    expect(room.run('quotes')).toMatchObject({ code: 6 })
    expect(room.run('quotes').stderr).toContain('quotes list')
  })

  test('a new article gets the language a text or another ledger knows; a back-translation then blocks', () => {
    room.write(
      'source/neu.de.txt',
      'Zurück aus Hanoi\n\n„Das war ein guter Tag“, sagte Donald Trump am Abend.\n\n„Wir kommen wieder“, sagte der russische Außenminister Iwan Muster.\n',
    )
    const { code, stdout } = room.run('translate', 'source/neu.de.txt', '--to', 'fr')
    expect(code, stdout).toBe(0)
    const ledger = room.read('quotes/neu.yaml')
    expect(ledger).toMatch(/speaker: Donald Trump\n\s+spokenLanguage: en\n\s+spokenLanguageBasis: speaker-default/u)
    expect(ledger).toMatch(/speaker: Iwan Muster\n\s+spokenLanguage: ru\n\s+spokenLanguageBasis: text-clue/u)
    expect(room.run('quotes', 'list', 'source/neu.de.txt').stdout).toContain('ru (proposed)')
  })

  test('check --sarif writes a log that names the record and the line, the same in every run', () => {
    const record = 'xliff/en/hanoi.xlf'
    const text = room.read(record)
    room.write('quotes/hanoi.yaml', room.read('quotes/hanoi.yaml').replace('Speed is not that', 'Speed is never that'))
    expect(room.run('check', 'source/hanoi.de.txt', '--to', 'en', '--sarif', 'out.sarif').code).toBe(9)
    const log = JSON.parse(room.read('out.sarif')) as Sarif
    expect(log.version).toBe('2.1.0')
    const run = log.runs[0]
    const result = run?.results.find(({ ruleId }) => ruleId === 'quote.not-verbatim')
    expect(result?.level).toBe('error')
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('quote.not-verbatim')
    const place = result?.locations[0]?.physicalLocation
    expect(place?.artifactLocation.uri).toBe(record)
    expect(text.split('\n')[(place?.region?.startLine ?? 0) - 1]).toContain('<unit')
    const prints = (one: Sarif) => one.runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints)
    room.run('check', 'source/hanoi.de.txt', '--to', 'en', '--sarif', 'again.sarif', '--quiet')
    expect(prints(JSON.parse(room.read('again.sarif')) as Sarif)).toEqual(prints(log))
  })
})

test('a file that cannot be read is a result of the log, and an empty log is one', () => {
  const room = emptyNewsroom()
  try {
    room.write('gut.de.txt', 'Ein Satz ohne Zitat.\n')
    expect(room.run('check', 'gut.de.txt', '--to', 'en', '--sarif', 'leer.sarif').code).toBe(0)
    expect(
      (JSON.parse(room.read('leer.sarif')) as Sarif).runs[0]?.results.filter(({ level }) => level === 'error'),
    ).toEqual([])
    room.write('leer.de.txt', '\n')
    expect(room.run('check', 'leer.de.txt', '--to', 'en', '--sarif', 'x.sarif').code).toBe(6)
    expect((JSON.parse(room.read('x.sarif')) as Sarif).runs[0]?.results[0]).toMatchObject({
      ruleId: 'article.empty',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'leer.de.txt' } } }],
    })
  } finally {
    room.remove()
  }
})

test('the same words translated in two ways in two articles are a warning at the later one', () => {
  const room = copyNewsroom(true)
  try {
    const record = 'xliff/fr/hanoi.xlf'
    const text = room.read(record)
    expect(text).toContain('Si je n’y étais pas prêt')
    room.write(record, text.replace('Si je n’y étais pas prêt', 'Si je n’étais pas prêt à cela'))
    const { code, stdout } = room.run('check', '--to', 'fr')
    expect(code).toBe(0)
    expect(stdout).toMatch(/hanoi fr .*two ways.*in hanoi-analyse/u)
    // One article alone has no twin.
    expect(room.run('check', 'source/hanoi.de.txt', '--to', 'fr').stdout).not.toContain('two ways')
  } finally {
    room.remove()
  }
})
