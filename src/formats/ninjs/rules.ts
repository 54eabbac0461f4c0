import type { Node } from 'jsonc-parser'
import type { Role } from '../../article/types.ts'
import type { JsonRules, StringUse } from '../json/scan.ts'
import { member, textOf } from '../json/tree.ts'
import type { ValueKind } from '../layers/plain-value.ts'

/**
 * IPTC ninjs 1.x to 3.x. 2.x and 3.x differ in how keys are written (`contenttype`, `contentType`), 1.x has one key for
 * each representation (`body_html`). An association is an item of its own: a picture with its caption, a box.
 *
 * Names, by-lines, sluglines, notes to editors and rights are no text of the article; `jsonPaths` can make them one.
 */
export const ninjsRules: JsonRules = (root) => {
  const titled = new Set<Node>()
  return (path) => {
    const at = itemPath(path)
    const inside = path.slice(at)
    const parent = nodeAt(root, path.slice(0, -1))
    const item = nodeAt(root, path.slice(0, at))
    if (item === undefined || parent === undefined) return null
    const isOwn = at === 0
    const [key = '', , last = ''] = inside
    if (inside.length === 1) return ofKey(key, isOwn, item)
    if (inside.length !== 3 || last !== 'value') return null
    const role = (textOf(parent, 'role') ?? '').toLowerCase()
    const type = textOf(parent, 'contentType') ?? textOf(parent, 'contenttype')
    switch (key) {
      case 'headlines': {
        // Variants of the headline for other places are fields: an article has one headline.
        const isFirst = !titled.has(item) && headlineRole(role) === 'headline'
        if (isFirst) titled.add(item)
        const own = headlineRole(role)
        return text(type, 'line', isOwn ? (own === 'headline' && !isFirst ? 'field' : own) : 'caption', key)
      }
      case 'descriptions':
        return text(type, 'auto', isOwn ? 'standfirst' : 'caption', key)
      case 'bodies':
        return bodyOf(text(type, 'auto', 'paragraph', null), mainBody(item) === parent, key)
      default:
        return null
    }
  }
}

/** Where the innermost item begins in a path: behind `associations` and the name or place of the association. */
const itemPath = (path: readonly string[]): number => {
  let at = 0
  while (path[at] === 'associations' && path.length > at + 2) at += 2
  return at
}

const headlineRole = (role: string): Role =>
  /sub|deck|intro|lead|teaser|summary/u.test(role)
    ? 'standfirst'
    : /kicker|over|roof/u.test(role)
      ? 'kicker'
      : 'headline'

const ofKey = (key: string, isOwn: boolean, item: Node): StringUse => {
  if (key === 'language') return { kind: 'language' }
  if (key === 'title')
    return text(null, 'line', isOwn && !hasHeadline(item) ? 'headline' : isOwn ? 'field' : 'caption', 'title')
  if (key === 'headline') return text(null, 'line', isOwn ? 'headline' : 'caption', key)
  const [, part, kind = ''] = /^(body|description)_(\w+)$/u.exec(key) ?? []
  if (part === undefined) return null
  const type = /xhtml/iu.test(kind) ? 'application/xhtml+xml' : /html/iu.test(kind) ? 'text/html' : null
  if (part === 'body')
    return bodyOf(text(type, kind === 'text' ? 'text' : 'auto', 'paragraph', null), mainKey(item) === key, key)
  return text(type, kind === 'text' ? 'text' : 'auto', isOwn ? 'standfirst' : 'caption', key)
}

/** An item says its text once for every medium: one of them is the running text, the others are fields. */
const bodyOf = (use: StringUse, isMain: boolean, key: string): StringUse =>
  use?.kind !== 'text' || isMain ? use : { ...use, role: 'field', name: key }

/** The first body in HTML, else in XHTML, else the first there is. */
const mainBody = (item: Node): Node | undefined => {
  const bodies = member(item, 'bodies')?.children ?? []
  const of = (type: string): Node | undefined =>
    bodies.find((body) => (textOf(body, 'contentType') ?? textOf(body, 'contenttype') ?? '').startsWith(type))
  return of('text/html') ?? of('application/xhtml') ?? of('text/plain') ?? bodies[0]
}

/** The same for ninjs 1.x, where the representation is in the key. */
const mainKey = (item: Node): string | undefined => {
  const keys = (item.children ?? []).map(({ children }) => String(children?.[0]?.value))
  return (
    keys.find((key) => key === 'body_html') ??
    keys.find((key) => /^body_\w*html/u.test(key)) ??
    keys.find((key) => key === 'body_text') ??
    keys.find((key) => key.startsWith('body_'))
  )
}

const hasHeadline = (item: Node): boolean =>
  (member(item, 'headlines')?.children?.length ?? 0) > 0 || (textOf(item, 'headline') ?? '') !== ''

/** @param type media type of the value, null: nothing is said of it */
const text = (type: string | null, usual: ValueKind, role: Role, name: string | null): StringUse => {
  const media = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const as: ValueKind | null =
    media === ''
      ? usual
      : media === 'text/plain'
        ? usual === 'line'
          ? 'line'
          : 'text'
        : media === 'application/xhtml+xml'
          ? 'xhtml'
          : media === 'text/html'
            ? 'html'
            : null
  // NITF, subtitles and what agencies have of their own: their text would stay in the source's language.
  return as === null ? { kind: 'unread' } : { kind: 'text', as, role, name }
}

const nodeAt = (root: Node, path: readonly string[]): Node | undefined => {
  let node: Node | undefined = root
  for (const step of path)
    node = node?.type === 'array' ? node.children?.[Number(step)] : node === undefined ? undefined : member(node, step)
  return node
}
