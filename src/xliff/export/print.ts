import { normaliseContent } from '../../article/content.ts'
import type { Content, UnitRecord } from '../../article/types.ts'
import { renderContent } from '../../quotations/index.ts'
import type { HouseStyle } from '../../quotations/types.ts'

/** Quotation marks as letters: `--quotes text`. */

/** A source as it stands in the article. */
export const printedSource = (content: Content, unit: UnitRecord): Content => {
  const quotes = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  return normaliseContent(
    content.map((inline) =>
      inline.kind === 'quote-open'
        ? { kind: 'text', text: quotes.get(inline.occurrence)?.openMark ?? '' }
        : inline.kind === 'quote-close'
          ? { kind: 'text', text: quotes.get(inline.occurrence)?.closeMark ?? '' }
          : inline,
    ),
  )
}

/** A target as its house prints it, sentence by sentence. */
export const printedTarget = (content: Content, unit: UnitRecord, style: HouseStyle): Content =>
  normaliseContent(renderContent(content, new Map(unit.quotes.map((quote) => [quote.id, quote])), style).printed)
