import { expect, test } from 'vitest'
import { sentenceBoundaries } from './boundaries.ts'
import { type OwnEntries, ownEntryFault, overlayOf } from './own-entries.ts'

const cut = (text: string, entries: OwnEntries, locale = 'de'): readonly string[] => {
  let from = 0
  return sentenceBoundaries(text, { locale, overlays: [overlayOf(entries)] }).map((end) => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}

test('an own abbreviation is written as in print', () => {
  const text = 'Die Verw.-Abtlg. Süd schweigt. Das ist so.'
  expect(cut(text, {})).toHaveLength(3)
  expect(cut(text, { neverFinal: ['Verw.-Abtlg.'] })).toEqual(['Die Verw.-Abtlg. Süd schweigt.', 'Das ist so.'])
})

test('an own chain may be spaced or not', () => {
  for (const written of ['w. z. b. w.', 'w.z.b.w.', 'W. z. B. W.'])
    expect(cut('Das gilt w. z. b. w. Formeln stehen unten.', { neverFinal: [written] })).toHaveLength(1)
})

test('an own entry moves a word from one list to another', () => {
  const text = 'Er fragt Prof. Der Mann schweigt.'
  expect(cut(text, {})).toHaveLength(1)
  expect(cut(text, { mayBeFinal: ['Prof.'] })).toHaveLength(2)
})

test('a removed word is an ordinary one', () => {
  expect(cut('Das ist das St. Müller ging.', {})).toHaveLength(1)
  expect(cut('Das ist die Bot. Müller ging.', {})).toHaveLength(1)
  expect(cut('Das ist die Bot. Müller ging.', { remove: ['Bot.'] })).toHaveLength(2)
})

test('own entries hold for the options they are given with only', () => {
  const text = 'Die Verw.-Abtlg. Süd schweigt.'
  expect(cut(text, { neverFinal: ['Verw.-Abtlg.'] })).toHaveLength(1)
  expect(cut(text, {})).toHaveLength(2)
  expect(sentenceBoundaries(text, { locale: 'de' })).toHaveLength(2)
})

test.each([
  ['', 'it has no letters'],
  ['…', 'it has signs that no word has'],
  ['a..b.', 'its stops stand oddly'],
  ['.NET', 'its stops stand oddly'],
  ['x'.repeat(41), 'it is longer than 40 letters'],
])('%j is no entry', (word, fault) => {
  expect(ownEntryFault(word)).toBe(fault)
})

test.each(['Abt.', 'u. v. m.', 'Dipl.-Ing.', 'c.-à-d.', 'n°', '§', 'տես'])('%s is one', (word) => {
  expect(ownEntryFault(word)).toBeNull()
})
