import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concept, type Term, term } from '../types.ts'
import { FormTable } from './form-table.ts'
import { hashOf } from './hash.ts'
import { termMatcher } from './matcher.ts'
import type { FindOptions, TermMatcher } from './types.ts'

const matcher = (locale: string, ...terms: readonly (string | [string, Partial<Term>])[]): TermMatcher =>
  termMatcher(
    terms.map((given, index) => {
      const [text, rest] = typeof given === 'string' ? [given, {}] : given
      const one = term(locale, text, rest)
      return { concept: concept(`c${index}`, [one]), term: one }
    }),
    locale,
  )
const found = (of: TermMatcher, text: string, options?: FindOptions): string[] =>
  of.find(text, options).map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join(' … '))

describe('terms in other languages', () => {
  test('English: plurals, genitives and regular verbs; a leader is not to lead', () => {
    const en = matcher('en', 'summit', 'party', 'leaf', 'lead', 'news conference', 'U.N. resolution')
    expect(found(en, 'After two summits the parties’ leaders led on.')).toEqual(['summits', 'parties', 'led'])
    expect(found(en, 'The summit’s leaves; both news conferences; five of the 11 U.N. resolutions')).toEqual([
      'summit',
      'leaves',
      'news conferences',
      'U.N. resolutions',
    ])
  })
  test('French and Spanish: number and gender, articles stay', () => {
    const fr = matcher('fr', 'arme nucléaire', 'accord', 'ministre des Affaires étrangères', 'résolution de l’ONU')
    expect(found(fr, 'Ni armes nucléaires ni accords selon le ministre des affaires étrangères')).toEqual([
      'armes nucléaires',
      'accords',
      'ministre des affaires étrangères',
    ])
    expect(found(fr, "les résolutions de l'ONU")).toEqual(["résolutions de l'ONU"])
    expect(
      found(matcher('es', 'sanción', 'instalación nuclear'), 'las sanciones y las instalaciones nucleares'),
    ).toEqual(['sanciones', 'instalaciones nucleares'])
  })
  test('a language without data compares how words begin, and says so', () => {
    const ru = matcher('ru', 'саммит', 'ядерное оружие')
    const text = 'На саммите не говорили о ядерном оружии.'
    expect(ru.find(text).map(({ start, end, certainty }) => [text.slice(start, end), certainty])).toEqual([
      ['саммите', 'likely'],
      ['ядерном оружии', 'likely'],
    ])
    expect(ru.find('Саммит').map(({ certainty }) => certainty)).toEqual(['form'])
  })
  test('scripts without spaces are searched character by character; a Korean particle may follow', () => {
    expect(found(matcher('ja', '首脳会談'), 'ハノイでの首脳会談は')).toEqual(['首脳会談'])
    expect(found(matcher('ko', '서울'), '서울에서 열린')).toEqual(['서울에서'])
  })
})

describe('finding', () => {
  test('the longest term wins, a shorter one in it is marked as inside', () => {
    const of = matcher('de', 'Haus', 'Weißes Haus')
    expect(of.find('im Weißen Haus').map(({ term: { text }, inside }) => [text, inside])).toEqual([
      ['Weißes Haus', false],
      ['Haus', true],
    ])
  })
  test('an acronym needs its capitals, in any language', () => {
    expect(found(matcher('en', 'WHO', 'US'), 'Who asked us? The WHO and the US.')).toEqual(['WHO', 'US'])
  })
  test('where the case decides, another one is said', () => {
    const of = matcher('en', ['Congress', { caseSensitive: true }])
    expect(of.find('Congress and congress').map(({ caseDiffers }) => caseDiffers)).toEqual([false, true])
  })
  test('a name only takes a genitive', () => {
    const of = matcher('de', ['Merkel', { quoteKind: 'name' }], ['Kohl', { partOfSpeech: 'properNoun' }])
    expect(found(of, 'Merkels Rede, Merkeln, Kohls Kohle')).toEqual(['Merkels', 'Kohls'])
  })
  test('other words may stand between only where that is asked for', () => {
    const of = matcher('en', 'cut short')
    expect(found(of, 'They cut the summit short.')).toEqual([])
    expect(found(of, 'They cut the summit short.', { gap: 2 })).toEqual(['cut … short'])
    expect(found(of, 'They cut it. Short was the night.', { gap: 2 })).toEqual([])
  })
  test('soft hyphens, decomposed letters and the Swiss ss change nothing, offsets are those of the text', () => {
    const of = matcher('de', 'Außenminister', 'Verträge')
    for (const text of ['Außen\u00ADminister', 'Aussenminister', 'Vertra\u0308gen'])
      expect(of.find(`Die ${text}!`).map(({ start, end }) => [start, end])).toEqual([[4, 4 + text.length]])
  })
  test('halves of compounds are put together', () => {
    const of = matcher('de', 'Außenminister', 'Innenminister', 'Waffenhandel')
    expect(found(of, 'die Außen-, Finanz- und Innenminister')).toEqual(['Außen … minister', 'Innenminister'])
    expect(found(of, 'Waffen- und Drogenhandel')).toEqual(['Waffen … handel'])
    expect(found(of, 'Außen- und innen Minister; Waffen- und andere Lager. Handel')).toEqual([])
  })
  test('a text of any characters is read without error, and each stretch lies in it', () => {
    const of = matcher('de', 'Rat', 'UN-Resolution', 'abrüsten', 'Weißes Haus')
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
        fc.constantFrom('Rat', ' rüstet x ab. ', 'UN-', 'Weißes '),
        (text, part) => {
          const whole = `${part}${text}${part}${text}`
          for (const { start, end, spans } of of.find(whole)) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(whole.length)
            for (const span of spans) expect(span.end).toBeGreaterThan(span.start)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
  test('the terms of one glossary do not change what is found of another term', () => {
    const words = ['Rat', 'Räte', 'Vertrag', 'Haus', 'abrüsten', 'Gipfel', 'Mark', 'Weißes Haus', 'UN']
    const text = 'Der Rat der UN im Weißen Haus: Verträge über Häuser. Sie rüsten ab. Die Mark, das Gipfeltreffen.'
    fc.assert(
      fc.property(fc.subarray(words, { minLength: 1 }), fc.constantFrom(...words), (others, word) => {
        const alone = matcher('de', word).find(text)
        const together = matcher('de', ...others, word).find(text)
        const only = together.filter(({ concept: { id } }) => id === `c${others.length}`)
        expect(only.map(({ spans }) => spans)).toEqual(alone.map(({ spans }) => spans))
      }),
    )
  })
})

test('the table gives back exactly what was put in', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat(5)), { maxLength: 400 }), (pairs) => {
      const table = new FormTable()
      const expected = new Map<string, Set<number>>()
      for (const [word, value] of pairs) {
        const { a, b } = hashOf(word)
        table.add(a, b, value)
        const key = `${a} ${b}`
        expected.set(key, (expected.get(key) ?? new Set()).add(value))
      }
      for (const [key, values] of expected) {
        const [a = 0, b = 0] = key.split(' ').map(Number)
        const is = new Set<number>()
        for (let at = table.find(a, b); at >= 0; at = table.next(at)) is.add(table.value(at))
        expect(is).toEqual(values)
      }
      expect(table.find(1, 2)).toBe(-1)
    }),
  )
})
