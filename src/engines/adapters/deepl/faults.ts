import type { EngineFault } from '../../contract.ts'

/** What was seen of one call on the socket, whatever the client makes of it. */
export interface Seen {
  /** No request was made: the client refused its arguments. */
  readonly requested: boolean
  readonly status: number | null
  readonly retryAfter: string | null
  readonly trace: string | null
  /** `ECONNRESET` and its like. */
  readonly errorCode: string | null
  /** Why we ended it ourselves. */
  readonly ended: 'timeout' | 'aborted' | 'redirect' | null
}

/** Errors of a connection that never was: nothing can have been billed. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|HOSTNAME_MISMATCH)/u

/**
 * The fault behind a failed call, by status and by the error of the socket; never by a message, which may hold text or the
 * key. Table of the design note, section 5.5.
 *
 * @param now Unix milliseconds, for dates in `Retry-After`
 */
export const deeplFault = (seen: Seen, now: number): EngineFault => {
  const common = {
    ...(seen.status === null ? {} : { status: seen.status }),
    ...(seen.trace === null ? {} : { traceId: seen.trace }),
  }
  if (seen.ended === 'redirect') return { code: 'config', billing: 'no', ...common }
  if (seen.ended === 'aborted') return { code: 'aborted', billing: 'maybe', ...common }
  if (seen.ended === 'timeout') return { code: 'no-answer', billing: 'maybe', ...common }
  if (!seen.requested) return { code: 'config', billing: 'no' }
  if (seen.status === null)
    return neverSent.test(seen.errorCode ?? '')
      ? { code: 'network', billing: 'no' }
      : { code: 'no-answer', billing: 'maybe' }
  const retryAfterMs = readRetryAfter(seen.retryAfter, now)
  const wait = retryAfterMs === null ? {} : { retryAfterMs }
  switch (seen.status) {
    case 401:
    case 403:
      return { code: 'auth', billing: 'no', ...common }
    case 404:
      return { code: 'not-found', billing: 'no', ...common }
    case 413:
      return { code: 'too-large', billing: 'no', ...common }
    case 429:
    case 529:
      return { code: 'rate', billing: 'no', ...common, ...wait }
    case 456:
      return { code: 'quota', billing: 'no', ...common }
    case 500:
    case 503:
      return { code: 'busy', billing: 'no', ...common, ...wait }
    default:
  }
  if (seen.status >= 500) return { code: 'no-answer', billing: 'maybe', ...common }
  if (seen.status >= 400) return { code: 'bad-request', billing: 'no', ...common }
  if (seen.status >= 300) return { code: 'config', billing: 'no', ...common }
  return { code: 'bad-reply', billing: 'maybe', ...common }
}

/** Milliseconds; null for none and for what is neither seconds nor a date (RFC 9110, 10.2.3). */
const readRetryAfter = (value: string | null, now: number): number | null => {
  if (value === null) return null
  if (/^\d+$/u.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

/** What a fault is called in a message: no text, no key, nothing of the server's words. */
export const faultMessage = (fault: EngineFault): string => {
  const status = fault.status === undefined ? '' : ` (${fault.status})`
  switch (fault.code) {
    case 'auth':
      return `DeepL refused the key${status}`
    case 'quota':
      return `the quota of the DeepL account is used up${status}`
    case 'rate':
    case 'busy':
      return `DeepL is busy${status}`
    case 'too-large':
      return `the request was too large for DeepL${status}`
    case 'bad-request':
      return `DeepL could not read the request${status}`
    case 'not-found':
      return `DeepL does not know the glossary or style of the request${status}`
    case 'network':
      return 'DeepL could not be reached'
    case 'no-answer':
      return `no answer came from DeepL${status}`
    case 'bad-reply':
      return `the answer of DeepL could not be read${status}`
    case 'aborted':
      return 'the call was ended'
    case 'config':
      return `DeepL cannot be asked as configured${status}`
    case 'budget':
      return 'the budget does not allow the call'
    default:
      return fault.code satisfies never
  }
}
