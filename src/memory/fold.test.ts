import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Content, OccurrenceId } from '../article/types.ts'
import { coreOf, fold } from './fold.ts'
import { entryIdOf, hash52 } from './hash.ts'
import { plainUnitText, unitTextOf } from './unit-text.ts'

const folded = (text: string): string => fold(plainUnitText(text))

describe('folding', () => {
  test.each([
    ['„Wir gehen“, sagte sie.', '»Wir gehen«, sagte sie.'],
    ['„Wir gehen“, sagte sie.', '«\u00A0Wir gehen\u202F», sagte sie.'],
    ['„Wir gehen“, sagte sie.', '"Wir gehen", sagte sie.'],
    ['Das ist ‚gut‘.', "Das ist 'gut'."],
    ['geht’s', "geht's"],
    ['Bun\u00ADdes\u200Btag', 'Bundestag'],
    ['Baden\u2011Baden', 'Baden-Baden'],
    ['  zwei \u00A0 Leer\nzeichen ', 'zwei Leer zeichen'],
    ['schön', 'scho\u0308n'],
    ['scho\u00AD\u0308n', 'schön'],
  ])('%j and %j are the same sentence', (a, b) => {
    expect(folded(a)).toBe(folded(b))
  })

  test.each([
    ['Am 27. Februar', 'Am 28. Februar'],
    ['Das Amt', 'das Amt'],
    ['drei – vier', 'drei - vier'],
    ['ja…', 'ja...'],
  ])('%j and %j are not', (a, b) => {
    expect(folded(a)).not.toBe(folded(b))
  })

  test('ends of quotations fold like marks, inner ones like inner marks', () => {
    const q = (n: number): OccurrenceId => `qaaaaaaa${n}.1` as OccurrenceId
    const content: Content = [
      { kind: 'quote-open', occurrence: q(1) },
      { kind: 'text', text: 'Das ist ' },
      { kind: 'quote-open', occurrence: q(2) },
      { kind: 'text', text: 'gut' },
      { kind: 'quote-close', occurrence: q(2) },
      { kind: 'text', text: '.' },
      { kind: 'quote-close', occurrence: q(1) },
    ]
    expect(fold(unitTextOf(content))).toBe(folded('„Das ist ‚gut‘.“'))
  })

  test('half a quotation has the core of its unquoted twin', () => {
    expect(coreOf(folded('„Wir gehen.'))).toBe(folded('Wir gehen.'))
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', ' ', '\u00A0«', '\u00AD', '\u0308'),
        (text, extra) => {
          const once = folded(text + extra + text)
          expect(fold(plainUnitText(once))).toBe(once)
        },
      ),
    )
  })

  test('keeps a code character of the text apart from codes', () => {
    expect(folded('a\uFFFCb')).not.toBe(
      fold({ text: 'a\uFFFCb', codes: [{ kind: 'alone', n: 1, type: null, data: null }] }),
    )
    expect(folded('a\uE002b')).not.toBe(
      fold({ text: 'a\uFFFCb', codes: [{ kind: 'alone', n: 1, type: null, data: null }] }),
    )
  })
})

describe('hashes', () => {
  test('are safe integers and never 0', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = hash52(text)
        expect(Number.isSafeInteger(value) && value > 0 && value < 2 ** 52).toBe(true)
      }),
    )
  })

  test('are the first 52 bits of SHA-1', () => {
    // SHA-1 of the empty text begins da39a3ee 5e6b4b0d.
    expect(hash52('')).toBe(0xda39a3ee * 2 ** 20 + (0x5e6b4b0d >>> 12))
  })

  test('an entry id is m and 16 characters and tells every part apart', () => {
    expect(entryIdOf(['a', 'b', null])).toMatch(/^m[0-9a-hjkmnp-tv-z]{16}$/)
    expect(
      new Set(
        [
          ['a', 'b', null],
          ['ab', null],
          ['a', 'b', ''],
          ['a', 'b', 0],
        ].map(entryIdOf),
      ).size,
    ).toBe(4)
  })
})
