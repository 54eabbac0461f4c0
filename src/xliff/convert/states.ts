import type { Inline } from '../types.ts'
import { encoded } from './ctypes.ts'

/** What 1.2 says beside a state, and sentences that are locked inside a block that is not. */

/** Substates that 1.2 has a word for (XLIFF 1.2, 3.2.4 `state-qualifier`). */
const words: readonly (readonly [subState: string, qualifier: string])[] = [
  ['gf:mt', 'leveraged-mt'],
  ['gf:tm', 'exact-match'],
  ['gf:fuzzy', 'fuzzy-match'],
  ['gf:verbatim', 'id-match'],
]
const qualifiers = new Map(words)
const subStates = new Map(words.map(([subState, qualifier]) => [qualifier, subState]))

export const qualifierOf = (subState: string | null): string | null =>
  subState === null ? null : (qualifiers.get(subState) ?? `x-${subState}`)

export const subStateOfQualifier = (qualifier: string | null): string | null => {
  if (qualifier === null) return null
  const known = subStates.get(qualifier)
  if (known !== undefined) return known
  const written = qualifier.replace(/^x-/u, '')
  // A substate has a prefix: 2.1, 4.3.1.36.
  return /^[^\s:]+:[^\s:]+$/u.test(written) ? written : `xlf12:${encoded(qualifier)}`
}

/** A sentence that one annotation keeps from being translated: 2.1, 4.7.3.1.1. 1.2 says `translate="no"`. */
export const isProtectedWhole = (inlines: readonly Inline[]): boolean => {
  const [first] = inlines
  const last = inlines[inlines.length - 1]
  return (
    first?.kind === 'annotation' &&
    last?.kind === 'annotation' &&
    first.role === 'open' &&
    last.role === 'close' &&
    first.id === last.id &&
    first.translate === false
  )
}

export const unprotected = (inlines: readonly Inline[]): readonly Inline[] =>
  isProtectedWhole(inlines) ? inlines.slice(1, -1) : inlines

/** @param id unique in the unit */
export const protectedWhole = (inlines: readonly Inline[], id: string): readonly Inline[] => {
  const mark = {
    kind: 'annotation',
    id,
    form: 'mrk',
    type: 'generic',
    value: null,
    ref: null,
    translate: false,
    attributes: [],
    span: null,
  } as const
  return [{ ...mark, role: 'open' }, ...inlines, { ...mark, role: 'close' }]
}
