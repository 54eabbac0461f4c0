import { expect, test } from 'vitest'
import type { BlockId, Content, OccurrenceId, QuotationId, QuoteKind, SegmentId, UnitRecord } from '../article/types.ts'
import { checkUnitQuotes } from './quote-ends.ts'

const id = 'qaaaaaaaa.1' as OccurrenceId
const quoted = (text: string): Content => [
  { kind: 'quote-open', occurrence: id },
  { kind: 'text', text },
  { kind: 'quote-close', occurrence: id },
]
const unit = (target: Content | null, quoteKind: QuoteKind = 'direct'): UnitRecord => ({
  kind: 'unit',
  id: 'bbbbbbbbb' as BlockId,
  role: 'paragraph',
  name: null,
  owner: null,
  codes: [],
  quotes: [
    {
      kind: 'quote',
      id,
      quotation: 'qaaaaaaaa' as QuotationId,
      type: 'pair',
      quoteKind,
      depth: 1,
      speaker: null,
      openMark: '„',
      closeMark: '“',
      parent: null,
    },
  ],
  parts: [
    {
      kind: 'segment',
      id: 'saaaa' as SegmentId,
      source: quoted('Wir gehen.'),
      target,
      state: 'translated',
      origin: null,
      flag: null,
      proposals: [],
    },
  ],
})
const found = (target: Content | null, kind?: QuoteKind): (string | boolean)[][] =>
  checkUnitQuotes(unit(target, kind), 'en').findings.map(({ code, severity, blocks }) => [code, severity, blocks])

test('a quotation with both ends is in order', () => {
  expect(found(quoted('We go.'))).toEqual([])
})
test('lost speech blocks, a lost scare quote is for a person to judge', () => {
  expect(found([{ kind: 'text', text: 'We go.' }])).toEqual([['quote.lost', 'error', true]])
  expect(found([{ kind: 'text', text: 'We go.' }], 'scare')).toEqual([['quote.lost', 'warning', false]])
})
test('half a pair, two pairs and a foreign quotation block whatever their kind', () => {
  expect(found(quoted('We go.').slice(0, 2), 'scare')).toEqual([['quote.half', 'error', true]])
  expect(found([...quoted('We go.'), ...quoted('We go.')], 'name')).toEqual([['quote.duplicated', 'error', true]])
  expect(found([...quoted('We go.'), { kind: 'quote-open', occurrence: 'qbbbbbbbb.1' as OccurrenceId }])).toEqual([
    ['quote.unknown', 'error', true],
  ])
})
test('a segment without a target has lost nothing', () => {
  expect(found(null)).toEqual([])
})
