/**
 * Makes a namespace safe from i18next: what a consumer's `t(key)` prints is what was written.
 *
 * i18next replaces `$t(…)` in a value always, and `{{name}}` when the caller passes `name`. The namespace is loaded into
 * real i18next; only a leaf that comes back changed gets U+2060 inside the braces or behind the dollar.
 */
import { createInstance } from 'i18next'
import type { i18n } from 'i18next'
import type { Locale } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import type { NamespaceTree } from './types.ts'

const wordJoiner = '\u2060'
/** The first character of what i18next acts on. */
const triggers = /\{(?=\{)|\$(?=t\()/g

/** What consumers pass to `t` without thinking of this leaf. */
const usualOptions = { count: 2, name: 'name' } as const

/** The text with U+2060 where i18next would begin to replace. */
export const escapeLeaf = (text: string): string => text.replace(triggers, (trigger) => trigger + wordJoiner)

/** Where an offset of the text stands in `escapeLeaf(text)`; right behind a trigger, before its joiner. UTF-16 units. */
export const escapedOffset = (text: string, offset: number): number =>
  offset + [...text.matchAll(triggers)].filter(({ index }) => index + 1 < offset).length

/** `escapeLeaf` undone. */
export const unescapeLeaf = (text: string): string => text.replace(/(\{(?=\u2060\{)|\$(?=\u2060t\())\u2060/g, '$1')

/** `escapedOffset` undone: where an offset of the escaped text stands in `unescapeLeaf(text)`. UTF-16 units. */
export const unescapedOffset = (text: string, offset: number): number =>
  offset - [...text.matchAll(/(?:\{\u2060(?=\{)|\$\u2060(?=t\())/g)].filter(({ index }) => index + 1 < offset).length

/** The keys of all leaves with their values, `a.b.c` as i18next reads them. */
export const leavesOf = (tree: NamespaceTree, prefix = ''): readonly (readonly [key: string, value: string])[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${prefix}${name}`, value] as const] : leavesOf(value, `${prefix}${name}.`),
  )

/**
 * The leaves that i18next does not return as they are, with and without the options consumers usually pass.
 *
 * @returns keys in the tree's order; empty when the namespace is safe
 */
export const changedLeaves = (tree: NamespaceTree, namespace: string, locale: Locale): readonly string[] => {
  const instance = load(tree, namespace, locale)
  return leavesOf(tree)
    .filter(([key, value]) => instance.t(key) !== value || instance.t(key, usualOptions) !== value)
    .map(([key]) => key)
}

/** @throws {GoosefootError} `publish.leaf-changed` when a leaf is still changed after escaping */
export const requireSafe = (tree: NamespaceTree, namespace: string, locale: Locale): void => {
  const [first] = changedLeaves(tree, namespace, locale)
  if (first === undefined) return
  throw new GoosefootError('publish.leaf-changed', `i18next does not return "${first}" of "${namespace}" as written.`, {
    exit: 'internal',
    hint: 'Please report it with the installed version of i18next.',
  })
}

const load = (tree: NamespaceTree, namespace: string, locale: Locale): i18n => {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    load: 'currentOnly',
    ns: [namespace],
    defaultNS: namespace,
    initAsync: false,
    resources: { [locale]: { [namespace]: tree } },
  })
  return instance
}
