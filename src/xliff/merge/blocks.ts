import { normaliseContent, textOf } from '../../article/content.ts'
import type { Content, GapRecord, Inline, Proposal, SegmentId, SegmentRecord, UnitRecord } from '../../article/types.ts'
import type { Decision } from './decide.ts'
import { folded, isCombining, isFolded, weightOf } from './fold.ts'
import type { ReturnedPart, ReturnedUnit } from './types.ts'

/**
 * Returned segments laid beside the record's by their sources, never by ids: the sources together must spell the unit.
 * Where a tool cut otherwise, its cut is kept, with the record's own source cut at the same places.
 */

type Parts = readonly (SegmentRecord | GapRecord)[]

/** The unit's parts in the returned file's cut, and for each the returned part that stands for it. */
export interface LaidOut {
  readonly parts: Parts
  readonly returned: readonly (ReturnedPart | null)[]
  /** Returned segments that stand for nothing in the record. */
  readonly left: readonly ReturnedPart[]
  /** What was decided of segments whose cut by the tool is not taken; by index into `parts`. */
  readonly decided: ReadonlyMap<number, Decision>
}

/** Decides of sentences cut otherwise as if they were one: only what is accepted is cut as the tool did. */
export type JudgeWhole = (ours: SegmentRecord, theirs: ReturnedPart) => Decision

export const layOut = (unit: UnitRecord, returned: ReturnedUnit, judge: JudgeWhole): LaidOut => {
  const segments = unit.parts.filter((part) => part.kind === 'segment')
  const theirs = returned.parts.filter((part) => part.kind === 'segment')
  const spelt = segments.map((segment) => folded(segment.source)).join('')
  if (!returned.isReordered && sameSources(segments, theirs)) return onePerSegment(unit, returned)
  if (spelt !== '' && spelt === theirs.map((part) => folded(part.source)).join('')) return recut(unit, returned, judge)
  return bySource(unit, theirs)
}

const sameSources = (segments: readonly SegmentRecord[], theirs: readonly ReturnedPart[]): boolean =>
  segments.length === theirs.length &&
  segments.every((segment, index) => folded(segment.source) === folded(theirs[index]?.source ?? []))

/** Segments one by one; a gap is the returned one that stands between the same two segments. */
const onePerSegment = (unit: UnitRecord, returned: ReturnedUnit): LaidOut => {
  const theirs = returned.parts.filter((part) => part.kind === 'segment')
  const gaps = new Map<number, ReturnedPart | null>()
  let before = 0
  for (const part of returned.parts) {
    if (part.kind === 'segment') before++
    // Two gaps in one place cannot be told apart: neither is used.
    else gaps.set(before, gaps.has(before) ? null : part)
  }
  let seen = 0
  return {
    parts: unit.parts,
    returned: unit.parts.map((part) => {
      if (part.kind === 'gap') return gaps.get(seen) ?? null
      seen++
      return theirs[seen - 1] ?? null
    }),
    left: [],
    decided: new Map(),
  }
}

interface Block {
  readonly ours: Parts
  readonly theirs: readonly ReturnedPart[]
}

/** The shortest runs of segments that have the same source on both sides, with the gaps inside them. */
const blocksOf = (unit: UnitRecord, returned: ReturnedUnit): readonly (Block | GapRecord)[] => {
  const blocks: (Block | GapRecord)[] = []
  let ours: (SegmentRecord | GapRecord)[] = []
  let theirs: ReturnedPart[] = []
  let ourLength = 0
  let theirLength = 0
  let next = 0
  const hasSegment = (): boolean => ours.some((part) => part.kind === 'segment')
  for (const part of unit.parts) {
    if (part.kind === 'gap' && !hasSegment()) {
      blocks.push(part)
      continue
    }
    ours.push(part)
    if (part.kind === 'segment') ourLength += weightOf(textOf(part.source))
    while (next < returned.parts.length && theirLength < ourLength) {
      const candidate = returned.parts[next]
      next++
      if (candidate === undefined) break
      if (candidate.kind === 'gap' && theirs.length === 0) continue
      theirs.push(candidate)
      if (candidate.kind === 'segment') theirLength += weightOf(textOf(candidate.source))
    }
    if (part.kind === 'segment' && ourLength === theirLength && !returned.isReordered) {
      blocks.push({ ours, theirs })
      ours = []
      theirs = []
    }
  }
  if (ours.length > 0) blocks.push({ ours, theirs: [...theirs, ...returned.parts.slice(next)] })
  return blocks
}

const recut = (unit: UnitRecord, returned: ReturnedUnit, judge: JudgeWhole): LaidOut => {
  const decided = new Map<number, Decision>()
  const parts: (SegmentRecord | GapRecord)[] = []
  const beside: (ReturnedPart | null)[] = []
  const ids = new Set(unit.parts.flatMap((part) => (part.kind === 'segment' ? [part.id as string] : [])))
  for (const block of blocksOf(unit, returned)) {
    if ('kind' in block) {
      parts.push(block)
      beside.push(null)
      continue
    }
    const segments = block.ours.filter((part) => part.kind === 'segment')
    const theirs = block.theirs.filter((part) => part.kind === 'segment')
    const [first] = segments
    if (first === undefined) continue
    if (segments.length === 1 && theirs.length === 1) {
      parts.push(...block.ours)
      beside.push(...block.ours.map((part) => (part.kind === 'segment' ? (theirs[0] ?? null) : null)))
      continue
    }
    const isJoin = theirs.length === 1 || returned.isReordered
    const ours = oneSegment(first, block.ours)
    const their = joined(block.theirs)
    const decision = their === null ? null : judge(ours, their)
    if (decision === null || !takesTarget.has(decision.outcome) || decision.segment.target === ours.target) {
      for (const part of block.ours) {
        if (decision !== null && part.kind === 'segment') {
          // What was returned is kept beside the first sentence, whole.
          const segment = part === first ? { ...first, proposals: decision.segment.proposals } : part
          const isSame = segment.proposals.length === first.proposals.length
          decided.set(parts.length, { outcome: decision.outcome, segment: isSame ? part : segment })
        }
        parts.push(part)
        beside.push(null)
      }
      continue
    }
    if (isJoin) {
      parts.push(ours)
      beside.push(their)
      continue
    }
    const cuts = theirs.slice(0, -1).map((part, index): Cut => {
      const before = textOf(part.source)
      const after = textOf(theirs[index + 1]?.source ?? [])
      return { weight: weightOf(before), space: /\s$/u.test(before) ? 'left' : /^\s/u.test(after) ? 'right' : 'gap' }
    })
    const isPartial = theirs.some((part) => part.target === null)
    for (const [index, piece] of cutContent(ours.source, cuts).entries()) {
      parts.push({
        ...ours,
        id: index === 0 ? first.id : freshId(first.id, ids),
        source: piece.content,
        target: null,
        state: 'initial',
        origin: null,
        flag: null,
        proposals:
          index > 0
            ? []
            : isPartial && ours.target !== null
              ? [...ours.proposals, previous(ours, ours.target)]
              : ours.proposals,
      })
      beside.push(theirs[index] ?? null)
      if (piece.gap.length > 0) {
        parts.push({ kind: 'gap', source: piece.gap, target: null })
        beside.push(null)
      }
    }
  }
  return { parts, returned: beside, left: [], decided }
}

const order = ['initial', 'translated', 'reviewed', 'final'] as const

const earliest = (segments: readonly SegmentRecord[]): SegmentRecord['state'] =>
  order.find((state) => segments.some((segment) => segment.state === state)) ?? 'initial'

const takesTarget: ReadonlySet<string> = new Set(['accepted', 'source-edited'])

/** Sentences and the gaps between them as one sentence under the first one's id. */
const oneSegment = (first: SegmentRecord, parts: Parts): SegmentRecord => {
  const segments = parts.filter((part) => part.kind === 'segment')
  const hasTarget = segments.every((segment) => segment.target !== null)
  return {
    ...first,
    source: normaliseContent(parts.flatMap((part) => part.source)),
    target: hasTarget ? targetsOf(parts) : null,
    state: hasTarget ? earliest(segments) : 'initial',
    // One sentence a person wrote makes the whole a person's.
    origin: (segments.find((segment) => segment.origin === null || segment.origin.kind === 'human') ?? first).origin,
    flag: segments.find((segment) => segment.flag !== null)?.flag ?? null,
    proposals: segments.flatMap((segment) => segment.proposals),
  }
}

/** The whole target there was, kept where a tool split a sentence and translated only a part. */
const previous = (segment: SegmentRecord, target: Content): Proposal => ({
  kind: 'proposal',
  type: 'previous',
  similarity: 99,
  origin: null,
  source: segment.source,
  target,
})

const targetsOf = (parts: Parts): Content =>
  normaliseContent(parts.flatMap((part) => part.target ?? (part.kind === 'gap' ? part.source : [])))

/** Returned parts as one, in the order of the file. */
const joined = (parts: readonly ReturnedPart[]): ReturnedPart | null => {
  const segments = parts.filter((part) => part.kind === 'segment')
  const [first] = segments
  if (first === undefined) return null
  return {
    ...first,
    source: normaliseContent(parts.flatMap((part) => part.source)),
    target: segments.some((part) => part.target !== null)
      ? normaliseContent(parts.flatMap((part) => part.target ?? (part.kind === 'gap' ? part.source : [])))
      : null,
    state: order.find((state) => segments.some((part) => part.state === state)) ?? 'initial',
    needsReview: segments.some((part) => part.needsReview),
    saysUntranslated: segments.some((part) => part.saysUntranslated),
    locked: segments.some((part) => part.locked),
    hasForeignMarkup: segments.some((part) => part.hasForeignMarkup),
    sent: null,
    held: null,
    marks: new Map(segments.flatMap((part) => [...part.marks])),
  }
}

/** An id of our shape that the unit does not have: digits are part of the alphabet. */
const freshId = (id: SegmentId, taken: Set<string>): SegmentId => {
  for (let number = 2; ; number++) {
    const candidate = id + String(number).replaceAll(/[01]/g, 'z')
    if (taken.has(candidate)) continue
    taken.add(candidate)
    return candidate as SegmentId
  }
}

interface Piece {
  readonly content: Content
  /** White space behind it. */
  readonly gap: Content
}

interface Cut {
  /** Folded characters of the piece before it. */
  readonly weight: number
  /** Where the tool put the white space at the cut: into a piece, or between them. */
  readonly space: 'left' | 'right' | 'gap'
}

/** Cuts a content where a tool cut its own copy of it. */
const cutContent = (content: Content, cuts: readonly Cut[]): readonly Piece[] => {
  const pieces: { content: Inline[]; gap: Inline[] }[] = [{ content: [], gap: [] }]
  let piece = 0
  let left = cuts[0]?.weight ?? Number.POSITIVE_INFINITY
  const current = (): { content: Inline[]; gap: Inline[] } => pieces[piece] ?? { content: [], gap: [] }
  const nextPiece = (): void => {
    piece++
    left = cuts[piece]?.weight ?? Number.POSITIVE_INFINITY
    pieces.push({ content: [], gap: [] })
  }
  const isSpace = (character: string): boolean => /^\s$/u.test(character)
  for (const inline of content) {
    if (inline.kind !== 'text') {
      // What opens belongs to what follows, what closes to what stands before.
      const opens = inline.kind === 'code-open' || inline.kind === 'quote-open' || inline.kind === 'code-empty'
      if (left <= 0 && (opens || current().gap.length > 0)) nextPiece()
      current().content.push(inline)
      continue
    }
    for (const character of inline.text) {
      if (left <= 0 && !isCombining(character)) {
        const space = isSpace(character) ? cuts[piece]?.space : null
        if (space === 'gap') {
          current().gap.push({ kind: 'text', text: character })
          continue
        }
        if (space === 'right' || (space === null && (isFolded(character) || current().gap.length > 0))) nextPiece()
      }
      current().content.push({ kind: 'text', text: character })
      left -= weightOf(character)
    }
  }
  return pieces.map(({ content: inlines, gap }) => ({ content: normaliseContent(inlines), gap: normaliseContent(gap) }))
}

/** The sources do not spell the unit: each segment finds the one with its source, else the one with its id. */
const bySource = (unit: UnitRecord, theirs: readonly ReturnedPart[]): LaidOut => {
  const free = new Set(theirs)
  const found = new Map<SegmentRecord, ReturnedPart>()
  const take = (segment: SegmentRecord, fits: (part: ReturnedPart) => boolean): void => {
    if (found.has(segment)) return
    for (const part of free) {
      if (!fits(part)) continue
      found.set(segment, part)
      free.delete(part)
      return
    }
  }
  const segments = unit.parts.filter((part) => part.kind === 'segment')
  for (const segment of segments) take(segment, (part) => folded(part.source) === folded(segment.source))
  for (const segment of segments) take(segment, (part) => part.id === segment.id)
  return {
    parts: unit.parts,
    returned: unit.parts.map((part) => (part.kind === 'segment' ? (found.get(part) ?? null) : null)),
    left: [...free],
    decided: new Map(),
  }
}
