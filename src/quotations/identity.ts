import { hashedBase32 } from '../article/base32.ts'
import type { BlockId, OccurrenceId, QuotationId } from '../article/types.ts'
import { foldWording } from './marks.ts'
import type { KnownQuotation } from './types.ts'

const CONTEXT = 40
const SHORTEST = 8
const LONGEST = 51

/** Folded characters nearest to the quotation. Folding drops marks and spaces, so more than 40 are taken first. */
const nearBefore = (text: string): string => foldWording(text.slice(-4 * CONTEXT)).slice(-CONTEXT)
const nearAfter = (text: string): string => foldWording(text.slice(0, 4 * CONTEXT)).slice(0, CONTEXT)

/**
 * Gives a quotation its id: `q` + 8 base-32 characters of SHA-256 over folded wording and folded context. Taken once, at
 * first import, then kept whatever becomes of the text.
 *
 * @param wording inner text, all occurrences joined
 * @param before text in front of the quotation in its block
 * @param after text behind it
 * @param taken ids that are or were in use in the article; a collision gets more characters
 */
export const quotationId = (
  wording: string,
  before: string,
  after: string,
  taken: ReadonlySet<string>,
): QuotationId => {
  const seed = [foldWording(wording), nearBefore(before), nearAfter(after)].join('\u0000')
  for (let copy = 1; ; copy++) {
    const hash = hashedBase32(copy === 1 ? seed : `${seed}\u0000${copy}`, LONGEST)
    for (let length = SHORTEST; length <= LONGEST; length++) {
      const id = `q${hash.slice(0, length)}`
      if (!taken.has(id)) return id as QuotationId
    }
  }
}

/** A quotation of the text as it is now, before it has an id. */
export interface FreshQuotation {
  /** In reading order. */
  readonly occurrences: readonly { readonly block: BlockId; readonly wording: string }[]
}

/** The ids of one fresh quotation: kept from before, or null where it is new. */
export interface CarriedQuotation {
  readonly quotation: QuotationId | null
  /** One an occurrence. */
  readonly occurrences: readonly (OccurrenceId | null)[]
}

/**
 * How alike two wordings are, old and new. At or above 1.5 they are taken for the same quotation, edited.
 */
export type WordingScore = (old: string, fresh: string) => number

const SAME_EDITED = 1.5
/** Where an edited quotation stands says as much as a few words. */
const SAME_BLOCK = 0.3

const trigrams = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{Nd}]+/gu)) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) {
      const gram = padded.slice(at, at + 3)
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * Dice over character trigrams with a length penalty, on the scale of the aligner's score: 3.4 for equal wordings, 1.5
 * where a little more than half is shared.
 */
export const wordingScore: WordingScore = (old, fresh) => {
  const a = trigrams(old)
  const b = trigrams(fresh)
  let total = 0
  let shared = 0
  for (const count of a.values()) total += count
  for (const [gram, count] of b) {
    total += count
    shared += Math.min(count, a.get(gram) ?? 0)
  }
  const dice = total === 0 ? 0 : (2 * shared) / total
  const length = Math.abs(Math.log((old.length + 4) / (fresh.length + 4)))
  return 4 * dice - Math.max(0, length - 0.3) - 0.6
}

const wordingOf = (quotation: { readonly occurrences: readonly { readonly wording: string }[] }): string =>
  quotation.occurrences.map(({ wording }) => wording).join(' ')

const numberOf = (id: OccurrenceId): number => Number(id.slice(id.lastIndexOf('.') + 1)) || 0

/**
 * Finds the quotations of an earlier state again, so that each keeps its id even when edited or moved.
 *
 * Same folded wording first, ties by the block they stand in and then by order; then the score of old and new wording.
 * A quotation that is gone takes its id with it: nothing new ever gets it.
 *
 * @param old in reading order
 * @param fresh in reading order
 * @returns one entry a fresh quotation, in order
 */
export const carryQuotations = (
  old: readonly KnownQuotation[],
  fresh: readonly FreshQuotation[],
  score: WordingScore = wordingScore,
): readonly CarriedQuotation[] => {
  const matches: (KnownQuotation | null)[] = fresh.map(() => null)
  const left = new Set(old)
  const take = (index: number, known: KnownQuotation): void => {
    matches[index] = known
    left.delete(known)
  }
  const sameBlock = (known: KnownQuotation, one: FreshQuotation): boolean =>
    known.occurrences.some(({ block }) => one.occurrences.some((other) => other.block === block))

  const byWording = Map.groupBy(old, (known) => foldWording(wordingOf(known)))
  for (const inPlace of [true, false])
    for (const [index, one] of fresh.entries()) {
      if (matches[index]) continue
      const candidates = byWording.get(foldWording(wordingOf(one))) ?? []
      const known = candidates.find((candidate) => left.has(candidate) && (!inPlace || sameBlock(candidate, one)))
      if (known) take(index, known)
    }

  const rest: { readonly index: number; readonly known: KnownQuotation; readonly score: number }[] = []
  for (const known of left)
    for (const [index, one] of fresh.entries()) {
      if (matches[index]) continue
      const value = score(wordingOf(known), wordingOf(one)) + (sameBlock(known, one) ? SAME_BLOCK : 0)
      if (value >= SAME_EDITED) rest.push({ index, known, score: value })
    }
  for (const { index, known } of rest.toSorted((a, b) => b.score - a.score))
    if (!matches[index] && left.has(known)) take(index, known)

  return fresh.map((one, index): CarriedQuotation => {
    const known = matches[index]
    return known
      ? { quotation: known.quotation, occurrences: carryOccurrences(known, one, score) }
      : { quotation: null, occurrences: one.occurrences.map(() => null) }
  })
}

/** Occurrence ids of a quotation found again; an occurrence that is new gets the next number. */
const carryOccurrences = (
  known: KnownQuotation,
  fresh: FreshQuotation,
  score: WordingScore,
): readonly OccurrenceId[] => {
  const ids: (OccurrenceId | null)[] = fresh.occurrences.map(() => null)
  const left = new Set(known.occurrences)
  for (const [at, one] of fresh.occurrences.entries()) {
    const same = known.occurrences.find(
      (other) => left.has(other) && foldWording(other.wording) === foldWording(one.wording),
    )
    if (same) {
      ids[at] = same.id
      left.delete(same)
    }
  }
  for (const [at, one] of fresh.occurrences.entries()) {
    if (ids[at] || left.size === 0) continue
    const best = [...left].toSorted((a, b) => score(b.wording, one.wording) - score(a.wording, one.wording))[0]
    if (best) {
      ids[at] = best.id
      left.delete(best)
    }
  }
  let highest = Math.max(0, ...known.occurrences.map(({ id }) => numberOf(id)))
  return ids.map((id) => id ?? (`${known.quotation}.${++highest}` as OccurrenceId))
}
