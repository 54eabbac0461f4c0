import { GoosefootError } from '../errors.ts'
import { approveArticles } from '../project/approve.ts'
import { locateProject } from '../project/locate.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'
import { reportFailures, runDocument, textOption } from './translate.ts'

/** `goosefoot approve`: a named person answers for texts as they stand. */
export const approve: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { options } = call
  const level = options.as ?? 'approved'
  if (level !== 'approved' && level !== 'reviewed')
    throw new GoosefootError(
      'cli.bad-option',
      '--as has a value that cannot be used; reviewed or approved was expected.',
    )
  const { approved, run } = await approveArticles(place, {
    paths: call.positionals,
    cwd,
    to: listOption(options.to),
    person: textOption(options.person, 'person'),
    role: typeof options.role === 'string' ? options.role : level === 'approved' ? 'editor' : 'reviewer',
    level,
    textHash: typeof options.hash === 'string' ? options.hash : undefined,
    withdraw: options.withdraw === true,
    dryRun: options['dry-run'] === true,
    progress: output.progress,
  })
  const rows = approved.map((one) => {
    const result = run.locales.find(({ article, locale }) => article === one.article && locale === one.locale)
    return [
      one.article,
      one.locale,
      one.done === 'recorded' ? level : one.done,
      (one.textHash ?? '–').slice(0, 12),
      result?.published === true ? 'published' : (result?.reason ?? ''),
    ]
  })
  output.result(table(['article', 'locale', 'done', 'text', 'result'], rows), { ...runDocument(run), approved })
  reportFailures(run, output.note)
  return run.exitCode
}
