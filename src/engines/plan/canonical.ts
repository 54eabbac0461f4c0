import { createHash } from 'node:crypto'
import type { CanonicalJson } from '../contract.ts'

/** The one JSON text of a value: keys sorted by code point, nothing undefined. */
export const canonicalJson = (value: CanonicalJson): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one: CanonicalJson) => canonicalJson(one)).join(',')}]`
  return `{${Object.keys(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, CanonicalJson>)[key] ?? null)}`)
    .join(',')}}`
}

/** SHA-256 of a value's canonical JSON, hexadecimal. */
export const keyOf = (value: CanonicalJson): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
