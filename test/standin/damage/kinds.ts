import type { Node } from './tree.ts'

/** The catalogue in its order; what users report of engines. */
export const damageKinds = [
  'pair-emptied',
  'mark-moved',
  'placeholder-front',
  'pair-duplicated',
  'mark-dropped',
  'marks-mixed',
  'marks-foreign',
  'white-space',
  'entity',
  'tag-rewritten',
  'sentence-lost',
  'reported',
  'swapped',
  'invisible',
] as const
export type DamageKind = (typeof damageKinds)[number]

export interface Patient {
  /** The translation; variants change it in place. */
  readonly nodes: Node[]
  readonly source: Node[]
  readonly xml: boolean
  readonly random: () => number
}

/** Does its damage and says so; false when there is nothing it can damage. */
export type Variant = (patient: Patient) => boolean
