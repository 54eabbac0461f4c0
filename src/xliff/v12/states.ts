import type { State } from '../types.ts'

/** The states of 1.2 and the four of 2.x: XLIFF 1.2, 3.2.3 `state`; 2.1, 4.3.1.31. */

const stateOfWord: ReadonlyMap<string, State> = new Map([
  ['new', 'initial'],
  ['needs-translation', 'initial'],
  ['needs-l10n', 'initial'],
  ['needs-adaptation', 'initial'],
  ['translated', 'translated'],
  ['needs-review-translation', 'translated'],
  ['needs-review-l10n', 'translated'],
  ['needs-review-adaptation', 'translated'],
  ['signed-off', 'reviewed'],
  ['final', 'final'],
])

/** `approved="yes"` is at least `reviewed`; without either, a target says nothing of its state. */
export const stateOf12 = (word: string | null, approved: boolean | null): State => {
  const state = stateOfWord.get(word ?? '') ?? 'initial'
  return approved === true && (state === 'initial' || state === 'translated') ? 'reviewed' : state
}

/** What is written for a state: the word on `target`, `approved` on `trans-unit`. */
export const wordsOf: Readonly<Record<State, { readonly word: string; readonly approved: boolean }>> = {
  initial: { word: 'needs-translation', approved: false },
  translated: { word: 'translated', approved: false },
  reviewed: { word: 'signed-off', approved: true },
  final: { word: 'final', approved: true },
}
