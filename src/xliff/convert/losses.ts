import type { Loss } from '../types.ts'

/** What the other version has no word for, gathered while a document is converted. */

export type Lose = (code: LossCode, unit: string | null, args?: Readonly<Record<string, string>>) => void

export type LossCode =
  | 'annotation'
  | 'attribute'
  | 'code-attribute'
  | 'code-hint'
  | 'element'
  | 'flat-markup'
  | 'flat-text'
  | 'header'
  | 'id'
  | 'match'
  | 'metadata'
  | 'note'
  | 'order'
  | 'resegment'
  | 'state'

const texts: Readonly<Record<LossCode, string>> = {
  annotation: 'An annotation of type {name} has no counterpart and was left out.',
  attribute: 'The attribute {name} has no counterpart and was left out.',
  'code-attribute': 'The attribute {name} of the code {id} has no counterpart and was left out.',
  'code-hint': 'That the code {id} may not be {name} cannot be said and was left out.',
  element: 'The element {name} has no counterpart and was left out.',
  'flat-markup': 'The markup of {name} (links, emphasis) is not in a flat file; a change there comes back without it.',
  'flat-text': 'White space at the edges of the {name} is trimmed by the tools of i18next.',
  header: 'The part {name} of the header has no counterpart and was left out.',
  id: 'The id {id} of a {name} has no counterpart and was left out.',
  match: 'The {name} of a proposal has no counterpart and was left out.',
  metadata: 'Metadata {name} have no counterpart and were left out.',
  note: 'The {name} of a note has no counterpart and was left out.',
  order: 'The targets stand in another order than the sources; that order was left out.',
  resegment: 'Whether sentences may be cut anew ({name}) cannot be said and was left out.',
  state: 'The segments have different states; the earliest, {name}, was written for all.',
}

/** What a loss says to a person. */
export const lossText = (loss: Loss): string =>
  (texts[loss.code as LossCode] ?? loss.code).replace(/\{(\w+)\}/gu, (_, name: string) => loss.args[name] ?? '?')

/** @returns the list that grows, and what makes it grow; equal losses of a unit are said once */
export const gatherLosses = (): { readonly losses: Loss[]; readonly lose: Lose } => {
  const losses: Loss[] = []
  const seen = new Set<string>()
  return {
    losses,
    lose: (code, unit, args = {}) => {
      const key = JSON.stringify([code, unit, args])
      if (seen.has(key)) return
      seen.add(key)
      losses.push(Object.freeze({ kind: 'loss', code, unit, args }))
    },
  }
}
