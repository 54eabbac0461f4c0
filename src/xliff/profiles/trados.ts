import type { Profile } from './types.ts'

/** Trados Studio reads 1.2 and 2.0 and locks by status; it wants languages with a region (`export.languages`). */
export const trados: Profile = {
  name: 'trados',
  title: 'Trados Studio',
  version: '1.2',
  prefill: 'none',
  lock: 'approved',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
