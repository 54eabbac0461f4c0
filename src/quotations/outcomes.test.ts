import { expect, test } from 'vitest'
import { byGravity, severityOf } from './outcomes.ts'

test('someone’s words that are gone block the locale, a lost title only warns', () => {
  expect(severityOf('missing-both', 'direct')).toEqual({ severity: 'error', blocks: true })
  expect(severityOf('missing-both', 'title')).toEqual({ severity: 'warning', blocks: false })
})

test('where the house prints titles without marks, missing ones are as they should be', () => {
  expect(severityOf('missing-both', 'title', 'none').severity).toBe('info')
  expect(severityOf('missing-both', 'name', 'none').severity).toBe('warning')
})

test('what repair puts right is only logged', () => {
  for (const outcome of ['marks-wrong', 'entity', 'spacing-wrong', 'punctuation-wrong'] as const)
    expect(severityOf(outcome, 'direct')).toEqual({ severity: 'info', blocks: false })
})

test('the gravest outcome comes first', () => {
  expect(byGravity(['reordered', 'marks-wrong', 'missing-close'])).toEqual([
    'missing-close',
    'marks-wrong',
    'reordered',
  ])
})
