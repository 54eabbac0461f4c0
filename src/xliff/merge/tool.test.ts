import { describe, expect, test } from 'vitest'
import type { ArticleRecord } from '../../article/types.ts'
import { hanoiRecord } from '../record.fixture.ts'
import { faultNames } from './tool-faults.fixture.ts'
import { randomFrom } from './tool-sentences.fixture.ts'
import { judgeWork, letToolWork } from './tool.fixture.ts'

/** A slice of `npm run fuzz:import`. */

const open: ArticleRecord = {
  ...hanoiRecord,
  units: hanoiRecord.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' ? { ...part, target: null, state: 'initial', origin: null } : part,
    ),
  })),
}

test('what a tool translated arrives whole, in whatever manner it writes, and only once', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = randomFrom(seed)
    const record = random.chance(0.5) ? open : hanoiRecord
    const work = letToolWork(record, random, null)
    if (work !== null)
      expect(judgeWork(record, work), `seed ${seed}: ${work.profile}, ${work.manners.join(', ')}`).toBeNull()
  }
})

describe('a tool that', () => {
  test.each(faultNames)('makes the fault "%s" is reported', (fault) => {
    let made = 0
    for (let seed = 0; seed < 60; seed++) {
      const random = randomFrom(seed)
      const record = random.chance(0.5) ? open : hanoiRecord
      const work = letToolWork(record, random, fault)
      if (work === null) continue
      made++
      expect(judgeWork(record, work), `seed ${seed}: ${work.profile}, ${work.manners.join(', ')}`).toBeNull()
    }
    expect(made).toBeGreaterThan(3)
  })
})
