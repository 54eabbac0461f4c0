import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

test('a burst passes, then one a step, and nobody waits for another', () => {
  const limit = rateLimit(60, 3)
  expect([0, 0, 0].map(() => limit.take('a', 1000))).toEqual([0, 0, 0])
  expect(limit.take('a', 1000)).toBe(1000)
  expect(limit.take('b', 1000)).toBe(0)
  expect(limit.take('a', 1999)).toBe(1)
  expect(limit.take('a', 2000)).toBe(0)
  expect(limit.take('a', 2000)).toBe(1000)
})

test('in any minute at most the rate and one burst pass', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 50, maxLength: 400 }), (steps) => {
      const limit = rateLimit(60, 5)
      let now = 0
      const passed: number[] = []
      for (const step of steps) {
        now += step
        if (limit.take('a', now) === 0) passed.push(now)
      }
      for (const from of passed)
        expect(passed.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(65)
    }),
    { numRuns: 50 },
  )
})

test('as many keys as one likes take no more room than is allowed', () => {
  const limit = rateLimit(1, 1, 100)
  for (let n = 0; n < 1000; n++) limit.take(`k${n}`, n)
  expect(limit.take('k999', 1000)).toBeGreaterThan(0)
  // The oldest are forgotten, and treated as new.
  expect(limit.take('k0', 1000)).toBe(0)
})
