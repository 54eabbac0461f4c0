/** Finds repetitions that can split one text in so many ways that trying them all takes for ever: `(a+)+`. */
import { coverOf, type UnitSet } from './sets.ts'
import type { Node } from './nodes.ts'

/** A repetition of more than so many is as good as endless for the time it takes. */
const many = 8

type Repeat = Extract<Node, { readonly kind: 'repeat' }>

const isEndless = (node: Repeat): boolean => node.max > many && node.mode !== 'possessive'

const meets = (a: UnitSet, b: UnitSet): boolean => a.some((word, at) => (word & (b[at] ?? 0)) !== 0)

const unitsOf = (node: Node, from: 'start' | 'end'): UnitSet => coverOf(node, 1, from).sets[0] ?? new Uint32Array(9)
const canBeEmpty = (node: Node): boolean => (coverOf(node, 1, 'start').lengths & 1) !== 0

/** Endless repetitions that can stand at an end of a part, with nothing that has to be taken outside of them. */
const atEdge = (node: Node, from: 'start' | 'end'): readonly Node[] => {
  switch (node.kind) {
    case 'sequence': {
      const parts = from === 'end' ? node.parts.toReversed() : node.parts
      const found: Node[] = []
      for (const part of parts) {
        found.push(...atEdge(part, from))
        if (!canBeEmpty(part)) break
      }
      return found
    }
    case 'choice':
      return node.options.flatMap((option) => atEdge(option, from))
    case 'group':
    case 'flags':
      return atEdge(node.body, from)
    case 'repeat':
      return isEndless(node) ? [node.body, ...atEdge(node.body, from)] : atEdge(node.body, from)
    case 'atomic':
    case 'look':
    case 'anchor':
    case 'char':
    case 'dot':
    case 'class':
    case 'reference':
      return []
    default:
      return node satisfies never
  }
}

const children = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'sequence':
      return node.parts
    case 'choice':
      return node.options
    case 'group':
    case 'atomic':
    case 'flags':
    case 'look':
    case 'repeat':
      return [node.body]
    case 'char':
    case 'dot':
    case 'class':
    case 'anchor':
    case 'reference':
      return []
    default:
      return node satisfies never
  }
}

/**
 * True when an endless repetition stands in another one so that both can take the same characters: the end of one round
 * can as well be the beginning of the next.
 */
export const isHostile = (node: Node): boolean => {
  if (node.kind === 'repeat' && isEndless(node)) {
    const { body } = node
    if (canBeEmpty(body) && atEdge(body, 'start').length > 0) return true
    const head = unitsOf(body, 'start')
    const tail = unitsOf(body, 'end')
    if (atEdge(body, 'end').some((inner) => meets(unitsOf(inner, 'end'), head))) return true
    if (atEdge(body, 'start').some((inner) => meets(unitsOf(inner, 'start'), tail))) return true
    // Two options that begin alike, of which one is as long as it likes: (a|ab)* is harmless, (a|a)* is not.
    if (body.kind === 'group' && body.body.kind === 'choice' && overlaps(body.body.options)) return true
  }
  return children(node).some(isHostile)
}

/** Options that take the very same single characters. */
const overlaps = (options: readonly Node[]): boolean => {
  const singles = options.filter((option) => (coverOf(option, 2, 'start').lengths & ~2) === 0)
  return singles.some((a, at) => singles.slice(at + 1).some((b) => meets(unitsOf(a, 'start'), unitsOf(b, 'start'))))
}
