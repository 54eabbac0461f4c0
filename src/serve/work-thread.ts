/** The thread that does what write routes ask for, one piece after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { performWork, type WorkRequest } from './work.ts'

const { root, folder } = workerData as { readonly root: string; readonly folder: string }

parentPort?.on('message', ({ id, request }: { readonly id: number; readonly request: WorkRequest }) => {
  performWork(root, request, folder).then(
    (answer) => parentPort?.postMessage({ id, answer }, []),
    // The message of a defect may hold text of an article.
    (error: unknown) => parentPort?.postMessage({ id, defect: (error as Error)?.name ?? 'unknown' }, []),
  )
})
