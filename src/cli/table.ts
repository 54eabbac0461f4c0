/** A plain table: columns padded to their widest cell; numbers right-aligned; `width` counts what a terminal shows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(printedWidth)),
  )
  const numeric = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => /^(?:\d[\d/ %]*|–|)$/u.test(row[column] ?? '')),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - printedWidth(cell)))
        return numeric[column] ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return `${[head, ...rows].map(line).join('\n')}\n`
}

const printedWidth = (text: string): number => [...new Intl.Segmenter().segment(text)].length
