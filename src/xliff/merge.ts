import { contentKey, sameContent, textOf } from '../article/content.ts'
import type { Severity } from '../article/finding.ts'
import type { ArticleRecord, Content, GapRecord, OccurrenceId, SegmentRecord, UnitRecord } from '../article/types.ts'
import type { JudgeWhole } from './merge/blocks.ts'
import { layOut } from './merge/blocks.ts'
import { decide } from './merge/decide.ts'
import { withEdgesOf } from './merge/edges.ts'
import { gather } from './merge/gather.ts'
import { dropDoubledMarks, dropForeignCodes, judgeCodes, judgeQuotations, restoreLost } from './merge/quotations.ts'
import type {
  Merge,
  MergeOptions,
  ReturnedPart,
  ReturnedUnit,
  SegmentOutcome,
  SegmentVerdict,
  Verdict,
} from './merge/types.ts'
import { fromXliff } from './record-read.ts'
import type { XliffDocument } from './types.ts'

export { targetHash } from './merge/fold.ts'
export type * from './merge/types.ts'

const severities: Readonly<Record<SegmentOutcome, Severity>> = {
  unchanged: 'info',
  untouched: 'info',
  accepted: 'info',
  conflict: 'error',
  'source-changed': 'warning',
  'source-edited': 'warning',
  locked: 'warning',
  refused: 'error',
  'segment-missing': 'info',
  'unit-missing': 'info',
  'unit-unknown': 'warning',
}

/**
 * Brings a returned file, of any version, into the record: unit by unit, and every segment of a unit by its source text.
 * Accepted targets go in although others conflict; nothing that was returned is lost without a verdict; merging the same
 * file again changes nothing. Pure: no disk, no clock.
 *
 * @throws {GoosefootError} `xliff.language`, `xliff.other-article` when the file is not of this article and locale
 */
export const mergeReturned = (
  record: ArticleRecord | XliffDocument,
  returned: XliffDocument,
  options: MergeOptions = {},
): Merge => {
  const before = record.kind === 'record' ? record : fromXliff(record)
  const { known, unknown } = gather(before, returned)
  const occurrences = new Set(before.units.flatMap((unit) => unit.parts.flatMap((part) => occurrencesOf(part.source))))
  const baseUnits = new Map(options.base?.units.map((unit) => [unit.id, unit]))
  const verdicts: Verdict[] = []
  const units = before.units.map((unit) => {
    const theirs = known.get(unit.id)
    if (theirs === undefined) {
      verdicts.push(segmentVerdict('unit-missing', unit.id, null))
      return unit
    }
    const merged = mergeUnit(unit, theirs, baseUnits.get(unit.id) ?? null, occurrences, options)
    verdicts.push(...merged.verdicts)
    return merged.unit
  })
  for (const unit of unknown) verdicts.push(segmentVerdict('unit-unknown', unit.id, null, textOfParts(unit.parts)))
  const changed = units.some((unit, index) => unit !== before.units[index])
  return Object.freeze({
    record: changed ? Object.freeze({ ...before, units: Object.freeze(units) }) : before,
    verdicts: Object.freeze(verdicts),
    changed,
  })
}

const segmentVerdict = (
  verdict: SegmentOutcome,
  unit: string,
  segment: string | null,
  text: string | null = null,
): SegmentVerdict => ({ kind: 'segment', verdict, severity: severities[verdict], unit, segment, text })

const textOfParts = (parts: readonly ReturnedPart[]): string => parts.map((part) => textOf(part.target ?? [])).join('')

const occurrencesOf = (content: Content): readonly OccurrenceId[] =>
  content.flatMap((inline) =>
    inline.kind === 'quote-open' || inline.kind === 'quote-close' ? [inline.occurrence] : [],
  )

const mergeUnit = (
  unit: UnitRecord,
  theirs: ReturnedUnit,
  base: UnitRecord | null,
  occurrences: ReadonlySet<OccurrenceId>,
  options: MergeOptions,
): { readonly unit: UnitRecord; readonly verdicts: readonly Verdict[] } => {
  const judgeWhole: JudgeWhole = (ours, their) =>
    decide(ours, their, their.target === null ? null : putRight(unit, ours, their.target, their).target, null, options)
  const { parts, returned, left, decided } = layOut(unit, theirs, judgeWhole)
  const baseSegments = new Map(
    base?.parts.flatMap((part) => (part.kind === 'segment' ? [[contentKey(part.source), part] as const] : [])),
  )
  const verdicts: Verdict[] = []
  const doubled = new Set<OccurrenceId>()
  const restored = new Set<OccurrenceId>()
  /** Segments that got a target here: only these are judged by their quotations. */
  const taken = new Set<number>()
  const merged = parts.map((part, index): SegmentRecord | GapRecord => {
    const their = returned[index] ?? null
    if (part.kind === 'gap') return mergeGap(part, their)
    const whole = decided.get(index)
    if (whole !== undefined) {
      verdicts.push(segmentVerdict(whole.outcome, unit.id, part.id))
      return whole.segment
    }
    if (their === null) {
      verdicts.push(segmentVerdict('segment-missing', unit.id, part.id))
      return part
    }
    const target = their.target === null ? null : putRight(unit, part, their.target, their)
    const decision = decide(
      part,
      their,
      target?.target ?? null,
      baseSegments.get(contentKey(part.source)) ?? null,
      options,
    )
    verdicts.push(segmentVerdict(decision.outcome, unit.id, part.id))
    if (target !== null && !['unchanged', 'untouched'].includes(decision.outcome)) verdicts.push(...target.verdicts)
    if (decision.segment.target !== part.target || decision.segment.state !== part.state) {
      taken.add(index)
      for (const occurrence of target?.doubled ?? []) doubled.add(occurrence)
      for (const occurrence of target?.restored ?? []) restored.add(occurrence)
    }
    return decision.segment
  })
  for (const part of left) {
    verdicts.push(segmentVerdict('unit-unknown', unit.id, part.id, textOf(part.target ?? [])))
  }

  const isChanged = merged.length !== unit.parts.length || merged.some((part, index) => part !== unit.parts[index])
  const candidate: UnitRecord = isChanged ? { ...unit, parts: Object.freeze(merged) } : unit
  if (taken.size === 0) return { unit: candidate, verdicts }

  const quotations = judgeQuotations(candidate, doubled, restored)
  const wrong = new Set(quotations.flatMap((verdict) => (verdict.severity === 'error' ? [verdict.occurrence] : [])))
  const judged = merged.map((part, index) =>
    part.kind === 'segment' &&
    taken.has(index) &&
    occurrencesOf(part.source).some((occurrence) => wrong.has(occurrence))
      ? heldBack(part)
      : part,
  )
  // A state that is held back again and again leaves the unit as it was.
  const isSame = JSON.stringify(judged) === JSON.stringify(unit.parts)
  return {
    unit: isSame ? unit : Object.freeze({ ...candidate, parts: Object.freeze(judged) }),
    verdicts: [...verdicts, ...quotations, ...judgeCodes(candidate)],
  }

  function putRight(
    of: UnitRecord,
    segment: SegmentRecord,
    raw: Content,
    their: ReturnedPart,
  ): {
    readonly target: Content
    readonly verdicts: readonly Verdict[]
    readonly doubled: ReadonlySet<OccurrenceId>
    readonly restored: readonly OccurrenceId[]
  } {
    const cleaned = dropForeignCodes(of, withEdgesOf(segment.source, their.source, raw), occurrences)
    const undoubled = dropDoubledMarks(cleaned.target)
    const found =
      options.restoreQuotes === undefined
        ? null
        : restoreLost(of, segment, undoubled.target, their, options.restoreQuotes)
    const had = new Set(occurrencesOf(undoubled.target))
    return {
      target: found ?? undoubled.target,
      verdicts: cleaned.verdicts,
      doubled: undoubled.doubled,
      restored: found === null ? [] : occurrencesOf(found).filter((occurrence) => !had.has(occurrence)),
    }
  }
}

/** A quotation is wrong in it: it goes no further than `translated` until a person has looked. */
const heldBack = (segment: SegmentRecord): SegmentRecord => ({
  ...segment,
  state: segment.state === 'initial' ? 'initial' : 'translated',
  flag: 'needs-review',
})

/** White space between sentences that the tool changed. */
const mergeGap = (gap: GapRecord, their: ReturnedPart | null): GapRecord => {
  if (their?.target === null || their === null || sameContent(their.target, gap.target ?? gap.source)) return gap
  return textOf(their.target).trim() === '' && occurrencesOf(their.target).length === 0
    ? { ...gap, target: their.target }
    : gap
}
