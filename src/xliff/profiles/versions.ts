import type { Profile } from './types.ts'

/** Each version as the standard has it, with everything the version can say and no tool's habits. */
const whole = {
  prefill: 'none',
  lock: 'none',
  alternatives: 10,
  metadata: true,
  originalData: true,
  provenance: true,
  terms: 'file',
} as const

export const xliff12: Profile = {
  ...whole,
  name: 'xliff12',
  title: 'XLIFF 1.2',
  version: '1.2',
  metadata: false,
  originalData: false,
  provenance: false,
  terms: 'note',
}
export const xliff20: Profile = { ...whole, name: 'xliff20', title: 'XLIFF 2.0', version: '2.0' }
export const xliff21: Profile = { ...whole, name: 'xliff21', title: 'XLIFF 2.1', version: '2.1' }
export const xliff22: Profile = { ...whole, name: 'xliff22', title: 'XLIFF 2.2', version: '2.2' }
