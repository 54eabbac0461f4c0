/** The algorithm of SRX 2.0 as it is written down: every place, every rule, no filter. What the engine is held against. */
import { parseRule, mapsFor } from './compile.ts'
import type { SrxRules } from './types.ts'

/** Every place that a rule decides, with what it says. */
export const bruteForce = (
  text: string,
  srx: SrxRules,
  locale: string,
): readonly { readonly offset: number; readonly breaks: boolean; readonly rule: string }[] => {
  const rules = mapsFor(srx, locale).flatMap((map) => srx.rules.get(map.rules) ?? [])
  const patterns = rules.map((rule) => new RegExp(parseRule(rule, srx).source, 'vy'))
  const found: { offset: number; breaks: boolean; rule: string }[] = []
  for (let place = 1; place < text.length; place++) {
    if (/[\udc00-\udfff]/u.test(text.charAt(place)) && /[\ud800-\udbff]/u.test(text.charAt(place - 1))) continue
    for (const [at, rule] of rules.entries()) {
      const pattern = patterns[at]
      if (pattern === undefined) continue
      pattern.lastIndex = place
      if (!pattern.test(text)) continue
      found.push({ offset: place, breaks: rule.breaks, rule: rule.name })
      break
    }
  }
  return found
}
