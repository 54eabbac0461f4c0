/** JSON Schemas of requests and answers: they validate, they write the answers, and they are the OpenAPI description. */

export interface Schema {
  readonly [key: string]: unknown
}
/** By status. */
export type Answers = Readonly<Record<number, object>>

export const articleParam: Schema = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,79}$' }
export const localeParam: Schema = { type: 'string', pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$' }

export const at: Schema = {
  type: 'object',
  required: ['id', 'locale'],
  properties: { id: articleParam, locale: localeParam },
}

export const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    hint: { type: 'string' },
  },
}

const refusal = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** A body that is sent as it lies in the published folder. */
export const stored = (description: string, ...types: readonly string[]): object => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: {} }])),
})

export const readAnswers: Answers = {
  304: { description: 'As before: the ETag that was sent still holds.', type: 'null' },
  400: refusal('The address is none.'),
  404: refusal('There is nothing of that name.'),
  410: refusal('It was taken back.'),
}

export const listAnswers: Answers = { 304: readAnswers[304] ?? {}, 400: readAnswers[400] ?? {} }

export const writeAnswers: Answers = {
  400: refusal('The request is not as described here.'),
  401: refusal('No token, or none that holds.'),
  403: refusal('The token has not the scope that this route needs.'),
  404: refusal('There is no such article or locale.'),
  409: refusal('Somebody else was quicker.'),
  413: refusal('The body is too large.'),
  415: refusal('The body is of another type.'),
  421: refusal('The server is not called by this name.'),
  422: refusal('The request is understood and cannot be done.'),
  429: refusal('Too many requests.'),
  503: refusal('The work was given up or cannot be taken now.'),
}

export const conditionalAnswers: Answers = {
  ...writeAnswers,
  412: refusal('The record was changed since; its ETag comes with the answer.'),
  428: refusal('If-Match is missing.'),
}

const nullable = (type: string): object => ({ type: [type, 'null'] })
const text = { type: 'string' } as const

export const listed: Schema = {
  type: 'object',
  required: ['id', 'locale', 'state', 'rev'],
  properties: {
    id: text,
    locale: text,
    state: { type: 'string', enum: ['published', 'stale', 'retracted'] },
    rev: { type: 'integer' },
    title: nullable('string'),
    status: nullable('string'),
    required: nullable('boolean'),
    links: { type: 'object', additionalProperties: text },
  },
}

export const articleList: Schema = {
  type: 'object',
  required: ['items', 'next'],
  properties: { items: { type: 'array', items: listed }, next: nullable('string') },
}

export const event: Schema = {
  type: 'object',
  properties: {
    type: text,
    article: text,
    locale: text,
    rev: { type: 'integer' },
    manifest: { type: 'integer' },
    namespace: nullable('string'),
    disclosure: {
      type: ['object', 'null'],
      properties: { status: text, required: { type: 'boolean' } },
    },
  },
}

export const changes: Schema = {
  type: 'object',
  required: ['rev', 'events'],
  properties: { rev: { type: 'integer' }, events: { type: 'array', items: event } },
}

const found = {
  type: 'object',
  properties: {
    code: text,
    severity: text,
    unit: nullable('string'),
    segment: nullable('string'),
    message: text,
  },
}

export const reviewed: Schema = {
  type: 'object',
  properties: {
    article: text,
    locale: text,
    sourceLocale: text,
    sourceHash: text,
    textHash: nullable('string'),
    reason: nullable('string'),
    approvals: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          person: text,
          role: text,
          at: text,
          level: text,
          scope: text,
          sourceHash: text,
          textHash: text,
          opened: { type: 'boolean' },
        },
      },
    },
    units: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: text,
          role: text,
          source: text,
          target: nullable('string'),
          segments: {
            type: 'array',
            items: {
              type: 'object',
              properties: { id: text, state: text, flag: nullable('string'), origin: nullable('string') },
            },
          },
        },
      },
    },
    findings: { type: 'array', items: found },
  },
}

export const importReport: Schema = {
  type: 'object',
  properties: {
    article: text,
    locale: text,
    exitCode: { type: 'integer' },
    segments: { type: 'object', additionalProperties: { type: 'integer' } },
    published: nullable('boolean'),
    reason: nullable('string'),
    findings: { type: 'array', items: found },
  },
}

export const approvalBody: Schema = {
  type: 'object',
  required: ['level', 'textHash', 'sourceHash', 'opened'],
  additionalProperties: false,
  properties: {
    level: { type: 'string', enum: ['reviewed', 'approved'] },
    role: { type: 'string', minLength: 1, maxLength: 100 },
    textHash: { type: 'string', pattern: '^(?:sha256-)?[0-9a-f]{64}$' },
    sourceHash: { type: 'string', pattern: '^(?:sha256-)?[0-9a-f]{64}$' },
    opened: { type: 'boolean', enum: [true], description: 'The person had the text before their eyes.' },
    withdraw: { type: 'boolean' },
  },
}

export const approvalReport: Schema = {
  type: 'object',
  properties: {
    article: text,
    locale: text,
    done: text,
    level: text,
    person: text,
    textHash: nullable('string'),
    sourceHash: nullable('string'),
    published: { type: 'boolean' },
    reason: nullable('string'),
  },
}

export const retractBody: Schema = {
  type: 'object',
  required: ['reason'],
  additionalProperties: false,
  properties: { reason: { type: 'string', minLength: 1, maxLength: 2000 }, undo: { type: 'boolean' } },
}

export const publishReport: Schema = {
  type: 'object',
  properties: {
    article: text,
    locale: text,
    state: text,
    status: nullable('string'),
    rev: nullable('integer'),
    reason: nullable('string'),
    manifest: nullable('integer'),
  },
}
