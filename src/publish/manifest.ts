/**
 * The manifest: which object is which article in which locale. It is the only file of a published set that is ever
 * replaced, so that a reader who starts from it sees one publication whole.
 */
import type { ArticleId, BlockId, Hash, Locale } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { isArticleId } from './article-id.ts'
import type { DisclosureStatus } from './types.ts'

export const manifestSchema = 'goosefoot.manifest/1'

/** `stale`: the source was changed since. `retracted`: taken back, removed, or not published in this locale any more. */
export type PublicationState = 'published' | 'stale' | 'retracted'

/** The objects of one article in one locale, by SHA-256 of their bytes. */
export interface EntryObjects {
  /** What i18next loads. */
  readonly namespace: Hash
  /** The article with types. */
  readonly typed: Hash
  /** The article in the format of its source. */
  readonly document: Hash
  readonly jsonld: Hash
  readonly page: Hash
}
export const objectNames: readonly (keyof EntryObjects)[] = ['namespace', 'typed', 'document', 'jsonld', 'page']

export interface LiveEntry extends EntryObjects {
  readonly state: 'published' | 'stale'
  readonly rev: number
  readonly title: string | null
  /** Ending of the document's file, e.g. `md`. */
  readonly extension: string
  readonly status: DisclosureStatus
  /** Must the reader see the label? */
  readonly required: boolean
  /** Blocks whose source was changed since. */
  readonly staleBlocks?: readonly BlockId[]
}
export interface RetractedEntry {
  readonly state: 'retracted'
  readonly rev: number
  /** Objects that were this text; they answer "gone". */
  readonly gone: readonly Hash[]
}
export type LocaleEntry = LiveEntry | RetractedEntry

export interface ArticleEntry {
  readonly source: { readonly locale: Locale; readonly hash: Hash }
  readonly locales: Readonly<Record<Locale, LocaleEntry>>
}

export interface Manifest {
  readonly schema: typeof manifestSchema
  /** Counts publications; changes with every one. */
  readonly rev: number
  /** The manifest before, kept as `m/<hash>.json`. */
  readonly previous: Hash | null
  /** ISO 8601. */
  readonly at: string
  readonly articles: Readonly<Record<string, ArticleEntry>>
}

export const isLive = (entry: LocaleEntry): entry is LiveEntry => entry.state !== 'retracted'

/** All entries with where they belong, in order of article and locale. */
export const entriesOf = (
  manifest: Pick<Manifest, 'articles'>,
): readonly { readonly article: ArticleId; readonly locale: Locale; readonly entry: LocaleEntry }[] =>
  Object.entries(manifest.articles).flatMap(([article, { locales }]) =>
    Object.entries(locales).map(([locale, entry]) => ({ article: article as ArticleId, locale, entry })),
  )

export const objectsOf = (entry: LocaleEntry): readonly Hash[] =>
  isLive(entry) ? objectNames.map((name) => entry[name]) : []

/** Every object that a reader of this manifest can reach. */
export const reachable = (manifest: Pick<Manifest, 'articles'>): ReadonlySet<Hash> =>
  new Set(entriesOf(manifest).flatMap(({ entry }) => objectsOf(entry)))

/** Objects of texts that were taken back and are no other text's. */
export const goneObjects = (manifest: Pick<Manifest, 'articles'>): ReadonlySet<Hash> => {
  const live = reachable(manifest)
  return new Set(
    entriesOf(manifest).flatMap(({ entry }) => (isLive(entry) ? [] : entry.gone.filter((hash) => !live.has(hash)))),
  )
}

const sortedRecord = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The next manifest, or null when nothing is different from the one before. */
export const nextManifest = (
  before: { readonly manifest: Manifest; readonly hash: Hash } | null,
  articles: Readonly<Record<string, ArticleEntry>>,
  at: string,
): Manifest | null => {
  const sorted = sortedRecord(
    Object.fromEntries(
      Object.entries(articles).map(([id, entry]) => [id, { ...entry, locales: sortedRecord(entry.locales) }]),
    ),
  )
  if (before !== null && JSON.stringify(before.manifest.articles) === JSON.stringify(sorted)) return null
  return {
    schema: manifestSchema,
    rev: (before?.manifest.rev ?? 0) + 1,
    previous: before?.hash ?? null,
    at,
    articles: sorted,
  }
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isHash = (value: unknown): value is Hash => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0
const isLocaleEntry = (value: unknown): value is LocaleEntry =>
  isObject(value) &&
  isCount(value.rev) &&
  (value.state === 'retracted'
    ? Array.isArray(value.gone) && value.gone.every(isHash)
    : (value.state === 'published' || value.state === 'stale') &&
      objectNames.every((name) => isHash(value[name])) &&
      typeof value.extension === 'string' &&
      /^[a-z0-9]{1,8}$/u.test(value.extension) &&
      (value.title === null || typeof value.title === 'string') &&
      (value.status === 'machine' || value.status === 'reviewed' || value.status === 'approved') &&
      typeof value.required === 'boolean')

/**
 * @param file how it is called in messages
 * @throws {GoosefootError} `publish.manifest`
 */
export const readManifest = (bytes: Uint8Array, file: string): Manifest => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (
      isObject(value) &&
      value.schema === manifestSchema &&
      isCount(value.rev) &&
      (value.previous === null || isHash(value.previous)) &&
      typeof value.at === 'string' &&
      isObject(value.articles) &&
      Object.entries(value.articles).every(
        ([id, entry]) =>
          isArticleId(id) &&
          isObject(entry) &&
          isObject(entry.source) &&
          typeof entry.source.locale === 'string' &&
          isHash(entry.source.hash) &&
          isObject(entry.locales) &&
          Object.values(entry.locales).every(isLocaleEntry),
      )
    )
      return value as unknown as Manifest
  } catch {
    // Said below.
  }
  throw new GoosefootError('publish.manifest', `the file is no manifest of the schema ${manifestSchema}.`, {
    file,
    hint: 'Remove the published folder and run "goosefoot publish".',
  })
}
