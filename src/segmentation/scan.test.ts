import { expect, test } from 'vitest'
import { languageFor } from './languages/index.ts'
import { scan } from './scan.ts'

/** A text that counts the units the scanner reads. The scanner uses nothing else of a string. */
const counting = (text: string): { readonly text: string; readonly count: () => number } => {
  let units = 0
  const proxy = {
    length: text.length,
    charCodeAt: (at: number): number => {
      units++
      return text.charCodeAt(at)
    },
    charAt: (at: number): string => {
      units++
      return text.charAt(at)
    },
    slice: (from: number, to: number): string => {
      units += to - from
      return text.slice(from, to)
    },
  }
  return { text: proxy as unknown as string, count: () => units }
}

const size = 100_000
const rows: readonly string[] = [
  '. ',
  '.“ ',
  '. „',
  '(a. ',
  'a.) ',
  'A. B. ',
  '1. ',
  'ab. ',
  '. – ',
  '.',
  'a',
  '(',
  ')',
  '"',
  '." ',
  '."',
  '! ? ',
  '. (',
  '. [1',
  '.[12]',
  'u. v. m. ',
  'z.B. ',
  '…',
  '. … ',
  '. . . ',
  '?" A',
  '!“ The Of A ',
  '。',
  '。」',
  '\n',
  ' \n',
  'a.\n\n',
  '\u200b',
  '.\u200b ',
  "'s ",
  ". 's ",
  '1.1. ',
  'I. II. ',
  '. ,,',
]

test.each(rows)('%j repeated is read at most sixteen times over', (row) => {
  for (const locale of ['de', 'en', 'fr', 'nl', 'ja']) {
    const { text, count } = counting(row.repeat(Math.ceil(size / row.length)))
    scan(text, languageFor(locale), null)
    expect(count() / text.length).toBeLessThanOrEqual(16)
  }
})

test('ordinary prose is read little more than once', () => {
  const { text, count } = counting(
    'Der Zug kam um 11.55 Uhr an. „Wir sind da“, sagte die Schaffnerin, und alle stiegen aus. '.repeat(2000),
  )
  scan(text, languageFor('de'), null)
  expect(count() / text.length).toBeLessThanOrEqual(3)
})
