import { locateProject } from '../project/locate.ts'
import { retractArticles } from '../project/retract.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'
import { reportFailures, runDocument, textOption } from './translate.ts'

/** `goosefoot retract`: takes publications back, with a name and a reason. */
export const retract: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { reason, undo } = call.options
  const run = await retractArticles(place, {
    paths: call.positionals,
    cwd,
    to: listOption(call.options.to),
    person: textOption(call.options.person, 'person'),
    reason: typeof reason === 'string' ? reason : '',
    undo: undo === true,
    dryRun: call.options['dry-run'] === true,
  })
  output.result(
    table(
      ['article', 'locale', 'result'],
      run.locales.map((one) => [one.article, one.locale, one.published ? 'published' : (one.reason ?? '')]),
    ),
    runDocument(run),
  )
  reportFailures(run, output.note)
  return run.failures.length > 0 ? run.exitCode : 0
}
