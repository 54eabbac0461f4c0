import type { CommandSettings } from '../command/settings.ts'
import type { OpenAiSettings } from '../openai/settings.ts'

/** Stored answers of another engine, for demonstrations and tests: the same requests, no network. */
export interface RecordedSettings {
  readonly kind: 'recorded'
  /** File of the answers; its place is taken from the project's folder. */
  readonly file: string
  /** The engine that gave them. */
  readonly of: OpenAiSettings | CommandSettings
}
