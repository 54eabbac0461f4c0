/** A regular expression of a rule as a tree, whatever dialect it was written in. */

/** Letters that change how a part is matched: `i` any case, `s` a dot takes line ends, `m` anchors at lines. */
export type Flags = Readonly<Partial<Record<'i' | 's' | 'm', boolean>>>

export type ClassItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** JavaScript source of a class escape: `\p{Lu}`, or a class in brackets. */
  | { readonly kind: 'source'; readonly source: string }
  | ClassNode

export interface ClassNode {
  readonly kind: 'class'
  readonly negated: boolean
  /** Any of them. */
  readonly items: readonly ClassItem[]
  /** `&&`: and any of each of these as well. */
  readonly and: readonly ClassNode[]
}

export type Node =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'dot' }
  | ClassNode
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  /** `capture` is its number, from 1. */
  | { readonly kind: 'group'; readonly body: Node; readonly capture: number | null }
  | { readonly kind: 'atomic'; readonly body: Node }
  | { readonly kind: 'flags'; readonly flags: Flags; readonly body: Node }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly body: Node }
  /** JavaScript source that takes no character: `^`, a word boundary. */
  | { readonly kind: 'anchor'; readonly source: string }
  | { readonly kind: 'reference'; readonly capture: number }
  | {
      readonly kind: 'repeat'
      readonly body: Node
      readonly min: number
      /** `Infinity` without an end. */
      readonly max: number
      readonly mode: 'greedy' | 'lazy' | 'possessive'
    }

export const emptyNode: Node = Object.freeze({ kind: 'sequence', parts: [] })
