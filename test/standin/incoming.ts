/** A request with its whole body, however it was encoded. */
import type { IncomingHttpHeaders } from 'node:http'
import { fail } from './answer.ts'

export interface Incoming {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly raw: Buffer
}

/** Fields of a form or of a JSON object, one way to read both. */
export class Fields {
  readonly #values: ReadonlyMap<string, readonly unknown[]>

  constructor(values: ReadonlyMap<string, readonly unknown[]>) {
    this.#values = values
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  names(): readonly string[] {
    return [...this.#values.keys()]
  }

  /** Null when the field is absent. */
  text(name: string): string | null {
    const values = this.#values.get(name)
    if (values === undefined) return null
    if (values.length > 1) fail(400, `Parameter '${name}' is given more than once.`)
    const [value] = values
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return fail(400, `Value for '${name}' is not valid.`)
  }

  texts(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).map((value) =>
      typeof value === 'string' ? value : fail(400, `Value for '${name}' is not valid.`),
    )
  }

  /** One of a closed set, in any case; null when the field is absent. */
  choice<T extends string>(name: string, allowed: readonly T[]): T | null {
    const value = this.text(name)
    if (value === null) return null
    const found = allowed.find((one) => one === value.toLowerCase())
    return found ?? fail(400, `Value for '${name}' not supported.`)
  }

  flag(name: string): boolean | null {
    const value = this.choice(name, ['0', '1', 'false', 'true'])
    return value === null ? null : value === '1' || value === 'true'
  }
}

/** The media type without its parameters. */
export const mediaType = (headers: IncomingHttpHeaders): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

export const jsonBody = ({ raw }: Incoming): unknown => {
  try {
    return JSON.parse(raw.toString('utf8')) as unknown
  } catch {
    return fail(400, 'Bad request', 'The body is not valid JSON.')
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws {Refused} 400 for a broken body, 415 for another encoding */
export const readFields = (incoming: Incoming): Fields => {
  switch (mediaType(incoming.headers)) {
    case 'application/x-www-form-urlencoded':
      return formFields(incoming.raw.toString('utf8'))
    case 'application/json': {
      const value = jsonBody(incoming)
      if (!isRecord(value)) return fail(400, 'Bad request', 'The body is not a JSON object.')
      return new Fields(new Map(Object.entries(value).map(([name, one]) => [name, Array.isArray(one) ? one : [one]])))
    }
    default:
      return fail(415, 'Unsupported Media Type')
  }
}

export const formFields = (text: string): Fields => {
  const values = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) values.set(name, [...(values.get(name) ?? []), value])
  return new Fields(values)
}
