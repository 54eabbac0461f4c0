import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffText, wordDiff } from './word-diff.ts'

test.each([
  ['Die Brücke ist gesperrt.', 'Die Brücke war gesperrt.', 'Die Brücke [-ist-]{+war+} gesperrt.'],
  ['Die Brücke ist gesperrt.', 'Die alte Brücke ist gesperrt.', 'Die {+alte +}Brücke ist gesperrt.'],
  [
    '„Es sind 1.200 Euro“, sagt sie.',
    '„Es sind 1.300 Euro“, sagt sie.',
    '„Es sind [-1.200-]{+1.300+} Euro“, sagt sie.',
  ],
  ['a', 'a', 'a'],
  ['', 'neu', '{+neu+}'],
  ['zwei alte Worte hier', 'drei neue Sachen hier', '[-zwei alte Worte-]{+drei neue Sachen+} hier'],
])('%j becomes %j by %j', (was, is, text) => {
  expect(diffText(wordDiff(was, is))).toBe(text)
})

test('the parts are the two texts, nothing more and nothing less', () => {
  const words = fc.array(
    fc.constantFrom('Zitat', 'sagt', '„', '“', ' ', ' ', '.', '1.200', 'Kim', '\u00a0', '😀', 'e\u0301'),
    {
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((one) => one.join('')),
        fc.string(),
      ),
      fc.oneof(
        words.map((one) => one.join('')),
        fc.string(),
      ),
      (was, is) => {
        const parts = wordDiff(was, is)
        const of = (kind: string): string =>
          parts
            .filter((part) => part.kind === 'same' || part.kind === kind)
            .map(({ text }) => text)
            .join('')
        expect(of('removed')).toBe(was)
        expect(of('added')).toBe(is)
        if (was === is) expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
