import type { DetectedOccurrence, Detection } from '../types.ts'
import type { Decision, Outcome, SearchBlock } from './search.ts'

/** Below this, other pairs are nearly as likely: ask, repair nothing. */
export const AMBIGUOUS = 1.2
/** The gap where no other pairs are possible at all. */
const NO_RIVAL = 9

interface Mark {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly mark: string
}

interface Found {
  readonly occurrences: Omit<DetectedOccurrence, 'depth' | 'ambiguous'>[]
  readonly unopened: number[]
  readonly unclosed: number[]
  readonly apostrophes: number[]
  readonly primes: number[]
}

const forwards = (last: Decision | null): readonly Decision[] => {
  const decisions: Decision[] = []
  for (let one = last; one; one = one.previous) decisions.push(one)
  return decisions.toReversed()
}

/**
 * Turns the cheapest reading into what stands in each block.
 *
 * @param offset index of the first block among all blocks of the text
 */
export const replay = (
  blocks: readonly SearchBlock[],
  outcomes: readonly Outcome[],
  offset: number,
): readonly Detection[] => {
  const best = outcomes[0]
  if (!best) return []
  const found = blocks.map((): Found => ({ occurrences: [], unopened: [], unclosed: [], apostrophes: [], primes: [] }))
  const open: { readonly mark: Mark; readonly again: Mark[] }[] = []
  for (const decision of forwards(best.last)) {
    const here = found[decision.block]
    if (!here) continue
    switch (decision.role) {
      case 'open':
        open.push({ mark: decision, again: [] })
        break
      case 'close': {
        for (let skipped = 0; skipped < decision.count; skipped++) leaveUnclosed(open.pop()?.mark, found)
        const opener = open.pop()
        if (opener) join(opener.mark, opener.again, decision, blocks, found, offset)
        break
      }
      case 'close-both': {
        const inner = open.pop()?.mark
        const outer = open.pop()?.mark
        // The mark belongs to the outer one; the inner one ends where the mark begins.
        if (inner) join(inner, [], { ...decision, end: decision.start, mark: '' }, blocks, found, offset)
        if (outer) join(outer, [], decision, blocks, found, offset)
        break
      }
      case 'reopen':
        open
          .find(({ mark, again }) => mark.block < decision.block && again.at(-1)?.block !== decision.block)
          ?.again.push(decision)
        break
      case 'unopened':
        here.unopened.push(decision.start)
        break
      case 'apostrophe':
        here.apostrophes.push(decision.start)
        break
      case 'prime':
        here.primes.push(decision.start)
        break
      case 'block-end':
        if (decision.count === 0) while (open.length > 0) leaveUnclosed(open.pop()?.mark, found)
        break
      case 'stray':
        break
      default:
        decision.role satisfies never
    }
  }
  return found.map((one, block): Detection => {
    const rival = outcomes.find((other) => other.pairs[block] !== best.pairs[block])
    const gap = rival ? Math.min(NO_RIVAL, rival.cost - best.cost) : NO_RIVAL
    return {
      occurrences: withDepth(one.occurrences, gap < AMBIGUOUS),
      unopened: one.unopened,
      unclosed: one.unclosed.toSorted((a, b) => a - b),
      apostrophes: one.apostrophes,
      primes: one.primes,
      cost: best.cost,
      gap,
      ambiguous: gap < AMBIGUOUS,
    }
  })
}

const leaveUnclosed = (mark: Mark | undefined, found: readonly Found[]): void => {
  if (mark) found[mark.block]?.unclosed.push(mark.start)
}

/** A pair in one block, or one occurrence in each block from the opening mark to the closing one. */
const join = (
  opener: Mark,
  again: readonly Mark[],
  closer: Mark,
  blocks: readonly SearchBlock[],
  found: readonly Found[],
  offset: number,
): void => {
  for (let block = opener.block; block <= closer.block; block++) {
    const length = blocks[block]?.text.length ?? 0
    const isFirst = block === opener.block
    const isLast = block === closer.block
    const head = isFirst ? opener : again.find((mark) => mark.block === block)
    const type = isFirst ? (isLast ? 'pair' : 'open') : isLast ? 'close' : head ? 'reopen' : 'inner'
    found[block]?.occurrences.push({
      block: block + offset,
      start: head?.start ?? 0,
      end: isLast ? closer.end : length,
      innerStart: head?.end ?? 0,
      innerEnd: isLast ? closer.start : length,
      type,
      openMark: head?.mark ?? '',
      closeMark: isLast ? closer.mark : '',
    })
  }
}

/** In reading order, with the number of enclosing occurrences. */
const withDepth = (
  occurrences: readonly Omit<DetectedOccurrence, 'depth' | 'ambiguous'>[],
  ambiguous: boolean,
): readonly DetectedOccurrence[] => {
  const around: number[] = []
  return occurrences
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((one) => {
      while (around.length > 0 && (around.at(-1) ?? 0) <= one.start) around.pop()
      around.push(one.end)
      return { ...one, depth: around.length, ambiguous }
    })
}
