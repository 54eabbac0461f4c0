import { expect, test } from 'vitest'
import type { BlockId, Content, OccurrenceId, QuoteKind, SegmentId, UnitQuote } from '../article/types.ts'
import { mixedTerms, termFindings, type TermProblem } from './glossary.ts'
import { spokenIn } from './glossary-spoken.ts'

const at = { locale: 'en', unit: 'b' as BlockId, segment: 's' as SegmentId }
const problem = (given: Partial<TermProblem>): TermProblem => ({
  what: 'missing',
  concept: 'c',
  term: 'Gipfel',
  found: null,
  expected: ['summit'],
  source: { start: 4, end: 10 },
  target: null,
  keep: false,
  certain: true,
  ...given,
})
const severities = (given: Partial<TermProblem>, spoken = { source: [], target: [] } as never): string[] =>
  termFindings([problem(given)], spoken, at).map(({ code, severity }) => `${code} ${severity}`)
const found = { found: 'peak', target: { start: 0, end: 4 } }

test('a missing term is a warning, a name that must stay an error', () => {
  expect(severities({})).toEqual(['term.missing warning'])
  expect(severities({ keep: true })).toEqual(['term.missing error'])
})
test('a forbidden term is an error, where word forms are not known a warning', () => {
  expect(severities({ what: 'forbidden', ...found })).toEqual(['term.forbidden error'])
  expect(severities({ what: 'forbidden', ...found, certain: false })).toEqual(['term.forbidden warning'])
})
test("in somebody's own words it is for information", () => {
  const spans = [{ start: 0, end: 20 }]
  expect(severities({ what: 'forbidden', ...found }, { source: [], target: spans } as never)).toEqual([
    'term.forbidden info',
  ])
  expect(severities({ keep: true }, { source: spans, target: [] } as never)).toEqual(['term.missing info'])
})
test('two admitted names of one thing in an article are said once', () => {
  const uses = ['deal', 'agreement', 'deal', 'agreement'].map((text) => ({ unit: at.unit, concept: 'c', text }))
  expect(mixedTerms(uses, 'en').map(({ code, severity, args }) => [code, severity, args.found])).toEqual([
    ['term.mixed', 'info', 'agreement'],
  ])
  expect(mixedTerms(uses.slice(0, 1), 'en')).toEqual([])
})

const id = 'q1.1' as OccurrenceId
const quote = (quoteKind: QuoteKind, type: UnitQuote['type'] = 'pair'): UnitQuote =>
  ({
    kind: 'quote',
    id,
    quotation: 'q1',
    type,
    quoteKind,
    depth: 1,
    speaker: null,
    openMark: '„',
    closeMark: '“',
    parent: null,
  }) as never
const text = (value: string): Content[number] => ({ kind: 'text', text: value })
const open: Content[number] = { kind: 'quote-open', occurrence: id }
const close: Content[number] = { kind: 'quote-close', occurrence: id }

test('a quotation over two sentences is spoken in both, from its opening to its closing', () => {
  const contents = [
    [text('Er: '), open, text('Ja.')],
    [text('Nein'), close, text(' sagte er.')],
  ]
  expect(spokenIn(contents, [quote('direct')])).toEqual([[{ start: 4, end: 7 }], [{ start: 0, end: 4 }]])
})
test('a paragraph inside a quotation is spoken whole; a title is nobody speaking', () => {
  expect(spokenIn([[text('Ja. Nein.')]], [quote('direct', 'inner')])).toEqual([[{ start: 0, end: 9 }]])
  expect(spokenIn([[open, text('Faust'), close]], [quote('title')])).toEqual([[]])
  expect(spokenIn([null, [open, text('Ja'), close]], [quote('partial')])).toEqual([[], [{ start: 0, end: 2 }]])
})
