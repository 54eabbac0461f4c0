/** Damage to tags: emptied, moved, doubled, rewritten, swapped. */
import { choose, shuffled } from '../random.ts'
import type { Variant } from './kinds.ts'
import { cloneNodes, hasLetter, type Node, type Place, replace, setWireId, type Tag, tagsIn, wireId } from './tree.ts'

const isFull = ({ node }: Place<Tag>): boolean => hasLetter(node.children)

const emptied =
  (isTextFirst: boolean): Variant =>
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'qgs').filter(isFull), random)
    if (!place) return false
    const children = place.node.children
    place.node.children = []
    if (isTextFirst) replace(place, ...children, place.node)
    else replace(place, place.node, ...children)
    return true
  }

/** No. 1: a pair emptied, its text outside. */
export const pairEmptied: readonly Variant[] = [emptied(true), emptied(false)]

/** No. 3: a placeholder at the start of the sentence; pairs jump with what they hold. */
export const placeholderFront: readonly Variant[] = [
  ({ nodes, random }) => moveToFront(nodes, choose(movable(nodes, 'x'), random)),
  ({ nodes, random }) => moveToFront(nodes, choose(movable(nodes, 'g'), random)),
]

const sentenceAround = (nodes: Node[], { node }: Place<Tag>): Node[] =>
  tagsIn(nodes, 's').find(({ node: sentence }) => tagsIn(sentence.children, 'xg').some((one) => one.node === node))
    ?.node.children ?? nodes

const movable = (nodes: Node[], name: string): Place<Tag>[] =>
  tagsIn(nodes, name).filter((place) => sentenceAround(nodes, place)[0] !== place.node)

const moveToFront = (nodes: Node[], place: Place<Tag> | null): boolean => {
  if (!place) return false
  const sentence = sentenceAround(nodes, place)
  replace(place)
  sentence.unshift(place.node)
  return true
}

/** No. 4: a pair duplicated or split. */
export const pairDuplicated: readonly Variant[] = [
  // Split at a space of its text; the halves stay neighbours.
  ({ nodes, random }) => {
    for (const place of shuffled(tagsIn(nodes, 'qg'), random)) {
      const at = place.node.children.findIndex((child) => child.kind === 'text' && /\S\s+\S/u.test(child.text))
      const text = place.node.children[at]
      if (text?.kind !== 'text') continue
      const space = /(?<=\S)\s+(?=\S)/u.exec(text.text)
      if (!space) continue
      const second: Tag = {
        ...place.node,
        children: [
          { kind: 'text', text: text.text.slice(space.index + space[0].length) },
          ...place.node.children.slice(at + 1),
        ],
      }
      place.node.children = [
        ...place.node.children.slice(0, at),
        { kind: 'text', text: text.text.slice(0, space.index) },
      ]
      replace(place, place.node, { kind: 'text', text: space[0] }, second)
      return true
    }
    return false
  },
  // The whole pair a second time.
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'qgxs'), random)
    const [copy] = place ? cloneNodes([place.node]) : []
    if (!place || !copy) return false
    replace(place, place.node, { kind: 'text', text: ' ' }, copy)
    return true
  },
  // An empty twin at the end of the sentence.
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'qg'), random)
    if (!place) return false
    place.siblings.push({ ...place.node, children: [] })
    return true
  },
]

/** No. 10: attributes and names rewritten. */
export const tagRewritten: readonly Variant[] = [
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'sqgx'), random)
    if (!place || wireId(place.node) === '') return false
    setWireId(place.node, String(Number(wireId(place.node)) + 1))
    return true
  },
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'sqgx'), random)
    if (!place || place.node.attributes.length === 0) return false
    place.node.attributes = []
    return true
  },
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'sqgx'), random)
    if (!place || place.node.attributes.length === 0) return false
    place.node.attributes = place.node.attributes.map(([name, value]) => [name.toUpperCase(), value])
    return true
  },
  // Harmless: `<x></x>` as `<x/>`.
  ({ nodes, random }) => {
    const place = choose(
      tagsIn(nodes, 'x').filter(({ node }) => !node.selfClosing),
      random,
    )
    if (!place) return false
    place.node.selfClosing = true
    return true
  },
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'sqgx'), random)
    if (!place) return false
    place.node.name = choose(['b', 'span', place.node.name.toUpperCase(), 'citation'], random) ?? 'b'
    return true
  },
  // The end of the tag is lost.
  ({ nodes, random }) => {
    const place = choose(tagsIn(nodes, 'qg'), random)
    if (!place) return false
    const start = place.node.attributes.map(([name, value]) => ` ${name}="${value}"`).join('')
    replace(place, { kind: 'raw', raw: `<${place.node.name}${start}>` }, ...place.node.children)
    return true
  },
]

const isInside = (outer: Tag, inner: Tag): boolean => tagsIn(outer.children, 'q').some(({ node }) => node === inner)

const sidePairs = (nodes: Node[]): readonly (readonly [Place<Tag>, Place<Tag>])[] => {
  const quotes = tagsIn(nodes, 'q').filter(isFull)
  return quotes.flatMap((a, at) =>
    quotes
      .slice(at + 1)
      .filter((b) => !isInside(a.node, b.node) && !isInside(b.node, a.node))
      .map((b) => [a, b] as const),
  )
}

const nestedPairs = (nodes: Node[]): readonly (readonly [Place<Tag>, Place<Tag>])[] =>
  tagsIn(nodes, 'q').flatMap((outer) => tagsIn(outer.node.children, 'q').map((inner) => [outer, inner] as const))

const swapIds = (a: Tag, b: Tag): boolean => {
  const id = wireId(a)
  setWireId(a, wireId(b))
  setWireId(b, id)
  return id !== wireId(a)
}

/** No. 13: two quotations change places or names; the inner one becomes the outer. */
export const swapped: readonly Variant[] = [
  ({ nodes, random }) => {
    const pair = choose(sidePairs(nodes), random)
    return pair !== null && swapIds(pair[0].node, pair[1].node)
  },
  ({ nodes, random }) => {
    const pair = choose(sidePairs(nodes), random)
    if (!pair) return false
    const [a, b] = pair
    const atA = a.siblings.indexOf(a.node)
    const atB = b.siblings.indexOf(b.node)
    a.siblings[atA] = b.node
    b.siblings[atB] = a.node
    return true
  },
  ({ nodes, random }) => {
    const pair = choose(nestedPairs(nodes), random)
    return pair !== null && swapIds(pair[0].node, pair[1].node)
  },
  // The inner quotation leaves the outer one.
  ({ nodes, random }) => {
    const pair = choose(nestedPairs(nodes), random)
    if (!pair) return false
    const [outer, inner] = pair
    replace(inner)
    outer.siblings.splice(outer.siblings.indexOf(outer.node) + 1, 0, inner.node)
    return true
  },
]
