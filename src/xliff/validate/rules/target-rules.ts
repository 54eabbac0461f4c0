import type { Report } from '../report.ts'
import { moduleNamespaces } from '../tables/names.ts'
import { type Element, attributeOf } from '../tree.ts'
import type { UnitView } from '../view.ts'

const val = moduleNamespaces.val ?? ''

const textIn = (element: Element | null): string =>
  element === null ? '' : element.text + element.children.map(textIn).join('')

/** Rules that hold for a unit: its own, and those of groups and the file around it that it does not disable (2.1, 5.8.3). */
const rulesFor = (unit: Element): readonly Element[] => {
  const rules: Element[] = []
  for (let at: Element | null = unit; at !== null; at = at.parent)
    for (const child of at.children)
      if (child.namespace === val && child.local === 'validation') rules.push(...child.children)
  return rules.filter((rule) => attributeOf(rule, 'disabled') !== 'yes')
}

/** Applies the validation module's rules to finished targets: a broken one is for the translator to see (2.1, 5.8). */
export const checkTargetRules = (unit: UnitView, report: Report): void => {
  const rules = rulesFor(unit.element)
  if (rules.length === 0 || unit.parts.some(({ element, target }) => element.local === 'segment' && target === null))
    return
  const target = unit.parts
    .map((part) => textIn(part.target ?? (part.element.local === 'ignorable' ? part.source : null)))
    .join('')
  const source = unit.parts.map((part) => textIn(part.source)).join('')
  for (const rule of rules) {
    const form = attributeOf(rule, 'normalization') ?? 'nfc'
    const fold = (text: string): string => {
      const normal = form === 'none' ? text : text.normalize(form === 'nfd' ? 'NFD' : 'NFC')
      return attributeOf(rule, 'caseSensitive') === 'no' ? normal.toLowerCase() : normal
    }
    const holds = (name: string, test: (text: string, wanted: string) => boolean): void => {
      const wanted = attributeOf(rule, name)
      if (wanted === null) return
      if (attributeOf(rule, 'existsInSource') === 'yes' && !test(fold(source), fold(wanted))) return
      if (!test(fold(target), fold(wanted)))
        report('validation-failed', unit.element, '5.8', `The target breaks the rule ${name}="${wanted}".`, 'warning')
    }
    const occurs = attributeOf(rule, 'occurs')
    holds('isPresent', (text, wanted) => {
      const count = wanted === '' ? 0 : text.split(wanted).length - 1
      return occurs === null ? count > 0 : count === Number(occurs)
    })
    holds('isNotPresent', (text, wanted) => wanted === '' || !text.includes(wanted))
    holds('startsWith', (text, wanted) => text.startsWith(wanted))
    holds('endsWith', (text, wanted) => text.endsWith(wanted))
  }
}
