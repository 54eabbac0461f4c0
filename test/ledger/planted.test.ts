import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/article/finding.ts'
import type {
  ArticleRecord,
  Content,
  Inline,
  OccurrenceId,
  SegmentRecord,
  UnitRecord,
} from '../../src/article/types.ts'
import config from '../../goosefoot.config.ts'
import { checkConfig } from '../../src/project/config.ts'
import { checkLocaleRecord } from '../../src/project/check-record.ts'
import { readBytes } from '../../src/project/files.ts'
import { findLedger, type Layout, readRecord, recordPath } from '../../src/project/layout.ts'
import { findArticles, type Place } from '../../src/project/locate.ts'
import { type Prepared, prepareArticle } from '../../src/project/prepare.ts'
import { styleOf } from '../../src/project/style.ts'
import type { Ledger, LedgerEntry } from '../../src/quotations/ledger/types.ts'
import { checkout } from '../support/newsroom.ts'

/**
 * Damage planted into the newsroom's own finished translations: every one must keep its locale from being published.
 * 500 lost quotations, and at least 50 translations back into the language that was spoken.
 */

interface Version {
  readonly record: ArticleRecord
  readonly prepared: Prepared
  readonly ledger: Ledger
}
let place: Place
const versions: Version[] = []

beforeAll(() => {
  place = { root: checkout, config: checkConfig(config, 'goosefoot.config.ts', checkout), configFile: null }
  const layout: Layout = { root: place.root, base: place.root }
  for (const file of findArticles(place, [], checkout)) {
    const ledger = findLedger(place, layout, file)?.ledger
    const records = ['en', 'fr', 'es'].map((locale) => readRecord(recordPath(layout, locale, file.id), locale))
    const found = records.filter((record) => record !== null)
    if (ledger === undefined || found.length !== 3) throw new Error('the newsroom has no finished translations')
    const bytes = readBytes(join(place.root, file.name), file.name)
    const prepared = prepareArticle(file, bytes, place.config, styleOf(place.config, file.locale), found, ledger)
    versions.push(...found.map((record) => ({ record, prepared, ledger })))
  }
})

const check = ({ record, prepared, ledger }: Version): readonly Finding[] =>
  checkLocaleRecord(record, prepared, ledger, styleOf(place.config, record.targetLocale)).findings
const blocks = (version: Version): boolean => check(version).some((one) => one.blocks && one.code.startsWith('quote.'))

const isEnd = (inline: Inline, id: OccurrenceId): boolean =>
  (inline.kind === 'quote-open' || inline.kind === 'quote-close') && inline.occurrence === id
const spanOf = (target: Content, id: OccurrenceId): readonly [number, number] => [
  target.findIndex((inline) => inline.kind === 'quote-open' && inline.occurrence === id),
  target.findIndex((inline) => inline.kind === 'quote-close' && inline.occurrence === id),
]

/** Ways a quotation gets lost on its way through people and machines. */
const losses: Readonly<Record<string, (target: Content, id: OccurrenceId) => Content>> = {
  'its ends are gone, its words are reported': (target, id) => target.filter((inline) => !isEnd(inline, id)),
  'its words are gone with its ends': (target, id) => {
    const [open, close] = spanOf(target, id)
    return [...target.slice(0, open), { kind: 'text', text: 'this and that' }, ...target.slice(close + 1)]
  },
  'the opening end is gone': (target, id) =>
    target.filter((inline) => !(isEnd(inline, id) && inline.kind === 'quote-open')),
  'the closing end is gone': (target, id) =>
    target.filter((inline) => !(isEnd(inline, id) && inline.kind === 'quote-close')),
  'it stands twice': (target, id) => {
    const [open, close] = spanOf(target, id)
    return [...target, { kind: 'text', text: ' ' }, ...target.slice(open, close + 1)]
  },
  'its marks hold nothing': (target, id) => {
    const [open, close] = spanOf(target, id)
    const [first, last] = [target[open], target[close]]
    if (first === undefined || last === undefined) return target
    return [...target.slice(0, open), ...target.slice(open + 1, close), first, last, ...target.slice(close + 1)]
  },
  'it has the identity of another': (target, id) =>
    target.map((inline) => (isEnd(inline, id) ? { ...inline, occurrence: 'qzzzzzzzz.1' as OccurrenceId } : inline)),
}

const withTarget = (version: Version, unit: UnitRecord, segment: SegmentRecord, target: Content): Version => ({
  ...version,
  record: {
    ...version.record,
    units: version.record.units.map((one) =>
      one === unit
        ? { ...one, parts: one.parts.map((part) => (part === segment ? { ...segment, target } : part)) }
        : one,
    ),
  },
})

/** Every attributed occurrence that stands whole in one segment, in every version. */
const places = () =>
  versions.flatMap((version) =>
    version.record.units.flatMap((unit) =>
      unit.parts.flatMap((part) => {
        if (part.kind !== 'segment' || part.target === null) return []
        const target = part.target
        return unit.quotes
          .filter(({ quoteKind, quotation }) => {
            const kind = version.ledger.entries.find(({ id }) => id === quotation)?.quoteKind ?? quoteKind
            return kind === 'direct' || kind === 'partial'
          })
          .filter(({ id }) => !spanOf(target, id).includes(-1))
          .map(({ id }) => ({ version, unit, segment: part, target, id }))
      }),
    ),
  )

describe('planted damage', () => {
  test('the translations as they are have no error', () => {
    expect(versions.flatMap(check).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('500 attributed quotations lost in seven ways: none passes', () => {
    const all = places().flatMap((one) => Object.entries(losses).map(([name, lose]) => ({ ...one, name, lose })))
    expect(all.length).toBeGreaterThanOrEqual(500)
    const passed = all.filter(({ version, unit, segment, target, id, lose }) => {
      const damaged = lose(target, id)
      expect(damaged).not.toEqual(target)
      return !blocks(withTarget(version, unit, segment, damaged))
    })
    expect(passed.map(({ version, id, name }) => `${version.record.targetLocale} ${id}: ${name}`)).toEqual([])
  })

  test('50 translations back into the language that was spoken: none passes', () => {
    // In each locale, what was said in its language: the original is not known, or one word of it is another one.
    const other = (words: string): string => words.replace(/\p{L}+(?=\P{L}*$)/u, 'otherwise')
    let planted = 0
    const passed: string[] = []
    for (const version of versions)
      for (const entry of version.ledger.entries) {
        const language = version.record.targetLocale
        const changed: LedgerEntry[] =
          entry.quoteKind !== 'direct' && entry.quoteKind !== 'partial'
            ? []
            : [
                { ...entry, spokenLanguage: language, original: null, renderings: {} },
                ...(entry.original === null || entry.original.language !== language
                  ? []
                  : [
                      {
                        ...entry,
                        original: { ...entry.original, wording: other(entry.original.wording) },
                        renderings: {},
                      },
                    ]),
              ]
        for (const one of changed) {
          const ledger = {
            ...version.ledger,
            entries: version.ledger.entries.map((old) => (old === entry ? one : old)),
          }
          planted++
          if (!blocks({ ...version, ledger })) passed.push(`${language} ${entry.id}`)
        }
      }
    expect(planted).toBeGreaterThanOrEqual(50)
    expect(passed).toEqual([])
  })

  test('a loss that a named person accepted is no error, and lapses when the target changes', () => {
    const one = places()[0]
    if (one === undefined) throw new Error('no attributed quotation')
    const { version, unit, segment, target, id } = one
    const quotation = id.slice(0, id.lastIndexOf('.'))
    const accepted = (wording: string | null): Ledger => ({
      ...version.ledger,
      entries: version.ledger.entries.map((entry) =>
        entry.id === quotation
          ? {
              ...entry,
              renderings: {
                [version.record.targetLocale]: { mode: 'reported', by: 'Ada Muster', reason: 'no room', wording },
              },
            }
          : entry,
      ),
    })
    const lost = withTarget(
      version,
      unit,
      segment,
      target.filter((inline) => !isEnd(inline, id)),
    )
    expect(blocks(lost)).toBe(true)
    expect(blocks({ ...lost, ledger: accepted(null) })).toBe(false)
    expect(check({ ...lost, ledger: accepted(null) }).map(({ code }) => code)).toContain('quote.accepted')
    expect(blocks({ ...lost, ledger: accepted('something else') })).toBe(true)
  })
})
