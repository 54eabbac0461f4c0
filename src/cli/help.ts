import { type CommandSpec, commands, commonOptions, type OptionSpec } from './commands.ts'

const list = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
const optionRows = (options: Readonly<Record<string, OptionSpec>>): (readonly [string, string])[] =>
  Object.entries(options).map(([name, spec]) => [
    `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`,
    spec.help,
  ])

/** The help of the program: one screen. */
export const programHelp = (): string => `goosefoot: quote-safe translation and localisation of news articles

Usage: goosefoot <command> [options]

${list(Object.entries(commands).map(([name, spec]) => [name, spec.summary]))}

Options of every command:
${list([...optionRows(commonOptions), ['--version', 'print the version']])}

Example: goosefoot translate source/hanoi.de.txt --to en,fr
Exit codes and configuration: see the README.
`

/** The help of one command: one screen with one real example. */
export const commandHelp = (spec: CommandSpec): string => `${spec.summary}

Usage: ${spec.usage}

${list([...optionRows(spec.options), ...optionRows(commonOptions)])}

Example: ${spec.example}
`
