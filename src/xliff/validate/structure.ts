import type { Report } from './report.ts'
import { coreRules } from './tables/core.ts'
import { moduleAttributes, modulePlaces, moduleRules } from './tables/modules.ts'
import { moduleOf } from './tables/names.ts'
import type { ElementRule, Step } from './tables/types.ts'
import { type Element, isXmlNamespace } from './tree.ts'
import { valueFault } from './values.ts'

/** What a document is checked as. */
export interface Dialect {
  readonly core: string
  readonly is22: boolean
  /** Chapter number of the core: `4` in 2.0 and 2.1, `3` in 2.2. */
  readonly chapter: string
}

/** What they hold is in the format of somebody else; elements of XLIFF in it keep to its rules all the same. */
const opaque: ReadonlySet<string> = new Set(['xlf:skeleton', 'res:source', 'res:target', 'slr:data'])

const otherPrefix = '*'

/** `xlf:unit`, `mtc:match`, `*` for what no table knows. */
const kindOf = (element: Element, core: string): string => {
  if (element.namespace === core) return `xlf:${element.local}`
  const module = moduleOf(element.namespace)
  return module === null ? otherPrefix : `${module}:${element.local}`
}

/**
 * Elements, order and number of children, attributes and their values: what a schema says, from tables.
 *
 * What an extension holds is its maker's business; elements of XLIFF and of registered modules are checked wherever they stand.
 */
export const checkStructure = (root: Element, dialect: Dialect, report: Report): void => {
  const rules = coreRules(dialect.is22)
  checkStructureBy(root, dialect.core, (local) => rules[local], report, dialect.chapter)
}

/** The same by any table of the core's elements. */
export const checkStructureBy = (
  root: Element,
  core: string,
  ruleOf: (local: string) => ElementRule | undefined,
  report: Report,
  chapter = '2',
): void => {
  const visit = (element: Element, isInExtension: boolean): void => {
    const kind = kindOf(element, core)
    const rule = kind.startsWith('xlf:') ? ruleOf(element.local) : moduleRules[kind]
    if (rule !== undefined) {
      checkAttributes(element, rule, report)
      if (rule.content !== null) checkContent(element, rule, core, report)
      checkNeeds(element, kind, rule, core, report)
    } else if (!isInExtension) reportUnknown(element, kind, chapter, report)
    const inside = isInExtension || kind === otherPrefix || opaque.has(kind)
    for (const child of element.children) visit(child, inside)
  }
  if (kindOf(root, core) !== 'xlf:xliff')
    report('content-model', root, chapter, `The root is <${root.name}>; <xliff> was expected.`)
  visit(root, false)
}

const reportUnknown = (element: Element, kind: string, chapter: string, report: Report): void => {
  if (kind.startsWith('xlf:')) report('content-model', element, chapter, `<${element.name}> is no element of XLIFF.`)
  else if (kind !== otherPrefix)
    report(
      'module-element-unknown',
      element,
      '4.9.1',
      `<${element.name}> stands in the namespace of a registered module that has no such element.`,
    )
}

/** What no content model says: one of several that may come in any number. */
const checkNeeds = (element: Element, kind: string, rule: ElementRule, core: string, report: Report): void => {
  const has = (...kinds: readonly string[]): boolean =>
    element.children.some((child) => kinds.includes(kindOf(child, core)))
  if (kind === 'xlf:unit' && has('xlf:ignorable') && !has('xlf:segment'))
    report('element-missing', element, rule.section, `<${element.name}> needs at least one <segment>.`)
  if (kind === 'gls:glossEntry' && !has('gls:translation', 'gls:definition'))
    report('element-missing', element, '5.2.4.2', `<${element.name}> needs a translation or a definition.`)
}

const checkAttributes = (element: Element, rule: ElementRule, report: Report): void => {
  for (const name of rule.required)
    if (!element.attributes.some((one) => one.name === name && (one.namespace === '' || name.startsWith('xml:'))))
      report('attribute-missing', element, rule.section, `<${element.name}> lacks the attribute ${name}.`)
  for (const attribute of element.attributes) {
    const { namespace, local, name, value } = attribute
    const isXml = isXmlNamespace(namespace)
    const type = rule.attributes[isXml ? `xml:${local}` : namespace === '' ? local : '']
    if (type !== undefined) {
      const expected = valueFault(type, value)
      if (expected !== null)
        report(
          type === 'language' ? 'language-tag' : 'attribute-value',
          element,
          rule.section,
          `${name}="${clip(value)}" on <${element.name}>: ${expected} was expected.`,
        )
      continue
    }
    const module = moduleOf(namespace)
    const isForeign = namespace !== '' && namespace !== element.namespace
    const allowed =
      isForeign &&
      (rule.foreign === 'any' || (rule.foreign !== 'none' && module !== null && rule.foreign.includes(module)))
    if (!allowed || (isXml && element.local === 'match')) {
      report('attribute-unknown', element, rule.section, `<${element.name}> cannot have the attribute ${name}.`)
      continue
    }
    if (isXml && local === 'lang' && valueFault('language', value) !== null)
      report(
        'language-tag',
        element,
        rule.section,
        `xml:lang="${clip(value)}" on <${element.name}> is no language tag.`,
      )
    if (module !== null) checkModuleAttribute(element, `${module}:${local}`, name, value, report)
  }
}

const checkModuleAttribute = (element: Element, key: string, name: string, value: string, report: Report): void => {
  const type = moduleAttributes[key]
  if (type === undefined) {
    report('attribute-unknown', element, '5', `The module of ${name} has no such attribute.`)
    return
  }
  const expected = valueFault(type, value)
  if (expected !== null)
    report('attribute-value', element, '5', `${name}="${clip(value)}" on <${element.name}>: ${expected} was expected.`)
}

const checkContent = (element: Element, rule: ElementRule, core: string, report: Report): void => {
  const { section } = rule
  if (!rule.text && /[^\t\n\r ]/u.test(element.text))
    report('content-model', element, section, `Text stands directly in <${element.name}>, where only elements may.`)
  const steps = rule.content ?? []
  let at = 0
  let count = 0
  const seen = new Map<string, number>()
  const missing = (step: Step): void =>
    report(
      'element-missing',
      element,
      section,
      `<${element.name}> needs ${step.names.map((name) => `<${shown(name)}>`).join(' or ')}.`,
    )
  for (const child of element.children) {
    const kind = kindOf(child, core)
    let next = at
    while (next < steps.length && !fits(steps[next], kind)) next++
    if (next >= steps.length) {
      // Behind its place, more often than allowed, or nowhere here.
      report(
        'content-model',
        child,
        section,
        steps.some((step) => fits(step, kind))
          ? `<${child.name}> stands behind what must follow it in <${element.name}>.`
          : `<${child.name}> cannot stand in <${element.name}>.`,
      )
      continue
    }
    if (next > at) {
      for (const step of steps.slice(at + (count > 0 ? 1 : 0), next)) if (step.least === 1) missing(step)
      at = next
      count = 0
    }
    count++
    if (steps[at]?.most === 1 && count > 1)
      report('content-model', child, section, `<${element.name}> can have only one <${child.name}>.`)
    const place = modulePlaces[kind]
    if (place !== undefined) {
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      const isHere = place.in.includes(element.local)
      if (!isHere && element.namespace === core)
        report('content-model', child, section, `<${child.name}> cannot stand in <${element.name}>.`)
      else if (place.many !== true && (seen.get(kind) ?? 0) > 1)
        report('content-model', child, section, `<${element.name}> can have only one <${child.name}>.`)
    }
  }
  for (const step of steps.slice(at + (count > 0 ? 1 : 0))) if (step.least === 1) missing(step)
}

const fits = (step: Step | undefined, kind: string): boolean =>
  step !== undefined && (step.names.includes(kind) || (step.names.includes('*') && !kind.startsWith('xlf:')))

const shown = (name: string): string => name.replace(/^xlf:/u, '')
const clip = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value)
