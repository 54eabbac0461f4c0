import { describe, expect, test } from 'vitest'
import { findQuotations } from './detect.ts'
import { kindCases } from './kinds.cases.ts'

const kinds = (text: string, locale: string): string =>
  findQuotations(text, { locale })
    .map(({ kind }) => kind)
    .join(' ')

const isAttributed = (kind: string | undefined): boolean => kind === 'direct' || kind === 'partial'

describe('kinds of quotations in news', () => {
  test.each(kindCases)('%s %s: %s', (language, expected, text) => {
    expect(kinds(text, language)).toBe(expected)
  })

  test('the tag of the next quotation says nothing about this one', () => {
    expect(kinds('Nach dem „Handschlag“ sagte er: „Wir reden weiter.“', 'de')).toBe('term direct')
  })

  test('a nested word is not taken for its speaker’s speech', () => {
    const found = findQuotations('Sie sagte: „Das nennt man ‚Freiheit‘ in diesem Land.“', { locale: 'de' })
    expect(found.map(({ kind, depth }) => [kind, depth])).toEqual([
      ['direct', 1],
      ['partial', 2],
    ])
  })

  test('later parts of a quotation that runs on have the kind of its first part', () => {
    const blocks = ['Er sagte: „Wir gehen nicht weg.', 'Niemals.', 'Und das bleibt so“, sagte er.']
    expect(findQuotations(blocks, { locale: 'de' }).map(({ kind }) => kind)).toEqual(['direct', 'direct', 'direct'])
  })

  test('confidence lies between 0 and 1, and distance is only ever a guess', () => {
    for (const [language, , text] of kindCases)
      for (const { kind, kindConfidence } of findQuotations(text, { locale: language })) {
        expect(kindConfidence).toBeGreaterThan(0)
        expect(kindConfidence).toBeLessThan(1)
        if (kind === 'scare') expect(kindConfidence).toBe(0.5)
      }
  })

  test('speech is told from the rest in at least 92 of 100', () => {
    let right = 0
    let wrong = 0
    for (const [language, expected, text] of kindCases) {
      const found = findQuotations(text, { locale: language })
      for (const [index, kind] of expected.split(' ').entries())
        if (isAttributed(kind) === isAttributed(found[index]?.kind)) right++
        else wrong++
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.92)
  })
})
