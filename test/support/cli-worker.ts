/**
 * The program in a thread: runs one call after the other as if each were a process of its own, so that its modules are
 * loaded once for all tests of a file. For `runIn`; what kills a program or reads its signals starts real ones.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { type MessagePort, workerData } from 'node:worker_threads'

interface Call {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}
const { port, flag } = workerData as { port: MessagePort; flag: Int32Array }

let [stdout, stderr] = ['', '']
const take = (fd: number, bytes: Uint8Array | string): number => {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()
  if (fd === 1) stdout += text
  else stderr += text
  return bytes.length
}
const { writeSync } = fs
// A program speaks through these two.
fs.writeSync = ((fd: number, bytes: Uint8Array, at?: number, ...rest: never[]) =>
  fd === 1 || fd === 2
    ? take(fd, at === undefined ? bytes : bytes.subarray(at))
    : writeSync(fd, bytes, at, ...rest)) as typeof fs.writeSync
syncBuiltinESMExports()
process.stdout.write = (text: string) => take(1, text) >= 0
process.stderr.write = (text: string) => take(2, text) >= 0

const { run } = await import('../../src/cli/main.ts')
const clean = { ...process.env }

port.on('message', ({ args, env }: Call) => {
  ;[stdout, stderr] = ['', '']
  process.exitCode = 0
  for (const name of Object.keys(process.env)) if (!(name in clean)) delete process.env[name]
  Object.assign(process.env, clean, env)
  void run(args)
    .catch((error: unknown) => {
      stderr += `uncaught: ${String(error)}`
      process.exitCode = 1
    })
    .then(() => {
      port.postMessage({ code: Number(process.exitCode ?? 0), stdout, stderr })
      process.exitCode = 0
      Atomics.store(flag, 0, 1)
      Atomics.notify(flag, 0)
    })
})
