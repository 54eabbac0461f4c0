import { sameContent, textOf } from '../article/content.ts'
import type { ArticleRecord, Content, GapRecord, Proposal, SegmentRecord, UnitRecord } from '../article/types.ts'
import { foldSentence, matchSentences, similarity } from './segment-ids.ts'

/** What happened to a locale's segments when the source was read again. */
export interface Carried {
  readonly record: ArticleRecord
  /** Segments whose target stayed as it was. */
  readonly kept: number
  /** Pairs a person wrote or approved whose sentence is gone: they must go to memory. */
  readonly retired: readonly RetiredPair[]
}

/** A pair with the sentences it stood between; empty: the article began or ended there. */
export interface RetiredPair {
  readonly segment: SegmentRecord
  readonly prev: Content
  readonly next: Content
}

const isHuman = (segment: SegmentRecord): boolean =>
  segment.origin?.kind === 'human' ||
  segment.state === 'reviewed' ||
  segment.state === 'final' ||
  // Nobody says where it came from: typed straight into the file.
  (segment.origin === null && segment.target !== null)

const previous = (old: SegmentRecord, now: Content): Proposal | null =>
  old.target === null
    ? null
    : {
        kind: 'proposal',
        type: 'previous',
        similarity: Math.min(
          99,
          Math.round(100 * similarity(foldSentence(textOf(old.source)), foldSentence(textOf(now)))),
        ),
        origin: null,
        source: old.source,
        target: old.target,
      }

/** The ends of quotations and the codes of a target must be those of the new source, else it is not a target of it. */
const fits = (target: Content, source: Content): boolean => {
  const names = (content: Content): string =>
    content
      .flatMap((inline) =>
        inline.kind === 'text' ? [] : [`${inline.kind} ${'occurrence' in inline ? inline.occurrence : inline.id}`],
      )
      .sort()
      .join('\n')
  return names(target) === names(source)
}

const carrySegment = (fresh: SegmentRecord, old: SegmentRecord): SegmentRecord => {
  if (sameContent(fresh.source, old.source)) return { ...old, id: fresh.id, source: fresh.source }
  // The source is again what the kept translation was made from: nothing is left to look at.
  if (
    old.flag === 'source-changed' &&
    old.proposals.some(({ type, source }) => type === 'previous' && sameContent(source, fresh.source))
  )
    return { ...old, id: fresh.id, source: fresh.source, flag: null, proposals: [] }
  if (old.target === null) return { ...fresh, proposals: old.proposals }
  // Only marks, spaces or codes changed: the words are the same, so the translation is.
  if (foldSentence(textOf(fresh.source)) === foldSentence(textOf(old.source)) && fits(old.target, fresh.source))
    return { ...old, id: fresh.id, source: fresh.source }
  const proposal = previous(old, fresh.source)
  const proposals = proposal === null ? [] : [proposal]
  // A person's work is never overwritten: it stays, marked, with what it was a translation of beside it.
  if (isHuman(old))
    return { ...old, id: fresh.id, source: fresh.source, state: 'translated', flag: 'source-changed', proposals }
  return { ...fresh, proposals }
}

const gapKey = (gap: GapRecord): string => textOf(gap.source)

/**
 * Lays the targets of a locale's record under the source as it stands now.
 *
 * Sentences are matched inside carried units first, then over the whole article, so that text moved between
 * paragraphs keeps its translation. Nothing a person wrote is lost: it is kept, or listed in `retired`.
 *
 * @param fresh the source now: units without targets
 * @param record what the locale's file holds
 */
export const carryTargets = (fresh: ArticleRecord, record: ArticleRecord): Carried => {
  const oldUnits = new Map(record.units.map((unit) => [unit.id, unit]))
  const used = new Set<SegmentRecord>()
  const pairs = new Map<SegmentRecord, SegmentRecord>()
  const segmentsOf = (unit: UnitRecord): SegmentRecord[] => unit.parts.filter((part) => part.kind === 'segment')
  for (const unit of fresh.units) {
    const old = oldUnits.get(unit.id)
    if (old === undefined) continue
    const before = segmentsOf(old)
    const now = segmentsOf(unit)
    matchSentences(
      before,
      now.map((segment) => segment.source),
    ).forEach((index, at) => {
      const from = index === null ? undefined : before[index]
      const into = now[at]
      if (from === undefined || into === undefined) return
      pairs.set(into, from)
      used.add(from)
    })
  }
  // Moved between units: the same letters, once on each side.
  const loose = new Map<string, SegmentRecord[]>()
  for (const unit of record.units)
    for (const segment of segmentsOf(unit)) {
      if (used.has(segment) || segment.target === null) continue
      const key = foldSentence(textOf(segment.source))
      loose.set(key, [...(loose.get(key) ?? []), segment])
    }
  for (const unit of fresh.units)
    for (const segment of segmentsOf(unit)) {
      if (pairs.has(segment)) continue
      const found = loose.get(foldSentence(textOf(segment.source)))?.shift()
      if (found?.target == null || !fits(found.target, segment.source)) continue
      pairs.set(segment, found)
      used.add(found)
    }

  let kept = 0
  const units = fresh.units.map((unit): UnitRecord => {
    const oldGaps = (oldUnits.get(unit.id)?.parts ?? []).filter((part) => part.kind === 'gap')
    let gap = 0
    return {
      ...unit,
      parts: unit.parts.map((part) => {
        if (part.kind === 'gap') {
          const old = oldGaps[gap++]
          return old !== undefined && gapKey(old) === gapKey(part) ? { ...part, target: old.target } : part
        }
        const old = pairs.get(part)
        const result = old === undefined ? part : carrySegment(part, old)
        if (result.target !== null) kept++
        return result
      }),
    }
  })
  const before = record.units.flatMap(segmentsOf)
  const retired = before.flatMap((segment, index): RetiredPair[] =>
    used.has(segment) || segment.target === null || !isHuman(segment)
      ? []
      : [{ segment, prev: before[index - 1]?.source ?? [], next: before[index + 1]?.source ?? [] }],
  )
  return {
    record: {
      ...fresh,
      targetLocale: record.targetLocale,
      ...(record.approvals === undefined ? {} : { approvals: record.approvals }),
      ...(record.retraction === undefined ? {} : { retraction: record.retraction }),
      units,
    },
    kept,
    retired,
  }
}
