/**
 * Who is told of publications, and how far each receiver is. In `.goosefoot/webhooks.json`, readable by its owner only:
 * a secret that signs cannot be kept as a hash.
 */
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashedBase32 } from '../article/base32.ts'
import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { readBytes } from '../project/files.ts'
import { newSecret } from './signature.ts'

export interface Receiver {
  readonly id: string
  readonly url: string
  /** Newest first; at most two are valid at a time. */
  readonly secrets: readonly string[]
  /** The manifest it was told of last, and how many events of the next one it has. */
  readonly rev: number
  readonly done: number
  /** Failed tries of the event that is next. */
  readonly tries: number
  /** ISO 8601; no try before. Null: at once. */
  readonly notBefore: string | null
  /** Given up until somebody lifts it. */
  readonly paused: boolean
}

const fileOf = (root: string): string => join(root, '.goosefoot', 'webhooks.json')
const name = '.goosefoot/webhooks.json'

const isReceiver = (value: unknown): value is Receiver => {
  const one = value as Receiver
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.id === 'string' &&
    typeof one.url === 'string' &&
    Array.isArray(one.secrets) &&
    one.secrets.every((secret) => typeof secret === 'string') &&
    typeof one.rev === 'number' &&
    typeof one.done === 'number' &&
    typeof one.tries === 'number'
  )
}

/** @throws {GoosefootError} `config.webhooks` */
export const readReceivers = (root: string): readonly Receiver[] => {
  if (!existsSync(fileOf(root))) return []
  try {
    const value = JSON.parse(new TextDecoder().decode(readBytes(fileOf(root), name))) as { receivers?: unknown }
    if (Array.isArray(value.receivers) && value.receivers.every(isReceiver)) return value.receivers
  } catch {
    // Said below.
  }
  throw new GoosefootError('config.webhooks', 'the file of webhooks cannot be read.', {
    file: name,
    hint: 'Remove it and add the receivers again with "goosefoot webhook add".',
  })
}

const writeReceivers = (root: string, receivers: readonly Receiver[]): void => {
  const file = fileOf(root)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const temporary = `${file}.${process.pid}.tmp`
    writeFileSync(temporary, `${JSON.stringify({ receivers }, null, 2)}\n`, { mode: 0o600 })
    chmodSync(temporary, 0o600)
    renameSync(temporary, file)
  } catch {
    throw new GoosefootError('file.unwritable', 'the file of webhooks cannot be written.', {
      file: name,
      hint: 'Check who owns the folder, and the disk.',
    })
  }
}

/** Changes one receiver, if it is still there. */
export const updateReceiver = (root: string, id: string, change: Partial<Receiver>): void => {
  const receivers = readReceivers(root)
  if (receivers.some((one) => one.id === id))
    writeReceivers(
      root,
      receivers.map((one) => (one.id === id ? { ...one, ...change } : one)),
    )
}

/**
 * @param rev what was published before this is not told
 * @param isAllowed whether a plain `http` address is taken: for tests and receivers on the same machine
 * @throws {GoosefootError} `cli.bad-option`
 */
export const addReceiver = (root: string, url: string, rev: number, isAllowed: (url: URL) => boolean): Receiver => {
  const address = URL.parse(url)
  if (
    address === null ||
    !isAllowed(address) ||
    address.username !== '' ||
    address.password !== '' ||
    address.hash !== ''
  )
    throw new GoosefootError(
      'cli.bad-option',
      'the address of a webhook must be https, without a name or password in it.',
      {
        hint: 'Give one such as https://example.org/hooks/goosefoot.',
      },
    )
  const receivers = readReceivers(root)
  const secret = newSecret()
  const receiver: Receiver = {
    id: `wh${hashedBase32(`${url} ${secret}`, 8)}`,
    url: address.href,
    secrets: [secret],
    rev,
    done: 0,
    tries: 0,
    notBefore: null,
    paused: false,
  }
  writeReceivers(root, [...receivers, receiver])
  return receiver
}

const found = (root: string, id: string): Receiver => {
  const receivers = readReceivers(root)
  const one = receivers.find((each) => each.id === id)
  if (one !== undefined) return one
  throw new GoosefootError(
    'cli.arguments',
    `there is no webhook "${id}".${didYouMean(
      id,
      receivers.map((each) => each.id),
    )}`,
    { hint: 'Run "goosefoot webhook list".' },
  )
}

/** @throws {GoosefootError} `cli.arguments` */
export const removeReceiver = (root: string, id: string): void => {
  found(root, id)
  writeReceivers(
    root,
    readReceivers(root).filter((one) => one.id !== id),
  )
}

/** A new secret beside the old one: both sign until the next change. */
export const rotateSecret = (root: string, id: string): string => {
  const one = found(root, id)
  const secret = newSecret()
  updateReceiver(root, id, { secrets: [secret, ...one.secrets].slice(0, 2) })
  return secret
}

/** A receiver that was given up is tried again. */
export const resumeReceiver = (root: string, id: string): void => {
  found(root, id)
  updateReceiver(root, id, { paused: false, tries: 0, notBefore: null })
}
