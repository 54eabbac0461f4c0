import { joinOccurrences } from '../join.ts'
import { isMark } from '../marks.ts'
import type { Outcome, OutcomeDetail } from '../outcomes.ts'
import { byGravity } from '../outcomes.ts'
import { contentWeights, lengthRatio, linkScore, type Measured, measure, numbersOf, trigramsOf } from '../similarity.ts'
import { decodeEntities, offsetBefore, type TextEdit } from './entities.ts'
import { houseFaults } from './house-faults.ts'
import { type Anchor, alignOccurrences } from './occurrences.ts'
import { reportsSpeech } from './reported.ts'
import { readSide, type Side, type SideOccurrence, type SideReading } from './side.ts'
import { readTarget } from './target.ts'
import { isUntranslated } from './untranslated.ts'

/** Which quotation of a target faces which of its source, and what became of each. */
export interface Alignment {
  /** Indexes into `source` and `target`, in order of the source. Split and merged quotations have several links. */
  readonly links: readonly (readonly [source: number, target: number])[]
  /** One a source occurrence: the gravest. */
  readonly outcomes: readonly Outcome[]
  /** One a source occurrence: everything found out. */
  readonly details: readonly OutcomeDetail[]
  /** Indexes of target occurrences that nothing in the source answers. */
  readonly extra: readonly number[]
  /** What was found in the source, a half without partner included; offsets into its text. */
  readonly source: readonly SideOccurrence[]
  readonly target: readonly SideOccurrence[]
  /** The target's marks can be read in two ways, or anchors and texts disagree: nothing is repaired. */
  readonly ambiguous: boolean
}

/**
 * Aligns the quotations of a source text with those of its translation.
 *
 * The texts are one block each, or several parted by empty lines; never sentences cut out of a block when the block is
 * at hand.
 */
export const alignQuotations = (source: Side, target: Side): Alignment => {
  const decoded = decodeEntities(target.text, source.text)
  const sourceReading = readSide(source)
  const targetReading = readTarget({ ...target, text: decoded.text }, sourceReading)
  const alignment = alignReadings(sourceReading, targetReading, { entities: decoded.edits })
  return decoded.edits.length === 0
    ? alignment
    : { ...alignment, target: alignment.target.map((one) => beforeEdits(one, decoded.edits)) }
}

const beforeEdits = (one: SideOccurrence, edits: readonly TextEdit[]): SideOccurrence => ({
  ...one,
  start: offsetBefore(edits, one.start),
  innerStart: offsetBefore(edits, one.innerStart),
  innerEnd: offsetBefore(edits, one.innerEnd),
  end: offsetBefore(edits, one.end),
})

export interface AlignReadingsOptions {
  readonly anchors?: readonly Anchor[]
  /** Edits that decoded entities of the target before it was read. */
  readonly entities?: readonly TextEdit[]
}

/** The same on texts that were read already. */
export const alignReadings = (
  source: SideReading,
  target: SideReading,
  options: AlignReadingsOptions = {},
): Alignment => {
  const { entities = [], anchors = [] } = options
  const { occurrences: sources } = source
  const { occurrences: targets } = target
  const missing = isUntranslated(source.text, target.text, source.language === target.language)
  const { links, disputed } = missing
    ? { links: [], disputed: [] }
    : alignOccurrences(source.text, sources, target.text, targets, anchors)
  const faced = new Map(links.map((link) => [link.source, link.target]))
  const answered = new Map(links.map((link) => [link.target, link.source]))
  const merged = mergedInto(source, target, faced)
  const split = missing ? new Map<number, number>() : splitFrom(source, target, answered)
  const parents = { source: parentsOf(sources), target: parentsOf(targets) }
  const disputedSources = new Set(disputed.map((anchor) => anchor.source))

  const details = sources.map((one, index): OutcomeDetail => {
    const at = faced.get(index)
    const other = at === undefined ? undefined : targets[at]
    if (missing) return detail(['untranslated'], null)
    if (at === undefined || other === undefined) {
      const into = merged.get(index)
      if (into !== undefined) return detail(['merged'], into)
      return detail([lostOutcome(one, source, target, faced)], null)
    }
    const outcomes: Outcome[] = []
    if (other.ambiguous || disputedSources.has(index)) outcomes.push('ambiguous')
    outcomes.push(...halfOutcomes(one, other))
    if (other.type === 'dash' && one.type !== 'dash') outcomes.push('dash-dialogue')
    if (nestingChanged(index, at, parents, faced, one, other)) outcomes.push('nesting-changed')
    if (entities.some(({ offset }) => touches(offset, other))) outcomes.push('entity')
    const faults = houseFaults(target, at, one.kind, one.kindConfidence)
    outcomes.push(...faults.outcomes)
    if ([...merged.values()].includes(at)) outcomes.push('merged')
    if ([...split.values()].includes(index)) outcomes.push('split')
    if (isMoved(index, at, source, target, faced)) outcomes.push('reordered')
    if (!one.half && one.type !== 'pair' && one.type !== 'dash') outcomes.push('crosses-segment')
    return { ...detail(outcomes, at), marks: faults.marks }
  })
  const extra = targets.flatMap((one, index) =>
    answered.has(index) || split.has(index) || one.type === 'inner' || one.type === 'reopen' || missing ? [] : [index],
  )
  const more = [
    ...[...merged].map(([a, b]): readonly [number, number] => [a, b]),
    ...[...split].map(([b, a]): readonly [number, number] => [a, b]),
  ]
  return {
    links: [...links.map((link): readonly [number, number] => [link.source, link.target]), ...more].sort(
      (a, b) => a[0] - b[0] || a[1] - b[1],
    ),
    outcomes: details.map(({ outcome }) => outcome),
    details,
    extra,
    source: sources,
    target: targets,
    ambiguous: targets.some(({ ambiguous }) => ambiguous) || disputed.length > 0,
  }
}

const detail = (outcomes: readonly Outcome[], target: number | null): OutcomeDetail => {
  const all = byGravity(outcomes)
  const first = all.find((outcome) => outcome !== 'crosses-segment')
  return { outcome: first ?? 'aligned', all: first === undefined ? ['aligned', ...all] : all, target, marks: null }
}

const touches = (offset: number, { start, end, innerStart, innerEnd }: SideOccurrence): boolean =>
  (offset >= start && offset < innerStart) ||
  (offset >= innerEnd && offset < end) ||
  (offset >= innerStart && offset < innerEnd)

/** One mark of two is gone, or one came too many. A block that continues a quotation has its mark by the house's rule. */
const halfOutcomes = (one: SideOccurrence, other: SideOccurrence): readonly Outcome[] => {
  if (other.type === 'dash' || one.type === 'dash') return []
  const outcomes: Outcome[] = []
  const hasOpen = (type: string): boolean => type === 'pair' || type === 'open'
  const hasClose = (type: string): boolean => type === 'pair' || type === 'close'
  if (hasOpen(one.type) && !hasOpen(other.type)) outcomes.push('missing-open')
  if (hasClose(one.type) && !hasClose(other.type)) outcomes.push('missing-close')
  if (one.half && ((!hasOpen(one.type) && hasOpen(other.type)) || (!hasClose(one.type) && hasClose(other.type))))
    outcomes.push('extra')
  return outcomes
}

const lostOutcome = (
  one: SideOccurrence,
  source: SideReading,
  target: SideReading,
  faced: ReadonlyMap<number, number>,
): Outcome => {
  if (one.type === 'inner' || one.type === 'reopen') return 'aligned'
  if (one.half) return one.type === 'open' ? 'missing-open' : 'missing-close'
  if (one.kind === 'direct' && one.depth === 1 && source.occurrences.length > 0) {
    const linked = [...faced.values()].flatMap((at) => target.occurrences[at] ?? [])
    if (reportsSpeech(without(target.text, linked), target.language)) return 'paraphrased'
  }
  return 'missing-both'
}

const without = (text: string, spans: readonly SideOccurrence[]): string => {
  let result = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    result += `${text.slice(from, start)} `
    from = end
  }
  return result + text.slice(from)
}

/** Index of the innermost occurrence around each, -1 for none. */
const parentsOf = (occurrences: readonly SideOccurrence[]): readonly number[] =>
  occurrences.map((one, index) =>
    occurrences.findLastIndex(
      (other, at) => at < index && other.start <= one.start && other.end >= one.end && other.depth === one.depth - 1,
    ),
  )

const nestingChanged = (
  index: number,
  at: number,
  parents: { readonly source: readonly number[]; readonly target: readonly number[] },
  faced: ReadonlyMap<number, number>,
  one: SideOccurrence,
  other: SideOccurrence,
): boolean => {
  if (one.half !== other.half || other.type === 'dash') return false
  const outer = parents.source[index] ?? -1
  const otherOuter = parents.target[at] ?? -1
  if (outer < 0 && otherOuter < 0) return false
  return outer < 0 || otherOuter < 0 || faced.get(outer) !== otherOuter
}

/** Behind another link that stands behind it in the source, or behind the bare words of an earlier quotation. */
const isMoved = (
  index: number,
  at: number,
  source: SideReading,
  target: SideReading,
  faced: ReadonlyMap<number, number>,
): boolean => {
  const end = target.occurrences[at]?.end ?? 0
  const depth = source.occurrences[index]?.depth
  return source.occurrences.slice(0, index).some((earlier, before) => {
    if (earlier.depth !== depth) return false
    const facing = faced.get(before)
    if (facing !== undefined) return facing > at
    const wording = source.text.slice(earlier.innerStart, earlier.innerEnd).trim()
    if (wording.length < 3) return false
    const found = target.text.indexOf(wording, end)
    return found >= 0 && !isMark(target.text.charAt(found - 1)) && !target.text.slice(0, end).includes(wording)
  })
}

const joinedMeasure = (text: string, parts: readonly SideOccurrence[]): Measured => {
  const inner = parts.map((one) => text.slice(one.innerStart, one.innerEnd).trim()).join(' ')
  const each = parts.map((one) => measure(text, one))
  return {
    length: inner.length,
    trigrams: trigramsOf(inner),
    numbers: numbersOf(inner),
    centre: each.reduce((sum, { centre }) => sum + centre, 0) / Math.max(1, each.length),
    depth: each[0]?.depth ?? 1,
    finished: each.at(-1)?.finished ?? false,
    half: false,
  }
}

/** Parts of one utterance, as indexes: `„A“, sagte er, „B.“` */
const utterances = ({ text, occurrences, language }: SideReading): readonly (readonly number[])[] =>
  joinOccurrences([text], occurrences, language)
    .filter((one) => one.occurrences.length > 1 && one.occurrences.every(({ type }) => type === 'pair'))
    .map((one) => one.occurrences.map((part) => occurrences.indexOf(part as SideOccurrence)))

/** Source parts of one utterance that stand in one target occurrence: source index → target index. */
const mergedInto = (
  source: SideReading,
  target: SideReading,
  faced: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const result = new Map<number, number>()
  if (source.occurrences.length <= target.occurrences.length) return result
  const ratio = lengthRatio(source.text, target.text)
  for (const group of utterances(source)) {
    const linked = group.filter((index) => faced.has(index))
    const only = linked[0]
    const at = only === undefined ? undefined : faced.get(only)
    const facing = at === undefined ? undefined : target.occurrences[at]
    const alone = only === undefined ? undefined : source.occurrences[only]
    if (linked.length !== 1 || at === undefined || !facing || !alone) continue
    const b = measure(target.text, facing)
    const parts = group.flatMap((index) => source.occurrences[index] ?? [])
    const joined = linkScore(joinedMeasure(source.text, parts), b, ratio, contentWeights)
    if (joined < linkScore(measure(source.text, alone), b, ratio, contentWeights)) continue
    for (const index of group) if (index !== only) result.set(index, at)
  }
  return result
}

/** Target parts of one utterance that one source occurrence became: target index → source index. */
const splitFrom = (
  source: SideReading,
  target: SideReading,
  answered: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const result = new Map<number, number>()
  if (target.occurrences.length <= source.occurrences.length) return result
  const ratio = lengthRatio(source.text, target.text)
  for (const group of utterances(target)) {
    const linked = group.filter((index) => answered.has(index))
    const only = linked[0]
    const at = only === undefined ? undefined : answered.get(only)
    const facing = at === undefined ? undefined : source.occurrences[at]
    const alone = only === undefined ? undefined : target.occurrences[only]
    if (linked.length !== 1 || at === undefined || !facing || !alone) continue
    const a = measure(source.text, facing)
    const parts = group.flatMap((index) => target.occurrences[index] ?? [])
    const joined = linkScore(a, joinedMeasure(target.text, parts), ratio, contentWeights)
    if (joined < linkScore(a, measure(target.text, alone), ratio, contentWeights)) continue
    for (const index of group) if (index !== only) result.set(index, at)
  }
  return result
}
