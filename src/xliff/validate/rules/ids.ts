import type { Report } from '../report.ts'
import { moduleOf } from '../tables/names.ts'
import { below, type Element, attributeOf, xmlAttributeOf } from '../tree.ts'
import { isAnnotation, isCode, type UnitView } from '../view.ts'

const twice = (elements: readonly Element[], found: (element: Element, id: string) => void): void => {
  const seen = new Set<string>()
  for (const element of elements) {
    const id = attributeOf(element, 'id')
    if (id === null) continue
    if (seen.has(id)) found(element, id)
    seen.add(id)
  }
}

/** Ids of files, groups, units and notes, each in its scope (2.1, 4.3.1.21), and those of extensions (4.9.2). */
export const checkIds = (root: Element, core: string, chapter: string, report: Report): void => {
  const section = `${chapter}.3.1.21`
  const duplicate = (element: Element, id: string): void =>
    report('id-duplicate', element, section, `The id "${id}" of <${element.name}> is taken already.`)
  const own = (elements: Iterable<Element>, local: string): Element[] =>
    [...elements].filter((one) => one.namespace === core && one.local === local)
  const files = own(root.children, 'file')
  twice(files, duplicate)
  for (const file of files) {
    const all = [...below(file)]
    twice(own(all, 'group'), duplicate)
    twice(own(all, 'unit'), duplicate)
  }
  for (const element of [root, ...below(root)]) {
    if (element.namespace !== core) continue
    if (element.local === 'notes' || element.local === 'originalData') twice(element.children, duplicate)
    if (['file', 'group', 'unit'].includes(element.local)) checkExtensionIds(element, core, chapter, report)
  }
}

/** Under one holder, an id or xml:id of an extension's namespace stands once. */
const checkExtensionIds = (holder: Element, core: string, chapter: string, report: Report): void => {
  const seen = new Set<string>()
  for (const child of holder.children) {
    if (child.namespace === core || moduleOf(child.namespace) !== null) continue
    for (const element of [child, ...below(child)]) {
      if (element.namespace !== child.namespace) continue
      const id = attributeOf(element, 'id') ?? xmlAttributeOf(element, 'id')
      if (id === null) continue
      const key = `${element.namespace} ${id}`
      if (seen.has(key))
        report(
          'extension-id-duplicate',
          element,
          `${chapter}.9.2`,
          `The id "${id}" of <${element.name}> is taken already by an element of the same extension.`,
        )
      seen.add(key)
    }
  }
}

/** A pair of ends may become one element and the other way round; an annotation is no code. */
const sortOf = ({ local }: Element): string =>
  local === 'pc' || local === 'sc' || local === 'ec' ? 'pair' : local === 'mrk' || local === 'sm' ? 'annotation' : local

/** Ids of segments, codes and annotations: once in the unit's sources, and targets answer sources of the same sort. */
export const checkUnitIds = (unit: UnitView, chapter: string, report: Report): void => {
  const section = `${chapter}.3.1.21`
  const duplicate = (element: Element, id: string): void =>
    report('id-duplicate', element, section, `The id "${id}" of <${element.name}> is taken already in this unit.`)
  const withId = (list: UnitView['sources']): Element[] =>
    list
      .filter((one) => one.role !== 'close' || one.local === 'ec')
      .flatMap(({ element, local }) => (isCode({ local }) || isAnnotation({ local }) ? [element] : []))
  const sources = [...unit.parts.map(({ element }) => element), ...withId(unit.sources)]
  twice(sources, duplicate)
  const targets = withId(unit.targets)
  twice(targets, (element, id) => {
    duplicate(element, id)
    if (attributeOf(element, 'canCopy') === 'no')
      report('code-copied', element, `${chapter}.7.2.6`, `The code "${id}" may not be copied, and stands twice.`)
  })
  const parts = new Set(unit.parts.map(({ element }) => attributeOf(element, 'id')).filter((id) => id !== null))
  const byId = new Map(
    withId(unit.sources).flatMap((one): [string, Element][] => {
      const id = attributeOf(one, 'id')
      return id === null ? [] : [[id, one]]
    }),
  )
  for (const element of targets) {
    const id = attributeOf(element, 'id')
    if (id === null) continue
    if (parts.has(id)) duplicate(element, id)
    const source = byId.get(id)
    if (source !== undefined && sortOf(source) !== sortOf(element))
      report(
        'id-duplicate',
        element,
        section,
        `<${element.name}> with the id "${id}" answers a <${source.name}> of the source; it must be of the same sort.`,
      )
  }
}

const scopes: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'mtc:matches': [['match']],
  'gls:glossary': [['glossEntry', 'translation']],
  'mda:metadata': [['metadata', 'metaGroup']],
  'res:resourceData': [['resourceItem', 'resourceItemRef']],
}

/** Ids inside one element of a module (5.1.5, 5.2.5, 5.4.5, 5.5.4). */
export const checkModuleIds = (root: Element, report: Report): void => {
  for (const element of below(root)) {
    const groups = scopes[`${moduleOf(element.namespace) ?? ''}:${element.local}`] ?? []
    const all = [element, ...below(element)].filter(({ namespace }) => namespace === element.namespace)
    for (const locals of groups)
      twice(
        all.filter(({ local }) => locals.includes(local)),
        (one, id) =>
          report(
            'module-id-duplicate',
            one,
            '5',
            `The id "${id}" of <${one.name}> is taken already in this <${element.name}>.`,
          ),
      )
  }
}
