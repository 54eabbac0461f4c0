import type { Profile } from './types.ts'

/** Lokalize 22.12 reads 1.2 only; of 2.x it shows no unit and says nothing. */
export const lokalize: Profile = {
  name: 'lokalize',
  title: 'Lokalize',
  version: '1.2',
  prefill: 'none',
  lock: 'approved',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
