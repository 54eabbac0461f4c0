import { createHash } from 'node:crypto'
import type { Article, Block, BlockId } from '../article/types.ts'
import { decodeSource } from './decode.ts'
import { blockIds } from './ids.ts'
import { printedOf } from './region.ts'
import type { Format, FormatOptions, ReadArticle } from './types.ts'

/**
 * Reads bytes as a format. Never throws on content: what is not understood stays where it is.
 *
 * @throws {GoosefootError} `format.encoding`; `format.malformed` where a format has a syntax that can be broken
 */
export const readArticle = (format: Format, bytes: Uint8Array, options: FormatOptions): ReadArticle => {
  const source = decodeSource(bytes)
  const scan = format.scan(source, options)
  const printed = scan.regions.map((region) => ({ region, ...printedOf(region) }))
  const ids = blockIds(
    printed.map(({ region, text }) => ({ role: region.role, text })),
    new Set(),
    printed.map((_, index) => index),
  )
  const idOf = (index: number): BlockId => ids.get(index) ?? (`b${index}` as BlockId)
  const blocks = printed.map(
    ({ region, text, codes }, index): Block => ({
      kind: 'block',
      id: idOf(index),
      role: region.role,
      text,
      codes,
      owner: region.owner === null ? null : idOf(region.owner),
      name: region.name,
    }),
  )
  const article: Article = {
    kind: 'article',
    id: options.id,
    locale: options.locale,
    format: format.id,
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
    blocks: Object.freeze(blocks),
  }
  return { kind: 'read-article', article, format, options, source, scan, findings: scan.findings }
}

/** The same article with carried ids; null: the block is new and gets one that nobody has or had. */
export const withIds = (
  read: ReadArticle,
  carried: readonly (BlockId | null)[],
  used: Iterable<BlockId> = [],
): ReadArticle => {
  const { blocks } = read.article
  const taken = new Set<string>([...used, ...carried.filter((id) => id !== null)])
  const fresh = blockIds(
    blocks,
    taken,
    carried.flatMap((id, index) => (id === null ? [index] : [])),
  )
  const idOf = (index: number): BlockId | null => carried[index] ?? fresh.get(index) ?? blocks[index]?.id ?? null
  const indexOf = new Map(blocks.map((block, index) => [block.id, index]))
  return {
    ...read,
    article: {
      ...read.article,
      blocks: Object.freeze(
        blocks.map((block, index): Block => {
          const owner = block.owner === null ? undefined : indexOf.get(block.owner)
          return { ...block, id: idOf(index) ?? block.id, owner: owner === undefined ? null : idOf(owner) }
        }),
      ),
    },
  }
}
