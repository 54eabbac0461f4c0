/**
 * The shapes of the API's answers, written down from its documentation, to hold the stand-in's own answers against.
 *
 * A shape returns what is wrong, each with its path; nothing when the value has the shape. Unknown fields are wrong.
 */
import { isRecord } from './incoming.ts'

type Shape = (value: unknown, path?: string) => readonly string[]

const holds =
  (what: string, isRight: (value: unknown) => boolean): Shape =>
  (value, path = '$') =>
    isRight(value) ? [] : [`${path} is not ${what}`]

const text = holds('a text', (value) => typeof value === 'string')
const whole = holds('a whole number', (value) => Number.isInteger(value) && (value as number) >= 0)
const flag = holds('a boolean', (value) => typeof value === 'boolean')
const moment = holds(
  'a time of ISO 8601',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u.test(value),
)
const oneOf = (...values: readonly string[]): Shape =>
  holds(`one of ${values.join(', ')}`, (value) => values.includes(value as string))
const identifier = holds('an identifier', (value) => typeof value === 'string' && /^[\dA-Fa-f-]{32,64}$/u.test(value))
const anything = holds('anything', () => true)

const list =
  (of: Shape): Shape =>
  (value, path = '$') =>
    Array.isArray(value) ? value.flatMap((one, at) => of(one, `${path}[${at}]`)) : [`${path} is not a list`]

const record =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, path = '$') => {
    if (!isRecord(value)) return [`${path} is not an object`]
    const missing = Object.keys(required).filter((name) => !(name in value))
    return [
      ...missing.map((name) => `${path}.${name} is missing`),
      ...Object.entries(value).flatMap(([name, one]) => {
        const of = required[name] ?? optional[name]
        return of ? of(one, `${path}.${name}`) : [`${path}.${name} is unknown`]
      }),
    ]
  }

const dictionary = record({ source_lang: text, target_lang: text, entry_count: whole })
const glossary = record({ glossary_id: identifier, name: text, dictionaries: list(dictionary), creation_time: moment })
const oldGlossary = record({
  glossary_id: identifier,
  ready: flag,
  name: text,
  source_lang: text,
  target_lang: text,
  creation_time: moment,
  entry_count: whole,
})
const instruction = record({ id: identifier, label: text, prompt: text }, { source_language: text })
const style = record(
  {
    style_id: identifier,
    name: text,
    creation_time: moment,
    updated_time: moment,
    language: oneOf('de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'zh'),
    version: whole,
  },
  { configured_rules: anything, custom_instructions: list(instruction) },
)
const status = oneOf('stable', 'beta', 'early_access')
const feature = record({ status })

type ShapeName =
  | 'translations'
  | 'usage'
  | 'languagesV2'
  | 'languagesV3'
  | 'glossary'
  | 'glossaries'
  | 'dictionary'
  | 'entries'
  | 'oldGlossary'
  | 'oldGlossaries'
  | 'languagePairs'
  | 'style'
  | 'styles'
  | 'instruction'
  | 'translationMemories'
  | 'document'
  | 'documentStatus'
  | 'error'

export const shapes: Readonly<Record<ShapeName, Shape>> = {
  translations: record({
    translations: list(
      record(
        { detected_source_language: text, text },
        {
          billed_characters: whole,
          model_type_used: oneOf('quality_optimized', 'latency_optimized'),
          tag_handling_version: oneOf('v1', 'v2'),
        },
      ),
    ),
  }),
  usage: record(
    { character_count: whole, character_limit: whole },
    {
      products: list(
        record(
          { product_type: text, api_key_character_count: whole, character_count: whole },
          { billing_unit: text, api_key_unit_count: whole, account_unit_count: whole },
        ),
      ),
      api_key_character_count: whole,
      api_key_character_limit: whole,
      start_time: moment,
      end_time: moment,
    },
  ),
  languagesV2: list(record({ language: text, name: text }, { supports_formality: flag })),
  languagesV3: list(
    record({
      lang: text,
      name: text,
      status,
      usable_as_source: flag,
      usable_as_target: flag,
      features: record(
        {},
        { tag_handling: feature, auto_detection: feature, formality: feature, glossary: feature, style_rules: feature },
      ),
    }),
  ),
  glossary,
  glossaries: record({ glossaries: list(glossary) }),
  dictionary,
  entries: record({
    dictionaries: list(record({ source_lang: text, target_lang: text, entries: text, entries_format: oneOf('tsv') })),
  }),
  oldGlossary,
  oldGlossaries: record({ glossaries: list(oldGlossary) }),
  languagePairs: record({ supported_languages: list(record({ source_lang: text, target_lang: text })) }),
  style,
  styles: record({ style_rules: list(style) }),
  instruction,
  translationMemories: record({ translation_memories: list(anything), total_count: whole }),
  document: record({ document_id: identifier, document_key: identifier }),
  documentStatus: record(
    { document_id: identifier, status: oneOf('queued', 'translating', 'done', 'error') },
    { seconds_remaining: whole, billed_characters: whole, error_message: text },
  ),
  error: record({ message: text }, { detail: text }),
}
