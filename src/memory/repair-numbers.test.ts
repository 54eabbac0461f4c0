import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMemory } from './memory.ts'
import { repairNumbers } from './repair-numbers.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const repaired = (source: string, target: string, asked: string, to = 'en'): string | null =>
  repairNumbers({ source, target }, asked, { sourceLocale: 'de', targetLocale: to })

describe('a number that differs', () => {
  test.each([
    ['Es kamen 120 Gäste.', '120 guests came.', 'Es kamen 350 Gäste.', '350 guests came.'],
    ['Es kostet 1.234,5 Euro.', 'It costs 1,234.5 euros.', 'Es kostet 9.876,25 Euro.', 'It costs 9,876.25 euros.'],
    [
      'Es sind 12.500 Menschen.',
      'There are 12,500 people.',
      'Es sind 1.250.000 Menschen.',
      'There are 1,250,000 people.',
    ],
    ['Um 11.55 Uhr beginnt es.', 'It begins at 11:55.', 'Um 9.05 Uhr beginnt es.', 'It begins at 9:05.'],
    ['Im Jahr 2018 geschah es.', 'It happened in 2018.', 'Im Jahr 2019 geschah es.', 'It happened in 2019.'],
    ['Das 2. Treffen endete.', 'The 2nd meeting ended.', 'Das 23. Treffen endete.', 'The 23rd meeting ended.'],
    ['Von 3 auf 7 Prozent.', 'From 3 to 7 per cent.', 'Von 7 auf 3 Prozent.', 'From 7 to 3 per cent.'],
    ['Zimmer 007 ist frei.', 'Room 007 is free.', 'Zimmer 12 ist frei.', 'Room 012 is free.'],
  ])('in %j is carried over', (source, target, asked, wanted) => {
    expect(repaired(source, target, asked)).toBe(wanted)
  })

  test.each([
    ['Ein Tag hat 1 Stunde.', 'It lasts 1 hour.', 'Ein Tag hat 5 Stunden.'],
    ['Er ist 18.', "He's eighteen.", 'Er ist 19.'],
    ['Um 11.55 Uhr.', 'At 11:55 a.m.', 'Um 14.10 Uhr.'],
    ['Um 7:45 Uhr.', 'At 7:45.', 'Um 14 Uhr.'],
    ['Es sind 5 Meilen und 5 Liter.', 'It is 5 miles and 5 litres.', 'Es sind 6 Meilen und 7 Liter.'],
    ['Es sind 5 von 8.', 'It is 5 of 5 and 8.', 'Es sind 6 von 8.'],
    ['Es sind 3.500 Euro.', 'It is 3.5 thousand euros.', 'Es sind 4.500 Euro.'],
    ['Es sind ٣ Gäste.', 'There are ٣ guests.', 'Es sind ٤ Gäste.'],
  ])('in %j is left to a person when it is not certain', (source, target, asked) => {
    expect(repaired(source, target, asked)).toBeNull()
  })

  test('follows the spelling of the target language', () => {
    expect(
      repaired('Es sind 12.500 Menschen.', 'Il y a 12\u202F500 personnes.', 'Es sind 13.600 Menschen.', 'fr'),
    ).toBe('Il y a 13\u202F600 personnes.')
  })

  test('that is not mapped stays as it is, and the words stay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 999 }),
        fc.integer({ min: 2, max: 999 }),
        fc.integer({ min: 2, max: 999 }),
        (kept, from, to) => {
          fc.pre(kept !== from)
          const result = repaired(
            `Von ${kept} waren ${from} da.`,
            `Of ${kept}, ${from} were there.`,
            `Von ${kept} waren ${to} da.`,
          )
          if (from === to) expect(result).toBeNull()
          else expect([null, `Of ${kept}, ${to} were there.`]).toContain(result)
        },
      ),
    )
  })

  test('makes a proposal and is never filled in', async () => {
    const memory = openMemory(':memory:')
    await memory.add([{ source: 'Es kamen 120 Gäste.', target: '120 guests came.', ...locales }])
    const [match] = await memory.lookup('Es kamen 350 Gäste.', locales)
    expect(match).toMatchObject({ score: 99, differences: ['numbers'], repaired: '350 guests came.', fills: false })
    expect((await memory.lookup('Es kamen 120 Gäste.', locales))[0]).toMatchObject({ score: 100, repaired: null })
    await memory.close()
  })
})
