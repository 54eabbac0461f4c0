import type { FastifyReply, FastifyRequest } from 'fastify'
import { isInsideAddress } from './addresses.ts'
import type { Metrics } from './metrics.ts'
import { refuse } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import type { StoredToken } from './tokens.ts'
import type { Scope, ServeSettings } from './types.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The one scope that a token needs here. */
    readonly scope?: Scope
    /** For the machine's own network, or with the scope `admin`. */
    readonly local?: boolean
  }
  interface FastifyRequest {
    token: StoredToken | null
  }
}

/** Seconds, rounded up, as `Retry-After` has them. */
const seconds = (milliseconds: number): Record<string, string> => ({
  'retry-after': String(Math.ceil(milliseconds / 1000)),
})

const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u

/**
 * Who may do what: looked at before any byte of a body is read.
 *
 * A token that is wrong and one that is too narrow cost the same time; an address that keeps guessing is made to wait.
 */
export const createGuard = (
  find: (text: string) => StoredToken | null,
  settings: ServeSettings,
  metrics: Metrics,
): ((request: FastifyRequest, reply: FastifyReply) => Promise<void>) => {
  const { limits } = settings
  const uses = rateLimit(limits.perToken.minute, limits.perToken.burst)
  const refusals = rateLimit(limits.refused.minute, limits.refused.burst)
  const hosts = new Set(settings.hosts.map((host) => host.toLowerCase()))

  const requireHost = (request: FastifyRequest): void => {
    // A page of somebody else's that had its name point here would send its own name.
    const name = request.host.toLowerCase().replace(/:\d+$/u, '')
    if (loopbackName.test(name) || hosts.has(name)) return
    throw refuse(421, 'serve.host', 'This server is not called by that name.', 'Name it with --allow-host.')
  }

  const requireToken = (request: FastifyRequest, scope: Scope): void => {
    const refused = (status: number, code: string, detail: string, reason: string): Error => {
      metrics.count('goosefoot_refused_total', { reason })
      const wait = refusals.take(request.ip)
      return wait > 0
        ? refuse(
            429,
            'serve.rate',
            'Too many refused requests from this address.',
            'Wait, then try again.',
            seconds(wait),
          )
        : refuse(status, code, detail, 'Make one with "goosefoot token add".', {
            'www-authenticate': `Bearer realm="goosefoot", scope="${scope}"`,
          })
    }
    const given = /^Bearer +(\S+)$/iu.exec(request.headers.authorization ?? '')?.[1]
    if (given === undefined) throw refused(401, 'serve.token-missing', 'This route needs a bearer token.', 'missing')
    const token = find(given)
    if (token === null)
      throw refused(401, 'serve.token-unknown', 'The token is unknown, revoked or expired.', 'unknown')
    if (!token.scopes.includes(scope))
      throw refused(403, 'serve.scope', `The token has not the scope "${scope}".`, 'scope')
    const wait = uses.take(token.id)
    if (wait > 0)
      throw refuse(429, 'serve.rate', 'Too many requests with this token.', 'Wait, then try again.', seconds(wait))
    request.token = token
  }

  return (request) =>
    new Promise((resolve) => {
      const { scope, local } = request.routeOptions.config
      // What a proxy hands on comes from elsewhere, however near the proxy is.
      const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
      if (local === true && isInsideAddress(request.ip) && !isForwarded) requireHost(request)
      else if (local === true) requireToken(request, 'admin')
      else if (scope !== undefined) {
        requireHost(request)
        requireToken(request, scope)
      }
      resolve()
    })
}
