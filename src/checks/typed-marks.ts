import { type Finding, finding } from '../article/finding.ts'
import type { Locale, UnitRecord } from '../article/types.ts'
import { findQuotations } from '../quotations/index.ts'
import type { HouseStyle } from '../quotations/types.ts'

/**
 * Marks that were typed into a target beside its quotations: the printed text is read as a reader would read it, and
 * every stretch in marks must be one of the unit's quotations.
 *
 * What looks like somebody's words blocks publication: a quotation was added.
 *
 * @param text the unit as printed in the locale
 * @param spans where its quotations stand in `text`, marks included
 */
export const checkTypedMarks = (
  unit: UnitRecord,
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  locale: Locale,
  style: HouseStyle,
): readonly Finding[] => {
  const extra = findQuotations(text, { locale, style }).filter(
    (found) =>
      found.type === 'pair' &&
      !found.ambiguous &&
      !spans.some((span) => Math.abs(span.start - found.start) <= 2 || Math.abs(span.end - found.end) <= 2),
  )
  return extra.map((found) => {
    const isSpeech = found.kind === 'direct' && found.kindConfidence > 0.8
    return finding('quote.extra', isSpeech ? 'error' : 'warning', {
      locale,
      unit: unit.id,
      blocks: isSpeech,
      span: { start: found.start, end: found.end },
      args: { text: text.slice(found.start, found.start + 40) },
    })
  })
}
