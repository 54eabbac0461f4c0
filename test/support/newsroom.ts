import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'

/** The checkout. */
export const checkout: string = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const main = join(checkout, 'src/cli/main.ts')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A scratch copy of the newsroom (articles, ledgers, memory, configuration), without what is derived from them. */
export interface Newsroom {
  readonly root: string
  readonly run: (...args: string[]) => Ran
  readonly read: (name: string) => string
  readonly write: (name: string, text: string) => void
  /** Makes a folder. */
  readonly make: (name: string) => void
  /** Removes a file or folder. */
  readonly discard: (name: string) => void
  /** Every file under the root with its text, in order of the name. */
  readonly files: () => ReadonlyMap<string, string>
  readonly remove: () => void
}

let worker: { readonly port: MessagePort; readonly flag: Int32Array } | null = null
const startWorker = (): { readonly port: MessagePort; readonly flag: Int32Array } => {
  const { port1, port2 } = new MessageChannel()
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(new URL('./cli-worker.ts', import.meta.url), {
    workerData: { port: port2, flag },
    transferList: [port2],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  thread.unref()
  port1.unref()
  return { port: port1, flag }
}

/** Longest run of one call, ms. */
const longest = 120_000

/** Runs the program in a folder, and waits for its end; in a thread that has its modules loaded already. */
export const runIn = (root: string, args: readonly string[], env: Record<string, string> = {}): Ran => {
  worker ??= startWorker()
  const { port, flag } = worker
  Atomics.store(flag, 0, 0)
  const isAnywhere = args[0] === undefined || args[0].startsWith('-') || args.includes('--cwd')
  port.postMessage({
    args: isAnywhere ? args : [...args, '--cwd', root],
    env: { NO_COLOR: '1', DEEPL_AUTH_KEY: '', DEEPL_API_KEY: '', ...env },
  })
  if (Atomics.wait(flag, 0, 0, longest) === 'timed-out') throw new Error(`${args.join(' ')} does not end`)
  const received = receiveMessageOnPort(port)
  if (received === undefined) throw new Error(`${args.join(' ')} gave no result`)
  return received.message
}

/** Starts a run and kills it hard after `milliseconds`; resolves when it is gone. */
export const runAndKill = (root: string, args: readonly string[], milliseconds: number): Promise<void> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: root, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('exit', () => {
      clearTimeout(timer)
      done()
    })
  })

const list = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()

export const filesOf = (root: string): ReadonlyMap<string, string> =>
  new Map(list(root).map((name) => [name, readFileSync(join(root, name), 'latin1')]))

const wrap = (root: string): Newsroom => ({
  root,
  run: (...args) => runIn(root, args),
  read: (name) => readFileSync(join(root, name), 'utf8'),
  write: (name, text) => writeFileSync(join(root, name), text),
  make: (name) => void mkdirSync(join(root, name), { recursive: true }),
  discard: (name) => rmSync(join(root, name), { recursive: true }),
  files: () => filesOf(root),
  remove: () => rmSync(root, { recursive: true, force: true }),
})

/** @param derived also copy `xliff/` and `locales/`, so that nothing is left to do */
export const copyNewsroom = (derived = false): Newsroom => {
  const root = mkdtempSync(join(tmpdir(), 'goosefoot-'))
  for (const name of ['source', 'quotes', 'memory', 'glossary', ...(derived ? ['xliff', 'locales'] : [])])
    cpSync(join(checkout, name), join(root, name), { recursive: true })
  const config = readFileSync(join(checkout, 'goosefoot.config.ts'), 'utf8')
  // Types are erased, so the copy needs no program beside it.
  writeFileSync(join(root, 'goosefoot.config.ts'), config)
  return wrap(root)
}

export const emptyNewsroom = (): Newsroom => wrap(mkdtempSync(join(tmpdir(), 'goosefoot-')))
