import { describe, expect, test } from 'vitest'
import type { ArticleRecord } from '../../article/types.ts'
import { houseStyleFor } from '../../quotations/index.ts'
import { exportXliff } from '../export/export.ts'
import { applyEdits, mergeReturned, readXliff, serializeXliff, writeXliff } from '../index.ts'
import { profiles } from '../profiles/index.ts'
import { hanoiRecord } from '../record.fixture.ts'
import { examine } from './examine.ts'

const sent = (name: string): string => {
  const profile = profiles.get(name)
  if (profile === undefined) throw new Error(name)
  return serializeXliff(exportXliff(hanoiRecord, { profile, style: houseStyleFor('en-US') }).document)
}
const codesOf = (text: string, record: ArticleRecord | null = hanoiRecord): string[] =>
  examine(readXliff(text), { record }).symptoms.map(
    ({ finding, isRepaired }) => `${finding.code.slice('doctor.'.length)}${isRepaired ? ' repaired' : ''}`,
  )
const repaired = (text: string): string => {
  const document = readXliff(text)
  return writeXliff(applyEdits(document, examine(document, { record: hanoiRecord }).edits))
}

test.each([...profiles.keys()])('a hand-off for %s to which nothing was done has no symptoms', (name) => {
  expect(codesOf(sent(name))).toEqual([])
  expect(codesOf(sent(name), null)).toEqual([])
})

describe('a tool that', () => {
  const target =
    '<g id="q5rtt2kdh.1" ctype="x-quote" equiv-text="“”" clone="no">We have time,</g> the president said on Wednesday.'
  const text = sent('xliff12')
  const returned = (now: string): string => {
    expect(text).toContain(target)
    return text.replace(target, now)
  }

  test('writes codes as letters gets them back as codes', () => {
    const broken = returned(target.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    expect(codesOf(broken)).toEqual(['tags-as-text repaired'])
    expect(mergeReturned(hanoiRecord, readXliff(broken)).verdicts).toContainEqual(
      expect.objectContaining({ verdict: 'refused' }),
    )
    expect(
      mergeReturned(hanoiRecord, readXliff(repaired(broken))).verdicts.map(({ verdict }) => verdict),
    ).not.toContain('refused')
    expect(repaired(broken)).toContain(
      '<g id="q5rtt2kdh.1" ctype="x-quote" equiv-text="„“" clone="no">We have time,</g>',
    )
  })

  test('strips attributes gets them back from the source', () => {
    const broken = returned('<g id="q5rtt2kdh.1">We have time,</g> the president said on Wednesday.')
    expect(codesOf(broken)).toEqual(['attributes-stripped repaired'])
    expect(repaired(broken)).toContain('ctype="x-quote" equiv-text="„“" clone="no">We have time,</g>')
  })

  test('lets marks be typed beside a code has them taken away', () => {
    const broken = returned(target.replace('We have time,', '“We have time,”'))
    expect(codesOf(broken)).toEqual(['marks-doubled repaired'])
    expect(repaired(broken)).toBe(text)
  })

  test('indents inside text, or puts spaces at the edges, is put right in that target alone', () => {
    const broken = returned(`\n            ${target}\n          `)
    expect(codesOf(broken)).toEqual(['indented repaired', 'edges repaired'])
    expect(repaired(broken)).toBe(text)
  })

  test('loses, doubles or makes up a code is told which, and nothing is guessed', () => {
    expect(codesOf(returned('We have time, the president said on Wednesday.'))).toEqual(['code-lost'])
    expect(codesOf(returned(target + target))).toEqual(['code-duplicated'])
    expect(codesOf(returned(`${target}<x id="9"/>`))).toEqual(['code-unknown'])
    expect(codesOf(returned(`${target}<pc id="9">!</pc>`))).toContain('foreign-element')
  })

  test('rewrites the file is told what is read past', () => {
    expect(codesOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(['byte-order-mark', 'line-ends'])
    expect(codesOf(text.replaceAll(/ extradata="[^"]*"/gu, '').replaceAll(/ *<note[^\n]*\n/gu, ''))).toEqual([
      'hashes',
      'notes',
    ])
    expect(codesOf(text.replace('target-language="en"', 'target-language="en-US"'))).toEqual(['language'])
  })

  test('indents inside sources is told how often', () => {
    expect(codesOf(text.replaceAll(/<source>(?=<g)/gu, '<source>\n            '))).toEqual(['source-indented'])
  })

  test('edits sources is told where', () => {
    expect(codesOf(text.replace('Freundlicher Ton', 'Frostiger Ton'))).toEqual(['source-edited'])
    expect(codesOf(text.replace('Eile schadet nur.', 'Eile schadet nur!'))).toEqual(['source-punctuation'])
    expect(codesOf(text.replace('Eile schadet nur.', 'Eile  schadet nur.'))).toEqual(['spaces'])
  })

  test('cuts sentences anew is told how many there are now', () => {
    const cut = sent('xliff20').replace(/<segment id="s3wb"[\s\S]*?<\/segment>/u, (segment) =>
      segment.replace(' vermieden', '</source></segment><segment id="n2"><source> vermieden'),
    )
    expect(codesOf(cut)).toContain('resegmented')
  })
})
