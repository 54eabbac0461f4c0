import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, copyNewsroom, type Newsroom, type Ran, runIn } from '../support/newsroom.ts'
import { type StandIn, type StandInOptions, startStandIn } from '../standin/server.ts'

/** A newsroom whose engine is the stand-in, with nothing translated yet. */
export interface PaidRoom {
  readonly room: Newsroom
  readonly server: StandIn
  readonly env: Record<string, string>
  readonly run: (...args: string[]) => Promise<Ran>
  /** Runs what asks the server nothing: it cannot answer meanwhile, and the program's modules are loaded already. */
  readonly runAlone: (...args: string[]) => Ran
  /** Starts a run and sends it a signal after some milliseconds, or as soon as something is so. */
  readonly runAndSignal: (signal: NodeJS.Signals, when: number | (() => boolean), ...args: string[]) => Promise<Ran>
  readonly stop: () => Promise<void>
}

const main = join(checkout, 'src/cli/main.ts')

/** @param whole all three articles; else one, which is faster */
export const openPaidRoom = async (options: StandInOptions = {}, config = '', whole = false): Promise<PaidRoom> => {
  const server = await startStandIn({ latencyMs: 5, ...options })
  const room = copyNewsroom()
  room.write(
    'goosefoot.config.ts',
    room.read('goosefoot.config.ts').replace("engines: ['memory', 'deepl'],", `engines: ['deepl'],${config}`),
  )
  if (!whole)
    for (const name of ['bach-handschriften.de.txt', 'hanoi-analyse.de.md']) rmSync(join(room.root, 'source', name))
  const env = { DEEPL_AUTH_KEY: server.key, DEEPL_SERVER_URL: server.url }
  // The server lives in this process: a run must not block it.
  const start = (args: readonly string[], onStart?: (pid: number) => void): Promise<Ran> =>
    new Promise((done) => {
      const child = spawn(process.execPath, [main, ...args], {
        cwd: room.root,
        env: { ...process.env, NO_COLOR: '1', DEEPL_API_KEY: '', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (data: Buffer) => {
        stdout += data.toString()
      })
      child.stderr.on('data', (data: Buffer) => {
        stderr += data.toString()
      })
      if (child.pid !== undefined) onStart?.(child.pid)
      child.on('close', (code) => done({ code, stdout, stderr }))
    })
  return {
    room,
    server,
    env,
    run: (...args) => start(args),
    runAlone: (...args) => runIn(room.root, args, env),
    runAndSignal: (signal, when, ...args) => {
      let timer: NodeJS.Timeout | undefined
      return start(args, (pid) => {
        const kill = (): void => {
          try {
            process.kill(pid, signal)
          } catch {
            // It has ended before.
          }
        }
        if (typeof when === 'number') timer = setTimeout(kill, when)
        else
          timer = setInterval(() => {
            if (!when()) return
            clearInterval(timer)
            kill()
          }, 5)
      }).finally(() => clearTimeout(timer))
    },
    stop: async () => {
      room.remove()
      await server.stop()
    },
  }
}

/** Runs without a server: for keys that are wrong and networks that are down. */
export const runWith = (room: Newsroom, env: Record<string, string>, ...args: string[]): Ran =>
  runIn(room.root, args, env)

/** Billable characters that were translated more than once, by the server's own count. */
export const paidAgain = (server: StandIn): number =>
  server.stats().texts.reduce((sum, { times, characters }) => sum + ((times - 1) * characters) / times, 0)
