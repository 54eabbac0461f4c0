import { sameContent, textOf } from '../../article/content.ts'
import type { Content, Proposal, SegmentRecord, State } from '../../article/types.ts'
import { folded, lettersOf, targetHash, wordSimilarity } from './fold.ts'
import type { MergeOptions, ReturnedPart, SegmentOutcome } from './types.ts'

/**
 * One segment: what the returned file says against what the record has.
 *
 * Whether the record changed since the file was sent is known from the base or the hash that was sent. Without either,
 * a returned target that differs is **accepted when the record's is not a person's work**: when there is none, when its
 * state is `initial`, when it came from an engine, memory or the ledger, or when it waits for review. What a person
 * translated or anybody reviewed is never overwritten: that is a **conflict**, and the returned text a proposal.
 */

export interface Decision {
  readonly outcome: SegmentOutcome
  readonly segment: SegmentRecord
}

const ranks: Readonly<Record<State, number>> = { initial: 0, translated: 1, reviewed: 2, final: 3 }
const higher = (a: State, b: State): State => (ranks[a] >= ranks[b] ? a : b)

/** @param target the returned target with its quotations put right; `returned.target` is as it came */
export const decide = (
  segment: SegmentRecord,
  returned: ReturnedPart,
  target: Content | null,
  base: SegmentRecord | null,
  options: MergeOptions,
): Decision => {
  const stay = (outcome: SegmentOutcome): Decision => ({ outcome, segment })
  const raw = returned.target
  if (raw === null || target === null || (textOf(raw).trim() === '' && textOf(segment.source).trim() !== '')) {
    return stay('untouched')
  }
  // A source that a tool wrote in another form of Unicode, or with other spaces, is the source all the same.
  const isSource = sameContent(raw, returned.source) || folded(raw) === folded(segment.source)
  const saysDone = ranks[returned.state] > 0
  if (isSource && !saysDone && (segment.target === null || !sameContent(raw, segment.target))) return stay('untouched')
  if (isAsSent(returned, raw, base)) return raised(segment, returned, base)
  if (segment.target !== null && sameContent(target, segment.target)) return raised(segment, returned, base)
  if (returned.saysUntranslated && isSource) return stay('untouched')
  if (returned.locked) return stay('locked')
  if (returned.hasForeignMarkup)
    return { outcome: 'refused', segment: withProposal(segment, 'conflict', returned, target) }
  if (folded(returned.source) !== folded(segment.source)) {
    if (lettersOf(returned.source) !== lettersOf(segment.source)) {
      const kept = withProposal(segment, 'previous', returned, target)
      return {
        outcome: 'source-changed',
        segment: kept === segment || segment.state !== 'initial' ? kept : { ...kept, flag: 'source-changed' },
      }
    }
    if (!isOurs(segment, returned, base)) return conflict(segment, returned, target, options)
    return { outcome: 'source-edited', segment: accepted(segment, returned, target, options) }
  }
  if (!isOurs(segment, returned, base)) return conflict(segment, returned, target, options)
  return { outcome: 'accepted', segment: accepted(segment, returned, target, options) }
}

const conflict = (segment: SegmentRecord, returned: ReturnedPart, target: Content, options: MergeOptions): Decision => {
  if (options.prefer === 'theirs') return { outcome: 'accepted', segment: accepted(segment, returned, target, options) }
  if (options.prefer === 'ours') return { outcome: 'conflict', segment }
  return { outcome: 'conflict', segment: withProposal(segment, 'conflict', returned, target) }
}

/** The tool left the target alone. */
const isAsSent = (returned: ReturnedPart, raw: Content, base: SegmentRecord | null): boolean =>
  (returned.sent !== null && returned.sent === targetHash(raw)) ||
  (base?.target !== null && base !== null && sameContent(base.target, raw))

/** The record still has what was sent, or nothing that a person would miss. */
const isOurs = (segment: SegmentRecord, returned: ReturnedPart, base: SegmentRecord | null): boolean => {
  if (segment.target === null || segment.state === 'initial') return true
  if (base !== null) return base.target !== null && sameContent(base.target, segment.target)
  if (returned.held !== null) return returned.held === targetHash(segment.target)
  if (segment.state !== 'translated') return false
  return segment.flag !== null || (segment.origin !== null && segment.origin.kind !== 'human')
}

/** An unchanged target: a state the tool raised follows, one it lowered does not. */
const raised = (segment: SegmentRecord, returned: ReturnedPart, base: SegmentRecord | null): Decision => {
  const unchanged: Decision = { outcome: 'unchanged', segment }
  if (segment.target === null || returned.target === null || !sameContent(segment.target, returned.target))
    return unchanged
  if (ranks[returned.state] <= ranks[segment.state] || returned.locked) return unchanged
  // The file was sent with that state, and the record has taken it back since.
  if (base !== null && base.state === returned.state) return unchanged
  if (folded(segment.source) !== folded(returned.source)) return unchanged
  return {
    outcome: 'accepted',
    segment: { ...segment, state: returned.state, flag: returned.needsReview ? 'needs-review' : null },
  }
}

const accepted = (
  segment: SegmentRecord,
  returned: ReturnedPart,
  target: Content,
  options: MergeOptions,
): SegmentRecord => ({
  ...segment,
  target,
  state: higher(returned.state, 'translated'),
  origin: { kind: 'human', person: options.person ?? null },
  flag: returned.needsReview ? 'needs-review' : null,
  // What this settles is settled.
  proposals: segment.proposals.filter(
    (proposal) => proposal.type !== 'conflict' || !sameContent(proposal.target, target),
  ),
})

/** The returned text beside the segment, once. */
export const withProposal = (
  segment: SegmentRecord,
  type: 'conflict' | 'previous',
  returned: ReturnedPart,
  target: Content,
): SegmentRecord => {
  const proposal: Proposal = {
    kind: 'proposal',
    type,
    similarity: type === 'conflict' ? 100 : wordSimilarity(segment.source, returned.source),
    origin: null,
    source: returned.source,
    target,
  }
  const isThere = segment.proposals.some(
    (other) => other.type === type && sameContent(other.target, target) && sameContent(other.source, returned.source),
  )
  return isThere ? segment : { ...segment, proposals: [...segment.proposals, proposal] }
}
