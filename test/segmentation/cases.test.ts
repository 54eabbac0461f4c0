import { expect, test } from 'vitest'
import { sentenceBoundaries } from '../../src/segmentation/index.ts'
import { readCases } from './read-cases.ts'

const cut = (text: string, ends: readonly number[]): string => {
  let marked = ''
  let from = 0
  for (const end of ends) {
    marked += `${text.slice(from, end)}⏐`
    from = end
  }
  return marked + text.slice(from)
}

test.each(readCases())('the hard cases of %s are cut as a careful reader cuts them', (_language, cases) => {
  const wrong = cases.flatMap(({ text, locale, boundaries, line }) => {
    const found = cut(text, sentenceBoundaries(text, { locale }).slice(0, -1))
    return found === cut(text, boundaries) ? [] : [`${line}: ${found}`]
  })
  expect(wrong).toEqual([])
})
