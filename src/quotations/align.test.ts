import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestLinks, sumOf } from './align/search.ts'
import { alignOccurrences, alignQuotations } from './align.ts'

interface HardCase {
  readonly id: string
  readonly sourceLocale: string
  readonly targetLocale: string
  readonly source: string
  readonly target: string
  readonly outcome: readonly string[]
  readonly extra: readonly string[]
  readonly note: string
}

const hard = readFileSync(new URL('./fixtures/hard-align-repair.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): HardCase => JSON.parse(line))

const align = (source: string, target: string, locale = 'en-US') =>
  alignQuotations({ text: source, locale: 'de-DE' }, { text: target, locale })

describe('the hard set is judged as a person judged it', () => {
  test.each(hard)('$id $note', ({ source, sourceLocale, target, targetLocale, outcome, extra }) => {
    const found = alignQuotations({ text: source, locale: sourceLocale }, { text: target, locale: targetLocale })
    expect(found.outcomes).toEqual(outcome)
    expect(found.extra.map((at) => target.slice(found.target[at]?.start, found.target[at]?.end))).toEqual(extra)
  })
})

describe('links', () => {
  test('as many quotations on both sides go in order', () => {
    expect(align('„Ja“, sagte er, dann „Nein“.', '“Yes,” he said, then “no.”').links).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  test('a quotation that moved is found by its words', () => {
    const { links, details } = align(
      'Die Stadt nannte „Operation Nordlicht 2021“ einen Erfolg, ihr Gegner „Projekt Südwind 1999“ ein Desaster für alle.',
      'While its rival “Projekt Südwind 1999” was a disaster for all, the city called “Operation Nordlicht 2021” a success.',
    )
    expect(links).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(details[1]?.all).toContain('reordered')
  })

  test('the quotation that is gone is found between two that are left', () => {
    const { links, outcomes } = align(
      'Der „Kurier“ meldete am Montag, die Regierung plane „keine neuen Gesetze“, und das Wort „Stillstand“ mache die Runde.',
      'On Monday the “Kurier” reported that the government planned no new laws, and the word “standstill” was heard.',
    )
    expect(links).toEqual([
      [0, 0],
      [2, 1],
    ])
    expect(outcomes).toEqual(['aligned', 'missing-both', 'aligned'])
  })

  test('a nested quotation that lost its parent has changed its nesting', () => {
    const { details } = align(
      'Sie sagte: „Er rief ‚Halt!‘ und lief weg, so schnell er konnte.“',
      'She said that he shouted “Stop!” and ran away as fast as he could.',
    )
    expect(details.map(({ all }) => all)).toEqual([[expect.any(String)], expect.arrayContaining(['nesting-changed'])])
  })

  test('an id that an engine gave back holds, unless the words speak against it', () => {
    const source = '„Ja“, sagte er. „Nein“, sagte sie.'
    const target = '“Yes,” he said. “No,” she said.'
    const spans = (places: readonly (readonly [number, number])[]) =>
      places.map(([start, end]) => ({ start, end, innerStart: start + 1, innerEnd: end - 1, depth: 1 }))
    const found = alignOccurrences(
      source,
      spans([
        [0, 4],
        [16, 22],
      ]),
      target,
      spans([
        [0, 6],
        [16, 21],
      ]),
      [{ source: 0, target: 1, kind: 'id' }],
    )
    expect(found.links.map((link) => [link.source, link.target])).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(found.disputed).toEqual([])
  })

  test('an engine that declined or gave the source back has translated nothing', () => {
    const source = 'Er sagte: „Das ist ein sehr langer Satz.“'
    expect(align(source, source).outcomes).toEqual(['untranslated'])
    expect(align(source, '').outcomes).toEqual(['untranslated'])
    expect(align(source, "I'm sorry, but I can't assist with that request.").outcomes).toEqual(['untranslated'])
  })

  test('paragraphs that go on with a quotation face each other', () => {
    const { outcomes, source } = align(
      '„Erstens geht das nicht.\n\nZweitens will es keiner“, sagte sie.',
      '“First, it does not work.\n\n“Second, nobody wants it,” she said.',
    )
    expect(source.map(({ type }) => type)).toEqual(['open', 'close'])
    expect(outcomes).toEqual(['aligned', 'aligned'])
  })

  test('offsets are those of the target as delivered, entities and all', () => {
    const target = 'He said &quot;yes&quot;.'
    const { target: found, outcomes } = align('Er sagte „Ja“.', target)
    expect(outcomes).toEqual(['entity'])
    expect(target.slice(found[0]?.start, found[0]?.end)).toBe('&quot;yes&quot;')
  })
})

describe('the search', () => {
  const hundredths = fc.integer({ min: -200, max: 400 }).map((value) => value / 100)
  const matrix = fc.integer({ min: 0, max: 5 }).chain((width) =>
    fc.array(fc.array(hundredths, { minLength: width, maxLength: width }), {
      maxLength: 5,
    }),
  )
  /** Every set of links, tried out. */
  const brute = (scores: readonly (readonly number[])[], source = 0, used: readonly number[] = []): number => {
    if (source === scores.length) return 0
    const right = Math.max(-1, ...used)
    return Math.max(
      brute(scores, source + 1, used),
      ...(scores[source] ?? []).map((score, target) =>
        score <= 0 || used.includes(target)
          ? Number.NEGATIVE_INFINITY
          : score - (target < right ? 0.6 : 0) + brute(scores, source + 1, [...used, target]),
      ),
    )
  }

  test('finds the best set of links there is', () => {
    fc.assert(
      fc.property(matrix, (scores) => {
        expect(bestLinks(scores).sum).toBeCloseTo(brute(scores), 9)
      }),
    )
  })

  test('links one to one, each with a positive score, however many there are', () => {
    const wide = fc.integer({ min: 13, max: 30 }).chain((width) =>
      fc.array(fc.array(hundredths, { minLength: width, maxLength: width }), {
        minLength: 13,
        maxLength: 30,
      }),
    )
    fc.assert(
      fc.property(wide, (scores) => {
        const { links, sum } = bestLinks(scores)
        expect(new Set(links.map(({ source }) => source)).size).toBe(links.length)
        expect(new Set(links.map(({ target }) => target)).size).toBe(links.length)
        expect(links.every(({ score }) => score > 0)).toBe(true)
        expect(sumOf(links)).toBeCloseTo(sum, 9)
      }),
      { numRuns: 30 },
    )
  })
})
