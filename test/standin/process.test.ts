import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import type { Stats } from './log.ts'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

const start = async (): Promise<{
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly url: string
  readonly key: string
}> => {
  const child = spawn(process.execPath, [main, '{"latencyMs":5}'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ...(JSON.parse(line) as { readonly url: string; readonly key: string }) }
}

test('as a process it is steered and asked over HTTP, and ends when stdin is closed', async () => {
  const { child, ...standIn } = await start()
  const faults = [{ fault: { kind: 'status', status: 503 } }]
  const planned = await ask(standIn, '/__standin/plan', { faults, settings: { characterLimit: 30 } }, { key: null })
  expect(planned.status).toBe(200)
  await expect(clientOf(standIn).translateText('Ja, danke.', 'de', 'fr')).rejects.toThrow('Service unavailable')
  await clientOf(standIn).translateText('Ja, danke.', 'de', 'fr')
  expect((await clientOf(standIn).getUsage()).character).toMatchObject({ count: 10, limit: 30 })
  const stats = JSON.parse((await ask(standIn, '/__standin/stats')).text) as Stats
  expect(stats).toMatchObject({ billed: 10, translations: 2, byStatus: { 200: 2, 503: 1 } })
  const { requests } = JSON.parse((await ask(standIn, '/__standin/requests')).text) as { requests: unknown[] }
  expect(requests).toHaveLength(3)
  expect((await ask(standIn, '/__standin/else')).status).toBe(404)
  child.stdin.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('as a process it ends on SIGTERM', async () => {
  const { child } = await start()
  child.kill('SIGTERM')
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  // Windows has no signals: the process is ended by the system.
  expect(process.platform === 'win32' || code === 0 || signal === 'SIGTERM').toBe(true)
})
