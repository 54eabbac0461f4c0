import { GoosefootError } from '../errors.ts'
import { importFiles } from '../project/import.ts'
import { locateProject } from '../project/locate.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'
import { findingLines, reportFailures, runDocument, runText } from './translate.ts'

/** `goosefoot import`: returned XLIFF files go into the record, and what became complete is published. */
export const importCommand: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  if (call.options.ours === true && call.options.theirs === true)
    throw new GoosefootError('cli.arguments', '--ours and --theirs exclude each other.', { hint: 'Choose one.' })
  const started = performance.now()
  const dryRun = call.options['dry-run'] === true
  const done = await importFiles(place, call.positionals, {
    cwd,
    dryRun,
    person: typeof call.options.person === 'string' ? call.options.person : undefined,
    prefer: call.options.ours === true ? 'ours' : call.options.theirs === true ? 'theirs' : undefined,
    progress: output.progress,
  })
  const rows = done.files.map(({ file, article, locale, segments }) => [
    file,
    article,
    locale,
    String(segments.accepted ?? 0),
    String((segments.unchanged ?? 0) + (segments.untouched ?? 0)),
    String(segments.conflict ?? 0),
    Object.entries(segments)
      .filter(([name]) => !['accepted', 'unchanged', 'untouched', 'conflict'].includes(name))
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  ])
  const parts: string[] = []
  if (rows.length > 0)
    parts.push(table(['file', 'article', 'locale', 'accepted', 'as before', 'conflicts', 'other'], rows))
  const lines = done.files.flatMap((one) => findingLines(one, one.findings))
  if (lines.length > 0) parts.push(`${lines.join('\n')}\n`)
  if (done.run !== null) parts.push(runText(done.run, { dryRun, seconds: (performance.now() - started) / 1000 }))
  else if (done.files.length > 0) parts.push('Nothing to do: the record has it all.\n')
  output.result(parts.join('\n'), {
    ok: done.exitCode === 0,
    exitCode: done.exitCode,
    files: done.files,
    run: done.run === null ? null : runDocument(done.run),
    failures: done.failures.map(({ article, error }) => ({
      file: article,
      code: error.code,
      message: error.message,
      suggestion: error.hint ?? '',
    })),
  })
  if (done.run !== null) reportFailures(done.run, output.note)
  for (const { error } of done.failures)
    output.note(`${error.message}${error.hint === null ? '' : ` ${error.hint}`} [${error.code}]`)
  return done.exitCode
}
