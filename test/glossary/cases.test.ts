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
test.each([
  ['en', []],
  // The plural of the one is the other, and a port could be an adjective.
  ['fr', ['port', 'cour']],
  ['es', []],
])('terms are found in translations into %s', (locale, known) => {
  const cases = readCases(join(folder, 'targets.txt')).filter(({ group }) => group === locale)
  expect(cases.length).toBeGreaterThan(30)
  expect(qualityOf(cases, locale).wrong.map(({ term }) => term)).toEqual(known)
})
test('a French noun that is said to be one has no other gender', () => {
  const own = { group: 'fr', line: 0, term: 'port', text: 'La porte et les ports', expected: [] }
  expect(foundIn(own, 'fr')).toEqual(['3–8', '16–21'])
  expect(foundIn(own, 'fr', 'noun')).toEqual(['16–21'])
})
