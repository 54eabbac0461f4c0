/**
 * The published folder as the server sees it: the manifest, looked at again whenever it was replaced, and objects with
 * their compressed forms, kept in memory as far as the cache reaches.
 *
 * Nothing is looked up by a path that a request made: names are keys of maps, hashes are known from a manifest.
 */
import { readFileSync, statSync } from 'node:fs'
import type { Hash, Locale } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import {
  currentManifest,
  formerManifests,
  keepRules,
  manifestPath,
  objectPath,
  type StoredManifest,
} from '../project/published-folder.ts'
import {
  entriesOf,
  eventsBetween,
  goneObjects,
  isLive,
  type LiveEntry,
  type LocaleEntry,
  objectNames,
  type PublicationEvent,
} from '../publish/index.ts'
import { cacheFor, contentType, pageHeaders, privateHeaders, publicHeaders } from './headers.ts'

export type Encoding = 'identity' | 'br' | 'gzip'

/** An object ready to be sent: one body and one set of headers for each encoding. */
export interface Representation {
  readonly hash: Hash
  readonly etags: readonly string[]
  readonly bodies: Readonly<Record<Encoding, Body>>
  readonly bytes: number
}
interface Body {
  /**
   * The bytes, one a character: Node writes head and body of a text in one piece, of a buffer in two, which costs a fifth
   * of an answer.
   */
  readonly latin1: string
  readonly etag: string
  readonly headers: Readonly<Record<string, string | number>>
  /** Of an answer without a body. */
  readonly unchanged: Readonly<Record<string, string>>
}

export interface CatalogEntry {
  readonly article: string
  readonly locale: Locale
  readonly entry: LocaleEntry
}

interface View {
  readonly stored: StoredManifest | null
  readonly entries: readonly CatalogEntry[]
  readonly byName: ReadonlyMap<string, CatalogEntry>
  /** Extension and owner of each object that a current or kept manifest names. */
  readonly objects: ReadonlyMap<Hash, { readonly extension: string; readonly entry: LiveEntry }>
  readonly gone: ReadonlySet<Hash>
  readonly former: readonly StoredManifest[]
  readonly manifest: Representation | null
}

export interface Catalog {
  readonly view: () => View
  readonly find: (article: string, locale: string) => CatalogEntry | null
  /** Null when the object is not on the disk. */
  readonly load: (hash: Hash, extension: string, cache: string, entry: LiveEntry | null) => Representation | null
  /** Code of what is wrong with the manifest; null when nothing is. */
  readonly fault: () => string | null
  readonly eventsSince: (rev: number) => readonly PublicationEvent[]
}

const empty: View = {
  stored: null,
  entries: [],
  byName: new Map(),
  objects: new Map(),
  gone: new Set(),
  former: [],
  manifest: null,
}

const extensionOf = (name: (typeof objectNames)[number], entry: LiveEntry): string =>
  ({ namespace: 'json', typed: 'json', document: entry.extension, jsonld: 'jsonld', page: 'html' })[name]

const viewOf = (folder: string, bodyOf: (bytes: Buffer, hash: Hash) => Representation): View => {
  const stored = currentManifest(folder)
  if (stored === null) return empty
  const former = formerManifests(folder, stored.manifest, keepRules.manifests)
  const entries = entriesOf(stored.manifest)
  const objects = new Map<Hash, { extension: string; entry: LiveEntry }>()
  for (const { manifest } of [stored, ...former])
    for (const { entry } of entriesOf(manifest)) {
      if (!isLive(entry)) continue
      for (const name of objectNames)
        if (!objects.has(entry[name])) objects.set(entry[name], { extension: extensionOf(name, entry), entry })
    }
  return {
    stored,
    entries,
    byName: new Map(entries.map((one) => [`${one.article} ${one.locale}`, one])),
    objects,
    gone: goneObjects(stored.manifest),
    former,
    // The same bytes that were read above: a second look at the file could find the next manifest.
    manifest: bodyOf(Buffer.from(stored.bytes), stored.hash),
  }
}

const notRenewed: ReadonlySet<string> = new Set([
  'content-security-policy',
  'referrer-policy',
  'cross-origin-resource-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'access-control-expose-headers',
])

/** What a cache or a program learns of the label without opening the text. */
const disclosureHeader = ({ status, required }: LiveEntry): string =>
  `${status}; label=${required ? 'required' : 'none'}`

/**
 * @param cacheBytes how much may be kept in memory
 */
export const openCatalog = (folder: string, cacheBytes: number, isPrivate: boolean): Catalog => {
  const base = isPrivate ? privateHeaders : publicHeaders
  const representation = (
    hash: Hash,
    extension: string,
    cache: string,
    entry: LiveEntry | null,
    forms: Readonly<Record<Encoding, Buffer | null>> & { readonly identity: Buffer },
  ): Representation => {
    const plain = forms.identity
    const fixed = {
      ...base,
      ...(contentType(extension).includes('html') ? pageHeaders : {}),
      'cache-control': isPrivate ? 'private, no-store' : cache,
      vary: isPrivate ? 'accept-encoding, authorization' : 'accept-encoding',
      ...(entry === null ? {} : { 'goosefoot-disclosure': disclosureHeader(entry) }),
    }
    // What a cache renews with a 304; the rest stands in what it has (RFC 9110, 15.4.5).
    const renewed = Object.fromEntries(Object.entries(fixed).filter(([name]) => !notRenewed.has(name)))
    const body = (encoding: Encoding, suffix: string): Body => {
      const bytes = forms[encoding] ?? plain
      const isPlain = encoding === 'identity' || forms[encoding] === null
      const etag = `"${hash}${isPlain ? '' : suffix}"`
      return {
        latin1: bytes.toString('latin1'),
        etag,
        unchanged: { ...renewed, etag },
        headers: {
          ...fixed,
          etag,
          'content-type': contentType(extension),
          'content-length': bytes.length,
          ...(isPlain ? {} : { 'content-encoding': encoding }),
        },
      }
    }
    const bodies = { identity: body('identity', ''), br: body('br', '-br'), gzip: body('gzip', '-gz') }
    return {
      hash,
      etags: [...new Set([bodies.identity.etag, bodies.br.etag, bodies.gzip.etag])],
      bodies,
      bytes: plain.length + (forms.br?.length ?? 0) + (forms.gzip?.length ?? 0),
    }
  }

  let current = empty
  let stamp = ''
  let looked = 0
  let fault: string | null = null
  const view = (): View => {
    // One look at the disk in a fifth of a second is enough, and costs nothing to the requests between.
    const now = performance.now()
    if (now - looked < 200 && stamp !== '') return current
    looked = now
    const stat = statSync(manifestPath(folder), { throwIfNoEntry: false })
    const found = stat === undefined ? 'none' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`
    if (found === stamp) return current
    try {
      current = viewOf(folder, (bytes, hash) =>
        representation(hash, 'json', cacheFor.manifest, null, { identity: bytes, br: null, gzip: null }),
      )
      fault = null
    } catch (error) {
      // A manifest that somebody broke: what was read before goes on being served, and readiness says what is wrong.
      fault = error instanceof GoosefootError ? error.code : 'internal.defect'
    }
    stamp = found
    cache.clear()
    held = 0
    return current
  }

  const cache = new Map<string, Representation>()
  let held = 0
  const read = (path: string): Buffer | null => {
    try {
      return readFileSync(path)
    } catch {
      return null
    }
  }
  const load: Catalog['load'] = (hash, extension, rule, entry) => {
    const key = `${hash} ${extension} ${rule} ${entry === null ? '' : disclosureHeader(entry)}`
    const kept = cache.get(key)
    if (kept !== undefined) return kept
    const path = objectPath(folder, hash, extension)
    const identity = read(path)
    if (identity === null) return null
    const made = representation(hash, extension, rule, entry, {
      identity,
      br: read(`${path}.br`),
      gzip: read(`${path}.gz`),
    })
    held += made.bytes
    cache.set(key, made)
    // Oldest first: what is asked for often comes back at once.
    for (const [old, one] of cache) {
      if (held <= cacheBytes || old === key) break
      cache.delete(old)
      held -= one.bytes
    }
    return made
  }

  return {
    view,
    fault: () => {
      view()
      return fault
    },
    find: (article, locale) => view().byName.get(`${article} ${locale}`) ?? null,
    load,
    eventsSince: (rev) => eventsIn(view(), rev),
  }
}

/** Events of every manifest after a revision, oldest first; where manifests are no longer kept, one step covers them. */
const eventsIn = ({ stored, former }: View, rev: number): readonly PublicationEvent[] => {
  if (stored === null) return []
  const chain = [stored, ...former].toReversed()
  return chain.flatMap(({ manifest }, index) => {
    if (manifest.rev <= rev) return []
    const before = chain[index - 1]
    return eventsBetween(before?.manifest ?? null, manifest)
  })
}

/** The best encoding that a request accepts; brotli before gzip where both weigh the same. */
export const encodingFor = (header: string | undefined): Encoding => {
  if (header === undefined) return 'identity'
  const known = encodings.get(header)
  if (known !== undefined) return known
  const found = chooseEncoding(header)
  // Browsers send a handful of values; who sends others gains nothing by it.
  if (encodings.size < 100 && header.length < 100) encodings.set(header, found)
  return found
}

const encodings = new Map<string, Encoding>()

const chooseEncoding = (header: string): Encoding => {
  let best: Encoding = 'identity'
  let weight = 0
  for (const item of header.split(',')) {
    const [name = '', ...params] = item.trim().toLowerCase().split(';')
    const q = params.map((one) => /^\s*q=([\d.]+)$/u.exec(one)?.[1]).find((one) => one !== undefined)
    const value = q === undefined ? 1 : Number(q)
    if (!(value > 0)) continue
    const encoding = name === 'br' || name === '*' ? 'br' : name === 'gzip' || name === 'x-gzip' ? 'gzip' : null
    if (encoding === null || value < weight || (value === weight && encoding === 'gzip')) continue
    best = encoding
    weight = value
  }
  return best
}

/** Does `If-None-Match` name one of these? Weak or strong, as the comparison for it is weak (RFC 9110, 13.1.2). */
export const matchesEtag = (header: string | undefined, etags: readonly string[]): boolean => {
  if (header === undefined) return false
  // What caches send nearly always: one ETag as it was given out.
  if (etags.includes(header)) return true
  if (header.trim() === '*') return true
  return header.split(',').some((one) => etags.includes(one.trim().replace(/^W\//u, '')))
}
