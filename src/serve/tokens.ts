/**
 * Bearer tokens. Only their SHA-256 is kept, so that nobody who reads the file can use one.
 *
 * `gf_<8 characters that name it>_<32 random bytes>`, both in base 32; shown once, when it is made.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashedBase32 } from '../article/base32.ts'
import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { readBytes } from '../project/files.ts'
import { type Scope, scopes } from './types.ts'

export interface StoredToken {
  readonly id: string
  /** SHA-256 of the whole token. */
  readonly hash: string
  readonly scopes: readonly Scope[]
  /** Who acts with it; null for a machine, which cannot approve. */
  readonly person: string | null
  /** ISO 8601. */
  readonly created: string
  readonly expires: string | null
}

export const tokensFile = (root: string): string => join(root, '.goosefoot', 'tokens.json')
const name = '.goosefoot/tokens.json'

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
const random = (length: number): string => hashedBase32(randomBytes(64).toString('hex'), length)

const isStored = (value: unknown): value is StoredToken => {
  const one = value as StoredToken
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.id === 'string' &&
    typeof one.hash === 'string' &&
    Array.isArray(one.scopes) &&
    (one.person === null || typeof one.person === 'string') &&
    (one.expires === null || typeof one.expires === 'string')
  )
}

/** @throws {GoosefootError} `config.tokens` */
export const readTokens = (root: string): readonly StoredToken[] => {
  if (!existsSync(tokensFile(root))) return []
  try {
    const value = JSON.parse(new TextDecoder().decode(readBytes(tokensFile(root), name))) as { tokens?: unknown }
    if (Array.isArray(value.tokens) && value.tokens.every(isStored)) return value.tokens
  } catch {
    // Said below.
  }
  throw new GoosefootError('config.tokens', 'the file of tokens cannot be read.', {
    file: name,
    hint: 'Remove it and make new tokens with "goosefoot token add".',
  })
}

const writeTokens = (root: string, tokens: readonly StoredToken[]): void => {
  const file = tokensFile(root)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const temporary = `${file}.${process.pid}.tmp`
    writeFileSync(temporary, `${JSON.stringify({ tokens }, null, 2)}\n`, { mode: 0o600 })
    chmodSync(temporary, 0o600)
    renameSync(temporary, file)
  } catch {
    throw new GoosefootError('file.unwritable', 'the file of tokens cannot be written.', {
      file: name,
      hint: 'Check who owns the folder, and the disk.',
    })
  }
}

/** @throws {GoosefootError} `cli.bad-option` */
export const checkScopes = (wanted: readonly string[]): readonly Scope[] => {
  for (const one of wanted)
    if (!(scopes as readonly string[]).includes(one))
      throw new GoosefootError('cli.bad-option', `"${one}" is not a scope.${didYouMean(one, scopes)}`, {
        hint: `Scopes: ${scopes.join(', ')}.`,
      })
  if (wanted.length === 0)
    throw new GoosefootError('cli.bad-option', 'a token needs a scope.', { hint: `Scopes: ${scopes.join(', ')}.` })
  return wanted as readonly Scope[]
}

/**
 * Makes a token and keeps its hash.
 *
 * @param days until it expires; null: never
 * @returns the token itself: it cannot be shown again
 * @throws {GoosefootError} `cli.bad-option` when a token that approves names nobody
 */
export const addToken = (
  root: string,
  given: { readonly scopes: readonly Scope[]; readonly person: string | null; readonly days: number | null },
): { readonly token: string; readonly stored: StoredToken } => {
  if (given.person === null && given.scopes.some((scope) => scope === 'approve' || scope === 'publish'))
    throw new GoosefootError('cli.bad-option', 'a token that approves, publishes or retracts names a person.', {
      hint: 'Give it with --person "Ada Muster".',
    })
  const tokens = readTokens(root)
  const id = random(8)
  const token = `gf_${id}_${random(51)}`
  const now = Date.now()
  const stored: StoredToken = {
    id,
    hash: sha256(token).toString('hex'),
    scopes: given.scopes,
    person: given.person,
    created: new Date(now).toISOString(),
    expires: given.days === null ? null : new Date(now + given.days * 24 * 3600 * 1000).toISOString(),
  }
  writeTokens(root, [...tokens, stored])
  return { token, stored }
}

/** @throws {GoosefootError} `cli.arguments` when there is no such token */
export const revokeToken = (root: string, id: string): void => {
  const tokens = readTokens(root)
  if (!tokens.some((one) => one.id === id))
    throw new GoosefootError(
      'cli.arguments',
      `there is no token "${id}".${didYouMean(
        id,
        tokens.map((one) => one.id),
      )}`,
      {
        hint: 'Run "goosefoot token list".',
      },
    )
  writeTokens(
    root,
    tokens.filter((one) => one.id !== id),
  )
}

const pattern = /^gf_([a-z2-7]{8})_[a-z2-7]{51}$/u
const nobody = sha256('')

/** Which of the stored tokens a text is, compared in constant time; null for none and for one that expired. */
export const matchToken = (
  tokens: readonly StoredToken[],
  text: string,
  now: number = Date.now(),
): StoredToken | null => {
  const id = pattern.exec(text)?.[1]
  const stored = tokens.find((one) => one.id === id)
  const expected = stored === undefined ? nobody : Buffer.from(stored.hash, 'hex')
  const given = sha256(text)
  const isSame = expected.length === given.length && timingSafeEqual(expected, given)
  if (!isSame || stored === undefined) return null
  return stored.expires !== null && Date.parse(stored.expires) <= now ? null : stored
}

/** The tokens of a project, read again when their file changed: a revoked one ends at once. */
export const tokenBook = (root: string): ((text: string) => StoredToken | null) => {
  let stamp = ''
  let tokens: readonly StoredToken[] = []
  return (text) => {
    const stat = statSync(tokensFile(root), { throwIfNoEntry: false })
    const now = stat === undefined ? 'none' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`
    if (now !== stamp) {
      tokens = readTokens(root)
      stamp = now
    }
    return matchToken(tokens, text)
  }
}
