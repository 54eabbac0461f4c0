import type { Profile } from './types.ts'

/** memoQ has filters for 1.x and 2.x; native codes must be XML for it, so there are only `g` and `x`. */
export const memoq: Profile = {
  name: 'memoq',
  title: 'memoQ',
  version: '1.2',
  prefill: 'none',
  lock: 'approved',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
