import { expect, test } from 'vitest'
import { GoosefootError } from '../../errors.ts'
import { boundedSegmenter } from './bounded.ts'
import { readSrx } from './read.ts'

const file = (before: string): Uint8Array =>
  new TextEncoder().encode(`<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="G"><rule break="no"><beforebreak>${before}</beforebreak></rule>
<rule break="yes"><beforebreak>\\.\\s</beforebreak></rule></languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="G"/></maprules></body></srx>`)

test('rules in a thread of their own cut as they do here', () => {
  const bytes = file('\\bDr\\.\\s')
  const segmenter = boundedSegmenter(readSrx(bytes), bytes, false)
  expect(segmenter.boundaries('Dr. Weiß ging. Er kam.', { locale: 'de' })).toEqual([14, 22])
  expect(segmenter.boundaries('Ja. Nein.', { locale: 'de' })).toEqual([3, 9])
  expect(segmenter.explain('Dr. Weiß', { locale: 'de' })).toEqual([
    { offset: 3, boundary: false, rule: 'srx.G.1' },
    { offset: 8, boundary: true, rule: 'general.end' },
  ])
})

test('a rule that does not come back is given up and named, and the next block is cut again', () => {
  // No repetition inside of one, yet there are more ways to share out a hundred letters than anybody can try.
  const bytes = file(`y${'a*'.repeat(12)}b\\.\\s`)
  const segmenter = boundedSegmenter(readSrx(bytes, 'team.srx'), bytes, false, 100)
  expect(segmenter.boundaries('Ja. Nein.', { locale: 'de' })).toEqual([3, 9])
  let error: unknown = null
  try {
    segmenter.boundaries(`x${'a'.repeat(99)}b. Ende`, { locale: 'de' })
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(GoosefootError)
  expect((error as GoosefootError).code).toBe('srx.too-slow')
  expect((error as GoosefootError).message).toContain('G.1')
  expect((error as GoosefootError).place).toMatchObject({ file: 'team.srx', line: 2 })
  expect(segmenter.boundaries('Ja. Nein.', { locale: 'de' })).toEqual([3, 9])
})
