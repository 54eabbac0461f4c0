import type { Report } from '../report.ts'
import { fragmentPrefixes, moduleOf } from '../tables/names.ts'
import { attributeOf, below, type Element } from '../tree.ts'
import { type Marker, markersOf, type UnitView } from '../view.ts'

/** A fragment identifier taken apart: `#/f=f1/u=u1/n=n1`. */
export interface Fragment {
  readonly isAbsolute: boolean
  readonly file: string | null
  readonly group: string | null
  readonly unit: string | null
  /** The last selector: prefix `n`, `d`, `t`, a module's, or empty; null when the fragment names a file, group or unit. */
  readonly leaf: { readonly prefix: string; readonly id: string } | null
}

const name = /^[\p{L}\p{M}\p{Nd}.\-_·]+$/u
const containers = ['f', 'g', 'u']
const leaves = ['n', 'd', 't']

/**
 * Reads a fragment identifier by the grammar of 2.1, 3.1 (2.2: 2.1).
 *
 * @returns the parts, or a sentence that says what is wrong
 */
export const parseFragment = (reference: string): Fragment | string => {
  const body = reference.slice(1)
  const isAbsolute = body.startsWith('/')
  const selectors = (isAbsolute ? body.slice(1) : body).split('/')
  const found = new Map<string, string>()
  let leaf: Fragment['leaf'] = null
  let last = -1
  for (const [index, selector] of selectors.entries()) {
    const at = selector.indexOf('=')
    const prefix = at < 0 ? '' : selector.slice(0, at)
    const id = selector.slice(at + 1)
    if (at === 0 || id === '' || !name.test(id)) return `"${selector}" is no selector (prefix=id, or an id)`
    if (at > 0 && !name.test(prefix)) return `"${prefix}" cannot be a prefix`
    const order = containers.indexOf(prefix)
    if (order >= 0) {
      if (leaf !== null) return `"${prefix}=" stands behind the last selector`
      if (found.has(prefix)) return `the prefix "${prefix}" stands twice`
      if (order < last) return `"${prefix}=" stands in the wrong order; file, group, unit was expected`
      last = order
      found.set(prefix, id)
      continue
    }
    if (leaf !== null) return 'there is more than one last selector'
    if (prefix !== '' && !leaves.includes(prefix)) {
      if (prefix.length < 2) return `the prefix "${prefix}" is too short; a module's has more than one letter`
      if (!fragmentPrefixes.has(prefix)) return `the prefix "${prefix}" is not registered`
    }
    if (index !== selectors.length - 1) return `"${selector}" must stand last`
    leaf = { prefix, id }
  }
  return {
    isAbsolute,
    file: found.get('f') ?? null,
    group: found.get('g') ?? null,
    unit: found.get('u') ?? null,
    leaf,
  }
}

/** Does a fragment stay in the unit it is written in? */
const staysIn = (fragment: Fragment, unit: Element, file: Element | null): boolean =>
  (fragment.unit === null
    ? !fragment.isAbsolute && fragment.file === null
    : fragment.unit === attributeOf(unit, 'id')) &&
  (fragment.file === null || file === null || fragment.file === attributeOf(file, 'id'))

/** The grammar of every reference that is a fragment. */
export const checkFragments = (root: Element, core: string, chapter: string, report: Report): void => {
  for (const element of below(root)) {
    const module = moduleOf(element.namespace)
    const holds =
      (element.namespace === core && ['mrk', 'sm', 'note'].includes(element.local)) ||
      module === 'mtc' ||
      module === 'gls'
    const reference = holds ? attributeOf(element, 'ref') : null
    if (reference === null || !reference.startsWith('#')) continue
    const fragment = parseFragment(reference)
    if (typeof fragment === 'string')
      report('fragment', element, chapter === '3' ? '2.1' : '3.1', `ref="${reference}": ${fragment}.`)
  }
}

const noteIds = (unit: Element, core: string): ReadonlySet<string> =>
  new Set(
    unit.children
      .filter((child) => child.namespace === core && child.local === 'notes')
      .flatMap(({ children }) => children)
      .flatMap((note) => attributeOf(note, 'id') ?? []),
  )

/** A comment says its text, or names a note of its unit; one of both (2.1, 4.7.3.1.3). */
export const checkComments = (unit: UnitView, core: string, chapter: string, report: Report): void => {
  const section = `${chapter}.7.3.1.3`
  for (const { element, role, local } of [...unit.sources, ...unit.targets]) {
    if (role === 'close' || (local !== 'mrk' && local !== 'sm') || attributeOf(element, 'type') !== 'comment') continue
    const [value, reference] = [attributeOf(element, 'value'), attributeOf(element, 'ref')]
    if ((value === null) === (reference === null)) {
      report('comment-annotation', element, section, 'A comment has either "value" or "ref", and not both.')
      continue
    }
    if (reference === null) continue
    const fragment = reference.startsWith('#') ? parseFragment(reference) : null
    const isThere =
      fragment !== null &&
      typeof fragment !== 'string' &&
      fragment.leaf?.prefix === 'n' &&
      staysIn(fragment, unit.element, unit.file) &&
      noteIds(unit.element, core).has(fragment.leaf.id)
    if (!isThere)
      report('comment-annotation', element, section, `ref="${reference}" names no note of this unit (#n=…).`)
  }
}

/** A match belongs to a segment, or to a span of it, of its own unit (2.1, 5.1.5.6). */
export const checkMatchReferences = (unit: UnitView, report: Report): void => {
  for (const match of below(unit.element)) {
    if (moduleOf(match.namespace) !== 'mtc' || match.local !== 'match') continue
    const reference = attributeOf(match, 'ref')
    if (reference === null) continue
    const fragment = reference.startsWith('#') ? parseFragment(reference) : null
    if (typeof fragment === 'string') continue
    const leaf = fragment !== null && staysIn(fragment, unit.element, unit.file) ? fragment.leaf : null
    const ids =
      leaf?.prefix === 't'
        ? unit.targets
        : leaf?.prefix === ''
          ? [...unit.sources, ...unit.parts.map(({ element }) => ({ element }))]
          : []
    if (leaf === null || !ids.some(({ element }) => attributeOf(element, 'id') === leaf.id))
      report('match-ref', match, '5.1.5.6', `ref="${reference}" names no segment and no span of this unit.`)
  }
}

/** Markers of a match's own contents. */
export const matchMarkers = (match: Element, core: string): readonly Marker[] =>
  match.children
    .filter((child) => child.namespace === core && (child.local === 'source' || child.local === 'target'))
    .flatMap((content) => markersOf(content, core))
