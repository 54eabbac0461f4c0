/**
 * Finds the stored texts that may reach a score, and misses none that does.
 *
 * Exact matches and texts of the same words come from maps. For the rest: tokens that two texts share bound their token
 * similarity, lengths bound their character similarity, and `c + w` must reach a sum. So at least B of the query's n
 * tokens must be shared, and one of any n − B + 1 of them is: the rarest are walked.
 */
import type { Scorable } from './score.ts'

export interface SideIndex {
  /** Adds the next text; its number is how many there were before. */
  readonly add: (text: Scorable) => void
  readonly size: () => number
  /** Numbers of texts that may have at least `points`; each once. Those of removed entries are among them. */
  readonly candidates: (query: Scorable, points: number) => readonly number[]
}

/** Texts of the same words score 95 or more, all others less. */
const sameWords = 95

export const sideIndex = (): SideIndex => {
  const byFold = new Map<string, number[]>()
  const bySkeleton = new Map<string, number[]>()
  const postings = new Map<string, number[]>()
  const characters: number[] = []
  const tokens: number[] = []
  const push = (map: Map<string, number[]>, key: string, value: number): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else list.push(value)
  }
  const fuzzy = (query: Scorable, points: number, found: Set<number>): void => {
    const sum = points / 50
    const n = query.tokens.length
    const need = Math.ceil((sum - 1) * n - slack)
    const length = query.fold.length
    const fits = (number: number, shared: number): boolean => {
      const longer = Math.max(length, characters[number] ?? 0, 1)
      const most = Math.max(n, tokens[number] ?? 0, 1)
      const byLength = Math.min(length, characters[number] ?? 0) / longer
      return shared / most + byLength >= sum - slack
    }
    const lists = numbered(query.tokens)
      .map((key) => postings.get(key) ?? [])
      .sort((a, b) => a.length - b.length)
    const walked = need > 0 ? lists.slice(0, n - need + 1) : lists
    const counts = new Map<number, number>()
    for (const list of walked) for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1)
    const unseen = lists.length - walked.length
    if (need > 0) {
      for (const [number, count] of counts) if (fits(number, count + unseen)) found.add(number)
      return
    }
    // Low scores need not share a token: then the lengths alone decide.
    for (let number = 0; number < characters.length; number++)
      if (fits(number, counts.get(number) ?? 0)) found.add(number)
  }
  return {
    add: (text) => {
      const number = characters.length
      characters.push(text.fold.length)
      tokens.push(text.tokens.length)
      push(byFold, text.fold, number)
      if (text.skeleton !== '') push(bySkeleton, text.skeleton, number)
      for (const key of numbered(text.tokens)) push(postings, key, number)
    },
    size: () => characters.length,
    candidates: (query, points) => {
      const found = new Set<number>(byFold.get(query.fold))
      if (points < 100) for (const number of bySkeleton.get(query.skeleton) ?? []) found.add(number)
      if (points < sameWords) fuzzy(query, points, found)
      return [...found]
    },
  }
}

/** Keeps rounding from losing a text that just reaches the sum. */
const slack = 1e-9

/** The k-th occurrence of a token is a key of its own: shared keys are shared occurrences. */
const numbered = (tokens: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>()
  return tokens.map((token) => {
    const count = (seen.get(token) ?? 0) + 1
    seen.set(token, count)
    return count === 1 ? token : `${token}\0${count}`
  })
}
