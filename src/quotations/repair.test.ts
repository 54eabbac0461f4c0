import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectBlock } from './detect.ts'
import { offsetAfter, repairQuotations, replayEdits, undoEdits } from './repair.ts'
import { houseStyleFor } from './styles/index.ts'

interface HardCase {
  readonly id: string
  readonly sourceLocale: string
  readonly targetLocale: string
  readonly source: string
  readonly target: string
  readonly repaired: string | null
  readonly note: string
}

const hard = readFileSync(new URL('./fixtures/hard-align-repair.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): HardCase => JSON.parse(line))

const repair = (source: string, target: string, locale = 'en-US', sourceLocale = 'de-DE') =>
  repairQuotations({ text: source, locale: sourceLocale }, { text: target, locale })

describe('the hard set is repaired as a person repaired it', () => {
  test.each(hard)('$id $note', ({ source, sourceLocale, target, targetLocale, repaired }) => {
    const found = repair(source, target, targetLocale, sourceLocale)
    expect(found.text).toBe(repaired ?? target)
    if (repaired === null) expect(found.edits).toEqual([])
  })
})

describe('one rule at a time', () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    [
      'an entity that the source holds itself is kept',
      '„&quot;“ ist ein Zeichen.',
      '“&quot;” is a sign.',
      'en-US',
      '“&quot;” is a sign.',
    ],
    [
      'a text that was escaped twice is left to a person',
      'Er sagte „Ja“.',
      'He said “a &amp;quot; b.”',
      'en-US',
      'He said “a &amp;quot; b.”',
    ],
    [
      'a space on the wrong side of a mark goes to the other',
      'Die „Seattle Times“ berichtet.',
      'the" Seattle Times" reports.',
      'en-US',
      'the “Seattle Times” reports.',
    ],
    [
      'a comma after a question mark goes in English',
      '„Wer?“, fragte er.',
      '“Who?”, he asked.',
      'en-US',
      '“Who?” he asked.',
    ],
    [
      'the comma between two quoted questions stays',
      '„Wer?“ und „Was?“',
      '“Who?”, “What?”',
      'en-US',
      '“Who?”, “What?”',
    ],
    ['a decimal comma never moves', 'Er sagte „5“,3.', 'He said “5”,3.', 'en-US', 'He said “5”,3.'],
    [
      'the stop of an abbreviation stays inside',
      'Er nannte „etc.“ ein Wort.',
      'Llamó “etc.” a esto.',
      'es-ES',
      'Llamó “etc.” a esto.',
    ],
    [
      'a mark is lost and the other is a typewriter mark',
      '„Wir schaffen das“, sagte sie.',
      '"We can do this, she said.',
      'en-US',
      '“We can do this,” she said.',
    ],
    ['speech has a long dash in Russian', '„Ja!“, sagte er.', '"Да!" - сказал он.', 'ru-RU', '«Да!» — сказал он.'],
    [
      'the Japanese stop goes before the closing mark',
      'Er sagte: „Ja.“',
      '彼は「はい。」と言った。',
      'ja-JP',
      '彼は「はい」と言った。',
    ],
  ]
  test.each(cases)('%s', (_name, source, target, locale, expected) => {
    expect(repair(source, target, locale).text).toBe(expected)
  })

  test('a German statement loses its stop before the tag', () => {
    expect(repair('“Yes,” he said.', '„Ja.“, sagte er.', 'de-DE', 'en-US').text).toBe('„Ja“, sagte er.')
  })

  test('a continuation paragraph opens again in English and not in German', () => {
    const german = '„Erstens geht das nicht.\n\nZweitens will es keiner“, sagte sie.'
    const english = '“First, it does not work.\n\n“Second, nobody wants it,” she said.'
    expect(repair(german, english.replace('\n\n“', '\n\n')).text).toBe(english)
    expect(repair(english, german.replace('\n\nZ', '\n\n„Z'), 'de-DE', 'en-US').text).toBe(german)
  })

  test('a quotation that lost both marks gets a suggestion and no edit', () => {
    const target = 'The guests stayed at the Metropole in Hanoi.'
    const { text, suggestions } = repair('Die Gäste wohnten im „Metropole“ in Hanoi.', target)
    expect(text).toBe(target)
    expect(suggestions.map(({ lost, start, end }) => [lost, target.slice(start, end)])).toEqual([['both', 'Metropole']])
  })

  test('what is read in two ways is not touched', () => {
    const target = 'He wrote "one" two" and "three "four" five.'
    const { text, stopped } = repair('Er schrieb „eins“ und „zwei“.', target)
    expect([text, stopped]).toEqual([target, 'ambiguous'])
  })

  test('what is left after repair is told apart from what was delivered', () => {
    const { outcomes, remaining } = repair('„Ja“, sagte er.', '"Yes", he said.')
    expect(outcomes).toEqual(['marks-wrong'])
    expect(remaining.map(({ outcome }) => outcome)).toEqual(['aligned'])
  })
})

// ── Invariants ──

const words = [
  'Zeit',
  'ja',
  'Nein',
  'Hanoi',
  'l’ami',
  "don't",
  'U.S.',
  '27"',
  '1,5',
  'Ärger',
  'A\u0308rger',
  '友人',
  'Да',
]
const marks = ['"', '“', '”', '„', '«', '»', '‘', '’', '‚', "'", '「', '」', '&quot;', '&amp;', ',,', "''", '‹']
const between = [' ', ' ', ' ', '', ', ', '. ', '.', '? ', '\u00a0', ' – ', ' - ', '! ', '\n\n']
const noise = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...marks), fc.constantFrom(...between)), { maxLength: 24 })
  .map((parts) => parts.join(''))
const locales = fc.constantFrom(
  'en-US',
  'en-GB',
  'fr-FR',
  'de-DE',
  'de-CH',
  'es-ES',
  'ru-RU',
  'ja-JP',
  'cs-CZ',
  'sv-SE',
  'zh-Hans',
  'ko-KR',
  'pl-PL',
)
const pairs = fc.record({ source: noise, target: noise, locale: locales, sourceLocale: locales })

/** Sentences as an engine may deliver them: words in marks of any country, comma on either side. */
const delivered = fc
  .record({
    inner: fc.constantFrom('We have time', 'Bien sûr', 'Das ist es', 'Really?', 'It is over.'),
    pair: fc.constantFrom('""', '“”', '„“', '«»', '‘’', '„"'),
    space: fc.constantFrom('', ' ', '\u00a0'),
    comma: fc.constantFrom('in', 'out', 'none'),
    tag: fc.constantFrom(' she said.', ' dijo ayer.', ' sagte er', ' (2019).'),
  })
  .map(
    ({ inner, pair, space, comma, tag }) =>
      `${pair[0]}${space}${inner}${comma === 'in' ? ',' : ''}${space}${pair[1]}${comma === 'out' ? ',' : ''}${tag}`,
  )
const deliveries = fc.record({
  source: fc.constant('„Wir haben Zeit“, sagte sie.'),
  target: delivered,
  locale: locales,
  sourceLocale: fc.constant('de-DE'),
})

const everyMark = /["“”„‟«»‹›‘’‚‛'´`″′「」『』＂《》]/gu
/** I1: without marks, without white space and `, . 。` next to marks, entities and dashes after speech aside. */
const skeleton = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/&(?:quot|#34|#39|apos);/gu, '"')
    .replace(/&amp;/gu, '&')
    .replace(/,,|<<|>>/gu, '"')
    .replace(/[\s,.。]*(?:["“”„‟«»‹›‘’‚‛'´`″′「」『』＂《》]+[\s,.。]*)+/gu, '')
    .replace(/[\s,\p{Pd}−]+/gu, '')
const letters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/&(?:quot|#34|#39|apos|amp);/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const plain = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

describe('repair', () => {
  const holds = (
    check: (one: { source: string; target: string; locale: string; sourceLocale: string }) => void,
  ): void => {
    fc.assert(fc.property(pairs, check), { numRuns: 300 })
    fc.assert(fc.property(deliveries, check), { numRuns: 300 })
  }

  test('changes no letter and nothing but marks and what stands beside them (I1)', () => {
    holds(({ source, target, locale, sourceLocale }) => {
      const { text, edits } = repair(source, target, locale, sourceLocale)
      expect(letters(text)).toBe(letters(target))
      // A mark that is put back brings what stands beside it into the neighbourhood of marks.
      if (!edits.some(({ rule }) => rule === 'lost-mark' || rule === 'edge-half'))
        expect(skeleton(text)).toBe(skeleton(target))
    })
  })

  test('changes nothing the second time (I2)', () => {
    holds(({ source, target, locale, sourceLocale }) => {
      const once = repair(source, target, locale, sourceLocale).text
      expect(repair(source, once, locale, sourceLocale).text).toBe(once)
    })
  })

  test('gives a conforming target no edit (I3)', () => {
    const conforming = fc.record({
      locale: locales,
      items: fc.array(fc.constantFrom('Ja', 'Wir haben Zeit', 'Marriott'), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(conforming, ({ locale, items }) => {
        const print = (printed: string): string => {
          const {
            marks: [[open, close]],
            innerSpace,
          } = houseStyleFor(printed)
          return items.map((item) => `Er hat ${open}${innerSpace}${item}${innerSpace}${close} geschrieben.`).join(' ')
        }
        fc.pre(locale !== 'ko-KR')
        const target = print(locale).replaceAll('geschrieben', 'wrote')
        expect(repair(print('de-DE'), target, locale).edits).toEqual([])
      }),
    )
  })

  test('keeps the letters on both sides of an inline code (I4)', () => {
    holds(({ source, target, locale, sourceLocale }) => {
      const { text, edits } = repair(source, target, locale, sourceLocale)
      fc.pre(!edits.some(({ rule }) => rule === 'normalise' || rule === 'entity'))
      let last = 0
      for (let at = 0; at <= target.length; at++) {
        const moved = offsetAfter(edits, at)
        expect(moved).toBeGreaterThanOrEqual(last)
        expect(plain(text.slice(0, moved))).toBe(plain(target.slice(0, at)))
        last = moved
      }
    })
  })

  test('is its log: replayed it gives the result, undone the delivery (I5)', () => {
    holds(({ source, target, locale, sourceLocale }) => {
      const { text, edits } = repair(source, target, locale, sourceLocale)
      expect(replayEdits(target, edits)).toBe(text)
      expect(undoEdits(text, edits)).toBe(target)
    })
  })

  test('prints what detection reads as the same quotations (I3, I6)', () => {
    fc.assert(
      fc.property(deliveries, ({ source, target, locale }) => {
        const { text, remaining } = repair(source, target, locale)
        if (remaining[0]?.outcome !== 'aligned') return
        const found = detectBlock(text, { locale })
        expect(found.occurrences).toHaveLength(1)
        expect(text.replace(everyMark, '').length).toBeGreaterThan(0)
      }),
    )
  })
})
