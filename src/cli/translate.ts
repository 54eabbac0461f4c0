import { resolve } from 'node:path'
import { findingText } from '../checks/index.ts'
import type { Finding } from '../article/finding.ts'
import { type Amount, isAmount, printedMoney } from '../engines/index.ts'
import { GoosefootError } from '../errors.ts'
import { locateProject } from '../project/locate.ts'
import type { LocaleOutcome, RunOutcome } from '../project/outcome.ts'
import { translateArticles } from '../project/translate.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

/** `goosefoot translate`. */
export const translate: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const out = call.options.out
  const started = performance.now()
  const signals = endOnSignals(output.note)
  const run = await translateArticles(place, {
    paths: call.positionals,
    cwd,
    to: listOption(call.options.to),
    engines: listOption(call.options.engine),
    out: typeof out === 'string' ? resolve(cwd, out) : undefined,
    dryRun: call.options['dry-run'] === true,
    resegment: call.options.resegment === true,
    frozen: call.options.frozen === true,
    budget: budgetOption(call.options.budget),
    stop: signals.stop,
    abort: signals.abort,
    progress: output.progress,
  }).finally(signals.release)
  const seconds = (performance.now() - started) / 1000
  for (const note of run.notes) output.note(note)
  output.result(
    runText(run, { dryRun: call.options['dry-run'] === true || call.options.frozen === true, seconds }),
    runDocument(run),
  )
  reportFailures(run, output.note)
  return run.exitCode
}

/** @throws {GoosefootError} `cli.bad-option` */
const budgetOption = (value: string | boolean | undefined): Amount | undefined => {
  if (value === undefined) return undefined
  if (isAmount(value)) return value
  throw new GoosefootError(
    'cli.bad-option',
    `--budget is "${String(value)}"; a number of characters or money was expected.`,
    {
      hint: 'Write --budget 50000 or --budget "5 EUR".',
    },
  )
}

/** The first signal waits for the answers in flight, the second does not. */
const endOnSignals = (
  note: (text: string) => void,
): { readonly stop: AbortSignal; readonly abort: AbortSignal; readonly release: () => void } => {
  const stop = new AbortController()
  const abort = new AbortController()
  const onSignal = (): void => {
    if (stop.signal.aborted) {
      abort.abort()
      return
    }
    note('Ending: waiting for what was asked and paid. A second signal does not wait.')
    stop.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    stop: stop.signal,
    abort: abort.signal,
    release: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

/** One line an article that could not be worked on, as any error is printed. */
export const reportFailures = (run: Pick<RunOutcome, 'failures'>, note: (text: string) => void): void => {
  for (const { error } of run.failures)
    note(`${error.message}${error.hint === null ? '' : ` ${error.hint}`} [${error.code}]`)
}

/** What `--json` prints. */
export const runDocument = (run: RunOutcome): object => ({
  ok: run.exitCode === 0,
  exitCode: run.exitCode,
  locales: run.locales.map(({ findings, ...rest }) => ({
    ...rest,
    findings: findings.map((one) => ({ ...one, message: findingText(one) })),
  })),
  failures: run.failures.map(({ article, error }) => ({
    article,
    code: error.code,
    message: error.message,
    suggestion: error.hint ?? '',
  })),
  notes: run.notes,
})

const state = (one: LocaleOutcome): string =>
  one.published
    ? one.isPreview
      ? 'preview written'
      : 'published'
    : `not published: ${one.reason ?? ''}${one.keepsEarlier ? ' (the earlier version stays)' : ''}`

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** The table of a run, the findings under it, and one closing line. */
export const runText = (run: RunOutcome, options: { readonly dryRun: boolean; readonly seconds: number }): string => {
  const rows = run.locales.map((one) => [
    one.article,
    one.locale,
    String(one.segments),
    String(one.fromRecord),
    String(one.fromMemory),
    String(one.fromEngine),
    String(one.untranslated),
    `${one.quotations.aligned}/${one.quotations.total}`,
    String(one.findings.filter(({ severity }) => severity !== 'info').length),
    state(one),
  ])
  const parts: string[] = []
  if (rows.length > 0)
    parts.push(
      table(
        ['article', 'locale', 'segments', 'record', 'memory', 'engine', 'open', 'quotations', 'findings', 'result'],
        rows,
      ),
    )
  const cost = costText(run)
  if (cost !== '') parts.push(cost)
  const details = runFindingLines(run)
  if (details.length > 0) parts.push(`${details.join('\n')}\n`)
  const files = [...new Set(run.locales.flatMap(({ files }) => files))]
  const verb = options.dryRun ? 'would change' : 'written'
  parts.push(
    files.length === 0 && run.failures.length > 0
      ? 'Nothing was written.\n'
      : files.length === 0
        ? `Nothing to do: every file is as it should be (${options.seconds.toFixed(1)} s).\n`
        : `${plural(files.length, 'file', 'files')} ${verb} (${options.seconds.toFixed(1)} s).${options.dryRun ? `\n${files.map((file) => `  ${file}`).join('\n')}` : ''}\n`,
  )
  return parts.join('\n')
}

/** What engines would be asked and paid for: a table, and the sum. */
const costText = (run: RunOutcome): string => {
  const asked = run.locales.flatMap(({ article, locale, estimate }) =>
    estimate === null ? [] : [{ article, locale, ...estimate }],
  )
  if (asked.length === 0) return ''
  const price = (micro: number | null, currency: string | null): string =>
    micro === null || currency === null ? '–' : printedMoney(micro, currency)
  const amount = (value: number, exact: boolean): string => `${exact ? '' : 'at most '}${value}`
  const rows = asked.map((one) => [
    one.article,
    one.locale,
    one.engine,
    String(one.segments),
    amount(one.amount, one.exact),
    String(one.reserve),
    price(one.moneyMicro, one.currency),
  ])
  const sum = (of: (one: (typeof asked)[number]) => number): number => asked.reduce((total, one) => total + of(one), 0)
  const hasPrice = asked.every(({ moneyMicro }) => moneyMicro !== null)
  const all = [
    'all',
    '',
    '',
    String(sum(({ segments }) => segments)),
    amount(
      sum((one) => one.amount),
      asked.every(({ exact }) => exact),
    ),
    String(sum(({ reserve }) => reserve)),
    hasPrice
      ? price(
          sum(({ moneyMicro }) => moneyMicro ?? 0),
          asked[0]?.currency ?? null,
        )
      : '–',
  ]
  return table(
    ['article', 'locale', 'engine', 'to buy', 'characters', 'asked again, at most', 'price'],
    asked.length === 1 ? rows : [...rows, all],
  )
}

/** The findings of a run: what concerns the source or its ledger is said once an article, not once a locale. */
export const runFindingLines = (run: RunOutcome): readonly string[] => [
  ...new Set(
    run.locales.flatMap((one) =>
      one.findings.flatMap((found) => findingLines({ ...one, locale: found.locale }, [found])),
    ),
  ),
]

/** Findings that a person should read: errors and warnings, with where they are. */
export const findingLines = (
  at: { readonly article: string; readonly locale: string | null },
  findings: readonly Finding[],
): readonly string[] =>
  findings
    .filter(({ severity }) => severity !== 'info')
    .map((one) => {
      const where = [at.article, one.locale ?? at.locale, one.unit, one.segment]
        .filter((part) => part !== null)
        .join(' ')
      return `${one.severity}: ${where}: ${findingText(one)} [${one.code}]`
    })

/** A `--locale`, `--source` or similar that must be a text. */
export const textOption = (value: string | boolean | undefined, name: string): string => {
  if (typeof value === 'string') return value
  throw new GoosefootError('cli.arguments', `--${name} is missing.`, { hint: `Give it a value: --${name} VALUE.` })
}
