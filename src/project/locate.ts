import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ArticleId } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { knownExtensions } from '../formats/extensions.ts'
import { type Config, checkConfig, checkLocale, defaultConfig, localeFault } from './config.ts'

/** Where a project stands and what it is set to. */
export interface Place {
  readonly root: string
  readonly config: Config
  /** Name of the configuration file, or null: defaults. */
  readonly configFile: string | null
}

/** A source article on the disk. */
export interface SourceFile {
  readonly path: string
  /** As printed: relative to the project, forward slashes. */
  readonly name: string
  readonly id: ArticleId
  readonly locale: string
  readonly extension: string
}

const configName = 'goosefoot.config.ts'

/**
 * The nearest folder upwards with a `goosefoot.config.ts`, and its configuration; without one the folder itself
 * with the defaults.
 *
 * @throws {GoosefootError} `config.unreadable` and what `checkConfig` throws (exit 7)
 */
export const locateProject = async (folder: string): Promise<Place> => {
  if (!existsSync(folder))
    throw new GoosefootError('file.unreadable', 'the folder does not exist.', { file: folder, hint: 'Check --cwd.' })
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configName)
    if (existsSync(file)) {
      let value: unknown
      try {
        // A changed file is a new module: the address carries its time.
        value = ((await import(`${pathToFileURL(file).href}?t=${statSync(file).mtimeMs}`)) as { default?: unknown })
          .default
      } catch (error) {
        const line = /goosefoot\.config\.ts:(\d+)/u.exec(String((error as Error).stack))?.[1]
        throw new GoosefootError(
          'config.unreadable',
          `the configuration cannot be loaded (${(error as Error).name}).`,
          {
            file: configName,
            line: line === undefined ? undefined : Number(line),
            hint: 'It must be TypeScript that Node can run: types only, "export default { … }".',
          },
        )
      }
      return { root: at, config: checkConfig(value, configName, at), configFile: configName }
    }
    if (dirname(at) === at) return { root: resolve(folder), config: defaultConfig, configFile: null }
  }
}

/** A path as it is printed: relative to `root` with forward slashes; outside of it as it is. */
export const printedName = (root: string, path: string): string => {
  const short = relative(root, path)
  return (short === '' || short.startsWith(`..${sep}..${sep}..${sep}..`) || isAbsolute(short) ? path : short)
    .split(sep)
    .join('/')
}

const safeId = (text: string): ArticleId => {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+|-+$/gu, '')
  return (id === '' || reserved.test(id) ? `a-${id}` : id) as ArticleId
}

const reserved = /^(?:constructor|prototype|con|prn|aux|nul|com\d|lpt\d)$/u

/**
 * What the name `<id>.<lang>.<ext>` says.
 *
 * @param locale the language, for a file whose name does not say it
 * @throws {GoosefootError} `article.name`
 */
export const readName = (path: string, root: string, locale?: string): SourceFile => {
  const name = printedName(root, path)
  if (locale !== undefined) {
    checkLocale(locale)
    const [, id = 'text', extension = 'txt'] = /^([^.]*).*?\.([A-Za-z0-9]+)$/u.exec(basename(path)) ?? []
    return { path, name, id: safeId(id), locale, extension: extension.toLowerCase() }
  }
  const match = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.([A-Za-z0-9]+)$/u.exec(basename(path))
  const [, id = '', tag = '', extension = ''] = match ?? []
  const fault = match === null ? 'the file name does not say the language;' : localeFault(tag.replaceAll('_', '-'))
  if (match === null || fault !== null)
    throw new GoosefootError('article.name', `${fault} <id>.<lang>.<ext> was expected.`, {
      file: name,
      hint: 'Rename it, for example to hanoi.de.txt.',
    })
  if (!/^[a-z][a-z0-9-]{0,79}$/u.test(id) || reserved.test(id))
    throw new GoosefootError(
      'article.name',
      `"${id}" cannot be the id of an article; small letters, digits and hyphens were expected, a letter first.`,
      {
        file: name,
        hint: 'Rename the file; the id is its name before the language.',
      },
    )
  return { path, name, id: id as ArticleId, locale: tag.replaceAll('_', '-'), extension: extension.toLowerCase() }
}

/**
 * The articles that paths name: files as they are, folders searched; without paths the project's `source/`.
 * In a folder only files in the source locale with a known ending count.
 *
 * @throws {GoosefootError} `file.unreadable`, `article.name`, `article.duplicate`
 */
export const findArticles = (place: Place, paths: readonly string[], cwd: string): readonly SourceFile[] => {
  const files: SourceFile[] = []
  const named = paths.length > 0
  const roots = named ? paths.map((path) => resolve(cwd, path)) : [join(place.root, 'source')]
  for (const root of roots) {
    let isFolder: boolean
    try {
      isFolder = statSync(root).isDirectory()
    } catch {
      if (!named) continue
      throw new GoosefootError('file.unreadable', 'there is no such file or folder.', {
        file: printedName(place.root, root),
        hint: 'Check the path.',
      })
    }
    if (!isFolder) files.push(readName(root, place.root))
    else
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name)
        const extension = entry.name.split('.').pop()?.toLowerCase() ?? ''
        if (!entry.isFile() || entry.name.startsWith('.') || !knownExtensions.includes(extension)) continue
        if (!/\.[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*\.[A-Za-z0-9]+$/u.test(entry.name)) continue
        const file = readName(path, place.root)
        if (sameLanguage(file.locale, place.config.sourceLocale)) files.push(file)
      }
  }
  const unique = [...new Map(files.map((file) => [file.path, file])).values()]
  unique.sort((a, b) => (a.name < b.name ? -1 : 1))
  const byId = new Map<string, SourceFile>()
  for (const file of unique) {
    const other = byId.get(file.id)
    if (other !== undefined)
      throw new GoosefootError(
        'article.duplicate',
        `the article id "${file.id}" is already taken by ${other.name}; each article needs its own.`,
        {
          file: file.name,
          hint: 'Rename one of the two files.',
        },
      )
    byId.set(file.id, file)
  }
  return unique
}

export const sameLanguage = (a: string, b: string): boolean =>
  a.split('-')[0]?.toLowerCase() === b.split('-')[0]?.toLowerCase()

/**
 * The target locales of a run: what `--to` names, else the configuration's.
 *
 * @throws {GoosefootError} `config.unknown-locale`, `config.no-target`
 */
export const targetLocales = (place: Place, to: readonly string[] | undefined): readonly string[] => {
  const targets = to ?? place.config.targets
  for (const tag of targets) checkLocale(tag)
  if (targets.length === 0)
    throw new GoosefootError('config.no-target', 'no target locale is named.', {
      hint: 'Use --to en,fr or set "targets" in goosefoot.config.ts.',
    })
  return targets
}
