import { expect, test } from 'vitest'
import type { ArticleRecord } from '../src/article/types.ts'
import { findingTexts } from '../src/checks/index.ts'
import { applyEdits, encodeXliff, examine, readXliff } from '../src/xliff/index.ts'
import { faultNames } from '../src/xliff/merge/tool-faults.fixture.ts'
import { randomFrom } from '../src/xliff/merge/tool-sentences.fixture.ts'
import { judgeWork, letToolWork } from '../src/xliff/merge/tool.fixture.ts'
import { hanoiRecord } from '../src/xliff/record.fixture.ts'

test('whatever a tool did, the doctor finds words for it, and a repair takes nothing from work that was right', () => {
  const open: ArticleRecord = {
    ...hanoiRecord,
    units: hanoiRecord.units.map((unit) => ({
      ...unit,
      parts: unit.parts.map((part) =>
        part.kind === 'segment' ? { ...part, target: null, state: 'initial', origin: null } : part,
      ),
    })),
  }
  let repairs = 0
  for (let seed = 0; seed < 400; seed++) {
    const random = randomFrom(seed)
    const record = random.chance(0.5) ? open : hanoiRecord
    const fault = seed % 2 === 0 ? null : (faultNames[(seed >> 1) % faultNames.length] ?? null)
    const work = letToolWork(record, random, fault)
    if (work === null || work.fault?.refusesFile === true) continue
    const document = readXliff(work.file)
    const { edits, symptoms } = examine(document, { record })
    expect(symptoms.every(({ finding }) => Object.hasOwn(findingTexts, finding.code))).toBe(true)
    if (edits.length === 0) continue
    repairs++
    const file = encodeXliff(applyEdits(document, edits))
    // What was right stays right, and what can be put right is said no second time.
    if (work.fault === null) expect(judgeWork(record, { ...work, file }), `seed ${seed}`).toBeNull()
    expect(examine(readXliff(file), { record }).edits, `seed ${seed}: ${work.manners.join(', ')}`).toEqual([])
  }
  expect(repairs).toBeGreaterThan(50)
})
