import type { Content, Span, UnitQuote } from '../article/types.ts'
import { isAttributed } from '../quotations/outcomes.ts'

/**
 * Where somebody else speaks in the sentences of a unit.
 *
 * @param contents the unit's sentences, in order; null where there is none
 * @returns for each the stretches, UTF-16 offsets in its letters
 */
export const spokenIn = (
  contents: readonly (Content | null)[],
  quotes: readonly UnitQuote[],
): readonly (readonly Span[])[] => {
  const attributed = new Set(quotes.filter(({ quoteKind }) => isAttributed(quoteKind)).map(({ id }) => id))
  const opened = new Set(
    contents.flatMap((content) =>
      (content ?? []).flatMap((one) => (one.kind === 'quote-open' ? [one.occurrence] : [])),
    ),
  )
  // A quotation that began in an earlier block has no opening here.
  const open = new Set([...attributed].filter((id) => !opened.has(id)))
  return contents.map((content) => {
    const spans: Span[] = []
    let at = 0
    let from = open.size > 0 ? 0 : -1
    for (const inline of content ?? []) {
      if (inline.kind === 'text') at += inline.text.length
      else if (inline.kind === 'quote-open' && attributed.has(inline.occurrence)) {
        if (open.size === 0) from = at
        open.add(inline.occurrence)
      } else if (inline.kind === 'quote-close' && open.delete(inline.occurrence) && open.size === 0) {
        spans.push({ start: from, end: at })
        from = -1
      }
    }
    if (open.size > 0 && at > from) spans.push({ start: Math.max(0, from), end: at })
    return spans
  })
}
