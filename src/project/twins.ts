import { type Finding, finding } from '../article/finding.ts'
import { foldQuoted } from '../quotations/ledger/fold.ts'
import type { Rendered } from './check-quotations.ts'
import type { LocaleOutcome } from './outcome.ts'

/** An attributed quotation of one article in one locale. */
export interface RenderedIn extends Rendered {
  readonly article: string
  readonly locale: string
}

/**
 * Adds to a run what only shows across its articles: the same words of the same speaker, translated in two ways (check V5).
 * The article that comes later in the run gets the warning; publication does not wait for it.
 */
export const withTwins = (
  outcomes: readonly LocaleOutcome[],
  rendered: readonly RenderedIn[],
): readonly LocaleOutcome[] => {
  const first = new Map<string, RenderedIn>()
  const found = new Map<string, Finding[]>()
  for (const one of rendered) {
    if (one.speaker === null) continue
    const key = JSON.stringify([one.locale, one.speaker, foldQuoted(one.source)])
    const twin = first.get(key)
    if (twin === undefined) first.set(key, one)
    else if (twin.article !== one.article && foldQuoted(twin.wording) !== foldQuoted(one.wording)) {
      const where = `${one.article} ${one.locale}`
      const args = { quotation: one.quotation, other: `${twin.quotation} in ${twin.article}`, speaker: one.speaker }
      const warning = finding('quote.inconsistent', 'warning', {
        locale: one.locale,
        unit: one.unit,
        quotation: one.quotation,
        args,
      })
      found.set(where, [...(found.get(where) ?? []), warning])
    }
  }
  return found.size === 0
    ? outcomes
    : outcomes.map((one) => {
        const more = found.get(`${one.article} ${one.locale}`)
        return more === undefined ? one : { ...one, findings: [...one.findings, ...more] }
      })
}
