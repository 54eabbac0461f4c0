import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pLimit from 'p-limit'
import type { ArticleRecord } from '../article/types.ts'
import {
  climbLadder,
  type EngineAdapter,
  type EngineFault,
  type EngineOptions,
  openEngine,
  type PlannedRequest,
  type Reply,
} from '../engines/index.ts'
import { GoosefootError } from '../errors.ts'
import { type Answered, unitsToAsk, withAnswers } from './engine-answers.ts'
import type { Place } from './locate.ts'
import { styleOf } from './style.ts'

/** An engine of `engineSettings`, ready to be asked. */
export interface OwnEngine {
  readonly name: string
  readonly adapter: EngineAdapter
}

/**
 * Opens an engine of the configuration.
 *
 * @returns null, with a note why, when it lacks its key: it is not asked then and nothing fails
 * @throws {GoosefootError} `config.engine-url`, `engine.recording`
 */
export const openOwnEngine = (place: Place, name: string, note: (text: string) => void): OwnEngine | null => {
  const settings = place.config.engineSettings[name]
  if (settings === undefined) return null
  const opened = openEngine(
    settings,
    {
      id: name,
      sourceLocale: place.config.sourceLocale,
      styleOf: (locale) => styleOf(place.config, locale),
    },
    { env: process.env, readText: (file) => readText(place, file) },
  )
  if (opened.kind === 'engine') return { name, adapter: opened.adapter }
  note(`${name} is not asked: ${opened.variable} is not set. What memory cannot answer stays open.`)
  return null
}

const readText = (place: Place, file: string): string => {
  try {
    return readFileSync(resolve(place.root, file), 'utf8')
  } catch {
    throw new GoosefootError('engine.recording', 'the recorded answers cannot be read.', {
      file,
      hint: 'Check "engineSettings", or record the answers.',
      exit: 'input',
    })
  }
}

const options: EngineOptions = { model: null, formality: 'default', glossary: null, style: null, context: true }
/** Requests under way at once, and how long one may take, in milliseconds. */
const atOnce = 4
const timeoutMs = 120_000

/** What came of asking for a record. */
export interface AskedRecord extends Answered {
  readonly faults: readonly EngineFault[]
}

/** Asks one engine for every segment of a record that has no target. */
export const askForRecord = async (
  { name, adapter }: OwnEngine,
  record: ArticleRecord,
  signal: AbortSignal,
): Promise<AskedRecord> => {
  const limit = pLimit(atOnce)
  let model: string | null = null
  const ask = (request: PlannedRequest): Promise<Reply> =>
    limit(async () => {
      const reply = await adapter.send(request, {
        signal,
        timeoutMs,
        idempotencyKey: request.key,
        resolve: (hash) => hash,
      })
      model = reply.texts.find((text) => text.model !== undefined)?.model ?? model
      return reply
    })
  const { outcomes, faults } = await climbLadder(adapter, unitsToAsk(record), record.targetLocale, options, ask)
  return { ...withAnswers(record, outcomes, name, model), faults }
}
