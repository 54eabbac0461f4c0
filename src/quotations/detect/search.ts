import { isApostropheLike } from '../marks.ts'
import {
  apostropheCost,
  closeCost,
  halfTypographicOpener,
  IMPOSSIBLE,
  isTwoFaced,
  openCost,
  pairCost,
  type Placed,
  primeCost,
} from './costs.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** A block as the search sees it. `endsRun`: nothing is carried out of it. */
export interface SearchBlock {
  readonly text: string
  readonly tokens: readonly Token[]
}

/** What one mark was read as. Links backwards: a reading shares its beginning with other readings. */
export interface Decision {
  readonly role:
    | 'open'
    | 'close'
    | 'close-both'
    | 'unopened'
    | 'apostrophe'
    | 'prime'
    | 'stray'
    | 'reopen'
    | 'block-end'
  readonly block: number
  readonly start: number
  readonly end: number
  readonly mark: string
  /** For `close`: how many open marks were skipped. For `block-end`: how many are carried into the next block. */
  readonly count: number
  readonly previous: Decision | null
}

/** A complete reading of the blocks given. */
export interface Outcome {
  readonly cost: number
  /** One hash of the pairs a block: equal pairs, equal hashes. */
  readonly pairs: readonly number[]
  readonly last: Decision | null
}

/** Open marks, innermost first. One object a distinct stack, so that stacks compare by identity. */
interface Stack {
  readonly below: Stack | null
  readonly depth: number
  readonly token: Token | null
  readonly mark: string
  readonly end: number
  /** Blocks the innermost mark has been open for. */
  readonly age: number
  readonly children: Map<number, Stack>
  readonly grown: Stack[]
}

interface State {
  readonly stack: Stack
  readonly cost: number
  /** Hash of all pairs. */
  readonly hash: number
  readonly pairs: readonly number[]
  readonly last: Decision | null
  /** The mark just read re-opened this many carried quotations; 0 elsewhere. */
  readonly reopened: number
}

const BEAM = 80
/** A state this much dearer than the best at the same place cannot win any more. */
const HOPELESS = 14
/** Readings kept for one stack; two decide the gap of one block, more those of several. */
const VARIANTS = 4
const STRAY = 5
/** A mark that is never an apostrophe stands for something: rather half a pair than nothing. */
const STRAY_DOUBLE = 5.3
const UNOPENED = 3
const SKIPPED = 3
const EMPTY = 5
/** Only what separates quotations stands inside: `“A”/“B”` is no quotation of a slash. */
const ONLY_SEPARATOR = 2
const UNCLOSED = 2.8
/** An open mark at the head of a block may announce a continuation. */
const UNCLOSED_FIRST = 2
const CARRY = 0.3
const CLOSE_CARRIED = 0.5
/** One mark for two that end together, in houses that print it so. */
const CLOSE_BOTH = 0.5
const REOPEN = 0.2
/** In styles that print no mark at the head of a continuation. */
const REOPEN_UNEXPECTED = 3
const MAX_CARRIED_DEPTH = 2
const MAX_CARRIED_BLOCKS = 8

const newStack = (below: Stack | null, token: Token | null, mark: string, end: number, age: number): Stack => ({
  below,
  depth: below === null ? 0 : below.depth + 1,
  token,
  mark,
  end,
  age,
  children: new Map(),
  grown: [],
})

const push = (stack: Stack, token: Token, index: number, placed: Placed, end: number): Stack => {
  // A digraph's first mark and the mark alone are two different stacks.
  const key = index * 2 + (end === token.end ? 0 : 1)
  let child = stack.children.get(key)
  if (!child) {
    child = newStack(stack, token, placed.mark, end, 0)
    stack.children.set(key, child)
  }
  return child
}

/** The same stack one block later. */
const grow = (stack: Stack): Stack => {
  if (stack.token === null || stack.below === null) return stack
  let older = stack.grown[0]
  if (!older) {
    older = newStack(grow(stack.below), stack.token, stack.mark, stack.end, stack.age + 1)
    stack.grown.push(older)
  }
  return older
}

const mix = (open: number, close: number): number => Math.imul((open + 1) * 4099 + close, 0x9e3779b1) | 0

/**
 * Reads the marks of neighbouring blocks: the cheapest complete role for each wins.
 *
 * A beam over the marks from left to right. States with the same open marks are merged, so the work is linear in the
 * number of marks whatever they are.
 *
 * @param blocks one block, or several that a quotation may run through
 * @returns at least one reading, cheapest first; several where other pairs are possible
 */
export const readMarks = (blocks: readonly SearchBlock[], reading: Reading): readonly Outcome[] => {
  const root = newStack(null, null, '', 0, 0)
  let states: readonly State[] = [
    { stack: root, cost: 0, hash: 0, pairs: blocks.map(() => 0), last: null, reopened: 0 },
  ]
  let base = 0
  for (const [at, { text, tokens }] of blocks.entries()) {
    states = readBlock(text, tokens, at, base, states, reading)
    base += tokens.length
    states = endBlock(states, at, at === blocks.length - 1, root)
  }
  return states.map(({ cost, pairs, last }) => ({ cost, pairs, last }))
}

const readBlock = (
  text: string,
  tokens: readonly Token[],
  block: number,
  base: number,
  from: readonly State[],
  reading: Reading,
): readonly State[] => {
  const half = halfTypographicOpener(
    tokens.map((token) => token.mark),
    reading,
  )
  const { continuation } = reading.style
  let pending: State[] = [...from]
  let later: State[] = []
  for (const [at, token] of tokens.entries()) {
    const next: State[] = []
    const afterNext: State[] = []
    const states = narrow(pending)
    const index = base + at
    const before = text.slice(Math.max(0, token.start - 12), token.start)
    const head = at === 0 ? token.first : tokens[at - 1]?.first === true && tokens[at - 1]?.end === token.start

    const expand = (placed: Placed, end: number, into: State[]): void => {
      const open = openCost(placed, reading, half !== null)
      const close = closeCost(placed, reading)
      const wide = end !== token.end || !token.narrow
      const apostrophe = wide ? IMPOSSIBLE : apostropheCost(placed, before, text.slice(end, end + 8))
      const prime = wide ? IMPOSSIBLE : primeCost(placed, before)
      for (const state of states) {
        const { stack, cost } = state
        const step = (
          role: Decision['role'],
          more: number,
          changed: Stack = stack,
          pair: readonly [number, number] | null = null,
          count = 0,
        ): void => {
          const value = pair ? mix(pair[0], pair[1]) : 0
          into.push({
            stack: changed,
            cost: cost + more,
            hash: (state.hash + value) | 0,
            pairs: pair ? state.pairs.map((hash, i) => (i === block ? (hash + value) | 0 : hash)) : state.pairs,
            last: { role, block, start: token.start, end, mark: placed.mark, count, previous: state.last },
            reopened: role === 'reopen' ? state.reopened + 1 : 0,
          })
        }
        if (open < IMPOSSIBLE)
          step(
            'open',
            open + (stack.depth >= 2 ? 0.6 : 0) + (stack.mark === placed.mark && !isTwoFaced(placed.mark) ? 0.8 : 0),
            push(stack, token, index, placed, end),
          )
        if (close < IMPOSSIBLE) {
          let inner: Stack | null = stack
          for (let skipped = 0; skipped < 3 && inner?.token && inner.below; skipped++, inner = inner.below) {
            const carried = inner.age > 0
            const inside = carried ? 0 : insideCost(text.slice(inner.end, token.start))
            step(
              'close',
              close +
                pairCost(inner.mark, placed.mark, inner.depth, reading, half) +
                (inner.below.mark === inner.mark ? 1.2 : 0) +
                (carried ? CLOSE_CARRIED : 0) +
                skipped * SKIPPED +
                inside,
              inner.below,
              [inner.token.start + (carried ? 1e6 * (inner.age + 1) : 0), token.start],
              skipped,
            )
          }
          const outer = stack.below
          if (reading.style.collapseNestedClose && outer?.below && stack.age === 0 && outer.age === 0 && outer.token)
            step(
              'close-both',
              close +
                pairCost(stack.mark, placed.mark, stack.depth, reading, half) +
                pairCost(outer.mark, placed.mark, outer.depth, reading, half) +
                CLOSE_BOTH,
              outer.below,
              [outer.token.start, token.start],
            )
          step('unopened', close + UNOPENED)
        }
        if (apostrophe < IMPOSSIBLE) step('apostrophe', apostrophe)
        if (prime < IMPOSSIBLE) step('prime', prime)
        if (!wide) step('stray', isApostropheLike(placed.mark) ? STRAY : STRAY_DOUBLE)
        if (head && state.reopened < carriedDepth(stack)) {
          const mark = carriedMark(stack, state.reopened)
          const expected =
            continuation === 'close-mark'
              ? closerOf(mark, reading)
              : continuation === 'reopen-guillemet'
                ? (reading.primary[0] ?? mark)
                : mark
          const usual = continuation !== 'single-close' && continuation !== 'none'
          if (placed.mark === expected && usual) step('reopen', REOPEN)
          else if (placed.mark === mark) step('reopen', REOPEN_UNEXPECTED)
        }
      }
    }

    if (token.narrow) expand(token, token.end, next)
    else next.push(...states)
    if (token.wide) {
      const { wide } = token
      expand({ mark: wide.mark, left: token.left, right: wide.right }, wide.end, wide.tokens === 2 ? afterNext : next)
    }
    pending = [...next, ...later]
    later = afterNext
  }
  return narrow([...pending, ...later])
}

const insideCost = (inner: string): number =>
  inner.trim() === '' ? EMPTY : /^[\s,;/|–—-]+$/u.test(inner) ? ONLY_SEPARATOR : 0

/** How many marks of the stack come from earlier blocks. */
const carriedDepth = (stack: Stack): number => {
  let depth = 0
  for (let one: Stack | null = stack; one?.token; one = one.below) if (one.age > 0) depth++
  return depth
}

/** The carried mark that would be re-opened next, outermost first. */
const carriedMark = (stack: Stack, reopened: number): string => {
  const marks: string[] = []
  for (let one: Stack | null = stack; one?.token; one = one.below) if (one.age > 0) marks.unshift(one.mark)
  return marks[reopened] ?? ''
}

const closerOf = (open: string, { primary, secondary, others }: Reading): string =>
  [primary, secondary, ...others].find((pair) => pair[0] === open)?.[1] ?? open

/** Open marks are left unclosed here, or carried into the next block. */
const endBlock = (states: readonly State[], block: number, last: boolean, root: Stack): readonly State[] => {
  const next: State[] = []
  for (const state of states) {
    const { stack } = state
    const ended = (count: number): Decision => ({
      role: 'block-end',
      block,
      start: 0,
      end: 0,
      mark: '',
      count,
      previous: state.last,
    })
    if (stack.depth === 0) {
      next.push({ ...state, last: ended(0), reopened: 0 })
      continue
    }
    let dropped = 0
    let age = 0
    for (let one: Stack | null = stack; one?.token; one = one.below) {
      dropped += one.token.first && one.age === 0 ? UNCLOSED_FIRST : UNCLOSED
      age = Math.max(age, one.age)
    }
    next.push({ ...state, stack: root, cost: state.cost + dropped, last: ended(0), reopened: 0 })
    if (!last && stack.depth <= MAX_CARRIED_DEPTH && age < MAX_CARRIED_BLOCKS)
      next.push({ ...state, stack: grow(stack), cost: state.cost + CARRY, last: ended(stack.depth), reopened: 0 })
  }
  return narrow(next)
}

/** The beam: cheapest first, few variants a stack, hopeless ones gone. */
const narrow = (states: readonly State[]): readonly State[] => {
  if (states.length < 2) return states
  const sorted = [...states].sort((a, b) => a.cost - b.cost)
  const limit = (sorted[0]?.cost ?? 0) + HOPELESS
  const kept: State[] = []
  const seen = new Map<Stack, number[]>()
  for (const state of sorted) {
    if (state.cost > limit || kept.length >= BEAM) break
    const variants = seen.get(state.stack)
    if (!variants) seen.set(state.stack, [state.hash])
    else if (variants.length < VARIANTS && !variants.includes(state.hash)) variants.push(state.hash)
    else continue
    kept.push(state)
  }
  return kept
}
