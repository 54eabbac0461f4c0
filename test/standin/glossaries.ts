/** Stored glossaries: `/v3/glossaries` with several dictionaries each, and the older `/v2/glossaries` with one. */
import { type Answer, fail, json, noContent, refuse } from './answer.ts'
import { identifiers } from './identifiers.ts'
import { type Fields, formFields, type Incoming, isRecord, jsonBody, mediaType, readFields } from './incoming.ts'
import { findLanguage, wireLanguages } from './languages.ts'

export interface Dictionary {
  readonly source: string
  readonly target: string
  readonly entries: ReadonlyMap<string, string>
}
export interface Glossary {
  readonly id: string
  readonly name: string
  readonly created: string
  readonly dictionaries: readonly Dictionary[]
}

/** UTF-8 bytes of one side of an entry, of a name, and of a dictionary as it is sent. */
const sideBytes = 1024
const dictionaryBytes = 10 * 1024 * 1024
const mostGlossaries = 1000
// C0, C1 and the two separators.
const forbidden = /[\u0000-\u001f\u0080-\u009f\u2028\u2029]/u

export class Glossaries {
  readonly #glossaries = new Map<string, Glossary>()
  readonly #nextId: () => string

  constructor(seed: number) {
    this.#nextId = identifiers(seed, 'glossary')
  }

  find(id: string): Glossary | null {
    return this.#glossaries.get(id) ?? null
  }

  all(): readonly Glossary[] {
    return [...this.#glossaries.values()]
  }

  remove(id: string): boolean {
    return this.#glossaries.delete(id)
  }

  add(name: string, dictionaries: readonly Dictionary[]): Glossary {
    checkName(name)
    if (this.#glossaries.size >= mostGlossaries) fail(456, 'Maximum number of glossaries reached.')
    const glossary = { id: this.#nextId(), name, created: new Date().toISOString(), dictionaries }
    this.#glossaries.set(glossary.id, glossary)
    return glossary
  }

  set(glossary: Glossary): Glossary {
    this.#glossaries.set(glossary.id, glossary)
    return glossary
  }
}

const checkName = (name: string): void => {
  if (name === '') fail(400, 'Bad request', "'name' must not be empty.")
  if (Buffer.byteLength(name) > sideBytes) fail(400, 'Bad request', "'name' is longer than 1024 bytes.")
}

const language = (name: string, code: string | null): string => {
  const found = code === null ? null : findLanguage(code)
  if (!found?.glossary) return fail(400, 'Bad request', `Value for '${name}' not supported.`)
  return found.base
}

const splitRow = (line: string, format: 'tsv' | 'csv'): readonly string[] =>
  format === 'tsv'
    ? line.split('\t')
    : [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gu)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      )

/** @throws {Refused} 400 for an entry that breaks a rule, naming its line */
export const readEntries = (text: string, format: 'tsv' | 'csv'): ReadonlyMap<string, string> => {
  if (Buffer.byteLength(text) > dictionaryBytes) fail(413, 'Payload too large')
  const entries = new Map<string, string>()
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line === '') continue
    const row = splitRow(line, format)
    const refuseLine = (what: string): never =>
      fail(400, 'Invalid glossary entries provided', `Line ${index + 1}: ${what}.`)
    const [source, target] = row
    if (source === undefined || target === undefined || row.length !== (format === 'tsv' ? 2 : row.length))
      return refuseLine('an entry is a source and a target')
    for (const side of [source, target]) {
      if (side === '') refuseLine('a side is empty')
      if (side !== side.trim()) refuseLine('white space at an end')
      if (forbidden.test(side)) refuseLine('a control character')
      if (Buffer.byteLength(side) > sideBytes) refuseLine('longer than 1024 bytes')
    }
    if (entries.has(source)) refuseLine('the source is there twice')
    entries.set(source, target)
  }
  if (entries.size === 0) fail(400, 'Invalid glossary entries provided', 'There are no entries.')
  return entries
}

const readDictionary = (fields: Fields): Dictionary => ({
  source: language('source_lang', fields.text('source_lang')),
  target: language('target_lang', fields.text('target_lang')),
  entries: readEntries(
    fields.text('entries') ?? fail(400, 'Bad request', "Parameter 'entries' not specified."),
    fields.choice('entries_format', ['tsv', 'csv']) ??
      fail(400, 'Bad request', "Parameter 'entries_format' not specified."),
  ),
})

/** Name and dictionaries of a v3 body: JSON, or form fields such as `dictionaries[0].source_lang`. */
const readV3 = (incoming: Incoming): { readonly name: string | null; readonly dictionaries: readonly Dictionary[] } => {
  if (mediaType(incoming.headers) === 'application/json') {
    const body = jsonBody(incoming)
    if (!isRecord(body)) return fail(400, 'Bad request', 'The body is not a JSON object.')
    const list = body.dictionaries ?? []
    if (!Array.isArray(list)) return fail(400, 'Bad request', "'dictionaries' is not a list.")
    return {
      name: typeof body.name === 'string' ? body.name : null,
      dictionaries: list.map((one: unknown) =>
        readDictionary(fieldsOf(isRecord(one) ? one : fail(400, 'Bad request', 'A dictionary is not an object.'))),
      ),
    }
  }
  const fields = readFields(incoming)
  const numbers = new Set(fields.names().flatMap((name) => /^dictionaries\[(\d+)\]\./u.exec(name)?.[1] ?? []))
  return {
    name: fields.text('name'),
    dictionaries: [...numbers].map((number) => {
      const prefix = `dictionaries[${number}].`
      const form = new URLSearchParams()
      for (const name of fields.names())
        if (name.startsWith(prefix)) form.append(name.slice(prefix.length), fields.text(name) ?? '')
      return readDictionary(formFields(form.toString()))
    }),
  }
}

const fieldsOf = (record: Readonly<Record<string, unknown>>): Fields => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(record)) if (typeof value === 'string') form.append(name, value)
  return formFields(form.toString())
}

const dictionaryInfo = ({ source, target, entries }: Dictionary): object => ({
  source_lang: source,
  target_lang: target,
  entry_count: entries.size,
})
const v3Info = ({ id, name, created, dictionaries }: Glossary): object => ({
  glossary_id: id,
  name,
  dictionaries: dictionaries.map(dictionaryInfo),
  creation_time: created,
})
const tsvOf = ({ entries }: Dictionary): string => [...entries].map(([from, to]) => `${from}\t${to}`).join('\n')
const isPair = (a: Dictionary, source: string, target: string): boolean => a.source === source && a.target === target

/** Null when the path is not one of glossaries. */
export const answerGlossaries = (incoming: Incoming, store: Glossaries): Answer | null => {
  const [, version, collection, id, rest] = incoming.path.split('/')
  if (incoming.path === '/v2/glossary-language-pairs') return languagePairs()
  if (collection !== 'glossaries' || (version !== 'v2' && version !== 'v3')) return null
  if (id === undefined) return version === 'v3' ? v3Collection(incoming, store) : v2Collection(incoming, store)
  const glossary = store.find(id)
  if (!glossary) return refuse(404, 'Not found', 'The glossary does not exist.')
  return version === 'v3' ? v3One(incoming, store, glossary, rest) : v2One(incoming, store, glossary, rest)
}

const notAllowed: Answer = refuse(405, 'Method not allowed')

const v3Collection = (incoming: Incoming, store: Glossaries): Answer => {
  if (incoming.method === 'GET') return json(200, { glossaries: store.all().map(v3Info) })
  if (incoming.method !== 'POST') return notAllowed
  const { name, dictionaries } = readV3(incoming)
  if (name === null) return refuse(400, 'Bad request', "Parameter 'name' not specified.")
  if (dictionaries.length === 0) return refuse(400, 'Bad request', "Parameter 'dictionaries' not specified.")
  return json(201, v3Info(store.add(name, dictionaries)))
}

const v3One = (incoming: Incoming, store: Glossaries, glossary: Glossary, rest: string | undefined): Answer => {
  const { method, query } = incoming
  const pair = (): readonly [string, string] => [
    language('source_lang', query.get('source_lang')),
    language('target_lang', query.get('target_lang')),
  ]
  if (rest === 'entries' && method === 'GET') {
    const [source, target] = pair()
    const found = glossary.dictionaries.filter((one) => isPair(one, source, target))
    if (found.length === 0) return refuse(404, 'Not found', 'There is no dictionary of this pair.')
    return json(200, {
      dictionaries: found.map((one) => ({
        source_lang: source,
        target_lang: target,
        entries: tsvOf(one),
        entries_format: 'tsv',
      })),
    })
  }
  if (rest === 'dictionaries' && method === 'PUT') {
    const dictionary = readDictionary(readFields(incoming))
    const others = glossary.dictionaries.filter((one) => !isPair(one, dictionary.source, dictionary.target))
    store.set({ ...glossary, dictionaries: [...others, dictionary] })
    return json(200, dictionaryInfo(dictionary))
  }
  if (rest === 'dictionaries' && method === 'DELETE') {
    const [source, target] = pair()
    const others = glossary.dictionaries.filter((one) => !isPair(one, source, target))
    if (others.length === glossary.dictionaries.length)
      return refuse(404, 'Not found', 'There is no dictionary of this pair.')
    store.set({ ...glossary, dictionaries: others })
    return noContent
  }
  if (rest !== undefined) return refuse(404, 'Not found')
  switch (method) {
    case 'GET':
      return json(200, v3Info(glossary))
    case 'DELETE':
      store.remove(glossary.id)
      return noContent
    case 'PATCH': {
      const { name, dictionaries } = readV3(incoming)
      if (name !== null) checkName(name)
      return json(
        200,
        v3Info(store.set({ ...glossary, name: name ?? glossary.name, dictionaries: merged(glossary, dictionaries) })),
      )
    }
    default:
      return notAllowed
  }
}

/** Entries are added to the dictionary of the same pair; the newer target of a source wins. */
const merged = (glossary: Glossary, added: readonly Dictionary[]): readonly Dictionary[] => {
  const result = [...glossary.dictionaries]
  for (const one of added) {
    const at = result.findIndex((other) => isPair(other, one.source, one.target))
    const before = result[at]
    if (before) result[at] = { ...before, entries: new Map([...before.entries, ...one.entries]) }
    else result.push(one)
  }
  return result
}

const v2Info = ({ id, name, created, dictionaries: [dictionary] }: Glossary): object => ({
  glossary_id: id,
  ready: true,
  name,
  source_lang: dictionary?.source,
  target_lang: dictionary?.target,
  creation_time: created,
  entry_count: dictionary?.entries.size,
})

const v2Collection = (incoming: Incoming, store: Glossaries): Answer => {
  if (incoming.method === 'GET')
    return json(200, {
      glossaries: store
        .all()
        .filter((one) => one.dictionaries.length === 1)
        .map(v2Info),
    })
  if (incoming.method !== 'POST') return notAllowed
  const fields = readFields(incoming)
  const name = fields.text('name') ?? fail(400, 'Bad request', "Parameter 'name' not specified.")
  return json(201, v2Info(store.add(name, [readDictionary(fields)])))
}

const v2One = (incoming: Incoming, store: Glossaries, glossary: Glossary, rest: string | undefined): Answer => {
  const [dictionary] = glossary.dictionaries
  if (rest === 'entries' && incoming.method === 'GET' && dictionary)
    return { status: 200, type: 'text/tab-separated-values', body: tsvOf(dictionary) }
  if (rest !== undefined) return refuse(404, 'Not found')
  if (incoming.method === 'GET') return json(200, v2Info(glossary))
  if (incoming.method !== 'DELETE') return notAllowed
  store.remove(glossary.id)
  return noContent
}

const languagePairs = (): Answer => {
  const bases = [...new Set(wireLanguages.filter((one) => one.glossary).map((one) => one.base))]
  return json(200, {
    supported_languages: bases.flatMap((source) =>
      bases.filter((target) => target !== source).map((target) => ({ source_lang: source, target_lang: target })),
    ),
  })
}
