import type { Locale } from '../../article/types.ts'
import type { CanonicalJson, Caps, EngineOptions, EngineUnit, Item, PlannedRequest, Shape } from '../contract.ts'
import { encodeUnit } from '../wire/index.ts'
import { keyOf } from './canonical.ts'
import { contextFor } from './context.ts'

/** What planning must know of an engine; everything pure. */
export interface PlanRules {
  readonly engine: string
  readonly wireVersion: number
  readonly caps: Caps
  /** What besides the text decides an answer: model, address of the service, arguments. No secret. */
  readonly identity: CanonicalJson
  readonly body: (items: readonly Item[], locale: Locale, options: EngineOptions, context: string) => CanonicalJson
  readonly cost: (items: readonly Item[], body: CanonicalJson) => PlannedRequest['cost']
}

/**
 * Plans the requests of one article into one locale: every wanted segment once, texts of one article only, each request
 * within the engine's limits. Texts without a letter are not sent.
 */
export const planRequests = (
  units: readonly EngineUnit[],
  locale: Locale,
  options: EngineOptions,
  rules: PlanRules,
): readonly PlannedRequest[] => {
  const requests: PlannedRequest[] = []
  for (const group of Map.groupBy(units, ({ article }) => article).values()) {
    // Where only some sentences of a block are sent, the block itself is context.
    const context = (asked: readonly EngineUnit[]): string =>
      options.context
        ? contextFor(
            group,
            asked,
            asked.some(({ segments }) => segments.some(({ wanted }) => !wanted)) ? 'sentence' : 'block',
          )
        : ''
    let items: Item[] = []
    let of: EngineUnit[] = []
    const flush = (): void => {
      if (items.length > 0) requests.push(requestOf(items, locale, options, rules, context(of)))
      items = []
      of = []
    }
    for (const unit of group)
      for (const item of itemsOf(unit, locale, options, rules)) {
        const next = [...items, item]
        const tooMany = next.length > rules.caps.maxTexts
        if (items.length > 0 && (tooMany || bytesOf(next, locale, options, rules) > rules.caps.maxBytes)) flush()
        items.push(item)
        of.push(unit)
      }
    flush()
  }
  return requests
}

/** The texts of one unit. Their keys hold no id and no context, so that the same sentence elsewhere is not bought again. */
const itemsOf = (unit: EngineUnit, locale: Locale, options: EngineOptions, rules: PlanRules): readonly Item[] => {
  const wanted = unit.segments.filter((segment) => segment.wanted)
  if (wanted.length === 0) return []
  const shape = shapeFor(unit, options, rules.caps)
  return encodeUnit(unit, shape)
    .filter(({ wire }) => /\p{L}/u.test(wire.replace(/<[^>]*>/gu, '')))
    .map((encoded): Item => {
      const { model, formality, glossary, style } = options
      const resultKey = keyOf({
        engine: rules.engine,
        version: rules.wireVersion,
        identity: rules.identity,
        locale,
        shape: encoded.shape,
        wire: encoded.wire,
        faults: options.faults ?? [],
        model,
        formality,
        glossary,
        style,
      })
      return { block: unit.block, resultKey, ...encoded }
    })
}

/** Whole blocks where all of them is wanted; what the engine cannot take is sent plainer. */
const shapeFor = (unit: EngineUnit, options: EngineOptions, caps: Caps): Shape => {
  const all = unit.segments.every(({ wanted }) => wanted)
  const first: Shape = options.shape ?? (all ? 'block' : 'sentence')
  const order: readonly Shape[] = ['block', 'sentence', 'plain']
  return order.slice(order.indexOf(first)).find((shape) => caps.shapes.includes(shape)) ?? 'plain'
}

/** The same request with only these of its items, for engines whose body depends on the texts only. */
export const narrowRequest = (request: PlannedRequest, items: readonly Item[], rules: PlanRules): PlannedRequest =>
  requestOf(items, request.locale, noOptions, rules, '')

const noOptions: EngineOptions = { model: null, formality: 'default', glossary: null, style: null, context: false }

const byteLength = (body: CanonicalJson): number => new TextEncoder().encode(JSON.stringify(body)).length

const bytesOf = (items: readonly Item[], locale: Locale, options: EngineOptions, rules: PlanRules): number =>
  byteLength(rules.body(items, locale, options, ''))

const requestOf = (
  items: readonly Item[],
  locale: Locale,
  options: EngineOptions,
  rules: PlanRules,
  context: string,
): PlannedRequest => {
  const body = rules.body(items, locale, options, context)
  const key = keyOf({ engine: rules.engine, version: rules.wireVersion, identity: rules.identity, locale, body })
  return { engine: rules.engine, locale, key, body, items, bytes: byteLength(body), cost: rules.cost(items, body) }
}
