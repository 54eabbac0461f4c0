/**
 * Requests a second of a cached article, beside a bare `node:http` server that sends the same bytes, in one run.
 *
 * Each server is a process of its own, the requests come from this one over 32 connections; rounds take turns, so that
 * what else the machine does meets both. `--seconds N` for a round (default 0.5), `--rounds N` (default 15).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer as createHttpServer } from 'node:http'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '..')
const path = '/locales/en/hanoi.json'
const connections = 32

interface Round {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
}

/** Asks over and over; counts whole answers. */
const load = (port: number, request: string, milliseconds: number): Promise<Round> =>
  new Promise((done, fail) => {
    const wire = Buffer.from(request)
    const times: number[] = []
    const began = performance.now()
    let open = connections
    const finish = (): void => {
      if (--open > 0) return
      times.sort((a, b) => a - b)
      done({
        perSecond: (times.length * 1000) / (performance.now() - began),
        p99: times[Math.floor(times.length * 0.99)] ?? 0,
      })
    }
    for (let n = 0; n < connections; n++) {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      let sent = 0
      let left = -1
      let head = ''
      const ask = (): void => {
        if (performance.now() - began > milliseconds) {
          socket.destroy()
          finish()
          return
        }
        sent = performance.now()
        left = -1
        head = ''
        socket.write(wire)
      }
      socket.on('connect', ask)
      socket.on('error', fail)
      socket.on('data', (chunk: Buffer) => {
        let from = 0
        if (left < 0) {
          head += chunk.toString('latin1')
          const end = head.indexOf('\r\n\r\n')
          if (end < 0) return
          const status = head.slice(9, 12)
          if (status !== '200' && status !== '304') {
            fail(new Error(`the server answered ${status}`))
            return
          }
          left = status === '304' ? 0 : Number(/content-length: (\d+)/iu.exec(head)?.[1] ?? 0)
          from = chunk.length - (head.length - end - 4)
        }
        left -= chunk.length - from
        if (left > 0) return
        times.push(performance.now() - sent)
        ask()
      })
    }
  })

const start = (kind: string, folder: string): Promise<{ readonly child: ChildProcess; readonly port: number }> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [import.meta.filename, '--serve', kind, '--folder', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.on('error', fail)
    child.stdout.once('data', (text: Buffer) => done({ child, port: Number(text.toString()) }))
  })

const bare = async (folder: string): Promise<void> => {
  const { openCatalog } = await import('../src/serve/catalog.ts')
  const catalog = openCatalog(folder, 1 << 26, false)
  const found = catalog.find('hanoi', 'en')
  const entry = found?.entry
  if (entry === undefined || entry.state === 'retracted') throw new Error('hanoi is not published')
  const one = catalog.load(entry.namespace, 'json', 'public', entry)
  if (one === null) throw new Error('the object is missing')
  const { latin1, etag } = one.bodies.br
  const bytes = Buffer.from(latin1, 'latin1')
  const headers = { 'content-type': 'application/json', 'content-encoding': 'br', 'content-length': bytes.length, etag }
  const server = createHttpServer((request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag })
      response.end()
      return
    }
    response.writeHead(200, headers)
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
}

const ours = async (folder: string): Promise<void> => {
  const { createServer } = await import('../src/serve/server.ts')
  const { app } = await createServer({ root, folder, version: '0' })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  process.stdout.write(`${new URL(address).port}\n`)
}

/** Processor time that a process has used, in microseconds; null where the system does not say. */
const processorTime = (pid: number | undefined): number | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return null
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const main = async (seconds: number, rounds: number): Promise<void> => {
  const { openProject } = await import('../src/index.ts')
  const folder = mkdtempSync(join(tmpdir(), 'goosefoot-bench-'))
  const children: ChildProcess[] = []
  try {
    const project = await openProject(root)
    // A copy of the set elsewhere; the project's own files are up to date and stay as they are.
    await project.publish({ folder })
    const servers = { bare: await start('bare', folder), goosefoot: await start('goosefoot', folder) }
    children.push(servers.bare.child, servers.goosefoot.child)
    const head = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n`
    const first = await fetch(`http://127.0.0.1:${servers.goosefoot.port}${path}`, {
      headers: { 'accept-encoding': 'br' },
    })
    const etag = first.headers.get('etag') ?? ''
    for (const [title, request, goal] of [
      ['200, brotli', `${head}\r\n`, 0.75],
      ['304', `${head}If-None-Match: ${etag}\r\n\r\n`, 0.75],
    ] as const) {
      for (const { port } of Object.values(servers)) await load(port, request, 500)
      const results: Record<'bare' | 'goosefoot', Round[]> = { bare: [], goosefoot: [] }
      const cost: Record<'bare' | 'goosefoot', number[]> = { bare: [], goosefoot: [] }
      for (let n = 0; n < rounds; n++)
        for (const name of n % 2 === 0 ? (['bare', 'goosefoot'] as const) : (['goosefoot', 'bare'] as const)) {
          const before = processorTime(servers[name].child.pid)
          const round = await load(servers[name].port, request, seconds * 1000)
          const after = processorTime(servers[name].child.pid)
          if (before !== null && after !== null) cost[name].push((after - before) / (round.perSecond * seconds))
          results[name].push(round)
        }
      const [mine, its] = [results.goosefoot, results.bare].map((all) => median(all.map(({ perSecond }) => perSecond)))
      const ratios = results.goosefoot.map(({ perSecond }, n) => perSecond / (results.bare[n]?.perSecond ?? 1))
      const p99 = median(results.goosefoot.map((one) => one.p99))
      process.stdout.write(
        `${title}: ${Math.round(mine ?? 0)} requests/s, node:http ${Math.round(its ?? 0)}: ${median(ratios).toFixed(2)} × (median of rounds ${ratios
          .map((ratio) => ratio.toFixed(2))
          .join(
            ' ',
          )}; asked for ${goal} ×); p99 ${p99.toFixed(1)} ms at ${connections} connections; processor time a request ${median(cost.goosefoot).toFixed(1)} µs, node:http ${median(cost.bare).toFixed(1)} µs\n`,
      )
    }
  } finally {
    for (const child of children) child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

const { values } = parseArgs({
  options: {
    serve: { type: 'string' },
    folder: { type: 'string' },
    seconds: { type: 'string', default: '0.5' },
    rounds: { type: 'string', default: '15' },
  },
})
if (values.serve === 'bare') await bare(values.folder ?? '')
else if (values.serve === 'goosefoot') await ours(values.folder ?? '')
else await main(Number(values.seconds), Number(values.rounds))
