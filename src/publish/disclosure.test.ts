import { describe, expect, test } from 'vitest'
import { disclosureLanguages } from './disclosure-texts.ts'
import { disclose } from './disclosure.ts'
import { baseLanguage, direction } from './locale.ts'
import type { Approval } from './types.ts'

const sourceHash = 'a'.repeat(64)
const textHash = 'b'.repeat(64)
const approval: Approval = {
  person: 'Ada Beispiel',
  role: 'editor',
  at: '2026-11-02T10:00:00Z',
  scope: 'article',
  sourceHash,
  textHash,
  opened: true,
}
const base = {
  locale: 'en-GB',
  sourceLocale: 'de-DE',
  sourceHash,
  textHash,
  origins: { human: 1, memory: 0, engines: { deepl: 4 } },
  approval: null,
}

describe('disclosure', () => {
  test('an approval of exactly this text by a named person lifts the label', () => {
    expect(disclose({ ...base, approval })).toMatchObject({ status: 'reviewed', required: false, reason: 'approved' })
    expect(disclose({ ...base, approval, origins: { human: 5, memory: 0, engines: {} } })).toMatchObject({
      status: 'human',
    })
  })

  test.each([
    ['no-approval', null],
    ['no-name', { ...approval, person: ' ' }],
    ['segments-only', { ...approval, scope: 'segment' }],
    ['not-opened', { ...approval, opened: false }],
    ['source-changed', { ...approval, sourceHash: textHash }],
    ['text-changed', { ...approval, textHash: sourceHash }],
  ] as const)('the label stays: %s', (reason, given) => {
    expect(disclose({ ...base, approval: given })).toMatchObject({ status: 'machine', required: true, reason })
  })

  test('the label is in the reader’s language and names the source language', () => {
    expect(disclose({ ...base, locale: 'fr-FR' }).text).toBe(
      'Traduction automatique de l’allemand, pas encore relue par la rédaction.',
    )
    expect(disclosureLanguages).toEqual(['de', 'en', 'fr', 'es', 'it', 'nl', 'pl', 'pt'])
    for (const locale of disclosureLanguages) expect(disclose({ ...base, locale }).text).toMatch(/^\S.*\.$/)
  })

  test('a label never claims a machine that had no part', () => {
    expect(disclose({ ...base, origins: { human: 5, memory: 0, engines: {} } }).text).toBe(
      'Translated from German; not yet checked by an editor.',
    )
  })

  test('a source language without a name is left out, a configured label goes first', () => {
    expect(disclose({ ...base, sourceLocale: 'fi' }).text).toBe('Translated by machine; not yet checked by an editor.')
    expect(disclose({ ...base, texts: { machine: 'Machine.' } }).text).toBe('Machine.')
  })
})

describe('locales', () => {
  test('the direction follows the script', () => {
    expect(['ar-EG', 'he', 'fa', 'ur', 'pa-Arab', 'pa', 'az', 'de', 'not a tag'].map(direction)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
      'ltr',
    ])
  })
  test('the base language leaves script and region out', () => {
    expect(['de-AT', 'zh-Hant-TW', 'EN'].map(baseLanguage)).toEqual(['de', 'zh', 'en'])
  })
})
