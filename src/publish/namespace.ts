/**
 * The published i18next namespace of one article in one locale.
 *
 * Every leaf is a non-empty string, keyed by id, so that `t(key)` returns it unchanged and the file can travel through
 * key/value tools. The bytes depend on the input alone.
 */
import { createHash } from 'node:crypto'
import { finding } from '../article/finding.ts'
import type { Finding } from '../article/finding.ts'
import type { BlockId, Hash, QuotationId, Role } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { requireArticleId } from './article-id.ts'
import { hasDisclosureText } from './disclosure-texts.ts'
import { disclose } from './disclosure.ts'
import { changedLeaves, escapedOffset, escapeLeaf, requireSafe } from './guard.ts'
import { direction } from './locale.ts'
import type { Disclosure, NamespaceInput, NamespaceTree, PublishedBlock, PublishedQuote } from './types.ts'

export const namespaceSchema = 'goosefoot.article/1'

export interface Namespace {
  /** The file: two spaces a level, a line feed at the end. */
  readonly json: string
  readonly tree: NamespaceTree
  readonly textHash: Hash
  readonly disclosure: Disclosure
  readonly findings: readonly Finding[]
}

/** Blocks that stand in the running text; the others are reached by their own key or by id. */
const bodyRoles: ReadonlySet<Role> = new Set([
  'paragraph',
  'heading',
  'item',
  'blockquote',
  'cell',
  'caption',
  'footnote',
])
const idPattern = /^[a-z][a-z0-9-]*$/
const pseudoEngine = 'pseudo'

/**
 * Builds the namespace and proves it against real i18next.
 *
 * Findings that block: `publish.block-empty` (args `role`), `publish.quote-misplaced`, `publish.pseudo`. Others:
 * `publish.title-missing`, `publish.leaf-escaped` (args `key`), `publish.disclosure-language`.
 * @throws {GoosefootError} `publish.article-id`, `publish.id`, `publish.id-twice`, `publish.leaf-changed`
 */
export const buildNamespace = (input: NamespaceInput): Namespace => {
  requireArticleId(input.article)
  requireIds(input)
  const blocks = input.blocks.filter(({ text }) => text !== '')
  const placed = input.quotes.filter((quote) => isPlaced(quote, blocks))
  const textHash = textHashOf(blocks)
  const disclosure = disclose({
    ...input,
    textHash,
    ...(input.disclosureTexts === undefined ? {} : { texts: input.disclosureTexts }),
  })
  const build = (escapes: readonly string[]): NamespaceTree =>
    treeOf(input, blocks, placed, textHash, disclosure, escapes)
  const escapes = changedLeaves(build([]), input.article, input.locale)
  const tree = build(escapes)
  if (escapes.length > 0) requireSafe(tree, input.article, input.locale)
  return Object.freeze({
    json: `${JSON.stringify(tree, null, 2)}\n`,
    tree,
    textHash,
    disclosure,
    findings: findingsOf(input, placed, escapes, disclosure),
  })
}

/**
 * SHA-256 over title, roles, order and texts: what an approval is bound to. Empty blocks do not count.
 * It is taken before escaping, so that another version of i18next voids no approval.
 */
export const textHashOf = (all: readonly Pick<PublishedBlock, 'id' | 'role' | 'text'>[]): Hash => {
  const blocks = all.filter(({ text }) => text !== '')
  const canonical = JSON.stringify([
    blocks.find(({ role }) => role === 'headline')?.text ?? null,
    blocks.map(({ id, role }) => [id, role]),
    orderOf(blocks),
    blocks.map(({ text }) => text),
  ])
  return createHash('sha256').update(canonical).digest('hex')
}

/** A quotation's key: its id, with `-2`, `-3` … for further occurrences. */
export const quoteKey = ({ id, n }: Pick<PublishedQuote, 'id' | 'n'>): string => (n === 1 ? id : `${id}-${n}`)

const treeOf = (
  input: NamespaceInput,
  blocks: readonly PublishedBlock[],
  quotes: readonly PublishedQuote[],
  textHash: Hash,
  disclosure: Disclosure,
  escapes: readonly string[],
): NamespaceTree => {
  const escaped = new Set(escapes)
  const leaf = (key: string, value: string): string => (escaped.has(key) ? escapeLeaf(value) : value)
  const byRole = (key: string, role: Role): NamespaceTree => {
    const text = blocks.find((block) => block.role === role)?.text
    return text === undefined ? {} : { [key]: leaf(key, text) }
  }
  const at = (quote: PublishedQuote): string => {
    const offset = (value: number): number =>
      escaped.has(`p.${quote.block}`)
        ? escapedOffset(blocks.find(({ id }) => id === quote.block)?.text ?? '', value)
        : value
    return `${offset(quote.start)} ${offset(quote.end)}`
  }
  const order = orderOf(blocks)
  return {
    meta: {
      schema: namespaceSchema,
      id: input.article,
      locale: input.locale,
      dir: direction(input.locale),
      sourceLocale: input.sourceLocale,
      rev: String(input.rev),
      freshness: input.freshness ?? 'current',
      sourceHash: `sha256-${input.sourceHash}`,
      textHash: `sha256-${textHash}`,
      ...(escapes.length === 0 ? {} : { escapes: escapes.join(' ') }),
    },
    ...byRole('title', 'headline'),
    ...byRole('standfirst', 'standfirst'),
    ...byRole('dateline', 'dateline'),
    ...group(
      'p',
      entries(blocks, ({ id, text }) => [id, leaf(`p.${id}`, text)]),
    ),
    ...group(
      'h',
      entries(blocks, ({ id, html }) => (html ? [id, leaf(`h.${id}`, html)] : null)),
    ),
    ...(order === '' ? {} : { order }),
    ...group(
      'quotes',
      entries(quotes, (quote) => {
        const key = quoteKey(quote)
        const path = `quotes.${key}`
        const values = {
          text: leaf(`${path}.text`, quote.text),
          source: leaf(`${path}.source`, quote.source),
          kind: quote.kind,
          ...(quote.speaker ? { speaker: leaf(`${path}.speaker`, quote.speaker) } : {}),
          block: quote.block,
          at: at(quote),
          ...(quote.wording ? { wording: quote.wording } : {}),
        }
        return [key, withoutEmpty(values)]
      }),
    ),
    disclosure: {
      status: disclosure.status,
      required: String(disclosure.required),
      text: leaf('disclosure.text', disclosure.text),
      digitalSourceType: disclosure.digitalSourceType,
      ...(disclosure.approval === null
        ? {}
        : withoutEmpty({
            person: leaf('disclosure.person', disclosure.approval.person),
            role: leaf('disclosure.role', disclosure.approval.role),
            at: disclosure.approval.at,
            textHash: `sha256-${disclosure.approval.textHash}`,
          })),
    },
    ...group('provenance', provenanceOf(input)),
    ...group('links', withoutEmpty({ document: input.document ?? '', jsonld: input.jsonld ?? '' })),
  }
}

const group = (key: string, tree: NamespaceTree): NamespaceTree =>
  Object.keys(tree).length === 0 ? {} : { [key]: tree }

const entries = <Value>(
  values: readonly Value[],
  entry: (value: Value) => readonly [string, string | NamespaceTree] | null,
): NamespaceTree => Object.fromEntries(values.map(entry).filter((pair) => pair !== null))

const withoutEmpty = (tree: Readonly<Record<string, string>>): NamespaceTree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== ''))

const orderOf = (blocks: readonly Pick<PublishedBlock, 'id' | 'role'>[]): string =>
  blocks
    .filter(({ role }) => bodyRoles.has(role))
    .map(({ id }) => id)
    .join(' ')

const provenanceOf = ({ origins }: NamespaceInput): NamespaceTree => {
  const engines = Object.entries(origins.engines).filter(([, count]) => count > 0)
  const total = origins.human + origins.memory + engines.reduce((sum, [, count]) => sum + count, 0)
  const share = (count: number): string => `${Math.round((100 * count) / total)} %`
  const names = engines.map(([name]) => name).sort()
  if (total === 0) return {}
  return {
    ...(names.length === 0 ? {} : { engines: names.join(', ') }),
    memory: share(origins.memory),
    human: share(origins.human),
    ...group('machine', Object.fromEntries((origins.machine ?? []).map(({ block, made }) => [block, made]))),
  }
}

const isPlaced = (quote: PublishedQuote, blocks: readonly PublishedBlock[]): boolean =>
  quote.text !== '' && blocks.find(({ id }) => id === quote.block)?.text.slice(quote.start, quote.end) === quote.text

const requireIds = ({ article, blocks, quotes }: NamespaceInput): void => {
  for (const keys of [blocks.map(({ id }) => id), quotes.map(quoteKey)]) {
    const seen = new Set<string>()
    for (const key of keys) {
      if (!idPattern.test(key) || key in Object.prototype)
        throw new GoosefootError('publish.id', `An id of "${article}" cannot be a key of i18next.`, {
          hint: 'Ids are a lower-case letter, then a-z, 0-9 and "-".',
        })
      if (seen.has(key))
        throw new GoosefootError('publish.id-twice', `The id "${key}" stands twice in "${article}"; once was expected.`)
      seen.add(key)
    }
  }
}

const findingsOf = (
  input: NamespaceInput,
  placed: readonly PublishedQuote[],
  escapes: readonly string[],
  disclosure: Disclosure,
): readonly Finding[] => {
  const { locale } = input
  const empty = input.blocks.filter(({ text }) => text === '')
  const misplaced = input.quotes.filter((quote) => !placed.includes(quote))
  return Object.freeze([
    ...(input.origins.engines[pseudoEngine] ? [finding('publish.pseudo', 'error', { locale, blocks: true })] : []),
    ...(input.blocks.some(({ role, text }) => role === 'headline' && text !== '')
      ? []
      : [finding('publish.title-missing', 'warning', { locale })]),
    ...empty.map(({ id, role }) =>
      finding('publish.block-empty', 'error', { locale, blocks: true, unit: id as BlockId, args: { role } }),
    ),
    ...misplaced.map(({ id, block, start, end }) =>
      finding('publish.quote-misplaced', 'error', {
        locale,
        blocks: true,
        unit: block as BlockId,
        quotation: id as QuotationId,
        span: { start, end },
      }),
    ),
    ...escapes.map((key) => finding('publish.leaf-escaped', 'info', { locale, args: { key } })),
    ...(hasDisclosureText(disclosure.status, locale, input.disclosureTexts)
      ? []
      : [finding('publish.disclosure-language', 'info', { locale })]),
  ])
}
