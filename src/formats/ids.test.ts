import { expect, test } from 'vitest'
import type { BlockId } from '../article/types.ts'
import { carryBlocks } from './carry.ts'
import { blockIds } from './ids.ts'
import { withIds } from './read.ts'
import { readAs, textsIn } from './reading.fixture.ts'

const idsOf = (source: string): readonly BlockId[] => readAs('a.md', source).article.blocks.map(({ id }) => id)

test('an id is b and eight letters or digits, and follows from role and text alone', () => {
  const [first, second] = idsOf('Ein Absatz.\n\nNoch einer.\n')
  expect(first).toMatch(/^b[a-z2-7]{8}$/u)
  expect(idsOf('Vorneweg.\n\nNoch einer.\n\nEin Absatz.\n')).toEqual(expect.arrayContaining([first, second]))
  expect(idsOf('# Ein Absatz.\n')).not.toContain(first)
})

test('quotation marks and white space do not change an id', () => {
  expect(idsOf('„Ja“, sagte\nsie.')).toEqual(idsOf('"Ja",  sagte sie.'))
})

test('equal texts get different ids', () => {
  const ids = idsOf(Array.from({ length: 30 }, () => 'Ja.\n').join('\n'))
  expect(new Set(ids).size).toBe(30)
  for (const id of ids) expect(id).toMatch(/^b[a-z2-7]{8,}$/u)
})

test('carried ids stay, a new block gets one that nobody has or had, and owners follow', () => {
  const before = readAs('a.md', 'Das ![Tor](tor.png) steht.\n\nEs ist alt.\n')
  const after = readAs('a.md', 'Das ![Tor](tor.png) steht.\n\nEs ist neu.\n\nGanz anders lautet dieser Satz.\n')
  const renamed = withIds(before, ['beins', 'bzwei', 'bdrei'] as BlockId[])
  expect(renamed.article.blocks.map(({ id, owner }) => [id, owner])).toEqual([
    ['beins', null],
    ['bzwei', 'beins'],
    ['bdrei', null],
  ])
  const gone = after.article.blocks.at(-1)?.id as BlockId
  const carried = withIds(after, carryBlocks(renamed.article.blocks, after.article.blocks), [gone])
  expect(carried.article.blocks.slice(0, 3).map(({ id, owner }) => [id, owner])).toEqual([
    ['beins', null],
    ['bzwei', 'beins'],
    ['bdrei', null],
  ])
  expect(textsIn(carried)[3]).toContain('Ganz anders')
  expect(carried.article.blocks[3]?.id).not.toBe(gone)
})

test('ids of many equal blocks cost no more than others', () => {
  const texts = Array.from({ length: 20_000 }, () => ({ role: 'cell' as const, text: 'Ja' }))
  const ids = blockIds(texts, new Set(), [...texts.keys()])
  expect(new Set(ids.values()).size).toBe(20_000)
  for (const id of ids.values()) expect(id).toMatch(/^b[a-z2-7]{8,}$/u)
})
