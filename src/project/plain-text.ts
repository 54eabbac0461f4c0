import type { InlineCode, PrintedContent } from '../article/types.ts'

/**
 * A printed block as one line of text: a line break is a space, every other code nothing.
 *
 * @returns `toPlain` takes an offset of the block's printed text (text runs joined) to one of `text`; where a break
 *   stands, a span's start goes behind it and its end stays before it
 */
export const plainText = (
  printed: PrintedContent,
  codes: readonly InlineCode[],
): { readonly text: string; readonly toPlain: (offset: number, edge: 'start' | 'end') => number } => {
  const breaks = new Set(
    codes.filter(({ equivalent, type }) => equivalent === ' ' || type === 'break').map(({ id }) => id),
  )
  const added: number[] = []
  let text = ''
  let length = 0
  printed.forEach((inline, index) => {
    if (inline.kind === 'text') {
      text += inline.text
      length += inline.text.length
    } else if (inline.kind === 'code-empty' && breaks.has(inline.id)) {
      const next = printed.slice(index + 1).find((one) => one.kind === 'text')
      if (text === '' || /\s$/u.test(text) || next === undefined || /^\s/u.test(next.text)) return
      text += ' '
      added.push(length)
    }
  })
  return {
    text,
    toPlain: (offset, edge) => offset + added.filter((at) => at < offset || (at === offset && edge === 'start')).length,
  }
}
