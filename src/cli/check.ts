import { resolve } from 'node:path'
import { locateProject } from '../project/locate.ts'
import { reviewArticles } from '../project/translate.ts'
import { sarifLog } from '../checks/index.ts'
import { writeFiles } from '../project/files.ts'
import { sarifInputs } from '../project/sarif.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { programVersion } from '../project/version.ts'
import { reportFailures, runDocument, runFindingLines } from './translate.ts'

/** `goosefoot check`: every finding of the articles as they stand; asks no engine and writes nothing but what `--sarif` names. */
export const check: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const run = await reviewArticles(place, { paths: call.positionals, cwd, to: listOption(call.options.to) })
  const { sarif } = call.options
  if (typeof sarif === 'string') {
    const text = `${JSON.stringify(sarifLog(sarifInputs(place, run), programVersion()), null, 2)}\n`
    const bytes = new TextEncoder().encode(text)
    writeFiles([{ kind: 'file-change', path: resolve(cwd, sarif), name: sarif, bytes }])
  }
  const lines = [
    ...run.locales.flatMap(({ article, locale, reason }) =>
      reason === null ? [] : [`${article} ${locale}: not published: ${reason}`],
    ),
    ...runFindingLines(run),
  ]
  const errors = run.locales.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length
  const closing =
    lines.length === 0
      ? `${run.locales.length} ${run.locales.length === 1 ? 'version' : 'versions'} checked, nothing found.\n`
      : `\n${run.locales.filter(({ published }) => !published).length} of ${run.locales.length} versions cannot be published; ${errors} ${errors === 1 ? 'error' : 'errors'}.\n`
  output.result(`${lines.join('\n')}${closing}`, runDocument(run))
  reportFailures(run, output.note)
  return run.exitCode
}
