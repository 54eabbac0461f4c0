import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ownRecords } from './articles.ts'
import { damageAnswer, damageKinds } from './damage.ts'
import { measureDamage, newTally } from './measure.ts'

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const records = ownRecords(checkout)
const gipfel = records.filter(({ name, record }) => name.startsWith('hanoi') && record.targetLocale === 'fr')

test('what a person translated is taken as it is: no false alarm in the newsroom’s own translations', () => {
  const tally = newTally()
  for (const shape of ['block', 'sentence'] as const)
    for (const record of records) measureDamage(record, shape, (_, answer) => answer, tally)
  expect(tally.asked).toBeGreaterThan(1000)
  expect({ ...tally, asked: 0, ok: 0 }).toEqual(newTally())
})

test.each(damageKinds)('damaged answers are never wrong in silence: %s', (kind) => {
  const tally = newTally()
  for (const record of gipfel)
    for (const shape of record.name === 'hanoi' ? (['block', 'sentence'] as const) : (['sentence'] as const))
      measureDamage(record, shape, (sent, answer, seed) => damageAnswer(kind, sent, answer, seed), tally)
  expect(tally.examples).toEqual([])
  expect([tally.wrong, tally.german, tally.otherMarks]).toEqual([0, 0, 0])
  // The newsroom’s articles hold a place for every kind of damage but one.
  expect(tally.asked).toBeGreaterThan(kind === 'placeholder-moved' ? -1 : 5)
})
