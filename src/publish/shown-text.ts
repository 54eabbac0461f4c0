import type { InlineCode } from '../article/types.ts'

/** What a standalone code shows a reader: a line break a space, code and bare addresses themselves, all else nothing. */
export const shownText = (code: InlineCode | undefined): string => {
  if (code === undefined || code.form !== 'empty') return ''
  if (code.equivalent === ' ' || code.type === 'break') return ' '
  if (code.type === 'code') return code.data.replace(/^(`+)\s?([\s\S]*?)\s?\1$/u, '$2').replace(/<[^>]*>/gu, '')
  return code.type === 'autolink' ? code.data.replace(/^<|>$/gu, '') : ''
}
