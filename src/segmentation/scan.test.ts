import { expect, test } from 'vitest'
import { languageFor } from './languages/index.ts'
import { scan, scanUnits } from './scan.ts'

/** A text and its units that count what the scanner reads of them. It uses nothing else of a text. */
const counting = (
  plain: string,
): { readonly text: string; readonly units: Uint16Array; readonly count: () => number } => {
  let read = 0
  const units = new Proxy(
    Uint16Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at)),
    {
      get: (target, key): unknown => {
        read++
        return target[Number(key)]
      },
    },
  )
  const text = {
    length: plain.length,
    charAt: (at: number): string => {
      read++
      return plain.charAt(at)
    },
    slice: (from: number, to: number): string => {
      read += to - from
      return plain.slice(from, to)
    },
  }
  return { text: text as unknown as string, units, count: () => read }
}

const size = 20_000
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
    const { text, units, count } = counting(row.repeat(Math.ceil(size / row.length)))
    scanUnits(text, units, languageFor(locale), null)
    expect(count() / text.length).toBeLessThanOrEqual(16)
  }
})

test('ordinary prose is read little more than once', () => {
  const { text, units, count } = counting(
    'Der Zug kam um 11.55 Uhr an. „Wir sind da“, sagte die Schaffnerin, und alle stiegen aus. '.repeat(400),
  )
  scanUnits(text, units, languageFor('de'), null)
  expect(count() / text.length).toBeLessThanOrEqual(3)
})

test('texts of any length are read from their first unit to their last, one after the other', () => {
  const language = languageFor('de')
  const short = 'Er ging. Sie blieb.'
  for (const length of [1, 65_000, 65_519, 65_520, 65_521, 65_536, 70_000, 200_000]) {
    const sentence = `${'a'.repeat(length)}. Er ging.`
    expect(scan(sentence, language, null), String(length)).toEqual([length + 1, sentence.length])
    // What a longer text left behind is not read.
    expect(scan(short, language, null)).toEqual([8, 19])
    expect(scan('Er ging', language, null)).toEqual([7])
  }
})

test('lone surrogates stay as they are', () => {
  expect(scan('\ud800. Er ging. \udc00', languageFor('de'), null)).toEqual([2, 11, 13])
})
