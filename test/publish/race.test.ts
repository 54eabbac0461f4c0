import { expect, test } from 'vitest'
import { race } from '../../scripts/race-publish.ts'

test('who reads while others publish sees one publication whole: a slice of "npm run race:publish"', {
  timeout: 60_000,
}, async () => {
  const { publications, reads, torn, mixed } = await race(2)
  expect({ torn, mixed }).toEqual({ torn: 0, mixed: 0 })
  expect(publications).toBeGreaterThan(2)
  expect(reads).toBeGreaterThan(50)
})
