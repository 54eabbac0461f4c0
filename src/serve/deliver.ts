import { lookup as lookupAll } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isInsideAddress } from './addresses.ts'

/** What came of one delivery: a status, or why there was none. */
export type Delivery =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly why: 'address' | 'network' | 'slow' }

/** Sends one signed body. */
export type Deliver = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Delivery>

export interface DeliverOptions {
  /** Milliseconds for the whole of it. */
  readonly timeout: number
  /** May an address inside a private network be asked? Only for receivers on the same machine, and in tests. */
  readonly allowInside: boolean
  /** Resolves names; default: the system's. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

const systemResolve = (host: string): Promise<readonly string[]> =>
  new Promise((done, fail) => {
    lookupAll(host, { all: true, verbatim: true }, (error, found) =>
      error === null ? done(found.map(({ address }) => address)) : fail(error),
    )
  })

class InsideError extends Error {}

/**
 * Delivers over HTTP. The address that a name leads to is looked at when the connection is made, and that very address is
 * connected to: a name whose answer changes in between gains nothing. Redirects are not followed.
 */
export const httpDeliver = (options: DeliverOptions): Deliver => {
  const resolve = options.resolve ?? systemResolve
  const lookup: LookupFunction = (host, wanted, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        // One inside address among them is enough: whoever answers so is not to be trusted.
        if (first === undefined || (!options.allowInside && addresses.some(isInsideAddress)))
          done(new InsideError('inside'), '', 4)
        else if (wanted.all === true) done(null, [{ address: first, family: isIP(first) }])
        else done(null, first, isIP(first))
      },
      (error: Error) => done(error, '', 4),
    )
  }
  return (url, headers, body) =>
    new Promise((done) => {
      const address = URL.parse(url)
      const host = address?.hostname.replace(/^\[|\]$/gu, '') ?? ''
      // A number in the address never passes the lookup.
      if (
        address === null ||
        (address.protocol !== 'https:' && !options.allowInside) ||
        (isIP(host) !== 0 && !options.allowInside && isInsideAddress(host))
      ) {
        done({ kind: 'failed', why: 'address' })
        return
      }
      const send = address.protocol === 'http:' ? httpRequest : httpsRequest
      const request = send(
        address,
        {
          method: 'POST',
          lookup,
          agent: false,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'goosefoot',
          },
        },
        (response) => {
          // What it says beside the status is nobody's business here.
          response.resume()
          done({ kind: 'answered', status: response.statusCode ?? 0 })
          response.destroy()
        },
      )
      const timer = setTimeout(() => {
        done({ kind: 'failed', why: 'slow' })
        request.destroy()
      }, options.timeout)
      request.on('close', () => clearTimeout(timer))
      request.on('error', (error) =>
        done({ kind: 'failed', why: error instanceof InsideError ? 'address' : 'network' }),
      )
      request.end(body)
    })
}
