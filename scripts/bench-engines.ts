/**
 * Every figure of paid engines in one table, against the stand-in server of the tests: how long a run takes beside the
 * ideal and beside the official client's defaults, what is lost and paid twice when runs are killed, whether a cap holds
 * when processes race, and whether the price that is told is the price that is billed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DeepLClient } from 'deepl-node'
import pLimit from 'p-limit'
import { benchScheduler, requestsOf, requestsTo, standIn, statsOf } from './bench-engines-parts.ts'

const line = (figure: string, measured: string, wanted: string): void => {
  process.stdout.write(`| ${figure} | ${measured} | ${wanted} |\n`)
}
const folder = mkdtempSync(join(tmpdir(), 'goosefoot-bench-'))
let journals = 0
const journalPath = (): string => join(folder, `j${++journals}`, 'state.db')
const rounds = process.argv.includes('--short') ? 1 : 3

/** Milliseconds of the fastest of some runs, and what went wrong in them. */
const best = async (run: () => Promise<number>): Promise<{ readonly ms: number; readonly failed: number }> => {
  let [ms, failed] = [Number.POSITIVE_INFINITY, 0]
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    failed += await run()
    ms = Math.min(ms, performance.now() - from)
  }
  return { ms, failed }
}

const ours = async (
  server: { readonly url: string; readonly key: string },
  count: number,
  concurrency: { readonly start: number; readonly most: number },
): Promise<() => Promise<number>> => {
  let turn = 0
  return async () => {
    const { scheduler, adapter, close } = await benchScheduler({ ...server, journalPath: journalPath(), concurrency })
    const requests = requestsOf(adapter, count, `a${++turn}`)
    const asked = await Promise.all(requests.map((one) => scheduler.ask(adapter, one, { article: 'a', rung: 0 })))
    close()
    return asked.filter(({ faults }) => faults.size > 0).length
  }
}

const defaults = (server: { readonly url: string; readonly key: string }, count: number, at: number) => async () => {
  const client = new DeepLClient(server.key, { serverUrl: server.url })
  const limit = pLimit(at)
  let failed = 0
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      limit(async () => {
        try {
          await client.translateText(`Satz ${n} von vielen steht hier.`, 'de', 'fr')
        } catch {
          failed++
        }
      }),
    ),
  )
  return failed
}

const makespan = async (): Promise<void> => {
  for (const [at, wanted] of [
    [1, 1.15],
    [4, 1.15],
    [8, 1.15],
    [16, 1.25],
  ] as const) {
    const server = await standIn({ latencyMs: 50 })
    const count = at * 15
    const ideal = 15 * 50
    // The first call opens connections and loads the client: not what is measured.
    await (await ours(server, 2, { start: 1, most: 1 }))()
    const own = await best(await ours(server, count, { start: at, most: at }))
    const peer = await best(defaults(server, count, at))
    line(
      `makespan / ideal, 50 ms an answer, ${at} at once (deepl-node beside it)`,
      `${(own.ms / ideal).toFixed(2)} (${(peer.ms / ideal).toFixed(2)})`,
      `≤ ${wanted}`,
    )
    await server.stop()
  }
  for (const [capacity, wanted] of [
    [3, 1.25],
    [6, 1.25],
    [20, 1.4],
  ] as const) {
    const server = await standIn({ latencyMs: 100, capacity })
    const ideal = Math.ceil(120 / capacity) * 100
    const own = await best(await ours(server, 120, { start: 8, most: 64 }))
    const peers: string[] = []
    for (const at of [5, 20]) {
      const { ms, failed } = await best(defaults(server, 120, at))
      peers.push(`${at} at once ${(ms / ideal).toFixed(2)}${failed > 0 ? `, ${failed} failed` : ''}`)
    }
    line(
      `makespan / ideal, room for ${capacity} unknown to us (deepl-node: ${peers.join('; ')})`,
      `${(own.ms / ideal).toFixed(2)}, ${own.failed} failed`,
      `≤ ${wanted}, 0 failed`,
    )
    await server.stop()
  }
}

const checkout = resolve('.')
const newsroom = (config: string): string => {
  const root = mkdtempSync(join(folder, 'room-'))
  for (const name of ['source', 'quotes']) cpSync(join(checkout, name), join(root, name), { recursive: true })
  writeFileSync(
    join(root, 'goosefoot.config.ts'),
    `export default { targets: ['en', 'fr', 'es'], houseStyles: { en: 'en-US' }, engines: ['deepl'], ${config} }\n`,
  )
  return root
}
const env = (server: { readonly url: string; readonly key: string }): NodeJS.ProcessEnv => ({
  ...process.env,
  DEEPL_AUTH_KEY: server.key,
  DEEPL_SERVER_URL: server.url,
})
const program = join(checkout, 'src/cli/main.ts')
/** @returns the exit code; null when it was killed */
const translate = (
  root: string,
  server: { readonly url: string; readonly key: string },
  kill: { readonly at: number; readonly signal: NodeJS.Signals } | null,
): Promise<number | null> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [program, 'translate', '--quiet'], {
      cwd: root,
      env: env(server),
      stdio: 'ignore',
    })
    const timer = kill === null ? undefined : setTimeout(() => child.kill(kill.signal), kill.at)
    child.on('exit', (code) => {
      clearTimeout(timer)
      done(code)
    })
  })
const result = (root: string): string =>
  ['xliff', 'locales']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((path) => `${path.slice(root.length)}\n${readFileSync(path, 'utf8')}`)
    .join('\n')
    // When it was asked, and the server's number of the call, differ from run to run; nothing else may.
    .replaceAll(/<mda:meta type="(?:at|trace)">[^<]*<\/mda:meta>/gu, '')
const spent = (
  root: string,
  server: { readonly url: string; readonly key: string },
): { billed: number; uncertain: number } => {
  const { stdout } = spawnSync(process.execPath, [program, 'status', '--spend', '--json'], {
    cwd: root,
    env: env(server),
    encoding: 'utf8',
  })
  const { spend } = JSON.parse(stdout) as { spend: { billed: number; uncertain: number }[] }
  return {
    billed: spend.reduce((sum, one) => sum + one.billed, 0),
    uncertain: spend.reduce((sum, one) => sum + one.uncertain, 0),
  }
}

const kills = async (signal: 'SIGKILL' | 'SIGTERM', count: number): Promise<void> => {
  const settings = { latencyMs: 120 }
  const config = 'deepl: { concurrency: 3, maxBytes: 4096 }'
  const calm = await standIn(settings)
  const undisturbed = newsroom(config)
  await translate(undisturbed, calm, null)
  await calm.stop()
  let [killed, different, again, uncertain, missing] = [0, 0, 0, 0, 0]
  let seed = 11
  while (killed < count) {
    const server = await standIn(settings)
    const root = newsroom(config)
    for (let run = 0; run < 8 && killed < count; run++) {
      seed = (seed * 48_271) % 2_147_483_647
      const code = await translate(root, server, { at: 500 + (seed % 1200), signal })
      if (code === null || code === 12 || (signal === 'SIGTERM' && code !== 0)) killed++
      else break
    }
    await translate(root, server, null)
    const { texts } = await statsOf(server.url)
    const twice = texts.reduce((sum, { times, characters }) => sum + ((times - 1) * characters) / times, 0)
    const ledger = spent(root, server)
    again += twice
    uncertain += ledger.uncertain
    if (result(root) !== result(undisturbed)) different++
    missing += Math.max(0, twice - ledger.uncertain)
    rmSync(root, { recursive: true })
    await server.stop()
  }
  line(
    `${signal} at ${killed} random moments, then run again: results that differ from an undisturbed run`,
    String(different),
    '0',
  )
  line(
    `the same: characters paid twice / in the ledger as uncertain / not in the ledger`,
    `${again} / ${uncertain} / ${missing}`,
    signal === 'SIGKILL' ? 'bounded by the ledger' : '0 / 0 / 0',
  )
}

const race = async (runs: number): Promise<void> => {
  let over = 0
  for (let run = 0; run < runs; run++) {
    const server = await standIn({ latencyMs: 5 })
    const journal = journalPath()
    const cap = 400 + run * 7
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(
        (name) =>
          new Promise<void>((done) => {
            spawn(
              process.execPath,
              ['scripts/bench-engines-worker.ts', server.url, server.key, journal, String(cap), name],
              { stdio: 'inherit' },
            ).on('exit', () => done())
          }),
      ),
    )
    const { billed } = await statsOf(server.url)
    if (billed > cap || billed === 0) over++
    await server.stop()
  }
  line(
    `four processes at once under one cap, ${runs} runs: passed by the server's count, or nothing asked`,
    String(over),
    '0',
  )
}

const price = async (): Promise<void> => {
  const server = await standIn({})
  const root = newsroom('')
  const { stdout } = spawnSync(process.execPath, [program, 'translate', '--dry-run', '--json', '--quiet'], {
    cwd: root,
    env: env(server),
    encoding: 'utf8',
  })
  const { locales } = JSON.parse(stdout) as { locales: { estimate: { amount: number } | null }[] }
  const told = locales.reduce((sum, { estimate }) => sum + (estimate?.amount ?? 0), 0)
  await translate(root, server, null)
  const { billed, translations } = await statsOf(server.url)
  line('price told before / billed by the server, characters', `${told} / ${billed}`, 'equal')
  await translate(root, server, null)
  line('calls of a second run', String((await statsOf(server.url)).translations - translations), '0')
  await server.stop()
}

/** Long texts in scripts that a form makes large, and a server that takes less than we send. */
const bytes = async (): Promise<void> => {
  const server = await standIn({})
  const { scheduler, adapter, close } = await benchScheduler({
    ...server,
    journalPath: journalPath(),
    concurrency: { start: 4, most: 4 },
  })
  let planned = 0
  for (const [name, sample] of [
    ['de', 'Die Größe der Straße überraschte alle. '],
    ['ru', 'Он сказал вчера очень много слов. '],
    ['zh', '昨天他在北京说了很多话。'],
    ['emoji', 'Ja 🙂👍🏽👩‍👩‍👧 so. '],
  ] as const) {
    const requests = adapter.plan(
      Array.from({ length: 120 }, (_, n) => {
        const text = `${n} ${sample.repeat(30)}`.trim()
        const segments = [{ id: `s${n}`, start: 0, end: text.length, wanted: true }]
        return { article: name, block: `b${n}`, text, codes: [], quotes: [], segments }
      }),
      'fr',
      { model: null, formality: 'default', glossary: null, style: null, context: true },
    )
    planned += requests.length
    await Promise.all(requests.map((one) => scheduler.ask(adapter, one, { article: name, rung: 0 })))
  }
  const sent = await requestsTo(server.url)
  line(
    `requests over the 65,536 bytes configured, of ${sent.length} in German, Russian, Chinese and emoji`,
    `${sent.filter((one) => one.bytes > 65_536).length} (largest ${Math.max(...sent.map((one) => one.bytes))}; ${planned} planned)`,
    '0',
  )
  close()
  await server.stop()
  const small = await standIn({ maxBytesWithTags: 76 * 1024 })
  const root = newsroom('deepl: { maxBytes: 131072 }')
  const sentence = 'Der Zug fuhr am Abend langsam durch die Stadt und hielt an jeder Ecke.'
  const blocks = Array.from(
    { length: 90 },
    (_, n) => `Tag ${n}. ${Array.from({ length: 24 }, () => sentence).join(' ')}`,
  )
  writeFileSync(join(root, 'source/lang.de.txt'), `Ein langer Tag\n\n${blocks.join('\n\n')}\n`)
  const code = await translate(root, small, null)
  const refused = (await requestsTo(small.url)).filter(({ status }) => status === 413).length
  line(
    'a server that refuses above 76 KiB while 128 are configured: exit code (answers refused on the way)',
    `${code ?? 'killed'} (${refused})`,
    '0, 8 or 9: all asked for',
  )
  await small.stop()
}

const slow = async (): Promise<void> => {
  const server = await standIn({ latencyMs: 6000 })
  const { scheduler, adapter, close } = await benchScheduler({
    ...server,
    journalPath: journalPath(),
    concurrency: { start: 8, most: 64 },
  })
  const [request] = requestsOf(adapter, 1, 'slow')
  if (request !== undefined) await scheduler.ask(adapter, request, { article: 'slow', rung: 0 })
  close()
  line(
    'calls for an answer that takes six seconds, as configured',
    String((await statsOf(server.url)).translations),
    '1',
  )
  await server.stop()
}

try {
  process.stdout.write('| figure | measured | asked for |\n|-|-|-|\n')
  await makespan()
  await price()
  await slow()
  await bytes()
  await kills('SIGKILL', process.argv.includes('--short') ? 6 : 30)
  await kills('SIGTERM', process.argv.includes('--short') ? 3 : 10)
  await race(process.argv.includes('--short') ? 10 : 100)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
