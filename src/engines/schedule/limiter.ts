/**
 * How many calls may be in flight, found out from the server's answers: doubling from the start until the first refusal,
 * then a quarter less at each, then one more for every round of successes. Additive increase keeps it just below what the
 * server bears; the last good value is remembered for the next run.
 */
export interface Limiter {
  /** Calls that may be in flight now; at least 1. */
  readonly allowed: () => number
  /** A call leaves. Its number tells whether a refusal is older than the last cut, and so does not cut again. */
  readonly started: () => number
  readonly refused: (call: number) => void
  readonly succeeded: (latency: number) => void
  /** Mean time of an answer, ms; what a short wait is measured by. */
  readonly latency: () => number
}

export const createLimiter = (options: { readonly start: number; readonly most: number }): Limiter => {
  let size = Math.max(1, Math.min(options.start, options.most))
  let isRampUp = true
  let calls = 0
  let lastCut = 0
  let mean = 0
  return {
    allowed: () => Math.max(1, Math.floor(size)),
    latency: () => mean,
    started: () => ++calls,
    refused: (call) => {
      if (call <= lastCut) return
      isRampUp = false
      lastCut = calls
      size = Math.max(1, size * 0.75)
    },
    succeeded: (latency) => {
      mean = mean === 0 ? latency : mean * 0.8 + latency * 0.2
      size = Math.min(options.most, size + (isRampUp ? 1 : 1 / (2 * size)))
    },
  }
}
