import type { Report } from '../report.ts'
import { below, type Element, attributeOf } from '../tree.ts'

/** A skeleton is outside (href) or inside, and not both (2.1, 4.2.2.3). */
export const checkSkeletons = (root: Element, core: string, chapter: string, report: Report): void => {
  for (const element of below(root)) {
    if (element.namespace !== core || element.local !== 'skeleton') continue
    if ((attributeOf(element, 'href') === null) !== element.hasContent)
      report(
        'skeleton-href',
        element,
        `${chapter}.2.2.3`,
        'A skeleton has either an address (href) or content, and not both.',
      )
  }
}
