import type { Profile } from './types.ts'

/** Phrase refuses what the schema refuses; it segments anew unless told not to, and one unit a sentence leaves nothing to cut. */
export const phrase: Profile = {
  name: 'phrase',
  title: 'Phrase',
  version: '1.2',
  prefill: 'none',
  lock: 'approved',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
