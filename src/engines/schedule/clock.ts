/** Time, so that tests can run without waiting. Milliseconds. */
export interface Clock {
  readonly now: () => number
  /** Resolves after `ms`, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** 0 ≤ x < 1; for jitter. */
  readonly random: () => number
}

export const realClock: Clock = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve()
        return
      }
      const stop = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        resolve()
      }
      const timer = setTimeout(stop, ms)
      signal?.addEventListener('abort', stop)
    }),
}
