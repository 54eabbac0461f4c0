import { type Intent, prove, treeOf, type Verdict } from './proof.ts'
import type { Item } from './region.ts'
import { type Modes, rewrite } from './rewrite.ts'
import type { EncodeMode, ReadArticle } from './types.ts'

/** A region that says something else in the target. */
export interface Edit {
  readonly index: number
  readonly items: readonly Item[]
  readonly mode: EncodeMode
}

export interface Found {
  /** The proven file; null when no edit could be proven. */
  readonly text: string | null
  readonly failed: readonly { readonly index: number; readonly isBudget: boolean }[]
}

/** How much is read again at most while looking for the blocks that cannot be written, in UTF-16 units. */
const proofBudget = 20_000_000
/** The same, for giving a second chance to blocks that came out wrong beside worse ones. */
const secondChanceBudget = 4_000_000
const nextMode: Readonly<Record<EncodeMode, EncodeMode | null>> = {
  raw: 'guarded',
  guarded: 'escaped',
  escaped: null,
}

/**
 * The largest set of edits that can be proven. All at once as they are; those that came out wrong with their markup
 * guarded, then escaped, then left out. When the reading does not tell which ones are wrong, halves on top of what is
 * proven already, down to single blocks. What is returned was proven as a whole.
 */
export const findProvable = (read: ReadArticle, edits: readonly Edit[]): Found => {
  const tree = treeOf(read.source, read.scan)
  let spent = 0
  let proven: readonly Edit[] = []
  let text: string | null = null
  const failed: { index: number; isBudget: boolean }[] = []
  const attempt = (list: readonly Edit[]): Verdict => {
    const intent: Intent = new Map(list.map(({ index, items }) => [index, items]))
    const modes: Modes = new Map(list.map(({ index, mode }) => [index, mode]))
    const result = rewrite(read.format, tree, intent, modes)
    spent += result.length
    const verdict = prove(read, tree, intent, result)
    if (verdict === 'proven') {
      proven = list
      text = result
    }
    return verdict
  }
  /** One edit on top of what is proven, in its mode and those behind it. */
  const addOne = (edit: Edit): void => {
    for (let mode: EncodeMode | null = edit.mode; mode !== null; mode = nextMode[mode])
      if (attempt([...proven, { ...edit, mode }]) === 'proven') return
    failed.push({ index: edit.index, isBudget: false })
  }
  const add = (some: readonly Edit[]): void => {
    const [only] = some
    if (only === undefined) return
    if (spent > proofBudget) failed.push(...some.map(({ index }) => ({ index, isBudget: true })))
    else if (some.length === 1) addOne(only)
    else if (attempt([...proven, ...some]) !== 'proven') {
      const half = some.length >> 1
      add(some.slice(0, half))
      add(some.slice(half))
    }
  }

  let list = edits
  let out: readonly Edit[] = []
  while (list.length > 0) {
    const verdict = attempt(list)
    if (verdict === 'proven') break
    const wrong = new Set(verdict)
    if (wrong.size === 0) {
      add(list)
      break
    }
    out = [...out, ...list.filter(({ index, mode }) => wrong.has(index) && mode === 'escaped')]
    list = list.flatMap((edit): Edit[] => {
      if (!wrong.has(edit.index)) return [edit]
      const mode = nextMode[edit.mode]
      return mode === null ? [] : [{ ...edit, mode }]
    })
  }
  // A block may have come out wrong because of another one that is out now.
  const limit = spent + secondChanceBudget
  for (const edit of out)
    if (spent > limit) failed.push({ index: edit.index, isBudget: false })
    else addOne({ ...edit, mode: 'raw' })
  return { text, failed }
}
