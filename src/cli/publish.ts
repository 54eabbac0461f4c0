import { resolve } from 'node:path'
import { exportArticles } from '../project/export.ts'
import { locateProject, printedName } from '../project/locate.ts'
import { publishArticles } from '../project/publication.ts'
import { translateArticles } from '../project/translate.ts'
import { exportDocument, exportText } from './export.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'
import { reportFailures, runDocument, runText } from './translate.ts'

/** `goosefoot publish`: the published set, its manifest replaced in one step; `--xliff`: flat files instead. */
export const publish: Command = async (call, output) => {
  if (call.options.xliff === true) return publishFlat(call, output)
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { out } = call.options
  const done = await publishArticles(place, {
    paths: call.positionals,
    cwd,
    folder: typeof out === 'string' ? resolve(cwd, out) : undefined,
    dryRun: call.options['dry-run'] === true,
    progress: output.progress,
  })
  const rows = done.locales.map((one) => [
    one.article,
    one.locale,
    one.state === 'absent' ? 'not published' : one.state,
    one.status ?? '–',
    one.rev === null ? '–' : String(one.rev),
    one.changed ? 'new' : '',
    one.reason ?? '',
  ])
  const folder = printedName(place.root, done.folder)
  const rev = done.manifest?.manifest.rev
  const closing =
    call.options['dry-run'] === true
      ? `${done.events.length} events would follow.`
      : done.events.length === 0 && done.objects === 0
        ? `Nothing to do: ${folder} is as it should be${rev === undefined ? '' : ` (revision ${rev})`}.`
        : `Revision ${rev} stands in ${folder}.`
  output.result(`${table(['article', 'locale', 'state', 'text', 'rev', '', 'why'], rows)}\n${closing}\n`, {
    ...runDocument(done.run),
    folder,
    manifest: done.manifest === null ? null : { rev, hash: done.manifest.hash },
    published: done.locales,
    events: done.events,
    removed: done.removed,
  })
  reportFailures(done.run, output.note)
  return done.run.exitCode
}

/** Brings `locales/` up to date and writes each namespace as a flat XLIFF file for the tools of i18next. */
const publishFlat: Command = async (call, output) => {
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
      : { ...runDocument(run), ok: exitCode === 0, exitCode, xliff: exportDocument(flat) },
  )
  reportFailures(run, output.note)
  if (flat !== null && run.failures.length === 0) reportFailures(flat, output.note)
  return exitCode
}
