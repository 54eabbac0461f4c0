import { expect, test } from 'vitest'
import type { BlockId } from '../../src/article/types.ts'
import { assembleQuotations } from '../../src/quotations/index.ts'
import { readMarked } from './read-marked.ts'
import { scoreMarked } from './score-marked.ts'

test('modern German news: every quotation is found, kinds F1 at least 95, speakers at least 92 % right and at most 2 % wrong', () => {
  const score = scoreMarked(readMarked(), (blocks) =>
    assembleQuotations(
      blocks.map((text, index) => ({ id: `b${index}` as BlockId, text, headingOrBoundary: index === 0 })),
      { locale: 'de-DE' },
    ),
  )
  expect(score.quotations).toBeGreaterThanOrEqual(300)
  expect(score.missed).toEqual([])
  expect(score.kindF1).toBeGreaterThanOrEqual(95)
  expect(score.speakerRight).toBeGreaterThanOrEqual(92)
  expect(score.speakerWrong).toBeLessThanOrEqual(2)
})
