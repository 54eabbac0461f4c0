import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainBoundaries, sentenceBoundaries } from './boundaries.ts'

/** The sentences of a text, cut and trimmed of the white space between them. */
const cut = (text: string, locale = 'de'): readonly string[] => {
  let from = 0
  return sentenceBoundaries(text, { locale }).map((end) => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}

test('a closing mark after a full stop ends the sentence', () => {
  expect(cut('„Wir haben Zeit.“ Hauptsache, der Zug fährt noch.')).toEqual([
    '„Wir haben Zeit.“',
    'Hauptsache, der Zug fährt noch.',
  ])
})

test('a quotation of two sentences is cut, its marks stay at its ends', () => {
  expect(cut('„Wir gehen. Es ist spät.“ Er stand auf.')).toEqual(['„Wir gehen.', 'Es ist spät.“', 'Er stand auf.'])
})

test('a colon or semicolon ends no sentence, not even before a quotation', () => {
  expect(cut('Er sagte: „Das reicht.“ Sie nickte; Er ging.')).toEqual([
    'Er sagte: „Das reicht.“',
    'Sie nickte; Er ging.',
  ])
})

test('a reporting clause stays with its quotation', () => {
  for (const text of [
    '„Halt!“, rief er.',
    '„Halt!“ rief er.',
    '„Wer war das?“, will Müller wissen.',
    '„Wir haben ...“ sagte er leise.',
    '« Halte ! » cria-t-il.',
    '“Stop!” he shouted.',
    '«¿Quién es?», preguntó.',
    '”Sluta!” ropade hon.',
  ]) {
    for (const locale of ['de', 'fr', 'en', 'es', 'sv']) expect(cut(text, locale)).toEqual([text])
  }
})

test('a dash and an opening mark go to the sentence on their right', () => {
  expect(cut('„Ja.“ – Und du? „Nein.“')).toEqual(['„Ja.“', '– Und du?', '„Nein.“'])
})

test('French marks with a space inside close behind that space', () => {
  expect(cut('« Halte ! » Il partit. « Et toi ? » Rien.', 'fr')).toEqual([
    '« Halte ! »',
    'Il partit.',
    '« Et toi ? »',
    'Rien.',
  ])
})

test('inverted marks open the next sentence', () => {
  expect(cut('Llegó tarde. ¿Por qué? ¡Quién sabe!', 'es')).toEqual(['Llegó tarde.', '¿Por qué?', '¡Quién sabe!'])
})

test('a straight mark between two spaces closes what is open', () => {
  expect(cut('Er sagte: "Das reicht. " Müller ging.')).toEqual(['Er sagte: "Das reicht. "', 'Müller ging.'])
})

test('the Greek question mark ends a sentence in Greek only', () => {
  expect(cut('Πού πας; Στο σπίτι.', 'el')).toEqual(['Πού πας;', 'Στο σπίτι.'])
  expect(cut('Wohin; Nach Hause.')).toEqual(['Wohin; Nach Hause.'])
})

test('a script without case needs no capital', () => {
  expect(cut('नमस्ते। आप कैसे हैं? ठीक।', 'hi')).toEqual(['नमस्ते।', 'आप कैसे हैं?', 'ठीक।'])
  expect(cut('비가 왔다. 바람도 불었다.', 'ko')).toEqual(['비가 왔다.', '바람도 불었다.'])
  expect(cut('نزل المطر. هبت الريح؟ نعم.', 'ar')).toEqual(['نزل المطر.', 'هبت الريح؟', 'نعم.'])
})

test('a Japanese quotation in corner brackets stays whole', () => {
  expect(cut('彼は「雨だ。風だ。」と言った。帰った。', 'ja')).toEqual(['彼は「雨だ。風だ。」と言った。', '帰った。'])
})

test('Thai is cut by the run time, the white space goes to the gap', () => {
  const text = 'ฝนตก ลมแรง'
  expect(sentenceBoundaries(text, { locale: 'th' }).at(-1)).toBe(text.length)
})

test('a zero-width space or soft hyphen hides nothing', () => {
  expect(sentenceBoundaries('Er ging.\u200b Sie blieb.', { locale: 'de' })).toEqual([9, 20])
  expect(cut('Es gab z.\u00ad B. Kuchen.')).toHaveLength(1)
})

test('a note sign goes with the sentence it annotates', () => {
  expect(cut('Das war so.[12] Heute nicht.¹ Morgen vielleicht.')).toEqual([
    'Das war so.[12]',
    'Heute nicht.¹',
    'Morgen vielleicht.',
  ])
})

test('a region adds to its language and takes away', () => {
  expect(cut('Das kostet Fr. 20.– im Laden.', 'de-CH')).toHaveLength(1)
  expect(cut('Im Jänner kam Dkfm. Huber.', 'de-AT')).toHaveLength(1)
})

test('kept quotations lose the boundaries strictly inside them', () => {
  const text = '„Wir gehen. Es ist spät.“ Er stand auf.'
  const keepSpans = [{ start: 0, end: 25 }]
  expect(sentenceBoundaries(text, { locale: 'de', quotes: 'keep', keepSpans })).toEqual([25, 39])
  expect(sentenceBoundaries(text, { locale: 'de', quotes: 'split', keepSpans })).toEqual([11, 25, 39])
  expect(explainBoundaries(text, { locale: 'de', quotes: 'keep', keepSpans })[0]).toEqual({
    offset: 11,
    boundary: false,
    rule: 'general.kept-quotation',
  })
})

test('white space alone has no sentence, and a text ends where it ends', () => {
  for (const text of ['', ' ', '\n\n', '\u00a0\u2029']) expect(sentenceBoundaries(text, { locale: 'de' })).toEqual([])
  expect(sentenceBoundaries(' Ende. \n', { locale: 'de' })).toEqual([8])
})

const pieces = fc.constantFrom(
  ...'. .. … ! ? 。 ！ " „ “ ” « » ‚ ‘ ’ \' ( ) [ ] – - , ; : / 1 12 2019 3. z. B. usw. Dr. A x ß É é Ж ж 雨 가 ا ह \u00ad \u200b \ud800 \udc00 😀 # &'.split(
    ' ',
  ),
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\u00a0',
  '\u202f',
  '\u2029',
  'Haus',
  'Das',
  'und',
  'Mr.',
  'said',
  "l'",
)
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const anyLocale = fc.constantFrom('de', 'de-CH', 'en', 'fr', 'nl', 'pl', 'ru', 'el', 'ja', 'hi', 'th', 'xx', '')

test('boundaries ascend to the end of the text and stand behind something that is no white space', () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const ends = sentenceBoundaries(text, { locale })
      let previous = 0
      for (const end of ends) {
        expect(end).toBeGreaterThan(previous)
        if (end !== text.length) {
          expect(text.slice(previous, end).trim()).not.toBe('')
          expect(text.slice(0, end)).toMatch(/[^\p{White_Space}]$/u)
        }
        previous = end
      }
      expect(ends.at(-1) ?? text.length).toBe(text.length)
    }),
    { numRuns: 2000 },
  )
})

test('what is explained as a boundary is one, in the same order', () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const explained = explainBoundaries(text, { locale })
        .filter(({ boundary }) => boundary)
        .map(({ offset }) => offset)
      const ends = sentenceBoundaries(text, { locale })
      expect(ends.filter((end) => end !== text.length)).toEqual(explained.filter((offset) => offset !== text.length))
    }),
  )
})

test('no boundary stands between a stop and the mark that closes behind it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const end of sentenceBoundaries(text, { locale: 'de' })) expect(text.charAt(end)).not.toMatch(/[)\]”]/u)
    }),
  )
})

const article = new URL('../../../shared/data/articles/hanoi.de.txt', import.meta.url)
test.skipIf(!existsSync(article))('the Hanoi article has 34 sentences (skipped without ../shared/data)', () => {
  const blocks = readFileSync(article, 'utf8').split(/\n\s*\n/u)
  expect(blocks.flatMap((block) => cut(block))).toHaveLength(34)
})
