import { describe, expect, test } from 'vitest'
import { checkTerms } from './check.ts'
import { readCsv } from './csv-read.ts'
import { engineTerms, relevantTerms } from './engine.ts'
import { mergeConcepts } from './merge.ts'
import { termPair } from './pair.ts'
import type { Concept } from './types.ts'

const concepts = (csv: string, file = 'glossary/a.csv'): readonly Concept[] => readCsv(csv, file).concepts
const faults = (csv: string, source: string, target: string, locale = 'en', elsewhere = ''): string[] =>
  checkTerms(termPair(concepts(csv), 'de', locale), source, target, elsewhere).faults.map(
    ({ what, term, found }) => `${what}: ${term}${found === null ? '' : ` → ${found}`}`,
  )

const csv = `de,en,keep,case
Gipfel,summit | summit meeting | !peak,,
Pressekonferenz,news conference | !press conference,,
Yongbyon,,yes,
Weißes Haus,White House,,yes
Bank,bank,,
abrüsten,disarm,,
`

describe('terms of a sentence and its translation', () => {
  test('a preferred or admitted term in any of its forms is right', () => {
    expect(faults(csv, 'Nach dem Gipfel', 'After the summits')).toEqual([])
    expect(faults(csv, 'Nach dem Gipfel', 'After the summit meeting')).toEqual([])
    expect(faults(csv, 'Sie rüsten im Mai ab.', 'They are disarming in May.')).toEqual([])
  })
  test('two other words may stand between the words of a term, not three', () => {
    const own = 'de,en\nPresse,news of papers\n'
    expect(faults(own, 'Die Presse', 'the news of the local papers')).toEqual([])
    expect(faults(own, 'Die Presse', 'the news of the very local papers')).toEqual(['missing: Presse'])
  })
  test('what has no counterpart is missing, unless it moved to another sentence of the paragraph', () => {
    expect(faults(csv, 'Nach dem Gipfel', 'After the meeting')).toEqual(['missing: Gipfel'])
    expect(faults(csv, 'Nach dem Gipfel', 'After the meeting', 'en', 'The summit ended.')).toEqual([])
  })
  test('a term of a compound, or inside a longer term, is never missing', () => {
    expect(faults(csv, 'Das Gipfeltreffen', 'The talks')).toEqual([])
    expect(faults('de,en\nHaus,building\nWeißes Haus,White House\n', 'im Weißen Haus', 'at the White House')).toEqual(
      [],
    )
  })
  test('a forbidden term is one only where its concept stands in the source, and no allowed term covers it', () => {
    expect(faults(csv, 'Die Pressekonferenz', 'The press conference')).toEqual([
      'forbidden: Pressekonferenz → press conference',
    ])
    expect(faults(csv, 'Auf dem Berg', 'On the peak')).toEqual([])
    const covered = 'de,en\nMesse,fair | !mass\nh-Moll-Messe,Mass in B Minor\n'
    expect(faults(covered, 'Die h-Moll-Messe auf der Messe', 'The Mass in B Minor at the fair')).toEqual([])
  })
  test('what an entry without a term of the source forbids is forbidden everywhere', () => {
    expect(faults('de,en\n,Kyiv | !Kiev\n', 'Er fuhr ab.', 'He left Kiev.')).toEqual(['forbidden: Kiev → Kiev'])
  })
  test('what is not translated stands as it is, in any language', () => {
    expect(faults(csv, 'die Anlagen von Yongbyon', 'the facilities at Yongbyon')).toEqual([])
    expect(faults(csv, 'die Anlagen von Yongbyon', 'установки в Йонбёне', 'ru')).toEqual(['missing: Yongbyon'])
  })
  test('a term left in the language of the source is told from a missing one', () => {
    expect(faults(csv, 'Nach der Pressekonferenz', 'After the Pressekonferenz')).toEqual([
      'source-left: Pressekonferenz → Pressekonferenz',
    ])
  })
  test('where the case decides, another one is said', () => {
    expect(faults(csv, 'Das Weiße Haus', 'The white house')).toEqual(['case: Weiße Haus → white house'])
  })
  test('of two things with one name either translation is right', () => {
    const own = 'id,de,en\na,Bank,bank\nb,Bank,bench\n'
    expect(faults(own, 'auf der Bank', 'on the bench')).toEqual([])
    expect(faults(own, 'auf der Bank', 'on the chair')).toEqual(['missing: Bank'])
  })
  test('a region has its own terms, else those of its language', () => {
    const own = 'de,en,en-GB\nAufzug,elevator,lift\nAuto,car,\n'
    expect(faults(own, 'Auto im Aufzug', 'car in the lift', 'en-GB')).toEqual([])
    expect(faults(own, 'Auto im Aufzug', 'car in the elevator', 'en-GB')).toEqual(['missing: Aufzug'])
    expect(faults(own, 'Auto im Aufzug', 'car in the elevator', 'en-US')).toEqual([])
  })
})

describe('files put together', () => {
  test('an entry of two files is one; what contradicts is reported with its line, and the first file holds', () => {
    const { concepts: all, findings } = mergeConcepts(
      [concepts('de,en\nGipfel,summit\n', 'a.csv'), concepts('de,fr,en\nGipfel,sommet,!summit\n', 'b.csv')],
      'de',
    )
    expect(all.map(({ terms }) => terms.map(({ text, status }) => `${text} ${status}`))).toEqual([
      ['Gipfel preferred', 'summit preferred', 'sommet preferred'],
    ])
    expect(findings.map(({ code, line, args }) => [code, line, args.file, args.other])).toEqual([
      ['glossary.conflict', 2, 'b.csv', 'a.csv:2'],
    ])
  })
  test('two things with one name are said', () => {
    const { findings } = mergeConcepts([concepts('id,de,en\na,Bank,bank\nb,Bank,bench\n')], 'de')
    expect(findings.map(({ code, args }) => [code, args.other])).toEqual([['glossary.homonym', 'glossary/a.csv:2']])
  })
})

describe('what engines are given', () => {
  const own = concepts(
    `id,de,en,en-GB,keep
gipfel,Gipfel | Treffen,summit | meeting | !peak,,
yongbyon,Yongbyon,,,yes
bank,Bank,bank,,
bank2,Bank,bench,,
aufzug,Aufzug,elevator,lift,
prozent,50 % mehr,50 % more,,
lang,${'ä'.repeat(600)},long,,
`,
  )
  const { terms, findings } = engineTerms(own, 'de', 'en-US')

  test('every name goes to the preferred one, kept ones to themselves, forbidden ones nowhere', () => {
    expect(terms.map(({ source, target }) => `${source} → ${target}`)).toEqual([
      'Gipfel → summit',
      'Treffen → summit',
      'Yongbyon → Yongbyon',
    ])
  })
  test('what no engine takes is left out and said, with its line', () => {
    expect(findings.map(({ args, line }) => [args.id, line, args.reason])).toEqual([
      ['bank2', 5, 'another entry has the same term'],
      ['aufzug', 6, 'its regions differ'],
      ['prozent', 7, 'engines refuse "%"'],
      ['lang', 8, 'it has more than 1024 bytes'],
    ])
  })
  test('relevant are the terms whose first four letters stand in the text, whatever their case and accents', () => {
    expect(relevantTerms(terms, 'am GIPFÉL vorbei').map(({ source }) => source)).toEqual(['Gipfel'])
    expect(relevantTerms(terms, 'Es trifft ein.').map(({ source }) => source)).toEqual([])
  })
})
