import { describe, expect, test } from 'vitest'
import { disclosureLanguages } from './disclosure-texts.ts'
import { disclose } from './disclosure.ts'
import { baseLanguage, direction } from './locale.ts'
import type { Approval } from '../article/types.ts'

const sourceHash = 'a'.repeat(64)
const textHash = 'b'.repeat(64)
const approval: Approval = {
  person: 'Ada Beispiel',
  role: 'editor',
  at: '2026-11-02T10:00:00Z',
  level: 'approved',
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
  approvals: [],
}

describe('disclosure', () => {
  test('an approval of exactly this text by a named person lifts the label', () => {
    expect(disclose({ ...base, approvals: [approval] })).toMatchObject({
      status: 'approved',
      required: false,
      reason: 'approved',
      approval,
    })
    expect(disclose({ ...base, approvals: [approval] }).text).toBe(
      'Translated by machine from German and checked by an editor.',
    )
  })

  test('a review changes the label and does not lift it', () => {
    const review: Approval = { ...approval, level: 'reviewed' }
    expect(disclose({ ...base, approvals: [review] })).toMatchObject({
      status: 'reviewed',
      required: true,
      reason: 'no-release',
      text: 'Translated by machine from German and read by a reviewer; not yet released by an editor.',
    })
    expect(disclose({ ...base, approvals: [approval, review] }).status).toBe('approved')
  })

  test.each([
    ['no-approval', null],
    ['no-name', { ...approval, person: ' ' }],
    ['segments-only', { ...approval, scope: 'segment' }],
    ['not-opened', { ...approval, opened: false }],
    ['source-changed', { ...approval, sourceHash: textHash }],
    ['text-changed', { ...approval, textHash: sourceHash }],
  ] as const)('the label stays: %s', (reason, given) => {
    expect(disclose({ ...base, approvals: given === null ? [] : [given] })).toMatchObject({
      status: 'machine',
      required: true,
      reason,
      approval: null,
    })
  })

  test('an approval of an older text stands beside the one that holds', () => {
    const older: Approval = { ...approval, textHash: sourceHash, person: 'Bo' }
    expect(disclose({ ...base, approvals: [older, approval] }).approval?.person).toBe('Ada Beispiel')
    expect(disclose({ ...base, approvals: [approval, older] }).approval?.person).toBe('Ada Beispiel')
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
