import type { Report } from '../report.ts'
import { below, type Element, inherited, nearest, attributeOf, xmlAttributeOf } from '../tree.ts'

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/**
 * Languages and white space of sources and targets against the root's: 2.1, 4.2.2.1, 4.2.2.12, 4.2.2.13, 4.3.2.2.
 */
export const checkLanguages = (root: Element, core: string, chapter: string, report: Report): void => {
  const [sourceLanguage, targetLanguage] = [attributeOf(root, 'srcLang'), attributeOf(root, 'trgLang')]
  for (const element of below(root)) {
    if (element.namespace !== core || (element.local !== 'source' && element.local !== 'target')) continue
    const holder = element.parent
    if (holder === null) continue
    const isTarget = element.local === 'target'
    const isPart = holder.namespace === core && (holder.local === 'segment' || holder.local === 'ignorable')
    if (isTarget && isPart && targetLanguage === null)
      report(
        'target-language-missing',
        root,
        `${chapter}.2.2.1`,
        'There are targets, and the root does not say in which language: trgLang is missing.',
      )
    // A match kept as a reference may be in a third language (5.1.5.7).
    if (!isPart && (nearest(holder, holder.namespace, 'match') === null || attributeOf(holder, 'reference') === 'yes'))
      continue
    const wanted = isTarget ? targetLanguage : sourceLanguage
    const language = inherited(element, 'lang')
    if (language !== null && wanted !== null && !isSame(language, wanted))
      report(
        'language-differs',
        element,
        `${chapter}.2.2.${isTarget ? '13' : '12'}`,
        `<${element.name}> is in "${language}"${xmlAttributeOf(element, 'lang') === null ? ' by an element around it' : ''}; the root says ${isTarget ? 'trgLang' : 'srcLang'}="${wanted}".`,
      )
    if (!isTarget) continue
    const source = holder.children.find((child) => child.namespace === core && child.local === 'source')
    if (
      source !== undefined &&
      (inherited(source, 'space') ?? 'default') !== (inherited(element, 'space') ?? 'default')
    )
      report('space-differs', element, `${chapter}.3.2.2`, 'Source and target have different xml:space.')
  }
}
