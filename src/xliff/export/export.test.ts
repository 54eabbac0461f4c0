import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { houseStyleFor } from '../../quotations/index.ts'
import type { ArticleRecord } from '../../article/types.ts'
import { convertXliff } from '../convert/convert.ts'
import { sameModel } from '../equality.ts'
import { mergeReturned, openSchema, readXliff, serializeXliff, validateXliff } from '../index.ts'
import { profiles } from '../profiles/index.ts'
import { hanoiRecord } from '../record.fixture.ts'
import type { WrittenVersion } from '../types.ts'
import { exportXliff } from './export.ts'
import type { ExportOptions, FindTerms, HandOff } from './types.ts'

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
            expect(validateXliff(text)).toEqual([])
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
        const again = convertXliff(readXliff(serializeXliff(there.document)), written.version as WrittenVersion)
        expect(again.losses).toEqual([])
        const back = readXliff(serializeXliff(again.document))
        if (!sameModel({ ...back, source: null }, { ...written, source: null }))
          expect(serializeXliff({ ...back, source: null })).toBe(serializeXliff({ ...written, source: null }))
        expect(serializeXliff(again.document)).toBe(written.source?.text)
      }
    }
  })
})

describe('what stands beside the text', () => {
  const terms: FindTerms = (_, segment) => {
    const text = segment.source.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')
    return ['Präsident', 'Handschlag', 'Hanoi'].flatMap((term) => {
      const start = text.indexOf(term)
      if (start < 0) return []
      const translations = [`${term} (en)`]
      return [{ start, end: start + term.length, term, translations, definition: term === 'Hanoi' ? 'a city' : null }]
    })
  }
  const people: ArticleRecord = {
    ...hanoiRecord,
    units: hanoiRecord.units.map((unit) => ({
      ...unit,
      parts: unit.parts.map((part) =>
        part.kind === 'segment' && part.origin?.kind === 'human'
          ? { ...part, origin: { kind: 'human', person: 'Ada "A" Muster' } }
          : part.kind === 'segment' && part.id === 's6jy'
            ? { ...part, target: part.source, state: 'translated', origin: { kind: 'human', person: 'Ben' } }
            : part,
      ),
    })),
  }
  const textOf = (name: string, rest: Partial<ExportOptions> = {}): string =>
    serializeXliff(handOff(name, { terms, ...rest }, people).document)

  test('terms are marked in the source and listed with the unit, or said in a note, or listed beside the file', () => {
    const text = textOf('xliff21')
    expect(text).toContain('sagte der <mrk id="m1" type="term" ref="#gls=t1">Präsident</mrk> am Mittwoch.')
    expect(text).toContain('<gls:glossEntry id="t1" ref="#m1">')
    expect(text).toContain('<gls:definition>a city</gls:definition>')
    expect(textOf('poedit')).toContain('>Terms: Hanoi = Hanoi (en) (a city)</note>')
    expect(textOf('omegat')).not.toContain('Hanoi (en)')
    expect(handOff('omegat', { terms }, people).termsBeside.map(({ term }) => term)).toEqual([
      'Hanoi',
      'Präsident',
      'Handschlag',
    ])
  })

  test('people and engines are ITS in 2.1 and 2.2: on the unit, or stand-off when there are several', () => {
    for (const name of ['xliff21', 'xliff22']) {
      const text = textOf(name)
      expect(text).toContain('its:person="Ada &quot;A&quot; Muster"')
      expect(text).toContain(
        '<its:provenanceRecord tool="deepl quality_optimized"/><its:provenanceRecord person="Ben"/>',
      )
    }
    expect(textOf('xliff20')).toContain('<mda:meta type="person">Ben</mda:meta>')
    expect(textOf('xliff12')).not.toContain('Ben')
  })

  test('a length limit is one for the tool and a note for the person', () => {
    expect(textOf('xliff12')).toContain(' maxwidth="60" size-unit="char">')
    expect(textOf('xliff20')).toContain(' slr:sizeRestriction="60">')
    expect(textOf('poedit')).toContain('>At most 60 characters.</note>')
  })

  test('a locked sentence in an open block is marked, and its change is not taken', () => {
    const text = textOf('xliff20', { onlyOpen: true })
    expect(text).toContain('<source><mrk id="lock-sk2c" translate="no">')
    const target = 'We have time,</pc> the president said on Wednesday.'
    expect(text).toContain(target)
    const { verdicts, changed } = mergeReturned(people, readXliff(text.replace(target, 'No time,</pc> he said.')))
    expect(changed).toBe(false)
    expect(verdicts).toContainEqual(expect.objectContaining({ verdict: 'locked', segment: 'sk2c' }))
  })

  test('the best proposal fills a target that is to be reviewed, and nothing else', () => {
    const text = textOf('xliff12', { prefill: 'best' })
    expect(text).not.toContain('<target state="needs-review-translation">We will talk again tomorrow.</target>')
    const fitting: ArticleRecord = {
      ...open,
      units: open.units.map((unit) => ({
        ...unit,
        parts: unit.parts.map((part) =>
          part.kind === 'segment' && part.id === 's4tn'
            ? {
                ...part,
                proposals: [
                  {
                    kind: 'proposal',
                    type: 'memory',
                    similarity: 88,
                    origin: null,
                    source: [{ kind: 'text', text: 'Freundlicher Empfang in Hanoi' }],
                    target: [{ kind: 'text', text: 'Friendly welcome in Hanoi' }],
                  },
                ],
              }
            : part,
        ),
      })),
    }
    const filled = serializeXliff(handOff('xliff12', { prefill: 'best' }, fitting).document)
    expect(filled).toContain('<target state="needs-review-translation">Friendly welcome in Hanoi</target>')
    expect(filled).toContain('<alt-trans match-quality="88%">')
    // Sent and not looked at: the record stays open.
    expect(mergeReturned(fitting, readXliff(filled)).changed).toBe(false)
  })

  test.skipIf(!hasSchemas)(`all of it is valid, and lossless in every version${skip}`, async () => {
    for (const version of ['1.2', '2.0', '2.1', '2.2'] as const) {
      const schema = await openSchema(version, schemas)
      try {
        for (const name of names) {
          const { document } = handOff(name, { terms }, people)
          const { document: converted, losses } = convertXliff(document, version)
          expect(losses, `${name} as ${version}`).toEqual([])
          const text = serializeXliff(converted)
          expect(schema.validate(new TextEncoder().encode(text)), `${name} as ${version}`).toEqual([])
          const back = convertXliff(readXliff(text), profiles.get(name)?.version ?? '1.2')
          expect(back.losses).toEqual([])
          expect(serializeXliff(back.document), `${name} by ${version}`).toBe(serializeXliff(document))
        }
      } finally {
        schema.dispose()
      }
    }
  })
})
