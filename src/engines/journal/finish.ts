import { moneyOf } from '../money/price.ts'
import type { PriceTag } from '../money/types.ts'
import { addToLedger } from './begin.ts'
import { type Connection, transaction } from './open.ts'
import type { AnsweredItem } from './types.ts'

interface RequestRow {
  readonly state: string
  readonly amount: number
  readonly money_micro: number
  readonly items: string
}
const rowOf = ({ prepare }: Connection, id: number): RequestRow | undefined =>
  prepare(`SELECT state, amount, money_micro, items FROM mt_request WHERE id = ?`).get(id) as RequestRow | undefined

const dropClaims = ({ prepare }: Connection, id: number): void => {
  prepare(`DELETE FROM mt_claim WHERE request = ?`).run(id)
}

export interface Answered {
  readonly http: number
  readonly trace: string | null
  /** One an item, in the order of the request. */
  readonly items: readonly AnsweredItem[]
  /** What the engine says it billed; null when it does not say. */
  readonly billed: number | null
  readonly price: PriceTag | null
}

/**
 * T2: the raw reply, the answer to every item, and what it cost. Runs in a transaction; only when that is committed may
 * anybody use the answer.
 *
 * A reply that comes after its call was given up (a process that slept too long) is taken all the same: it was paid.
 */
export const finishAttempt = (connection: Connection, id: number, answered: Answered): void => {
  const { prepare, now } = connection
  const row = rowOf(connection, id)
  if (row === undefined || row.state === 'done') return
  const at = now()
  const keys = JSON.parse(row.items) as readonly string[]
  const price = answered.price?.currency ?? ''
  prepare(`UPDATE mt_request SET state = 'done', http = ?, trace = ?, reply = ?, done_at = ? WHERE id = ?`).run(
    answered.http,
    answered.trace,
    JSON.stringify(answered.items),
    at,
    id,
  )
  const store = prepare(
    `INSERT INTO mt_result (result_key, request, item, answer, billed, meta) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (result_key) DO NOTHING`,
  )
  for (const [index, item] of answered.items.entries())
    store.run(
      keys[index] ?? '',
      id,
      index,
      item.text,
      item.billed ?? null,
      JSON.stringify({ model: item.model ?? null, trace: answered.trace, at }),
    )
  if (row.state === 'sent') addToLedger(connection, id, 'release', -row.amount, -row.money_micro, price, at)
  if (row.state === 'uncertain')
    addToLedger(connection, id, 'uncertain', -row.amount, -row.money_micro, price, at, 'the answer came')
  const billed = answered.billed ?? row.amount
  addToLedger(connection, id, 'bill', billed, moneyOf(billed, answered.price), price, at)
  dropClaims(connection, id)
}

/** An answer that says no work was done: the reservation is given back, and the call may be planned again. */
export const refuseAttempt = (
  connection: Connection,
  id: number,
  fault: { readonly code: string; readonly status?: number | undefined; readonly trace?: string | undefined },
): void => {
  const { prepare, now } = connection
  const row = rowOf(connection, id)
  if (row?.state !== 'sent') return
  const at = now()
  prepare(`UPDATE mt_request SET state = 'refused', http = ?, trace = ?, error = ?, done_at = ? WHERE id = ?`).run(
    fault.status ?? null,
    fault.trace ?? null,
    fault.code,
    at,
    id,
  )
  addToLedger(connection, id, 'release', -row.amount, -row.money_micro, '', at)
  dropClaims(connection, id)
}

/** No usable answer: it may have been billed, so the reservation becomes a charge. */
export const doubtAttempt = (
  connection: Connection,
  id: number,
  fault: { readonly code: string; readonly status?: number | undefined; readonly trace?: string | undefined },
): void => {
  const { prepare, now } = connection
  const row = rowOf(connection, id)
  if (row?.state !== 'sent') return
  const at = now()
  prepare(`UPDATE mt_request SET state = 'uncertain', http = ?, trace = ?, error = ?, done_at = ? WHERE id = ?`).run(
    fault.status ?? null,
    fault.trace ?? null,
    fault.code,
    at,
    id,
  )
  addToLedger(connection, id, 'release', -row.amount, -row.money_micro, '', at)
  addToLedger(connection, id, 'uncertain', row.amount, row.money_micro, '', at, fault.code)
  dropClaims(connection, id)
}

/** A heartbeat older than this is nobody's, ms. */
const deadAfter = 30_000

/** Says that this process lives. */
export const beat = ({ prepare, owner, now }: Connection): void => {
  prepare(`UPDATE mt_owner SET heartbeat = ? WHERE owner = ?`).run(now(), owner)
}

interface OwnerRow {
  readonly owner: string
  readonly run: string
  readonly heartbeat: number
}
const isDead = (
  owner: string,
  heartbeat: number,
  now: number,
  host: string,
  isAlive: (pid: number) => boolean,
): boolean => {
  const [itsHost, pid] = owner.split(':')
  return (itsHost === host && !isAlive(Number(pid))) || heartbeat <= now - deadAfter
}

/**
 * Names this process in the journal. Processes that work on a project at the same time are one run: a budget of a run
 * holds for all of them together.
 *
 * @returns the name of the run
 */
export const joinRun = (connection: Connection, host: string, isAlive: (pid: number) => boolean): string => {
  const { db, prepare, owner, now } = connection
  return transaction(db, () => {
    const others = prepare(`SELECT owner, run, heartbeat FROM mt_owner`).all() as unknown as OwnerRow[]
    const living = others.filter((one) => !isDead(one.owner, one.heartbeat, now(), host, isAlive))
    for (const one of others) if (!living.includes(one)) prepare(`DELETE FROM mt_owner WHERE owner = ?`).run(one.owner)
    const run = living[0]?.run ?? owner
    prepare(`INSERT INTO mt_owner (owner, run, heartbeat) VALUES (?, ?, ?)`).run(owner, run, now())
    return run
  })
}

/**
 * Gives up what dead processes were asking: each call in flight becomes uncertain, its claims are free. A process is dead
 * when it is gone from this machine, or has not been heard of for 30 seconds.
 *
 * @returns how many calls became uncertain
 */
export const recoverDead = (connection: Connection, host: string, isAlive: (pid: number) => boolean): number => {
  const { db, prepare, owner, now } = connection
  const open = prepare(
    `SELECT id, owner, sent_at, (SELECT heartbeat FROM mt_owner o WHERE o.owner = r.owner) AS heartbeat
       FROM mt_request r WHERE state = 'sent' AND owner <> ?`,
  ).all(owner) as unknown as {
    readonly id: number
    readonly owner: string
    readonly sent_at: number
    readonly heartbeat: number | null
  }[]
  let given = 0
  for (const row of open) {
    if (!isDead(row.owner, row.heartbeat ?? row.sent_at, now(), host, isAlive)) continue
    transaction(db, () => doubtAttempt(connection, row.id, { code: 'process-gone' }))
    given++
  }
  return given
}
