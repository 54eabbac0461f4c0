import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { type CommandSpec, commands, commonOptions, type OptionSpec } from './commands.ts'

export interface Call {
  readonly name: string
  readonly spec: CommandSpec
  readonly positionals: readonly string[]
  readonly options: Readonly<Record<string, string | boolean>>
}

/**
 * Reads the arguments of one command.
 *
 * @throws {GoosefootError} `cli.unknown-command`, `cli.unknown-option`, `cli.bad-option`, `cli.arguments` (exit 6)
 */
export const parseCall = (argv: readonly string[]): Call => {
  const name = argv[0] ?? ''
  const spec = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (spec === undefined)
    throw new GoosefootError(
      'cli.unknown-command',
      `"${name}" is not a command.${didYouMean(name, Object.keys(commands))}`,
      {
        hint: 'Run "goosefoot --help" for the list.',
      },
    )
  const known: Record<string, OptionSpec> = { ...commonOptions, ...spec.options }
  const canonical = new Map<string, string>()
  for (const [key, option] of Object.entries(known)) for (const alias of option.alias ?? []) canonical.set(alias, key)
  const options: Record<string, { type: 'string' | 'boolean' }> = {}
  for (const [key, option] of Object.entries(known)) options[key] = { type: option.type }
  for (const [alias, key] of canonical) options[alias] = { type: known[key]?.type ?? 'string' }

  const { tokens } = parseArgs({ args: argv.slice(1), options, strict: false, allowPositionals: true, tokens: true })
  const positionals: string[] = []
  const values: Record<string, string | boolean> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const key = canonical.get(token.name) ?? token.name
    const option = Object.hasOwn(known, key) ? known[key] : undefined
    if (option === undefined)
      throw new GoosefootError(
        'cli.unknown-option',
        `"${token.rawName}" is not an option of ${name}.${didYouMean(token.name, Object.keys(known))}`,
        {
          hint: `Run "goosefoot ${name} --help" for the list.`,
        },
      )
    if (option.type === 'string' && (token.value === undefined || token.value === ''))
      throw new GoosefootError(
        'cli.bad-option',
        `${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}.`,
      )
    if (option.type === 'boolean' && token.value !== undefined)
      throw new GoosefootError('cli.bad-option', `${token.rawName} takes no value.`)
    values[key] = token.value ?? true
  }
  const { min, max } = spec.positionals
  if (values.help !== true && (positionals.length < min || positionals.length > max))
    throw new GoosefootError(
      'cli.arguments',
      positionals.length < min
        ? `${name} needs ${min === 1 ? 'a' : min} <${spec.positionals.name}>; ${positionals.length} given.`
        : `${name} takes ${max === 0 ? 'no arguments' : `at most ${max}`}; ${positionals.length} given.`,
      { hint: `Usage: ${spec.usage}` },
    )
  return { name, spec, positionals, options: values }
}

/** A comma-separated option as a list without empty or repeated items. */
export const listOption = (value: string | boolean | undefined): readonly string[] | undefined =>
  typeof value === 'string'
    ? [
        ...new Set(
          value
            .split(',')
            .map((item) => item.trim())
            .filter((item) => item !== ''),
        ),
      ]
    : undefined

/** The folder a call works in, absolute. */
export const folderOf = ({ options }: Call): string => resolve(typeof options.cwd === 'string' ? options.cwd : '.')
