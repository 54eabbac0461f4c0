/** `/v2/document`: upload, status, and a result that can be fetched once. */
import { type Answer, fail, json, refuse } from './answer.ts'
import { type Account, billedCodePoints } from './billing.ts'
import { identifiers } from './identifiers.ts'
import { type Incoming, readFields } from './incoming.ts'
import { findLanguage, type WireLanguage } from './languages.ts'
import { translateStandIn } from './lexicon.ts'
import type { Settings } from './settings.ts'

interface Document {
  readonly key: string
  readonly text: string
  readonly extension: string
  readonly target: WireLanguage
  readonly characters: number
  isFetched: boolean
}

export class Documents {
  readonly #documents = new Map<string, Document>()
  readonly #nextId: () => string

  constructor(seed: number) {
    this.#nextId = identifiers(seed, 'document')
  }

  add(document: Omit<Document, 'key' | 'isFetched'>): { readonly id: string; readonly key: string } {
    const id = this.#nextId().replaceAll('-', '').toUpperCase()
    const key = this.#nextId().replaceAll('-', '').repeat(2).toUpperCase()
    this.#documents.set(id, { ...document, key, isFetched: false })
    return { id, key }
  }

  find(id: string, key: string | null): Document | null {
    const found = this.#documents.get(id)
    return found && found.key === key ? found : null
  }
}

const extensions = new Set(['txt', 'htm', 'html', 'xlf', 'xliff'])
const maxBytes = 10 * 1024 * 1024
const maxCharacters = 1_000_000

export const answerDocuments = (
  incoming: Incoming,
  documents: Documents,
  account: Account,
  settings: Settings,
): Answer => {
  if (incoming.method !== 'POST') return refuse(405, 'Method not allowed')
  const [, , , id, rest] = incoming.path.split('/')
  if (id === undefined) return upload(incoming, documents)
  const document = documents.find(id, readFields(incoming).text('document_key'))
  if (!document) return refuse(404, 'Not found')
  if (rest === undefined) return json(200, { document_id: id, status: 'done', billed_characters: document.characters })
  if (rest !== 'result') return refuse(404, 'Not found')
  if (document.isFetched) return refuse(503, 'Document already downloaded')
  // Charged when the result is fetched.
  if (!account.reserve(document.characters)) return refuse(456, 'Quota Exceeded')
  account.charge(document.characters, document.target.code, [])
  document.isFetched = true
  return { status: 200, type: 'application/octet-stream', body: Buffer.from(translated(document, settings)) }
}

const upload = ({ headers, raw }: Incoming, documents: Documents): Answer => {
  const parts = readParts(headers['content-type'] ?? '', raw)
  const file = parts.get('file')
  if (!file) return refuse(400, "Parameter 'file' not specified.")
  const extension = /\.([^.]+)$/u.exec(file.name ?? '')?.[1]?.toLowerCase() ?? ''
  if (!extensions.has(extension)) return refuse(400, 'Invalid file type.')
  if (file.bytes.length > maxBytes) return refuse(413, 'Payload too large')
  const target = findLanguage(parts.get('target_lang')?.bytes.toString() ?? '')
  if (!target) return refuse(400, "Value for 'target_lang' not supported.")
  const text = file.bytes.toString('utf8')
  if (extension.startsWith('xl') && !/<xliff[^>]*\sversion="2\.1"/u.test(text))
    return refuse(400, 'Only XLIFF 2.1 is supported.')
  const characters = charactersOf(text, extension)
  if (characters > maxCharacters) return refuse(413, 'Payload too large')
  const { id, key } = documents.add({ text, extension, target, characters })
  return json(200, { document_id: id, document_key: key })
}

const sourceElement = /<source(\s[^>]*)?>([\s\S]*?)<\/source>(\s*)(?:<target(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/target>))?/gu

const charactersOf = (text: string, extension: string): number =>
  extension.startsWith('xl')
    ? [...text.matchAll(sourceElement)].reduce((sum, [, , inner = '']) => sum + billedCodePoints(inner, true), 0)
    : billedCodePoints(text, extension !== 'txt')

const translated = ({ text, extension, target }: Document, { seed }: Settings): string => {
  if (extension.startsWith('xl'))
    return text.replace(sourceElement, (_, attributes = '', inner: string, space: string) => {
      const other = translateStandIn(inner, target.code, { seed, xml: true })
      return `<source${attributes}>${inner}</source>${space}<target>${other}</target>`
    })
  return translateStandIn(text, target.code, { seed, xml: false })
}

interface Part {
  readonly name: string | null
  readonly bytes: Buffer
}

/** Parts of `multipart/form-data` by field name (RFC 7578). */
const readParts = (type: string, raw: Buffer): ReadonlyMap<string, Part> => {
  const boundary = /boundary="?([^";]+)"?/iu.exec(type)?.[1] ?? fail(415, 'Unsupported Media Type')
  const parts = new Map<string, Part>()
  const limit = Buffer.from(`--${boundary}`)
  for (let at = raw.indexOf(limit); at >= 0; ) {
    const next = raw.indexOf(limit, at + limit.length)
    if (next < 0) break
    // CRLF behind the boundary and before the next.
    const part = raw.subarray(at + limit.length + 2, next - 2)
    const gap = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, gap).toString('utf8')
    const field = /\bname="([^"]*)"/u.exec(head)?.[1]
    if (field !== undefined)
      parts.set(field, { name: /\bfilename="([^"]*)"/u.exec(head)?.[1] ?? null, bytes: part.subarray(gap + 4) })
    at = next
  }
  return parts
}
