import type { EngineFault } from '../contract.ts'

/** What to do after a failed attempt. */
export type Reaction =
  /** Not worth another try. */
  | { readonly kind: 'give-up' }
  /** The server is full: wait and ask less at a time; it does not count as a try. */
  | { readonly kind: 'slow-down' }
  /** Nothing was done, or perhaps: try again after a while. */
  | { readonly kind: 'again' }
  /** Too large, or one text of it is bad: ask in parts. */
  | { readonly kind: 'split'; readonly into: 'halves' | 'singles' }
  /** Nobody asks this engine any more until a person has put it right. */
  | { readonly kind: 'latch' }

/** Tries of a call that costs nothing when it fails. */
const freeTries = 5
/** Sends of a call that may have been billed, in one run. */
const paidSends = 2

/**
 * The reaction to a fault; the table of the design note on classification and retries.
 *
 * @param tries failed tries so far, this one included; waiting for a full server is no try
 * @param doubts sends so far that may have been billed, this one included
 * @param texts in the request
 */
export const reactTo = (
  fault: EngineFault,
  { tries, doubts, texts }: { readonly tries: number; readonly doubts: number; readonly texts: number },
): Reaction => {
  switch (fault.code) {
    case 'auth':
    case 'quota':
      return { kind: 'latch' }
    case 'rate':
      return { kind: 'slow-down' }
    case 'too-large':
      return texts > 1 ? { kind: 'split', into: 'halves' } : { kind: 'give-up' }
    case 'bad-request':
      return texts > 1 ? { kind: 'split', into: 'singles' } : { kind: 'give-up' }
    case 'busy':
    case 'network':
    case 'no-answer':
    case 'bad-reply':
      if (fault.billing === 'maybe') return doubts < paidSends ? { kind: 'again' } : { kind: 'give-up' }
      return tries < freeTries ? { kind: 'again' } : { kind: 'give-up' }
    case 'not-found':
    case 'aborted':
    case 'config':
    case 'budget':
      return { kind: 'give-up' }
    default:
      return fault.code satisfies never
  }
}

const longestWait = 30_000

/**
 * Full jitter: anything up to the doubled base, so that a thousand waiting calls do not come back together.
 *
 * @param base ms; of the order of one answer
 */
export const jitter = (base: number, turn: number, random: () => number): number =>
  random() * Math.min(longestWait, base * 2 ** Math.min(turn, 16))
