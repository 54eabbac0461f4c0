import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireOfParts } from '../../src/engines/adapters/openai/parts.ts'
import { encodeUnit, engineUnitOf, type Item, parseAnswer } from '../../src/engines/index.ts'
import { ownRecords } from './articles.ts'

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const items: readonly Item[] = ownRecords(checkout)
  .filter(({ record }) => record.targetLocale === 'en')
  .flatMap(({ record }) =>
    record.units.flatMap((unit) =>
      (['block', 'sentence', 'plain'] as const).flatMap((shape) =>
        encodeUnit(
          engineUnitOf(record.article, unit, () => true),
          shape,
        ).map((encoded): Item => ({ block: unit.id, resultKey: '', ...encoded })),
      ),
    ),
  )

/** Anything: characters, halves of tags and entities, marks, and pieces of what was sent. */
const garbage = (sent: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom(
          '<',
          '>',
          '</',
          '<q i="',
          '"',
          '">',
          '</q>',
          '<s i="1">',
          '</s>',
          '<x i="2"/>',
          '&',
          '&quot;',
          '&#0;',
          '&#x110000;',
          '“',
          '‘',
          '«',
          '\ud800',
          '\n',
          '  ',
        ),
        fc.tuple(fc.nat(sent.length), fc.nat(40)).map(([from, length]) => sent.slice(from, from + length)),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''))

test('whatever comes back, every sentence has one outcome and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.nat(items.length - 1).chain((which) => fc.tuple(fc.constant(which), garbage(items[which]?.wire ?? ''))),
      ([which, answer]) => {
        const item = items[which]
        if (item === undefined) return
        const outcomes = parseAnswer(
          {
            engine: 'e',
            locale: 'en-US',
            key: '',
            body: null,
            items: [item],
            bytes: 0,
            cost: { unit: 'codepoints', exact: true, amount: 0 },
          },
          { texts: [{ text: answer }] },
          { sourceLocale: 'de' },
        )
        expect(outcomes.map(({ segment }) => segment)).toEqual(item.segments)
        for (const { status, target } of outcomes) expect(target === undefined).toBe(status === 'failed')
      },
    ),
    { numRuns: 400 },
  )
})

test('whatever JSON comes back, it is a text to be checked or none', () => {
  fc.assert(
    fc.property(fc.nat(items.length - 1), fc.json(), fc.string(), (which, json, text) => {
      const item = items[which]
      if (item === undefined) return
      for (const content of [json, text, `{"segments":${json}}`, `{"segments":[{"i":1,"parts":[${json}]}]}`])
        expect(['string', 'object']).toContain(typeof wireOfParts(item, content))
    }),
    { numRuns: 150 },
  )
})
