import { expect, test } from 'vitest'
import { foldMarks, foldWording, hasMark, isMark, withoutMarks } from './marks.ts'

test('folding a wording leaves letters and digits, lower case, without marks and spaces', () => {
  expect(foldWording('Sie sagte: „Es war\u00a0‚Eins‘, nicht 2.“')).toBe('siesagte:eswareins,nicht2.')
  expect(foldWording('"Ｗir"')).toBe('wir')
  expect(foldWording('Grimm´sche')).toBe(foldWording('Grimm’sche'))
})

test('the same wording in any house style folds to the same', () => {
  expect(foldWording('«\u00a0Wir gehen\u00a0»')).toBe(foldWording('“Wir gehen”'))
})

test('flattened marks are one of two', () => {
  expect(foldMarks('„a“ ‚b‘ «c» ‹d› 「e」')).toBe('"a" \'b\' "c" \'d\' "e"')
})

test('digraphs count as marks of a text, not as marks of one character', () => {
  expect(hasMark('Er sagte ,,Nein')).toBe(true)
  expect(isMark(',')).toBe(false)
  expect(hasMark('Ein Satz, zwei Kommas, keine Marke.')).toBe(false)
})

test('removing marks removes apostrophes too', () => {
  expect(withoutMarks('„Das war’s“')).toBe('Das wars')
})
