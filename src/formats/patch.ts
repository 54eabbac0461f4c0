import { encodeLike } from './decode.ts'
import { type Item, itemsOf } from './region.ts'
import { type Edit, findProvable } from './search.ts'
import { resolveTarget, settleBreaks } from './target.ts'
import { languageEdits } from './language.ts'
import type { PatchResult, ReadArticle, Refusal, Targets } from './types.ts'

/**
 * Writes translated blocks into the article's own bytes and proves the result by reading it again: the same structure,
 * every other block unchanged, every translated one exactly as meant. A block that cannot be proven is tried with its
 * markup characters escaped, then refused and left as it was.
 *
 * Pure. Without targets, and with targets equal to the source, the bytes are the article's own.
 *
 * @param targets printed target of blocks, with the block's own codes: re-ordered or left out as the language demands
 * @param locale what the fields that name the article's language say afterwards; left out: they stay
 */
export const patchArticle = (read: ReadArticle, targets: Targets, locale?: string): PatchResult => {
  const refused: Refusal[] = []
  const edits: Edit[] = []
  const blockIndex = new Map(read.article.blocks.map(({ id }, index) => [id, index]))
  for (const [block, target] of targets) {
    const index = read.regionOf[blockIndex.get(block) ?? -1]
    const region = index === undefined ? undefined : read.scan.regions[index]
    if (index === undefined || region === undefined) {
      refused.push({ block, reason: 'no such block' })
      continue
    }
    const resolved = resolveTarget(region, target)
    if ('refused' in resolved) refused.push({ block, reason: resolved.refused })
    else if (!isUnchanged(settleBreaks(itemsOf(region.pieces)), resolved.items))
      edits.push({ index, items: resolved.items, mode: 'raw' })
  }
  if (locale !== undefined) edits.push(...languageEdits(read, locale))
  if (edits.length === 0) return { bytes: read.article.bytes, refused }
  edits.sort((a, b) => a.index - b.index)
  const { text, failed } = findProvable(read, edits)
  const blockOf = new Map(read.regionOf.map((region, block) => [region, read.article.blocks[block]?.id]))
  for (const { index, isBudget } of failed) {
    const block = blockOf.get(index)
    if (block !== undefined)
      refused.push({
        block,
        reason: isBudget ? 'the document is too hostile to be proven' : 'the text would be read as markup',
      })
  }
  return { bytes: text === null ? read.article.bytes : encodeLike(text, read.article.bytes), refused }
}

const isUnchanged = (source: readonly Item[], target: readonly Item[]): boolean =>
  source.length === target.length &&
  source.every((item, at) => {
    const other = target[at]
    if (other === undefined) return false
    return 'text' in item ? 'text' in other && other.text === item.text : 'code' in other && other.code === item.code
  })
