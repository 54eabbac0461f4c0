/** The best score any stored segment has for a query, by comparing with all of them; cached, since it takes minutes. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '../src/memory/fold.ts'
import { scorable, scorer } from '../src/memory/score.ts'
import { plainUnitText } from '../src/memory/unit-text.ts'

/** @returns the best displayed score per query, 0 where nothing reaches 75 */
export const bestScores = (segments: readonly string[], queries: readonly string[]): readonly number[] => {
  const digest = createHash('sha256')
  for (const text of [...queries, ...segments]) digest.update(text).update('\n')
  const cache = join(tmpdir(), `goosefoot-truth-${digest.digest('hex').slice(0, 16)}.json`)
  if (existsSync(cache)) return JSON.parse(readFileSync(cache, 'utf8')) as number[]
  const folds = segments.map((text) => fold(plainUnitText(text)))
  const best = queries.map((query) => {
    const score = scorer(scorable(fold(plainUnitText(query))))
    let most = 0
    for (const text of folds) {
      const found = score(text, Math.max(75, most + 1))
      if (found !== null && found.points >= 75 && found.points > most) most = found.points
      if (most === 100) break
    }
    return most
  })
  writeFileSync(cache, JSON.stringify(best))
  return best
}
