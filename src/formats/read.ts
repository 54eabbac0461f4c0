import { createHash } from 'node:crypto'
import type { Article, Block, BlockId, Hash } from '../article/types.ts'
import { decodeSource } from './decode.ts'
import { blockIds } from './ids.ts'
import { printedOf } from './region.ts'
import type { Format, FormatOptions, ReadArticle } from './types.ts'

/**
 * Reads bytes as a format. Does not throw on content: what is not understood stays where it is and is reported.
 *
 * @throws {GoosefootError} `format.encoding`, `format.too-large`, `format.too-complex`
 */
export const readArticle = (format: Format, bytes: Uint8Array, options: FormatOptions): ReadArticle => {
  const source = decodeSource(bytes, options.limit)
  const scan = format.scan(source, options)
  const regionOf = [...scan.regions.keys()].filter((index) => scan.regions[index]?.isText)
  const printed = regionOf.flatMap((index) => {
    const region = scan.regions[index]
    return region === undefined ? [] : [{ region, ...printedOf(region) }]
  })
  const texts = printed.map(({ region, text }) => ({ role: region.role, text }))
  const ids = blockIds(texts, new Set(), [...texts.keys()])
  const idOfRegion = new Map(regionOf.map((region, block) => [region, ids.get(block)]))
  const blocks = printed.flatMap(({ region, text, codes }, index): Block[] => {
    const id = ids.get(index)
    const owner = region.owner === null ? undefined : idOfRegion.get(region.owner)
    return id === undefined
      ? []
      : [Object.freeze({ kind: 'block', id, role: region.role, text, codes, owner: owner ?? null, name: region.name })]
  })
  const article: Article = Object.freeze({
    kind: 'article',
    id: options.id,
    locale: options.locale,
    format: format.id,
    bytes,
    hash: hashOf(bytes),
    blocks: Object.freeze(blocks),
  })
  return { kind: 'read-article', article, format, options, source, scan, regionOf, findings: scan.findings }
}

/** By which an unchanged article is recognised without being read. */
export const hashOf = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest('hex')

/**
 * The same article with carried ids; null: the block is new and gets one that nobody has or had.
 *
 * @param carried one for every block, in order
 * @param used ids that were given away before, also to blocks that are gone
 */
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
    [...blocks.keys()].filter((index) => (carried[index] ?? null) === null),
  )
  const ids = blocks.map((block, index): BlockId => carried[index] ?? fresh.get(index) ?? block.id)
  const renamed = new Map(blocks.map((block, index) => [block.id, ids[index] ?? block.id]))
  return {
    ...read,
    article: Object.freeze({
      ...read.article,
      blocks: Object.freeze(
        blocks.map(
          (block, index): Block =>
            Object.freeze({
              ...block,
              id: ids[index] ?? block.id,
              owner: block.owner === null ? null : (renamed.get(block.owner) ?? null),
            }),
        ),
      ),
    }),
  }
}
