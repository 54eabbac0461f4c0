import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError } from '../../contract.ts'

export interface RunOptions {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly input: string
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** Bytes of output at most. */
  readonly limit: number
}

const isWindows = process.platform === 'win32'

/** Ends a program and whatever it started. */
const endGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    if (isWindows) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/**
 * The input as a file without a name: some programs open `/dev/stdin` again, which they cannot with what Node makes of a
 * pipe. Only this user could have read it, for as long as it had a name; where a file in use cannot be removed, it goes
 * when the program has ended.
 */
const inputFile = (input: string): { readonly file: number; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'goosefoot-'))
  const path = join(folder, 'input')
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  writeFileSync(path, input, { mode: 0o600, flag: 'wx' })
  const file = openSync(path, 'r')
  if (!isWindows) remove()
  return { file, remove }
}

interface Started {
  readonly child: ChildProcess
  /** Removes what is left of the input. */
  readonly remove: () => void
}

const start = ({ command, env, input }: RunOptions): Started => {
  const [program = '', ...args] = command
  const { file, remove } = inputFile(input)
  try {
    const child = spawn(program, args, {
      env: { ...env },
      stdio: [file, 'pipe', 'ignore'],
      detached: !isWindows,
      windowsHide: true,
    })
    return { child, remove }
  } finally {
    closeSync(file)
  }
}

/** The same, or null: no room for the input, a name that is none. What is thrown there may name the input. */
const tryToStart = (options: RunOptions): Started | null => {
  try {
    return start(options)
  } catch {
    return null
  }
}

/**
 * Runs a program in a process group of its own, without a shell, and returns what it wrote.
 *
 * What it writes to stderr is not read: it may hold text of the article.
 *
 * @throws {EngineError} `config` when it cannot be started, `no-answer` after `timeoutMs`, `aborted`, `bad-reply` when it
 *   ends with an error or writes too much; none of it costs anything
 */
export const runProgram = (options: RunOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    const { signal, timeoutMs, limit } = options
    const started = tryToStart(options)
    if (started === null) {
      reject(new EngineError({ code: 'config', billing: 'no' }, 'the program cannot be started.'))
      return
    }
    const { child, remove } = started
    const chunks: Buffer[] = []
    let bytes = 0
    let isDone = false
    const finish = (result: string | EngineError): void => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      if (isWindows) remove()
      if (typeof result === 'string') {
        resolve(result)
        return
      }
      endGroup(child)
      reject(result)
    }
    const fail = (code: 'config' | 'no-answer' | 'aborted' | 'bad-reply', message: string): void =>
      finish(new EngineError({ code, billing: 'no' }, message))
    const abort = (): void => fail('aborted', 'the program was given up.')
    const timer = setTimeout(() => fail('no-answer', 'the program did not answer in time.'), timeoutMs)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    child.on('error', () => fail('config', 'the program cannot be started.'))
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limit) fail('bad-reply', 'the program writes without end.')
      else chunks.push(chunk)
    })
    child.on('close', (status) => {
      if (status === 0) finish(Buffer.concat(chunks).toString('utf8'))
      else fail('bad-reply', `the program ended with status ${status ?? 'of a signal'}.`)
    })
  })
