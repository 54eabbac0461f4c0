import { type Finding, finding } from '../../article/finding.ts'
import { normaliseContent } from '../../article/content.ts'
import type {
  ArticleRecord,
  EngineTrail,
  Inline,
  OccurrenceId,
  SegmentRecord,
  UnitRecord,
} from '../../article/types.ts'
import {
  type Climb,
  type Climbed,
  engineUnitOf,
  placeOf,
  type EngineUnit,
  type SegmentOutcome,
} from '../../engines/index.ts'
import type { Ledger } from '../../quotations/ledger/types.ts'
import { segmentsOf } from '../print-unit.ts'

/** Quotations whose wording the ledger gives in the locale's language: an engine's wording for them is thrown away. */
export const givenWordings = (ledger: Ledger, locale: string): ReadonlySet<string> => {
  const language = (tag: string): string => (tag.split('-')[0] ?? tag).toLowerCase()
  return new Set(
    ledger.entries.flatMap(({ id, original }) =>
      original !== null && language(original.language) === language(locale) ? [id] : [],
    ),
  )
}

/** A record's blocks as engines see them; segments without a target are wanted. */
export const engineUnitsOf = (record: ArticleRecord, ledger: Ledger): readonly EngineUnit[] => {
  const given = givenWordings(ledger, record.targetLocale)
  return record.units.map((unit) => {
    const open = new Set<string>(segmentsOf(unit).flatMap(({ id, target }) => (target === null ? [id] : [])))
    const verbatim = new Set<OccurrenceId>(
      unit.quotes.flatMap(({ id, quotation }) => (given.has(quotation) ? [id] : [])),
    )
    return engineUnitOf(record.article, unit, (segment) => open.has(segment), verbatim)
  })
}

/** What of a run goes into the origin of each segment. */
export interface TrailOfRun {
  readonly engine: string
  /** Hash of the options that were asked with. */
  readonly options: string
  readonly glossary: string | null
}

/**
 * Puts an engine's answers into a record: good ones as translated, damaged ones flagged for a person, and of failed ones
 * what may help as a proposal. No segment that has a target is touched.
 */
export const withAnswers = (
  record: ArticleRecord,
  climb: Climb,
  run: TrailOfRun,
  ledger: Ledger,
): { readonly record: ArticleRecord; readonly filled: number; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = []
  const wordings = wordingsByOccurrence(record, ledger)
  let filled = 0
  const answered = (unit: UnitRecord, segment: SegmentRecord): SegmentRecord => {
    const found = climb.segments.get(placeOf(unit.id, segment.id))
    if (found === undefined || segment.target !== null) return segment
    const outcome = withGivenWordings(found.outcome, wordings)
    const codes = outcome.damage.filter(({ repaired }) => !repaired).map(({ code }) => code)
    const note = (code: string): void => {
      findings.push(
        finding(code, 'warning', {
          locale: record.targetLocale,
          unit: unit.id,
          segment: segment.id,
          args: { engine: run.engine, damage: [...new Set(codes)].join(', ') },
        }),
      )
    }
    if (outcome.target === undefined) {
      note('engine.failed')
      return outcome.suggestion === undefined
        ? segment
        : {
            ...segment,
            proposals: [
              ...segment.proposals,
              {
                kind: 'proposal',
                type: 'machine',
                similarity: 0,
                origin: run.engine,
                source: segment.source,
                target: [{ kind: 'text', text: outcome.suggestion }],
              },
            ],
          }
    }
    if (outcome.status === 'degraded')
      note(codes.every((code) => code === 'q-verbatim') ? 'engine.wording' : 'engine.degraded')
    filled++
    return {
      ...segment,
      target: outcome.target.content,
      state: 'translated',
      // What has no letter was not asked for: it is as it was.
      origin:
        found.request === ''
          ? { kind: 'verbatim' }
          : { kind: 'engine', engine: run.engine, model: found.model, trail: trailOf({ ...found, outcome }, run) },
      flag: outcome.status === 'degraded' ? 'needs-review' : null,
    }
  }
  const units = record.units.map(
    (unit): UnitRecord => ({
      ...unit,
      parts: unit.parts.map((part) => (part.kind === 'segment' ? answered(unit, part) : part)),
    }),
  )
  return { record: { ...record, units }, filled, findings }
}

/** What was really said, by the occurrence it stands in; null where a person must put it in: quotations in several parts. */
const wordingsByOccurrence = (record: ArticleRecord, ledger: Ledger): ReadonlyMap<string, string | null> => {
  const given = givenWordings(ledger, record.targetLocale)
  const entries = new Map(ledger.entries.map((entry) => [entry.id, entry]))
  return new Map(
    record.units.flatMap(({ quotes }) =>
      quotes.flatMap(({ id, quotation, type }): (readonly [string, string | null])[] => {
        if (!given.has(quotation)) return []
        const entry = entries.get(quotation)
        const isWhole = type === 'pair' && entry?.wording.length === 1
        return isWhole && entry.original !== null && entry.original.elisions.length === 0
          ? [[id, entry.original.wording]]
          : [[id, null]]
      }),
    ),
  )
}

/** An engine's wording is thrown away where the ledger has what was really said; nothing else of the answer changes. */
const withGivenWordings = (outcome: SegmentOutcome, wordings: ReadonlyMap<string, string | null>): SegmentOutcome => {
  const { target } = outcome
  if (target === undefined || !outcome.damage.some(({ code }) => code === 'q-verbatim')) return outcome
  let left = 0
  const content: Inline[] = []
  for (let at = 0; at < target.content.length; at++) {
    const inline = target.content[at]
    if (inline === undefined) continue
    content.push(inline)
    if (inline.kind !== 'quote-open') continue
    const wording = wordings.get(inline.occurrence)
    if (wording === undefined) continue
    const close = target.content.findIndex(
      (one, index) => index > at && one.kind === 'quote-close' && one.occurrence === inline.occurrence,
    )
    const inside = close < 0 ? [] : target.content.slice(at + 1, close)
    if (wording === null || close < 0 || inside.some(({ kind }) => kind !== 'text')) {
      left++
      continue
    }
    // The stop of the sentence stays where the engine put it, when the original has none of its own.
    const text = inside.map((one) => (one.kind === 'text' ? one.text : '')).join('')
    const end = /[.!?…,]$/u.test(wording) ? '' : (/[.!?…,]$/u.exec(text)?.[0] ?? '')
    content.push({ kind: 'text', text: `${wording}${end}` })
    at = close - 1
  }
  const others = outcome.damage.filter(({ code, repaired }) => code !== 'q-verbatim' && !repaired)
  return {
    ...outcome,
    target: { ...target, content: normaliseContent(content) },
    damage: outcome.damage.map((one) => (one.code === 'q-verbatim' && left === 0 ? { ...one, repaired: true } : one)),
    status: left === 0 && others.length === 0 && outcome.status === 'degraded' ? 'repaired' : outcome.status,
  }
}

const trailOf = ({ outcome, rung, shape, request, trace, at }: Climbed, run: TrailOfRun): EngineTrail => ({
  request: request.slice(0, 16),
  options: run.options,
  glossary: run.glossary,
  shape,
  rung,
  trace,
  at: new Date(at).toISOString(),
  repairs: [...new Set(outcome.damage.filter(({ repaired }) => repaired).map(({ code }) => code))],
})
