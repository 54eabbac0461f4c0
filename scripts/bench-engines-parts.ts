import { spawn } from 'node:child_process'
import {
  type Cap,
  createDeeplAdapter,
  createDeeplClient,
  createScheduler,
  type EngineAdapter,
  type EngineUnit,
  openJournal,
  type PlannedRequest,
  realClock,
  type Scheduler,
} from '../src/engines/index.ts'
import { houseStyleFor } from '../src/quotations/index.ts'

/** The stand-in as a process of its own, so that its work is not ours. */
export const standIn = async (
  settings: object,
): Promise<{ readonly url: string; readonly key: string; readonly stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, ['test/standin/main.ts', JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((done) => {
    let text = ''
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.includes('\n')) done(text)
    })
  })
  return {
    ...(JSON.parse(line) as { url: string; key: string }),
    stop: () =>
      new Promise((done) => {
        child.on('exit', () => done())
        child.stdin.end()
      }),
  }
}

export interface StandInStats {
  readonly requests: number
  readonly translations: number
  readonly billed: number
  readonly texts: readonly { readonly text: string; readonly times: number; readonly characters: number }[]
}
export const statsOf = async (url: string): Promise<StandInStats> =>
  (await (await fetch(`${url}/__standin/stats`)).json()) as StandInStats

export const requestsTo = async (
  url: string,
): Promise<readonly { readonly bytes: number; readonly status: number | null }[]> =>
  (
    (await (await fetch(`${url}/__standin/requests`)).json()) as {
      requests: { bytes: number; status: number | null }[]
    }
  ).requests

export const benchScheduler = async (options: {
  readonly url: string
  readonly key: string
  readonly journalPath: string
  readonly caps?: readonly Cap[]
  readonly concurrency: { readonly start: number; readonly most: number }
}): Promise<{ readonly scheduler: Scheduler; readonly adapter: EngineAdapter; readonly close: () => void }> => {
  const client = await createDeeplClient({ key: () => options.key, url: options.url, version: '0.0.0' })
  const adapter = createDeeplAdapter(client, {
    sourceLocale: 'de',
    tagOf: (tag) => tag,
    maxTexts: 50,
    maxBytes: 65_536,
    styleOf: (locale) => houseStyleFor(locale),
  })
  const journal = openJournal(options.journalPath)
  const scheduler = createScheduler('deepl', {
    journal,
    limits: { caps: options.caps ?? [], maxUncertain: 1_000_000 },
    price: null,
    run: journal.run,
    clock: realClock,
    timeoutMs: 120_000,
    concurrency: options.concurrency,
    resolve: (hash) => hash,
  })
  return { scheduler, adapter, close: () => journal.close() }
}

/** So many requests of one short sentence each; `name` keeps them apart from others. */
export const requestsOf = (adapter: EngineAdapter, count: number, name: string): readonly PlannedRequest[] =>
  Array.from({ length: count }, (_, n) => {
    const text = `Satz ${n} von ${name} steht hier.`
    const unit: EngineUnit = {
      article: name,
      block: `b${n}`,
      text,
      codes: [],
      quotes: [],
      segments: [{ id: `s${n}`, start: 0, end: text.length, wanted: true }],
    }
    return adapter.plan([unit], 'fr', {
      model: null,
      formality: 'default',
      glossary: null,
      style: null,
      context: false,
    })
  }).flat()
