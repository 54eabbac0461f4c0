/**
 * Every error a user can see: a stable code, the exit code it ends with, where it happened, and what to do.
 *
 * An error stops a command and is thrown. What concerns content is a finding (`article/finding.ts`) and is returned.
 * A message has four parts in this order: where, what was found, what was expected, what to do.
 * No key and no article text may be reachable from an error: nothing foreign is kept as `cause`.
 */

/** Exit codes of the command line, by name. The table stands in the README. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  budget: 2,
  rate: 3,
  quota: 4,
  network: 5,
  input: 6,
  configuration: 7,
  qa: 8,
  quote: 9,
  drift: 10,
  conflict: 11,
  partial: 12,
} as const

export type ExitName = keyof typeof exitCodes

/** When several apply, the first of these is returned. */
export const exitPrecedence: readonly ExitName[] = [
  'internal',
  'configuration',
  'input',
  'quote',
  'qa',
  'conflict',
  'partial',
  'budget',
  'quota',
  'rate',
  'network',
  'drift',
  'ok',
]

/** Codes are `topic.what-is-wrong` and stable once released; the topic decides the exit code unless given. */
export type ErrorCode =
  | `config.${string}`
  | `cli.${string}`
  | `file.${string}`
  | `article.${string}`
  | `format.${string}`
  | `xml.${string}`
  | `xliff.${string}`
  | `tmx.${string}`
  | `tbx.${string}`
  | `glossary.${string}`
  | `srx.${string}`
  | `yaml.${string}`
  | `quote.${string}`
  | `engine.${string}`
  | `memory.${string}`
  | `publish.${string}`
  | `internal.${string}`

/** Where in a file: `line` and `column` count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
}

export interface ErrorOptions {
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** What to do, one sentence. */
  readonly hint?: string | undefined
  readonly exit?: ExitName | undefined
}

const exitOfTopic: Readonly<Record<string, ExitName>> = {
  config: 'configuration',
  internal: 'internal',
}

export class GoosefootError extends Error {
  readonly code: ErrorCode
  readonly place: Place
  readonly hint: string | null
  readonly exit: ExitName
  /** The message without the place in front. */
  readonly detail: string

  /**
   * @param code stable code
   * @param detail what was found and what was expected, as one or two sentences; no article text, no secret
   */
  constructor(code: ErrorCode, detail: string, options: ErrorOptions = {}) {
    const place: Place = { file: options.file ?? null, line: options.line ?? null, column: options.column ?? null }
    super(`${formatPlace(place)}${detail}`)
    this.name = 'GoosefootError'
    this.code = code
    this.detail = detail
    this.place = place
    this.hint = options.hint ?? null
    this.exit = options.exit ?? exitOfTopic[code.slice(0, code.indexOf('.'))] ?? 'input'
  }
}

/** `file:line:column: `, as far as it is known; empty when nothing is. */
export const formatPlace = ({ file, line, column }: Place): string => {
  const parts = [file, line, column].filter((part) => part !== null)
  return parts.length === 0 ? '' : `${parts.join(':')}: `
}

/** The same error with the file named, for readers that were given bytes only. */
export const inFile = (error: unknown, file: string): unknown =>
  error instanceof GoosefootError && error.place.file === null
    ? new GoosefootError(error.code, error.detail, {
        file,
        line: error.place.line ?? undefined,
        column: error.place.column ?? undefined,
        hint: error.hint ?? undefined,
        exit: error.exit,
      })
    : error
