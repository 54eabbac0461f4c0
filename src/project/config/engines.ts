import { settingsFault } from '../../engines/settings.ts'
import { GoosefootError } from '../../errors.ts'
import { didYouMean } from '../../nearest.ts'
import { defaultConfig } from './defaults.ts'
import type { Config } from './types.ts'

/** Engines that this version can ask. */
export const knownEngines: readonly string[] = ['memory', 'deepl', 'pseudo']

/** @throws {GoosefootError} `config.unknown-engine` */
export const checkEngines = (engines: readonly string[], file?: string, own: readonly string[] = []): void => {
  const known = [...knownEngines, ...own]
  for (const engine of engines)
    if (!known.includes(engine))
      throw new GoosefootError('config.unknown-engine', `"${engine}" is not an engine.${didYouMean(engine, known)}`, {
        file,
        hint: `Known engines: ${known.join(', ')}.`,
      })
}

/** @throws {GoosefootError} `config.unknown-key`, `config.bad-value` */
export const checkEngineSettings = (settings: Readonly<Record<string, unknown>>, file: string): void => {
  for (const [name, value] of Object.entries(settings)) {
    if (knownEngines.includes(name))
      throw new GoosefootError('config.bad-value', `"engineSettings.${name}" names an engine that is there already.`, {
        file,
        hint: 'Give it a name of its own.',
      })
    const fault = settingsFault(value)
    if (fault === null) continue
    const path = `engineSettings.${name}${fault.key === '' ? '' : `.${fault.key}`}`
    if (fault.known !== null)
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${path}".${didYouMean(fault.key, fault.known)}`,
        { file, hint: `Known keys here: ${fault.known.join(', ')}.` },
      )
    throw new GoosefootError(
      'config.bad-value',
      `"${path}" has a value that cannot be used; ${fault.expected} was expected.`,
      { file, hint: 'Correct it.' },
    )
  }
}

/** Who is asked for a locale, in order, each once: its own chain, that of its language, or the usual one. */
export const chainFor = (engines: Config['engines'], locale: string): readonly string[] => {
  const byTag = (tag: string): readonly string[] | undefined =>
    isChain(engines) ? engines : Object.entries(engines).find(([name]) => name.toLowerCase() === tag.toLowerCase())?.[1]
  const chain = byTag(locale) ?? byTag(locale.split('-')[0] ?? locale) ?? byTag('default') ?? defaultConfig.engines
  return isChain(chain) ? [...new Set(chain)] : []
}
const isChain = (value: unknown): value is readonly string[] => Array.isArray(value)
