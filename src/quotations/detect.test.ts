import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectBlock, detectBlocks, findQuotations } from './detect.ts'
import { houseStyleFor, houseStyles } from './styles/index.ts'

interface HardCase {
  readonly id: string
  readonly lang: string
  readonly class: string
  readonly text: string
  readonly quotes: readonly { start: number; end: number; depth: number }[]
}

const hard = readFileSync(new URL('./fixtures/hard-detect.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): HardCase => JSON.parse(line))

const quoted = (text: string, locale: string): readonly string[] =>
  findQuotations(text, { locale }).map(({ start, end }) => text.slice(start, end))

const places = (blocks: readonly string[], locale: string): readonly string[] =>
  findQuotations(blocks, { locale }).map(
    ({ block, type, depth, start, end }) => `${block} ${type} ${depth} ${blocks[block]?.slice(start, end)}`,
  )

describe('the hard set is read exactly', () => {
  test.each(hard)('$id $lang $class', ({ lang, text, quotes }) => {
    const found = detectBlock(text, { locale: lang }).occurrences
    expect(found.map(({ start, end, depth }) => ({ start, end, depth }))).toEqual(quotes)
  })
})

describe('one block', () => {
  test('the inner offsets leave the marks out and keep the spaces inside', () => {
    const text = '« Oui », dit-elle.'
    const [one] = findQuotations(text, { locale: 'fr-FR' })
    expect(text.slice(one?.innerStart, one?.innerEnd)).toBe(' Oui ')
  })

  test('the same marks mean the opposite in another house style', () => {
    expect(quoted('»Ja«, sagte sie. »Nein«, sagte er.', 'de-DE')).toEqual(['»Ja«', '»Nein«'])
    expect(quoted('«Ja», sagte sie. «Nein», sagte er.', 'de-CH')).toEqual(['«Ja»', '«Nein»'])
  })

  test('a lost mark is reported where its partner stands, and no quotation is made up', () => {
    const unclosed = detectBlock('Er sagte: „Wir kommen morgen.', { locale: 'de-DE' })
    expect(unclosed.occurrences).toEqual([])
    expect(unclosed.unclosed).toEqual([10])
    const unopened = detectBlock('Wir kommen morgen“, sagte er.', { locale: 'de-DE' })
    expect(unopened.occurrences).toEqual([])
    expect(unopened.unopened).toEqual([17])
  })

  test('apostrophes and primes are told from marks', () => {
    const found = detectBlock('„Das war’s“, meinte Hans’ Bruder vor dem 27"-Monitor.', { locale: 'de-DE' })
    expect(found.occurrences).toHaveLength(1)
    expect(found.apostrophes).toHaveLength(2)
    expect(found.primes).toHaveLength(1)
  })

  test('a year before a closing mark is no size in inches', () => {
    expect(detectBlock('We will finish in 2030”, she said.', { locale: 'en-US' }).unopened).toEqual([22])
  })

  test('masked ranges are never scanned', () => {
    const text = 'Der Befehl print("x") druckt „x“.'
    const masked = [{ start: 11, end: 21 }]
    const found = detectBlock(text, { locale: 'de-DE', masked })
    expect(found.occurrences.map(({ start, end }) => text.slice(start, end))).toEqual(['„x“'])
    expect(found.unclosed).toEqual([])
  })

  test('a mark beside a masked range is still read', () => {
    const text = '„`a"b`“, steht dort.'
    const found = detectBlock(text, { locale: 'de-DE', masked: [{ start: 1, end: 6 }] })
    expect(found.occurrences.map(({ start, end }) => text.slice(start, end))).toEqual(['„`a"b`“'])
  })

  test('two readings that cost nearly the same are ambiguous', () => {
    expect(detectBlock('Il parle de l"école et de l"église et de l"usine.', { locale: 'fr-FR' }).ambiguous).toBe(true)
    expect(detectBlock('„Ja“, sagte er.', { locale: 'de-DE' }).ambiguous).toBe(false)
  })

  test('one closing guillemet ends two quotations where the house prints it so', () => {
    const text = 'Il dit : « Il a crié « stop ».'
    const style = houseStyleFor('fr-FR', {
      collapseNestedClose: true,
      marks: [
        ['«', '»'],
        ['«', '»'],
      ],
    })
    const found = detectBlock(text, { locale: 'fr-FR', style })
    expect(found.occurrences.map(({ depth, start, end }) => [depth, text.slice(start, end)])).toEqual([
      [1, '« Il a crié « stop »'],
      [2, '« stop '],
    ])
    expect(found.unclosed).toEqual([])
  })

  test('a text without marks costs nothing', () => {
    expect(detectBlock('Nichts zu sehen.', { locale: 'de-DE' })).toMatchObject({ occurrences: [], cost: 0, gap: 9 })
  })
})

describe('several blocks', () => {
  test('English re-opens every paragraph and closes the last one', () => {
    expect(
      places(['She said: “It is late. We go.', '“The workers’ bus waits.', '“That is all,” she added.'], 'en-US'),
    ).toEqual(['0 open 1 “It is late. We go.', '1 reopen 1 “The workers’ bus waits.', '2 close 1 “That is all,”'])
  })

  test('German runs on without a mark, and what is nested there has depth 2', () => {
    expect(
      places(['Er sagte: „Wir gehen nicht.', 'Das ist ‚gut‘ so.', 'Und es bleibt so“, sagte er.'], 'de-DE'),
    ).toEqual([
      '0 open 1 „Wir gehen nicht.',
      '1 inner 1 Das ist ‚gut‘ so.',
      '1 pair 2 ‚gut‘',
      '2 close 1 Und es bleibt so“',
    ])
  })

  test('Spanish begins each further paragraph with the closing mark', () => {
    expect(places(['Dijo: “No hay prisa.', '”Tenemos tiempo”, añadió.'], 'es-ES')).toEqual([
      '0 open 1 “No hay prisa.',
      '1 close 1 ”Tenemos tiempo”',
    ])
  })

  test('a forgotten closing mark does not swallow the next paragraph', () => {
    expect(places(['Er sagte: „Wir gehen.', '„Ja“, sagte sie.'], 'de-DE')).toEqual(['1 pair 1 „Ja“'])
    expect(
      detectBlocks([{ text: 'Er sagte: „Wir gehen.' }, { text: '„Ja“, sagte sie.' }], { locale: 'de-DE' })[0]?.unclosed,
    ).toEqual([10])
  })

  test('a heading ends what is open', () => {
    const blocks = [{ text: 'Er sagte: „Wir gehen.' }, { text: 'Neues', boundary: true }, { text: 'Bald“, rief er.' }]
    const found = detectBlocks(blocks, { locale: 'de-DE' })
    expect(found.flatMap(({ occurrences }) => occurrences)).toEqual([])
    expect(found[0]?.unclosed).toEqual([10])
    expect(found[2]?.unopened).toEqual([4])
  })

  test('one block can end a quotation and begin the next that runs on', () => {
    expect(places(['Er: „Wir gehen nicht.', 'Nie.“ Sie sagte: „Und wir', 'auch nicht.“'], 'de-DE')).toEqual([
      '0 open 1 „Wir gehen nicht.',
      '1 close 1 Nie.“',
      '1 open 1 „Und wir',
      '2 close 1 auch nicht.“',
    ])
  })

  test('empty lines in one text separate paragraphs, and offsets stay those of the text', () => {
    const text = 'Er sagte: „Wir gehen.\n\n„Ja“, sagte sie.'
    expect(quoted(text, 'de-DE')).toEqual(['„Ja“'])
    expect(findQuotations(text, { locale: 'de-DE' })[0]?.block).toBe(0)
  })
})

describe('dialogue dashes', () => {
  test.each([
    ['es-ES', '— No hay prisa —dijo el ministro—. Tenemos tiempo.', ['No hay prisa', 'Tenemos tiempo.']],
    ['ru-RU', '– Мы ждём, – сказал он. – Приходите.', ['Мы ждём', 'Приходите.']],
    ['sv-SE', '– Vi har tid, säger hon.', ['Vi har tid']],
    ['pl-PL', '– Mamy czas – powiedział wczoraj minister.', ['Mamy czas']],
  ])('%s: %s', (locale, text, expected) => {
    expect(quoted(text, locale)).toEqual(expected)
    expect(findQuotations(text, { locale }).every(({ type }) => type === 'dash')).toBe(true)
  })

  test('a list item without a reporting verb is no speech', () => {
    expect(quoted('– Vi har tid, och vi har råd.', 'sv-SE')).toEqual([])
  })

  test('German and English know no dialogue dash', () => {
    expect(quoted('– Wir haben Zeit, sagte er.', 'de-DE')).toEqual([])
    expect(quoted('— We have time, he said.', 'en-US')).toEqual([])
  })
})

const marksAndNeighbours = `" ' “ ” „ « » ‹ › ‘ ’ ‚ ´ \` ″ 「 」 ,, '' << >> Wort sie s 27 - ( ) 漢 𝒳 \ud800`
  .split(' ')
  .concat(' ', ' ', '. ', ', ', '\u00a0', '\n')

describe('laws', () => {
  const marksAndWords = fc
    .array(fc.constantFrom(...marksAndNeighbours), { maxLength: 40 })
    .map((parts) => parts.join(''))
  const locales = fc.constantFrom(...houseStyles.map(({ locale }) => locale))

  test('whatever the text, spans lie inside it, nest, and never cross', () => {
    fc.assert(
      fc.property(marksAndWords, locales, (text, locale) => {
        const { occurrences, unopened, unclosed, apostrophes, primes } = detectBlock(text, { locale })
        for (const one of occurrences) {
          expect(one.start).toBeGreaterThanOrEqual(0)
          expect(one.start).toBeLessThanOrEqual(one.innerStart)
          expect(one.innerStart).toBeLessThanOrEqual(one.innerEnd)
          expect(one.innerEnd).toBeLessThanOrEqual(one.end)
          expect(one.end).toBeLessThanOrEqual(text.length)
          const around = occurrences.filter(
            (other) => other !== one && other.innerStart <= one.start && one.end <= other.innerEnd,
          )
          if (one.type === 'pair') expect(one.depth).toBe(around.length + 1)
          expect(
            occurrences.some((other) => one.start < other.start && other.start < one.end && one.end < other.end),
          ).toBe(false)
        }
        const roles = [...unopened, ...unclosed, ...apostrophes, ...primes]
        expect(new Set(roles).size).toBe(roles.length)
      }),
      { numRuns: 300 },
    )
  })

  test('what a house style prints, its reader finds: two levels, any neighbours', () => {
    const word = fc.constantFrom('Abend', 'kommt', 'Zeit', 'gut', 'Hanoi')
    const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(locales, phrase, phrase, phrase, fc.boolean(), (locale, before, inner, after, nested) => {
        const style = houseStyleFor(locale)
        const [[open, close], [open2, close2]] = style.marks
        const space = style.innerSpace
        const core = nested ? `${inner} ${open2}${before}${close2} ${after}` : inner
        const text = `${before} ${open}${space}${core}${space}${close} ${after}.`
        const { occurrences, ambiguous } = detectBlock(text, { locale, style })
        expect(occurrences.map(({ openMark, closeMark, depth }) => [openMark, closeMark, depth])).toEqual(
          nested
            ? [
                [open, close, 1],
                [open2, close2, 2],
              ]
            : [[open, close, 1]],
        )
        expect(ambiguous).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('many marks cost time in proportion, not in combinations', () => {
    const text = '"a \'b “c '.repeat(1500)
    expect(detectBlock(text, { locale: 'en-US' }).cost).toBeGreaterThan(0)
  })
})
