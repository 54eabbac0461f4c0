import { expect, test } from 'vitest'
import type { BlockId, QuotationId, QuoteKind } from '../article/types.ts'
import { checkQuoteContent, type PlacedPair } from './quote-content.ts'

/** The stretches of a text in “…” or „…“. */
const stretches = (text: string) =>
  [...text.matchAll(/[„“]([^“”]*)[“”]/gu)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    innerStart: index + 1,
    innerEnd: index + whole.length - 1,
    depth: 1,
  }))
const codes = (source: string, target: string, order: readonly number[] = [0, 1], quoteKind: QuoteKind = 'direct') => {
  const [from, to] = [stretches(source), stretches(target)]
  const pairs = from.flatMap((stretch, index): PlacedPair[] => {
    const other = to[order[index] ?? index]
    const quotation = `qaaaaaaa${index}` as QuotationId
    return other === undefined ? [] : [{ quotation, quoteKind, source: stretch, target: other }]
  })
  return checkQuoteContent(pairs, source, target, { locale: 'en', unit: 'b' as BlockId }).map(({ code }) => code)
}
const source = '„Wir haben im Januar 40 neue Stellen geschaffen“, sagte Muster.'

test('a translation of the same words is as it should be', () => {
  expect(codes(source, '“We created 40 new jobs in January,” Muster said.')).toEqual([])
})
test('marks around nothing, or around the full stop, hold no words', () => {
  expect(codes(source, 'We created 40 new jobs in January, Muster said “.”')).toEqual(['quote.empty'])
})
test('marks around one word of a sentence that was said hold other words', () => {
  expect(codes(source, 'We created 40 new jobs in January, Muster “said”.')).toEqual(['quote.other-words'])
})
test('a title may be much longer in another language', () => {
  expect(codes('Er sah „Anchorman“.', 'Vio “El reportero: La leyenda de Ron Burgundy”.', [0], 'title')).toEqual([])
})
test('two quotations in each other’s place are found', () => {
  const two = '„Die 40 Stellen bleiben in Hamburg“, sagte Muster. „Das Werk in Kassel schließt 2027“, sagte Kern.'
  const right = '“The 40 jobs stay in Hamburg,” Muster said. “The plant in Kassel closes in 2027,” Kern said.'
  expect(codes(two, right)).toEqual([])
  expect(codes(two, right, [1, 0])).toEqual(['quote.swapped', 'quote.swapped'])
})
