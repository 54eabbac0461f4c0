import type { Edit } from './search.ts'
import type { ReadArticle, Region } from './types.ts'

const primary = (tag: string): string => tag.trim().split(/[-_]/u)[0]?.toLowerCase() ?? ''

/** Scripts written from right to left (ISO 15924). */
const rightToLeft: ReadonlySet<string> = new Set('Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '))

const directionOf = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr'

const saidIn = (region: Region): string =>
  region.pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('')

/**
 * What the fields that name the article's own language say in a target: `lang` of a page, `language` of a ninjs item or
 * a feed. A field that names another language is about something else and stays; `de_DE` becomes `en_GB`. The direction
 * of a page is said where it is not the usual one.
 */
export const languageEdits = (read: ReadArticle, locale: string): readonly Edit[] =>
  read.scan.regions.flatMap((region, index): Edit[] => {
    const value = saidIn(region)
    if (region.language === 'direction') {
      const direction = directionOf(locale)
      return (value === '' ? 'ltr' : value.toLowerCase()) === direction
        ? []
        : [{ index, items: [{ text: direction }], mode: 'raw' }]
    }
    if (region.language === undefined || primary(value) !== primary(read.options.locale)) return []
    const text = value.includes('_') ? locale.replaceAll('-', '_') : locale
    return [{ index, items: [{ text }], mode: 'raw' }]
  })
