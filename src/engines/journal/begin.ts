import { moneyOf, monthOf } from '../money/price.ts'
import type { Cap } from '../money/types.ts'
import { addToLedger } from './ledger.ts'
import type { Connection } from './open.ts'
import type { Attempt, Begun } from './types.ts'

/** Caps and limits that an attempt must keep. */
export interface Limits {
  readonly caps: readonly Cap[]
  /** Most billable units that may be in flight, of everybody; one call alone may be larger. */
  readonly maxUncertain: number
}

/**
 * T1: claims the answers, checks every cap, reserves the amount and writes the call down. Runs in an immediate
 * transaction; only when that is committed and it has returned `sent` may a byte leave. Racing processes cannot overshoot a cap: a reservation counts as spent.
 */
export const beginAttempt = (connection: Connection, attempt: Attempt, limits: Limits): Begun => {
  const { prepare, owner, now } = connection
  const taken = prepare(
    `SELECT 1 FROM mt_result WHERE result_key = :key UNION ALL SELECT 1 FROM mt_claim WHERE result_key = :key`,
  )
  for (const key of attempt.resultKeys) if (taken.get({ key }) !== undefined) return { kind: 'taken' }
  const { flying } = prepare(
    `SELECT coalesce(sum(amount), 0) AS flying FROM mt_request WHERE state = 'sent' AND unit = ?`,
  ).get(attempt.cost.unit) as { flying: number }
  if (flying > 0 && flying + attempt.cost.amount > limits.maxUncertain) return { kind: 'crowded' }
  const at = now()
  const money = moneyOf(attempt.cost.amount, attempt.price)
  for (const cap of limits.caps) {
    const wanted = cap.unit === 'money' ? money : attempt.cost.amount
    if (cap.unit !== 'money' && cap.unit !== attempt.cost.unit) continue
    const spent = spentIn(connection, cap, attempt, at)
    if (spent + wanted > cap.limit) return { kind: 'over-cap', cap, spent }
  }
  const { attempts } = prepare(`SELECT coalesce(max(attempt), 0) AS attempts FROM mt_request WHERE key = ?`).get(
    attempt.key,
  ) as { attempts: number }
  const { lastInsertRowid } = prepare(
    `INSERT INTO mt_request (key, attempt, rung, engine, locale, article, run, owner, state, body, items, unit, amount,
           money_micro, bytes, sent_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    attempt.key,
    attempts + 1,
    attempt.rung,
    attempt.engine,
    attempt.locale,
    attempt.article,
    attempt.run,
    owner,
    attempt.body,
    JSON.stringify(attempt.resultKeys),
    attempt.cost.unit,
    attempt.cost.amount,
    money,
    attempt.bytes,
    at,
  )
  const id = Number(lastInsertRowid)
  const claim = prepare(`INSERT INTO mt_claim (result_key, request, owner) VALUES (?, ?, ?)`)
  for (const key of attempt.resultKeys) claim.run(key, id, owner)
  addToLedger(connection, id, 'reserve', attempt.cost.amount, money, attempt.price?.currency ?? '', at)
  return { kind: 'sent', id }
}

const spentIn = ({ prepare }: Connection, cap: Cap, attempt: Attempt, at: number): number => {
  const [column, value] =
    cap.scope === 'run'
      ? (['run', attempt.run] as const)
      : cap.scope === 'article'
        ? (['article', attempt.article] as const)
        : (['month', monthOf(at)] as const)
  const sum = cap.unit === 'money' ? 'money_micro' : 'amount'
  const only = cap.unit === 'money' ? '' : ' AND unit = :unit'
  const row = prepare(`SELECT coalesce(sum(${sum}), 0) AS spent FROM mt_ledger WHERE ${column} = :value${only}`).get(
    cap.unit === 'money' ? { value } : { value, unit: cap.unit },
  ) as { spent: number }
  return row.spent
}
