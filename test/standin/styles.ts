/** Style rule lists of `/v3/style_rules`: the version rises with every change; eight languages. */
import { type Answer, fail, json, noContent, refuse } from './answer.ts'
import { identifiers } from './identifiers.ts'
import { type Incoming, isRecord, jsonBody } from './incoming.ts'
import { findLanguage } from './languages.ts'

interface Instruction {
  readonly id: string
  readonly label: string
  readonly prompt: string
  readonly source_language?: string
}
export interface StyleList {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly version: number
  readonly created: string
  readonly updated: string
  readonly rules: Readonly<Record<string, unknown>>
  readonly instructions: readonly Instruction[]
}

const mostInstructions = 200
const promptCharacters = 300
const categories = new Set([
  'dates_and_times',
  'formatting',
  'numbers',
  'punctuation',
  'spelling_and_grammar',
  'style_and_tone',
  'vocabulary',
])

export class StyleLists {
  readonly #lists = new Map<string, StyleList>()
  readonly #nextId: () => string

  constructor(seed: number) {
    this.#nextId = identifiers(seed, 'style')
  }

  nextId(): string {
    return this.#nextId()
  }

  find(id: string): StyleList | null {
    return this.#lists.get(id) ?? null
  }

  all(): readonly StyleList[] {
    return [...this.#lists.values()]
  }

  remove(id: string): boolean {
    return this.#lists.delete(id)
  }

  set(list: StyleList): StyleList {
    this.#lists.set(list.id, list)
    return list
  }

  /** The list with changes, one version on. */
  change(list: StyleList, changes: Partial<Pick<StyleList, 'name' | 'rules' | 'instructions'>>): StyleList {
    return this.set({ ...list, ...changes, version: list.version + 1, updated: new Date().toISOString() })
  }
}

const record = (incoming: Incoming): Readonly<Record<string, unknown>> => {
  const body = jsonBody(incoming)
  return isRecord(body) ? body : fail(400, 'Bad request', 'The body is not a JSON object.')
}

const nonEmpty = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name]
  return typeof value === 'string' && value !== ''
    ? value
    : fail(400, 'Bad request', `'${name}' must be a non-empty text.`)
}

const readRules = (value: unknown): StyleList['rules'] => {
  if (value === undefined) return {}
  if (!isRecord(value)) return fail(400, 'Bad request', "'configured_rules' is not an object.")
  for (const [category, rules] of Object.entries(value))
    if (!categories.has(category) || !isRecord(rules))
      fail(400, 'Bad request', `There is no rule category '${category}'.`)
  return value
}

const readInstruction = (value: unknown, id: string): Instruction => {
  if (!isRecord(value)) return fail(400, 'Bad request', 'A custom instruction is not an object.')
  const prompt = nonEmpty(value, 'prompt')
  if (Array.from(prompt).length > promptCharacters) fail(400, 'Bad request', "'prompt' is longer than 300 characters.")
  return {
    id,
    label: nonEmpty(value, 'label'),
    prompt,
    ...(typeof value.source_language === 'string' ? { source_language: value.source_language } : {}),
  }
}

const info = (list: StyleList, isDetailed: boolean): object => ({
  style_id: list.id,
  name: list.name,
  creation_time: list.created,
  updated_time: list.updated,
  language: list.language,
  version: list.version,
  ...(isDetailed ? { configured_rules: list.rules, custom_instructions: list.instructions } : {}),
})

/** One page of a list: `page` counts from 0, `page_size` is 10 unless given, 25 at most. */
export const page = <T>(list: readonly T[], query: URLSearchParams): readonly T[] => {
  const number = Number(query.get('page') ?? 0)
  const size = Number(query.get('page_size') ?? 10)
  if (!Number.isInteger(number) || number < 0) fail(400, 'Bad request', "Value for 'page' is not valid.")
  if (!Number.isInteger(size) || size < 1 || size > 25) fail(400, 'Bad request', "Value for 'page_size' is not valid.")
  return list.slice(number * size, (number + 1) * size)
}

const notAllowed: Answer = refuse(405, 'Method not allowed')

/** Null when the path is not one of style lists. */
export const answerStyles = (incoming: Incoming, store: StyleLists): Answer | null => {
  const [, version, collection, id, rest, instruction] = incoming.path.split('/')
  if (version !== 'v3' || collection !== 'style_rules') return null
  if (id === undefined) return answerCollection(incoming, store)
  const list = store.find(decodeURIComponent(id))
  if (!list) return refuse(404, 'Not found', 'The style rule list does not exist.')
  if (rest === 'custom_instructions') return answerInstructions(incoming, store, list, instruction)
  if (rest === 'configured_rules') {
    if (incoming.method !== 'PUT') return notAllowed
    return json(200, info(store.change(list, { rules: readRules(record(incoming)) }), true))
  }
  if (rest !== undefined) return refuse(404, 'Not found')
  switch (incoming.method) {
    case 'GET':
      return json(200, info(list, true))
    case 'PATCH':
      return json(200, info(store.change(list, { name: nonEmpty(record(incoming), 'name') }), true))
    case 'DELETE':
      store.remove(list.id)
      return noContent
    default:
      return notAllowed
  }
}

const answerCollection = (incoming: Incoming, store: StyleLists): Answer => {
  if (incoming.method === 'GET') {
    const isDetailed = incoming.query.get('detailed') === 'true'
    return json(200, { style_rules: page(store.all(), incoming.query).map((list) => info(list, isDetailed)) })
  }
  if (incoming.method !== 'POST') return notAllowed
  const body = record(incoming)
  const language = findLanguage(nonEmpty(body, 'language'))
  if (!language?.style || language.code.includes('-'))
    return refuse(400, 'Bad request', "Value for 'language' not supported.")
  const instructions = body.custom_instructions ?? []
  if (!Array.isArray(instructions) || instructions.length > mostInstructions)
    return refuse(400, 'Bad request', "'custom_instructions' is not a list of at most 200.")
  const now = new Date().toISOString()
  const list = store.set({
    name: nonEmpty(body, 'name'),
    language: language.base,
    rules: readRules(body.configured_rules),
    instructions: instructions.map((one: unknown) => readInstruction(one, store.nextId())),
    id: store.nextId(),
    version: 1,
    created: now,
    updated: now,
  })
  return json(201, info(list, true))
}

const answerInstructions = (incoming: Incoming, store: StyleLists, list: StyleList, id: string | undefined): Answer => {
  if (id === undefined) {
    if (incoming.method !== 'POST') return notAllowed
    if (list.instructions.length >= mostInstructions)
      return refuse(400, 'Bad request', 'There are 200 instructions already.')
    const added = readInstruction(record(incoming), store.nextId())
    store.change(list, { instructions: [...list.instructions, added] })
    return json(201, added)
  }
  const found = list.instructions.find((one) => one.id === decodeURIComponent(id))
  if (!found) return refuse(404, 'Not found', 'The custom instruction does not exist.')
  switch (incoming.method) {
    case 'GET':
      return json(200, found)
    case 'PUT': {
      const changed = readInstruction(record(incoming), found.id)
      store.change(list, { instructions: list.instructions.map((one) => (one.id === found.id ? changed : one)) })
      return json(200, changed)
    }
    case 'DELETE':
      store.change(list, { instructions: list.instructions.filter((one) => one.id !== found.id) })
      return noContent
    default:
      return notAllowed
  }
}
