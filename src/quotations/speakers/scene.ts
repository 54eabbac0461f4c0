import { BLANK, sentenceEnd, sentenceLength } from '../clauses.ts'
import type { Stretch } from '../kinds.ts'

/** Who said it, by the text, and what the text says so by. */
export interface Speaker {
  /** In full where the article names the person in full. */
  readonly name: string
  readonly evidence:
    | 'tag-after'
    | 'tag-before'
    | 'tag-around'
    | 'pronoun'
    | 'office'
    | 'line-behind'
    | 'preceding-sentence'
    | 'following-sentence'
}

/** The reporter's words around a quotation: what is quoted is blanked, so that offsets stay. */
export interface Scene {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Beginning of the sentence the quotation stands in, or of the part after the sentence before it. */
  readonly from: number
  /** End of it. */
  readonly to: number
  /** Beginning of the block, or of the enclosing quotation. */
  readonly first: number
  /** The words behind it announce the next quotation. */
  readonly announcesNext: boolean
}

export const sceneOf = (text: string, all: readonly Stretch[], one: Stretch): Scene => {
  const outer = all.findLast((other) => other !== one && other.start <= one.start && other.end >= one.end)
  const first = outer?.innerStart ?? 0
  const last = outer?.innerEnd ?? text.length
  let blanked = BLANK.repeat(first) + text.slice(first, last) + BLANK.repeat(text.length - last)
  for (const other of all) {
    if (other === outer || other.start < first || other.end > last) continue
    // The last character stays when it ends a sentence: what follows is another one.
    const inner = text.slice(other.innerStart, other.innerEnd).trimEnd()
    const stop = /[.!?…]$/u.test(inner) && /^\s+[\p{Lu}"“„»«‚‘]/u.test(text.slice(other.end)) ? '.' : BLANK
    const fill = BLANK.repeat(Math.max(0, other.end - other.start - 1)) + stop
    blanked = blanked.slice(0, other.start) + fill + blanked.slice(other.end)
  }
  let from = first
  for (const match of blanked.slice(first, one.start + 1).matchAll(sentenceEnd))
    from = first + match.index + match[0].length
  const behind = blanked.slice(one.end, last)
  const closed = blanked[one.end - 1] === '.'
  const next = all.find((other) => other.start >= one.end && other.start < last && other.depth === one.depth)
  const toNext = next ? blanked.slice(one.end, next.start) : ''
  const colon = /:\s*$/u.test(toNext) && sentenceLength(toNext) === toNext.length
  return {
    text: blanked,
    start: one.start,
    end: one.end,
    from,
    to: closed ? one.end : one.end + sentenceLength(behind),
    first,
    announcesNext: colon && !closed,
  }
}
