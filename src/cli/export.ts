import { resolve } from 'node:path'
import { GoosefootError } from '../errors.ts'
import { exportArticles, type ExportOutcome } from '../project/export.ts'
import { locateProject } from '../project/locate.ts'
import { lossText } from '../xliff/index.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

/** `goosefoot export`: hand-offs for CAT tools. */
export const exportCommand: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { options } = call
  const dryRun = options['dry-run'] === true
  const done = await exportArticles(place, {
    paths: call.positionals,
    cwd,
    to: listOption(options.to),
    profile: typeof options.profile === 'string' ? options.profile : undefined,
    quotes: oneOf(options.quotes, 'quotes', ['codes', 'text']),
    prefill: oneOf(options.prefill, 'prefill', ['none', 'source', 'best']),
    onlyOpen: options.open === true,
    out: typeof options.out === 'string' ? resolve(cwd, options.out) : undefined,
    dryRun,
    progress: output.progress,
  })
  output.result(exportText(done, { dryRun, stats: options.stats === true }), exportDocument(done))
  for (const { error } of done.failures)
    output.note(`${error.message}${error.hint === null ? '' : ` ${error.hint}`} [${error.code}]`)
  return done.exitCode
}

/** What `--json` prints. */
export const exportDocument = (done: ExportOutcome): unknown => ({
  ok: done.exitCode === 0,
  exitCode: done.exitCode,
  files: done.files.map(({ losses, ...rest }) => ({
    ...rest,
    losses: losses.map((loss) => ({ ...loss, message: lossText(loss) })),
  })),
  failures: done.failures.map(({ article, error }) => ({
    article,
    code: error.code,
    message: error.message,
    suggestion: error.hint ?? '',
  })),
})

const oneOf = <Value extends string>(
  given: string | boolean | undefined,
  name: string,
  known: readonly Value[],
): Value | undefined => {
  if (given === undefined) return undefined
  const found = known.find((value) => value === given)
  if (found !== undefined) return found
  throw new GoosefootError('cli.bad-option', `--${name} is "${String(given)}"; ${known.join(' or ')} was expected.`)
}

/** The table of hand-offs, what was lost under it, and one closing line. */
export const exportText = (
  done: ExportOutcome,
  options: { readonly dryRun: boolean; readonly stats: boolean },
): string => {
  const parts: string[] = []
  if (done.files.length > 0)
    parts.push(
      options.stats
        ? table(
            ['article', 'locale', 'segments', 'words', 'characters', 'to do', 'words', 'characters', 'repeated'],
            done.files.map(({ article, locale, count: { all, open, repeated } }) => [
              article,
              locale,
              ...[all.segments, all.words, all.characters, open.segments, open.words, open.characters].map(String),
              String(repeated.segments),
            ]),
          )
        : table(
            ['article', 'locale', 'profile', 'segments', 'to do', 'file'],
            done.files.map(({ article, locale, profile, segments, count, file }) => [
              article,
              locale,
              profile,
              String(segments),
              String(count.open.segments),
              file ?? '–',
            ]),
          ),
    )
  const losses = done.files.flatMap(({ article, locale, losses: list }) =>
    list.map(
      (loss) => `lost: ${[article, locale, loss.unit].filter((one) => one !== null).join(' ')}: ${lossText(loss)}`,
    ),
  )
  if (losses.length > 0) parts.push(`${losses.join('\n')}\n`)
  const changed = done.files.filter((one) => one.changed).length
  parts.push(
    changed === 0
      ? 'Nothing to do: every file is as it should be.\n'
      : `${changed} ${changed === 1 ? 'file' : 'files'} ${options.dryRun ? 'would change' : 'written'}.\n`,
  )
  return parts.join('\n')
}
