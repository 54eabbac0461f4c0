import type { Finding } from '../article/finding.ts'
import type { Estimate } from './engines/index.ts'
import { type ExitName, exitCodes, exitPrecedence, type GoosefootError } from '../errors.ts'

/** What a run did to one article in one locale. */
export interface LocaleOutcome {
  readonly article: string
  /** The source as printed. */
  readonly original: string
  readonly locale: string
  readonly segments: number
  readonly fromRecord: number
  readonly fromMemory: number
  readonly fromEngine: number
  /** What an engine would be asked and paid for; null when nothing, and after a run that asked. */
  readonly estimate: Estimate | null
  readonly untranslated: number
  /** Segments whose source changed under a person's translation. */
  readonly sourceChanged: number
  /** Segments whose damaged answer from an engine nobody has looked at. */
  readonly unseen: number
  readonly quotations: { readonly aligned: number; readonly total: number }
  readonly findings: readonly Finding[]
  readonly published: boolean
  /** Whose word the published text carries; null when it is not published. */
  readonly text: { readonly status: 'machine' | 'reviewed' | 'approved'; readonly person: string | null } | null
  /** Holds pseudo text: to be looked at, never to be published. */
  readonly isPreview: boolean
  /** Why not; null when published. */
  readonly reason: string | null
  /** An earlier publication of this locale stays where it is. */
  readonly keepsEarlier: boolean
  /** Files that changed, or would change. */
  readonly files: readonly string[]
}

/** An article that could not be worked on. */
export interface ArticleFailure {
  readonly article: string
  readonly error: GoosefootError
}

export interface RunOutcome {
  readonly locales: readonly LocaleOutcome[]
  readonly failures: readonly ArticleFailure[]
  /** Things to say once for the whole run, e.g. an engine without a key. */
  readonly notes: readonly string[]
  readonly exit: ExitName
  readonly exitCode: number
}

/** A finding of a quotation ends with 9, any other error with 8. */
const exitOf = (findings: readonly Finding[]): ExitName => {
  const errors = findings.filter((finding) => finding.severity === 'error' || finding.blocks)
  if (errors.some((finding) => finding.code.startsWith('quote.'))) return 'quote'
  return errors.length > 0 ? 'qa' : 'ok'
}

/** The first of the exits that apply, in the order of the exit table. */
export const firstExit = (exits: readonly ExitName[]): ExitName =>
  exitPrecedence.find((exit) => exits.includes(exit)) ?? 'ok'

/** Gathers a run's result; `extra` are exits that the run itself found (drift, conflict). */
export const gatherOutcome = (
  locales: readonly LocaleOutcome[],
  failures: readonly ArticleFailure[],
  notes: readonly string[],
  extra: readonly ExitName[] = [],
): RunOutcome => {
  const exit = firstExit([
    ...locales.map(({ findings }) => exitOf(findings)),
    ...failures.map(({ error }) => error.exit),
    ...extra,
  ])
  return { locales, failures, notes, exit, exitCode: exitCodes[exit] }
}
