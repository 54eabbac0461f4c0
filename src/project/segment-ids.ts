import { hashedBase32 } from '../article/base32.ts'
import { contentKey, textOf } from '../article/content.ts'
import type { Content, SegmentId } from '../article/types.ts'

/** What counts as the same sentence: letters and digits, whatever the marks and spaces. */
export const foldSentence = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[„“”‟"«»‚‘’‛'‹›]/gu, '')
    .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
    .trim()

/** `s` + 4 base-32 characters of the folded text, longer on collision inside the unit. */
export const segmentId = (text: string, taken: ReadonlySet<string>): SegmentId => {
  for (let length = 4; length <= 40; length++) {
    const id = `s${hashedBase32(foldSentence(text), length)}`
    if (!taken.has(id)) return id as SegmentId
  }
  // The same sentence twice in one block: a counter makes the text another one.
  for (let n = taken.size + 1; ; n++) {
    const id = `s${hashedBase32(`${foldSentence(text)}#${n}`, 8)}`
    if (!taken.has(id)) return id as SegmentId
  }
}

/** Share of common character trigrams, 0–1 (Dice, with multiplicity). */
export const similarity = (a: string, b: string): number => {
  if (a === b) return 1
  const counts = new Map<string, number>()
  const left = ` ${a.toLowerCase()} `
  const right = ` ${b.toLowerCase()} `
  for (let i = 0; i + 3 <= left.length; i++) {
    const gram = left.slice(i, i + 3)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  let common = 0
  for (let i = 0; i + 3 <= right.length; i++) {
    const gram = right.slice(i, i + 3)
    const left = counts.get(gram) ?? 0
    if (left > 0) {
      common++
      counts.set(gram, left - 1)
    }
  }
  const total = Math.max(0, left.length - 2) + Math.max(0, right.length - 2)
  return total === 0 ? 0 : (2 * common) / total
}

interface Sentence {
  readonly id: SegmentId
  readonly source: Content
}

/**
 * Which old sentence each new one continues: equal content first, then equal letters, then the most similar one
 * that is at least half the same, never two to one.
 *
 * @returns for each new content the index of the old sentence, or null
 */
export const matchSentences = (before: readonly Sentence[], now: readonly Content[]): readonly (number | null)[] => {
  const result: (number | null)[] = now.map(() => null)
  const free = new Set(before.keys())
  const take = (keyOf: (content: Content) => string): void => {
    const byKey = new Map<string, number[]>()
    for (const index of free) {
      const key = keyOf(before[index]?.source ?? [])
      byKey.set(key, [...(byKey.get(key) ?? []), index])
    }
    now.forEach((content, at) => {
      if (result[at] !== null) return
      const index = byKey.get(keyOf(content))?.shift()
      if (index === undefined) return
      result[at] = index
      free.delete(index)
    })
  }
  take(contentKey)
  take((content) => foldSentence(textOf(content)))
  const pairs: { readonly at: number; readonly index: number; readonly score: number }[] = []
  now.forEach((content, at) => {
    if (result[at] !== null) return
    for (const index of free) {
      const score = similarity(foldSentence(textOf(content)), foldSentence(textOf(before[index]?.source ?? [])))
      if (score >= 0.5) pairs.push({ at, index, score })
    }
  })
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.at - a.index) - Math.abs(b.at - b.index) || a.at - b.at)
  for (const { at, index } of pairs) {
    if (result[at] !== null || !free.has(index)) continue
    result[at] = index
    free.delete(index)
  }
  return result
}
