import { expect, test } from 'vitest'
import type { BlockId, QuotationId } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { checkVerbatim, isVerbatim, type RenderedQuotation } from './check.ts'
import { readLedger } from './read.ts'
import type { LedgerEntry } from './types.ts'
import { currentEntry } from './stale.ts'
import { appendEntries, noteDecisions, writeLedger } from './write.ts'

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
test('the word "waived" alone, without a person and a reason, waives nothing', () => {
  const named = { ...entry, original: null, status: 'waived' as const }
  expect(checkVerbatim(rendered('There is time'), named, 'en')[0]?.code).toBe('quote.back-translation')
})
test('a decision lapses when the target says something else than when it was taken', () => {
  const decided = {
    ...entry,
    original: null,
    renderings: { en: { mode: 'waived', by: 'Ada Muster', reason: 'no transcript', wording: 'There is time' } },
  } as const
  expect(checkVerbatim(rendered('There is  time'), decided, 'en')).toEqual([])
  expect(checkVerbatim(rendered('There was time'), decided, 'en').map(({ code }) => code)).toEqual([
    'quote.decision-lapsed',
    'quote.back-translation',
  ])
})
test('a language nobody entered is a warning where the speaker speaks the target’s elsewhere', () => {
  const unknown = { ...entry, spokenLanguage: null }
  expect(checkVerbatim(rendered('There is time'), unknown, 'en', 'en-US')[0]).toMatchObject({
    code: 'quote.language-unknown',
    severity: 'warning',
  })
  expect(checkVerbatim(rendered('There is time'), unknown, 'en', 'ru')[0]?.severity).toBe('info')
})

const at = { unit: 'bbbbbbbbb' as BlockId, quotation: 'qaaaaaaaa' as QuotationId }
test('a confirmed original is a found one again when the article says something else', () => {
  const confirmed: LedgerEntry = {
    ...entry,
    status: 'original-confirmed',
    original: entry.original === null ? null : { ...entry.original, confirmedBy: 'Ada Muster' },
    renderings: { fr: { mode: 'waived', by: 'Ada Muster', reason: 'heard it', wording: null } },
  }
  expect(currentEntry(confirmed, entry.wording, at)).toEqual({ entry: confirmed, findings: [] })
  const { entry: fallen, findings } = currentEntry(confirmed, ['Wir haben keine Zeit', 'Morgen reden wir.'], at)
  expect(fallen).toMatchObject({ status: 'original-found', renderings: {}, original: { confirmedBy: null } })
  expect(findings.map(({ code }) => code)).toEqual(['quote.stale'])
})
test('marks and spaces of the article are typography: they take no confirmation away', () => {
  const confirmed: LedgerEntry = { ...entry, status: 'original-confirmed', wording: ['„So“, sagte sie'] }
  expect(currentEntry(confirmed, ['»So«,  sagte sie'], at).findings).toEqual([])
})
test('what a decision was taken on is noted under it; comments and everything else stay', () => {
  const own = `${text}    renderings:\n      en:\n        mode: reported\n        by: Ada Muster # by phone\n        reason: space\n`
  const noted = noteDecisions(own, [{ quotation: 'qaaaaaaaa', locale: 'en', wording: 'There is time' }])
  expect(noted).toContain('# by phone')
  expect(noted).toContain('# checked against the transcript')
  expect(readLedger(noted, 'x').entries[0]?.renderings.en).toMatchObject({ by: 'Ada Muster', wording: 'There is time' })
  expect(noteDecisions(own, [])).toBe(own)
})
test('a proposed language says what it rests on, and an unknown basis is refused', () => {
  const own = text.replace('spokenLanguage: en', 'spokenLanguage: en\n    spokenLanguageBasis: text-clue')
  expect(readLedger(own, 'x').entries[0]?.spokenLanguageBasis).toBe('text-clue')
  expect(readLedger(writeLedger(readLedger(own, 'x')), 'x')).toEqual(readLedger(own, 'x'))
  expect(fault(own.replace('text-clue', 'hearsay')).code).toBe('yaml.bad-value')
})
