/** Offsets of a text as lines and columns. */

export interface LineColumn {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units; a byte order mark has no column. */
  readonly column: number
}

const byteOrderMark = 0xfeff
const lineFeed = 10
const carriageReturn = 13

/**
 * A function from offsets to places. The table of line starts is made with the first call, so asking costs nothing
 * where nothing is wrong. CR LF, LF and a lone CR end a line.
 */
export const placesOf = (text: string): ((offset: number) => LineColumn) => {
  let starts: number[] | null = null
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 }
  }
}

/** The place of one offset. */
export const placeAt = (text: string, offset: number): LineColumn => placesOf(text)(offset)

const lineStarts = (text: string): number[] => {
  const starts = [text.charCodeAt(0) === byteOrderMark ? 1 : 0]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === carriageReturn) {
      if (text.charCodeAt(index + 1) === lineFeed) index++
    } else if (unit !== lineFeed) continue
    starts.push(index + 1)
  }
  return starts
}
