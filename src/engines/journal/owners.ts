import { failAttempt } from './fail.ts'
import { type Connection, transaction } from './open.ts'

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
    transaction(db, () => failAttempt(connection, row.id, 'uncertain', { code: 'process-gone' }))
    given++
  }
  return given
}
