import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, tokenDistance } from './distance.ts'
import { fold } from './fold.ts'
import { scorable, score, scorer } from './score.ts'
import type { Score } from './score.ts'
import { plainUnitText } from './unit-text.ts'

const between = (a: string, b: string): Score =>
  score(scorable(fold(plainUnitText(a))), scorable(fold(plainUnitText(b))))

/** Plain dynamic programming: the definition. */
const slow = (a: readonly unknown[], b: readonly unknown[]): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, left] of a.entries()) {
    const next = [i + 1]
    for (const [j, right] of b.entries())
      next.push(Math.min(row[j]! + (left === right ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    row = next
  }
  return row[b.length]!
}

const nearby = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(fc.tuple(fc.nat(120), fc.constantFrom('', 'x', 'ä', '字'), fc.nat(2))),
  )
  .map(([text, edits]) => {
    let other = text
    for (const [at, letter, cut] of edits) other = other.slice(0, at) + letter + other.slice(at + cut)
    return [text, other] as const
  })

describe('distance', () => {
  test('equals plain dynamic programming', () => {
    fc.assert(
      fc.property(nearby, ([a, b]) => {
        expect(distance(a, b)).toBe(slow(a.split(''), b.split('')))
      }),
    )
  })

  test('holds at the edges of blocks', () => {
    for (const length of [1, 31, 32, 33, 63, 64, 65, 97, 300]) {
      const a = Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * 7) % 11))).join('')
      const b = Array.from({ length: length + 3 }, (_, at) => String.fromCharCode(97 + ((at * 5) % 13))).join('')
      expect(distance(a, b)).toBe(slow(a.split(''), b.split('')))
      expect(distance(`x${a}y`, `z${b}w`)).toBe(slow(`x${a}y`.split(''), `z${b}w`.split('')))
    }
  })

  test('leaves nothing behind for the next pair', () => {
    distance('abc'.repeat(30), 'cab'.repeat(30))
    expect(distance('xyz', 'zzz')).toBe(2)
  })

  test('on tokens counts whole tokens', () => {
    expect(tokenDistance(['das', 'alte', 'Haus'], ['das', 'neue', 'Haus', '.'])).toBe(2)
  })
})

describe('score', () => {
  test.each([
    ['„Wir gehen“, sagte sie.', '«Wir gehen», sagte sie.', 100, []],
    ['Es waren 12 Schiffe.', 'Es waren 14 Schiffe.', 99, ['numbers']],
    ['Es waren 1.200 Schiffe.', 'Es waren 14 Schiffe.', 99, ['numbers']],
    ['Wir gehen.', '„Wir gehen.“', 99, ['quotes']],
    ['Das amt schweigt.', 'Das Amt schweigt.', 99, ['case']],
    ['Wir gehen!', 'Wir gehen.', 99, ['punctuation']],
    ['Um 7 gehen wir!', '„um 8 gehen wir.“', 96, ['numbers', 'quotes', 'case', 'punctuation']],
  ] as const)('%j against %j is %i', (a, b, points, differences) => {
    expect(between(a, b)).toMatchObject({ points, differences })
  })

  test('codes that differ cost a point', () => {
    const code = { kind: 'alone', n: 1, type: null, data: null } as const
    const withCode = scorable(fold({ text: 'Wir\uFFFC gehen.', codes: [code] }))
    expect(score(withCode, scorable('Wir gehen.'))).toMatchObject({ points: 99, differences: ['codes'] })
  })

  test('a word that differs never passes 94', () => {
    const long = 'sehr '.repeat(80)
    expect(between(`${long}langer Satz`, `${long}langes Satz`).points).toBe(94)
  })

  test('is symmetric, within 0 and 100, and 100 for equal folds only', () => {
    fc.assert(
      fc.property(nearby, ([a, b]) => {
        const there = between(a, b)
        expect(between(b, a)).toEqual(there)
        expect(there.points).toBeGreaterThanOrEqual(0)
        expect(there.points === 100).toBe(fold(plainUnitText(a)) === fold(plainUnitText(b)))
      }),
    )
  })

  const data = new URL('../../../shared/data/memory/', import.meta.url)
  const rows = (name: string): string[][] =>
    readFileSync(new URL(name, data), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))

  test.skipIf(!existsSync(data))('reproduces the scores that brute force gave (skipped without ../shared/data)', () => {
    const stored = new Map(rows('segments.tsv').map(([id, text]) => [id, text]))
    const asked = new Map(rows('queries.tsv').map(([id, , , text]) => [id, text]))
    const wrong = rows('truth.tsv').flatMap(([id, points, best]) =>
      (best ?? '')
        .split(' ')
        .filter((row) => row !== '')
        .map((row) => row.split(':')[0])
        .filter((row) => between(asked.get(id)!, stored.get(row)!).points !== Number(points))
        .map((row) => `${id} ${row}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('scoring many against one', () => {
  const word = fc.constantFrom(
    'die',
    'Die',
    'DIE',
    'Straße',
    'STRASSE',
    'straße',
    'Σίσυφος',
    'σίσυφοσ',
    'İzmir',
    'i\u0307zmir',
    '12',
    '3,5',
    '𝒳',
    '𐐀𐐨',
    '😀',
    '„',
    '“',
    '.',
    '…',
    '#',
    '字',
    '\uE000',
  )
  const text = fc
    .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 9 })
    .map((words) => words.join(' '))

  test('gives the same score as one against one, and passes over only what stays below', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(0, 50, 75, 95, 100), (left, right, points) => {
        const [a, b] = [fold(plainUnitText(left)), fold(plainUnitText(right))]
        const wanted = score(scorable(a), scorable(b))
        const found = scorer(scorable(a))(b, points)
        if (found === null) expect(wanted.points).toBeLessThan(points)
        else expect(found).toEqual(wanted)
      }),
      { numRuns: 2000 },
    )
  })
})
