import type { EngineUnit } from '../contract.ts'

/** Code points of context at most; engines do not bill them, but they cost time. */
const longest = 2000

/**
 * What an engine reads beside the texts and does not translate: headline and lead of the article, and the block before the
 * first one that is asked for; for single sentences the whole block.
 *
 * @param all units of the article, in order
 * @param asked units that are asked for, in order
 */
export const contextFor = (
  all: readonly EngineUnit[],
  asked: readonly EngineUnit[],
  shape: 'block' | 'sentence' | 'plain',
): string => {
  const first = asked[0]
  if (first === undefined) return ''
  const isAsked = new Set(asked.map(({ block }) => block))
  const before = all[all.findIndex(({ block }) => block === first.block) - 1]
  const chosen = all.filter(
    (unit, index) =>
      (index < 2 && !isAsked.has(unit.block)) ||
      (asked.length === 1 && unit === before) ||
      (shape !== 'block' && isAsked.has(unit.block)),
  )
  // Some engines read the context as XML where the texts are: signs that would break it are put otherwise.
  const plain = (text: string): string =>
    text.replaceAll('&', ' und ').replaceAll(/[<>]/gu, ' ').replaceAll(/\s+/gu, ' ').trim()
  return Array.from(chosen.map(({ text }) => plain(text)).join('\n'))
    .slice(0, longest)
    .join('')
}
