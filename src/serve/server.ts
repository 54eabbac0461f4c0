/**
 * The server: what readers pull, what editors and tools send, what those who run it look at.
 *
 * Traps it keeps clear of, measured on Fastify 5: params are decoded, so each has a pattern and none ever becomes a path;
 * the default validation turns types into others and drops unknown fields without a word, so both are off; the message of
 * a thrown error goes to the client, so every error passes `problemOf`.
 */
import { createServer as createHttpServer } from 'node:http'
import type { Socket } from 'node:net'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Catalog, openCatalog } from './catalog.ts'
import { createGuard } from './guard.ts'
import { privateHeaders } from './headers.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { operationRoutes } from './operation-routes.ts'
import { type Problem, problemBody, ProblemError, problemOf, refuse, sendProblem } from './problem.ts'
import { readyAnswers } from './ready-answers.ts'
import { readRoutes } from './read-routes.ts'
import { tokenBook } from './tokens.ts'
import { defaultSettings, type ServeSettings } from './types.ts'
import { openWorkDesk } from './worker.ts'
import { writeRoutes } from './write-routes.ts'

export interface ServerOptions {
  /** The project's folder. */
  readonly root: string
  /** The published folder. */
  readonly folder: string
  readonly version: string
  readonly settings?: ServeSettings
  /** Events that some receiver still waits for. */
  readonly backlog?: () => number
  readonly metrics?: Metrics
}

export interface GoosefootServer {
  readonly app: FastifyInstance
  readonly catalog: Catalog
  readonly metrics: Metrics
  readonly close: () => Promise<void>
}

/** Headers of a request together. */
const maxHeaderSize = 16 * 1024

export const createServer = async (options: ServerOptions): Promise<GoosefootServer> => {
  const settings = options.settings ?? defaultSettings
  const { limits } = settings
  const metrics = options.metrics ?? createMetrics()
  const catalog = openCatalog(options.folder, limits.cache, settings.isPrivate)
  const desk = openWorkDesk(options.root, options.folder, limits.work)
  const ready = readyAnswers(catalog, metrics)
  const app = Fastify({
    logger: false,
    bodyLimit: limits.json,
    forceCloseConnections: true,
    serverFactory: (handle) =>
      createHttpServer(
        {
          maxHeaderSize,
          keepAliveTimeout: 60_000,
          requestTimeout: limits.request,
          headersTimeout: Math.min(10_000, limits.request),
          connectionsCheckingInterval: Math.max(250, Math.min(5000, limits.request / 2)),
        },
        (request, response) => {
          if (!ready.answer(request, response)) handle(request, response)
        },
      ),
    routerOptions: { maxParamLength: 100 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
    clientErrorHandler: refuseSocket,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
  })
  app.decorateRequest('token', null)
  app.addHook('onRequest', createGuard(tokenBook(options.root), settings, metrics))
  app.addHook('onResponse', (request, reply, done) => {
    metrics.count('goosefoot_requests_total', {
      route: request.routeOptions.url ?? 'none',
      status: String(reply.raw.statusCode),
    })
    done()
  })
  app.setErrorHandler((error, _request, reply) =>
    sendProblem(reply, problemOf(error), error instanceof ProblemError ? error.headers : {}),
  )
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, refuse(404, 'serve.no-route', 'There is no such route.', 'See /openapi.json.').problem),
  )
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'goosefoot',
        version: options.version,
        description: 'Localised articles with their quotations, who answers for them, and the way back from CAT tools.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      tags: [
        { name: 'read', description: 'For readers and caches.' },
        { name: 'write', description: 'With a token.' },
        { name: 'operation', description: 'For the local network.' },
      ],
    },
  })
  await app.register((child: FastifyInstance, _: object, done: () => void) => {
    readRoutes(child, catalog, ready, settings)
    writeRoutes(child, desk, settings)
    operationRoutes(child, catalog, desk, metrics, options.backlog ?? (() => 0))
    child.get('/openapi.json', { config: { local: true }, schema: { hide: true } }, (_request, reply) =>
      reply.headers(privateHeaders).send(app.swagger()),
    )
    done()
  })
  await app.ready()
  return {
    app,
    catalog,
    metrics,
    close: async () => {
      await app.close()
      await desk.close()
    },
  }
}

/** What never became a request: too slow, too large, no HTTP. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const problem: Problem =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? { status: 408, code: 'http.slow', detail: 'The request did not arrive in time.', hint: null }
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? { status: 431, code: 'http.headers', detail: 'The headers are too large.', hint: null }
        : { status: 400, code: 'http.malformed', detail: 'This is no request.', hint: null }
  const body = problemBody(problem)
  const headers = {
    ...privateHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} Refused\r\n${head.join('')}\r\n${body}`)
}
