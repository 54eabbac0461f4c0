/** A fragment that can be changed in place: what the damage catalogue works on. */
import { type FragmentNode, parseFragment, textOf, writeFragment } from '../fragment.ts'

export interface Text {
  readonly kind: 'text'
  text: string
}
export interface Tag {
  readonly kind: 'tag'
  name: string
  attributes: (readonly [string, string])[]
  children: Node[]
  selfClosing: boolean
}
/** Written as it is, not escaped. */
export interface Raw {
  readonly kind: 'raw'
  raw: string
}
export type Node = Text | Tag | Raw

/** Where a node stands. */
export interface Place<T extends Node> {
  readonly node: T
  readonly siblings: Node[]
  readonly parent: Tag | null
}

/** @throws {FragmentError} when `xml` is set and the text is not well-formed */
export const readTree = (text: string, xml: boolean): Node[] =>
  xml ? parseFragment(text).map(fromFragment) : [{ kind: 'text', text }]

const fromFragment = (node: FragmentNode): Node => {
  switch (node.kind) {
    case 'text':
      return { kind: 'text', text: node.text }
    case 'opaque':
      return { kind: 'raw', raw: node.raw }
    case 'element':
      return {
        kind: 'tag',
        name: node.name,
        attributes: [...node.attributes],
        children: node.children.map(fromFragment),
        selfClosing: node.selfClosing,
      }
    default:
      return node satisfies never
  }
}

const toFragment = (node: Node): FragmentNode => {
  switch (node.kind) {
    case 'text':
      return node
    case 'raw':
      return { kind: 'opaque', raw: node.raw }
    case 'tag':
      return {
        kind: 'element',
        name: node.name,
        attributes: node.attributes,
        children: node.children.map(toFragment),
        selfClosing: node.selfClosing && node.children.length === 0,
      }
    default:
      return node satisfies never
  }
}

/** Plain text has raw pieces among its text and no tags. */
export const writeTree = (nodes: readonly Node[], xml: boolean): string =>
  xml
    ? writeFragment(nodes.map(toFragment))
    : nodes.map((node) => (node.kind === 'text' ? node.text : node.kind === 'raw' ? node.raw : '')).join('')

export const readingOf = (nodes: readonly Node[]): string => textOf(nodes.map(toFragment))

export const cloneNodes = (nodes: readonly Node[]): Node[] =>
  nodes.map((node) =>
    node.kind === 'tag'
      ? { ...node, attributes: [...node.attributes], children: cloneNodes(node.children) }
      : { ...node },
  )

const placesIn = (siblings: Node[], parent: Tag | null): Place<Node>[] =>
  siblings.flatMap((node) => [
    { node, siblings, parent },
    ...(node.kind === 'tag' ? placesIn(node.children, node) : []),
  ])

export const tagsIn = (nodes: Node[], names: string): Place<Tag>[] =>
  placesIn(nodes, null).flatMap(({ node, siblings, parent }) =>
    node.kind === 'tag' && names.includes(node.name) ? [{ node, siblings, parent }] : [],
  )

export const textsIn = (nodes: Node[]): Place<Text>[] =>
  placesIn(nodes, null).flatMap(({ node, siblings, parent }) =>
    node.kind === 'text' ? [{ node, siblings, parent }] : [],
  )

export const hasLetter = (nodes: readonly Node[]): boolean => /\p{L}/u.test(readingOf(nodes))

/** Puts other nodes where one stands. */
export const replace = ({ node, siblings }: Place<Node>, ...nodes: readonly Node[]): void => {
  siblings.splice(siblings.indexOf(node), 1, ...nodes)
}

/** The wire id of a tag; empty when it has none. */
export const wireId = (tag: Tag): string => tag.attributes.find(([name]) => name === 'i')?.[1] ?? ''

export const setWireId = (tag: Tag, id: string): void => {
  tag.attributes = tag.attributes.map(([name, value]) => (name === 'i' ? [name, id] : [name, value]))
}
