import type { Report } from '../report.ts'
import { moduleNamespaces } from '../tables/names.ts'
import { below, type Element, attributeOf, xmlAttributeOf } from '../tree.ts'

const its = moduleNamespaces.its ?? ''

const above = (element: Element, local: string): string | null => {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const value = attributeOf(at, local, its)
    if (value !== null) return value
  }
  return null
}

const confidences: Readonly<Record<string, string>> = {
  mtConfidence: 'mt-confidence',
  taConfidence: 'text-analysis',
  termConfidence: 'terminology',
}
const standOff: Readonly<Record<string, string>> = {
  locQualityIssuesRef: 'locQualityIssues',
  provenanceRecordsRef: 'provenanceRecords',
}
const needed: Readonly<Record<string, readonly string[]>> = {
  locQualityIssue: ['locQualityIssueType', 'locQualityIssueComment'],
  provenanceRecord: ['org', 'person', 'tool', 'revOrg', 'revPerson', 'revTool'].flatMap((name) => [name, `${name}Ref`]),
}

/** ITS in XLIFF (2.1, 5.9): the version said, confidences with their annotators, stand-off records that exist. */
export const checkIts = (root: Element, report: Report): void => {
  const all = [root, ...below(root)]
  const records = new Map<string, Element>()
  for (const element of all)
    if (element.namespace === its) {
      const id = xmlAttributeOf(element, 'id')
      if (id !== null) records.set(id, element)
    }
  for (const element of all) {
    const own = element.attributes.filter(({ namespace, local }) => namespace === its && local !== 'version')
    if (element.namespace === its && needed[element.local] !== undefined) {
      const names = needed[element.local] ?? []
      if (!element.attributes.some(({ local }) => names.includes(local)))
        report(
          'its',
          element,
          '5.9.11',
          `<${element.name}> says nothing; at least one of ${names.join(', ')} was expected.`,
        )
    }
    const version = attributeOf(element, 'version', its)
    if (version !== null && version !== '2.0')
      report('its', element, '5.9.4', `its:version="${version}"; "2.0" was expected.`)
    if (own.length > 0 && above(element, 'version') === null)
      report('its', element, '5.9.4', `its:version="2.0" is missing on <${element.name}> and around it.`)
    for (const { local, name, value } of own) {
      const annotator = confidences[local]
      if (
        annotator !== undefined &&
        !(above(element, 'annotatorsRef') ?? '').split(/\s+/u).some((one) => one.startsWith(`${annotator}|`))
      )
        report('its', element, '5.9.6', `${name} needs its:annotatorsRef with "${annotator}|…": who is so confident?`)
      const wanted = standOff[local]
      if (wanted === undefined || !value.startsWith('#')) continue
      const id = /(?:^#|[=/])([^=/#]+)$/u.exec(value)?.[1] ?? ''
      if (records.get(id)?.local !== wanted)
        report('its', element, '5.9.12', `${name}="${value}" names no <its:${wanted}> of this file.`)
    }
  }
}
