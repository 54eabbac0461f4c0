import { decodeEntities, type TextEdit } from './align/entities.ts'
import { type Alignment, alignReadings } from './align/quotations.ts'
import { readSide, type Side, type SideReading } from './align/side.ts'
import { readTarget } from './align/target.ts'
import { countErrors, sameLetters, sameQuotations } from './repair/certify.ts'
import { type Draft, normalise, replace } from './repair/draft.ts'
import { placeLostMarks } from './repair/insert.ts'
import { rewrite } from './repair/rewrite.ts'
import { suggestionsFor } from './repair/suggest.ts'
import type { Repair, RepairEdit } from './repair/types.ts'
import { houseStyleFor } from './styles/index.ts'

export { offsetAfter } from './align/entities.ts'
export { replayEdits, undoEdits } from './repair/draft.ts'
export type { Repair, RepairEdit, RepairRule, Suggestion } from './repair/types.ts'

/** Repair of a repair changes nothing; it settles within so many rounds or is taken back. */
const ROUNDS = 4

/**
 * Puts a target's quotations into its house style: marks, spaces, comma and stop, apostrophes, and marks whose place is
 * sure. What is doubtful is left to a person as an outcome or a suggestion.
 *
 * No letter or digit changes (Unicode form NFC and decoded entities aside), a conforming text gets no edit, and repair of
 * the result gives the result. Where that cannot be held, nothing but rules 1 and 2 is applied.
 *
 * @param source and @param target one block each, or several parted by empty lines
 */
export const repairQuotations = (source: Side, target: Side): Repair => {
  const style = target.style ?? houseStyleFor(target.locale)
  const sourceReading = readSide(source)
  const read = (text: string): SideReading => readTarget({ ...target, text, style }, sourceReading)

  const draft: Draft = { text: target.text, edits: [] }
  normalise(draft)
  const entities = decode(draft, source.text)
  const base = { text: draft.text, edits: [...draft.edits] }
  const delivered = alignReadings(sourceReading, read(base.text), { entities })
  const outcomes = delivered.outcomes
  const finish = (state: State, stopped: Repair['stopped']): Repair => ({
    text: state.text,
    edits: state.edits,
    outcomes,
    remaining: state.alignment.details,
    extra: state.alignment.extra,
    suggestions: suggestionsFor(sourceReading, state.reading, state.alignment),
    stopped,
  })
  const stateOf = (text: string, edits: readonly RepairEdit[]): State => {
    const reading = read(text)
    return { text, edits, reading, alignment: alignReadings(sourceReading, reading) }
  }

  const first = stateOf(base.text, base.edits)
  const reason = refusal(first.alignment)
  if (reason !== null) return finish(first, reason)
  let state = first
  for (let round = 0; round < ROUNDS; round++) {
    const next = step(state, sourceReading, stateOf)
    if (next === null) break
    if (next.text === state.text) {
      const worse = countErrors(state.alignment, style) > countErrors(first.alignment, style)
      return worse || !sameLetters(state.text, base.text) ? finish(first, 'rolled-back') : finish(state, null)
    }
    state = next
  }
  return finish(first, 'rolled-back')
}

interface State {
  readonly text: string
  readonly edits: readonly RepairEdit[]
  readonly reading: SideReading
  readonly alignment: Alignment
}

const refusal = (alignment: Alignment): Repair['stopped'] => {
  if (alignment.outcomes.includes('untranslated')) return 'untranslated'
  return alignment.ambiguous ? 'ambiguous' : null
}

/** One round; the same text when there is nothing to do, null when the result reads differently. */
const step = (
  state: State,
  source: SideReading,
  stateOf: (text: string, edits: readonly RepairEdit[]) => State,
): State | null => {
  if (refusal(state.alignment) !== null) return state
  const draft: Draft = { text: state.text, edits: [...state.edits] }
  let now = state
  if (placeLostMarks(draft, source, state.reading, state.alignment) > 0) {
    const filled = stateOf(draft.text, [...draft.edits])
    const better =
      countErrors(filled.alignment, state.reading.style) < countErrors(state.alignment, state.reading.style)
    if (better && !filled.alignment.ambiguous) now = filled
    else {
      draft.text = state.text
      draft.edits.length = state.edits.length
    }
  }
  rewrite(draft, now.reading, now.alignment)
  if (draft.text === now.text) return now === state ? state : now
  const printed = stateOf(draft.text, draft.edits)
  return sameQuotations(now.reading, printed.reading) ? printed : null
}

const decode = (draft: Draft, source: string): readonly TextEdit[] => {
  const { edits } = decodeEntities(draft.text, source)
  for (const { offset, before, after } of edits) replace(draft, offset, before, after, 'entity', null)
  return edits
}
