import { existsSync, globSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentBlock, sentenceBoundaries } from '../../src/segmentation/index.ts'
import { readCases } from './read-cases.ts'

const locales = [
  'de',
  'de-CH',
  'en',
  'fr',
  'nl',
  'pl',
  'sv',
  'ru',
  'el',
  'tr',
  'ja',
  'zh',
  'ko',
  'hi',
  'ar',
  'th',
  'xx',
]

/** Words, marks and white space of six scripts, and units that are no characters. */
const pieces = [
  'Ja',
  'nein',
  'Dr',
  'z',
  'B',
  'usw',
  '3',
  '2019',
  'XIV',
  'das',
  'Das',
  'U.S',
  'Ωχι',
  'Он',
  'г',
  '雨',
  'です',
  'هذا',
  'यह',
  '그는',
  'ไทย',
  'é',
  '\u00ad',
  '\u200b',
  '\u2060',
  '\ud83d\ude00',
  '\ud800',
  '\udc00',
  '\u0301',
  '.',
  '!',
  '?',
  '…',
  '...',
  '。',
  '？',
  '؟',
  '।',
  ':',
  ';',
  ',',
  '–',
  '-',
  '(',
  ')',
  '[',
  ']',
  '»',
  '«',
  '„',
  '“',
  '”',
  '"',
  "'",
  '’',
  '‚',
  '‘',
  '「',
  '」',
  '/',
  '&',
  '§',
  '•',
  '\0',
  ' ',
  ' ',
  ' ',
  '\u00a0',
  '\u202f',
  '\u3000',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u2028',
  '\u2029',
  '\u0085',
]
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

test('sentences and the white space between them are the text, unit for unit, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...locales), (text, locale) => {
      const ends = sentenceBoundaries(text, { locale })
      let from = 0
      let joined = ''
      for (const { start, end } of segmentBlock({ text, codes: [] }, { locale })) {
        expect(text.slice(from, start).trim()).toBe('')
        joined += text.slice(from, start) + text.slice(start, end)
        from = end
      }
      if (ends.length === 0) return
      expect(joined).toBe(text)
      expect(ends.at(-1)).toBe(text.length)
      expect(ends.every((end, index) => end > (ends[index - 1] ?? 0))).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})

const again = (items: readonly { readonly text: string; readonly locale: string }[]): readonly [number, string[]] => {
  let sentences = 0
  const cut: string[] = []
  for (const { text, locale } of items) {
    for (const { start, end } of segmentBlock({ text, codes: [] }, { locale })) {
      const sentence = text.slice(start, end)
      sentences++
      if (sentenceBoundaries(sentence, { locale }).length > 1) cut.push(sentence)
    }
  }
  return [sentences, cut]
}

test('a sentence cut again is one sentence: in the cases of this project', () => {
  const [sentences, cut] = again(readCases().flatMap(([, cases]) => cases))
  expect(sentences).toBeGreaterThan(100)
  expect(cut.length / sentences, cut.join('\n')).toBeLessThanOrEqual(0.001)
})

const data = '../shared/data/segmentation/dev'
test.skipIf(!existsSync(data))(
  'a sentence cut again is one sentence: in the development sets beside the checkout',
  () => {
    const items = globSync(`${data}/*.jsonl`).flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const { text, lang } = JSON.parse(line) as { text: string; lang: string }
          return { text, locale: lang }
        }),
    )
    const [sentences, cut] = again(items)
    expect(cut.length / sentences, cut.slice(0, 20).join('\n')).toBeLessThanOrEqual(0.001)
  },
)

const speech = fc.constantFrom(
  'Halt',
  'Das reicht. Wir gehen',
  'Am 3. Oktober kommt Dr. Weiß',
  'Wer war das? Niemand',
  'Es kostet 3 Mio. Euro usw',
)
const marks = fc.constantFrom(['„', '“'], ['»', '«'], ['"', '"'], ['«', '»'], ['‚', '‘'], ['›', '‹'])
const clauses = fc.constantFrom(
  [',', 'sagte Müller am Montag.'],
  [',', 'rief er.'],
  ['', 'rief der Wirt.'],
  ['', 'fragte Dr. Weiß.'],
  [',', 'so Frau Weiß.'],
  [' –', 'so steht es im Bericht.'],
) as fc.Arbitrary<[string, string]>

test('no cut stands between a German quotation and the reporting clause behind or before it', () => {
  fc.assert(
    fc.property(
      speech,
      marks,
      clauses,
      fc.constantFrom('!', '?', '…', ''),
      (words, [open, close], [sign, clause], end) => {
        // Without a mark of its own a statement is followed by a comma.
        const comma = end === '' && sign === '' ? ',' : sign
        const behind = `${open}${words}${end}${close}${comma} ${clause}`
        const at = behind.indexOf(clause)
        expect(sentenceBoundaries(behind, { locale: 'de' }).filter((one) => one >= at - 3 && one <= at)).toEqual([])
        const before = `Müller sagte: ${open}${words}${end === '' ? '.' : end}${close}`
        const from = before.indexOf(open)
        expect(sentenceBoundaries(before, { locale: 'de' }).filter((one) => one <= from + 1)).toEqual([])
      },
    ),
  )
})

test('no cut stands between an English question and the person who asks it', () => {
  const names = fc.constantFrom('President Moon', 'Mr. Smith', 'the Queen of England', 'Ada', 'he', 'she', 'the mayor')
  const verbs = fc.constantFrom('said', 'asked', 'added on Monday', 'wrote in a letter', 'cried')
  const english = fc.constantFrom(['“', '”'], ['"', '"'], ['‘', '’'])
  fc.assert(
    fc.property(names, verbs, english, fc.constantFrom('!', '?'), (name, verb, [open, close], end) => {
      const text = `${open}Is this the way${end}${close} ${name} ${verb}. Nobody answered.`
      expect(sentenceBoundaries(text, { locale: 'en' })).toEqual([text.indexOf(' Nobody'), text.length])
    }),
  )
})
