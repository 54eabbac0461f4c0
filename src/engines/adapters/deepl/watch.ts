import diagnostics from 'node:diagnostics_channel'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Seen } from './faults.ts'

/**
 * The official client has no abort signal, follows redirects with the whole text, and its errors hold the key but neither
 * status nor headers. So each call is watched on its own socket: Node tells what requests a call makes.
 */
interface Box {
  readonly host: string
  request: ClientRequest | null
  requested: boolean
  status: number | null
  retryAfter: string | null
  trace: string | null
  errorCode: string | null
  ended: Seen['ended']
}

const boxes = new AsyncLocalStorage<Box>()
const byRequest = new WeakMap<object, Box>()
let isWatching = false

const headerOf = (response: IncomingMessage, name: string): string | null => {
  const value = response.headers[name]
  return typeof value === 'string' ? value : null
}

const watch = (): void => {
  if (isWatching) return
  isWatching = true
  diagnostics.subscribe('http.client.request.created', (message) => {
    const { request } = message as { readonly request: ClientRequest }
    const box = boxes.getStore()
    if (box === undefined) return
    byRequest.set(request, box)
    box.request = request
    // A server that sends elsewhere would get the article there: the request ends before a byte of it leaves.
    if (request.getHeader('host') !== box.host) {
      box.ended = 'redirect'
      request.destroy()
      return
    }
    box.requested = true
    if (box.ended !== null) request.destroy()
  })
  diagnostics.subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage }
    const box = byRequest.get(request)
    if (box === undefined) return
    box.status = response.statusCode ?? null
    box.retryAfter = headerOf(response, 'retry-after')
    box.trace = headerOf(response, 'x-trace-id')
  })
  diagnostics.subscribe('http.client.request.error', (message) => {
    const { request, error } = message as {
      readonly request: ClientRequest
      readonly error: { readonly code?: string }
    }
    const box = byRequest.get(request)
    if (box !== undefined && box.errorCode === null) box.errorCode = error.code ?? 'unknown'
  })
}

export type Watched<Result> =
  | { readonly kind: 'done'; readonly result: Result; readonly seen: Seen }
  | { readonly kind: 'failed'; readonly seen: Seen }

/**
 * Runs one call of the client and says what its socket saw. What the client throws is dropped on purpose: it may hold the
 * key and the text.
 *
 * @param host with port, as it stands in the `Host` header; requests to any other are ended
 * @param timeoutMs whole time of the call
 */
export const watchCall = async <Result>(
  call: () => Promise<Result>,
  options: { readonly host: string; readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Watched<Result>> => {
  watch()
  const box: Box = {
    host: options.host,
    request: null,
    requested: false,
    status: null,
    retryAfter: null,
    trace: null,
    errorCode: null,
    ended: null,
  }
  const end = (why: 'timeout' | 'aborted') => (): void => {
    box.ended ??= why
    box.request?.destroy()
  }
  const timer = setTimeout(end('timeout'), options.timeoutMs)
  const onAbort = end('aborted')
  if (options.signal.aborted) onAbort()
  options.signal.addEventListener('abort', onAbort)
  const seen = (): Seen => ({
    requested: box.requested,
    status: box.status,
    retryAfter: box.retryAfter,
    trace: box.trace,
    errorCode: box.errorCode,
    ended: box.ended,
  })
  try {
    const result = await boxes.run(box, call)
    return { kind: 'done', result, seen: seen() }
  } catch {
    return { kind: 'failed', seen: seen() }
  } finally {
    clearTimeout(timer)
    options.signal.removeEventListener('abort', onAbort)
  }
}
