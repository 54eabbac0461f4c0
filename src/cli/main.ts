/**
 * The command line: reads the arguments, runs one command, turns what goes wrong into one message and an exit code.
 */
import { enableCompileCache } from 'node:module'
import { exitCodes, GoosefootError } from '../errors.ts'
import { commandHelp, programHelp } from './help.ts'
import { createOutput, type Output } from './output.ts'
import { type Call, parseCall } from './parse.ts'
import { programVersion } from '../project/version.ts'

/** A command: parses nothing, calls `project/`, prints; returns the exit code. */
export type Command = (call: Call, output: Output) => Promise<number>

const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  translate: async () => (await import('./translate.ts')).translate,
  export: async () => (await import('./export.ts')).exportCommand,
  doctor: async () => (await import('./doctor.ts')).doctor,
  convert: async () => (await import('./convert.ts')).convert,
  import: async () => (await import('./import.ts')).importCommand,
  validate: async () => (await import('./validate.ts')).validate,
  check: async () => (await import('./check.ts')).check,
  status: async () => (await import('./status.ts')).status,
  approve: async () => (await import('./approve.ts')).approve,
  publish: async () => (await import('./publish.ts')).publish,
  serve: async () => (await import('./serve.ts')).serve,
  token: async () => (await import('./token.ts')).token,
  webhook: async () => (await import('./webhook.ts')).webhook,
  retract: async () => (await import('./retract.ts')).retract,
  segment: async () => (await import('./segment.ts')).segment,
  quotes: async () => (await import('./quotes.ts')).quotes,
  align: async () => (await import('./align.ts')).align,
  glossary: async () => (await import('./glossary.ts')).glossary,
  memory: async () => (await import('./memory.ts')).memory,
}

/** Prints an error as the contract says: four parts in one message, or one JSON document; never a stack. */
const report = (error: unknown, name: string, json: boolean): number => {
  const known =
    error instanceof GoosefootError
      ? error
      : new GoosefootError(
          'internal.defect',
          `goosefoot ${name} failed by a defect of its own (${(error as Error)?.name ?? 'unknown'}).`,
          {
            hint: 'Please report the command you ran; run it with GOOSEFOOT_DEBUG=1 for the place in the program.',
          },
        )
  const exitCode = exitCodes[known.exit]
  if (json) {
    const suggestion = known.hint ?? ''
    process.stderr.write(
      `${JSON.stringify({ ok: false, error: { code: known.code, message: known.message, suggestion }, exitCode })}\n`,
    )
  } else process.stderr.write(`${known.message}${known.hint === null ? '' : ` ${known.hint}`} [${known.code}]\n`)
  // The stack names our own files only; the error's message, which may hold text of an article, is left out.
  if (process.env.GOOSEFOOT_DEBUG === '1' && !(error instanceof GoosefootError))
    process.stderr.write(`${((error as Error)?.stack ?? '').split('\n').slice(1).join('\n')}\n`)
  return exitCode
}

/** Runs one call; sets the process's exit code. */
export const run = async (argv: readonly string[]): Promise<void> => {
  const json = argv.includes('--json')
  // What was compiled once is kept in the machine's temporary folder: a second call starts a fifth sooner.
  enableCompileCache()
  try {
    if (argv.length === 0 || argv[0] === '--help' || argv[0] === '-h' || argv[0] === 'help') {
      process.stdout.write(programHelp())
      return
    }
    if (argv[0] === '--version' || argv[0] === '-v') {
      process.stdout.write(`${programVersion()}\n`)
      return
    }
    const call = parseCall(argv)
    if (call.options.help === true) {
      process.stdout.write(commandHelp(call.spec))
      return
    }
    const load = loaders[call.name]
    if (load === undefined) throw new GoosefootError('internal.defect', `the command ${call.name} has no program.`)
    const output = createOutput({ json, quiet: call.options.quiet === true })
    const command = await load()
    process.exitCode = await command(call, output)
    output.done()
  } catch (error) {
    process.exitCode = report(error, argv[0] ?? '', json)
  }
}

if (import.meta.main) await run(process.argv.slice(2))
