import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content, SegmentId } from '../article/types.ts'
import { matchSentences, segmentId, similarity } from './segment-ids.ts'

const content = (text: string): Content => [{ kind: 'text', text }]
const sentence = (id: string, text: string): { id: SegmentId; source: Content } => ({
  id: id as SegmentId,
  source: content(text),
})

test('a sentence keeps its id whatever its marks and spaces', () => {
  expect(segmentId('Er kam\u00a0früh.', new Set())).toBe(segmentId('Er kam früh.', new Set()))
  expect(segmentId('„Er kam früh.“', new Set())).toBe(segmentId('Er kam früh.', new Set()))
})
test('the same sentence twice in a block has two ids', () => {
  const first = segmentId('Ja.', new Set())
  expect(segmentId('Ja.', new Set([first]))).not.toBe(first)
})
test('a changed word keeps the sentence, a new sentence takes none', () => {
  const before = [sentence('s1', 'Der Gipfel ist gescheitert.'), sentence('s2', 'Am Abend reiste er ab.')]
  expect(
    matchSentences(before, [
      content('Ganz neu ist dieser Satz.'),
      content('Der Gipfel ist gelungen.'),
      content('Am Abend reiste er ab.'),
    ]),
  ).toEqual([null, 0, 1])
})
test('no old sentence is taken twice, and equal ones are always found', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 8 }),
      fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 8 }),
      (a, b) => {
        const found = matchSentences(
          a.map((text, i) => sentence(`s${i}`, text)),
          b.map(content),
        ).filter((index) => index !== null)
        expect(new Set(found).size).toBe(found.length)
        const all = matchSentences(
          a.map((text, i) => sentence(`s${i}`, text)),
          a.map(content),
        )
        expect(all.every((index) => index !== null)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})
test('similarity is symmetric and within 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const score = similarity(a, b)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(similarity(b, a)).toBeCloseTo(score)
    }),
  )
})
