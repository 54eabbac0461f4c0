import { expect, test } from 'vitest'
import { type LanguageData, type LanguageOverlay, type WordLists, wordListNames, wordsOf } from '../language.ts'
import { dataFiles } from './registry.ts'

const lists: readonly (readonly [string, WordLists])[] = Object.entries(dataFiles())

test.each(lists)('the words of %s are lower case, without outer stops and without white space', (_name, data) => {
  for (const list of wordListNames) {
    for (const word of wordsOf(data[list])) {
      expect(word, list).toBe(word.toLowerCase())
      expect(word, list).toMatch(/^[^\s.][^\s]*$/u)
      expect(word.endsWith('.'), `${list}: ${word}`).toBe(false)
    }
  }
})

test.each(lists)('no word of %s stands in two exclusive lists', (_name, data) => {
  const seen = new Map<string, string>()
  for (const list of ['neverFinal', 'mayBeFinal', 'finalBeforeCapital'] as const) {
    for (const word of new Set(wordsOf(data[list]))) {
      expect(seen.get(word), `${word} in ${list}`).toBeUndefined()
      seen.set(word, list)
    }
  }
})

test.each(lists)('no list of %s names a word twice', (_name, data) => {
  for (const list of wordListNames) {
    const words = wordsOf(data[list])
    expect(
      words.filter((word, at) => words.indexOf(word) !== at),
      list,
    ).toEqual([])
  }
})

test('an overlay removes only words its language has', () => {
  for (const [name, overlay] of Object.entries<LanguageData | LanguageOverlay>(dataFiles())) {
    if (!('remove' in overlay)) continue
    const base = Object.entries(dataFiles()).find(([other]) => other === name.slice(0, 2))?.[1]
    for (const word of wordsOf(overlay.remove)) {
      expect(base !== undefined && wordListNames.some((list) => wordsOf(base[list]).includes(word)), word).toBe(true)
    }
  }
})
