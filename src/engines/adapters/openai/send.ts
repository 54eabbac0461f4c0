import { EngineError, type EngineFault, type Io, type PlannedRequest, type Reply } from '../../contract.ts'
import type { OpenAiSettings } from './settings.ts'

/** An answer may be so long, in bytes; more is no answer to what was asked. */
const largestAnswer = 8 << 20

/** Codes of errors that say the request never arrived. */
const neverArrived: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * One attempt. Redirects are not followed: the text would go to a host that nobody chose. Nothing of what is caught is
 * kept: errors of clients hold requests.
 *
 * @param key is sent in the header and appears nowhere else
 */
export const sendChat = async (
  settings: OpenAiSettings,
  key: string | null,
  request: PlannedRequest,
  io: Io,
): Promise<Reply> => {
  const timeout = AbortSignal.timeout(io.timeoutMs)
  let response: Response
  try {
    response = await fetch(`${settings.url.replace(/\/+$/u, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(request.body),
      signal: AbortSignal.any([io.signal, timeout]),
    })
  } catch (error) {
    throw faultOf(error, io, timeout)
  }
  const text = await textOf(response, io, timeout)
  if (response.status !== 200) throw refused(response, text)
  return replyOf(response, text)
}

const fail = (fault: EngineFault, message: string): EngineError => new EngineError(fault, message)

const faultOf = (error: unknown, io: Io, timeout: AbortSignal): EngineError => {
  if (io.signal.aborted) return fail({ code: 'aborted', billing: 'maybe' }, 'the request was given up.')
  if (timeout.aborted) return fail({ code: 'no-answer', billing: 'maybe' }, 'the engine did not answer in time.')
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return neverArrived.has(code)
    ? fail({ code: 'network', billing: 'no' }, `the engine cannot be reached (${code}).`)
    : fail({ code: 'no-answer', billing: 'maybe' }, 'the connection to the engine broke.')
}

const textOf = async (response: Response, io: Io, timeout: AbortSignal): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length
      if (bytes > largestAnswer) throw fail({ code: 'bad-reply', billing: 'maybe' }, 'the answer has no end.')
      text += decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    throw error instanceof EngineError ? error : faultOf(error, io, timeout)
  }
  return text + decoder.decode()
}

const retryAfter = (response: Response): number | undefined => {
  const value = response.headers.get('retry-after')
  if (value === null) return undefined
  const seconds = Number(value)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined
}

const refused = (response: Response, text: string): EngineError => {
  const { status } = response
  const wait = retryAfter(response)
  const trace = response.headers.get('x-request-id')
  const more = {
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(trace === null ? {} : { traceId: trace }),
  }
  const fault = (code: EngineFault['code'], billing: EngineFault['billing'] = 'no'): EngineError =>
    fail({ code, billing, ...more }, `the engine refused the request with status ${status}.`)
  switch (status) {
    case 400:
    case 422:
      return fault('bad-request')
    case 401:
    case 403:
      return fault('auth')
    case 402:
      return fault('quota')
    case 404:
      return fault('not-found')
    case 413:
      return fault('too-large')
    case 429:
      return fault(isQuota(text) ? 'quota' : 'rate')
    case 500:
    case 503:
    case 529:
      return fault('busy')
    case 408:
    case 502:
    case 504:
      return fault('no-answer', 'maybe')
    default:
      return fault('bad-reply', 'maybe')
  }
}

/** The code of an error, nothing else: its message may hold the request. */
const isQuota = (text: string): boolean => /"code"\s*:\s*"insufficient_quota"/u.test(text)

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const replyOf = (response: Response, text: string): Reply => {
  const bad = (message: string): EngineError =>
    fail({ code: 'bad-reply', billing: 'maybe', status: response.status }, message)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw bad('the answer is no JSON.')
  }
  const choices: readonly unknown[] = isObject(value) && Array.isArray(value.choices) ? value.choices : []
  const choice = choices[0]
  const message = isObject(choice) ? choice.message : undefined
  if (!isObject(value) || !isObject(choice) || !isObject(message)) throw bad('the answer holds no message.')
  // A refusal of the service is an answer that was paid for: the checks see that it is none.
  const content = typeof message.content === 'string' ? message.content : ''
  if (choice.finish_reason !== 'stop' && choice.finish_reason !== 'content_filter')
    throw bad('the answer was broken off.')
  const usage = isObject(value.usage) ? Number(value.usage.total_tokens) : Number.NaN
  const trace = response.headers.get('x-request-id')
  return {
    status: 200,
    headers: trace === null ? {} : { 'x-trace-id': trace },
    texts: [
      {
        text: content,
        ...(Number.isFinite(usage) ? { billed: usage } : {}),
        ...(typeof value.model === 'string' ? { model: modelOf(value.model, value.system_fingerprint) } : {}),
      },
    ],
  }
}

const modelOf = (model: string, fingerprint: unknown): string =>
  typeof fingerprint === 'string' && fingerprint !== '' ? `${model} (${fingerprint})` : model
