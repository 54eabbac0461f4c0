import { isPrice, type PriceTag } from './money/index.ts'
import type { CommandSettings } from './adapters/command/settings.ts'
import type { OpenAiSettings } from './adapters/openai/settings.ts'
import type { RecordedSettings } from './adapters/recorded/settings.ts'

/** What every engine of the newsroom's own may say. */
export interface CommonSettings {
  /** Your price for a million tokens. */
  readonly price?: PriceTag
  /** Calls at once, at most. */
  readonly concurrency?: number
  /** Seconds to wait for one answer. */
  readonly timeout?: number
}

/** An engine of the newsroom's own in the configuration, under a name of its own. */
export type EngineSettings = (OpenAiSettings | CommandSettings | RecordedSettings) & CommonSettings

type Test = (value: unknown) => boolean

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText: Test = (value) => typeof value === 'string' && value !== ''
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText)
const oneOf =
  (...known: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && known.includes(value)

interface Key {
  readonly expected: string
  readonly test: Test
  readonly required?: true
}

const isWhole =
  (most: number): Test =>
  (value) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
const commonKeys: Readonly<Record<string, Key>> = {
  price: {
    expected: 'what a million tokens cost, such as { perMillion: 2.5, currency: "EUR" }',
    test: isPrice,
  },
  concurrency: { expected: 'a whole number from 1 to 256', test: isWhole(256) },
  timeout: { expected: 'seconds from 1 to 3600', test: isWhole(3600) },
}
const openAiKeys: Readonly<Record<string, Key>> = {
  url: { expected: 'an address such as "https://api.mistral.ai/v1"', test: isText, required: true },
  model: { expected: 'the name of a model', test: isText, required: true },
  keyFrom: {
    expected: 'the name of an environment variable, or null',
    test: (value) => value === null || isText(value),
  },
  schema: { expected: '"strict", "json" or "none"', test: oneOf('strict', 'json', 'none') },
  temperature: { expected: 'a number, or null', test: (value) => value === null || typeof value === 'number' },
  seed: { expected: 'a whole number', test: Number.isInteger },
  tokenField: {
    expected: '"max_tokens" or "max_completion_tokens"',
    test: oneOf('max_tokens', 'max_completion_tokens'),
  },
}
const commandKeys: Readonly<Record<string, Key>> = {
  command: {
    expected: 'a program and its arguments, such as ["apertium", "-u", "{source}-{target}"]',
    test: (value) => isTexts(value) && Array.isArray(value) && value.length > 0,
    required: true,
  },
  protocol: { expected: '"lines" or "json"', test: oneOf('lines', 'json') },
  tags: { expected: 'true or false', test: (value) => typeof value === 'boolean' },
  env: { expected: 'a list of names of environment variables', test: isTexts },
  languages: {
    expected: 'names of languages, such as { de: "deu" }',
    test: (value) => isObject(value) && Object.values(value).every(isText),
  },
}
const recordedKeys: Readonly<Record<string, Key>> = {
  file: { expected: 'the name of a file', test: isText, required: true },
  of: { expected: 'the settings of the engine that was recorded', test: isObject, required: true },
}
const kinds: Readonly<Record<string, Readonly<Record<string, Key>>>> = {
  openai: { ...openAiKeys, ...commonKeys },
  command: { ...commandKeys, ...commonKeys },
  recorded: { ...recordedKeys, ...commonKeys },
}

/** What is wrong with the settings of an engine: the key, and what was expected. */
export interface SettingsFault {
  /** Path below the engine's name; empty for the engine itself. */
  readonly key: string
  readonly expected: string
  /** Keys that are known there, when this one is not. */
  readonly known: readonly string[] | null
}

/** Checks what a configuration says about one engine; null when it can be used. */
export const settingsFault = (
  value: unknown,
  allowed: readonly string[] = Object.keys(kinds),
): SettingsFault | null => {
  if (!isObject(value)) return { key: '', expected: `an object with "kind": ${allowed.join(', ')}`, known: null }
  const { kind } = value
  const keys = typeof kind === 'string' && allowed.includes(kind) ? kinds[kind] : undefined
  if (keys === undefined)
    return { key: 'kind', expected: `one of ${allowed.map((one) => `"${one}"`).join(', ')}`, known: null }
  for (const [key, item] of Object.entries(value)) {
    if (key === 'kind') continue
    const rule = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (rule === undefined) return { key, expected: 'another key', known: ['kind', ...Object.keys(keys)] }
    if (item !== undefined && !rule.test(item)) return { key, expected: rule.expected, known: null }
  }
  const missing = Object.entries(keys).find(([key, rule]) => rule.required === true && value[key] === undefined)
  if (missing !== undefined) return { key: missing[0], expected: missing[1].expected, known: null }
  if (kind !== 'recorded') return null
  const inner = settingsFault(value.of, ['openai', 'command'])
  return inner === null ? null : { ...inner, key: inner.key === '' ? 'of' : `of.${inner.key}` }
}
