import { readFileSync, statSync } from 'node:fs'
import {
  createDeeplAdapter,
  createDeeplClient,
  deeplStyle,
  deeplStyleHash,
  type DeeplClient,
  type EngineTerm,
  hasDeeplGlossary,
  syncDeeplGlossary,
  syncDeeplStyle,
  termsHash,
} from '../../engines/index.ts'
import { GoosefootError } from '../../errors.ts'
import type { Config } from '../config.ts'
import { styleOf } from '../style.ts'
import type { MachineSetup } from './machine.ts'

/**
 * The key, from the environment or from a file that only its owner can read. It is never kept in a variable of ours that
 * could be printed.
 *
 * @returns null when there is none
 * @throws {GoosefootError} `config.key-file` for a file that others can read
 */
export const deeplKey = (env: NodeJS.ProcessEnv = process.env): (() => string) | null => {
  const name = ['DEEPL_AUTH_KEY', 'DEEPL_API_KEY'].find((one) => (env[one] ?? '').trim() !== '')
  if (name !== undefined) return () => (env[name] ?? '').trim()
  const file = env.DEEPL_AUTH_KEY_FILE
  if (file === undefined || file === '') return null
  const fault = (detail: string, hint: string): GoosefootError =>
    new GoosefootError('config.key-file', detail, { hint, exit: 'configuration' })
  let mode: number
  try {
    ;({ mode } = statSync(file))
  } catch {
    throw fault('the file that DEEPL_AUTH_KEY_FILE names cannot be read.', 'Correct the name.')
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw fault('the file with the DeepL key can be read by others.', 'Run chmod 600 on it.')
  return () => readFileSync(file, 'utf8').trim()
}

/** What a locale is asked for at DeepL: as configured, else as its house style says which English is meant. */
export const deeplTag = (config: Config, locale: string): string => {
  const style = config.houseStyles[locale]
  return config.deepl.locales[locale] ?? (typeof style === 'string' && style.startsWith(locale) ? style : locale)
}

/** @throws {GoosefootError} `engine.locale` when DeepL cannot be asked for the locale */
export const checkDeeplLocale = (config: Config, locale: string): void => {
  hasDeeplGlossary(deeplTag(config, locale))
}

/** DeepL for a run. Without a key it can only be estimated. */
export const deeplSetup = async (
  config: Config,
  options: {
    readonly key: (() => string) | null
    readonly version: string
    readonly project: string
    readonly termsFor: (locale: string) => readonly EngineTerm[]
    readonly note: (text: string) => void
  },
): Promise<
  Pick<
    MachineSetup,
    'adapter' | 'prepare' | 'glossaryOf' | 'styleOf' | 'prepareStyle' | 'resolve' | 'optionsFor' | 'termsFor'
  >
> => {
  const { deepl, sourceLocale } = config
  const client: DeeplClient | null =
    options.key === null
      ? null
      : await createDeeplClient({
          key: options.key,
          url: process.env.DEEPL_SERVER_URL ?? deepl.server ?? undefined,
          version: options.version,
        })
  const ids = new Map<string, string>()
  const synced = new Map<string, Promise<string | null>>()
  const tagOf = (locale: string): string => deeplTag(config, locale)
  const glossaryOf = (locale: string, terms: readonly EngineTerm[]): string | null =>
    terms.length === 0 || !hasDeeplGlossary(tagOf(locale)) ? null : termsHash(terms)
  const styleHash = (locale: string): string | null => {
    if (deepl.style !== 'house') {
      const id = deepl.style[locale]
      if (id !== undefined) ids.set(`style ${id}`, id)
      return id === undefined ? null : `style ${id}`
    }
    const style = deeplStyle(tagOf(locale), styleOf(config, locale))
    return style === null ? null : deeplStyleHash(style)
  }
  /** Stores the rules once a run; without them translation goes on, under another key. */
  const prepareStyle = (locale: string): Promise<string | null> => {
    const hash = styleHash(locale)
    const style = deepl.style === 'house' ? deeplStyle(tagOf(locale), styleOf(config, locale)) : null
    if (hash === null || style === null || client === null) return Promise.resolve(hash)
    const running =
      synced.get(hash) ??
      syncDeeplStyle(client, options.project, style).then((id) => {
        if (id === null) {
          options.note(`the style rules for "${locale}" could not be stored at DeepL; it is translated without.`)
          return null
        }
        ids.set(hash, id)
        return hash
      })
    synced.set(hash, running)
    return running
  }
  return {
    styleOf: styleHash,
    prepareStyle,
    adapter: createDeeplAdapter(client, {
      sourceLocale,
      tagOf,
      maxTexts: 50,
      maxBytes: deepl.maxBytes,
      styleOf: (locale) => styleOf(config, locale),
    }),
    termsFor: options.termsFor,
    glossaryOf,
    prepare: (locale, terms) => {
      const hash = glossaryOf(locale, terms)
      if (hash === null || client === null) return Promise.resolve(null)
      const key = `${tagOf(locale).split('-')[0] ?? ''} ${hash}`
      const running =
        synced.get(key) ??
        syncDeeplGlossary(client, { project: options.project, sourceLocale, targetLocale: tagOf(locale), terms }).then(
          (id) => {
            if (id === null) {
              options.note(`the glossary for "${locale}" could not be stored at DeepL; it is translated without.`)
              return null
            }
            ids.set(hash, id)
            return hash
          },
        )
      synced.set(key, running)
      return running
    },
    resolve: (hash) => ids.get(hash) ?? hash,
    optionsFor: (locale) => ({
      model: deepl.model,
      formality: deepl.formality[locale] ?? 'default',
      context: deepl.context,
    }),
  }
}
