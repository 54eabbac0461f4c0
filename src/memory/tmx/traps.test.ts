import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { GoosefootError } from '../../errors.ts'
import { openMemory } from '../memory.ts'
import { readTmx, tmxReader } from './read.ts'
import type { TmxReading } from './read.ts'
import type { TmxPair } from './unit.ts'

interface ExpectedUnit {
  readonly from: string
  readonly to: string
  readonly source: string
  readonly target: string
  readonly codes?: number
  readonly prev?: string
  readonly next?: string
  readonly state?: string
  readonly quote?: string
  readonly segment?: string
  readonly article?: string
  readonly changed?: string
  readonly unit?: string
  readonly flags?: readonly string[]
}
interface Expected {
  readonly why: string
  readonly options: { readonly source: string }
  readonly units: readonly ExpectedUnit[]
  readonly reports: readonly string[]
  readonly exit: number
  readonly stored?: number
}

const traps = new URL('traps/', import.meta.url)
const expected = JSON.parse(readFileSync(new URL('expected.json', traps), 'utf8')) as Readonly<Record<string, Expected>>

/** The pair with the fields that the expected unit names. */
const asExpected = (pair: TmxPair, wanted: ExpectedUnit): Record<string, unknown> => {
  const all: Record<string, unknown> = {
    from: pair.sourceLocale,
    to: pair.targetLocale,
    source: pair.source.text,
    target: pair.target.text,
    codes: pair.source.codes.length,
    prev: pair.prev,
    next: pair.next,
    state: pair.state,
    quote: pair.quotation,
    segment: pair.segment,
    article: pair.article,
    changed: pair.changed,
    unit: pair.unit,
    flags: pair.flags,
  }
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name]]))
}

describe('a TMX trap', () => {
  test.each(Object.entries(expected))('%s is read as agreed', (name, { why, options, units, reports, exit }) => {
    let reading: TmxReading
    try {
      reading = readTmx(readFileSync(new URL(name, traps)), { sourceLocale: options.source, file: name })
    } catch (error) {
      expect(error, why).toBeInstanceOf(GoosefootError)
      if (!(error instanceof GoosefootError)) return
      expect([error.code.slice('tmx.'.length)], why).toEqual(reports)
      expect(error.place).toMatchObject({ file: name, line: 2 })
      expect(exit).toBe(6)
      return
    }
    expect(
      reading.pairs.map((pair, at) => asExpected(pair, units[at] ?? (pair as never))),
      why,
    ).toEqual(units)
    expect(reading.reports.map(({ code }) => code).sort(), why).toEqual([...reports].sort())
    expect(reading.reports.some(({ action }) => action === 'left-out') ? 12 : 0, why).toBe(exit)
  })

  test.each(Object.entries(expected).filter(([, { stored }]) => stored !== undefined))(
    '%s is stored without doubles',
    async (name, { options, stored, units }) => {
      const memory = openMemory(':memory:')
      const result = await memory.importTmx(readFileSync(new URL(name, traps)), { sourceLocale: options.source })
      expect(result).toMatchObject({ read: units.length, added: stored, again: units.length - stored!, left: 0 })
    },
  )

  test('with every byte in a piece of its own gives the same units', () => {
    for (const name of ['01-strict.tmx', '02-utf16le-bom.tmx', '22-control-character.tmx', '33-html-entities.tmx']) {
      const bytes = readFileSync(new URL(name, traps))
      const pairs: TmxPair[] = []
      const reader = tmxReader({ sourceLocale: 'de' }, (pair) => pairs.push(pair))
      // The first piece holds the declaration: it is what the encoding is found from.
      reader.write(bytes.subarray(0, 200))
      for (let at = 200; at < bytes.length; at++) reader.write(bytes.subarray(at, at + 1))
      const reports = reader.end()
      const whole = readTmx(bytes, { sourceLocale: 'de' })
      expect(pairs).toEqual(whole.pairs)
      expect(reports).toEqual(whole.reports)
    }
  })
})
