import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { BlockId, OccurrenceId, QuotationId } from '../article/types.ts'
import { carryQuotations, quotationId } from './identity.ts'
import type { KnownQuotation } from './types.ts'

const none: ReadonlySet<string> = new Set()
const block = (name: string): BlockId => name as BlockId
const known = (id: string, ...parts: readonly (readonly [block: string, wording: string])[]): KnownQuotation => ({
  quotation: id as QuotationId,
  occurrences: parts.map(([name, wording], n) => ({
    id: `${id}.${n + 1}` as OccurrenceId,
    block: block(name),
    wording,
  })),
})
const fresh = (...parts: readonly (readonly [block: string, wording: string])[]) => ({
  occurrences: parts.map(([name, wording]) => ({ block: block(name), wording })),
})

test('an id is q and eight characters, the same for the same wording and surroundings', () => {
  const id = quotationId('Wir gehen.', 'Er sagte: ', ' Dann ging er.', none)
  expect(id).toMatch(/^q[a-z2-7]{8}$/)
  expect(quotationId('Wir\u00a0gehen.', 'Er sagte:', 'Dann ging er.', none)).toBe(id)
  expect(quotationId('Wir gehen.', 'Sie sagte: ', ' Dann ging er.', none)).not.toBe(id)
})

test('the hash is taken over folded wording and 40 folded characters on both sides', () => {
  const before = 'x'.repeat(100)
  const seed = ['wirgehen.', 'x'.repeat(40), 'y'.repeat(40)].join('\u0000')
  const first = createHash('sha256').update(seed).digest()[0] ?? 0
  const id = quotationId('Wir gehen.', before, 'y'.repeat(100), none)
  expect('abcdefghijklmnopqrstuvwxyz234567'.indexOf(id[1] ?? '')).toBe(first >> 3)
})

test('a collision gets more characters, and an id once taken is never given again', () => {
  const taken = new Set<string>()
  for (let n = 0; n < 60; n++) {
    const id = quotationId('Nein.', '', '', taken)
    expect(taken.has(id)).toBe(false)
    taken.add(id)
  }
  expect(taken.size).toBe(60)
})

test('the same wording keeps its id wherever it has moved', () => {
  const old = [known('qa', ['b1', 'Wir gehen.']), known('qb', ['b2', 'Wir bleiben.'])]
  const carried = carryQuotations(old, [fresh(['b9', 'Wir bleiben.']), fresh(['b1', 'Wir gehen.'])])
  expect(carried.map(({ quotation }) => quotation)).toEqual(['qb', 'qa'])
})

test('an edited wording keeps its id; a new one gets none', () => {
  const old = [known('qa', ['b1', 'Wir haben sehr viel Zeit für dieses Vorhaben.'])]
  const carried = carryQuotations(old, [
    fresh(['b1', 'Morgen beginnt etwas anderes.']),
    fresh(['b1', 'Wir haben viel Zeit für dieses Vorhaben.']),
  ])
  expect(carried.map(({ quotation }) => quotation)).toEqual([null, 'qa'])
})

test('equal wordings are told apart by their block, then by order', () => {
  const old = [known('qa', ['b1', 'Nein.']), known('qb', ['b2', 'Nein.'])]
  expect(carryQuotations(old, [fresh(['b2', 'Nein.'])])[0]?.quotation).toBe('qb')
  expect(carryQuotations(old, [fresh(['b7', 'Nein.']), fresh(['b8', 'Nein.'])]).map((one) => one.quotation)).toEqual([
    'qa',
    'qb',
  ])
})

test('occurrences keep their numbers, and a new one gets the next', () => {
  const old = [known('qa', ['b1', 'Es gibt keine Eile'], ['b1', 'Wir haben Zeit.'])]
  const carried = carryQuotations(old, [
    fresh(['b1', 'Es gibt keine Eile'], ['b1', 'Das bleibt so'], ['b1', 'Wir haben Zeit.']),
  ])
  expect(carried[0]?.occurrences).toEqual(['qa.1', 'qa.3', 'qa.2'])
})

test('a score that is passed in decides what counts as edited', () => {
  const old = [known('qa', ['b1', 'Eins'])]
  expect(carryQuotations(old, [fresh(['b2', 'Zwei'])], () => 1.5)[0]?.quotation).toBe('qa')
  expect(carryQuotations(old, [fresh(['b2', 'Eins anders'])], () => 0)[0]?.quotation).toBeNull()
})
