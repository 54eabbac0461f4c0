import { expect, test } from 'vitest'
import { didYouMean, nearest } from './nearest.ts'

test('a swapped or missing letter finds the word that was meant', () => {
  expect(nearest('tragets', ['targets', 'engines'])).toBe('targets')
  expect(nearest('deepL', ['memory', 'deepl'])).toBe('deepl')
})
test('a word that is like nothing known is left alone', () => {
  expect(nearest('xyz', ['targets', 'engines'])).toBeNull()
  expect(didYouMean('xyz', ['targets'])).toBe('')
})
