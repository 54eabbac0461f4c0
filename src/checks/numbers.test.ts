import { expect, test } from 'vitest'
import type { BlockId, SegmentId } from '../article/types.ts'
import { checkNumbers } from './numbers.ts'

const at = { locale: 'en', unit: 'b' as BlockId, segment: 's' as SegmentId }
const codes = (source: string, target: string): string[] => checkNumbers(source, target, at).map(({ code }) => code)

test('a number that became another one is a finding', () => {
  expect(codes('Es kamen 1.250 Gäste.', '1,520 guests came.')).toEqual(['segment.numbers'])
})
test('the spelling of a number may differ', () => {
  expect(codes('Es kamen 1.250,5 Tonnen.', '1,250.5 tons came.')).toEqual([])
  expect(codes('rund 4000 Kilometer', 'quelque 4\u00a0000 kilomètres')).toEqual([])
})
test('a small number that became another one is a finding, one that became a word is not', () => {
  expect(codes('am 28. Februar', 'on February 29')).toEqual(['segment.numbers'])
  expect(codes('die 2 Gipfel', 'the two summits')).toEqual([])
  expect(codes('in den Jahren 1748/49', 'de 1748 à 1749')).toEqual([])
})
test('a time of day may follow the other clock, not another time', () => {
  expect(codes('Um 14.15 Uhr begann es.', 'It began at 2:15 p.m.')).toEqual([])
  expect(codes('Um 14.15 Uhr begann es.', 'Cela a commencé à 14 h 15.')).toEqual([])
  expect(codes('Um 14.15 Uhr begann es.', 'It began at 2:50 p.m.')).toEqual(['segment.numbers'])
})
