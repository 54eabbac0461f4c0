/**
 * `goosefoot publish`: what stands in `locales/` as a published set that readers, caches and servers can rely on.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleRecord, BlockId, Hash, Locale, Role } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import {
  type ArticleEntry,
  alternatesOf,
  articlePage,
  disclose,
  eventsBetween,
  isLive,
  jsonLdText,
  type LiveEntry,
  type LocaleEntry,
  newsArticle,
  nextManifest,
  objectsOf,
  type PublicationEvent,
  readNamespace,
  textAt,
  typedArticle,
} from '../publish/index.ts'
import { readBytes, readIfThere } from './files.ts'
import { documentPath, type Layout, namespacePath, readRecord, recordPath } from './layout.ts'
import { findArticles, type Place, printedName, type SourceFile } from './locate.ts'
import type { LocaleOutcome, RunOutcome } from './outcome.ts'
import { segmentsOf } from './print-unit.ts'
import {
  collectGarbage,
  currentManifest,
  formerManifests,
  hashOf,
  type KeepRules,
  keepRules,
  type PublishedObject,
  publishedObject,
  type StoredManifest,
  withPublisherLock,
  writePublication,
} from './published-folder.ts'
import { translateArticles } from './translate.ts'

export interface PublishOptions {
  /** Without any: all of `source/`. */
  readonly paths?: readonly string[]
  readonly cwd: string
  /** Absolute; default `public/` in the project. */
  readonly folder?: string | undefined
  readonly dryRun?: boolean
  readonly keep?: KeepRules
  /** ISO 8601; default: now. */
  readonly at?: string
  readonly progress?: (text: string) => void
}

export interface PublishedLocale {
  readonly article: string
  readonly locale: Locale
  readonly state: LocaleEntry['state'] | 'absent'
  readonly status: LiveEntry['status'] | null
  readonly rev: number | null
  /** What is different from the manifest before. */
  readonly changed: boolean
  /** Why it is not there, or not current; null when it is. */
  readonly reason: string | null
}

export interface PublishOutcome {
  readonly folder: string
  /** Null: nothing was ever published, or the run was dry. */
  readonly manifest: StoredManifest | null
  readonly locales: readonly PublishedLocale[]
  readonly events: readonly PublicationEvent[]
  /** Files written and removed. */
  readonly objects: number
  readonly removed: number
  readonly run: RunOutcome
}

export const publishedFolder = (place: Place): string => join(place.root, 'public')

/**
 * Brings `locales/` up to date without asking any engine, then publishes what stands there.
 *
 * Articles that are not named stay as published; those whose source or locale is gone are marked as retracted.
 * The same content gives the same objects on every machine, and no new manifest.
 *
 * @throws {GoosefootError} `publish.locked`, `publish.manifest`, `file.unwritable`
 */
export const publishArticles = (place: Place, options: PublishOptions): Promise<PublishOutcome> => {
  const folder = options.folder ?? publishedFolder(place)
  return withPublisherLock(folder, async () => {
    const run = await translateArticles(place, {
      paths: options.paths ?? [],
      cwd: options.cwd,
      engines: [],
      dryRun: options.dryRun === true,
      ...(options.progress === undefined ? {} : { progress: options.progress }),
    })
    return publishRun(place, folder, run, options)
  })
}

const publishRun = (place: Place, folder: string, run: RunOutcome, options: PublishOptions): PublishOutcome => {
  const before = currentManifest(folder)
  const layout: Layout = { root: place.root, base: place.root }
  const outside =
    options.paths === undefined || options.paths.length === 0 ? [] : findArticles(place, options.paths, options.cwd)
  const files = new Map([...findArticles(place, [], options.cwd), ...outside].map((file) => [file.id as string, file]))
  const objects: PublishedObject[] = []
  const articles: Record<string, ArticleEntry> = {}
  const reasons = new Map<string, string>()
  const ever = objectsEver(folder, before, (options.keep ?? keepRules).manifests)
  for (const [id, entry] of Object.entries(before?.manifest.articles ?? {}))
    articles[id] = files.has(id)
      ? entry
      : {
          ...entry,
          locales: Object.fromEntries(
            Object.entries(entry.locales).map(([locale, one]) => [locale, retractedFrom(one, () => ever(id, locale))]),
          ),
        }
  for (const [id, outcomes] of Map.groupBy(run.locales, ({ article }) => article)) {
    const file = files.get(id)
    if (file === undefined) continue
    const old = before?.manifest.articles[id]
    const published = publishArticle(place, layout, file, outcomes, old, reasons, ever)
    objects.push(...published.objects)
    if (published.entry !== null) articles[id] = published.entry
  }
  const manifest = nextManifest(before, articles, options.at ?? new Date().toISOString())
  const result = {
    folder,
    locales: localesOf(run, articles, before, reasons),
    events: manifest === null ? [] : eventsBetween(before?.manifest ?? null, manifest),
    run,
  }
  if (options.dryRun === true) return { ...result, manifest: null, objects: 0, removed: 0 }
  if (manifest === null) {
    if (before === null) return { ...result, manifest: null, objects: 0, removed: 0 }
    return {
      ...result,
      manifest: before,
      objects: 0,
      removed: collectGarbage(folder, before, options.keep ?? keepRules),
    }
  }
  const stored = writePublication(folder, objects, manifest, before)
  const removed = collectGarbage(folder, stored, options.keep ?? keepRules)
  return { ...result, manifest: stored, objects: objects.length, removed }
}

/** An entry that is not there any more: its objects are remembered, so that they can answer "gone". */
const retractedFrom = (entry: LocaleEntry, ever: () => readonly Hash[]): LocaleEntry =>
  isLive(entry)
    ? { state: 'retracted', rev: entry.rev + 1, gone: [...new Set([...objectsOf(entry), ...ever()])].sort() }
    : entry

/** The objects that an article in a locale ever had, as far back as manifests are kept. */
const objectsEver =
  (folder: string, before: StoredManifest | null, most: number): ObjectsEver =>
  (article, locale) =>
    before === null
      ? []
      : formerManifests(folder, before.manifest, most).flatMap(({ manifest }) => {
          const entry = manifest.articles[article]?.locales[locale]
          return entry === undefined ? [] : objectsOf(entry)
        })
type ObjectsEver = (article: string, locale: Locale) => readonly Hash[]

interface Standing {
  readonly locale: Locale
  readonly bytes: Uint8Array
  readonly document: Uint8Array
  readonly record: ArticleRecord
}

const publishArticle = (
  place: Place,
  layout: Layout,
  file: SourceFile,
  outcomes: readonly LocaleOutcome[],
  old: ArticleEntry | undefined,
  reasons: Map<string, string>,
  ever: ObjectsEver,
): { readonly entry: ArticleEntry | null; readonly objects: readonly PublishedObject[] } => {
  const sourceHash = hashOf(readBytes(file.path, file.name))
  const standing = outcomes.flatMap((outcome): Standing[] => {
    const found = standingText(layout, file, outcome.locale)
    if (outcome.reason !== null) reasons.set(`${file.id} ${outcome.locale}`, outcome.reason)
    return found === null ? [] : [found]
  })
  const alternates = alternatesOf(
    place.config.publish.url,
    file.id,
    file.locale,
    standing.map(({ locale }) => locale),
  )
  const objects: PublishedObject[] = []
  const locales: Record<Locale, LocaleEntry> = {}
  for (const [locale, entry] of Object.entries(old?.locales ?? {}))
    locales[locale] = retractedFrom(entry, () => ever(file.id, locale))
  for (const { locale, bytes, document, record } of standing) {
    const tree = readNamespace(bytes, printedName(layout.root, namespacePath(layout, locale, file.id)))
    requireBacked(tree, record, file, locale)
    const roles = new Map<string, Role>(record.units.map(({ id, role }) => [id, role]))
    const typed = typedArticle(tree, roles, alternates)
    const options = place.config.publish
    const make = (text: string, extension: string): Hash => {
      const object = publishedObject(new TextEncoder().encode(text), extension)
      objects.push(object)
      return object.hash
    }
    const keep = (object: PublishedObject): Hash => {
      objects.push(object)
      return object.hash
    }
    const isStale = textAt(tree, 'meta', 'sourceHash') !== `sha256-${sourceHash}`
    const staleBlocks = isStale ? staleIn(record) : []
    locales[locale] = {
      state: isStale ? 'stale' : 'published',
      rev: typed.rev,
      title: typed.title,
      extension: file.extension,
      status: typed.disclosure.status,
      required: typed.disclosure.required,
      namespace: keep(publishedObject(bytes, 'json')),
      typed: make(`${JSON.stringify(typed, null, 2)}\n`, 'json'),
      document: keep(publishedObject(document, file.extension)),
      jsonld: make(jsonLdText(newsArticle(typed, options)), 'jsonld'),
      page: make(articlePage(typed, options), 'html'),
      ...(staleBlocks.length === 0 ? {} : { staleBlocks }),
    }
  }
  if (Object.keys(locales).length === 0) return { entry: null, objects }
  return { entry: { source: { locale: file.locale, hash: sourceHash }, locales }, objects }
}

/** What stands in `locales/` of one locale, with its record; null when a file of it is not there. */
const standingText = (layout: Layout, file: SourceFile, locale: Locale): Standing | null => {
  const namespaceFile = namespacePath(layout, locale, file.id)
  const documentFile = documentPath(layout, locale, file)
  const recordFile = recordPath(layout, locale, file.id)
  if (![namespaceFile, documentFile, recordFile].every((path) => existsSync(path))) return null
  const bytes = readIfThere(namespaceFile, printedName(layout.root, namespaceFile))
  const document = readIfThere(documentFile, printedName(layout.root, documentFile))
  const record = readRecord(recordFile, printedName(layout.root, recordFile))
  return bytes === null || document === null || record === null ? null : { locale, bytes, document, record }
}

/**
 * Nobody's name is published that does not stand in the record: a namespace that was typed into by hand is refused.
 *
 * @throws {GoosefootError} `publish.unbacked`
 */
const requireBacked = (
  tree: Parameters<typeof textAt>[0],
  record: ArticleRecord,
  file: SourceFile,
  locale: Locale,
): void => {
  const hash = (key: string): string => (textAt(tree, 'meta', key) ?? '').replace(/^sha256-/u, '')
  const { status, required } = disclose({
    locale,
    sourceLocale: record.sourceLocale,
    sourceHash: hash('sourceHash'),
    textHash: hash('textHash'),
    origins: { human: 0, memory: 0, engines: {} },
    approvals: record.approvals ?? [],
  })
  const said = textAt(tree, 'disclosure', 'status')
  if ((said === 'machine' || said === status) && (textAt(tree, 'disclosure', 'required') === 'true' || !required))
    return
  throw new GoosefootError(
    'publish.unbacked',
    `the namespace says that somebody answers for it, and the record in ${locale} does not.`,
    {
      file: `locales/${locale}/${file.id}.json`,
      hint: 'Remove the file and run "goosefoot translate".',
      exit: 'qa',
    },
  )
}

/** Blocks with a sentence that has no translation of its source as it is now. */
const staleIn = (record: ArticleRecord): readonly BlockId[] =>
  record.units
    .filter((unit) => segmentsOf(unit).some(({ target, flag }) => target === null || flag === 'source-changed'))
    .map(({ id }) => id)

const localesOf = (
  run: RunOutcome,
  articles: Readonly<Record<string, ArticleEntry>>,
  before: StoredManifest | null,
  reasons: ReadonlyMap<string, string>,
): readonly PublishedLocale[] => {
  const keys = new Map<string, readonly [string, Locale]>()
  for (const [id, { locales }] of Object.entries(articles))
    for (const locale of Object.keys(locales)) keys.set(`${id} ${locale}`, [id, locale])
  for (const { article, locale } of run.locales) keys.set(`${article} ${locale}`, [article, locale])
  return [...keys]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, [article, locale]]): PublishedLocale => {
      const entry = articles[article]?.locales[locale]
      const old = before?.manifest.articles[article]?.locales[locale]
      return {
        article,
        locale,
        state: entry?.state ?? 'absent',
        status: entry !== undefined && isLive(entry) ? entry.status : null,
        rev: entry?.rev ?? null,
        changed: JSON.stringify(entry) !== JSON.stringify(old),
        reason: reasons.get(key) ?? null,
      }
    })
}
