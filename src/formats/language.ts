import type { Edit } from './search.ts'
import type { ReadArticle } from './types.ts'

const primary = (tag: string): string => tag.trim().split(/[-_]/u)[0]?.toLowerCase() ?? ''

/**
 * What the fields that name the article's own language say in a target: `lang` of a page, `language` of a ninjs item or
 * a feed. A field that names another language is about something else and stays; `de_DE` becomes `en_GB`.
 */
export const languageEdits = (read: ReadArticle, locale: string): readonly Edit[] =>
  read.scan.regions.flatMap((region, index): Edit[] => {
    const value = region.pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('')
    if (region.language !== true || primary(value) !== primary(read.options.locale)) return []
    const text = value.includes('_') ? locale.replaceAll('-', '_') : locale
    return [{ index, items: [{ text }], mode: 'raw' }]
  })
