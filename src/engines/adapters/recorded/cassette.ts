import { canonicalJson } from '../../plan/index.ts'
import type { CanonicalJson, PlannedRequest, Reply } from '../../contract.ts'

/** One answered request as it is stored. */
export interface RecordedAnswer {
  readonly key: string
  readonly locale: string
  readonly body: CanonicalJson
  readonly reply: Reply
}

/** Headers that may be stored. */
const kept: ReadonlySet<string> = new Set(['content-type', 'x-trace-id'])

/** An answer without what changes from run to run or nobody should read. */
export const recordedAnswer = (request: PlannedRequest, reply: Reply): RecordedAnswer => ({
  key: request.key,
  locale: request.locale,
  body: request.body,
  reply: {
    status: reply.status,
    headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => kept.has(name.toLowerCase()))),
    texts: reply.texts,
  },
})

/** The text of a file of answers: one a line, in order of key, so that a new one is one new line. */
export const writeCassette = (answers: Iterable<RecordedAnswer>): string =>
  [...answers]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => `${canonicalJson(one as unknown as CanonicalJson)}\n`)
    .join('')

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isAnswer = (value: unknown): value is RecordedAnswer =>
  isObject(value) &&
  typeof value.key === 'string' &&
  typeof value.locale === 'string' &&
  'body' in value &&
  isObject(value.reply) &&
  Number.isInteger(value.reply.status) &&
  isObject(value.reply.headers) &&
  Array.isArray(value.reply.texts) &&
  value.reply.texts.every((one) => isObject(one) && typeof one.text === 'string')

/**
 * Reads a file of answers.
 *
 * @returns the answers by key, or the line (from 1) that is none
 */
export const readCassette = (
  text: string,
): { readonly answers: ReadonlyMap<string, RecordedAnswer> } | { readonly faultyLine: number } => {
  const answers = new Map<string, RecordedAnswer>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return { faultyLine: index + 1 }
    }
    if (!isAnswer(value)) return { faultyLine: index + 1 }
    answers.set(value.key, value)
  }
  return { answers }
}

/** Where two bodies differ first, as a path such as `messages.1.content`; empty when nowhere. */
export const firstDifference = (a: CanonicalJson, b: CanonicalJson, path = ''): string => {
  if (!isObject(a) || !isObject(b)) return a === b ? '' : path || '(whole)'
  const one = a as Readonly<Record<string, CanonicalJson>>
  const other = b as Readonly<Record<string, CanonicalJson>>
  for (const key of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    const here = path === '' ? key : `${path}.${key}`
    const [left, right] = [one[key], other[key]]
    if (left === undefined || right === undefined) return here
    const found = firstDifference(left, right, here)
    if (found !== '') return found
  }
  return ''
}
