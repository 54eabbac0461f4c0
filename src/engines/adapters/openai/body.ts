import type { Locale } from '../../../article/types.ts'
import type { CanonicalJson, EngineOptions, Item } from '../../contract.ts'
import { type PartsSegment, partsOf, tagIdsOf } from './parts.ts'
import { faultTexts, systemMessage } from './prompt.ts'
import type { OpenAiSettings } from './settings.ts'

/** Tokens a model may answer with for one code point of the source, and for the JSON around it. */
const tokensEach = 4
const tokensMore = 400

/**
 * The body of a request, complete but for the key: a constant system message, and a user message in which the article's
 * text stands in values of a JSON object only.
 */
export const chatBody = (
  settings: OpenAiSettings,
  sourceLocale: Locale,
  items: readonly Item[],
  locale: Locale,
  options: EngineOptions,
  context: string,
): CanonicalJson => {
  const segments = items.flatMap(partsOf)
  const faults = (options.faults ?? []).map((code) => faultTexts[code] ?? 'it could not be used')
  const user = {
    source_language: sourceLocale,
    target_language: locale,
    ...(context === '' ? {} : { context }),
    ...(faults.length === 0 ? {} : { refused_before_because: [...new Set(faults)] }),
    segments,
  }
  const length = items.reduce((sum, { chars }) => sum + chars, 0)
  return {
    model: options.model ?? settings.model,
    ...(settings.temperature === null ? {} : { temperature: settings.temperature ?? 0 }),
    ...(settings.seed === undefined ? {} : { seed: settings.seed }),
    [settings.tokenField ?? 'max_tokens']: length * tokensEach + tokensMore + 20 * tagIdsOf(segments).length,
    stream: false,
    messages: [
      { role: 'system', content: systemMessage },
      { role: 'user', content: JSON.stringify(user) },
    ],
    ...formatOf(settings.schema ?? 'strict', segments),
  }
}

/** What the answer must look like: the numbers of this request and no others. */
const formatOf = (
  schema: NonNullable<OpenAiSettings['schema']>,
  segments: readonly PartsSegment[],
): { readonly response_format?: CanonicalJson } => {
  if (schema === 'none') return {}
  if (schema === 'json') return { response_format: { type: 'json_object' } }
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'translation', strict: true, schema: schemaOf(segments) },
    },
  }
}

const schemaOf = (segments: readonly PartsSegment[]): CanonicalJson => {
  const ids = tagIdsOf(segments)
  const text = { type: 'string' }
  const one = {
    type: 'object',
    additionalProperties: false,
    required: ['tag', 'id'],
    properties: { tag: { enum: ['open', 'close', 'empty'] }, id: { enum: [...ids] } },
  }
  return {
    type: 'object',
    additionalProperties: false,
    required: ['segments'],
    properties: {
      segments: {
        type: 'array',
        minItems: segments.length,
        maxItems: segments.length,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['i', 'parts'],
          properties: {
            i: { type: 'integer', enum: segments.map(({ i }) => i) },
            parts: { type: 'array', items: ids.length === 0 ? text : { anyOf: [text, one] } },
          },
        },
      },
    },
  }
}

/** At most: a token is at least one byte of the prompt. */
export const chatCost = (
  body: CanonicalJson,
): { readonly unit: 'tokens'; readonly exact: boolean; readonly amount: number } => {
  const record = body as Readonly<Record<string, CanonicalJson>>
  const answer = Number(record.max_tokens ?? record.max_completion_tokens ?? 0)
  const prompt = new TextEncoder().encode(JSON.stringify(record.messages)).length
  return { unit: 'tokens', exact: false, amount: prompt + answer }
}
