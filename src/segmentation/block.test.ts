import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockBoundaries, type CodedText, explainBlock, segmentBlock } from './block.ts'
import { sentenceBoundaries } from './boundaries.ts'

const options = { locale: 'de' }
const sentences = [
  'Der Zug kam um 11.55 Uhr an.',
  '„Halt!“, rief der Schaffner.',
  'Am 3. Oktober fährt z. B. niemand.',
  'Er zahlt 3 Mio. Euro an Dr. Weiß.',
  'Wer will das? Niemand (wirklich!) will das.',
  'Sie kam usw. Danach ging sie.',
]
const prose = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))

test('the sentences of a block are spans with white space between them', () => {
  const text = 'Er ging.  Sie blieb.\n„Gut so!“ '
  expect(segmentBlock({ text, codes: [] }, options).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Er ging.',
    'Sie blieb.',
    '„Gut so!“ ',
  ])
})

test('a hard line break is a space where none stands beside it', () => {
  const block: CodedText = { text: 'Ende.Neu ist es.', codes: [{ at: 5, equivalent: ' ' }] }
  expect(blockBoundaries(block, options)).toEqual([5, 16])
  expect(blockBoundaries({ ...block, codes: [{ at: 5, equivalent: '' }] }, options)).toEqual([16])
})

test('many line breaks keep offsets right', () => {
  const text = 'Ende.Neu.Alt.Gut.'
  const codes = [5, 9, 13].map((at) => ({ at, equivalent: ' ' as const }))
  expect(blockBoundaries({ text, codes }, options)).toEqual([5, 9, 13, 17])
  expect(explainBlock({ text, codes }, options).map(({ offset }) => offset)).toEqual([5, 9, 13, 17])
})

test('quotations that stay whole are given in offsets of the block', () => {
  const text = 'Ende.Sie rief: „Halt. Weg da.“ Dann ging sie.'
  const codes = [{ at: 5, equivalent: ' ' as const }]
  const keepSpans = [{ start: text.indexOf('„'), end: text.indexOf('“') + 1 }]
  expect(
    segmentBlock({ text, codes }, { ...options, quotes: 'keep', keepSpans }).map(({ start, end }) =>
      text.slice(start, end),
    ),
  ).toEqual(['Ende.', 'Sie rief: „Halt. Weg da.“', 'Dann ging sie.'])
})

test('codes that stand for nothing change no decision, wherever they stand', () => {
  fc.assert(
    fc.property(prose, fc.array(fc.nat(300), { maxLength: 12 }), (text, places) => {
      const codes = places.map((place) => ({ at: place % (text.length + 1), equivalent: '' as const }))
      codes.sort((a, b) => a.at - b.at)
      expect(blockBoundaries({ text, codes }, options)).toEqual(sentenceBoundaries(text, options))
    }),
  )
})

test('a line break beside white space changes no decision', () => {
  fc.assert(
    fc.property(prose, (text) => {
      const codes = [...text.matchAll(/ /gu)].map(({ index }) => ({ at: index, equivalent: ' ' as const }))
      expect(blockBoundaries({ text, codes }, options)).toEqual(sentenceBoundaries(text, options))
    }),
  )
})
