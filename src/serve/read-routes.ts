import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isLive, type LiveEntry, type LocaleEntry } from '../publish/index.ts'
import { type Catalog, matchesEtag, type Representation } from './catalog.ts'
import { cacheFor, publicHeaders, privateHeaders } from './headers.ts'
import { refuse } from './problem.ts'
import { type ReadyAnswers, sendRepresentation } from './ready-answers.ts'
import * as schemas from './schemas.ts'
import type { ServeSettings } from './types.ts'

const absent = (): Error =>
  refuse(404, 'serve.absent', 'There is nothing of that name.', 'GET /v1/articles lists what there is.')
const gone = (): Error => refuse(410, 'serve.retracted', 'It was taken back by its publisher.')

/** The objects that an address names, by its ending. */
const forms = {
  typed: (entry: LiveEntry) => [entry.typed, 'json'],
  json: (entry: LiveEntry) => [entry.namespace, 'json'],
  html: (entry: LiveEntry) => [entry.page, 'html'],
  jsonld: (entry: LiveEntry) => [entry.jsonld, 'jsonld'],
  document: (entry: LiveEntry) => [entry.document, entry.extension],
} as const satisfies Record<string, (entry: LiveEntry) => readonly [string, string]>
type Form = keyof typeof forms

export const readRoutes = (
  app: FastifyInstance,
  catalog: Catalog,
  ready: ReadyAnswers,
  settings: ServeSettings,
): void => {
  const config = settings.isPrivate ? ({ scope: 'read' } as const) : {}
  const base = settings.isPrivate ? privateHeaders : publicHeaders

  const send = (request: FastifyRequest, reply: FastifyReply, one: Representation): void => {
    reply.hijack()
    sendRepresentation(request.raw, reply.raw, one)
    if (!settings.isPrivate && request.method === 'GET') ready.keep(request.raw.url, one)
  }

  /** Lists follow from the manifest: while that is the same, so are they. */
  const isKnown = (request: FastifyRequest, reply: FastifyReply): boolean => {
    const etag = `"${catalog.view().stored?.hash ?? 'none'}"`
    reply.headers({ ...base, etag, 'cache-control': settings.isPrivate ? 'private, no-store' : cacheFor.manifest })
    return matchesEtag(request.headers['if-none-match'], [etag])
  }

  const sendForm = (request: FastifyRequest, reply: FastifyReply, id: string, locale: string, form: Form): void => {
    const found = catalog.find(id, locale)
    if (found === null) throw absent()
    if (!isLive(found.entry)) throw gone()
    const [hash, extension] = forms[form](found.entry)
    const one = catalog.load(hash, extension, cacheFor.article, found.entry)
    if (one === null) throw absent()
    send(request, reply, one)
  }

  app.get<{ Params: { locale: string; file: string } }>(
    '/locales/:locale/:file',
    {
      config,
      schema: {
        summary: 'An i18next namespace, as i18next-http-backend asks for it; or the document beside it.',
        tags: ['read'],
        params: {
          type: 'object',
          required: ['locale', 'file'],
          properties: {
            locale: schemas.localeParam,
            file: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,79}\\.(?:document\\.)?[a-z0-9]{1,8}$' },
          },
        },
        response: {
          200: schemas.stored('The file.', 'application/json', 'text/plain', 'text/markdown', 'text/html'),
          ...schemas.readAnswers,
        },
      },
    },
    (request, reply) => {
      const { locale, file } = request.params
      const dot = file.indexOf('.')
      const [id, extension] = [file.slice(0, dot), file.slice(dot + 1)]
      if (extension === 'json') return sendForm(request, reply, id, locale, 'json')
      const found = catalog.find(id, locale)
      if (found !== null && isLive(found.entry) && documentEnding(found.entry.extension) !== extension) throw absent()
      return sendForm(request, reply, id, locale, 'document')
    },
  )

  app.get<{ Params: { file: string } }>(
    '/o/:file',
    {
      config,
      schema: {
        summary: 'An object by the SHA-256 of its bytes. It never changes.',
        tags: ['read'],
        params: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', pattern: '^[0-9a-f]{64}\\.[a-z0-9]{1,8}$' } },
        },
        response: { 200: schemas.stored('The object.', 'application/json', 'text/html'), ...schemas.readAnswers },
      },
    },
    (request, reply) => {
      const [hash = '', extension = ''] = request.params.file.split('.')
      const { objects, gone: taken } = catalog.view()
      if (taken.has(hash)) throw gone()
      const known = objects.get(hash)
      if (known?.extension !== extension) throw absent()
      const one = catalog.load(hash, extension, cacheFor.object, known.entry)
      if (one === null) throw absent()
      send(request, reply, one)
    },
  )

  for (const url of ['/v1/manifest', '/v1/manifest.json'])
    app.get(
      url,
      {
        config,
        schema: {
          summary: 'Which object is which article in which locale.',
          tags: ['read'],
          response: { 200: schemas.stored('The manifest.', 'application/json'), ...schemas.readAnswers },
        },
      },
      (request, reply) => {
        const { manifest } = catalog.view()
        if (manifest === null) throw absent()
        send(request, reply, manifest)
      },
    )

  app.get<{ Params: { id: string; version: string } }>(
    '/v1/articles/:id/:version',
    {
      config,
      schema: {
        summary:
          'An article in a locale, with types; with .json as namespace, .html as page, .jsonld, .document as its own format.',
        tags: ['read'],
        params: {
          type: 'object',
          required: ['id', 'version'],
          properties: {
            id: schemas.articleParam,
            version: {
              type: 'string',
              pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}(?:\\.(?:json|html|jsonld|document))?$',
            },
          },
        },
        response: {
          200: schemas.stored('The article.', 'application/json', 'text/html', 'application/ld+json'),
          ...schemas.readAnswers,
        },
      },
    },
    (request, reply) => {
      const [locale = '', form = 'typed'] = request.params.version.split('.')
      sendForm(request, reply, request.params.id, locale, form as Form)
    },
  )

  app.get<{ Querystring: { locale?: string; state?: string; status?: string; after?: string; limit?: string } }>(
    '/v1/articles',
    {
      config,
      schema: {
        summary: 'What is published, in order of article and locale, at most 200 at once.',
        tags: ['read'],
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: {
            locale: schemas.localeParam,
            state: { type: 'string', enum: ['published', 'stale', 'retracted'] },
            status: { type: 'string', enum: ['machine', 'reviewed', 'approved'] },
            after: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,79} [A-Za-z0-9-]{2,40}$' },
            limit: { type: 'string', pattern: '^(?:[1-9]\\d?|1\\d\\d|200)$' },
          },
        },
        response: { 200: { description: 'A page.', ...schemas.articleList }, ...schemas.listAnswers },
      },
    },
    (request, reply) => {
      const { locale, state, status, after, limit } = request.query
      const most = Number(limit ?? '200')
      const { entries } = catalog.view()
      const found = entries.filter(
        (one) =>
          (locale === undefined || one.locale === locale) &&
          (state === undefined || one.entry.state === state) &&
          (status === undefined || (isLive(one.entry) && one.entry.status === status)) &&
          (after === undefined || `${one.article} ${one.locale}` > after),
      )
      const page = found.slice(0, most)
      const last = page.at(-1)
      if (isKnown(request, reply)) return reply.code(304).send()
      return reply.send({
        items: page.map(({ article, locale: tag, entry }) => listedOf(article, tag, entry)),
        next: last === undefined || page.length === found.length ? null : `${last.article} ${last.locale}`,
      })
    },
  )

  app.get<{ Params: { id: string } }>(
    '/v1/articles/:id',
    {
      config,
      schema: {
        summary: 'An article in all its locales.',
        tags: ['read'],
        params: { type: 'object', required: ['id'], properties: { id: schemas.articleParam } },
        response: { 200: { description: 'Its locales.', ...schemas.articleList }, ...schemas.readAnswers },
      },
    },
    (request, reply) => {
      const found = catalog.view().entries.filter(({ article }) => article === request.params.id)
      if (found.length === 0) throw absent()
      if (isKnown(request, reply)) return reply.code(304).send()
      return reply.send({ items: found.map((one) => listedOf(one.article, one.locale, one.entry)), next: null })
    },
  )

  app.get<{ Querystring: { since?: string } }>(
    '/v1/changes',
    {
      config,
      schema: {
        summary:
          'What happened after a revision of the manifest, oldest first: for those who ask instead of being told.',
        tags: ['read'],
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: { since: { type: 'string', pattern: '^\\d{1,9}$' } },
        },
        response: { 200: { description: 'Events.', ...schemas.changes }, ...schemas.listAnswers },
      },
    },
    (request, reply) => {
      if (isKnown(request, reply)) return reply.code(304).send()
      return reply.send({
        rev: catalog.view().stored?.manifest.rev ?? 0,
        events: catalog.eventsSince(Number(request.query.since ?? '0')),
      })
    },
  )

  // A page of another origin that sends a header of its own asks first.
  for (const url of [
    '/locales/*',
    '/o/*',
    '/v1/manifest',
    '/v1/manifest.json',
    '/v1/articles',
    '/v1/articles/*',
    '/v1/changes',
  ])
    app.options(url, { schema: { hide: true } }, (_, reply) =>
      reply
        .code(204)
        .headers({
          ...base,
          'access-control-allow-methods': 'GET, HEAD',
          'access-control-allow-headers': 'if-none-match, accept-encoding',
          'access-control-max-age': '86400',
          'cache-control': 'no-store',
        })
        .send(),
    )
}

/** The namespace has the name `<id>.json`: a document in JSON is told apart from it, as in `locales/`. */
const documentEnding = (extension: string): string => (extension === 'json' ? 'document.json' : extension)

const listedOf = (id: string, locale: string, entry: LocaleEntry): object => {
  const base = `/v1/articles/${id}/${locale}`
  return {
    id,
    locale,
    state: entry.state,
    rev: entry.rev,
    title: isLive(entry) ? entry.title : null,
    status: isLive(entry) ? entry.status : null,
    required: isLive(entry) ? entry.required : null,
    links: isLive(entry)
      ? {
          article: base,
          namespace: `/locales/${locale}/${id}.json`,
          document: `/locales/${locale}/${id}.${documentEnding(entry.extension)}`,
          jsonld: `${base}.jsonld`,
          page: `${base}.html`,
        }
      : {},
  }
}
