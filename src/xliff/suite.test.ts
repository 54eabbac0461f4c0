import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import {
  applyEdits,
  encodeXliff,
  openSchema,
  readXliff,
  serializeXliff,
  toXliff,
  unitsOf,
  writeXliff,
} from './index.ts'
import { hanoiRecord, marksOfHouse } from './record.fixture.ts'
import type { Edit, Inline, XliffDocument, XliffVersion } from './types.ts'

/**
 * The official suites, samples and files of other tools. They are not part of the repository: without the folder these
 * tests are skipped, and the tests beside this one cover the same with files of our own.
 */

const data = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data/xliff')
const here = existsSync(data)
const skip = here ? '' : ' (skipped: ../shared/data/xliff is not there)'

const files = (...patterns: string[]): string[] => globSync(patterns, { cwd: data }).toSorted()
const bytesOf = (file: string): Uint8Array => readFileSync(join(data, file))

/** Undeclared prefix: the one file called valid that is not well-formed. */
const malformed = 'suite/2.2/modules/valid/Good-pgs_plural.xlf'
const valid = (): string[] => files('suite/2.*/*/valid/*.xlf').filter((file) => file !== malformed)
const wild = (): string[] => files('wild/**/*.*', 'samples/1.2/*.*').filter((file) => !file.endsWith('.md'))

test.skipIf(!here)(`every official and wild file is read and written back as the same bytes${skip}`, () => {
  const all = [...valid(), ...wild()]
  expect(valid().length).toBe(174)
  expect(wild().length).toBe(107)
  for (const file of all) {
    const bytes = bytesOf(file)
    expect(Buffer.compare(encodeXliff(readXliff(bytes)), bytes), file).toBe(0)
  }
})

test.skipIf(!here)(`the malformed official file is refused at its undeclared prefix${skip}`, () => {
  expect(() => readXliff(bytesOf(malformed))).toThrow(/prefix "pgs" is not declared/)
})

test.skipIf(!here)(`official files written anew are valid and say the same${skip}`, async () => {
  for (const version of ['2.0', '2.1', '2.2'] satisfies XliffVersion[]) {
    const schema = await openSchema(version, join(data, 'schemas'))
    try {
      for (const file of valid().filter((name) => name.startsWith(`suite/${version}/`))) {
        const bytes = bytesOf(file)
        const text = serializeXliff(readXliff(bytes))
        expect(serializeXliff(readXliff(text)), file).toBe(text)
        if (schema.validate(bytes).length === 0) expect(schema.validate(Buffer.from(text)), file).toEqual([])
      }
    } finally {
      schema.dispose()
    }
  }
})

test.skipIf(!here)(`a record is valid against the official schema of 2.1${skip}`, async () => {
  const schema = await openSchema('2.1', join(data, 'schemas'))
  try {
    const text = serializeXliff(toXliff(hanoiRecord, { marks: marksOfHouse }))
    expect(schema.validate(Buffer.from(text))).toEqual([])
    expect(schema.validate(Buffer.from(text.replace('state="translated"', 'state="done"')))[0]?.code).toBe(
      'xliff.schema',
    )
    expect(schema.validate(Buffer.from('<xliff>'))[0]?.code).toBe('xliff.not-wellformed')
  } finally {
    schema.dispose()
  }
})

const marked = (inlines: readonly Inline[]): readonly Inline[] => [
  { kind: 'text', value: 'Ä & <b> ', span: null },
  ...inlines,
  { kind: 'text', value: ' “x”', span: null },
]

/** Edits of one segment of the first units. */
const editsOf = (document: XliffDocument): readonly Edit[] => {
  const edits: Edit[] = []
  for (const file of document.files) {
    const seen = new Set<string>()
    for (const unit of unitsOf({ ...document, files: [file] })) {
      if (seen.has(unit.id)) continue
      seen.add(unit.id)
      const part = unit.parts.findIndex((candidate) => candidate.kind === 'segment')
      const segment = unit.parts[part]
      if (segment === undefined) continue
      edits.push({
        kind: 'set-target',
        at: { file: file.id, unit: unit.id, part },
        inlines: marked(segment.source.inlines),
      })
    }
  }
  // Each edit reads the file twice: of a long one, one is enough.
  return edits.slice(0, (document.source?.text.length ?? 0) > 100_000 ? 1 : 4)
}

test.skipIf(!here)(`a changed target changes no byte outside it${skip}`, () => {
  const counts = { done: 0, refused: 0 }
  for (const name of [...valid(), ...wild()]) {
    const document = readXliff(bytesOf(name))
    for (const edit of editsOf(document)) {
      const file = document.files.filter(({ id }) => id === edit.at.file)
      const unit = [...unitsOf({ ...document, files: file })].find(({ id }) => id === edit.at.unit)
      const part = unit?.parts[edit.at.part]
      try {
        const edited = applyEdits(document, [edit], { targetLanguage: 'xx' })
        counts.done++
        const before = writeXliff(document)
        const after = writeXliff(edited)
        const place = part?.target?.place?.outer ?? { start: part?.targetAt ?? 0, end: part?.targetAt ?? 0 }
        const isFirst = document.targetLanguage === null && !document.version.startsWith('1.')
        // The first target of a file puts its language into the root as well.
        if (!isFirst) expect(after.startsWith(before.slice(0, place.start)), name).toBe(true)
        expect(after.endsWith(before.slice(place.end)), name).toBe(true)
      } catch (error) {
        if (!(error instanceof GoosefootError) || error.code !== 'xliff.edit') throw error
        counts.refused++
      }
    }
  }
  expect(counts.done).toBeGreaterThan(400)
  expect(counts.refused).toBeLessThan(counts.done / 20)
})
