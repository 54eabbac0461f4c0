/**
 * Answers that lie ready, by address: what was read once is sent again without a look at routes and schemas, as fast as
 * `node:http` itself. Public reads only; all of it is forgotten when the manifest is replaced.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Catalog, encodingFor, matchesEtag, type Representation } from './catalog.ts'
import type { Metrics } from './metrics.ts'

export interface ReadyAnswers {
  /** Answers if it can; false: the request goes its usual way. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly keep: (url: string | undefined, one: Representation) => void
}

const most = 5000

/** Sends a representation, or that it is as before. */
export const sendRepresentation = (
  request: IncomingMessage,
  response: ServerResponse,
  one: Representation,
): 200 | 304 => {
  const { headers } = request
  const body = one.bodies[encodingFor(headers['accept-encoding'])]
  if (headers['if-none-match'] !== undefined && matchesEtag(headers['if-none-match'], one.etags)) {
    response.writeHead(304, body.unchanged)
    response.end()
    return 304
  }
  response.writeHead(200, body.headers)
  if (request.method === 'HEAD') response.end()
  else response.end(body.latin1, 'latin1')
  return 200
}

export const readyAnswers = (catalog: Catalog, metrics: Metrics): ReadyAnswers => {
  const answers = new Map<string, Representation>()
  const counted = {
    200: metrics.counter('goosefoot_requests_total', { route: 'ready', status: '200' }),
    304: metrics.counter('goosefoot_requests_total', { route: 'ready', status: '304' }),
  }
  let manifest: unknown = null
  return {
    answer: (request, response) => {
      if (request.method !== 'GET') return false
      const { stored } = catalog.view()
      if (stored !== manifest) {
        answers.clear()
        manifest = stored
      }
      const one = answers.get(request.url ?? '')
      if (one === undefined) return false
      counted[sendRepresentation(request, response, one)]()
      return true
    },
    keep: (url, one) => {
      if (url === undefined || url.includes('?')) return
      if (answers.size >= most) answers.clear()
      answers.set(url, one)
    },
  }
}
