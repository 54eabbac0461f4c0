import type { Item } from './region.ts'
import { itemsOf, withoutRegions } from './region.ts'
import type { CodePiece, ReadArticle, Scan } from './types.ts'

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
  return `${code.form} ${code.type} ${sameMarkup(code, text)}`
}

/** Two ways to write the same markup: emphasis with the other mark, an address with and without its brackets. */
const sameMarkup = (code: CodePiece, text: string): string => {
  if (code.type === 'emphasis' || code.type === 'strong')
    return text.replace(/^_+$/u, (mark) => '*'.repeat(mark.length))
  return code.type === 'autolink' ? text.replace(/^<([^<>]*)>$/u, '$1') : text
}

const said = (tree: ScanTree, items: readonly Item[]): readonly unknown[] =>
  items.map((item) => ('text' in item ? item.text : [codeKey(tree, item.code)]))

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

/** `proven`; or the edited regions that came out wrong: none when the reading does not tell which. */
export type Verdict = 'proven' | readonly number[]

/**
 * Reads the result again and compares it with what was meant: the same structure, every edited region says its target,
 * every other one what it said before. White space that the format folds is all that is forgiven.
 */
export const prove = (read: ReadArticle, tree: ScanTree, intent: Intent, result: string): Verdict => {
  let now: Scan
  try {
    now = read.format.scan(result, read.options)
  } catch {
    return []
  }
  const order = expectedOrder(tree, intent)
  const wanted = order.map((index) => wordsOf(tree, index, intent.get(index)))
  const newTree = treeOf(result, now)
  const found = now.regions.map((_, index) => wordsOf(newTree, index, undefined))
  const isWhole =
    now.signature === read.scan.signature &&
    wanted.length === found.length &&
    wanted.every((words, at) => words === found[at])
  return isWhole
    ? 'proven'
    : astray(wanted, found)
        .flatMap((at) => order[at] ?? [])
        .filter((index) => intent.has(index))
}

/** What a region says, as one string; roles that follow from the wording may change with it. */
const wordsOf = (tree: ScanTree, index: number, items: readonly Item[] | undefined): string => {
  const region = tree.scan.regions[index]
  return region === undefined
    ? ''
    : JSON.stringify([region.name, region.owner === null, said(tree, items ?? itemsOf(region.pieces))])
}

/** How far ahead the two lists are searched for a place where they agree again. */
const farthest = 12

/** Places of `wanted` that `found` does not have in its order. */
const astray = (wanted: readonly string[], found: readonly string[]): readonly number[] => {
  const missing: number[] = []
  let at = 0
  let other = 0
  while (at < wanted.length) {
    if (wanted[at] === found[other]) {
      at++
      other++
      continue
    }
    const step = nextAgreement(wanted, found, at, other)
    if (step === null) {
      // Nothing near agrees: each place of one list stands for one of the other.
      missing.push(at++)
      other++
      continue
    }
    for (; at < step.at; at++) missing.push(at)
    other = step.other
  }
  return missing
}

const nextAgreement = (
  wanted: readonly string[],
  found: readonly string[],
  at: number,
  other: number,
): { readonly at: number; readonly other: number } | null => {
  for (let distance = 1; distance <= 2 * farthest; distance++)
    for (let ahead = Math.max(0, distance - farthest); ahead <= Math.min(distance, farthest); ahead++) {
      const there = other + distance - ahead
      if (at + ahead < wanted.length && there < found.length && wanted[at + ahead] === found[there])
        return { at: at + ahead, other: there }
    }
  return null
}
