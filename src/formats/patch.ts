import { encodeLike } from './decode.ts'
import { type Intent, prove, treeOf, type Verdict } from './proof.ts'
import { type Item, itemsOf } from './region.ts'
import { type Modes, rewrite } from './rewrite.ts'
import { resolveTarget } from './target.ts'
import type { EncodeMode, PatchResult, ReadArticle, Refusal, Targets } from './types.ts'

/** How much is read again at most while looking for the blocks that cannot be written, in UTF-16 units. */
const proofBudget = 40_000_000
const modes: readonly EncodeMode[] = ['raw', 'guarded', 'escaped']

interface Edit {
  readonly index: number
  readonly items: readonly Item[]
  readonly mode: EncodeMode
}

/**
 * Writes translated blocks into the article's own bytes and proves the result by reading it again: the same structure,
 * every other block unchanged, every translated one exactly as meant. A block that cannot be proven is tried with its
 * markup characters escaped, then refused and left as it was.
 *
 * Pure. Without targets, and with targets equal to the source, the bytes are the article's own.
 *
 * @param targets printed target of blocks, with the block's own codes: re-ordered or left out as the language demands
 */
export const patchArticle = (read: ReadArticle, targets: Targets): PatchResult => {
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
    else if (!isUnchanged(itemsOf(region.pieces), resolved.items))
      edits.push({ index, items: resolved.items, mode: 'raw' })
  }
  if (edits.length === 0) return { bytes: read.article.bytes, refused }
  edits.sort((a, b) => a.index - b.index)
  const { text, failed } = search(read, edits)
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

interface Found {
  /** The proven file; null when no edit could be proven. */
  readonly text: string | null
  readonly failed: readonly { readonly index: number; readonly isBudget: boolean }[]
}

/**
 * All at once as they are; those that came out wrong escaped; then halves on top of what is proven already, down to
 * single blocks. What is returned was proven as a whole.
 */
const search = (read: ReadArticle, edits: readonly Edit[]): Found => {
  const tree = treeOf(read.source, read.scan)
  let spent = 0
  const attempt = (list: readonly Edit[]): { readonly text: string; readonly verdict: Verdict } => {
    const intent: Intent = new Map(list.map(({ index, items }) => [index, items]))
    const chosen: Modes = new Map(list.map(({ index, mode }) => [index, mode]))
    const text = rewrite(read.format, tree, intent, chosen)
    spent += text.length
    return { text, verdict: prove(read, tree, intent, text) }
  }
  let list = edits
  for (const mode of modes.slice(1)) {
    const { text, verdict } = attempt(list)
    if (verdict === 'proven') return { text, failed: [] }
    if (verdict === null) break
    const wrong = new Set(verdict)
    list = list.map((edit) => (wrong.has(edit.index) ? { ...edit, mode } : edit))
  }
  let proven: readonly Edit[] = []
  let text: string | null = null
  const failed: { index: number; isBudget: boolean }[] = []
  const add = (some: readonly Edit[]): void => {
    const [only] = some
    if (only === undefined) return
    if (spent > proofBudget) {
      failed.push(...some.map(({ index }) => ({ index, isBudget: true })))
      return
    }
    const tries = some.length > 1 ? [some] : modes.slice(modes.indexOf(only.mode)).map((mode) => [{ ...only, mode }])
    for (const one of tries) {
      const result = attempt([...proven, ...one])
      if (result.verdict !== 'proven') continue
      proven = [...proven, ...one]
      text = result.text
      return
    }
    if (some.length === 1) {
      failed.push({ index: only.index, isBudget: false })
      return
    }
    const half = some.length >> 1
    add(some.slice(0, half))
    add(some.slice(half))
  }
  add(edits)
  return { text, failed }
}
