import type { Profile } from './types.ts'

/** Poedit 3.2 reads 1.2 and 2.0; a target that is there counts as a translation, and a segmented one comes up empty. */
export const poedit: Profile = {
  name: 'poedit',
  title: 'Poedit',
  version: '1.2',
  prefill: 'none',
  lock: 'approved',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
