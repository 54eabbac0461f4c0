import type { ArticleRecord, Content, Proposal, SegmentRecord, UnitRecord } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { applyMatch, type Match, type Memory, printedMatch } from '../../memory/index.ts'
import type { Config } from '../config.ts'
import { segmentsOf } from '../print-unit.ts'

/**
 * Fills open segments from memory; what is only similar becomes a proposal.
 *
 * @param feed brings what the records know into the memory; asked for before each question
 */
export const fillFromMemory = async (
  record: ArticleRecord,
  memory: Memory,
  feed: () => Promise<void>,
  { threshold, proposals: kept }: Config['memory'],
): Promise<{ readonly record: ArticleRecord; readonly filled: number }> => {
  const all = record.units.flatMap(segmentsOf)
  const answers = new Map<SegmentRecord, SegmentRecord>()
  let filled = 0
  for (const [index, segment] of all.entries()) {
    if (segment.target !== null) continue
    const answer = await fromMemory(segment, memory, feed, record, {
      threshold,
      kept,
      prev: all[index - 1]?.source ?? '',
      next: all[index + 1]?.source ?? '',
    })
    if (answer === null) continue
    answers.set(segment, answer)
    if (answer.target !== null) filled++
  }
  return { record: withSegments(record, answers), filled }
}

/** The record with some segments put in the place of others. */
export const withSegments = (
  record: ArticleRecord,
  changed: ReadonlyMap<SegmentRecord, SegmentRecord>,
): ArticleRecord =>
  changed.size === 0
    ? record
    : {
        ...record,
        units: record.units.map(
          (unit): UnitRecord => ({
            ...unit,
            parts: unit.parts.map((part) => (part.kind === 'segment' ? (changed.get(part) ?? part) : part)),
          }),
        ),
      }

const fromMemory = async (
  segment: SegmentRecord,
  memory: Memory,
  feed: () => Promise<void>,
  record: ArticleRecord,
  {
    prev,
    next,
    threshold,
    kept,
  }: {
    readonly prev: Content | ''
    readonly next: Content | ''
    readonly threshold: number
    readonly kept: number
  },
): Promise<SegmentRecord | null> => {
  let matches: readonly Match[]
  try {
    await feed()
    matches = await memory.lookupContent(segment.source, {
      sourceLocale: record.sourceLocale,
      targetLocale: record.targetLocale,
      prev,
      next,
      article: record.article,
      segment: segment.id,
      threshold,
      limit: kept,
    })
  } catch (error) {
    throw inMemory(error)
  }
  const best = matches.find(({ fills }) => fills)
  const target = best === undefined ? null : applyMatch(best, segment.source)
  if (best !== undefined && target !== null)
    return {
      ...segment,
      target,
      state: 'translated',
      origin: { kind: 'memory', score: best.score, entry: best.entry.id },
      flag: null,
      proposals: [],
    }
  if (matches.length === 0) return null
  const proposals = matches.map((match): Proposal => {
    const { source, target: into } = printedMatch(match)
    return {
      kind: 'proposal',
      type: 'memory',
      similarity: Math.min(100, match.score),
      origin: match.entry.id,
      source,
      target: into,
    }
  })
  // What the sentence's own earlier translation says stays first.
  return {
    ...segment,
    proposals: [...segment.proposals.filter(({ type }) => type !== 'memory'), ...proposals].slice(0, kept),
  }
}

// The memory names its files by their place in its folder.
const inMemory = (error: unknown): unknown =>
  error instanceof GoosefootError
    ? new GoosefootError(error.code, error.detail, {
        file: error.place.file === null ? 'memory' : `memory/${error.place.file}`,
        line: error.place.line ?? undefined,
        column: error.place.column ?? undefined,
        hint: error.hint ?? undefined,
        exit: error.exit,
      })
    : error
