import { createRequire } from 'node:module'
import { EngineError, type Io, type PlannedRequest, type Reply } from '../../contract.ts'
import { GoosefootError } from '../../../errors.ts'
import { deeplFault, faultMessage } from './faults.ts'
import type { DeeplBody } from './request.ts'
import type { DeeplStyle } from './style.ts'
import { watchCall } from './watch.ts'

export interface DeeplServer {
  /** Reads the key when it is needed; it is held nowhere else. */
  readonly key: () => string
  /** Another server than the one the key is for. */
  readonly url?: string | undefined
  readonly proxy?: { readonly host: string; readonly port: number } | undefined
  readonly version: string
}

/** A glossary as DeepL stores it. */
export interface StoredGlossary {
  readonly id: string
  readonly name: string
  readonly entries: number
  /** Unix milliseconds. */
  readonly created: number
}

/** What we ask of DeepL; each is exactly one attempt and rejects only with `EngineError`. */
export interface DeeplClient {
  readonly translate: (request: PlannedRequest, io: Io) => Promise<Reply>
  readonly listGlossaries: (signal: AbortSignal) => Promise<readonly StoredGlossary[]>
  readonly createGlossary: (
    name: string,
    pair: { readonly source: string; readonly target: string; readonly tsv: string },
    signal: AbortSignal,
  ) => Promise<StoredGlossary>
  readonly deleteGlossary: (id: string, signal: AbortSignal) => Promise<void>
  readonly listStyles: (signal: AbortSignal) => Promise<readonly StoredStyle[]>
  readonly createStyle: (style: DeeplStyle & { readonly name: string }, signal: AbortSignal) => Promise<StoredStyle>
}

/** A list of style rules as DeepL stores it. */
export interface StoredStyle {
  readonly id: string
  readonly name: string
}

/** The client's debug log prints whole articles. Its own copy of the logger is silenced, whichever that is. */
const silenceClient = (): void => {
  const inClient = createRequire(createRequire(import.meta.url).resolve('deepl-node'))
  const loglevel = inClient('loglevel') as {
    getLogger: (name: string) => { setLevel: (level: string, persist: boolean) => void }
  }
  loglevel.getLogger('deepl').setLevel('silent', false)
}

const glossaryTimeout = 60_000
const stylesOnPage = 25

/**
 * The server a key belongs to, or the one that is configured.
 *
 * @throws {GoosefootError} `config.server` for one that would send the article in the clear
 */
export const serverUrl = (key: string, url: string | undefined): URL => {
  let parsed: URL
  try {
    parsed = new URL(url ?? (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'))
  } catch {
    throw new GoosefootError('config.server', 'the address of the DeepL server is no URL.', {
      hint: 'Correct deepl.server or DEEPL_SERVER_URL.',
    })
  }
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(parsed.hostname)
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopback))
    throw new GoosefootError(
      'config.server',
      `the DeepL server is asked by "${parsed.protocol}", which everybody on the way can read; https was expected.`,
      { hint: 'Correct deepl.server or DEEPL_SERVER_URL.' },
    )
  return parsed
}

/**
 * The official client, tamed: one attempt a call, no retries of its own, no proxy from the environment, no word in any log.
 * The key lives in this closure only; nothing that is returned or thrown holds it.
 */
export const createDeeplClient = async (server: DeeplServer): Promise<DeeplClient> => {
  const deepl = await import('deepl-node')
  silenceClient()
  const key = server.key()
  const url = serverUrl(key, server.url)
  const longest = 600_000
  const client = new deepl.DeepLClient(key, {
    serverUrl: url.origin + url.pathname.replace(/\/$/u, ''),
    maxRetries: 0,
    minTimeout: longest,
    sendPlatformInfo: false,
    // `false` switches off what the environment says; the type does not know it.
    proxy: (server.proxy ?? false) as { host: string; port: number },
    appInfo: { appName: 'goosefoot', appVersion: server.version },
  })
  const host = server.proxy === undefined ? url.host : `${server.proxy.host}:${server.proxy.port}`
  const attempt = async <Result>(
    call: () => Promise<Result>,
    io: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<{ readonly result: Result; readonly status: number; readonly trace: string | null }> => {
    const watched = await watchCall(call, { host, ...io })
    // A call that came to its end after we had given it up is an answer all the same.
    if (watched.kind === 'done')
      return { result: watched.result, status: watched.seen.status ?? 200, trace: watched.seen.trace }
    const fault = deeplFault(watched.seen, Date.now())
    throw new EngineError(fault, faultMessage(fault))
  }
  const asked = (signal: AbortSignal): { readonly signal: AbortSignal; readonly timeoutMs: number } => ({
    signal,
    timeoutMs: glossaryTimeout,
  })
  return {
    translate: async (request, io) => {
      const body = request.body as unknown as DeeplBody
      const { result, status, trace } = await attempt(
        () =>
          client.translateText(
            [...body.text],
            body.source_lang.toLowerCase() as 'de',
            body.target_lang as 'fr',
            // A fresh object a call: the client writes into it.
            {
              modelType: body.model_type as 'quality_optimized',
              ...(body.context === '' ? {} : { context: body.context }),
              ...(body.formality === null ? {} : { formality: body.formality as 'prefer_more' }),
              ...(body.glossary === null ? {} : { glossary: io.resolve(body.glossary) }),
              ...(body.style === null ? {} : { styleRule: io.resolve(body.style) }),
              ...(body.tags
                ? ({
                    tagHandling: 'xml',
                    tagHandlingVersion: 'v2',
                    outlineDetection: false,
                    splittingTags: ['s'],
                  } as const)
                : {}),
            },
          ),
        io,
      )
      return {
        status,
        headers: trace === null ? {} : { 'x-trace-id': trace },
        texts: result.map((one) => ({
          text: one.text,
          ...(Number.isSafeInteger(one.billedCharacters) ? { billed: one.billedCharacters } : {}),
          ...(one.modelTypeUsed === undefined ? {} : { model: one.modelTypeUsed }),
        })),
      }
    },
    listGlossaries: async (signal) => {
      const { result } = await attempt(() => client.listMultilingualGlossaries(), asked(signal))
      return result.map(storedOf)
    },
    createGlossary: async (name, { source, target, tsv }, signal) => {
      // The client's own table of entries loses some terms and sorts others; it only asks for the text.
      const entries = { toTsv: () => tsv } as unknown as InstanceType<typeof deepl.GlossaryEntries>
      const { result } = await attempt(
        () => client.createMultilingualGlossary(name, [{ sourceLangCode: source, targetLangCode: target, entries }]),
        asked(signal),
      )
      return storedOf(result)
    },
    deleteGlossary: async (id, signal) => {
      await attempt(() => client.deleteMultilingualGlossary(id), asked(signal))
    },
    listStyles: async (signal) => {
      const found: StoredStyle[] = []
      for (let page = 0; ; page++) {
        const { result } = await attempt(() => client.getAllStyleRules(page, stylesOnPage), asked(signal))
        found.push(...result.map(({ styleId, name }) => ({ id: styleId, name })))
        if (result.length < stylesOnPage) return found
      }
    },
    createStyle: async (style, signal) => {
      const { result } = await attempt(
        () =>
          client.createStyleRule({
            name: style.name,
            language: style.language,
            configured_rules: Object.fromEntries(
              Object.entries(style.configured_rules).map(([name, rules]) => [name, { ...rules }]),
            ),
            custom_instructions: style.custom_instructions.map((one) => ({ ...one })),
          }),
        asked(signal),
      )
      return { id: result.styleId, name: result.name }
    },
  }
}

const storedOf = (info: {
  readonly glossaryId: string
  readonly name: string
  readonly creationTime: Date
  readonly dictionaries: readonly { readonly entryCount: number }[]
}): StoredGlossary => ({
  id: info.glossaryId,
  name: info.name,
  entries: info.dictionaries.reduce((sum, { entryCount }) => sum + entryCount, 0),
  created: info.creationTime.getTime(),
})
