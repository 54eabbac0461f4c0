import type { Profile } from './types.ts'

/**
 * OmegaT 3.6 reads 1.2 and shows the content of `target`: without a target there is no segment. Its own state is never
 * written, so the import compares targets. It has no locks in a file: what is done is `translate="no"`.
 */
export const omegat: Profile = {
  name: 'omegat',
  title: 'OmegaT',
  version: '1.2',
  prefill: 'source',
  lock: 'done',
  alternatives: 3,
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'beside',
}
