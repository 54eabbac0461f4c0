import { monthOf } from '../money/price.ts'
import type { Connection } from './open.ts'

/** A row of the ledger about a request. `amount` and `money` are signed: what was spent is the sum. */
export const addToLedger = (
  { prepare }: Connection,
  request: number,
  kind: 'reserve' | 'release' | 'bill' | 'uncertain',
  amount: number,
  money: number,
  price: string,
  at: number,
  reason: string | null = null,
): void => {
  prepare(
    `INSERT INTO mt_ledger (at, request, kind, unit, amount, money_micro, engine, run, article, locale, month, price, reason)
     SELECT ?, id, ?, unit, ?, ?, engine, run, article, locale, ?, ?, ? FROM mt_request WHERE id = ?`,
  ).run(at, kind, amount, money, monthOf(at), price, reason, request)
}
