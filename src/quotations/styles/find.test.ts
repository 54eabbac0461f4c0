import { expect, test } from 'vitest'
import { houseStyleFor, houseStyles } from './index.ts'

const marks = (locale: string): string => houseStyleFor(locale).marks.flat().join('')

test('61 locales have a style of their own, each with a note on what it rests on', () => {
  expect(houseStyles).toHaveLength(61)
  expect(new Set(houseStyles.map(({ locale }) => locale)).size).toBe(61)
  expect(houseStyles.every(({ source }) => (source ?? '').length > 10)).toBe(true)
})

test('a bare language prints like its likely region', () => {
  expect(marks('en')).toBe('“”‘’')
  expect(marks('de')).toBe('„“‚‘')
  expect(marks('fr')).toBe('«»“”')
  expect(houseStyleFor('fr').innerSpace).toBe('\u00a0')
  expect(houseStyleFor('es').continuation).toBe('close-mark')
  expect(marks('pt')).toBe('«»“”')
  expect(marks('zh')).toBe('“”‘’')
})

test('a region without a style takes the nearest of its language', () => {
  expect(marks('zh-TW')).toBe('「」『』')
  expect(marks('en-NZ')).toBe('‘’“”')
  expect(marks('en-PH')).toBe('“”‘’')
  expect(houseStyleFor('es-AR').continuation).toBe('none')
  expect(marks('de-BE')).toBe('„“‚‘')
  expect(marks('no')).toBe('«»‘’')
  expect(marks('de_CH')).toBe('«»‹›')
})

test('an unknown language prints as most languages do, under the locale that was asked for', () => {
  expect(houseStyleFor('eo')).toMatchObject({
    locale: 'eo',
    marks: [
      ['“', '”'],
      ['‘', '’'],
    ],
  })
  expect(houseStyleFor('not a tag').locale).toBe('not a tag')
})

test('a publisher overrides single entries; undefined changes nothing', () => {
  const style = houseStyleFor('de-DE', {
    marks: [
      ['»', '«'],
      ['›', '‹'],
    ],
    extends: 'spiegel',
  })
  expect(style.marks[0]).toEqual(['»', '«'])
  expect(style.comma).toBe('outside')
  expect(houseStyleFor('de-DE', { comma: undefined } as never).comma).toBe('outside')
})
