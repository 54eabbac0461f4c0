import { expect, test } from 'vitest'
import type { BlockId, QuotationId } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { checkVerbatim, isVerbatim, type RenderedQuotation } from './check.ts'
import { readLedger } from './read.ts'
import type { LedgerEntry } from './types.ts'
import { appendEntries, writeLedger } from './write.ts'

const text = `article: gipfel
quotations:
  # checked against the transcript
  - id: qaaaaaaaa
    kind: direct
    speaker: Ada Muster
    spokenLanguage: en
    status: original-found
    wording:
      - Wir haben Zeit
      - Morgen reden wir.
    original:
      wording: We have time. We will talk tomorrow.
      language: en
      medium: speech
      source:
        publisher: Press office
        date: 2019-02-28
`
const entry = readLedger(text, 'quotes/gipfel.yaml').entries[0] as LedgerEntry
const rendered = (...wording: string[]): RenderedQuotation => ({
  quotation: 'qaaaaaaaa' as QuotationId,
  unit: 'bbbbbbbbb' as BlockId,
  quoteKind: 'direct',
  wording,
})
const fault = (yaml: string): GoosefootError => {
  try {
    readLedger(yaml, 'quotes/x.yaml')
  } catch (error) {
    if (error instanceof GoosefootError) return error
  }
  throw new Error('nothing was thrown')
}

test('a ledger is read with its dates as they were typed', () => {
  expect(entry.wording).toEqual(['Wir haben Zeit', 'Morgen reden wir.'])
  expect(entry.original?.source.date).toBe('2019-02-28')
})
test('an unknown key, a bad kind and broken YAML are refused with line and column', () => {
  expect(fault(text.replace('speaker:', 'speeker:'))).toMatchObject({
    code: 'yaml.unknown-key',
    place: { line: 6, column: 5 },
  })
  expect(fault(text.replace('kind: direct', 'kind: loud'))).toMatchObject({
    code: 'yaml.bad-value',
    place: { line: 5 },
  })
  expect(fault('article: [x')).toMatchObject({ code: 'yaml.malformed' })
})
test('writing and reading gives the same entries; appending keeps what an editor wrote', () => {
  const ledger = readLedger(text, 'x')
  expect(readLedger(writeLedger(ledger), 'x')).toEqual(ledger)
  const added = appendEntries(text, [{ ...entry, id: 'qbbbbbbbb' }])
  expect(added).toContain('# checked against the transcript')
  expect(readLedger(added, 'x').entries.map(({ id }) => id)).toEqual(['qaaaaaaaa', 'qbbbbbbbb'])
})
test('the original word for word is verbatim, whatever the marks, spaces and the comma of the house', () => {
  expect(isVerbatim(['We have time,', 'We will talk tomorrow.'], 'We have time. We will talk tomorrow.', [])).toBe(true)
  expect(isVerbatim(['I call it the ‘hunt,’'], 'I call it the ‘hunt.’', [])).toBe(true)
  expect(isVerbatim(['We’ve time'], "We've  time", [])).toBe(true)
})
test('another word, a lost word or an added word is not verbatim', () => {
  expect(isVerbatim(['We have the time'], 'We have time', [])).toBe(false)
  expect(isVerbatim(['We have'], 'We have time', [])).toBe(false)
  expect(isVerbatim(['We have time now'], 'We have time', [])).toBe(false)
})
test('a listed omission shown as […] is allowed, an unlisted one is not', () => {
  expect(isVerbatim(['We have […] time.'], 'We have all the time.', ['all the'])).toBe(true)
  expect(isVerbatim(['We have […] time.'], 'We have all the time.', [])).toBe(false)
})
test('a translation back into the language that was spoken blocks, the original does not', () => {
  expect(checkVerbatim(rendered('We have time,', 'We will talk tomorrow.'), entry, 'en-US')).toEqual([])
  expect(checkVerbatim(rendered('There is time,', 'Tomorrow we talk.'), entry, 'en')[0]).toMatchObject({
    code: 'quote.not-verbatim',
    blocks: true,
  })
  expect(checkVerbatim(rendered('There is time'), { ...entry, original: null }, 'en')[0]).toMatchObject({
    code: 'quote.back-translation',
    blocks: true,
  })
  expect(checkVerbatim(rendered('Nous avons le temps'), entry, 'fr')).toEqual([])
})
test('a waiver by a named person lets the locale pass', () => {
  const waived = {
    ...entry,
    original: null,
    renderings: { en: { mode: 'waived', by: 'Ada Muster', reason: 'no transcript exists', wording: null } },
  } as const
  expect(checkVerbatim(rendered('There is time'), waived, 'en')).toEqual([])
})
