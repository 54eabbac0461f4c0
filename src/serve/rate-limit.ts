/** How often somebody may ask: the generic cell rate algorithm, in memory, one number a key. */
export interface RateLimit {
  /**
   * @returns 0 when the request may pass, else the milliseconds until one may
   */
  readonly take: (key: string, now?: number) => number
}

/**
 * @param minute requests a minute in the long run
 * @param burst requests at once
 * @param most keys that are remembered; beyond, those that could ask again anyway are forgotten
 */
export const rateLimit = (minute: number, burst: number, most = 10_000): RateLimit => {
  const step = 60_000 / minute
  const dues = new Map<string, number>()
  return {
    take: (key, now = Date.now()) => {
      const due = Math.max(dues.get(key) ?? 0, now)
      const wait = due - now - (burst - 1) * step
      if (wait > 0) return Math.ceil(wait)
      if (dues.size >= most) for (const [other, at] of dues) if (at <= now) dues.delete(other)
      // Everybody at once: the oldest go, and are treated as new.
      while (dues.size >= most) dues.delete(dues.keys().next().value ?? '')
      dues.delete(key)
      dues.set(key, due + step)
      return 0
    },
  }
}
