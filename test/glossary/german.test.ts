import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foundIn, qualityOf, readCases } from './cases.ts'

const folder = import.meta.dirname

test('terms are found in German sentences: inflection, umlaut, separable verbs, compounds, and what must not be found', () => {
  const cases = readCases(join(folder, 'german.txt'))
  expect(cases.length).toBeGreaterThan(200)
  expect(
    qualityOf(cases).wrong.map((one) => `${one.line}: ${one.term} :: ${one.text} → ${foundIn(one).join()}`),
  ).toEqual([])
})
test('of the cases written after the rules no more are wrong than are known', () => {
  const { wrong } = qualityOf(readCases(join(folder, 'german-later.txt')))
  expect(wrong.map(({ term }) => term)).toEqual(['Boden'])
})
