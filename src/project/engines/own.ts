import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type EngineAdapter, type EngineSettings, openEngine } from '../../engines/index.ts'
import { GoosefootError } from '../../errors.ts'
import type { Place } from '../locate.ts'
import { styleOf } from '../style.ts'

/**
 * Opens an engine of `engineSettings`.
 *
 * @returns the engine, or the environment variable with the key that it lacks
 * @throws {GoosefootError} `config.engine-url`, `engine.recording`
 */
export const openOwnEngine = (
  place: Place,
  name: string,
  settings: EngineSettings,
): { readonly adapter: EngineAdapter } | { readonly missing: string } => {
  const opened = openEngine(
    settings,
    {
      id: name,
      sourceLocale: place.config.sourceLocale,
      styleOf: (locale) => styleOf(place.config, locale),
    },
    { env: process.env, readText: (file) => readText(place, file) },
  )
  return opened.kind === 'engine' ? { adapter: opened.adapter } : { missing: opened.variable }
}

const readText = (place: Place, file: string): string => {
  try {
    return readFileSync(resolve(place.root, file), 'utf8')
  } catch {
    throw new GoosefootError('engine.recording', 'the recorded answers cannot be read.', {
      file,
      hint: 'Check "engineSettings", or record the answers.',
      exit: 'input',
    })
  }
}
