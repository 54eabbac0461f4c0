import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseContent, textOf } from '../../article/content.ts'
import type { Content, Inline, OccurrenceId } from '../../article/types.ts'
import { pseudoTranslate } from './pseudo.ts'

const text = (value: string): Inline => ({ kind: 'text', text: value })
const q1 = 'qaaaaaaaa.1' as OccurrenceId
const pseudo = (value: string): string => textOf(pseudoTranslate([text(value)], 'en-XA'))
const skeleton = (value: string): string => value.replace(/[\p{L}\p{M}]+/gu, 'w')

const pieces = fc.constantFrom(
  'Die',
  'Minister',
  'reisten',
  ' ',
  ', ',
  '. ',
  '„',
  '“',
  "'",
  '*',
  '_',
  '`',
  '<',
  '>',
  '[',
  '](',
  '&',
  '#',
  '27.2.2019',
  '11:55',
  'größer',
  '東京',
  '👩‍👩‍👧',
  'https://example.org/a?b=c',
  'post@example.org',
  '{{name}}',
)
const anyText = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => parts.join(''))
const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: anyText.map(text) },
  fc.constantFrom<Inline>(
    { kind: 'code-open', id: 'c1' },
    { kind: 'code-close', id: 'c1' },
    { kind: 'code-empty', id: 'c2' },
    { kind: 'quote-open', occurrence: q1 },
    { kind: 'quote-close', occurrence: q1 },
  ),
)
const anyContent: fc.Arbitrary<Content> = fc.array(anyInline, { maxLength: 8 }).map(normaliseContent)

describe('pseudo-localisation', () => {
  test('letters get accents and words grow by about a third', () => {
    expect(pseudo('Sie reisten gestern ab.')).toBe('Šîé ŕéîšţéñēīō ĝéšţéŕñūȳ áƀ.')
  })

  test('quotation ends and codes stay between the same words', () => {
    const content: Content = [
      text('Er sagte: '),
      { kind: 'quote-open', occurrence: q1 },
      text('Wir '),
      { kind: 'code-open', id: 'c1' },
      text('warten'),
      { kind: 'code-close', id: 'c1' },
      text('.'),
      { kind: 'quote-close', occurrence: q1 },
    ]
    const result = pseudoTranslate(content, 'en-XA')
    expect(result.map(({ kind }) => kind)).toEqual(content.map(({ kind }) => kind))
    expect(result[6]).toEqual(text('.'))
  })

  test('digits, addresses, handles and placeholders are untouched', () => {
    for (const kept of [
      'https://example.org/Weg?x=1',
      'www.example.org',
      'anna.beispiel@example.org',
      'example.org',
      '@beispiel',
      '{{name}}',
      '$t(titel)',
      'G20',
      '27.2.2019',
    ])
      expect(pseudo(`Siehe ${kept} dort`)).toContain(` ${kept} `)
  })

  test('an address that a code cuts in two is still an address', () => {
    const result = pseudoTranslate(
      [text('https://exam'), { kind: 'code-open', id: 'c1' }, text('ple.org'), { kind: 'code-close', id: 'c1' }],
      'en-XA',
    )
    expect(textOf(result)).toBe('https://example.org')
  })

  test('a word that a code cuts in two is padded at its end only', () => {
    const result = pseudoTranslate([text('Wort'), { kind: 'code-open', id: 'c1' }, text('stamm')], 'en-XA')
    expect(result[0]).toEqual(text('Ŵôŕţ'))
  })

  test('the same input gives the same output, and another locale may be told apart', () => {
    const content: Content = [text('Die Gespräche dauern an')]
    expect(pseudoTranslate(content, 'en-XA')).toEqual(pseudoTranslate(content, 'en-XA'))
    expect(pseudoTranslate(content, 'en-XA')).not.toEqual(pseudoTranslate(content, 'fr-XB'))
  })

  test('the order of codes and ends never changes', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const result = pseudoTranslate(content, 'en-XA')
        expect(result.filter(({ kind }) => kind !== 'text')).toEqual(content.filter(({ kind }) => kind !== 'text'))
        expect(result.length).toBe(content.length)
      }),
    )
  })

  test('nothing but letters changes: no mark, sentence end, digit, space or markup is added or lost', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const result = pseudoTranslate(content, 'en-XA')
        result.forEach((inline, at) => {
          const before = content[at]!
          if (inline.kind === 'text' && before.kind === 'text')
            expect(skeleton(inline.text)).toBe(skeleton(before.text))
        })
      }),
    )
  })

  test('a text grows by at most a third of its letters', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const letters = Array.from(value).length
        const grown = Array.from(pseudo(value)).length
        expect(grown).toBeGreaterThanOrEqual(letters)
        expect(grown).toBeLessThanOrEqual(letters * 1.3)
      }),
    )
  })
})
