import { resolve } from 'node:path'
import { locateProject, printedName } from '../project/locate.ts'
import { publishArticles } from '../project/publication.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'
import { reportFailures, runDocument } from './translate.ts'

/** `goosefoot publish`: the published set, its manifest replaced in one step. */
export const publish: Command = async (call, output) => {
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
