import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { GoosefootError } from '../../errors.ts'
import { placeOf } from '../place.ts'

/**
 * The tree of a JSON file with offsets; a byte order mark counts as one unit.
 *
 * @throws {GoosefootError} `format.json` with line and column, `format.too-complex`
 */
export const jsonTree = (source: string): { readonly tree: Node; readonly shift: number } => {
  const shift = source.startsWith('\ufeff') ? 1 : 0
  const errors: ParseError[] = []
  let tree: Node | undefined
  try {
    tree = parseTree(source.slice(shift), errors, { disallowComments: true, allowTrailingComma: false })
  } catch {
    throw new GoosefootError('format.too-complex', 'JSON that is nested too deeply to be read.', {
      hint: 'An article needs no such depth; look at what made the file.',
    })
  }
  const [first] = errors
  if (tree === undefined || first !== undefined)
    throw new GoosefootError(
      'format.json',
      `the file is not valid JSON (${first === undefined ? 'nothing in it' : printParseErrorCode(first.error)}).`,
      { ...placeOf(source, (first?.offset ?? 0) + shift), hint: 'Correct it at this place, or export it again.' },
    )
  return { tree, shift }
}

/** Members by key, once looked up: an object may have very many. */
const members = new WeakMap<Node, ReadonlyMap<string, Node>>()

/** A member of an object; of several with one key the last, which is what readers take. */
export const member = (node: Node, key: string): Node | undefined => {
  if (node.type !== 'object') return undefined
  let known = members.get(node)
  if (known === undefined) {
    known = new Map(
      (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
        value === undefined ? [] : [[String(name?.value), value]],
      ),
    )
    members.set(node, known)
  }
  return known.get(key)
}

/** The value of a member that is a string. */
export const textOf = (node: Node, key: string): string | null => {
  const value = member(node, key)
  return value?.type === 'string' ? String(value.value) : null
}

/** Every string of the tree with its path from the root; keys as they are, places in arrays as numbers. */
export const strings = (root: Node): readonly { readonly path: readonly string[]; readonly node: Node }[] => {
  const found: { readonly path: readonly string[]; readonly node: Node }[] = []
  const open: { readonly path: readonly string[]; readonly node: Node }[] = [{ path: [], node: root }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, node } = next
    if (node.type === 'string') found.push(next)
    const children = (node.children ?? []).flatMap((child, index): (typeof open)[number][] => {
      if (node.type === 'array') return [{ path: [...path, String(index)], node: child }]
      const [key, value] = child.children ?? []
      return value === undefined ? [] : [{ path: [...path, String(key?.value)], node: value }]
    })
    open.push(...children.toReversed())
  }
  return found
}
