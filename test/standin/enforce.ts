/**
 * What DeepL documents as refused, for `POST /v2/translate`: every rule answers before any work and is free.
 *
 * Requests are not held against the API's own JSON schema: the official client's form encoding would not pass it.
 */
import { fail } from './answer.ts'
import { FragmentError, parseFragment } from './fragment.ts'
import type { Glossaries } from './glossaries.ts'
import type { Fields } from './incoming.ts'
import { findLanguage, type WireLanguage } from './languages.ts'
import type { Settings } from './settings.ts'
import type { StyleLists } from './styles.ts'

export interface Translation {
  readonly texts: readonly string[]
  readonly source: WireLanguage | null
  readonly target: WireLanguage
  /** Null: plain text. */
  readonly tags: { readonly handling: 'xml' | 'html'; readonly version: 'v1' | 'v2' } | null
  readonly ignoredTags: ReadonlySet<string>
  readonly showBilled: boolean
  readonly model: string | null
  /** Terms of the glossaries in their order; the first match wins. */
  readonly glossary: ReadonlyMap<string, string>
}

const models = ['quality_optimized', 'latency_optimized', 'prefer_quality_optimized'] as const

/** @throws {Refused} 400 or 404 */
export const readTranslation = (
  fields: Fields,
  settings: Settings,
  glossaries: Glossaries,
  styles: StyleLists,
): Translation => {
  const texts = fields.texts('text')
  if (texts.length === 0) fail(400, "Parameter 'text' not specified.")
  if (texts.length > settings.maxTexts) fail(400, `Too many texts: at most ${settings.maxTexts} in one request.`)
  const target = findLanguage(fields.text('target_lang') ?? fail(400, "Parameter 'target_lang' not specified."))
  if (!target?.target) return fail(400, "Value for 'target_lang' not supported.")
  const sourceCode = fields.text('source_lang')
  const source = sourceCode === null ? null : findLanguage(sourceCode)
  if (sourceCode !== null && !source?.source) fail(400, "Value for 'source_lang' not supported.")

  const formality = fields.choice('formality', ['default', 'more', 'less', 'prefer_more', 'prefer_less'])
  if ((formality === 'more' || formality === 'less') && !target.formality)
    fail(400, "'formality' is not supported for given 'target_lang'.")
  fields.choice('split_sentences', ['0', '1', 'nonewlines'])
  for (const name of ['splitting_tags', 'non_splitting_tags']) tagList(fields, name)
  for (const name of ['preserve_formatting', 'outline_detection', 'enable_beta_languages']) fields.flag(name)
  const tags = readTags(fields, settings, texts)
  enforceInstructions(fields.texts('custom_instructions'), target)
  enforceStyle(fields.text('style_id'), target, styles)
  if (fields.text('translation_memory_id') !== null) fail(404, 'Not found', 'The translation memory does not exist.')

  return {
    texts,
    source,
    target,
    tags,
    ignoredTags: new Set(tagList(fields, 'ignore_tags')),
    showBilled: fields.flag('show_billed_characters') ?? false,
    model: fields.choice('model_type', models),
    glossary: readGlossary(fields, source, target, glossaries),
  }
}

/** A list in JSON, names with commas in a form. */
const tagList = (fields: Fields, name: string): readonly string[] =>
  fields
    .texts(name)
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())

const readTags = (fields: Fields, settings: Settings, texts: readonly string[]): Translation['tags'] => {
  const handling = fields.choice('tag_handling', ['xml', 'html'])
  const version = fields.choice('tag_handling_version', ['v1', 'v2']) ?? settings.tagHandlingVersion
  if (handling === null) return null
  if (handling === 'html' || version === 'v1') return { handling, version }
  const context = settings.isContextXml ? fields.texts('context') : []
  if (
    !texts.every((text) => isStrict(text, settings.isParentNeeded)) ||
    !context.every((text) => isStrict(text, false))
  )
    fail(400, 'Tag handling parsing failed, please check input.')
  return { handling, version }
}

const isStrict = (text: string, isParentNeeded: boolean): boolean => {
  try {
    const roots = parseFragment(text)
    return !isParentNeeded || !roots.some((node) => node.kind === 'text' && node.text.trim() !== '')
  } catch (error) {
    if (error instanceof FragmentError) return false
    throw error
  }
}

const enforceInstructions = (instructions: readonly string[], target: WireLanguage): void => {
  if (instructions.length === 0) return
  if (!target.style) fail(400, "'custom_instructions' is not supported for given 'target_lang'.")
  if (instructions.length > 10) fail(400, "Too many 'custom_instructions': at most 10.")
  if (instructions.some((one) => Array.from(one).length > 300))
    fail(400, "A value of 'custom_instructions' is longer than 300 characters.")
}

const enforceStyle = (id: string | null, target: WireLanguage, styles: StyleLists): void => {
  if (id === null) return
  const style = styles.find(id)
  if (!style) return void fail(404, 'Not found', 'The style rule list does not exist.')
  if (style.language !== target.base) fail(400, "The language of 'style_id' does not match 'target_lang'.")
}

const readGlossary = (
  fields: Fields,
  source: WireLanguage | null,
  target: WireLanguage,
  glossaries: Glossaries,
): ReadonlyMap<string, string> => {
  const single = fields.text('glossary_id')
  const several = fields.texts('glossary_ids').flatMap((one) => one.split(','))
  if (single !== null && several.length > 0) fail(400, "'glossary_id' and 'glossary_ids' cannot be used together.")
  if (several.length > 5) fail(400, "Too many 'glossary_ids': at most 5.")
  const ids = single === null ? several : [single]
  const terms = new Map<string, string>()
  if (ids.length === 0) return terms
  if (source === null) return fail(400, "Parameter 'source_lang' is required when a glossary is used.")
  for (const id of ids) {
    const glossary = glossaries.find(id.trim())
    if (!glossary) return fail(404, 'Not found', 'The glossary does not exist.')
    const dictionary = glossary.dictionaries.find((one) => one.source === source.base && one.target === target.base)
    if (!dictionary) return fail(400, 'The glossary does not hold a dictionary for the given language pair.')
    for (const [from, to] of dictionary.entries) if (!terms.has(from)) terms.set(from, to)
  }
  return terms
}
