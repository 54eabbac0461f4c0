import type { Role } from '../../article/types.ts'
import { scanHtml } from '../html/scan.ts'
import { textRegion } from '../region.ts'
import type { FormatOptions, Region, Scan } from '../types.ts'
import { looksLikeHtml } from './codings.ts'

/**
 * How the value of a key or an element is read: `line` one text, `text` paragraphs, `html`, `xhtml`, `wordpress`, and
 * `auto` HTML when it holds markup, else paragraphs.
 */
export type ValueKind = PlainKind | 'wordpress'
type PlainKind = 'line' | 'text' | 'html' | 'xhtml' | 'auto'

export interface Value<Kind = ValueKind> {
  readonly as: Kind
  /** What a paragraph of it is. */
  readonly role: Role
  /** The key it stands under. */
  readonly name: string | null
}

/** Regions of a value that has no blocks of WordPress in it; offsets are those of `text`. */
export const scanPlainValue = (text: string, { as, role, name }: Value<PlainKind>, options: FormatOptions): Scan => {
  if (as === 'line' || as === 'text' || (as === 'auto' && !looksLikeHtml(text)))
    return asText(lines(text, as, role, name))
  return asValue(scanHtml(text, options, as === 'xhtml' ? { isXhtml: true } : {}), role, name)
}

/** A text and a line of HTML have one signature: a target may turn one into the other. */
const asText = (regions: readonly Region[]): Scan => ({
  regions,
  signature: JSON.stringify(regions.map(() => 'text')),
  findings: [],
})

/** What is a paragraph of its own text is what the key says of it. */
export const asValue = (scan: Scan, role: Role, name: string | null): Scan => ({
  ...scan,
  regions: scan.regions.map(
    (region): Region => (region.role === 'paragraph' ? { ...region, role, name: region.name ?? name } : region),
  ),
})

/** Blank lines part paragraphs; in a text without any, line ends do: nobody wraps lines inside a value. */
const lines = (text: string, as: PlainKind, role: Role, name: string | null): readonly Region[] => {
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
