/** Errors as `application/problem+json` (RFC 9457), with the project's code and hint. Never a stack, a key or article text. */
import type { FastifyReply } from 'fastify'
import { type ExitName, GoosefootError } from '../errors.ts'
import { privateHeaders } from './headers.ts'

export interface Problem {
  readonly status: number
  /** Stable: `topic.what-is-wrong`. */
  readonly code: string
  readonly detail: string
  readonly hint: string | null
}

/** A request that is refused. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>
  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.code)
    this.problem = problem
    this.headers = headers
  }
}

export const refuse = (
  status: number,
  code: string,
  detail: string,
  hint: string | null = null,
  headers: Readonly<Record<string, string>> = {},
): ProblemError => new ProblemError({ status, code, detail, hint }, headers)

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** The body of an answer. */
export const problemBody = ({ status, code, detail, hint }: Problem): string =>
  `${JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, code, detail, ...(hint === null ? {} : { hint }) })}\n`

const statusOfExit: Readonly<Record<ExitName, number>> = {
  ok: 500,
  internal: 500,
  configuration: 500,
  budget: 503,
  rate: 503,
  quota: 503,
  network: 503,
  input: 422,
  qa: 422,
  quote: 422,
  drift: 409,
  conflict: 409,
  partial: 422,
}

/** What a person is told of an error: ours as it is, anything else as a defect without its message. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof GoosefootError) {
    const status = error.code === 'publish.locked' ? 503 : statusOfExit[error.exit]
    return { status, code: error.code, detail: error.message, hint: error.hint }
  }
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return clientProblem(statusCode, code)
  return {
    status: 500,
    code: 'internal.defect',
    detail: 'The server failed by a defect of its own.',
    hint: 'Please report the route.',
  }
}

/** The framework's own refusals, in words of ours: its messages may quote the request. */
const clientProblem = (status: number, code: unknown): Problem => {
  const known: Readonly<Record<string, readonly [code: string, detail: string]>> = {
    FST_ERR_CTP_BODY_TOO_LARGE: ['http.too-large', 'The body is larger than this route takes.'],
    FST_ERR_CTP_INVALID_MEDIA_TYPE: ['http.media-type', 'This route does not take a body of this media type.'],
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['http.length', 'The body is not as long as it said.'],
    FST_ERR_CTP_EMPTY_JSON_BODY: ['http.body', 'The body is empty.'],
    FST_ERR_CTP_INVALID_JSON_BODY: ['http.body', 'The body is not JSON.'],
    FST_ERR_VALIDATION: ['http.request', 'The request is not as the route describes it.'],
    FST_ERR_BAD_URL: ['http.url', 'The address cannot be decoded.'],
    FST_ERR_MAX_PARAM_LENGTH: ['http.url', 'A part of the address is too long.'],
  }
  const [name, detail] = known[typeof code === 'string' ? code : ''] ?? ['http.request', 'The request cannot be used.']
  return { status, code: name, detail, hint: 'See /openapi.json.' }
}

export const sendProblem = (
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply =>
  reply
    .code(problem.status)
    .headers({ ...privateHeaders, 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...headers })
    .type('application/problem+json; charset=utf-8')
    .serializer((text: string) => text)
    .send(problemBody(problem))
