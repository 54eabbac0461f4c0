import type { InlineCode, PrintedContent } from '../article/types.ts'

/** What a code shows a reader of plain text: a line break a space, code and bare addresses themselves. */
const shownBy = (code: InlineCode | undefined): string => {
  if (code === undefined || code.form !== 'empty') return ''
  if (code.equivalent === ' ' || code.type === 'break') return ' '
  if (code.type === 'code') return code.data.replace(/^(`+)\s?([\s\S]*?)\s?\1$/u, '$2').replace(/<[^>]*>/gu, '')
  return code.type === 'autolink' ? code.data.replace(/^<|>$/gu, '') : ''
}

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
      const shown = shownBy(byId.get(inline.id))
      if (shown === '') return
      const next = printed.slice(index + 1).find((one) => one.kind === 'text')
      if (shown === ' ' && (text === '' || /\s$/u.test(text) || next === undefined || /^\s/u.test(next.text))) return
      text += shown
      added.push({ at: length, length: shown.length })
    }
  })
  return {
    text,
    toPlain: (offset, edge) =>
      added.reduce(
        (moved, { at, length }) => (at < offset || (at === offset && edge === 'start') ? moved + length : moved),
        offset,
      ),
  }
}
