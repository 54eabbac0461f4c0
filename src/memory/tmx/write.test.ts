import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Content, Inline, OccurrenceId } from '../../article/types.ts'
import { normaliseContent } from '../../article/content.ts'
import { openMemory } from '../memory.ts'
import type { NewEntry } from '../types.ts'
import { readTmx } from './read.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const text = (value: string): Inline => ({ kind: 'text', text: value })
const exported = async (...entries: readonly NewEntry[]): Promise<string> => {
  const memory = openMemory(':memory:')
  await memory.add(entries)
  return memory.exportTmx()
}
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(' ', '\n', 'ä & <b>', ']]>', '&amp;', 'Wort'),
)
const anyContent: fc.Arbitrary<Content> = fc
  .array(
    fc.oneof(
      anyText.map(text),
      fc.constantFrom<Inline>(
        { kind: 'code-open', id: 'c1' },
        { kind: 'code-close', id: 'c1' },
        { kind: 'code-empty', id: 'c2' },
        { kind: 'quote-open', occurrence: 'qa.1' as OccurrenceId },
        { kind: 'quote-close', occurrence: 'qa.1' as OccurrenceId },
      ),
    ),
    { maxLength: 7 },
  )
  .map((inlines) => {
    const seen = new Set<string>()
    return normaliseContent([
      text('Wort'),
      // An end stands once in a content.
      ...inlines.filter(
        (inline) => inline.kind === 'text' || (!seen.has(JSON.stringify(inline)) && seen.add(JSON.stringify(inline))),
      ),
    ])
  })

describe('writing TMX', () => {
  test('is a block of lines a unit, with context, state and provenance', async () => {
    expect(
      await exported({
        ...locales,
        source: 'Die Brücke steht.',
        target: 'The bridge stands.',
        prev: '',
        next: 'Sie ist neu & schön.',
        article: 'hafen',
        segment: 's1',
        person: 'ada',
        changed: '2026-03-02T10:15:00Z',
        note: 'Harbour bridge',
      }),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="goosefoot" creationtoolversion="1" segtype="sentence" o-tmf="goosefoot" adminlang="en" srclang="de" datatype="unknown"/>
<body>
<tu tuid="mfgwqxwh4wjc8h1zy" changedate="20260302T101500Z" changeid="ada">
<note>Harbour bridge</note>
<prop type="x-goosefoot-state">reviewed</prop>
<prop type="x-goosefoot-origin">human</prop>
<prop type="x-goosefoot-segment">s1</prop>
<prop type="x-context-pre"></prop>
<prop type="x-context-post">Sie ist neu &amp; schön.</prop>
<prop type="next">Sie ist neu &amp; schön.</prop>
<prop type="file">hafen</prop>
<prop type="id">s1</prop>
<tuv xml:lang="de"><seg>Die Brücke steht.</seg></tuv>
<tuv xml:lang="en"><seg>The bridge stands.</seg></tuv>
</tu>
</body>
</tmx>
`)
  })

  test('half a quotation is an isolated code with its position', async () => {
    const half: Content = [{ kind: 'quote-open', occurrence: 'qa.1' as OccurrenceId }, text('Ja.')]
    expect(await exported({ ...locales, source: half, target: half })).toContain(
      '<seg><it pos="begin" x="1" type="x-quote">„</it>Ja.</seg>',
    )
  })

  test('is sorted by source, whatever the order of learning', async () => {
    const one = { ...locales, source: 'Anna kam.', target: 'Anna came.' }
    const two = { ...locales, source: 'Zoe kam.', target: 'Zoe came.' }
    expect(await exported(one, two)).toBe(await exported(two, one))
  })

  test('the plain profile has marks as letters and no props', async () => {
    const memory = openMemory(':memory:')
    const quote: Content = [
      { kind: 'quote-open', occurrence: 'qa.1' as OccurrenceId },
      text('Ja'),
      { kind: 'quote-close', occurrence: 'qa.1' as OccurrenceId },
    ]
    await memory.add([{ ...locales, source: quote, target: quote }])
    const plain = await memory.exportTmx({ profile: 'plain' })
    expect(plain).toContain('<seg>„Ja“</seg>')
    expect(plain).not.toMatch(/<prop|<bpt/)
  })

  test('reading what was written brings the same entries and nothing to report', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, anyContent, anyText, async (source, target, neighbour) => {
        const first = openMemory(':memory:')
        await first.add([{ ...locales, source, target, prev: neighbour, next: '', quotation: 'qa' }])
        const tmx = await first.exportTmx()
        const reading = readTmx(tmx)
        const expected = new Set(['unpaired-code', 'double-escape', 'copy', 'bad-bytes', 'control-character'])
        expect(reading.reports.filter(({ code }) => !expected.has(code))).toEqual([])
        if (reading.reports.some(({ action }) => action === 'left-out')) return
        const second = openMemory(':memory:')
        await second.importTmx(Buffer.from(tmx))
        const third = openMemory(':memory:')
        await third.importTmx(Buffer.from(await second.exportTmx()))
        expect(await third.exportTmx()).toBe(await second.exportTmx())
        const view = (one: string): string =>
          one.replace(/ tuid="\w+"/g, '').replace(/<prop type="x-goosefoot-from">.*?<\/prop>\n/g, '')
        expect(view(await second.exportTmx())).toBe(view(tmx))
      }),
      { numRuns: 150 },
    )
  })
})
