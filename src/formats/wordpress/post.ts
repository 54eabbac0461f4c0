import type { Node } from 'jsonc-parser'
import type { Role } from '../../article/types.ts'
import type { JsonRules, StringUse } from '../json/scan.ts'
import { member } from '../json/tree.ts'
import type { ValueKind } from '../layers/plain-value.ts'

const fields: Readonly<Record<string, { readonly role: Role; readonly as: ValueKind }>> = {
  title: { role: 'headline', as: 'auto' },
  excerpt: { role: 'standfirst', as: 'wordpress' },
  content: { role: 'paragraph', as: 'wordpress' },
  caption: { role: 'caption', as: 'wordpress' },
  description: { role: 'field', as: 'wordpress' },
}

/**
 * A post, or a list of posts, as the REST interface of WordPress gives it. `raw` (context `edit`) is the text;
 * `rendered` is made from it and is the text only where there is no `raw`.
 */
export const postRules: JsonRules = (root) => (path) => {
  const isList = root.type === 'array'
  const post = isList ? root.children?.[Number(path[0])] : root
  const [key = '', form] = isList ? path.slice(1) : path
  const length = path.length - (isList ? 1 : 0)
  if (post === undefined) return null
  if (length === 1 && key === 'alt_text') return text('alt', 'line', key)
  // Polylang and its kin add it.
  if (length === 1 && key === 'lang') return { kind: 'language' }
  // JSON once more; it would have to be read in a layer of its own.
  if (length === 2 && key === 'meta' && form === 'footnotes') return { kind: 'unread' }
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  const value = member(post, key)
  if (field === undefined || value === undefined || length !== 2) return null
  if (form === 'raw') return text(field.role, field.as, key)
  if (form !== 'rendered' || isText(member(value, 'raw'))) return null
  return text(field.role, field.as === 'wordpress' ? 'html' : field.as, key)
}

const isText = (node: Node | undefined): boolean => node?.type === 'string'

const text = (role: Role, as: ValueKind, key: string): StringUse => ({
  kind: 'text',
  as,
  role,
  name: role === 'paragraph' ? null : key,
})
