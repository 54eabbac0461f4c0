import { expect, test } from 'vitest'
import { detectBlock } from '../detect.ts'

const lonely = (text: string, locale = 'en-US'): readonly number[] => {
  const { unopened, unclosed } = detectBlock(text, { locale })
  return [...unopened, ...unclosed].sort((a, b) => a - b)
}

test('half a pair of single marks is no apostrophe', () => {
  expect(lonely('revenue from its fly’ category rose')).toEqual([20])
  expect(lonely("the woman known as 'Banzai aims high")).toEqual([19])
  expect(lonely("une alternative familiale/ami' existe", 'fr-FR')).toEqual([29])
})
test.each([
  'the workers’ union and the boss’ office',
  'goin’ home, rock ’n’ roll, o’ course, the ’60s',
  '’Tis the season, get ’em, ’cause we can',
  'It is 6’ tall and five o’clock',
])('a clipped word or a possessive stays what it is: %s', (text) => {
  expect(lonely(text)).toEqual([])
})
test('German clips nearly any word, so nothing is claimed', () => {
  expect(lonely('Ich hab’ das nicht gewollt, sagt’ er.', 'de-DE')).toEqual([])
})
