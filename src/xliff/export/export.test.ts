import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { houseStyleFor } from '../../quotations/index.ts'
import type { ArticleRecord } from '../../article/types.ts'
import { convertXliff } from '../convert/convert.ts'
import { sameModel } from '../equality.ts'
import { mergeReturned, openSchema, readXliff, serializeXliff } from '../index.ts'
import { profiles } from '../profiles/index.ts'
import { hanoiRecord } from '../record.fixture.ts'
import type { XliffVersion } from '../types.ts'
import { exportXliff } from './export.ts'
import type { ExportOptions, HandOff } from './types.ts'

const schemas = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data/xliff/schemas')
const hasSchemas = existsSync(schemas)
const skip = hasSchemas ? '' : ' (skipped: ../shared/data/xliff/schemas is not there)'
const style = houseStyleFor('en-US')
const names = [...profiles.keys()]

const handOff = (name: string, rest: Partial<ExportOptions> = {}, record: ArticleRecord = hanoiRecord): HandOff => {
  const profile = profiles.get(name)
  if (profile === undefined) throw new Error(name)
  return exportXliff(record, { profile, style, limits: { headline: 60 }, ...rest })
}
const open: ArticleRecord = {
  ...hanoiRecord,
  units: hanoiRecord.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' ? { ...part, target: null, state: 'initial', origin: null, flag: null } : part,
    ),
  })),
}

describe.each(names)('a hand-off for %s', (name) => {
  test('loses nothing, and an untouched one changes nothing', () => {
    for (const record of [hanoiRecord, open])
      for (const quotes of ['codes', 'text'] as const)
        for (const onlyOpen of [false, true]) {
          const { document, losses } = handOff(name, { quotes, onlyOpen }, record)
          expect(losses).toEqual([])
          const text = serializeXliff(document)
          expect(serializeXliff(readXliff(text)).replace(/\n$/u, '')).toBe(text.replace(/\n$/u, ''))
          const merge = mergeReturned(record, readXliff(text))
          expect(merge.changed).toBe(false)
          expect(merge.verdicts.filter(({ severity }) => severity !== 'info')).toEqual([])
        }
  })

  test.skipIf(!hasSchemas)(`is valid by the schema of its version${skip}`, async () => {
    const version = profiles.get(name)?.version ?? '1.2'
    const schema = await openSchema(version, schemas)
    try {
      for (const record of [hanoiRecord, open])
        for (const quotes of ['codes', 'text'] as const)
          for (const onlyOpen of [false, true]) {
            const text = serializeXliff(handOff(name, { quotes, onlyOpen }, record).document)
            expect(schema.validate(new TextEncoder().encode(text)), text).toEqual([])
          }
    } finally {
      schema.dispose()
    }
  })

  test('comes back model-equal from every other version, with nothing lost', () => {
    for (const record of [hanoiRecord, open]) {
      const written = readXliff(serializeXliff(handOff(name, {}, record).document))
      for (const version of ['1.2', '2.0', '2.1', '2.2'] as const) {
        const there = convertXliff(written, version)
        expect(there.losses).toEqual([])
        const again = convertXliff(
          readXliff(serializeXliff(there.document)),
          written.version as Exclude<XliffVersion, '1.0' | '1.1'>,
        )
        expect(again.losses).toEqual([])
        const back = readXliff(serializeXliff(again.document))
        if (!sameModel({ ...back, source: null }, { ...written, source: null }))
          expect(serializeXliff({ ...back, source: null })).toBe(serializeXliff({ ...written, source: null }))
        expect(serializeXliff(again.document)).toBe(written.source?.text)
      }
    }
  })
})
