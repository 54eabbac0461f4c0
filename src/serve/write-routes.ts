import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GoosefootError } from '../errors.ts'
import { privateHeaders } from './headers.ts'
import { ProblemError, problemOf, refuse } from './problem.ts'
import * as schemas from './schemas.ts'
import type { ServeSettings } from './types.ts'
import type { WorkAnswer, WorkRequest } from './work.ts'
import type { WorkDesk } from './worker.ts'

interface AtRoute {
  readonly Params: { readonly id: string; readonly locale: string }
}
const xliffTypes = ['application/xliff+xml', 'application/xml', 'text/xml', 'application/octet-stream']

const ifMatch = (request: FastifyRequest): string => {
  const value = request.headers['if-match']
  if (value === undefined || value.trim() === '' || value.trim() === '*')
    throw refuse(
      428,
      'serve.if-match',
      'This route needs If-Match with the ETag of the record that was seen.',
      'GET /v1/review/{id}/{locale} gives it.',
    )
  return value
}

/** The person that a token names; tokens that approve always name one. */
const personOf = (request: FastifyRequest): string => {
  const person = request.token?.person ?? null
  if (person === null) throw refuse(403, 'serve.no-person', 'The token names no person.', 'Make one with --person.')
  return person
}

/** Turns what the work answered into what the caller is told. */
const settle = (reply: FastifyReply, answer: WorkAnswer): FastifyReply => {
  reply.headers(privateHeaders)
  switch (answer.kind) {
    case 'done':
      if (answer.etag !== null) reply.header('etag', answer.etag)
      return reply.send(answer.value)
    case 'file':
      return reply
        .header('etag', answer.etag)
        .type('application/xliff+xml; charset=utf-8')
        .send(Buffer.from(answer.bytes))
    case 'stale':
      throw refuse(412, 'serve.changed', 'The record was changed since you saw it.', 'Look again, then decide.', {
        etag: answer.etag,
      })
    case 'absent':
      throw refuse(404, 'serve.absent', 'There is no record of that article in that locale.')
    case 'fault':
      throw new ProblemError(
        problemOf(
          new GoosefootError(answer.code, answer.message, { hint: answer.hint ?? undefined, exit: answer.exit }),
        ),
      )
    default:
      return answer satisfies never
  }
}

export const writeRoutes = (app: FastifyInstance, desk: WorkDesk, settings: ServeSettings): void => {
  const ask = async (reply: FastifyReply, request: WorkRequest): Promise<FastifyReply> =>
    settle(reply, await desk.ask(request))

  app.addContentTypeParser(
    xliffTypes,
    { parseAs: 'buffer', bodyLimit: settings.limits.xliff },
    (_request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: Buffer) => void) => done(null, body),
  )

  const secured = [{ bearer: [] }]
  const condition = {
    type: 'object',
    properties: { 'if-match': { type: 'string', description: 'ETag of the record that was seen.' } },
  } as const

  app.get<AtRoute>(
    '/v1/review/:id/:locale',
    {
      config: { scope: 'review' },
      schema: {
        summary: 'Both texts, the hashes that an approval needs, findings, and what keeps it from publication.',
        tags: ['write'],
        security: secured,
        params: schemas.at,
        response: { 200: { description: 'The text.', ...schemas.reviewed }, ...schemas.writeAnswers },
      },
    },
    ({ params }, reply) => ask(reply, { kind: 'review', article: params.id, locale: params.locale }),
  )

  app.get<AtRoute>(
    '/v1/articles/:id/:locale/xliff',
    {
      config: { scope: 'review' },
      schema: {
        summary: 'The record: XLIFF 2.1.',
        tags: ['write'],
        security: secured,
        params: schemas.at,
        response: { 200: schemas.stored('The record.', 'application/xliff+xml'), ...schemas.writeAnswers },
      },
    },
    ({ params }, reply) => ask(reply, { kind: 'export', article: params.id, locale: params.locale }),
  )

  app.put<AtRoute & { Body: Buffer }>(
    '/v1/articles/:id/:locale/xliff',
    {
      config: { scope: 'review' },
      bodyLimit: settings.limits.xliff,
      schema: {
        summary: 'A file that came back from a CAT tool, merged sentence by sentence.',
        tags: ['write'],
        security: secured,
        consumes: xliffTypes,
        params: schemas.at,
        headers: condition,
        response: { 200: { description: 'What it did.', ...schemas.importReport }, ...schemas.conditionalAnswers },
      },
    },
    async (request, reply) => {
      const { id, locale } = request.params
      if (!Buffer.isBuffer(request.body))
        throw refuse(415, 'http.media-type', 'This route takes XLIFF.', `Content-Type: ${xliffTypes[0]}`)
      return ask(reply, {
        kind: 'import',
        article: id,
        locale,
        bytes: new Uint8Array(request.body),
        person: request.token?.person ?? null,
        ifMatch: ifMatch(request),
      })
    },
  )

  app.post<
    AtRoute & {
      Body: { level: 'reviewed' | 'approved'; role?: string; textHash: string; sourceHash: string; withdraw?: boolean }
    }
  >(
    '/v1/articles/:id/:locale/approvals',
    {
      config: { scope: 'approve' },
      schema: {
        summary: "The token's person read or released exactly this text.",
        tags: ['write'],
        security: secured,
        params: schemas.at,
        headers: condition,
        body: schemas.approvalBody,
        response: { 200: { description: 'Recorded.', ...schemas.approvalReport }, ...schemas.conditionalAnswers },
      },
    },
    async (request, reply) => {
      const { level, role, textHash, sourceHash, withdraw } = request.body
      return ask(reply, {
        kind: 'approve',
        article: request.params.id,
        locale: request.params.locale,
        person: personOf(request),
        role: role ?? (level === 'approved' ? 'editor' : 'reviewer'),
        level,
        textHash,
        sourceHash,
        withdraw: withdraw === true,
        ifMatch: ifMatch(request),
      })
    },
  )

  app.post<AtRoute>(
    '/v1/articles/:id/:locale/publish',
    {
      config: { scope: 'publish' },
      schema: {
        summary: 'Publishes the article as it stands, in all locales that are ready.',
        tags: ['write'],
        security: secured,
        params: schemas.at,
        response: { 200: { description: 'How it stands.', ...schemas.publishReport }, ...schemas.writeAnswers },
      },
    },
    ({ params }, reply) => ask(reply, { kind: 'publish', article: params.id, locale: params.locale }),
  )

  app.post<AtRoute & { Body: { reason: string; undo?: boolean } }>(
    '/v1/articles/:id/:locale/retract',
    {
      config: { scope: 'publish' },
      schema: {
        summary: 'Takes it back at once, or lifts that.',
        tags: ['write'],
        security: secured,
        params: schemas.at,
        body: schemas.retractBody,
        response: { 200: { description: 'How it stands.', ...schemas.publishReport }, ...schemas.writeAnswers },
      },
    },
    async (request, reply) =>
      ask(reply, {
        kind: 'retract',
        article: request.params.id,
        locale: request.params.locale,
        person: personOf(request),
        reason: request.body.reason,
        undo: request.body.undo === true,
      }),
  )
}
