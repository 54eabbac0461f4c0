import type { Item } from './region.ts'
import { itemsOf, withoutRegions } from './region.ts'
import type { CodePiece, ReadArticle, Region, Scan } from './types.ts'

/** A scan with the regions that stand inside codes (alt texts, titles) found under their code. */
export interface ScanTree {
  readonly scan: Scan
  readonly source: string
  readonly inside: ReadonlyMap<CodePiece, readonly number[]>
}

export const treeOf = (source: string, scan: Scan): ScanTree => {
  const inside = new Map<CodePiece, number[]>()
  scan.regions.forEach((region, index) => {
    const owner = region.owner === null ? undefined : scan.regions[region.owner]
    const code = owner?.pieces.find(
      (piece) => piece.kind === 'code' && piece.start <= region.start && piece.end >= region.end,
    )
    if (code?.kind === 'code') inside.set(code, [...(inside.get(code) ?? []), index])
  })
  return { scan, source, inside }
}

/** Target of a region, by its index. */
export type Intent = ReadonlyMap<number, readonly Item[]>

/**
 * What a code writes, with the texts inside it taken out (they are regions of their own). Two codes with one key are
 * the same markup: which of them stands where makes no difference to a reader.
 */
const codeKey = (tree: ScanTree, code: CodePiece): string => {
  const inside = (tree.inside.get(code) ?? []).flatMap((index) => tree.scan.regions[index] ?? [])
  const text = inside.length === 0 ? code.data : withoutRegions(tree.source, code.start, code.end, inside)
  // Emphasis may be written with the other mark where the first one does not hold.
  const mark =
    code.type === 'emphasis' || code.type === 'strong' ? text.replace(/^_+$/u, (m) => '*'.repeat(m.length)) : text
  return `${code.form} ${code.type} ${mark}`
}

type Said = string | { readonly key: string }
const said = (tree: ScanTree, items: readonly Item[]): readonly Said[] =>
  items.map((item) => ('text' in item ? item.text : { key: codeKey(tree, item.code) }))

const isSame = (a: readonly Said[], b: readonly Said[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index]
    return typeof one === 'string' || typeof other === 'string' || other === undefined
      ? one === other
      : one.key === other.key
  })

/** Regions in the order in which the new file should show them: those in codes move and go with their code. */
const expectedOrder = (tree: ScanTree, intent: Intent): readonly number[] => {
  const order: number[] = []
  tree.scan.regions.forEach((region, index) => {
    if (region.owner !== null) return
    order.push(index)
    const items = intent.get(index) ?? itemsOf(region.pieces)
    for (const item of items) if ('code' in item) order.push(...(tree.inside.get(item.code) ?? []))
  })
  return order
}

/** `proven`; or the regions that do not say what was meant; or null: the structure itself changed. */
export type Verdict = 'proven' | readonly number[] | null

/**
 * Reads the result again and compares it with what was meant: the same structure, every edited region says its target,
 * every other one what it said before. White space that the format folds is all that is forgiven.
 */
export const prove = (read: ReadArticle, tree: ScanTree, intent: Intent, result: string): Verdict => {
  const before = read.scan
  let scan: Scan
  try {
    scan = read.format.scan(result, read.options)
  } catch {
    return null
  }
  if (scan.signature !== before.signature) return null
  const order = expectedOrder(tree, intent)
  if (scan.regions.length !== order.length) return null
  const newTree = treeOf(result, scan)
  const wrong: number[] = []
  for (const [at, index] of order.entries()) {
    const was = before.regions[index]
    const now = scan.regions[at]
    if (was === undefined || now === undefined || !isLike(was, now)) return null
    const items = intent.get(index)
    if (isSame(said(tree, items ?? itemsOf(was.pieces)), said(newTree, itemsOf(now.pieces)))) continue
    if (items === undefined) return null
    wrong.push(index)
  }
  return wrong.length === 0 ? 'proven' : wrong
}

// Roles that follow from structure are in the signature; others follow from the wording and may change with it.
const isLike = (was: Region, now: Region): boolean =>
  was.name === now.name && (was.owner === null) === (now.owner === null)
