import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Account, billedCodePoints } from './billing.ts'
import { escapeText } from './fragment.ts'

test('code points are billed, tags and attributes are not', () => {
  expect(billedCodePoints('Straße', false)).toBe(6)
  expect(billedCodePoints('👩‍🚀 e\u0301', false)).toBe(6)
  expect(billedCodePoints('<s i="1">A <q i="2">„B“</q></s> <x i="3"></x>C', true)).toBe(7)
  expect(billedCodePoints('A &amp; B &#x1F680;', true)).toBe(7)
  expect(billedCodePoints('A &amp; B', false)).toBe(9)
  // What is not well-formed, under lenient tag handling: tags go, the rest counts.
  expect(billedCodePoints('<b>A & B', true)).toBe(5)
})

test('escaped and wrapped in tags, a text costs what it costs plain', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((one) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(one))
  fc.assert(
    fc.property(text, text, (one, two) => {
      const wire = `<s i="1">${escapeText(one)}<x i="2"></x></s>${escapeText(two)}`
      expect(billedCodePoints(wire, true)).toBe(Array.from(one + two).length)
    }),
  )
})

test('what is being worked on counts against the limit until it is charged', () => {
  const account = new Account(5, 20)
  expect([account.reserve(10), account.reserve(6), account.reserve(5)]).toEqual([true, false, true])
  account.charge(10, 'FR', [{ text: 'a', characters: 10 }])
  expect([account.count, account.reserve(1)]).toEqual([15, false])
})
