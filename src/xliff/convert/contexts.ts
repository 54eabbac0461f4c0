import type { Meta, MetaGroup } from '../types.ts'
import type { Lose } from './losses.ts'

/**
 * Metadata of 2.x ⇄ `context-group` of 1.2, whose names are unique in a file: `mda/<holder>/<category>/<id>`
 * and a number for the second of a kind.
 * A context group of somebody else's is metadata of a category that begins with `xlf12:`.
 */

export const foreignPrefix = 'xlf12:'

const encode = (text: string): string => encodeURIComponent(text)

/** Null where nothing is left to say. */
export const contextGroupOf = (group: MetaGroup, holder: string, lose: Lose): MetaGroup | null => {
  const entries = group.entries.filter((entry) => entry.kind === 'meta')
  if (entries.length < group.entries.length) lose('metadata', holder, { name: 'in groups of groups' })
  if (entries.length === 0) return null
  if (group.category?.startsWith(foreignPrefix) === true && group.category !== `${foreignPrefix}attributes`) {
    const name = group.category.slice(foreignPrefix.length)
    return { ...group, id: null, category: name === '' ? null : name, entries }
  }
  if (group.appliesTo !== null) lose('metadata', holder, { name: 'appliesTo' })
  return {
    kind: 'meta-group',
    id: null,
    category: ['mda', holder, group.category ?? '', group.id ?? ''].map(encode).join('/'),
    appliesTo: null,
    entries: entries.map((entry): Meta => ({ ...entry, type: `x-${encode(entry.type)}` })),
  }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const metaGroupOfContext = (group: MetaGroup): MetaGroup => {
  const [first, , written = '', id = '', , more] = (group.category ?? '').split('/').map(decode)
  if (first !== 'mda' || more !== undefined)
    return { ...group, category: foreignPrefix + (group.category ?? ''), appliesTo: null }
  return {
    kind: 'meta-group',
    id: id === '' ? null : id,
    category: written === '' ? null : written,
    appliesTo: null,
    entries: group.entries.map((entry) =>
      entry.kind === 'meta' ? { ...entry, type: decode(entry.type.replace(/^x-/u, '')) } : entry,
    ),
  }
}
