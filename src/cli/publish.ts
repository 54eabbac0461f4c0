import { resolve } from 'node:path'
import { exportArticles } from '../project/export.ts'
import { locateProject } from '../project/locate.ts'
import { translateArticles } from '../project/translate.ts'
import { exportDocument, exportText } from './export.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { reportFailures, runDocument, runText } from './translate.ts'

/**
 * `goosefoot publish`: publishes what is complete, without asking memory or an engine; `--xliff` also writes each
 * namespace as a flat XLIFF file for the tools of i18next.
 */
export const publish: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { options } = call
  const dryRun = options['dry-run'] === true
  const common = { paths: call.positionals, cwd, to: listOption(options.to), dryRun, progress: output.progress }
  const started = performance.now()
  const run = await translateArticles(place, { ...common, engines: [] })
  const flat =
    options.xliff === true
      ? await exportArticles(place, {
          ...common,
          profile: 'i18next',
          out: typeof options.out === 'string' ? resolve(cwd, options.out) : undefined,
        })
      : null
  const text = runText(run, { dryRun, seconds: (performance.now() - started) / 1000 })
  const exitCode = run.exitCode === 0 && flat !== null ? flat.exitCode : run.exitCode
  output.result(
    flat === null ? text : `${text}\n${exportText(flat, { dryRun, stats: false })}`,
    flat === null
      ? runDocument(run)
      : { ...(runDocument(run) as object), ok: exitCode === 0, exitCode, xliff: exportDocument(flat) },
  )
  reportFailures(run, output.note)
  if (flat !== null && run.failures.length === 0) reportFailures(flat, output.note)
  return exitCode
}
