import { GoosefootError } from '../../errors.ts'
import type { EngineAdapter } from '../contract.ts'
import type { EngineSettings } from '../settings.ts'
import { commandAdapter } from './command/adapter.ts'
import type { AdapterContext } from './context.ts'
import { openAiAdapter } from './openai/adapter.ts'
import { recordedAdapter } from './recorded/adapter.ts'
import { readCassette } from './recorded/cassette.ts'

/** What opening an engine needs from outside. */
export interface OpenOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Reads a file of the project. @throws {GoosefootError} when it cannot be read */
  readonly readText: (name: string) => string
}

/** An engine, or the environment variable that it lacks. */
export type Opened =
  | { readonly kind: 'engine'; readonly adapter: EngineAdapter }
  | { readonly kind: 'no-key'; readonly variable: string }

const usualVariable = 'OPENAI_API_KEY'

/**
 * Opens an engine of the configuration.
 *
 * @throws {GoosefootError} `config.engine-url`; `engine.recording` when stored answers cannot be read
 */
export const openEngine = (settings: EngineSettings, context: AdapterContext, options: OpenOptions): Opened => {
  switch (settings.kind) {
    case 'openai': {
      const variable = settings.keyFrom === undefined ? usualVariable : settings.keyFrom
      const key = variable === null ? null : (options.env[variable] ?? '')
      if (variable !== null && key === '') return { kind: 'no-key', variable }
      return { kind: 'engine', adapter: openAiAdapter(settings, key, context) }
    }
    case 'command':
      return { kind: 'engine', adapter: commandAdapter(settings, context) }
    case 'recorded': {
      const read = readCassette(options.readText(settings.file))
      if ('faultyLine' in read)
        throw new GoosefootError('engine.recording', 'this line is no recorded answer.', {
          file: settings.file,
          line: read.faultyLine,
          hint: 'Record the answers anew.',
          exit: 'input',
        })
      const adapter =
        settings.of.kind === 'openai' ? openAiAdapter(settings.of, null, context) : commandAdapter(settings.of, context)
      return { kind: 'engine', adapter: recordedAdapter(adapter, read.answers) }
    }
    default:
      return settings satisfies never
  }
}
