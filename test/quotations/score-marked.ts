import type { Quotation } from '../../src/quotations/types.ts'
import type { MarkedArticle } from './read-marked.ts'

export interface MarkedScore {
  readonly quotations: number
  /** Marked quotations that were not found with these very ends. */
  readonly missed: readonly string[]
  /** Of "somebody's words" against the rest, 0–100. */
  readonly kindF1: number
  /** Attributed quotations with a speaker to be named or left open; shares of them, 0–100. */
  readonly attributed: number
  readonly speakerRight: number
  readonly speakerWrong: number
}

const isAttributed = (kind: string): boolean => kind === 'direct' || kind === 'partial'

/** Holds what is found in the articles against what a reader marked. */
export const scoreMarked = (
  articles: readonly MarkedArticle[],
  assemble: (blocks: readonly string[]) => readonly Quotation[],
): MarkedScore => {
  const missed: string[] = []
  let quotations = 0
  let both = 0
  let sum = 0
  let attributed = 0
  let right = 0
  let wrong = 0
  for (const { name, blocks, quotations: marked } of articles) {
    const found = assemble(blocks)
    for (const one of marked) {
      quotations++
      const match = found.find(({ occurrences }) =>
        occurrences.some(
          ({ blockIndex, start, end }) => blockIndex === one.block && start === one.start && end === one.end,
        ),
      )
      if (match === undefined) missed.push(`${name}: ${blocks[one.block]?.slice(one.start, one.end) ?? ''}`)
      const isSpeech = isAttributed(one.kind)
      const isFound = match !== undefined && isAttributed(match.quoteKind)
      if (isSpeech && isFound) both++
      sum += Number(isSpeech) + Number(isFound)
      if (!isSpeech) continue
      attributed++
      const speaker = match?.speaker ?? null
      if (speaker === one.speaker) right++
      else if (speaker !== null) wrong++
    }
  }
  return {
    quotations,
    missed,
    kindF1: (200 * both) / sum,
    attributed,
    speakerRight: (100 * right) / attributed,
    speakerWrong: (100 * wrong) / attributed,
  }
}
