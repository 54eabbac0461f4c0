import { createHash } from 'node:crypto'
import type { CanonicalJson } from './contract.ts'

/** The one JSON text of a value: keys sorted by code unit, no white space. */
export const canonicalJson = (value: CanonicalJson): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly CanonicalJson[]).map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as Readonly<Record<string, CanonicalJson>>)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`)
    .join(',')}}`
}

/** SHA-256 of the canonical JSON, in lower-case hexadecimal. */
export const hashOfJson = (value: CanonicalJson): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
