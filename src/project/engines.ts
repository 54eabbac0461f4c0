import { join, sep } from 'node:path'
import type { ArticleRecord, Content, Proposal, SegmentRecord, UnitRecord } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { pseudoTranslate } from '../engines/index.ts'
import { applyMatch, type Match, type Memory, printedMatch } from '../memory/index.ts'
import { checkEngines } from './config.ts'
import type { Place } from './locate.ts'
import { openProjectMemory } from './memory.ts'
import { segmentsOf } from './print-unit.ts'
import { feedRecords } from './record-memory.ts'

export interface Filled {
  readonly record: ArticleRecord
  readonly fromMemory: number
  readonly fromEngine: number
}

/** Asks the engines of a run, in order, for the segments that have no target. */
export interface Filler {
  readonly fill: (record: ArticleRecord) => Promise<Filled>
  readonly close: () => Promise<void>
}

/** What one engine says to one segment: a target, or proposals for a person. */
interface Answer {
  readonly segment: SegmentRecord
}
type Engine = (
  segment: SegmentRecord,
  at: { readonly record: ArticleRecord; readonly prev: Content | ''; readonly next: Content | '' },
) => Promise<Answer | null>

const proposalsKept = 3

/**
 * Makes the engines of a run. Without a key nothing fails: the engine is left out and a note says so.
 *
 * @param elsewhere results go to a folder of their own: only then may pseudo text be made
 * @throws {GoosefootError} `config.unknown-engine`, `engine.pseudo-in-project`
 */
export const chooseEngines = async (
  place: Place,
  names: readonly string[],
  elsewhere: string | undefined,
): Promise<{ readonly filler: Filler; readonly notes: readonly string[] }> => {
  checkEngines(names)
  const notes: string[] = []
  const engines: Engine[] = []
  let memory: Memory | null = null
  for (const name of names) {
    if (name === 'memory') {
      memory = openProjectMemory(place)
      engines.push(memoryEngine(place, memory))
    } else if (name === 'pseudo') {
      if (!elsewhere || (place.configFile !== null && isInside(place.root, elsewhere)))
        throw new GoosefootError(
          'engine.pseudo-in-project',
          'pseudo text must not get into the record or be published; a folder of its own was expected.',
          {
            hint: 'Add --out preview.',
            exit: 'configuration',
          },
        )
      engines.push(pseudoEngine)
    } else {
      const key = process.env.DEEPL_AUTH_KEY ?? process.env.DEEPL_API_KEY ?? ''
      notes.push(
        key === ''
          ? `${name} is not asked: DEEPL_AUTH_KEY is not set. What memory cannot answer stays open.`
          : `${name} is not asked: this version has no adapter for it yet. What memory cannot answer stays open.`,
      )
    }
  }
  return {
    notes,
    filler: {
      fill: (record) => fillRecord(record, engines),
      close: async () => {
        await memory?.close()
      },
    },
  }
}

/** The folders of the newsroom itself; a preview beside them is fine. */
const isInside = (root: string, folder: string): boolean =>
  folder === root ||
  ['source', 'quotes', 'xliff', 'memory', 'glossary', 'locales'].some(
    (name) => folder === join(root, name) || folder.startsWith(join(root, name) + sep),
  )

const fillRecord = async (record: ArticleRecord, engines: readonly Engine[]): Promise<Filled> => {
  const all = record.units.flatMap(segmentsOf)
  let fromMemory = 0
  let fromEngine = 0
  const answers = new Map<SegmentRecord, SegmentRecord>()
  for (const [index, segment] of all.entries()) {
    if (segment.target !== null) continue
    let current = segment
    for (const engine of engines) {
      const answer = await engine(current, {
        record,
        prev: all[index - 1]?.source ?? '',
        next: all[index + 1]?.source ?? '',
      })
      if (answer === null) continue
      current = answer.segment
      if (current.target !== null) break
    }
    if (current === segment) continue
    answers.set(segment, current)
    if (current.origin?.kind === 'memory') fromMemory++
    if (current.origin?.kind === 'engine') fromEngine++
  }
  if (answers.size === 0) return { record, fromMemory, fromEngine }
  const units = record.units.map(
    (unit): UnitRecord => ({
      ...unit,
      parts: unit.parts.map((part) => (part.kind === 'segment' ? (answers.get(part) ?? part) : part)),
    }),
  )
  return { record: { ...record, units }, fromMemory, fromEngine }
}

const memoryEngine = (place: Place, memory: Memory): Engine => {
  // With the first question: a run that asks nothing reads no record for it.
  let fed: Promise<void> | null = null
  return async (segment, { record, prev, next }) => {
    let matches: readonly Match[]
    try {
      fed ??= feedRecords(place, memory)
      await fed
      matches = await memory.lookupContent(segment.source, {
        sourceLocale: record.sourceLocale,
        targetLocale: record.targetLocale,
        prev,
        next,
        article: record.article,
        segment: segment.id,
        limit: proposalsKept,
      })
    } catch (error) {
      throw inMemory(error)
    }
    const best = matches.find(({ fills }) => fills)
    const target = best === undefined ? null : applyMatch(best, segment.source)
    if (best !== undefined && target !== null)
      return {
        segment: {
          ...segment,
          target,
          state: 'translated',
          origin: { kind: 'memory', score: best.score, entry: best.entry.id },
          flag: null,
          proposals: [],
        },
      }
    if (matches.length === 0) return null
    const proposals = matches.map((match): Proposal => {
      const { source, target } = printedMatch(match)
      return {
        kind: 'proposal',
        type: 'memory',
        similarity: Math.min(100, match.score),
        origin: match.entry.id,
        source,
        target,
      }
    })
    // What the sentence's own earlier translation says stays first.
    return {
      segment: {
        ...segment,
        proposals: [...segment.proposals.filter(({ type }) => type !== 'memory'), ...proposals].slice(0, proposalsKept),
      },
    }
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

const pseudoEngine: Engine = async (segment, { record }) => ({
  segment: {
    ...segment,
    target: pseudoTranslate(segment.source, record.targetLocale),
    state: 'translated',
    origin: { kind: 'engine', engine: 'pseudo', model: null },
    flag: null,
  },
})
