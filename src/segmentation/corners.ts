/** Quotations in corner brackets, which stay whole in Japanese: they are a part of the clause around them. */
import type { Span } from '../article/types.ts'
import { CORNER_CLOSE, CORNER_OPEN } from './characters.ts'

/** A longer quotation is cut all the same: nobody translates a page as one segment. */
const longest = 400

/** Spans of the quotations in 「…」, marks included; ascending, not nested. Linear in the length of the text. */
export const cornerQuotations = (text: string): readonly Span[] => {
  const spans: Span[] = []
  let start = text.indexOf(CORNER_OPEN)
  while (start >= 0) {
    const close = text.indexOf(CORNER_CLOSE, start)
    if (close < 0) break
    if (close - start <= longest) spans.push({ start, end: close + 1 })
    start = text.indexOf(CORNER_OPEN, close)
  }
  return spans
}
