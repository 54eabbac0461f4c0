import { parseAnswer } from '../../answer/index.ts'
import type { CanonicalJson, Caps, EngineAdapter, Io, PlannedRequest, Reply } from '../../contract.ts'
import { narrowRequest, type PlanRules, planRequests } from '../../plan/index.ts'
import type { AdapterContext } from '../context.ts'
import { runProgram } from './run.ts'
import type { CommandSettings } from './settings.ts'

/** Changes when the texts that are written to programs change. */
const wireVersion = 1

/** A program may write so many bytes for each byte it reads, and so many more. */
const outputEach = 40
const outputMore = 1 << 20

const capsOf = (settings: CommandSettings): Caps => ({
  inline: settings.tags === true ? 'xml' : 'none',
  shapes: settings.tags === true ? ['block', 'sentence', 'plain'] : ['plain'],
  maxTexts: 500,
  maxBytes: 1 << 20,
  billing: 'none',
  glossary: 'none',
  context: false,
  idempotency: true,
})

/**
 * A program on this machine that translates what it reads, one text a line: a rule-based engine, a local model, a script.
 *
 * @see design note engines.md, section 12
 */
export const commandAdapter = (settings: CommandSettings, context: AdapterContext): EngineAdapter => {
  const rules: PlanRules = {
    engine: context.id,
    wireVersion,
    caps: capsOf(settings),
    identity: { command: [...settings.command], protocol: settings.protocol ?? 'lines' },
    body: (items) => items.map(({ wire }) => wire),
    cost: () => ({ unit: 'codepoints', exact: true, amount: 0 }),
  }
  return {
    id: context.id,
    wireVersion,
    caps: rules.caps,
    plan: (units, locale, options) => planRequests(units, locale, { ...options, context: false }, rules),
    narrow: (request, items) => narrowRequest(request, items, rules),
    send: (request, io) => send(settings, context, request, io),
    parse: (request, reply) =>
      parseAnswer(request, reply, { sourceLocale: context.sourceLocale, style: context.styleOf(request.locale) }),
  }
}

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale

const send = async (
  settings: CommandSettings,
  context: AdapterContext,
  request: PlannedRequest,
  io: Io,
): Promise<Reply> => {
  const nameOf = (locale: string): string =>
    settings.languages?.[locale] ?? settings.languages?.[languageOf(locale)] ?? languageOf(locale)
  const values: Readonly<Record<string, string>> = {
    '{source}': nameOf(context.sourceLocale),
    '{target}': nameOf(request.locale),
    '{locale}': request.locale,
  }
  const command = settings.command.map((one) =>
    one.replace(/\{(?:source|target|locale)\}/gu, (name) => values[name] ?? name),
  )
  const texts = request.body as readonly CanonicalJson[] as readonly string[]
  const input = texts
    .map((text, i) => `${settings.protocol === 'json' ? JSON.stringify({ i, text }) : text}\n`)
    .join('')
  const output = await runProgram({
    command,
    env: environment(settings.env ?? []),
    input,
    signal: io.signal,
    timeoutMs: io.timeoutMs,
    limit: Buffer.byteLength(input) * outputEach + outputMore,
  })
  const answers = settings.protocol === 'json' ? jsonLines(output, texts.length) : plainLines(output)
  return { status: 200, headers: {}, texts: answers.map((text) => ({ text })) }
}

/** A program sees what it needs to start and to read UTF-8, and what the configuration lets it see: no key. */
const environment = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'SystemRoot', ...names].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

const plainLines = (output: string): readonly string[] => {
  const lines = output.split(/\r?\n/u)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** Texts in the order of their numbers; none at all when one is missing, doubled or no number. */
const jsonLines = (output: string, count: number): readonly string[] => {
  const texts = new Map<number, string>()
  for (const line of plainLines(output)) {
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return []
    }
    if (typeof value !== 'object' || value === null || !('i' in value) || !('text' in value)) return []
    if (typeof value.i !== 'number' || typeof value.text !== 'string' || texts.has(value.i)) return []
    texts.set(value.i, value.text)
  }
  const answers = Array.from({ length: count }, (_, i) => texts.get(i))
  return texts.size === count && answers.every((text) => text !== undefined) ? answers : []
}
