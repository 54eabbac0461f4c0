/** deepl-node as the tests here use it: one attempt, no log, no proxy. */
import { DeepLClient, type DeepLClientOptions } from 'deepl-node'
import type { StandIn } from './server.ts'

export const clientOf = ({ url, key }: Pick<StandIn, 'url' | 'key'>, options: DeepLClientOptions = {}): DeepLClient =>
  new DeepLClient(key, { serverUrl: url, maxRetries: 0, minTimeout: 20_000, sendPlatformInfo: false, ...options })

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A request by hand, for what the official client cannot send. */
export const ask = async (
  { url, key }: Pick<StandIn, 'url' | 'key'>,
  path: string,
  body: Readonly<Record<string, unknown>> | URLSearchParams | null = null,
  init: { readonly method?: string; readonly key?: string | null; readonly signal?: AbortSignal } = {},
): Promise<RawAnswer> => {
  const given = init.key === undefined ? key : init.key
  const response = await fetch(url + path, {
    method: init.method ?? (body === null ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(given === null ? {} : { Authorization: `DeepL-Auth-Key ${given}` }),
      ...(body === null || body instanceof URLSearchParams ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === null ? {} : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
    ...(init.signal ? { signal: init.signal } : {}),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
