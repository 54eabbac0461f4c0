import { type Finding, finding, type Severity } from '../../article/finding.ts'
import type { Element, Tree } from './tree.ts'

/** What can be wrong, by rule; stable names. */
export type RuleId =
  | 'element-missing'
  | 'content-model'
  | 'module-element-unknown'
  | 'attribute-missing'
  | 'attribute-unknown'
  | 'attribute-value'
  | 'version'
  | 'language-tag'
  | 'target-language-missing'
  | 'language-differs'
  | 'space-differs'
  | 'skeleton-href'
  | 'id-duplicate'
  | 'extension-id-duplicate'
  | 'module-id-duplicate'
  | 'fragment'
  | 'comment-annotation'
  | 'data-ref-unresolved'
  | 'copy-of'
  | 'subflow-unresolved'
  | 'isolated'
  | 'ec-dir'
  | 'pair-attributes-differ'
  | 'marker-order'
  | 'cp-valid-character'
  | 'subtype'
  | 'substate'
  | 'state'
  | 'order'
  | 'reorder-sequence'
  | 'code-removed'
  | 'code-copied'
  | 'match-ref'
  | 'validation-rule'
  | 'validation-failed'
  | 'sub-fs'
  | 'ec-module-attribute'
  | 'size-info'
  | 'size-pattern'
  | 'size-exceeded'
  | 'resource-href'
  | 'resource-language'
  | 'change-tracking'
  | 'its'
  | 'v12-reference'

/** Where a rule tells what it found. */
export type Report = (rule: RuleId, at: Element, section: string, detail: string, severity?: Severity) => void

/** The place of an element in the file's own terms: `file f1, unit u1`. */
const whereOf = (element: Element): string => {
  const names: string[] = []
  for (let at: Element | null = element; at !== null; at = at.parent)
    if (['file', 'group', 'unit', 'trans-unit', 'segment'].includes(at.local)) {
      const id = at.attributes.find((one) => one.name === 'id')?.value
      if (id !== undefined) names.unshift(`${at.local} ${id}`)
    }
  return names.join(', ')
}

/** Gathers findings with line and column, in the order of the file. */
export const createReport = (
  tree: Tree,
  version: string,
): { readonly report: Report; readonly findings: () => readonly Finding[] } => {
  const found: { readonly at: number; readonly finding: Finding }[] = []
  const seen = new Set<string>()
  return {
    report: (rule, element, section, detail, severity = 'error') => {
      const key = `${rule}:${element.at}:${detail}`
      if (seen.has(key)) return
      seen.add(key)
      const { line, column } = tree.places(element.at)
      const args = { detail, section, version, where: whereOf(element) }
      found.push({ at: element.at, finding: finding(`xliff.${rule}`, severity, { line, column, args }) })
    },
    findings: () => found.toSorted((a, b) => a.at - b.at).map((one) => one.finding),
  }
}
