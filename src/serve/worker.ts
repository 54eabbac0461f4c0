import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { refuse } from './problem.ts'
import type { WorkAnswer, WorkRequest } from './work.ts'

/** A thread for work on the project. */
export interface WorkDesk {
  /**
   * One piece of work after the other, so that no condition (`If-Match`) can be overtaken.
   *
   * @throws {ProblemError} 503 when it takes too long: the thread is ended; files are replaced whole or not at all
   */
  readonly ask: (request: WorkRequest) => Promise<WorkAnswer>
  /** Pieces that wait or run. */
  readonly waiting: () => number
  readonly close: () => Promise<void>
}

/** More than this many waiting pieces are refused. */
const mostWaiting = 32

/** @param milliseconds for one piece of work */
export const openWorkDesk = (root: string, folder: string, milliseconds: number): WorkDesk => {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let ids = 0
  const start = (): Worker => {
    const here = new URL('./work-thread.ts', import.meta.url)
    const script = existsSync(fileURLToPath(here)) ? here : new URL('./work-thread.js', import.meta.url)
    const made = new Worker(script, { workerData: { root, folder }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    made.unref()
    return made
  }
  const run = (request: WorkRequest): Promise<WorkAnswer> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      const mine = worker
      const id = ids++
      const end = (): void => {
        clearTimeout(timer)
        mine.off('message', onMessage)
        mine.off('error', onError)
        mine.off('exit', onError)
      }
      const giveUp = (code: string, detail: string): void => {
        end()
        worker = null
        void mine.terminate()
        reject(refuse(503, code, detail, 'Try again; nothing was written by halves.'))
      }
      const onMessage = (message: { id: number; answer?: WorkAnswer; defect?: string }): void => {
        if (message.id !== id) return
        end()
        if (message.answer !== undefined) resolve(message.answer)
        else reject(new Error(message.defect))
      }
      const onError = (): void =>
        giveUp('serve.work-ended', 'The work ended before it was done, perhaps for want of memory.')
      const timer = setTimeout(
        () => giveUp('serve.work-slow', 'The work took too long and was given up.'),
        milliseconds,
      )
      mine.on('message', onMessage)
      mine.on('error', onError)
      mine.on('exit', onError)
      mine.postMessage({ id, request }, [])
    })
  return {
    ask: (request) => {
      if (waiting >= mostWaiting)
        throw refuse(503, 'serve.busy', 'Too much work is waiting.', 'Try again later.', { 'retry-after': '5' })
      waiting++
      const mine = last.then(() => run(request))
      last = mine.catch(() => undefined)
      return mine.finally(() => {
        waiting--
      })
    },
    waiting: () => waiting,
    close: async () => {
      await last
      await worker?.terminate()
      worker = null
    },
  }
}
