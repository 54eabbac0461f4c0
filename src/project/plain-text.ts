import type { InlineCode, PrintedContent } from '../article/types.ts'
import { shownText } from '../publish/index.ts'

/**
 * A printed block as one line of text.
 *
 * @returns `toPlain` takes an offset of the block's printed text (text runs joined) to one of `text`; where a code
 *   stands, a span's start goes behind it and its end stays before it
 */
export const plainText = (
  printed: PrintedContent,
  codes: readonly InlineCode[],
): { readonly text: string; readonly toPlain: (offset: number, edge: 'start' | 'end') => number } => {
  const byId = new Map(codes.filter(({ form }) => form === 'empty').map((code) => [code.id, code]))
  const added: { readonly at: number; readonly length: number }[] = []
  let text = ''
  let length = 0
  printed.forEach((inline, index) => {
    if (inline.kind === 'text') {
      text += inline.text
      length += inline.text.length
    } else if (inline.kind === 'code-empty') {
      const shown = shownText(byId.get(inline.id))
      if (shown === '') return
      const next = printed.slice(index + 1).find((one) => one.kind === 'text')
      if (shown === ' ' && (text === '' || /\s$/u.test(text) || next === undefined || /^\s/u.test(next.text))) return
      text += shown
      added.push({ at: length, length: shown.length })
    }
  })
  // Space that stood between the text and a picture at its edge parts nothing here.
  const lead = text.length - text.trimStart().length
  const plain = text.trim()
  return {
    text: plain,
    toPlain: (offset, edge) => {
      const moved = added.reduce(
        (sum, { at, length }) => (at < offset || (at === offset && edge === 'start') ? sum + length : sum),
        offset,
      )
      return Math.min(plain.length, Math.max(0, moved - lead))
    },
  }
}
