import type { Role } from '../../article/types.ts'
import { textRegion } from '../region.ts'
import type { Region } from '../types.ts'

/** Blank lines part paragraphs; in a text without any, line ends do: nobody wraps lines inside a value. */
export const textLines = (text: string, as: string, role: Role, name: string | null): readonly Region[] => {
  const encoding = as === 'auto' ? 'auto' : 'text'
  const paragraph =
    as === 'line'
      ? /[^ \t\r\n\f](?:[\s\S]*[^ \t\r\n\f])?/gu
      : /\n[ \t]*\r?\n/u.test(text)
        ? /[^ \t\r\n\f](?:(?!\n[ \t]*\r?\n)[\s\S])*(?<![ \t\r\n\f])/gu
        : /[^ \t\r\n\f](?:[^\r\n]*[^ \t\r\n\f])?/gu
  return [...text.matchAll(paragraph)].map(({ 0: value, index }) =>
    textRegion({ role, name, start: index, end: index + value.length, encoding }, value),
  )
}
