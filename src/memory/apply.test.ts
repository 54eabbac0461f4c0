import { describe, expect, test } from 'vitest'
import type { Content, Inline, OccurrenceId, UnitQuote } from '../article/types.ts'
import { applyMatch, printedMatch } from './apply.ts'
import { openMemory } from './memory.ts'
import type { Match, NewEntry } from './types.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const text = (value: string): Inline => ({ kind: 'text', text: value })
const open = (id: string): Inline => ({ kind: 'quote-open', occurrence: `${id}.1` as OccurrenceId })
const close = (id: string): Inline => ({ kind: 'quote-close', occurrence: `${id}.1` as OccurrenceId })
const start = (id: string): Inline => ({ kind: 'code-open', id })
const end = (id: string): Inline => ({ kind: 'code-close', id })
const empty = (id: string): Inline => ({ kind: 'code-empty', id })

const found = async (
  entry: Pick<NewEntry, 'source' | 'target'> & Partial<NewEntry>,
  asked: Content,
): Promise<Match> => {
  const memory = openMemory(':memory:')
  await memory.add([{ ...locales, ...entry }])
  const [match] = await memory.lookupContent(asked, { ...locales, threshold: 0.3 })
  return match!
}

const source: Content = [
  open('qa'),
  text('Wir '),
  start('c1'),
  text('gehen'),
  end('c1'),
  close('qa'),
  text(', sagte sie.'),
]
const target: Content = [
  open('qa'),
  text('We are '),
  start('c1'),
  text('leaving'),
  end('c1'),
  text(','),
  close('qa'),
  text(' she said.'),
]

describe('applying a match', () => {
  test('gives codes and quotations the ids of the segment', async () => {
    const asked: Content = [
      open('qz'),
      text('Wir '),
      start('c7'),
      text('gehen'),
      end('c7'),
      close('qz'),
      text(', sagte sie.'),
    ]
    const match = await found({ source, target }, asked)
    expect(match.score).toBe(100)
    expect(applyMatch(match, asked)).toEqual([
      open('qz'),
      text('We are '),
      start('c7'),
      text('leaving'),
      end('c7'),
      text(','),
      close('qz'),
      text(' she said.'),
    ])
  })

  test('keeps the order that the target has', async () => {
    const entry = {
      source: [text('a'), empty('c1'), text('b'), empty('c2')],
      target: [empty('c2'), text('x'), empty('c1')],
    }
    const asked: Content = [text('a'), empty('c5'), text('b'), empty('c6')]
    expect(applyMatch(await found(entry, asked), asked)).toEqual([empty('c6'), text('x'), empty('c5')])
  })

  test('is impossible when the codes do not face each other', async () => {
    expect(
      applyMatch(await found({ source, target }, [text('Wir gehen, sagte sie.')]), [text('Wir gehen, sagte sie.')]),
    ).toBeNull()
    const knotted: Content = [start('c1'), text('Wir gehen '), end('c1'), start('c2'), text('jetzt'), end('c2')]
    const entry = {
      source: [start('c1'), text('Wir gehen '), end('c2'), start('c2'), text('jetzt'), end('c1')],
      target: [text('x')],
    }
    expect(applyMatch(await found(entry, knotted), knotted)).toBeNull()
  })

  test('is impossible when a quotation would be lost or added', async () => {
    const asked: Content = [open('qz'), text('Ja'), close('qz')]
    expect(
      applyMatch(await found({ source: [open('qa'), text('Ja'), close('qa')], target: [text('Yes')] }, asked), asked),
    ).toBeNull()
    expect(
      applyMatch(await found({ source: 'Ja', target: [open('qa'), text('Yes'), close('qa')] }, [text('Ja')]), [
        text('Ja'),
      ]),
    ).toBeNull()
  })

  test('never lets stored marks through as letters', async () => {
    expect(
      applyMatch(await found({ source: 'Ja doch', target: '“Yes”' }, [text('Ja doch')]), [text('Ja doch')]),
    ).toBeNull()
  })

  test('leaves out a formatting code that the source lacks', async () => {
    const entry = { source: [text('Ja')], target: [start('c1'), text('Yes'), end('c1')] as Content }
    expect(applyMatch(await found(entry, [text('Ja')]), [text('Ja')])).toEqual([text('Yes')])
  })

  test('a proposal that fits no codes shows its marks as printed', async () => {
    const quote: UnitQuote = {
      kind: 'quote',
      id: 'qa.1' as OccurrenceId,
      quotation: 'qa' as UnitQuote['quotation'],
      type: 'pair',
      quoteKind: 'direct',
      depth: 1,
      speaker: null,
      openMark: '»',
      closeMark: '«',
      parent: null,
    }
    const match = await found({ source, target, quotes: [quote] }, source)
    expect(printedMatch(match)).toEqual({
      source: [text('»Wir gehen«, sagte sie.')],
      target: [text('“We are leaving,” she said.')],
    })
  })

  test('half a quotation faces half a quotation', async () => {
    const half = { source: [open('qa'), text('Wir gehen.')], target: [open('qa'), text('We are leaving.')] }
    const asked: Content = [open('qz'), text('Wir gehen.')]
    expect(applyMatch(await found(half, asked), asked)).toEqual([open('qz'), text('We are leaving.')])
  })
})
