import { normaliseContent } from '../article/content.ts'
import type { Content, Locale, PrintedContent, SegmentRecord, UnitRecord } from '../article/types.ts'
import { type RenderedSpan, renderContent } from '../quotations/index.ts'
import type { HouseStyle } from '../quotations/types.ts'

/** A unit as it is printed in a locale. `spans`: where each quotation stands in `text`. */
export interface PrintedUnit {
  readonly printed: PrintedContent
  readonly text: string
  readonly spans: readonly RenderedSpan[]
}

/** Languages that set no space between sentences. */
const spaceless: ReadonlySet<string> = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my'])

/** The target of a whole unit: its segments with what stands between them; null while a segment has none. */
export const unitTarget = (unit: UnitRecord, locale: Locale): Content | null => {
  const none = spaceless.has(locale.split('-')[0] ?? locale)
  const inlines: Content[] = []
  for (const part of unit.parts) {
    if (part.kind === 'segment') {
      if (part.target === null) return null
      inlines.push(part.target)
    } else if (part.target !== null) inlines.push(part.target)
    else inlines.push(none ? part.source.filter((inline) => inline.kind !== 'text') : part.source)
  }
  return normaliseContent(inlines.flat())
}

/** Prints a unit's target in the house style; null while a segment has no target. */
export const printTarget = (unit: UnitRecord, locale: Locale, style: HouseStyle): PrintedUnit | null => {
  const content = unitTarget(unit, locale)
  return content === null ? null : renderContent(content, new Map(unit.quotes.map((quote) => [quote.id, quote])), style)
}

export const segmentsOf = (unit: UnitRecord): readonly SegmentRecord[] =>
  unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')
