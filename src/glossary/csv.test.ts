import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import { readCell, writeCell } from './cell.ts'
import { readCsv } from './csv-read.ts'
import { writeCsv } from './csv-write.ts'
import { type Concept, concept, term } from './types.ts'

const fault = (text: string | Uint8Array, file = 'glossary/a.csv'): GoosefootError => {
  try {
    readCsv(text, file)
  } catch (error) {
    if (error instanceof GoosefootError) return error
  }
  throw new Error('nothing was thrown')
}
const said = (concepts: readonly Concept[]): unknown =>
  concepts.map(({ id, terms }) => [id, ...terms.map(({ locale, text, status }) => `${locale} ${status} ${text}`)])

describe('a cell of terms', () => {
  test('the first is preferred, later ones admitted, "!" forbids', () => {
    expect(readCell('summit | summit meeting | !meeting')).toEqual([
      { text: 'summit', status: 'preferred' },
      { text: 'summit meeting', status: 'admitted' },
      { text: 'meeting', status: 'forbidden' },
    ])
  })
  test('an empty first place says that nothing is preferred', () => {
    expect(readCell('| gathering')).toEqual([{ text: 'gathering', status: 'admitted' }])
    expect(readCell('!gathering | summit')).toEqual([
      { text: 'gathering', status: 'forbidden' },
      { text: 'summit', status: 'preferred' },
    ])
  })
  test('bars, exclamation marks and backslashes can be letters', () => {
    expect(readCell('\\!Kung | a\\|b | c\\\\d')).toEqual([
      { text: '!Kung', status: 'preferred' },
      { text: 'a|b', status: 'admitted' },
      { text: 'c\\d', status: 'admitted' },
    ])
  })
  test('whatever is written is read again', () => {
    const one = fc.record({
      text: fc
        .string({ unit: fc.constantFrom('a', 'ö', ' ', '|', '!', '\\', '"', ',') })
        .map((text) => text.trim().replace(/\s+/gu, ' ')),
      status: fc.constantFrom('preferred', 'admitted', 'forbidden' as const),
    })
    fc.assert(
      fc.property(fc.array(one.filter(({ text }) => text !== '')), (terms) => {
        const read = readCell(writeCell(terms))
        const texts = (status: string): string[] =>
          read.filter((each) => each.status === status).map(({ text }) => text)
        expect(texts('forbidden')).toEqual(terms.filter(({ status }) => status === 'forbidden').map(({ text }) => text))
        const [first, ...more] = terms.filter(({ status }) => status === 'preferred').map(({ text }) => text)
        expect(texts('preferred')).toEqual(first === undefined ? [] : [first])
        expect(texts('admitted')).toEqual([
          ...more,
          ...terms.filter(({ status }) => status === 'admitted').map(({ text }) => text),
        ])
      }),
    )
  })
})

describe('a table of terms', () => {
  test('columns are named by language tags, in any order, with comma, semicolon or tab', () => {
    for (const delimiter of [',', ';', '\t']) {
      const text = [
        ['en', 'id', 'DE', 'note'],
        ['summit | !meeting', 'gipfel', 'Gipfel', 'of heads of state'],
      ].map((row) => row.join(delimiter))
      const { concepts, findings } = readCsv(`\uFEFF${text.join('\r\n')}\r\n`, 'glossary/a.csv')
      expect(findings).toEqual([])
      expect(said(concepts)).toEqual([['gipfel', 'en preferred summit', 'en forbidden meeting', 'de preferred Gipfel']])
      expect(concepts[0]).toMatchObject({ note: 'of heads of state', place: { file: 'glossary/a.csv', line: 2 } })
    }
  })
  test('a quoted cell may hold delimiters, quotes and line breaks; a quote inside a word is a letter', () => {
    const { concepts } = readCsv('de,en,note\n"Zoll, der",duty,"first\nsecond ""line"""\n5" Rohr,5" pipe,\n', 'a.csv')
    expect(concepts.map(({ note, place }) => [note, place?.line])).toEqual([
      ['first second "line"', 2],
      [null, 4],
    ])
    expect(concepts[1]?.terms.map(({ text }) => text)).toEqual(['5" Rohr', '5" pipe'])
  })
  test('a list without header says its languages in its name', () => {
    const { concepts } = readCsv(
      '# politics\nGipfel\tsummit\tnot "peak"\n\nBank, die\tbank\n',
      'glossary/eu.de-en-GB.tsv',
    )
    expect(said(concepts)).toEqual([
      ['gipfel', 'de preferred Gipfel', 'en-GB preferred summit'],
      ['bank-die', 'de preferred Bank, die', 'en-GB preferred bank'],
    ])
    expect(concepts[0]?.note).toBe('not "peak"')
  })
  test('keep, case, pos and quote hold for the row; what cannot be read is a finding with its line', () => {
    const { concepts, findings } = readCsv(
      'de,keep,case,pos,quote\nYongbyon,x,yes,properNoun,\nAir Force One,ja,,,name\nZug,maybe,,,ship\n',
      'a.csv',
    )
    expect(concepts[0]?.terms[0]).toMatchObject({ keep: true, caseSensitive: true, partOfSpeech: 'properNoun' })
    expect(concepts[1]?.terms[0]).toMatchObject({ keep: true, quoteKind: 'name' })
    expect(findings.map(({ code, line, args }) => [code, line, args.column])).toEqual([
      ['glossary.bad-cell', 4, 'quote'],
      ['glossary.bad-cell', 4, 'keep'],
    ])
  })
  test('UTF-16 as spreadsheets save it is read', () => {
    expect(readCsv(Buffer.from('\uFEFFde\ten\nÖl\toil\n', 'utf16le'), 'a.tsv').concepts[0]?.terms[0]?.text).toBe('Öl')
  })
  test('a header that cannot be is refused with its line and what was probably meant', () => {
    expect(fault('de,subjekt\nGipfel,x\n').message).toContain(
      'glossary/a.csv:1: "subjekt" is no column. Did you mean "subject"?',
    )
    expect(fault('').code).toBe('glossary.header')
  })
  test('a row with too many cells, an open quote and wrong bytes are refused with file and line', () => {
    expect(fault('de,en\nZoll, der,duty\n').message).toContain('glossary/a.csv:2: the row has 3 cells; 2')
    expect(fault('de,en\na,b\n"c,d\ne,f\n').message).toContain('glossary/a.csv:3:')
    expect(fault(new Uint8Array([0x64, 0x65, 0x0a, 0xfc, 0x0a])).code).toBe('glossary.encoding')
  })
  test('any text under a header is read or refused with a line, never anything else', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '|', '!', '\\', '\t', '\0', '#') })
    fc.assert(
      fc.property(text, (body) => {
        try {
          for (const { terms, place } of readCsv(`de,en\n${body}`, 'a.csv').concepts) {
            expect(terms).not.toEqual([])
            expect(place?.line).toBeGreaterThan(1)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(GoosefootError)
          expect((error as GoosefootError).message).toMatch(/^a\.csv:\d+: /u)
        }
      }),
    )
  })
  test('the same table comes out of what was written, byte by byte', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', 'B', 'ß', ' ', ',', ';', '"', '|', '!', '\n', '\\') })
      .map((one) => one.replace(/\s+/gu, ' ').trim())
      .filter((one) => one !== '')
    const terms = fc.array(
      fc.record({
        locale: fc.constantFrom('de', 'en', 'pt-BR'),
        text,
        status: fc.constantFrom('preferred', 'admitted', 'forbidden'),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(terms, fc.option(text)), { minLength: 1, maxLength: 6 }), (rows) => {
        const concepts = rows.map(([list, note], index) =>
          concept(
            `c${index}`,
            list.map((one) => term(one.locale, one.text, { status: one.status as 'preferred' })),
            { note },
          ),
        )
        const written = writeCsv(concepts)
        expect(writeCsv(readCsv(written, 'a.csv').concepts)).toBe(written)
      }),
    )
  })
})
