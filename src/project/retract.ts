import { GoosefootError } from '../errors.ts'
import type { Amend } from './amend.ts'
import { personName } from './approve.ts'
import type { Place } from './locate.ts'
import type { RunOutcome } from './outcome.ts'
import { translateArticles } from './translate.ts'

export interface RetractOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  readonly person: string
  /** Why, for those who come later; not shown to readers. */
  readonly reason: string
  /** Lift the retraction instead. */
  readonly undo?: boolean
  readonly dryRun?: boolean
  /** ISO 8601; default: now. */
  readonly at?: string
}

/**
 * Takes publications back: the files in `locales/` go, the record says who did it and why, and nothing of the locale is
 * published until somebody lifts it.
 *
 * @throws {GoosefootError} `publish.person`, `publish.reason`
 */
export const retractArticles = async (place: Place, options: RetractOptions): Promise<RunOutcome> => {
  const person = personName(options.person, '--person')
  const reason = options.reason.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
  if (options.undo !== true && (reason === '' || reason.length > 2000))
    throw new GoosefootError('publish.reason', 'a retraction needs a reason.', { hint: 'Give it with --reason "…".' })
  const at = options.at ?? new Date().toISOString()
  const amend: Amend = (record) => {
    const { retraction, ...rest } = record
    if (options.undo === true) return rest
    // Taken back already: who did it first stays.
    return retraction === undefined ? { ...rest, retraction: { person, at, reason } } : record
  }
  return translateArticles(place, {
    paths: options.paths,
    cwd: options.cwd,
    to: options.to,
    engines: [],
    dryRun: options.dryRun === true,
    amend,
  })
}
