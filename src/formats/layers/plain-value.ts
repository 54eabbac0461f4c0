import type { Role } from '../../article/types.ts'
import { scanHtml } from '../html/scan.ts'
import type { FormatOptions, Region, Scan } from '../types.ts'
import { looksLikeHtml } from './codings.ts'
import { textLines } from './lines.ts'

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
    return asText(textLines(text, as, role, name))
  return asValue(scanHtml(text, options, as === 'xhtml' ? { isXhtml: true } : {}), role, name)
}

/** A text and a line of HTML have one signature: a target may turn one into the other. */
const asText = (regions: readonly Region[]): Scan => ({
  regions,
  signature: JSON.stringify(regions.map(() => 'text')),
  findings: [],
})

/**
 * What is a paragraph of its own text is what the key says of it. A field has no running text in it, and a page inside
 * a value no headline: the article has its own.
 */
export const asValue = (scan: Scan, role: Role, name: string | null): Scan => ({
  ...scan,
  regions: scan.regions.map((region): Region => {
    if (region.role === 'paragraph') return { ...region, role, name: region.name ?? name }
    const isOther =
      (role === 'field' && running.has(region.role)) || (role !== 'headline' && region.role === 'headline')
    return isOther ? { ...region, role: 'field' } : region
  }),
})

const running: ReadonlySet<Role> = new Set<Role>(['blockquote', 'caption', 'cell', 'footnote', 'heading', 'item'])
