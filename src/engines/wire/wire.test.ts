import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OccurrenceId } from '../../article/types.ts'
import type { EngineCode, EngineQuote, EngineUnit } from '../contract.ts'
import { sentContent, skeletonOf } from '../answer/target.ts'
import { sentOf } from '../answer/source.ts'
import { codePoints, decodeWire, encodeUnit } from './index.ts'

/** `[1` and `]1` are the ends of quotation 1 with marks, `<a` and `>a` those of a code, `{b}` is a single one, `|` parts sentences. */
const unitOf = (notation: string): EngineUnit => {
  let text = ''
  const codes: EngineCode[] = []
  const quotes = new Map<string, { start: number; innerStart: number; innerEnd: number; end: number }>()
  const segments: { id: string; start: number; end: number; wanted: boolean }[] = []
  let start = 0
  const finish = (): void => {
    const end = text.trimEnd().length
    segments.push({ id: `s${segments.length + 1}`, start, end, wanted: true })
  }
  for (const [piece] of notation.matchAll(/\[\d|\]\d|<\w|>\w|\{\w\}|\||[^[\]<>{}|]+|./gu)) {
    if (/^\[\d$/u.test(piece)) {
      quotes.set(piece.slice(1), { start: text.length, innerStart: text.length + 1, innerEnd: -1, end: -1 })
      text += '„'
    } else if (/^\]\d$/u.test(piece)) {
      const innerEnd = text.length
      text += '“'
      const known = quotes.get(piece.charAt(1)) ?? { start: 0, innerStart: 0 }
      quotes.set(piece.charAt(1), { ...known, innerEnd, end: text.length })
    } else if (/^<\w$/u.test(piece)) codes.push({ id: piece.slice(1), kind: 'open', at: text.length })
    else if (/^>\w$/u.test(piece)) codes.push({ id: piece.charAt(1), kind: 'close', at: text.length })
    else if (/^\{\w\}$/u.test(piece)) codes.push({ id: piece.charAt(1), kind: 'empty', at: text.length })
    else if (piece === '|') {
      finish()
      text += ' '
      start = text.length
    } else text += piece
  }
  finish()
  return {
    article: 'a',
    block: 'b',
    text,
    codes,
    segments,
    quotes: [...quotes].map(
      ([name, at]): EngineQuote => ({
        id: `q${name}.1` as OccurrenceId,
        ...at,
        innerEnd: at.innerEnd < 0 ? text.length : at.innerEnd,
        end: at.end < 0 ? text.length : at.end,
        kind: 'direct',
        depth: 1,
      }),
    ),
  }
}
const block = (notation: string): string => encodeUnit(unitOf(notation), 'block')[0]?.wire ?? ''

describe('a block on the wire', () => {
  test('a quotation over two sentences travels in two parts, marks inside', () => {
    expect(
      block(
        'Trump sagte: [1Es gibt keine Eile.|Geschwindigkeit ist nicht wichtig.]1|Er wohnt im [2Marriott]2-<aHotel>a.{b}',
      ),
    ).toBe(
      '<s i="1">Trump sagte: <q i="2">„Es gibt keine Eile.</q></s> ' +
        '<s i="3"><q i="4">Geschwindigkeit ist nicht wichtig.“</q></s> ' +
        '<s i="5">Er wohnt im <q i="6">„Marriott“</q>-<g i="7">Hotel</g>.<x i="8"></x></s>',
    )
  })

  test('numbers say what they stand for, and which part of how many', () => {
    const [encoded] = encodeUnit(unitOf('Er: [1Ja.|Nein.]1'), 'block')
    expect(encoded?.ids).toMatchObject({
      1: { kind: 'segment', id: 's1' },
      2: { kind: 'quote', id: 'q1.1', part: 1, parts: 2, open: '„', close: '' },
      3: { kind: 'segment', id: 's2' },
      4: { kind: 'quote', id: 'q1.1', part: 2, parts: 2, open: '', close: '“' },
    })
  })

  test('a code that crosses a quotation is cut, the quotation is not', () => {
    expect(block('<aEin [1Wort>a mehr]1 hier')).toBe(
      '<s i="1"><g i="2">Ein </g><q i="3"><g i="4">„Wort</g> mehr“</q> hier</s>',
    )
    expect(block('[1Ein <aWort]1 mehr>a hier')).toBe(
      '<s i="1"><q i="2">„Ein <g i="3">Wort“</g></q><g i="4"> mehr</g> hier</s>',
    )
  })

  test('nested quotations nest, and a code over two sentences is cut at the border', () => {
    expect(block('[1Er rief [2stopp]2]1')).toBe('<s i="1"><q i="2">„Er rief <q i="3">„stopp“</q>“</q></s>')
    expect(block('Ein <aSatz.|Noch ein>a Satz.')).toBe(
      '<s i="1">Ein <g i="2">Satz.</g></s> <s i="3"><g i="4">Noch ein</g> Satz.</s>',
    )
  })

  test('nothing but & < > is escaped, line breaks become spaces, soft hyphens go', () => {
    expect(block('A & B \u00abC\u00bb a\u00adb\n c\u00a0d')).toBe('<s i="1">A &amp; B «C» ab c\u00a0d</s>')
  })

  test('billed is what stands between the tags, in code points', () => {
    const [encoded] = encodeUnit(unitOf('Er & sie: [1😀]1.|Ende'), 'block')
    expect(encoded?.chars).toBe(codePoints('Er & sie: „😀“. Ende'))
  })
})

test('a sentence alone has no sentence tag; plain text has no tags and keeps the tagged form beside it', () => {
  const unit = unitOf('Er: [1Ja.|Nein & <aaber>a.]1')
  expect(encodeUnit(unit, 'sentence').map(({ wire }) => wire)).toEqual([
    'Er: <q i="1">„Ja.</q>',
    '<q i="1">Nein &amp; <g i="2">aber</g>.“</q>',
  ])
  expect(encodeUnit(unit, 'plain').map(({ wire, tagged }) => [wire, tagged])).toEqual([
    ['Er: „Ja.', 'Er: <q i="1">„Ja.</q>'],
    ['Nein & aber.“', '<q i="1">Nein &amp; <g i="2">aber</g>.“</q>'],
  ])
})

test('only wanted sentences are sent alone', () => {
  const unit = unitOf('Eins.|Zwei.|Drei.')
  const segments = unit.segments.map((one, index) => ({ ...one, wanted: index === 1 }))
  expect(encodeUnit({ ...unit, segments }, 'sentence').map(({ wire }) => wire)).toEqual(['Zwei.'])
})

test('two articles with the same block have the same wire text', () => {
  const unit = unitOf('[1Ja]1, sagte <aer>a.')
  expect(encodeUnit({ ...unit, article: 'other', block: 'b2' }, 'block')[0]?.wire).toBe(
    encodeUnit(unit, 'block')[0]?.wire,
  )
})

describe('reading tags', () => {
  test('quotes of attributes and the form of single codes make no difference', () => {
    expect(decodeWire(`<q i='2'>a</q><x i="3"/>b<x  i = "4" ></x>`)).toEqual({
      text: 'ab',
      elements: [
        { id: 2, tag: 'q', start: 0, end: 1, parent: null },
        { id: 3, tag: 'x', start: 1, end: 1, parent: null },
        { id: 4, tag: 'x', start: 2, end: 2, parent: null },
      ],
      faults: [],
    })
  })

  test('what is wrong is listed and nothing is thrown', () => {
    expect(decodeWire('<b>a</b><q i="2">b').faults.map(({ kind }) => kind)).toEqual([
      'unknown-tag',
      'unknown-tag',
      'unclosed',
    ])
    expect(decodeWire('</q><q id="2">5 < 6 & 7</q>').faults.map(({ kind }) => kind)).toEqual(['unopened', 'no-number'])
    expect(decodeWire('5 < 6 &amp;amp; AT&T &#228; &nope;').text).toBe('5 < 6 &amp; AT&T ä &nope;')
  })
})

/** Any overlay of sentences, codes and nested quotations on a text. */
const overlays = fc
  .record({
    text: fc.stringMatching(/^[a-zß äö.,&<]{4,40}$/u).map((text) => `${text.trim()}x`),
    sentences: fc.array(fc.nat(60), { maxLength: 3 }),
    codes: fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.boolean()), { maxLength: 4 }),
    quotes: fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 3 }),
  })
  .map(({ text, sentences, codes, quotes }): EngineUnit => {
    const at = (n: number): number => n % (text.length + 1)
    const cuts = [...new Set(sentences.map(at))].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b)
    const edges = [0, ...cuts, text.length]
    const spans: { start: number; end: number }[] = []
    for (const [a, b] of quotes) {
      const [start, end] = [Math.min(at(a), at(b)), Math.max(at(a), at(b))]
      // Marks have width, and quotations nest.
      if (
        end - start < 3 ||
        spans.some((one) => (one.start < start && start < one.end) !== (one.start < end && end < one.end))
      )
        continue
      if (
        spans.some((one) => [one.start, one.end].some((edge) => Math.abs(edge - start) < 2 || Math.abs(edge - end) < 2))
      )
        continue
      spans.push({ start, end })
    }
    return {
      article: 'a',
      block: 'b',
      text,
      codes: codes.flatMap(([a, b, isSingle], index): EngineCode[] => {
        const [start, end] = [Math.min(at(a), at(b)), Math.max(at(a), at(b))]
        const id = `c${index}`
        return isSingle
          ? [{ id, kind: 'empty', at: start }]
          : [
              { id, kind: 'open', at: start },
              { id, kind: 'close', at: end },
            ]
      }),
      segments: edges.slice(1).map((end, index) => ({ id: `s${index}`, start: edges[index] ?? 0, end, wanted: true })),
      quotes: spans.map(
        ({ start, end }, index): EngineQuote => ({
          id: `q${index}.1` as OccurrenceId,
          start,
          innerStart: start + 1,
          innerEnd: end - 1,
          end,
          kind: 'direct',
          depth: 1 + spans.filter((one) => one.start < start && one.end > end).length,
        }),
      ),
    }
  })

test('whatever overlaps, the text comes back, every end once, and every number stands once on the wire', () => {
  fc.assert(
    fc.property(overlays, (unit) => {
      const skeletons = new Set<string>()
      for (const shape of ['block', 'sentence'] as const) {
        const encoded = encodeUnit(unit, shape)
        expect(encoded.map(({ wire }) => decodeWire(wire).text).join('')).toBe(unit.text)
        for (const one of encoded) {
          const { elements, faults } = decodeWire(one.wire)
          expect(faults).toEqual([])
          expect(elements.map(({ id }) => String(id)).sort()).toEqual(Object.keys(one.ids).sort())
        }
        const contents = encoded.flatMap((one) =>
          sentOf({ ...one, block: 'b', resultKey: '' }).sentences.map((sentence) => sentContent(sentence)),
        )
        const ends = contents.flat().filter(({ kind }) => kind !== 'text')
        expect(ends.length).toBe(unit.codes.length + unit.quotes.length * 2)
        for (const quote of unit.quotes) {
          const inner = unit.text.slice(quote.innerStart, quote.innerEnd)
          expect(textBetween(contents, quote.id)).toBe(withoutMarks(unit, quote, inner))
        }
        // The same unit gives the same skeleton whatever it is cut into.
        skeletons.add(skeletonOf(contents.flat()))
      }
      expect(skeletons.size).toBe(1)
    }),
    { numRuns: 300 },
  )
})

const textBetween = (contents: readonly (readonly { kind: string }[])[], id: OccurrenceId): string => {
  let inside = false
  let text = ''
  for (const inline of contents.flat() as readonly { kind: string; occurrence?: string; text?: string }[]) {
    if (inline.occurrence === id) inside = inline.kind === 'quote-open'
    else if (inside && inline.text !== undefined) text += inline.text
  }
  return text
}
const withoutMarks = (unit: EngineUnit, own: EngineQuote, inner: string): string => {
  let text = ''
  for (const [index, char] of inner.split('').entries()) {
    const at = own.innerStart + index
    const isMark = unit.quotes.some(
      (one) => one !== own && (at === one.start || at === one.end - 1) && at >= own.innerStart && at < own.innerEnd,
    )
    if (!isMark) text += char
  }
  return text
}
