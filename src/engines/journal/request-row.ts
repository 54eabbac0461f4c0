import type { Connection } from './open.ts'

interface RequestRow {
  readonly state: string
  readonly amount: number
  readonly money_micro: number
  readonly items: string
}
/** What the end of a call must know of its beginning. */
export const requestRow = ({ prepare }: Connection, id: number): RequestRow | undefined =>
  prepare(`SELECT state, amount, money_micro, items FROM mt_request WHERE id = ?`).get(id) as RequestRow | undefined

/** What a call had claimed may be asked by anybody again. */
export const dropClaims = ({ prepare }: Connection, id: number): void => {
  prepare(`DELETE FROM mt_claim WHERE request = ?`).run(id)
}
