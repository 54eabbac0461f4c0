import type { Report } from '../report.ts'
import { moduleNamespaces, moduleOf } from '../tables/names.ts'
import { below, type Element, attributeOf } from '../tree.ts'

const fs = moduleNamespaces.fs ?? ''
const slr = moduleNamespaces.slr ?? ''

/** Format style, and what may not stand on the end of a pair (2.1, 5.3.5, 5.7.5). */
export const checkFormatStyle = (root: Element, core: string, report: Report): void => {
  for (const element of [root, ...below(root)]) {
    const own = element.attributes.filter(({ namespace }) => namespace === fs || namespace === slr)
    if (own.length === 0) continue
    if (attributeOf(element, 'subFs', fs) !== null && attributeOf(element, 'fs', fs) === null)
      report('sub-fs', element, '5.3.5.2', `"subFs" on <${element.name}> needs "fs" beside it.`)
    if (element.namespace === core && element.local === 'ec' && attributeOf(element, 'isolated') !== 'yes')
      for (const { name } of own)
        report(
          'ec-module-attribute',
          element,
          '5.7.5.8',
          `${name} stands on an <ec> only when it is isolated; else on its <sc>.`,
        )
  }
}

const conditions = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'] as const

/** A validation rule has one condition (2.1, 5.8.4.2, 5.8.5.6). */
export const checkValidationRules = (root: Element, report: Report): void => {
  for (const element of below(root)) {
    if (moduleOf(element.namespace) !== 'val' || element.local !== 'rule') continue
    const own = conditions.filter((name) => attributeOf(element, name) !== null)
    const custom = element.attributes.filter(({ namespace }) => namespace !== '').length
    if (own.length + (own.length === 0 ? Math.min(custom, 1) : 0) !== 1)
      report(
        'validation-rule',
        element,
        '5.8.4.2',
        `A rule has exactly one of ${conditions.join(', ')}, or one of an extension.`,
      )
    if (attributeOf(element, 'existsInSource') === 'yes' && !own.some((name) => name !== 'isNotPresent'))
      report('validation-rule', element, '5.8.5.6', 'existsInSource="yes" needs isPresent, startsWith or endsWith.')
  }
}

/** Resources: an address or content, in the document's languages (2.1, 5.5.4). */
export const checkResources = (root: Element, is20: boolean, report: Report): void => {
  const [source, target] = [attributeOf(root, 'srcLang'), attributeOf(root, 'trgLang')]
  for (const element of below(root)) {
    if (moduleOf(element.namespace) !== 'res' || (element.local !== 'source' && element.local !== 'target')) continue
    const href = attributeOf(element, 'href')
    if ((href === null) !== element.hasContent)
      report(
        'resource-href',
        element,
        '5.5.4.4',
        `<${element.name}> has either an address (href) or content, and not both.`,
      )
    const language = element.attributes.find(({ name }) => name === 'xml:lang')?.value.toLowerCase()
    const isContext = element.parent !== null && attributeOf(element.parent, 'context') !== 'no'
    const wanted = element.local === 'source' ? source : target
    if (language === undefined || (element.local === 'target' && isContext && !is20)) continue
    if (wanted !== null && language !== wanted.toLowerCase())
      report(
        'resource-language',
        element,
        '5.5.4.4',
        `<${element.name}> is in "${language}"; the root says "${wanted}".`,
      )
  }
}

/** Change tracking (2.0, 5.6): what a revision is about exists. */
export const checkChangeTracking = (root: Element, report: Report): void => {
  for (const element of below(root)) {
    if (moduleOf(element.namespace) !== 'ctr') continue
    if (element.local === 'revisions') checkRevisions(element, report)
    if (element.local === 'revision') {
      const seen = new Set<string>()
      for (const item of element.children) {
        const property = attributeOf(item, 'property')
        if (property === null) continue
        if (seen.has(property))
          report('change-tracking', item, '2.0, 5.6.4.4', `The property "${property}" stands twice in one revision.`)
        seen.add(property)
      }
    }
  }
}

const checkRevisions = (revisions: Element, report: Report): void => {
  const holder = revisions.parent?.parent ?? null
  if (holder === null) return
  const section = '2.0, 5.6.5.5'
  const about = attributeOf(revisions, 'appliesTo')
  const reference = attributeOf(revisions, 'ref')
  const inside = [...below(holder)].filter((one) => moduleOf(one.namespace) !== 'ctr')
  const candidates = inside.filter(({ local }) => local === about)
  const meant = reference === null ? null : (inside.find((one) => attributeOf(one, 'id') === reference) ?? null)
  if (reference !== null && meant === null)
    report('change-tracking', revisions, section, `ref="${reference}" names nothing in the element around it.`)
  if (reference === null && candidates.length > 1 && candidates.some((one) => attributeOf(one, 'id') !== null))
    report(
      'change-tracking',
      revisions,
      '2.0, 5.6.4.3',
      `There are several <${about ?? ''}>; "ref" must say which one is meant.`,
    )
  const subject = meant ?? (candidates.length === 1 ? candidates[0] : null)
  if (subject === null || subject === undefined) return
  for (const revision of revisions.children)
    for (const item of revision.children) {
      const property = attributeOf(item, 'property')
      if (property !== null && property !== 'content' && !subject.attributes.some(({ name }) => name === property))
        report(
          'change-tracking',
          item,
          '2.0, 5.6.5.6',
          `The property "${property}" is neither "content" nor an attribute of the <${subject.name}> meant.`,
        )
    }
}
