import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysInto } from './keys.ts'
import { buildPart, isPartBuffer, mergeParts, viewPart } from './part.ts'
import type { Part } from './part.ts'
import { keyQuery, rowsWithAll, searchPart } from './search.ts'

const keysOf = (text: string): number[] => {
  const into = new Uint32Array(2048)
  return [...into.subarray(0, keysInto(text, into))]
}

const partOf = (texts: readonly (readonly [row: number, text: string])[]): Part => {
  const lists = texts.map(([, text]) => keysOf(text))
  const bounds = new Uint32Array(texts.length + 1)
  lists.forEach((list, at) => {
    bounds[at + 1] = bounds[at]! + list.length
  })
  return buildPart({
    size: texts.length,
    ids: Uint32Array.from(texts.map(([row]) => row)),
    bounds,
    keys: Uint32Array.from(lists.flat()),
  })
}

const ascending = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b)

const words = ['die', 'Stadt', 'Städte', 'baut', 'baute', 'Brücken', 'brückenlos', 'nun', '12', '7', 'hier']
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))

describe('keys', () => {
  test('are the same for a word and its inflections, for every case, and for all numbers', () => {
    expect(keysOf('Verhandlung')).toEqual(keysOf('VERHANDLUNGEN'))
    expect(keysOf('2018')).toEqual(keysOf('7'))
    expect(keysOf('Haus')).not.toEqual(keysOf('Hausbau'))
  })

  test('of scripts without spaces are pairs of neighbours', () => {
    expect(keysOf('東京都')).toHaveLength(2)
    expect(keysOf('東京都')[0]).toBe(keysOf('東京')[0])
    expect(keysOf('京')).toHaveLength(1)
  })
})

describe('a part', () => {
  test('gives every text that shares enough keys, words repeated, at every share', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40 }),
        text,
        fc.constantFrom(0.4, 0.45, 0.6, 0.75, 1),
        (texts, asked, share) => {
          const part = partOf(texts.map((one, at) => [at + 10, one]))
          const query = keysOf(asked)
          const wanted = texts.flatMap((one, at) => {
            const stored = new Set(keysOf(one))
            const shared = query.filter((key) => stored.has(key)).length
            const ratio = keysOf(one).length / query.length
            const fits = shared >= share * query.length - 1e-9 && ratio >= share - 1e-9 && ratio <= 1 / share + 1e-9
            return fits ? [at + 10] : []
          })
          const found = searchPart(part, keyQuery(asked), share, new Set())
          // Nothing that qualifies is lost; what comes besides is sorted out by its score.
          expect(found).toEqual(expect.arrayContaining(wanted))
          expect(new Set(found).size).toBe(found.length)
        },
      ),
    )
  })

  test('merged from parts without what was erased is the part built afresh', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 20 }),
        fc.array(text, { maxLength: 20 }),
        fc.array(fc.nat(40), { maxLength: 8 }),
        (first, second, gone) => {
          const erased = new Set(gone)
          const all = [...first, ...second].map((one, row) => [row, one] as const)
          const merged = mergeParts(
            partOf(all.slice(0, first.length)),
            second.length === 0 ? null : partOf(all.slice(first.length)),
            erased,
          )
          const afresh = partOf(all.filter(([row]) => !erased.has(row)))
          expect(merged.size).toBe(afresh.size)
          for (const [, asked] of all)
            expect(ascending(searchPart(merged, keyQuery(asked), 0.6, new Set()))).toEqual(
              ascending(searchPart(afresh, keyQuery(asked), 0.6, new Set())),
            )
        },
      ),
    )
  })

  test('finds the texts that hold all words', () => {
    const part = partOf([
      [1, 'Die Brücken der Stadt'],
      [2, 'Die Brücken sind alt'],
      [3, 'Der Stadtrat tagt'],
    ])
    const all = (asked: string): number[] => ascending(rowsWithAll(part, keysOf(asked)))
    expect(all('Brücken')).toEqual([1, 2])
    expect(all('Brücken Stadt')).toEqual([1])
    expect(all('Brücken Rathaus')).toEqual([])
  })

  test('is its buffer: a view of a copy answers the same, and a buffer that is cut is none', () => {
    const part = partOf([[5, 'Die Stadt baut Brücken']])
    expect(isPartBuffer(part.buffer)).toBe(true)
    expect(searchPart(viewPart(part.buffer), keyQuery('Die Stadt baut Brücken'), 0.6, new Set())).toEqual([5])
    expect(isPartBuffer(part.buffer.slice(0, -4))).toBe(false)
  })
})
