import type { CanonicalJson, EngineOptions, EngineUnit, Item, PlannedRequest, Shape } from '../../contract.ts'
import { batchItems, contextFor, keyOf, relevantTerms } from '../../plan/index.ts'
import { hasLetter } from '../../answer/index.ts'
import { decodeWire, encodeUnit } from '../../wire/index.ts'
import { deeplLocale } from './locales.ts'

export const deeplId = 'deepl'
/** Changes only when the text on the wire would change: everything is bought anew then. */
export const deeplWireVersion = 1

/** The body of a request, without its texts' ids; what `send` makes a call of. */
export interface DeeplBody {
  readonly text: readonly string[]
  readonly source_lang: string
  readonly target_lang: string
  readonly model_type: string
  readonly context: string
  readonly formality: string | null
  /** Content hashes; `Io.resolve` gives the ids. */
  readonly glossary: string | null
  readonly style: string | null
  readonly tags: boolean
}

/** What the planning of DeepL's requests must know besides the options of a run. */
export interface DeeplPlan {
  readonly sourceLocale: string
  /** The tag a locale of the project is asked for by; see `deeplLocale`. */
  readonly tagOf: (locale: string) => string
  readonly maxTexts: number
  readonly maxBytes: number
}

const languageOf = (locale: string): string => locale.split('-')[0]?.toUpperCase() ?? ''

/** @throws {GoosefootError} `engine.locale` */
export const planDeepl = (
  units: readonly EngineUnit[],
  locale: string,
  options: EngineOptions,
  plan: DeeplPlan,
): readonly PlannedRequest[] => {
  const target = deeplLocale(plan.tagOf(locale))
  const wanted = units.filter(({ segments }) => segments.some((segment) => segment.wanted))
  const shapeOf = (unit: EngineUnit): Shape =>
    target.isPlain
      ? 'plain'
      : (options.shape ?? (unit.segments.every((segment) => segment.wanted) ? 'block' : 'sentence'))
  const settings = {
    source_lang: languageOf(plan.sourceLocale),
    target_lang: target.wire,
    model_type: options.model ?? 'quality_optimized',
    formality: target.formality && options.formality !== 'default' ? `prefer_${options.formality}` : null,
    glossary: target.glossary === null ? null : options.glossary,
    style: options.style,
  }
  const groups = new Map<Shape, EngineUnit[]>()
  for (const unit of wanted) {
    const shape = shapeOf(unit)
    groups.set(shape, [...(groups.get(shape) ?? []), unit])
  }
  return [...groups].flatMap(([shape, ofShape]) => {
    const context = options.context ? contextFor(units, ofShape, shape) : ''
    const items = ofShape.flatMap((unit) =>
      encodeUnit(unit, shape)
        .filter(({ wire }) => hasLetter(wire))
        .map((encoded): Item => {
          const plain = shape === 'plain' ? encoded.wire : decodeWire(encoded.wire).text
          const terms = settings.glossary === null ? [] : relevantTerms(options.terms ?? [], plain)
          return {
            block: unit.block,
            ...encoded,
            // Without context, position, ids of ours, and with only the terms that can matter in it.
            resultKey: keyOf({
              engine: deeplId,
              version: deeplWireVersion,
              wire: encoded.wire,
              shape,
              ...settings,
              glossary: terms.map(({ source, target: into }) => [source, into]),
            }),
          }
        }),
    )
    const tags = shape !== 'plain'
    return batchItems(items, plan, (some) => requestOf(some, { ...settings, context, tags }, locale))
  })
}

/** The same request with only these of its items. */
export const narrowDeepl = (request: PlannedRequest, items: readonly Item[]): PlannedRequest => {
  const { text: _, ...settings } = request.body as unknown as DeeplBody
  return requestOf(items, settings, request.locale)
}

const requestOf = (items: readonly Item[], settings: Omit<DeeplBody, 'text'>, locale: string): PlannedRequest => {
  const body: DeeplBody = { ...settings, text: items.map(({ wire }) => wire) }
  return {
    engine: deeplId,
    locale,
    key: keyOf({ engine: deeplId, version: deeplWireVersion, ...body }),
    body: body as unknown as CanonicalJson,
    items,
    bytes: formBytes(body),
    cost: { unit: 'codepoints', exact: true, amount: items.reduce((sum, { chars }) => sum + chars, 0) },
  }
}

/** Bytes of ids and of parameters that do not depend on the request. */
const overhead = 320

/** Bytes of the request as it will be sent: a form, in which each byte beyond ASCII takes three (design note, section 7). */
const formBytes = ({ text, context }: DeeplBody): number => {
  const form = new URLSearchParams()
  for (const one of text) form.append('text', one)
  form.append('context', context)
  return form.toString().length + overhead
}
