import { XMLParser } from 'fast-xml-parser'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseContent } from '../article/content.ts'
import type {
  Approval,
  ArticleId,
  ArticleRecord,
  BlockId,
  CodeType,
  Content,
  GapRecord,
  Inline,
  InlineCode,
  OccurrenceId,
  Origin,
  Proposal,
  QuotationId,
  Role,
  SegmentId,
  SegmentRecord,
  UnitQuote,
  UnitRecord,
} from '../article/types.ts'
import { fromXliff, readXliff, serializeXliff, toXliff } from './index.ts'
import { hanoiRecord, marksOfHouse } from './record.fixture.ts'

const there = { marks: marksOfHouse }
const through = (record: ArticleRecord): string => serializeXliff(toXliff(record, there))

test('a simple quotation is one code of type quote, its marks shown and not in the text', () => {
  const text = through(hanoiRecord)
  expect(text).toContain(
    '<source><pc id="q5rtt2kdh.1" type="quote" dispStart="„" dispEnd="“" canCopy="no" canDelete="no">Wir haben Zeit</pc>, sagte der Präsident am Mittwoch.</source>',
  )
  expect(text).toContain(
    '<target><pc id="q5rtt2kdh.1" type="quote" dispStart="“" dispEnd="”" canCopy="no" canDelete="no">We have time,</pc> the president said on Wednesday.</target>',
  )
})

test('a quotation over two sentences is two codes that refer to each other', () => {
  const text = through(hanoiRecord)
  expect(text).toContain('<sc id="qd7k2s3hy.1" type="quote" disp="„" canCopy="no" canDelete="no"/>Eile schadet nur.')
  expect(text).toContain(
    'Wir reden morgen weiter.<ec startRef="qd7k2s3hy.1" type="quote" disp="“" canCopy="no" canDelete="no"/>',
  )
})

test('a quotation that ends in a later block is an isolated code', () => {
  expect(through(hanoiRecord)).toContain(
    '<sc id="qw5e3j4tc.1" isolated="yes" type="quote" disp="„" canCopy="no" canDelete="no"/>Die Tische standen',
  )
})

test('a scare quote may be dropped by a translator', () => {
  expect(through(hanoiRecord)).toContain('dispEnd="“" canCopy="no" canDelete="yes">Freunde</pc>')
})

test('markup stands in the original data once', () => {
  const text = through(hanoiRecord)
  expect(text).toContain('<data id="d1">**</data>')
  expect(text).toContain(
    '<pc id="c1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1">jeden Handschlag</pc>',
  )
})

test('what was written comes back', () => {
  expect(fromXliff(readXliff(through(hanoiRecord)))).toEqual(hanoiRecord)
})

test('a quotation that crosses markup is written with separate ends', () => {
  const unit = hanoiRecord.units[0] as UnitRecord
  const codes: readonly InlineCode[] = [
    { kind: 'code', id: 'c1', form: 'open', type: 'emphasis', at: 0, data: '*', equivalent: '' },
    { kind: 'code', id: 'c1', form: 'close', type: 'emphasis', at: 0, data: '*', equivalent: '' },
  ]
  const source: Content = [
    { kind: 'code-open', id: 'c1' },
    { kind: 'text', text: 'Er sei ' },
    { kind: 'quote-open', occurrence: 'qaaaaaaaa.1' as OccurrenceId },
    { kind: 'text', text: 'sehr' },
    { kind: 'code-close', id: 'c1' },
    { kind: 'text', text: ' müde' },
    { kind: 'quote-close', occurrence: 'qaaaaaaaa.1' as OccurrenceId },
  ]
  const record: ArticleRecord = {
    ...hanoiRecord,
    units: [{ ...unit, codes, quotes: [], parts: [{ ...(unit.parts[0] as SegmentRecord), source, target: null }] }],
  }
  const text = through(record)
  expect(text).toContain(
    '<pc id="c1" type="fmt" subType="xlf:i" dataRefStart="d1" dataRefEnd="d1">Er sei <sc id="qaaaaaaaa.1"',
  )
  expect(fromXliff(readXliff(text))).toEqual(record)
})

test('a change of one target changes its line and its hash', () => {
  const before = through(hanoiRecord).split('\n')
  const after = through(changed('sk2c')).split('\n')
  expect(after.length).toBe(before.length)
  const lines = before.flatMap((line, index) => (line === after[index] ? [] : [index]))
  expect(lines.length).toBe(2)
  expect(after[lines[0] as number]).toContain('"sent"')
  expect(after[lines[1] as number]).toContain('time enough')
})

const changed = (segment: string): ArticleRecord => ({
  ...hanoiRecord,
  units: hanoiRecord.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' && part.id === segment && part.target !== null
        ? {
            ...part,
            target: part.target.map((inline) =>
              inline.kind === 'text' && inline.text.startsWith('We have')
                ? { ...inline, text: 'We have time enough,' }
                : inline,
            ),
          }
        : part,
    ),
  })),
})

test('another reader of XML sees the same segments', () => {
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    ignoreAttributes: false,
    htmlEntities: true,
    parseTagValue: false,
  })
  const count = (nodes: unknown): number =>
    Array.isArray(nodes)
      ? nodes.reduce<number>(
          (sum, node: Record<string, unknown>) =>
            sum +
            ('segment' in node ? 1 : 0) +
            Object.values(node).reduce<number>((inner, value) => inner + count(value), 0),
          0,
        )
      : 0
  const segments = hanoiRecord.units.flatMap((unit) => unit.parts).filter((part) => part.kind === 'segment')
  expect(count(parser.parse(through(hanoiRecord)))).toBe(segments.length)
})

// ── The law, over records of every shape, defects included ──

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const word = (first: string, length: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...Array.from(letters)), minLength: length, maxLength: length })
    .map((rest) => first + rest)
const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    ' ',
    '\n',
    '\r\n',
    '\t',
    'a & b',
    '<b>',
    ']]>',
    '„Ja“',
    '&amp;',
    '\u0001',
    '\ufeff',
    '\ud800',
    '😀',
    '\u0085',
    '  x  ',
  ),
)
/** Metadata cannot hold what XML cannot. */
const plain = fc.string({ unit: fc.constantFrom(...Array.from('ab „“<>&"\'äé\n\r\t😀')), maxLength: 8 })
const occurrences = ['qaaaaaaaa.1', 'qaaaaaaaa.2', 'qbbbbbbbb.1', 'qcccccccc.1'] as const
const codeIds = ['c1', 'c2', 'c3'] as const
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: text.map((value): Inline => ({ kind: 'text', text: value })) },
  fc.constantFrom(...occurrences).map((id): Inline => ({ kind: 'quote-open', occurrence: id as OccurrenceId })),
  fc.constantFrom(...occurrences).map((id): Inline => ({ kind: 'quote-close', occurrence: id as OccurrenceId })),
  fc.constantFrom(...codeIds).map((id): Inline => ({ kind: 'code-open', id })),
  fc.constantFrom(...codeIds).map((id): Inline => ({ kind: 'code-close', id })),
  fc.constantFrom(...codeIds).map((id): Inline => ({ kind: 'code-empty', id })),
)
const content: fc.Arbitrary<Content> = fc.array(inline, { maxLength: 8 }).map(normaliseContent)
const origin: fc.Arbitrary<Origin | null> = fc.oneof(
  fc.constant(null),
  fc.option(plain).map((person): Origin => ({ kind: 'human', person })),
  fc
    .record({ score: fc.double({ min: 0, max: 102, noNaN: true }).map(Math.abs), entry: fc.option(plain) })
    .map((rest): Origin => ({ kind: 'memory', ...rest })),
  fc.record({ engine: plain, model: fc.option(plain) }).map((rest): Origin => ({ kind: 'engine', ...rest })),
  fc.constant<Origin>({ kind: 'verbatim' }),
)
const proposal: fc.Arbitrary<Proposal> = fc.record({
  kind: fc.constant('proposal' as const),
  type: fc.constantFrom('memory', 'machine', 'previous', 'conflict'),
  similarity: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(92.5, 0.1, 33.33)),
  origin: fc.option(plain),
  source: content,
  target: content,
})
const segment: fc.Arbitrary<SegmentRecord> = fc.record({
  kind: fc.constant('segment' as const),
  id: word('s', 4).map((id) => id as SegmentId),
  source: content,
  target: fc.option(content),
  state: fc.constantFrom('initial', 'translated', 'reviewed', 'final'),
  origin,
  flag: fc.constantFrom(null, 'source-changed', 'needs-review'),
  proposals: fc.array(proposal, { maxLength: 2 }),
})
const gap: fc.Arbitrary<GapRecord> = fc.record({
  kind: fc.constant('gap' as const),
  source: content,
  target: fc.option(content),
})
const code: fc.Arbitrary<InlineCode> = fc.record({
  kind: fc.constant('code' as const),
  id: fc.constantFrom(...codeIds),
  form: fc.constantFrom('open', 'close', 'empty'),
  type: fc.constantFrom<CodeType>(
    'link',
    'strong',
    'emphasis',
    'strike',
    'code',
    'image',
    'break',
    'shortcode',
    'autolink',
    'reference',
    'footnote',
    'html',
    'other',
  ),
  at: fc.constant(0),
  data: plain,
  equivalent: fc.constantFrom('', ' '),
})
const quote: fc.Arbitrary<UnitQuote> = fc.record({
  kind: fc.constant('quote' as const),
  id: fc.constantFrom(...occurrences).map((id) => id as OccurrenceId),
  quotation: fc.constantFrom('qaaaaaaaa', 'qbbbbbbbb').map((id) => id as QuotationId),
  type: fc.constantFrom('pair', 'open', 'close', 'reopen', 'inner', 'dash'),
  quoteKind: fc.constantFrom('direct', 'partial', 'title', 'name', 'term', 'scare', 'foreign'),
  depth: fc.integer({ min: 1, max: 4 }),
  speaker: fc.option(plain),
  openMark: fc.constantFrom('', '„', '»', '"'),
  closeMark: fc.constantFrom('', '“', '«', '"'),
  parent: fc.option(fc.constantFrom(...occurrences).map((id) => id as OccurrenceId)),
})
const unit: fc.Arbitrary<UnitRecord> = fc.record({
  kind: fc.constant('unit' as const),
  id: word('b', 8).map((id) => id as BlockId),
  role: fc.constantFrom<Role>('headline', 'paragraph', 'alt', 'field'),
  name: fc.option(plain),
  owner: fc.option(word('b', 8).map((id) => id as BlockId)),
  codes: fc.array(code, { maxLength: 4 }),
  quotes: fc.uniqueArray(quote, { maxLength: 3, selector: ({ id }) => id }),
  parts: fc.uniqueArray(fc.oneof(segment, gap), {
    minLength: 1,
    maxLength: 4,
    selector: (part) => (part.kind === 'segment' ? part.id : part),
  }),
})
const approval: fc.Arbitrary<Approval> = fc.record({
  person: plain,
  role: plain,
  at: plain,
  level: fc.constantFrom('reviewed', 'approved'),
  scope: fc.constantFrom('segment', 'article'),
  sourceHash: plain,
  textHash: plain,
  opened: fc.boolean(),
})
const record: fc.Arbitrary<ArticleRecord> = fc.record(
  {
    kind: fc.constant('record' as const),
    article: fc.constant('hanoi' as ArticleId),
    original: plain,
    format: plain,
    sourceLocale: fc.constant('de'),
    targetLocale: fc.constantFrom('en', 'ja', 'pt-BR'),
    approvals: fc.array(approval, { minLength: 1, maxLength: 3 }),
    retraction: fc.record({ person: plain, at: plain, reason: plain }),
    units: fc.array(unit, { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'article', 'original', 'format', 'sourceLocale', 'targetLocale', 'units'] },
)

test('every record comes back as it was, and its bytes are the same after reading them', () => {
  fc.assert(
    fc.property(record, (value) => {
      const text = serializeXliff(toXliff(value, there))
      const read = readXliff(text)
      expect(fromXliff(read)).toEqual(value)
      expect(serializeXliff(read)).toBe(text)
      expect(serializeXliff(toXliff(fromXliff(read), there))).toBe(text)
    }),
    { numRuns: 400 },
  )
})

test('a target changed where it stands is from then on a person’s', () => {
  const text = through(hanoiRecord)
  const record = fromXliff(readXliff(text.replace('Haste only hurts.', 'Haste does harm.')))
  const segments = record.units.flatMap((unit) => unit.parts.filter((part) => part.kind === 'segment'))
  const edited = segments.find((segment) => JSON.stringify(segment.target).includes('does harm'))
  expect(edited?.origin).toEqual({ kind: 'human', person: null })
  const before = hanoiRecord.units.flatMap((unit) => unit.parts.filter((part) => part.kind === 'segment'))
  expect(segments.filter((segment) => segment !== edited).map(({ origin }) => origin)).toEqual(
    before.filter(({ id }) => id !== edited?.id).map(({ origin }) => origin),
  )
})
