import { expect, test } from 'vitest'
import { numbersDiffer } from './number-words.ts'

test.each([
  ['1.100 Spender und 4000 Kilometer', '1\u00a0100 donateurs et 4\u202f000 kilomètres', 'fr-FR'],
  ['am Ende des 15. Jahrhunderts', 'à la fin du XVe siècle', 'fr-FR'],
  ['am Ende des 15. Jahrhunderts', 'i slutet av 1400-talet', 'sv-SE'],
  ['von 3.000 bis 5.000 Pfund', '3–5 tysięcy funtów', 'pl-PL'],
  ['um 14.15 Uhr', 'at 2:15 p.m.', 'en-US'],
  ['drei von 40 Gästen', '3 of the 40 guests', 'en-US'],
  ['die 12 Apostel', 'the twelve apostles', 'en-US'],
  ['40 Gäste', '٤٠ ضيفا', 'ar'],
  ['234,8 Millionen Dollar', '2億3,480万ドル', 'ja-JP'],
  ['1748/49', '1748–1749', 'en-GB'],
  ['fünfzig Gäste', '50 guests', 'en-US'],
])('%s and %s have the same numbers', (source, target, locale) => {
  expect(numbersDiffer(source, target, locale)).toBe(false)
})

test.each([
  ['die Zahl 40', 'the number 400'],
  ['die Zahl 40', 'the number 140'],
  ['die Zahl 40', 'the number'],
  ['die Gäste', 'the 40 guests'],
  ['3.000 Gäste', '30,000 guests'],
  ['am 27. Februar 2019', 'on February 28, 2019'],
  ['am 3. März', 'on March 4'],
])('%s and %s have not', (source, target) => {
  expect(numbersDiffer(source, target, 'en-US')).toBe(true)
})
