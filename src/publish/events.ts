import type { Locale } from '../article/types.ts'
import { entriesOf, isLive, type LocaleEntry, type Manifest } from './manifest.ts'
import type { DisclosureStatus } from './types.ts'

export type PublicationEventType = 'article.published' | 'article.stale' | 'article.retracted' | 'approval.recorded'

/** What happened to one article in one locale between two manifests. Ids and hashes only, never text. */
export interface PublicationEvent {
  readonly type: PublicationEventType
  readonly article: string
  readonly locale: Locale
  /** Of the publication. */
  readonly rev: number
  /** Of the manifest that brought it. */
  readonly manifest: number
  /** SHA-256 of the namespace; null when there is none any more. */
  readonly namespace: string | null
  readonly disclosure: { readonly status: DisclosureStatus; readonly required: boolean } | null
}

/**
 * What is different in the later of two manifests: the events of a publication are derived from what was published, so
 * that the two cannot disagree.
 */
export const eventsBetween = (
  before: Pick<Manifest, 'articles'> | null,
  after: Manifest,
): readonly PublicationEvent[] => {
  const old = new Map(
    (before === null ? [] : entriesOf(before)).map(({ article, locale, entry }) => [`${article} ${locale}`, entry]),
  )
  return entriesOf(after).flatMap(({ article, locale, entry }) =>
    changesOf(old.get(`${article} ${locale}`) ?? null, entry).map(
      (type): PublicationEvent => ({
        type,
        article,
        locale,
        rev: entry.rev,
        manifest: after.rev,
        namespace: isLive(entry) ? entry.namespace : null,
        disclosure: isLive(entry) ? { status: entry.status, required: entry.required } : null,
      }),
    ),
  )
}

const changesOf = (was: LocaleEntry | null, is: LocaleEntry): readonly PublicationEventType[] => {
  if (!isLive(is)) return was !== null && isLive(was) ? ['article.retracted'] : []
  const live = was !== null && isLive(was) ? was : null
  const types: PublicationEventType[] = []
  if (is.status !== 'machine' && is.status !== live?.status) types.push('approval.recorded')
  if (is.state === 'stale' && live?.state !== 'stale') types.push('article.stale')
  else if (live === null || live.namespace !== is.namespace || live.state !== is.state) types.push('article.published')
  return types
}
