import type { Region } from '../types.ts'
import { textRegion } from '../region.ts'
import { roleOfAttribute } from '../attributes.ts'

/** `name="…"`, `name='…'` and Hugo's raw strings in backticks. */
const attribute = /(?<![\w-])([A-Za-z][\w-]*)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)/gu
const encodings: Readonly<Record<string, string>> = {
  '"': 'shortcode-double',
  "'": 'shortcode-single',
  '`': 'shortcode-raw',
}

/**
 * The texts in a shortcode's attributes: `{{< img alt="…" >}}`.
 *
 * @param start where the shortcode stands in `source`
 * @param names attributes that hold text
 */
export const shortcodeTexts = (
  source: string,
  start: number,
  end: number,
  names: readonly string[],
): readonly Region[] =>
  [...source.slice(start, end).matchAll(attribute)].flatMap((match): Region[] => {
    const [whole, name = '', literal = ''] = match
    if (!names.includes(name.toLowerCase())) return []
    const inner = literal.slice(1, -1)
    // A shortcode in an attribute, or an escape that only its template language knows: left alone.
    if (inner.includes('{{') || /\\[^"'\\]/u.test(literal)) return []
    const to = start + match.index + whole.length - 1
    const from = to - inner.length
    if (from === to) return []
    const value = literal.startsWith('`') ? inner : inner.replace(/\\(["'\\])/gu, '$1')
    const encoding = encodings[literal.charAt(0)] ?? 'shortcode-double'
    return [textRegion({ role: roleOfAttribute(name), name, start: from, end: to, encoding }, value)]
  })

/** Text inside a shortcode's quotation marks; what those cannot hold fails the proof. */
export const encodeShortcode = (text: string, encoding: string): string => {
  if (encoding === 'shortcode-double') return text.replace(/["\\]/gu, '\\$&')
  if (encoding === 'shortcode-single') return text.replace(/['\\]/gu, '\\$&')
  return text
}
