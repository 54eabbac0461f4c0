import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GoosefootError } from '../../errors.ts'
import { readCsv } from '../csv-read.ts'
import { writeCsv } from '../csv-write.ts'
import { type Concept, concept, term } from '../types.ts'
import { readTbx } from './read.ts'
import { writeTbx } from './write.ts'

const said = (concepts: readonly Concept[]): unknown =>
  concepts.map(({ id, terms }) => [id, ...terms.map(({ locale, text, status }) => `${locale} ${status} ${text}`)])
const fault = (text: string): GoosefootError => {
  try {
    readTbx(text, 'glossary/a.tbx')
  } catch (error) {
    if (error instanceof GoosefootError) return error
  }
  throw new Error('nothing was thrown')
}

const version2 = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c5">
  <descripGrp><descrip type="subjectField">politics</descrip></descripGrp>
  <descrip type="definition">a meeting of heads of state</descrip>
  <langSet xml:lang="de"><tig><term>Gipfel<hi>treffen</hi></term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
  <langSet xml:lang="en"><ntig><termGrp><term>summit</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
    <ntig><termGrp><term>meeting</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote><termNote type="termType">variant</termNote></termGrp></ntig>
    <ntig><termGrp><term>summit meeting</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>`

const version3 = (style: string, status: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="${style}" xml:lang="de" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1"><langSec xml:lang="DE-de"><termSec><term>Sanktion</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>sanction</term></termSec><termSec><term>penalty</term>${status}</termSec></langSec></conceptEntry></body></text></tbx>`

describe('TBX', () => {
  test('version 2 is read: tig and ntig, statuses, markup in terms, what is unknown as a note', () => {
    const { concepts, findings } = readTbx(version2, 'glossary/a.tbx')
    expect(findings).toEqual([])
    expect(said(concepts)).toEqual([
      ['c5', 'de preferred Gipfeltreffen', 'en preferred summit', 'en forbidden meeting', 'en admitted summit meeting'],
    ])
    expect(concepts[0]).toMatchObject({
      subject: 'politics',
      note: 'a meeting of heads of state; meeting: termType variant',
      place: { file: 'glossary/a.tbx', line: 5 },
    })
    expect(concepts[0]?.terms[0]?.partOfSpeech).toBe('noun')
  })
  test('what was read from version 2 is the same in version 3', () => {
    const { concepts } = readTbx(version2, 'a.tbx')
    const again = readTbx(writeTbx(concepts, 'de'), 'a.tbx').concepts
    const bare = (all: readonly Concept[]): unknown => all.map((one) => ({ ...one, place: null }))
    expect(bare(again)).toEqual(bare(concepts))
  })
  test('version 3 is read in both styles', () => {
    for (const text of [
      version3('dca', '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'),
      version3('dct', '<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>'),
      version3('dct', '<min:administrativeStatus>deprecatedTerm</min:administrativeStatus>'),
    ])
      expect(said(readTbx(text, 'a.tbx').concepts)).toEqual([
        ['c1', 'de-DE preferred Sanktion', 'en preferred sanction', 'en forbidden penalty'],
      ])
  })
  test('the small dialect TBX-Min is read', () => {
    const text = `<TBX dialect="TBX-Min"><header><id>x</id></header><body><entry id="C1"><subjectField>politics</subjectField>
<langGroup xml:lang="de"><termGroup><term>Gipfel</term><partOfSpeech>noun</partOfSpeech></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>peak</term><termStatus>notRecommended</termStatus></termGroup></langGroup></entry></body></TBX>`
    const { concepts, findings } = readTbx(text, 'a.tbx')
    expect(findings).toEqual([])
    expect(said(concepts)).toEqual([['C1', 'de preferred Gipfel', 'en forbidden peak']])
    expect(concepts[0]?.subject).toBe('politics')
  })
  test('any text is read or refused with a place, never anything else', () => {
    const piece = fc.constantFrom(
      '<tbx>',
      '</tbx>',
      '<conceptEntry id="a">',
      '</conceptEntry>',
      '<langSec xml:lang="de">',
      '</langSec>',
      '<termSec>',
      '</termSec>',
      '<term>',
      'x',
      '</term>',
      '<note>',
      '</note>',
      '&',
      '<',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          for (const { terms } of readTbx(pieces.join(''), 'a.tbx').concepts) expect(terms).not.toEqual([])
        } catch (error) {
          expect(error).toBeInstanceOf(GoosefootError)
          expect((error as GoosefootError).message).toMatch(/^a\.tbx/u)
        }
      }),
    )
  })
  test('where no status is set the first term of a language is preferred', () => {
    expect(said(readTbx(version3('dct', ''), 'a.tbx').concepts)).toEqual([
      ['c1', 'de-DE preferred Sanktion', 'en preferred sanction', 'en admitted penalty'],
    ])
  })
  test('an unknown language and an unknown status are findings with line and column', () => {
    const text = version3('dct', '<min:administrativeStatus>maybe</min:administrativeStatus>').replace(
      '"DE-de"',
      '"qqq"',
    )
    expect(readTbx(text, 'a.tbx').findings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['glossary.bad-locale', 4, 35],
      ['glossary.bad-cell', 5, 124],
    ])
  })
  test('a document type with declarations, a broken file and another format are refused with a place', () => {
    expect(fault(version2.replace('"TBXcoreStructV02.dtd"', '"x" [<!ENTITY a "b">]')).code).toBe('tbx.doctype')
    expect(fault(version2.replace('</langSet>', '')).message).toMatch(/^glossary\/a\.tbx:\d+:\d+: /u)
    expect(fault('<tmx/>').code).toBe('tbx.root')
  })
  test('a table becomes TBX and the same table again', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', 'B', 'ß', ' ', '<', '&', '"', '|', '!', '😀', ']]>') })
      .map((one) => one.replace(/\s+/gu, ' ').trim())
      .filter((one) => one !== '')
    const row = fc.record({
      id: text,
      de: fc.array(text, { minLength: 1, maxLength: 2 }),
      en: fc.array(fc.tuple(text, fc.constantFrom('preferred', 'admitted', 'forbidden')), { maxLength: 4 }),
      keep: fc.boolean(),
      caseSensitive: fc.boolean(),
      quoteKind: fc.constantFrom('name', 'title', 'term', null),
      partOfSpeech: fc.constantFrom('noun', 'verb', null),
      note: fc.option(text),
      subject: fc.option(text),
      source: fc.option(text),
    })
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }), (rows) => {
        const concepts = rows.map(({ id, de, en, keep, caseSensitive, quoteKind, partOfSpeech, ...rest }) => {
          const own = { keep, caseSensitive, quoteKind, partOfSpeech }
          return concept(
            id,
            [
              ...de.map((one, index) => term('de', one, { ...own, status: index === 0 ? 'preferred' : 'admitted' })),
              ...en.map(([one, status]) => term('en', one, { ...own, status: status as 'preferred' })),
            ],
            rest,
          )
        })
        const csv = writeCsv(concepts)
        const read = readCsv(csv, 'a.csv').concepts
        const tbx = writeTbx(read, 'de')
        expect(writeCsv(readTbx(tbx, 'a.tbx').concepts)).toBe(csv)
        expect(writeTbx(readTbx(tbx, 'a.tbx').concepts, 'de')).toBe(tbx)
      }),
    )
  })
})
