import type { Approval, ArticleRecord, Hash } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import type { Amend } from './amend.ts'
import { knownEngines } from './config.ts'
import type { Place } from './locate.ts'
import type { RunOutcome } from './outcome.ts'
import { translateArticles } from './translate.ts'

export interface ApproveOptions {
  readonly paths: readonly string[]
  readonly cwd: string
  readonly to?: readonly string[] | undefined
  /** Who answers for it: a person's name. */
  readonly person: string
  /** What the person is in the house. */
  readonly role: string
  readonly level: Approval['level']
  /** The text that the person had before their eyes; another one is refused. */
  readonly textHash?: Hash | undefined
  readonly sourceHash?: Hash | undefined
  /** Take the person's word back instead. */
  readonly withdraw?: boolean
  readonly dryRun?: boolean
  /** ISO 8601; default: now. */
  readonly at?: string
  readonly progress?: (text: string) => void
}

/** What an approval did to one locale. */
export interface ApprovedLocale {
  readonly article: string
  readonly locale: string
  readonly sourceHash: Hash
  readonly textHash: Hash | null
  /** `recorded`, `as before` (the same person had said so of the same text), or `withdrawn`. */
  readonly done: 'recorded' | 'as before' | 'withdrawn'
}

export interface ApproveOutcome {
  readonly approved: readonly ApprovedLocale[]
  readonly run: RunOutcome
}

/**
 * A name that can stand under a text.
 *
 * @param what how the value is called where it was typed, e.g. `--person`
 * @throws {GoosefootError} `publish.person`
 */
export const personName = (value: string | undefined, what: string): string => {
  const name = (value ?? '').trim().replace(/\s+/gu, ' ')
  const fault =
    name === ''
      ? 'is missing'
      : name.length > 200 || /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(name)
        ? 'is no name'
        : knownEngines.includes(name.toLowerCase())
          ? 'names an engine; only a person can answer for a text'
          : null
  if (fault === null) return name
  throw new GoosefootError('publish.person', `${what} ${fault}.`, {
    hint: `Give the person's name: ${what} "Ada Muster".`,
  })
}

/**
 * Records that a named person read or released the texts as they stand, and publishes them with it.
 *
 * Only a text that could be published is approved: nobody answers for a lost quotation by a slip. Saying the same of the
 * same text twice changes nothing.
 *
 * Failures of an article: `publish.not-ready`, `publish.other-text`.
 * @throws {GoosefootError} `publish.person`
 */
export const approveArticles = async (place: Place, options: ApproveOptions): Promise<ApproveOutcome> => {
  const person = personName(options.person, '--person')
  const role = personName(options.role, '--role')
  const at = options.at ?? new Date().toISOString()
  const approved: ApprovedLocale[] = []
  const amend: Amend = (record, { sourceHash, textHash, reason }) => {
    const where = { article: record.article, locale: record.targetLocale, sourceHash, textHash }
    if (options.withdraw === true) {
      const left = withoutApprovals(record, person, textHash)
      approved.push({ ...where, done: left.approvals?.length === record.approvals?.length ? 'as before' : 'withdrawn' })
      return left
    }
    if (reason !== null || textHash === null)
      throw new GoosefootError(
        'publish.not-ready',
        `${record.targetLocale} cannot be approved: ${reason ?? 'a sentence has no translation'}.`,
        { hint: `Run "goosefoot check ${record.original} --to ${record.targetLocale}" for the list.`, exit: 'qa' },
      )
    for (const [expected, found] of [
      [options.textHash, textHash],
      [options.sourceHash, sourceHash],
    ])
      if (expected !== undefined && expected.replace(/^sha256-/u, '') !== found)
        throw new GoosefootError(
          'publish.other-text',
          `${record.targetLocale} is not the text that was to be approved: somebody changed it since.`,
          { hint: 'Read it again, then approve it with its new hash.', exit: 'conflict' },
        )
    const same = (one: Approval): boolean =>
      one.person === person &&
      one.level === options.level &&
      one.scope === 'article' &&
      one.opened &&
      one.textHash === textHash &&
      one.sourceHash === sourceHash
    if (record.approvals?.some(same) === true) {
      approved.push({ ...where, done: 'as before' })
      return record
    }
    approved.push({ ...where, done: 'recorded' })
    const approval: Approval = {
      person,
      role,
      at,
      level: options.level,
      scope: 'article',
      sourceHash,
      textHash,
      // Naming the text by its hash, or one's own name on the command line, says that it was read.
      opened: true,
    }
    return { ...record, approvals: [...(record.approvals ?? []), approval] }
  }
  const run = await translateArticles(place, {
    paths: options.paths,
    cwd: options.cwd,
    to: options.to,
    engines: [],
    dryRun: options.dryRun === true,
    amend,
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  })
  // An article is written whole or not at all: what was said of one locale falls with the others.
  const failed = new Set(run.failures.map(({ article }) => article))
  const stood = new Set(run.locales.filter(({ original }) => !failed.has(original)).map(({ article }) => article))
  return { approved: approved.filter(({ article }) => stood.has(article)), run }
}

/** What a person said of the text as it stands is taken out; what was said of older texts stays as history. */
const withoutApprovals = (record: ArticleRecord, person: string, textHash: Hash | null): ArticleRecord => {
  const left = (record.approvals ?? []).filter((one) => one.person !== person || one.textHash !== textHash)
  const { approvals: _, ...rest } = record
  return left.length === 0 ? rest : { ...rest, approvals: left }
}
