import { GoosefootError } from '../../errors.ts'
import { checkKeys } from './check-keys.ts'
import { defaultConfig } from './defaults.ts'
import { checkEngines, checkEngineSettings } from './engines.ts'
import { checkLocale } from './locales.ts'
import { schema } from './schema.ts'
import { segmentationOf } from './segmentation.ts'
import type { Config, ConfigInput } from './types.ts'
import { isObject, isTexts } from './values.ts'

/**
 * Checks what a configuration file exports and fills in the defaults.
 *
 * @param file for messages
 * @param root the project's folder; names of files in the configuration are taken from there
 * @throws {GoosefootError} `config.unknown-key`, `config.bad-value`, `config.unknown-locale`, `config.unknown-engine` (exit 7)
 */
export const checkConfig = (value: unknown, file: string, root = '.'): Config => {
  if (!isObject(value))
    throw new GoosefootError('config.bad-value', 'the configuration does not export an object.', {
      file,
      hint: 'Write "export default { … }".',
    })
  checkKeys(value, schema, '', file)
  const input = value as ConfigInput
  const config: Config = {
    ...defaultConfig,
    ...(input.sourceLocale === undefined ? {} : { sourceLocale: input.sourceLocale }),
    ...(input.targets === undefined ? {} : { targets: [...new Set(input.targets)] }),
    ...(input.houseStyles === undefined ? {} : { houseStyles: input.houseStyles }),
    ...(input.engines === undefined ? {} : { engines: input.engines }),
    deepl: { ...defaultConfig.deepl, ...withoutUndefined(input.deepl) },
    budget: { ...defaultConfig.budget, ...withoutUndefined(input.budget) },
    engineSettings: input.engineSettings ?? {},
    memory: { ...defaultConfig.memory, ...withoutUndefined(input.memory) },
    segmentation: segmentationOf(input.segmentation ?? {}, file, root),
    formats: {
      frontMatter: input.formats?.frontMatter ?? [],
      roles: input.formats?.roles ?? {},
      attributes: input.formats?.attributes ?? null,
      blockAttributes: input.formats?.blockAttributes ?? null,
      jsonPaths: input.formats?.jsonPaths ?? {},
    },
    export: { languages: input.export?.languages ?? {}, limits: input.export?.limits ?? {} },
    analysis: { rates: input.analysis?.rates ?? null },
    glossary: { check: input.glossary?.check ?? defaultConfig.glossary.check },
    publish: {
      ...defaultConfig.publish,
      ...Object.fromEntries(Object.entries(input.publish ?? {}).filter(([, value]) => value !== undefined)),
    },
  }
  for (const tag of [config.sourceLocale, ...config.targets, ...Object.keys(config.houseStyles)]) checkLocale(tag, file)
  for (const tag of [...Object.values(config.export.languages), ...Object.keys(config.publish.disclosure)])
    checkLocale(tag, file)
  checkEngineSettings(config.engineSettings, file)
  for (const tag of Object.keys(config.engines))
    if (!isTexts(config.engines) && tag !== 'default') checkLocale(tag, file)
  for (const chain of isTexts(config.engines) ? [config.engines] : Object.values(config.engines))
    checkEngines(chain, file, Object.keys(config.engineSettings))
  for (const [key, amount] of Object.entries(config.budget))
    if (typeof amount === 'string' && /[A-Z]/u.test(amount) && !hasPrice(config))
      throw new GoosefootError('config.bad-value', `"budget.${key}" is money, but no engine has a price.`, {
        file,
        hint: 'Give "deepl.price" or the price of an engine of your own, or limit characters.',
      })
  return config
}

const hasPrice = ({ deepl, engineSettings }: Config): boolean =>
  deepl.price !== null || Object.values(engineSettings).some(({ price }) => price !== undefined)

const withoutUndefined = <Value extends object>(value: Value | undefined): Partial<Value> =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined)) as Partial<Value>
