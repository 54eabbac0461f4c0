/**
 * A published article with types: numbers, lists and truth values where the namespace, which i18next reads, has texts.
 * It is made from the namespace alone, so that the two cannot disagree.
 */
import type { Locale, Role } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import type { Alternate } from './alternates.ts'
import { unescapedOffset, unescapeLeaf } from './guard.ts'
import { namespaceSchema } from './namespace.ts'
import type { DisclosureStatus, NamespaceTree } from './types.ts'

export const typedSchema = 'goosefoot.typed-article/1'

export interface TypedBlock {
  readonly id: string
  readonly role: Role
  readonly text: string
  /** Sanitised; only where the block has links or emphasis. */
  readonly html: string | null
}

export interface TypedQuotation {
  /** The quotation's; the same in every language and at every occurrence. */
  readonly id: string
  readonly text: string
  /** As printed in the source; null when there it was in no marks. */
  readonly source: string | null
  readonly kind: string
  readonly speaker: string | null
  readonly block: string
  /** UTF-16 offsets into the block's text. */
  readonly start: number
  readonly end: number
  readonly wording: string | null
}

export interface TypedArticle {
  readonly schema: typeof typedSchema
  readonly id: string
  readonly locale: Locale
  readonly dir: 'ltr' | 'rtl'
  readonly rev: number
  readonly freshness: 'current' | 'stale'
  /** What a reader is told of a stale text; null when it is current. */
  readonly notice: string | null
  readonly sourceLocale: Locale
  readonly sourceHash: string
  readonly textHash: string
  readonly title: string | null
  readonly standfirst: string | null
  readonly dateline: string | null
  /** In reading order, the headline included. */
  readonly blocks: readonly TypedBlock[]
  readonly quotations: readonly TypedQuotation[]
  readonly disclosure: {
    readonly status: DisclosureStatus
    readonly required: boolean
    readonly text: string
    readonly digitalSourceType: string
    readonly approval: { readonly person: string; readonly role: string; readonly at: string } | null
  }
  readonly provenance: {
    readonly engines: readonly string[]
    readonly memory: string | null
    readonly human: string | null
    /** Blocks with machine text: which engine and model made it, and the request that the record tells of. */
    readonly machine: readonly { readonly block: string; readonly made: string }[]
  }
  readonly alternates: readonly Alternate[]
}

const isTree = (value: unknown): value is NamespaceTree =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => (typeof one === 'string' ? one !== '' : isTree(one)))

/**
 * Reads a namespace that `buildNamespace` wrote.
 *
 * @param file how it is called in messages
 * @throws {GoosefootError} `publish.namespace` when it is none, or was changed by hand
 */
export const readNamespace = (bytes: Uint8Array, file: string): NamespaceTree => {
  try {
    const tree: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (isTree(tree) && isTree(tree.meta) && tree.meta.schema === namespaceSchema && isTree(tree.disclosure))
      return tree
  } catch {
    // Said below, without the text that stands there.
  }
  throw new GoosefootError('publish.namespace', `the file is no namespace of the schema ${namespaceSchema}.`, {
    file,
    hint: 'Files in locales/ are written by "goosefoot translate": remove it and run that.',
  })
}

/** The text at a path of keys, e.g. `textAt(tree, 'meta', 'rev')`; null when there is none. */
export const textAt = (tree: NamespaceTree, ...path: readonly string[]): string | null => {
  let at: string | NamespaceTree | undefined = tree
  for (const key of path) {
    if (typeof at !== 'object' || !Object.hasOwn(at, key)) return null
    at = at[key]
  }
  return typeof at === 'string' ? at : null
}

const treeAt = (tree: NamespaceTree, key: string): NamespaceTree => {
  const value = Object.hasOwn(tree, key) ? tree[key] : undefined
  return typeof value === 'object' ? value : {}
}

/**
 * @param roles what the record knows of each block; a block it does not know any more is a paragraph
 * @param alternates all versions of the article
 */
export const typedArticle = (
  tree: NamespaceTree,
  roles: ReadonlyMap<string, Role>,
  alternates: readonly Alternate[],
): TypedArticle => {
  const escaped = new Set((textAt(tree, 'meta', 'escapes') ?? '').split(' '))
  const leaf = (...path: readonly string[]): string | null => {
    const value = textAt(tree, ...path)
    return value !== null && escaped.has(path.join('.')) ? unescapeLeaf(value) : value
  }
  const meta = (key: string): string => leaf('meta', key) ?? ''
  const title = leaf('title')
  const body = new Set((leaf('order') ?? '').split(' '))
  const texts = treeAt(tree, 'p')
  const blocks = Object.keys(texts).map((id): TypedBlock => {
    const text = leaf('p', id) ?? ''
    const guess: Role = !body.has(id) && text === title ? 'headline' : 'paragraph'
    return { id, role: roles.get(id) ?? guess, text, html: leaf('h', id) }
  })
  const quotations = Object.keys(treeAt(tree, 'quotes')).map((key): TypedQuotation => {
    const value = (name: string): string | null => leaf('quotes', key, name)
    const block = value('block') ?? ''
    const raw = textAt(tree, 'p', block) ?? ''
    const [start = 0, end = 0] = (value('at') ?? '')
      .split(' ')
      .map(Number)
      .map((offset) => (escaped.has(`p.${block}`) ? unescapedOffset(raw, offset) : offset))
    return {
      id: key.replace(/-\d+$/u, ''),
      text: value('text') ?? '',
      source: value('source'),
      kind: value('kind') ?? '',
      speaker: value('speaker'),
      block,
      start,
      end,
      wording: value('wording'),
    }
  })
  const status = leaf('disclosure', 'status')
  const person = leaf('disclosure', 'person')
  const engines = leaf('provenance', 'engines')
  return {
    schema: typedSchema,
    id: meta('id'),
    locale: meta('locale'),
    dir: meta('dir') === 'rtl' ? 'rtl' : 'ltr',
    rev: Number(meta('rev')),
    freshness: meta('freshness') === 'stale' ? 'stale' : 'current',
    notice: leaf('meta', 'notice'),
    sourceLocale: meta('sourceLocale'),
    sourceHash: meta('sourceHash'),
    textHash: meta('textHash'),
    title,
    standfirst: leaf('standfirst'),
    dateline: leaf('dateline'),
    blocks,
    quotations,
    disclosure: {
      // Whatever else stands there, nobody has answered for it.
      status: status === 'approved' || status === 'reviewed' ? status : 'machine',
      required: leaf('disclosure', 'required') !== 'false',
      text: leaf('disclosure', 'text') ?? '',
      digitalSourceType: leaf('disclosure', 'digitalSourceType') ?? '',
      approval:
        person === null ? null : { person, role: leaf('disclosure', 'role') ?? '', at: leaf('disclosure', 'at') ?? '' },
    },
    provenance: {
      engines: engines === null ? [] : engines.split(', '),
      memory: leaf('provenance', 'memory'),
      human: leaf('provenance', 'human'),
      machine: blocks.flatMap(({ id }) => {
        const made = leaf('provenance', 'machine', id)
        return made === null ? [] : [{ block: id, made }]
      }),
    },
    alternates,
  }
}
