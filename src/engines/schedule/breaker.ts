/**
 * Stops asking an engine that does not answer: after 5 failures in a row, or half of at least 10 within a minute, nobody asks
 * for 30 seconds, doubling to 5 minutes; then one call tries.
 */
export interface Breaker {
  readonly isOpen: (now: number) => boolean
  /** A call leaves now: after a pause it is the one that tries. */
  readonly sending: () => void
  readonly succeeded: (now: number) => void
  readonly failed: (now: number) => void
}

const windowMs = 60_000
const firstPause = 30_000
const longestPause = 300_000

export const createBreaker = (): Breaker => {
  let recent: { readonly at: number; readonly ok: boolean }[] = []
  let inARow = 0
  let pause = firstPause
  let openUntil: number | null = null
  let isProbing = false
  const open = (now: number): void => {
    openUntil = now + pause
    pause = Math.min(longestPause, pause * 2)
    isProbing = false
    recent = []
    inARow = 0
  }
  return {
    isOpen: (now) => openUntil !== null && (now < openUntil || isProbing),
    sending: () => {
      isProbing = openUntil !== null
    },
    succeeded: (now) => {
      recent = [...recent.filter(({ at }) => at > now - windowMs), { at: now, ok: true }]
      inARow = 0
      if (openUntil === null) return
      openUntil = null
      isProbing = false
      pause = firstPause
    },
    failed: (now) => {
      if (openUntil !== null) {
        if (isProbing) open(now)
        return
      }
      recent = [...recent.filter(({ at }) => at > now - windowMs), { at: now, ok: false }]
      inARow++
      const bad = recent.filter(({ ok }) => !ok).length
      if (inARow >= 5 || (recent.length >= 10 && bad * 2 >= recent.length)) open(now)
    },
  }
}
