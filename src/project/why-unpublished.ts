import type { Finding } from '../article/finding.ts'
import type { ArticleRecord } from '../article/types.ts'
import type { Disclosure } from '../publish/index.ts'
import type { Config } from './config.ts'
import { segmentsOf } from './print-unit.ts'

const states = ['translated', 'reviewed', 'final'] as const

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** How far a record is, in segments. */
export interface Progress {
  readonly segments: number
  readonly untranslated: number
  /** A person's translations whose source changed since. */
  readonly sourceChanged: number
  /** Damaged answers of an engine that nobody has looked at. */
  readonly unseen: number
}

export const progressOf = (record: ArticleRecord): Progress => {
  const segments = record.units.flatMap(segmentsOf)
  return {
    segments: segments.length,
    untranslated: segments.filter(({ target }) => target === null).length,
    sourceChanged: segments.filter(({ flag }) => flag === 'source-changed').length,
    unseen: segments.filter(({ flag, origin }) => flag === 'needs-review' && origin?.kind === 'engine').length,
  }
}

/** Was it taken back by a person? */
export const whyRetracted = ({ retraction }: ArticleRecord): string | null =>
  retraction === undefined ? null : `retracted by ${retraction.person} on ${retraction.at.slice(0, 10)}`

const levels = ['machine', 'reviewed', 'approved'] as const

/** Does the policy `publish.requires` ask for a person's word that this text does not have? */
export const whyNotReleased = (
  { status }: Pick<Disclosure, 'status'>,
  requires: Config['publish']['requires'],
): string | null =>
  requires === 'translated' || levels.indexOf(status) >= levels.indexOf(requires)
    ? null
    : `waits to be ${requires} by a named person`

/** What keeps a locale from being published, the first reason that holds; null when nothing does. */
export const whyUnpublished = (
  record: ArticleRecord,
  findings: readonly Finding[],
  least: Config['publish']['state'],
): string | null => {
  const { untranslated, sourceChanged, unseen } = progressOf(record)
  if (untranslated > 0) return `${count(untranslated, 'segment needs', 'segments need')} a translation`
  if (sourceChanged > 0)
    return `${count(sourceChanged, 'segment was', 'segments were')} translated from an older source`
  if (unseen > 0) return `${count(unseen, 'segment needs', 'segments need')} a look at what the engine answered`
  const enough: readonly string[] = states.slice(states.indexOf(least))
  const below = record.units.flatMap(segmentsOf).filter(({ state }) => !enough.includes(state)).length
  if (below > 0) return `${count(below, 'segment is', 'segments are')} below the state "${least}"`
  const blocking = findings.filter(({ blocks, severity }) => blocks || severity === 'error').length
  return blocking > 0 ? `${count(blocking, 'finding blocks', 'findings block')} it` : null
}
