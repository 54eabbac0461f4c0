import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { openMemory } from './memory.ts'
import { scorable, score } from './score.ts'
import type { Match, Memory, NewEntry, QuotesOf } from './types.ts'
import { plainUnitText } from './unit-text.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const pair = (source: string, target: string, rest: Partial<NewEntry> = {}): NewEntry => ({
  source,
  target,
  ...locales,
  ...rest,
})
const bridge = pair('Die Stadt baut eine Brücke.', 'The city is building a bridge.')
const opened: Memory[] = []
const memoryWith = async (...entries: readonly NewEntry[]): Promise<Memory> => {
  const memory = openMemory(':memory:')
  opened.push(memory)
  await memory.add(entries)
  return memory
}
const folders: string[] = []
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'goosefoot-memory-'))
  folders.push(path)
  return path
}
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true })
})
const shown = (matches: readonly Match[]): unknown[] => matches.map(({ target, score: points }) => [points, target])

describe('a lookup', () => {
  test('finds the same sentence whatever its quotation marks', async () => {
    const memory = await memoryWith(pair('„Wir bauen“, sagte sie.', '“We will build,” she said.'))
    for (const text of [
      '»Wir bauen«, sagte sie.',
      '"Wir bauen", sagte sie.',
      '«\u00A0Wir bauen\u00A0», sagte sie.',
      '“Wir bauen”, sagte sie.',
    ])
      expect(shown(await memory.lookup(text, locales))).toEqual([[100, '“We will build,” she said.']])
  })

  test('gives 102 with both neighbours, 101 with one, 100 with none', async () => {
    const memory = await memoryWith({ ...bridge, prev: 'Davor.', next: 'Danach.' })
    const score = async (prev: string | null, next: string | null): Promise<number | undefined> =>
      (await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, prev, next }))[0]?.score
    expect(await score('Davor.', 'Danach.')).toBe(102)
    expect(await score('„Davor.', 'Anderes.')).toBe(101)
    expect(await score(null, 'Danach.')).toBe(101)
    expect(await score(null, null)).toBe(100)
  })

  test('takes an unknown neighbour for no neighbour, and the article’s beginning for a fact', async () => {
    const memory = await memoryWith(bridge)
    expect((await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: null }))[0]?.score).toBe(100)
    const first = await memoryWith({ ...bridge, prev: '' })
    expect((await first.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: '' }))[0]?.score).toBe(101)
    expect((await first.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: 'Davor.' }))[0]?.score).toBe(100)
  })

  test('gives 101 for the same segment of the same article and for the same quotation', async () => {
    const memory = await memoryWith({ ...bridge, article: 'hafen', segment: 's1', quotation: 'q1' })
    const ask = async (rest: object): Promise<string | null | undefined> =>
      (await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, ...rest }))[0]?.context
    expect(await ask({ article: 'hafen', segment: 's1' })).toBe('segment')
    expect(await ask({ article: 'hafen', segment: 's2' })).toBeNull()
    expect(await ask({ quotation: 'q1' })).toBe('quotation')
  })

  test('fills nothing where one source has several targets, unless context decides', async () => {
    const memory = await memoryWith(
      { ...bridge, prev: 'Davor.' },
      pair('Die Stadt baut eine Brücke.', 'A bridge is being built.'),
    )
    const without = await memory.lookup('Die Stadt baut eine Brücke.', locales)
    expect(without.map(({ multiple, fills }) => [multiple, fills])).toEqual([
      [true, false],
      [true, false],
    ])
    const within = await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: 'Davor.' })
    expect(within.map(({ score, fills }) => [score, fills])).toEqual([
      [101, true],
      [100, false],
    ])
  })

  test('subtracts penalties one by one and never fills what has one', async () => {
    const draft = await memoryWith({
      ...bridge,
      state: 'translated',
      origin: { kind: 'engine', engine: 'deepl', model: null },
    })
    const [match] = await draft.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: null })
    expect(match).toMatchObject({ score: 85, points: 100, fills: false, penalties: [{ reason: 'engine', points: 15 }] })
    const british = await memoryWith({ ...bridge, targetLocale: 'en-GB' })
    const ask = async (targetLocale: string): Promise<number | undefined> =>
      (await british.lookup('Die Stadt baut eine Brücke.', { sourceLocale: 'de', targetLocale }))[0]?.score
    expect([await ask('en-GB'), await ask('en'), await ask('en-US')]).toEqual([100, 99, 98])
  })

  test('uses a unit backwards with a penalty', async () => {
    const memory = await memoryWith(bridge)
    const [match] = await memory.lookup('The city is building a bridge.', { sourceLocale: 'en', targetLocale: 'de' })
    expect(match).toMatchObject({ score: 95, target: 'Die Stadt baut eine Brücke.', reversed: true, fills: false })
  })

  test('never lends a confirmed wording to another quotation', async () => {
    const memory = await memoryWith({ ...bridge, unit: 'quotation', quotation: 'q1', mode: 'verbatim' })
    expect(await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, quotation: 'q2' })).toEqual([])
    expect(await memory.lookup('Die Stadt baut eine Brücke.', { ...locales, quotation: 'q1' })).toHaveLength(1)
  })

  test('does not fill a copy of the source', async () => {
    const memory = await memoryWith(pair('Die Stadt baut.', 'Die Stadt baut.'))
    expect((await memory.lookup('Die Stadt baut.', locales))[0]).toMatchObject({ score: 100, fills: false })
  })

  test('refuses a threshold in per cent', async () => {
    const memory = await memoryWith(bridge)
    await expect(memory.lookup('x', { ...locales, threshold: 75 })).rejects.toMatchObject({ code: 'memory.threshold' })
  })

  test('finds what brute force finds, words repeated, at every threshold', async () => {
    const sentence = fc
      .array(fc.constantFrom('die', 'Die', 'Stadt', 'baut', 'baute', 'nun', '12', '13', ',', '.', '„', '“'), {
        minLength: 1,
        maxLength: 9,
      })
      .map((words) => words.join(' '))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(sentence, { minLength: 1, maxLength: 25 }),
        sentence,
        fc.constantFrom(0.3, 0.5, 0.6, 0.75, 0.9, 0.96, 1),
        async (stored, asked, threshold) => {
          const memory = await memoryWith(...stored.map((text, at) => pair(text, `x${at}`)))
          const found = await memory.lookup(asked, { ...locales, threshold, limit: 100 })
          const view = (text: string): ReturnType<typeof scorable> => scorable(fold(plainUnitText(text)))
          const expected = stored
            .map((text, at) => [`x${at}`, score(view(asked), view(text)).points, text] as const)
            .filter(([, points, text]) => points >= threshold * 100 && /\p{L}/u.test(text))
            .map(([target, points]) => `${target} ${points}`)
          expect(found.map(({ target, points }) => `${target} ${points}`).sort()).toEqual(expected.sort())
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('what is stored', () => {
  test('is stored once; the later date wins', async () => {
    const memory = await memoryWith()
    expect(await memory.add([bridge, bridge])).toEqual({ added: 1, again: 1, left: 0 })
    await memory.add([{ ...bridge, person: 'ada', changed: '2026-01-02T00:00:00Z' }])
    await memory.add([{ ...bridge, person: 'bob', changed: '2025-01-02T00:00:00Z' }])
    const [match] = await memory.lookup('Die Stadt baut eine Brücke.', locales)
    expect(match?.entry.person).toBe('ada')
  })

  test('has letters and a target', async () => {
    const memory = await memoryWith()
    expect(await memory.add([pair('42', '42'), pair('Ja.', ' ')])).toEqual({ added: 0, again: 0, left: 2 })
  })

  test('has a real locale', async () => {
    const memory = await memoryWith()
    await expect(memory.add([{ ...bridge, sourceLocale: 'no tag' }])).rejects.toMatchObject({ code: 'memory.locale' })
  })

  test('is counted', async () => {
    const memory = await memoryWith(bridge, pair('„Ja“', '“Yes”', { unit: 'quotation', state: 'final' }))
    expect(await memory.stats()).toMatchObject({
      entries: 2,
      pairs: [{ ...locales, entries: 2 }],
      units: { segment: 1, paragraph: 0, quotation: 1 },
      states: { initial: 0, translated: 0, reviewed: 1, final: 1 },
    })
  })
})

describe('a quotation in an entry', () => {
  const quoted: NewEntry = {
    ...locales,
    source: [
      { kind: 'quote-open', occurrence: 'q1.1' as never },
      { kind: 'text', text: 'Wir bauen, was wir versprochen haben' },
      { kind: 'quote-close', occurrence: 'q1.1' as never },
      { kind: 'text', text: ', sagte sie.' },
    ],
    target: [
      { kind: 'text', text: 'She said: ' },
      { kind: 'quote-open', occurrence: 'q1.1' as never },
      { kind: 'text', text: 'We build what we promised.' },
      { kind: 'quote-close', occurrence: 'q1.1' as never },
    ],
    quotation: 'q1',
    person: 'ada',
  }

  test('is found by itself, whichever way it stands in the next article, and never filled in from there', async () => {
    const memory = await memoryWith(quoted)
    const inner = 'Wir bauen, was wir versprochen haben'
    const [alone] = await memory.lookup(inner, locales)
    expect(alone).toMatchObject({ score: 99, target: 'We build what we promised.', fills: false })
    expect(alone?.penalties).toEqual([{ reason: 'unit', points: 1 }])
    const [asQuotation] = await memory.lookup(inner, { ...locales, unit: 'quotation', quotation: 'q1' })
    expect(asQuotation).toMatchObject({ score: 101, context: 'quotation', entry: { unit: 'quotation', person: 'ada' } })
  })

  test('goes with its entry and is no entry of the file', async () => {
    const memory = await memoryWith(quoted)
    expect(await memory.stats()).toMatchObject({ entries: 1, quotations: 1 })
    expect((await memory.exportTmx()).match(/<tu /g)).toHaveLength(1)
    expect(await memory.erase({ person: 'ada' })).toHaveLength(1)
    expect(await memory.stats()).toMatchObject({ entries: 0, quotations: 0 })
    expect(await memory.lookup('Wir bauen, was wir versprochen haben', locales)).toEqual([])
  })

  test('that is a title, or a single word, is no utterance', async () => {
    const title = await memoryWith({
      ...quoted,
      quotes: [
        {
          kind: 'quote',
          id: 'q1.1' as never,
          quotation: 'q1' as never,
          type: 'pair',
          quoteKind: 'title',
          depth: 1,
          speaker: null,
          openMark: '„',
          closeMark: '“',
          parent: null,
        },
      ],
    })
    expect(await title.stats()).toMatchObject({ entries: 1, quotations: 0 })
  })
})

describe('searching', () => {
  test('takes every condition at once, counts all and shows some', async () => {
    const memory = await memoryWith(
      { ...bridge, person: 'ada', article: 'hafen', changed: '2026-01-02T00:00:00Z', origin: 'engine:deepl' },
      pair('Der Rat tagt.', 'The council meets.', { person: 'ada', changed: '2026-02-02T00:00:00Z', state: 'final' }),
      pair('Der Rat ruht.', 'The council rests.', { author: 'bob', targetLocale: 'en-GB' }),
    )
    const count = async (filters: object): Promise<number> => (await memory.search(filters)).total
    expect(await count({})).toBe(3)
    expect(await count({ person: 'ada' })).toBe(2)
    expect(await count({ person: 'ada', state: 'final' })).toBe(1)
    expect(await count({ person: 'bob', targetLocale: 'en' })).toBe(1)
    expect(await count({ targetLocale: 'en-US' })).toBe(0)
    expect(await count({ origin: 'engine' })).toBe(1)
    expect(await count({ since: '2026-02-01' })).toBe(1)
    expect(await count({ before: '20260201T000000Z' })).toBe(1)
    expect(await count({ text: 'RAT' })).toBe(2)
    const page = await memory.search({ limit: 1, offset: 1 })
    expect([page.total, page.entries.map(({ source }) => source.text)]).toEqual([3, ['Der Rat tagt.']])
    await expect(memory.search({ since: 'gestern' })).rejects.toMatchObject({ code: 'memory.date' })
    expect((await memory.concordance('Rat', { person: 'bob' })).map(({ source }) => source)).toEqual(['Der Rat ruht.'])
  })
})

describe('erasing', () => {
  test('takes a text out of lookup, concordance, neighbours and export, for good', async () => {
    const memory = await memoryWith(
      bridge,
      pair('Sie ist lang.', 'It is long.', { prev: 'Die Stadt baut eine Brücke.' }),
    )
    const before = await memory.exportTmx()
    expect(await memory.erase({ text: 'Brücke' })).toHaveLength(1)
    expect(await memory.lookup('Die Stadt baut eine Brücke.', locales)).toEqual([])
    expect(await memory.concordance('Brücke')).toEqual([])
    expect(await memory.exportTmx()).not.toContain('Brücke')
    expect((await memory.lookup('Sie ist lang.', locales))[0]?.entry.prev).toBeNull()
    const again = await memory.importTmx(Buffer.from(before))
    expect(again).toMatchObject({ added: 0, again: 1, left: 1, partial: true })
    expect(await memory.exportTmx()).not.toContain('Brücke')
    const rest = pair('Sie ist breit.', 'It is wide.', { prev: 'Die Stadt baut eine Brücke.' })
    await memory.importTmx(Buffer.from(await (await memoryWith(rest)).exportTmx()))
    expect(await memory.exportTmx()).not.toContain('Brücke')
    expect(await memory.lookup('Die Stadt baut eine Brücke.', locales)).toEqual([])
    expect(await memory.add([bridge])).toMatchObject({ added: 1 })
  })

  test('needs a condition, and all of them must hold', async () => {
    const memory = await memoryWith({ ...bridge, article: 'hafen', person: 'ada' })
    expect(await memory.erase({})).toEqual([])
    expect(await memory.erase({ article: 'hafen', person: 'bob' })).toEqual([])
    expect(await memory.erase({ article: 'hafen', person: 'ada' })).toHaveLength(1)
  })
})

describe('the concordance', () => {
  test('finds inflected words, phrases and parts of words, best first', async () => {
    const memory = await memoryWith(
      bridge,
      pair('Viele Brücken der Stadt sind alt.', 'Many bridges of the city are old.'),
      pair('Brückenbauer reisten an.', 'Bridge builders arrived.'),
    )
    const sources = async (words: string): Promise<string[]> =>
      (await memory.concordance(words)).map(({ source }) => source)
    expect((await sources('Brücke')).sort()).toEqual([
      'Die Stadt baut eine Brücke.',
      'Viele Brücken der Stadt sind alt.',
    ])
    expect((await sources('Brücke*')).sort()).toHaveLength(3)
    expect(await sources('"Brücken der Stadt"')).toEqual(['Viele Brücken der Stadt sind alt.'])
    expect(await sources('"Stadt der Brücken"')).toEqual([])
    expect(await sources('bridges old')).toEqual(['Viele Brücken der Stadt sind alt.'])
    const [hit] = await memory.concordance('eine Brücke')
    expect(hit?.spans.map(({ start, end }) => hit.source.slice(start, end))).toEqual(['eine', 'Brücke'])
  })

  test('answers nothing to nothing', async () => {
    expect(await (await memoryWith(bridge)).concordance(' " * ')).toEqual([])
  })
})

describe('files', () => {
  test('a memory in a folder is there again when it is opened again', async () => {
    const path = folder()
    const first = openMemory(path)
    await first.add([bridge])
    await first.close()
    expect(existsSync(join(path, 'goosefoot.tmx'))).toBe(true)
    const second = openMemory(path)
    expect(shown(await second.lookup('Die Stadt baut eine Brücke.', locales))).toEqual([[100, bridge.target]])
    await second.close()
    await expect(second.stats()).rejects.toMatchObject({ code: 'memory.closed' })
  })

  test('a pair that the bilingual record holds is found but not saved a second time', async () => {
    const path = folder()
    const memory = openMemory(path)
    await memory.add([{ ...bridge, file: 'xliff/en/hafen.xlf' }])
    expect(await memory.lookup('Die Stadt baut eine Brücke.', locales)).toHaveLength(1)
    await memory.close()
    expect(existsSync(join(path, 'goosefoot.tmx'))).toBe(false)
  })

  test('a run that learns nothing new leaves every byte as it was', async () => {
    const path = folder()
    const first = openMemory(path)
    await first.add([bridge, pair('Ja.', 'Yes.', { prev: '', next: 'Nein.' })])
    await first.close()
    const bytes = readFileSync(join(path, 'goosefoot.tmx'), 'utf8')
    const second = openMemory(path)
    await second.add([bridge])
    await second.save()
    expect(readFileSync(join(path, 'goosefoot.tmx'), 'utf8')).toBe(bytes)
    expect(await second.exportTmx()).toBe(bytes)
  })

  test('a memory may be one file, and a folder of penalties counts', async () => {
    const path = join(folder(), 'own.tmx')
    const first = openMemory(path)
    await first.add([bridge])
    await first.close()
    const outer = folder()
    const second = openMemory(join(outer, 'penalty-20', 'old.tmx'))
    await second.add([bridge])
    await second.close()
    expect(shown(await openMemory(path).lookup('Die Stadt baut eine Brücke.', locales))).toEqual([[100, bridge.target]])
    expect(shown(await openMemory(outer).lookup('Die Stadt baut eine Brücke.', locales))).toEqual([[80, bridge.target]])
  })

  test('a malformed file is refused with its place', async () => {
    const path = folder()
    writeFileSync(
      join(path, 'bad.tmx'),
      '<tmx version="1.4">\n<header srclang="de"/><body>\n<tu></tuv></tu></body></tmx>',
    )
    await expect(openMemory(path).stats()).rejects.toMatchObject({
      code: 'tmx.not-well-formed',
      place: { file: 'bad.tmx', line: 3 },
      exit: 'input',
    })
  })

  test('a file of which units were left out is never written over', async () => {
    const path = folder()
    const tu = (text: string): string =>
      `<tu><tuv xml:lang="de"><seg>${text}</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>`
    const text = `<tmx version="1.4"><header srclang="de" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="x"/><body>${tu('Ja')}${tu('')}</body></tmx>`
    writeFileSync(join(path, 'theirs.tmx'), text)
    const memory = openMemory(path)
    expect(await memory.erase({ text: 'Ja' })).toHaveLength(1)
    await expect(memory.save()).rejects.toMatchObject({ code: 'memory.file-partial', place: { file: 'theirs.tmx' } })
    expect(readFileSync(join(path, 'theirs.tmx'), 'utf8')).toBe(text)
  })

  test('what was imported from a file can be erased as such, also later', async () => {
    const path = folder()
    const first = openMemory(path)
    await first.add([pair('Nein.', 'No.')])
    const other = await memoryWith(bridge)
    await first.importTmx(Buffer.from(await other.exportTmx()), { file: 'agency.tmx' })
    await first.close()
    const second = openMemory(path)
    expect(await second.erase({ file: 'agency.tmx' })).toHaveLength(1)
    expect((await second.stats()).entries).toBe(1)
  })
})

describe('quotations in text', () => {
  /** Knows one sentence, as a stand-in for detection and alignment. */
  const quotesOf: QuotesOf = (source, target) =>
    source !== '„Ja“, sagte er.' || target !== '“Yes,” he said.'
      ? null
      : {
          source: [
            { kind: 'quote-open', occurrence: 'q.1' as never },
            { kind: 'text', text: 'Ja' },
            { kind: 'quote-close', occurrence: 'q.1' as never },
            { kind: 'text', text: ', sagte er.' },
          ],
          target: [
            { kind: 'quote-open', occurrence: 'q.1' as never },
            { kind: 'text', text: 'Yes,' },
            { kind: 'quote-close', occurrence: 'q.1' as never },
            { kind: 'text', text: ' he said.' },
          ],
        }

  test('become codes that still print their marks', async () => {
    const memory = openMemory(':memory:', { quotesOf })
    await memory.add([pair('„Ja“, sagte er.', '“Yes,” he said.')])
    const [match] = await memory.lookup('»Ja«, sagte er.', locales)
    expect(match).toMatchObject({ score: 100, source: '„Ja“, sagte er.', target: '“Yes,” he said.' })
    expect(match?.entry.target.codes.map(({ kind, n, data }) => [kind, n, data])).toEqual([
      ['quote-open', 1, '“'],
      ['quote-close', 1, '”'],
    ])
    const tmx = await memory.exportTmx()
    expect(tmx).toContain('<bpt i="1" x="1" type="x-quote">“</bpt>Yes,<ept i="1">”</ept> he said.')
  })
})
