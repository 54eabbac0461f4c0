/**
 * A stand-in for DeepL's API: what is documented, refused as documented, billed as documented, and faults on demand.
 *
 * For tests only. It listens on the loopback interface at a port of the system's choice and knows no language.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, gatewayPage, json, Refused, refuse } from './answer.ts'
import { Account } from './billing.ts'
import { answerControl } from './control.ts'
import { answerDocuments, Documents } from './documents.ts'
import { readTranslation } from './enforce.ts'
import { type Fault, type FaultRule, FaultScript } from './faults.ts'
import { answerGlossaries, Glossaries } from './glossaries.ts'
import { identifiers } from './identifiers.ts'
import { type Incoming, readFields } from './incoming.ts'
import { countStatuses, type Entry, type RecordedRequest, type Stats } from './log.ts'
import { answerLanguagesV2, answerLanguagesV3, answerTranslationMemories, answerUsage } from './meta.ts'
import { beforeWork, planned } from './planned.ts'
import { fraction } from './random.ts'
import { defaultSettings, type KeyScopes, type Scope, type Settings } from './settings.ts'
import { answerStyles, StyleLists } from './styles.ts'
import { costs, type TranslatedText, translateAll } from './translate.ts'
import { cut, readBody, send } from './wire.ts'

export interface StandInOptions extends Partial<Settings> {
  /** The key that may do everything. */
  readonly key?: string
  /** Further keys, with what each may be used for. */
  readonly keys?: readonly KeyScopes[]
  /** Code points used before the start. */
  readonly characterCount?: number
}

export interface StandIn {
  /** Without a slash at its end. */
  readonly url: string
  readonly key: string
  /** Replaces the script of faults. */
  readonly plan: (rules: readonly FaultRule[]) => void
  readonly set: (settings: Partial<Settings>) => void
  readonly stats: () => Stats
  readonly requests: () => readonly RecordedRequest[]
  /** Ends every connection; work that is not finished is not charged. */
  readonly stop: () => Promise<void>
}

export const defaultKey = 'stand-in-key-4f1c9a7e'

export const startStandIn = async (options: StandInOptions = {}): Promise<StandIn> => {
  const { key = defaultKey, keys = [], characterCount = 0, ...settings } = options
  const service = new Service({ ...defaultSettings, ...settings }, [{ key, scopes: null }, ...keys], characterCount)
  const url = await service.listen()
  return {
    url,
    key,
    plan: (rules) => service.plan(rules),
    set: (changes) => service.set(changes),
    stats: () => service.stats(),
    requests: () => service.requests(),
    stop: () => service.stop(),
  }
}

/** Where a path belongs, for keys of limited scope. */
const scopeOf = (path: string): Scope | null => {
  const [, , collection = ''] = path.split('/')
  switch (collection) {
    case 'translate':
    case 'usage':
    case 'languages':
    case 'glossaries':
    case 'style_rules':
    case 'translation_memories':
    case 'document':
      return collection
    case 'glossary-language-pairs':
      return 'glossaries'
    default:
      return null
  }
}

class Service {
  #settings: Settings
  readonly #keys: readonly KeyScopes[]
  readonly #account: Account
  readonly #faults: FaultScript
  readonly #glossaries: Glossaries
  readonly #styles: StyleLists
  readonly #documents: Documents
  readonly #nextTrace: () => string
  readonly #entries: Entry[] = []
  readonly #started = performance.now()
  readonly #stopping = new AbortController()
  readonly #server: Server
  #inFlight = 0
  #maxInFlight = 0
  #connections = 0
  #abandoned = 0
  #glossaryCalls = 0

  constructor(settings: Settings, keys: readonly KeyScopes[], characterCount: number) {
    this.#settings = settings
    this.#keys = keys
    this.#account = new Account(characterCount, settings.characterLimit)
    this.#faults = new FaultScript(settings.seed)
    this.#glossaries = new Glossaries(settings.seed)
    this.#styles = new StyleLists(settings.seed)
    this.#documents = new Documents(settings.seed)
    this.#nextTrace = identifiers(settings.seed, 'trace')
    this.#server = createServer((request, response) => {
      this.#receive(request, response).catch((error: unknown) => {
        // A defect of the stand-in must be seen by the test that met it.
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
        response.end(`stand-in: ${error instanceof Error ? error.stack : String(error)}`)
      })
    })
    this.#server.on('connection', () => this.#connections++)
    // Idle connections are kept longer than any test pauses; a reset on re-use is a fault only when one is planned.
    this.#server.keepAliveTimeout = 120_000
    this.#server.requestTimeout = 0
  }

  async listen(): Promise<string> {
    await new Promise<void>((done, failed) => {
      this.#server.once('error', failed)
      this.#server.listen(0, '127.0.0.1', done)
    })
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  plan(rules: readonly FaultRule[]): void {
    this.#faults.plan(rules)
  }

  set(changes: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...changes }
    this.#account.limit = this.#settings.characterLimit
    if (changes.glossaryCalls !== undefined) this.#glossaryCalls = 0
  }

  requests(): readonly RecordedRequest[] {
    return this.#entries.map((entry) => ({ ...entry }))
  }

  stats(): Stats {
    return {
      requests: this.#entries.length,
      translations: this.#entries.filter(({ url }) => url.startsWith('/v2/translate')).length,
      byStatus: countStatuses(this.#entries),
      billed: this.#entries.reduce((sum, { billed }) => sum + billed, 0),
      inFlight: this.#inFlight,
      maxInFlight: this.#maxInFlight,
      connections: this.#connections,
      abandoned: this.#abandoned,
      texts: this.#account.texts(),
    }
  }

  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    await new Promise<void>((done) => {
      this.#server.close(() => done())
      this.#server.closeAllConnections()
    })
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request)
    if (raw === null) return
    const url = new URL(request.url ?? '/', 'http://stand.in')
    const incoming: Incoming = {
      method: request.method ?? 'GET',
      path: url.pathname.replace(/(?<=.)\/$/u, ''),
      query: url.searchParams,
      headers: request.headers,
      raw,
    }
    response.setHeader('X-Trace-ID', this.#nextTrace())
    const control = answerControl(incoming, this)
    if (control) {
      send(response, control)
      return
    }
    const entry = this.#record(incoming, request.url ?? '/')
    const fault = this.#faults.next({ method: incoming.method, path: incoming.path, body: entry.body })
    entry.fault = fault?.kind ?? null
    response.once('close', () => {
      entry.endedMs ??= performance.now() - this.#started
      entry.isAnswered = response.writableFinished
    })
    await this.#answer(incoming, response, entry, fault)
  }

  #record(incoming: Incoming, url: string): Entry {
    const { authorization, ...headers } = incoming.headers
    const entry: Entry = {
      n: this.#entries.length,
      method: incoming.method,
      url,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      key: authorization === undefined ? 'none' : this.#keyOf(incoming) === null ? 'wrong' : 'right',
      body: incoming.raw.toString('utf8'),
      bytes: incoming.raw.length,
      startedMs: performance.now() - this.#started,
      endedMs: null,
      fault: null,
      status: null,
      isAnswered: false,
      billed: 0,
    }
    this.#entries.push(entry)
    return entry
  }

  #keyOf({ headers }: Incoming): KeyScopes | null {
    const given = /^DeepL-Auth-Key (.+)$/u.exec(headers.authorization ?? '')?.[1]
    return this.#keys.find(({ key }) => key === given) ?? null
  }

  /** Faults before the work, the work, faults after it. */
  async #answer(incoming: Incoming, response: ServerResponse, entry: Entry, fault: Fault | null): Promise<void> {
    if (fault?.kind === 'reset' && fault.when === 'before') return void response.socket?.resetAndDestroy()
    if (fault?.kind === 'silence' && !fault.billed) return
    const early = beforeWork(fault, entry.body)
    const answer = early ?? (await this.#work(incoming, entry, fault))
    if (answer === null) return void response.destroy()
    if (fault?.kind === 'reset') return void response.socket?.resetAndDestroy()
    if (fault?.kind === 'silence') return
    if (response.destroyed) {
      if (entry.billed > 0) this.#abandoned++
      return
    }
    const late =
      fault?.kind === 'late-status' && answer.status < 300 ? planned(fault.status, fault.body, entry.body) : answer
    const final = fault?.kind === 'broken-json' ? { ...late, body: late.body.toString().slice(0, -2) } : late
    entry.status = final.status
    if (fault?.kind === 'cut') cut(response, final, fault.share)
    else send(response, final)
  }

  /** Null when the server is stopping. */
  async #work(incoming: Incoming, entry: Entry, fault: Fault | null): Promise<Answer | null> {
    try {
      if (incoming.path === '/v2/translate') this.#enforceSize(incoming)
      const key = this.#keyOf(incoming)
      const scope = scopeOf(incoming.path)
      if (key === null) return refuse(403, 'Authorization failure, check auth_key')
      if (scope !== null && key.scopes !== null && !key.scopes.includes(scope))
        return refuse(403, 'Forbidden', 'The key lacks the scope for this endpoint.')
      if (incoming.path === '/v2/translate') return await this.#translate(incoming, entry, fault)
      if (fault?.kind === 'latency') await this.#wait(fault.ms)
      const before = this.#account.count
      const answer = this.#other(incoming, key.key)
      entry.billed = this.#account.count - before
      return answer
    } catch (error) {
      if (error instanceof Refused) return error.answer
      if (this.#stopping.signal.aborted) return null
      throw error
    }
  }

  #enforceSize({ raw }: Incoming): void {
    const { maxBytes, maxBytesWithTags } = this.#settings
    const limit =
      maxBytesWithTags !== null && raw.includes('tag_handling') ? Math.min(maxBytesWithTags, maxBytes) : maxBytes
    if (raw.length > limit) throw new Refused(gatewayPage(413, 'Request Entity Too Large'))
  }

  async #translate(incoming: Incoming, entry: Entry, fault: Fault | null): Promise<Answer> {
    if (incoming.method !== 'POST') return refuse(405, 'Method not allowed')
    const { capacity, capacityRetryAfter } = this.#settings
    if (capacity !== null && this.#inFlight >= capacity)
      return {
        ...refuse(429, 'Too many requests'),
        ...(capacityRetryAfter === null ? {} : { headers: { 'Retry-After': capacityRetryAfter } }),
      }
    const fields = readFields(incoming)
    if (fault?.kind === 'glossary-gone')
      for (const id of [
        fields.text('glossary_id') ?? '',
        ...fields.texts('glossary_ids').flatMap((one) => one.split(',')),
      ])
        this.#glossaries.remove(id)
    if (fault?.kind === 'style-gone') this.#styles.remove(fields.text('style_id') ?? '')
    const request = readTranslation(fields, this.#settings, this.#glossaries, this.#styles)
    const bill = costs(request)
    const amount = bill.reduce((sum, { characters }) => sum + characters, 0)
    const extra = fault?.kind === 'overcharge' ? fault.by * bill.length : 0
    if (!this.#account.reserve(amount + extra)) return refuse(456, 'Quota Exceeded')
    this.#inFlight++
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight)
    let translations: TranslatedText[]
    try {
      const { latencyMs, jitterMs, latencyPerThousandMs } = this.#settings
      const due =
        performance.now() +
        latencyMs +
        jitterMs * fraction(`${this.#settings.seed} jitter ${entry.n}`) +
        (latencyPerThousandMs * amount) / 1000 +
        (fault?.kind === 'latency' ? fault.ms : 0)
      // The lexicon's own time is part of the latency, not on top of it.
      translations = [...translateAll(request, bill, this.#settings, fault)]
      await this.#wait(due - performance.now())
      // Whoever asked may be gone: the work was done all the same.
      this.#account.charge(amount + extra, request.target.code, bill)
      entry.billed = amount + extra
    } finally {
      this.#inFlight--
    }
    if (fault?.kind === 'array') {
      if (fault.by < 0) translations.splice(fault.by)
      else for (let n = 0; n < fault.by; n++) translations.push(...translations.slice(-1))
    }
    return json(200, { translations })
  }

  /** @throws {Error} when the server stops meanwhile; the work is not finished then */
  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await sleep(Math.ceil(milliseconds), undefined, { signal: this.#stopping.signal })
    this.#stopping.signal.throwIfAborted()
  }

  #other(incoming: Incoming, key: string): Answer {
    const scope = scopeOf(incoming.path)
    switch (scope) {
      case 'usage':
        return incoming.path === '/v2/usage' ? answerUsage(this.#account, key, new Date()) : refuse(404, 'Not found')
      case 'languages':
        if (incoming.path === '/v2/languages') return answerLanguagesV2(incoming)
        return incoming.path === '/v3/languages' ? answerLanguagesV3(incoming) : refuse(404, 'Not found')
      case 'glossaries': {
        const { glossaryCalls } = this.#settings
        // 456 here means too many calls, not an exhausted account.
        if (glossaryCalls !== null && ++this.#glossaryCalls > glossaryCalls) return refuse(456, 'Quota Exceeded')
        return answerGlossaries(incoming, this.#glossaries) ?? refuse(404, 'Not found')
      }
      case 'style_rules':
        return answerStyles(incoming, this.#styles) ?? refuse(404, 'Not found')
      case 'translation_memories':
        return answerTranslationMemories(incoming)
      case 'document':
        return answerDocuments(incoming, this.#documents, this.#account, this.#settings)
      case 'translate':
      case null:
        return refuse(404, 'Not found')
      default:
        return scope satisfies never
    }
  }
}
