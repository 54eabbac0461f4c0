/**
 * What write routes do to the project: plain values in, plain values out, so that it can run in a thread of its own and
 * readers never wait for an import.
 */
import { createHash } from 'node:crypto'
import type { Approval } from '../article/types.ts'
import { findingText } from '../checks/index.ts'
import { GoosefootError } from '../errors.ts'
import { approveArticles } from '../project/approve.ts'
import { readIfThere } from '../project/files.ts'
import { articleOf, importFiles } from '../project/import.ts'
import { type Layout, recordPath } from '../project/layout.ts'
import { findArticles, locateProject, type Place, printedName, type SourceFile } from '../project/locate.ts'
import { publishArticles } from '../project/publication.ts'
import { printTarget, segmentsOf } from '../project/print-unit.ts'
import { retractArticles } from '../project/retract.ts'
import { sourceTextOf } from '../project/source-text.ts'
import { styleOf } from '../project/style.ts'
import { translateArticles } from '../project/translate.ts'
import { readXliff } from '../xliff/index.ts'

interface At {
  readonly article: string
  readonly locale: string
}
/** `ifMatch`: the ETag that the person saw of the record; null where the route asks for none. */
export type WorkRequest =
  | (At & { readonly kind: 'review' })
  | (At & { readonly kind: 'export' })
  | (At & {
      readonly kind: 'import'
      readonly bytes: Uint8Array
      readonly person: string | null
      readonly ifMatch: string
    })
  | (At & {
      readonly kind: 'approve'
      readonly person: string
      readonly role: string
      readonly level: Approval['level']
      readonly textHash: string
      readonly sourceHash: string
      readonly withdraw: boolean
      readonly ifMatch: string
    })
  | (At & { readonly kind: 'retract'; readonly person: string; readonly reason: string; readonly undo: boolean })
  | (At & { readonly kind: 'publish' })

export type WorkAnswer =
  | { readonly kind: 'done'; readonly value: object; readonly etag: string | null }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly etag: string }
  /** Somebody changed the record since. */
  | { readonly kind: 'stale'; readonly etag: string }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'fault'
      readonly code: GoosefootError['code']
      readonly message: string
      readonly hint: string | null
      readonly exit: GoosefootError['exit']
    }

/** The ETag of a record: SHA-256 of its file. */
export const recordEtag = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('hex')}"`

export const faultOf = (error: GoosefootError): WorkAnswer => ({
  kind: 'fault',
  code: error.code,
  message: error.message,
  hint: error.hint,
  exit: error.exit,
})

/** Does one piece of work in the project that `root` is. Nothing is thrown but defects. */
export const performWork = async (root: string, request: WorkRequest, publicFolder: string): Promise<WorkAnswer> => {
  try {
    const place = await locateProject(root)
    const file = findArticles(place, [], place.root).find(({ id }) => id === request.article)
    const locale = place.config.targets.find((tag) => tag === request.locale)
    if (file === undefined || locale === undefined) return { kind: 'absent' }
    const path = recordPath(layoutOf(place), locale, file.id)
    const bytes = readIfThere(path, printedName(place.root, path))
    if ('ifMatch' in request) {
      if (bytes === null) return { kind: 'absent' }
      const etag = recordEtag(bytes)
      if (!request.ifMatch.split(',').some((one) => one.trim() === etag)) return { kind: 'stale', etag }
    }
    return await perform(place, file, locale, request, bytes, publicFolder)
  } catch (error) {
    if (error instanceof GoosefootError) return faultOf(error)
    throw error
  }
}

const layoutOf = (place: Place): Layout => ({ root: place.root, base: place.root })

const perform = async (
  place: Place,
  file: SourceFile,
  locale: string,
  request: WorkRequest,
  record: Uint8Array | null,
  publicFolder: string,
): Promise<WorkAnswer> => {
  const at = { paths: [file.path], cwd: place.root, to: [locale] }
  const etag = (): string | null => {
    const path = recordPath(layoutOf(place), locale, file.id)
    const bytes = readIfThere(path, printedName(place.root, path))
    return bytes === null ? null : recordEtag(bytes)
  }
  switch (request.kind) {
    case 'export':
      return record === null ? { kind: 'absent' } : { kind: 'file', bytes: record, etag: recordEtag(record) }
    case 'review':
      return record === null
        ? { kind: 'absent' }
        : { kind: 'done', value: await review(place, file, locale), etag: etag() }
    case 'import': {
      const name = `upload/${locale}/${file.id}.xlf`
      requireSame(request.bytes, file, locale, name)
      const done = await importFiles(place, [name], {
        cwd: place.root,
        person: request.person ?? undefined,
        read: () => request.bytes,
      })
      const [failure] = [...done.failures, ...(done.run?.failures ?? [])]
      if (failure !== undefined) return faultOf(failure.error)
      const [one] = done.files
      return {
        kind: 'done',
        etag: etag(),
        value: {
          article: file.id,
          locale,
          exitCode: done.exitCode,
          segments: one?.segments ?? {},
          published: done.run?.locales[0]?.published ?? null,
          reason: done.run?.locales[0]?.reason ?? null,
          findings: [...(one?.findings ?? []), ...(done.run?.locales.flatMap(({ findings }) => findings) ?? [])].map(
            (found) => ({
              code: found.code,
              severity: found.severity,
              unit: found.unit,
              segment: found.segment,
              message: findingText(found),
            }),
          ),
        },
      }
    }
    case 'approve': {
      const { approved, run } = await approveArticles(place, {
        ...at,
        person: request.person,
        role: request.role,
        level: request.level,
        textHash: request.textHash,
        sourceHash: request.sourceHash,
        withdraw: request.withdraw,
      })
      const [failure] = run.failures
      if (failure !== undefined) return faultOf(failure.error)
      const [outcome] = run.locales
      return {
        kind: 'done',
        etag: etag(),
        value: {
          article: file.id,
          locale,
          done: approved[0]?.done ?? 'as before',
          level: request.level,
          person: request.person,
          textHash: approved[0]?.textHash ?? null,
          sourceHash: approved[0]?.sourceHash ?? null,
          published: outcome?.published ?? false,
          reason: outcome?.reason ?? null,
        },
      }
    }
    case 'retract': {
      const run = await retractArticles(place, {
        ...at,
        person: request.person,
        reason: request.reason,
        undo: request.undo,
      })
      const [failure] = run.failures
      if (failure !== undefined) return faultOf(failure.error)
      return { kind: 'done', etag: etag(), value: await published(place, file, locale, publicFolder) }
    }
    case 'publish':
      return { kind: 'done', etag: etag(), value: await published(place, file, locale, publicFolder) }
    default:
      return request satisfies never
  }
}

const published = async (place: Place, file: SourceFile, locale: string, folder: string): Promise<object> => {
  const done = await publishArticles(place, { paths: [file.path], cwd: place.root, folder })
  const [failure] = done.run.failures
  if (failure !== undefined) throw failure.error
  const one = done.locales.find((each) => each.article === file.id && each.locale === locale)
  return {
    article: file.id,
    locale,
    state: one?.state ?? 'absent',
    status: one?.status ?? null,
    rev: one?.rev ?? null,
    reason: one?.reason ?? null,
    manifest: done.manifest?.manifest.rev ?? null,
  }
}

/** @throws {GoosefootError} `xliff.other-article` when the file is another article's or another locale's */
const requireSame = (bytes: Uint8Array, file: SourceFile, locale: string, name: string): void => {
  const returned = readXliff(bytes)
  const others = returned.files.filter((one) => {
    const language = (one.targetLanguage ?? returned.targetLanguage ?? '').toLowerCase()
    const tag = locale.toLowerCase()
    return (
      articleOf(one.original, one.id) !== file.id || (language !== tag && language.split('-')[0] !== tag.split('-')[0])
    )
  })
  if (returned.files.length > 0 && others.length === 0) return
  throw new GoosefootError('xliff.other-article', `the file is not ${file.id} in ${locale}.`, {
    file: name,
    hint: 'Send it to the address of its own article and locale.',
  })
}

/** What a reviewer has before their eyes: both texts, the hashes an approval needs, and what keeps it from publication. */
const review = async (place: Place, file: SourceFile, locale: string): Promise<object> => {
  const style = styleOf(place.config, locale)
  let seen: object = {}
  const run = await translateArticles(place, {
    paths: [file.path],
    cwd: place.root,
    to: [locale],
    engines: [],
    dryRun: true,
    amend: (record, context) => {
      seen = {
        ...context,
        approvals: record.approvals ?? [],
        units: record.units.map((unit) => ({
          id: unit.id,
          role: unit.role,
          source: sourceTextOf(unit).text,
          target: printTarget(unit, locale, style)?.text ?? null,
          segments: segmentsOf(unit).map(({ id, state, flag, origin }) => ({
            id,
            state,
            flag,
            origin: origin?.kind ?? null,
          })),
        })),
      }
      return record
    },
  })
  const [failure] = run.failures
  if (failure !== undefined) throw failure.error
  const findings = run.locales.flatMap((one) => one.findings)
  return {
    article: file.id,
    locale,
    sourceLocale: file.locale,
    ...seen,
    findings: findings.map((found) => ({
      code: found.code,
      severity: found.severity,
      unit: found.unit,
      segment: found.segment,
      message: findingText(found),
    })),
  }
}
