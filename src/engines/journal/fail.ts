import { addToLedger } from './ledger.ts'
import type { Connection } from './open.ts'
import { dropClaims, requestRow } from './request-row.ts'

/** Why a call gave no answer, as it is written down. */
export interface Failure {
  readonly code: string
  readonly status?: number | undefined
  readonly trace?: string | undefined
}

/**
 * Ends a call without an answer. Runs in a transaction. `refused`: no work was done, and the reservation is given back.
 * `uncertain`: it may have been billed, so the reservation becomes a charge. Either may be planned again.
 */
export const failAttempt = (
  connection: Connection,
  id: number,
  state: 'refused' | 'uncertain',
  failure: Failure,
): void => {
  const { prepare, now } = connection
  const row = requestRow(connection, id)
  if (row?.state !== 'sent') return
  const at = now()
  prepare(`UPDATE mt_request SET state = ?, http = ?, trace = ?, error = ?, done_at = ? WHERE id = ?`).run(
    state,
    failure.status ?? null,
    failure.trace ?? null,
    failure.code,
    at,
    id,
  )
  addToLedger(connection, id, 'release', -row.amount, -row.money_micro, '', at)
  if (state === 'uncertain') addToLedger(connection, id, 'uncertain', row.amount, row.money_micro, '', at, failure.code)
  dropClaims(connection, id)
}
