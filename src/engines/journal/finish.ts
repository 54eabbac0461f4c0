import { moneyOf } from '../money/price.ts'
import type { PriceTag } from '../money/types.ts'
import { addToLedger } from './ledger.ts'
import type { Connection } from './open.ts'
import { dropClaims, requestRow } from './request-row.ts'
import type { AnsweredItem } from './types.ts'

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
  const row = requestRow(connection, id)
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
