import { resolve } from 'node:path'
import { findingText } from '../checks/index.ts'
import type { Finding } from '../article/finding.ts'
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
  const run = await translateArticles(place, {
    paths: call.positionals,
    cwd,
    to: listOption(call.options.to),
    engines: listOption(call.options.engine),
    out: typeof out === 'string' ? resolve(cwd, out) : undefined,
    dryRun: call.options['dry-run'] === true,
    resegment: call.options.resegment === true,
    frozen: call.options.frozen === true,
    progress: output.progress,
  })
  const seconds = (performance.now() - started) / 1000
  for (const note of run.notes) output.note(note)
  output.result(
    runText(run, { dryRun: call.options['dry-run'] === true || call.options.frozen === true, seconds }),
    runDocument(run),
  )
  reportFailures(run, output.note)
  return run.exitCode
}

/** One line an article that could not be worked on, as any error is printed. */
export const reportFailures = (run: RunOutcome, note: (text: string) => void): void => {
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
