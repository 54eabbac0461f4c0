import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTmx } from './read.ts'
import { languageTag, readDate, writeDate } from './values.ts'

const header =
  '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="x"/>'
const file = (body: string): string =>
  `<?xml version="1.0"?>\n<tmx version="1.4">\n${header}\n<body>\n${body}\n</body></tmx>`
const tu = (source: string, target: string): string =>
  `<tu><tuv xml:lang="de"><seg>${source}</seg></tuv><tuv xml:lang="en"><seg>${target}</seg></tuv></tu>`

describe('reading TMX', () => {
  test.each([
    ['<tmx version="1.4">\n<header></tmx>', 'tmx.not-well-formed', 2],
    ['<html>\n</html>', 'tmx.not-tmx', 1],
    ['', 'tmx.empty', 1],
    ['just text', 'tmx.not-well-formed', 1],
    ['<!-- nothing -->', 'tmx.empty', 1],
    ['<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', 'tmx.entity-declaration', 1],
  ])('%j is refused with its place', (text, code, line) => {
    expect(() => readTmx(text, { file: 'a.tmx' })).toThrow(expect.objectContaining({ code }))
    try {
      readTmx(text, { file: 'a.tmx' })
    } catch (error) {
      expect(error).toMatchObject({ place: { file: 'a.tmx', line } })
    }
  })

  test('an ampersand that begins nothing is a letter', () => {
    const { pairs, reports } = readTmx(file(tu('Müller & Söhne', 'R&D')))
    expect([pairs[0]?.source.text, pairs[0]?.target.text]).toEqual(['Müller & Söhne', 'R&D'])
    expect(reports).toMatchObject([{ code: 'bare-ampersand', line: 5, count: 2 }])
  })

  test('a CDATA section is taken letter by letter', () => {
    expect(readTmx(file(tu('<![CDATA[A & B &#10; <x> > C]]>', 'D'))).pairs[0]?.source.text).toBe('A & B &#10; <x> > C')
  })

  test('a line feed written as a reference is meant, one written as such is a printer’s', () => {
    expect(readTmx(file(tu('eins&#10;zwei', 'x\n  y'))).pairs[0]).toMatchObject({
      source: { text: 'eins\nzwei' },
      target: { text: 'x y' },
    })
  })

  test('an empty context is a fact only where this program wrote it', () => {
    const body =
      '<tu><prop type="x-context-pre"></prop><tuv xml:lang="de"><seg>Ja</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>'
    expect(readTmx(file(body)).pairs[0]?.prev).toBeNull()
    expect(readTmx(file(body).replace('creationtool="x"', 'creationtool="goosefoot"')).pairs[0]?.prev).toBe('')
  })

  test('only the wanted target language is read', () => {
    const body =
      '<tu><tuv xml:lang="de"><seg>Ja</seg></tuv><tuv xml:lang="en-GB"><seg>Yes</seg></tuv><tuv xml:lang="fr"><seg>Oui</seg></tuv></tu>'
    expect(readTmx(file(body), { targetLocale: 'en' }).pairs.map(({ targetLocale }) => targetLocale)).toEqual(['en-GB'])
  })

  test('who and when may stand at the target instead of the unit', () => {
    const body = tu('Ja', 'Yes').replace('xml:lang="en"', 'xml:lang="en" changeid="ada" changedate="20260102T030405Z"')
    expect(readTmx(file(body)).pairs[0]).toMatchObject({ person: 'ada', changed: '2026-01-02T03:04:05Z' })
  })

  test('reports name the line and the unit', () => {
    const { reports } = readTmx(file(`${tu('Ja', 'Yes')}\n${tu('Nein', '').replace('<tu>', '<tu tuid="t2">')}`))
    expect(reports).toEqual([{ code: 'empty-target', action: 'left-out', line: 6, unit: 't2', count: 1 }])
  })

  test('no error shows text of the file', () => {
    const secret = 'Geheimnis'
    for (const text of [
      file(`<tu><${secret}`),
      file(`<tu>${secret}</tuv>`),
      `<tmx><header>${secret}</body>`,
      file(`&${secret} ;<a b=${secret}>`),
    ]) {
      try {
        readTmx(text)
      } catch (error) {
        expect(String(error)).not.toContain(secret)
      }
    }
  })
})

describe('the fast reader', () => {
  const text = fc.constantFrom(
    'Die Stadt',
    ' & ',
    '&amp;',
    '&lt;b&gt;',
    '&#10;',
    '&#x41;',
    '\n  ',
    '&nbsp;',
    '“',
    'ä',
    '\r\n',
    ']]>',
    '\uFFFC',
  )
  const inline = fc.constantFrom(
    '',
    '<bpt i="1" x="1" type="x-quote">„</bpt>so<ept i="1">“</ept>',
    '<ph x="2"/>',
    '<hi>so</hi>',
    '<g id="1">so</g>',
    '<unknown>so</unknown>',
    '<!-- so -->',
    '<![CDATA[<so>]]>',
    '<it pos="begin" x="3">[</it>',
    '<ut>x</ut>',
  )
  const seg = fc
    .tuple(fc.array(text, { maxLength: 4 }), inline, fc.array(text, { maxLength: 3 }))
    .map(([a, b, c]) => a.join('') + b + c.join(''))
  const prop = fc.constantFrom(
    '',
    '<note>Hin &amp; her</note>',
    '<prop type="x-context-pre">Vor</prop>',
    '<prop type="file">\n a</prop>',
    '<other/>',
  )
  const unit = fc
    .record({
      attributes: fc.constantFrom(
        '',
        ' tuid="t1"',
        '\n changedate=\'20250301T093000Z\' changeid="a&amp;b"',
        ' tuid = "t2"',
        ' srclang="en"',
      ),
      prop,
      source: seg,
      target: seg,
      language: fc.constantFrom('xml:lang="en"', 'xml:lang="EN_us"', 'lang="en"', "xml:lang='fr' creationid='x'"),
      late: prop,
      between: fc.constantFrom('', '\n', '\n  ', '<!-- x -->', '\r\n'),
    })
    .map(
      ({ attributes, prop: early, source, target, language, late, between }) =>
        `<tu${attributes}>${early}\n<tuv xml:lang="de"><seg>${source}</seg></tuv><tuv ${language}>${late}<seg>${target}</seg></tuv></tu>${between}`,
    )

  test('gives the same pairs and reports as the parser, with the same lines', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (units) => {
        const body = units.join('')
        const read = (start: string): unknown => {
          try {
            return readTmx(file(start + body), { file: 'a.tmx' })
          } catch (error) {
            return error instanceof Error ? error.message : error
          }
        }
        // Something else than a unit, and the parser reads all that follows.
        expect(read('     ')).toEqual(read('<?x?>'))
      }),
      { numRuns: 300 },
    )
  })
})

describe('values', () => {
  test('languages are understood in any spelling', () => {
    expect(languageTag('EN_us')).toEqual({ tag: 'en-US', respelt: true })
    expect(languageTag('de')).toEqual({ tag: 'de', respelt: false })
    expect(languageTag('not a language')).toEqual({ tag: null, respelt: false })
  })

  test('dates are understood or dropped, and come back as they were', () => {
    expect(readDate('20250301T093000Z')).toBe('2025-03-01T09:30:00Z')
    expect(readDate('2025-02-30')).toBeNull()
    expect(readDate('01.03.2025')).toBeNull()
    expect(writeDate('2025-03-01T09:30:00Z')).toBe('20250301T093000Z')
  })
})
