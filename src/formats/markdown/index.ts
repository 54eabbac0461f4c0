import type { Format } from '../types.ts'
import { encodeField } from './front-matter.ts'
import { scanMarkdown } from './scan.ts'
import { encodeHtml } from '../html/encode.ts'

const punctuation = /[!-/:-@[-`{-~]/gu

export const markdownFormat: Format = {
  id: 'markdown',
  extensions: ['md', 'markdown'],
  scan: scanMarkdown,
  encode: (text, region, mode) => {
    const { encoding } = region
    if (encoding.startsWith('yaml-') || encoding === 'json' || encoding === 'toml')
      return encodeField(text, region, mode)
    if (encoding === 'shortcode-double') return text.replace(/["\\]/gu, '\\$&')
    if (encoding === 'shortcode-single') return text.replaceAll("'", '’')
    if (encoding.startsWith('html')) return encodeHtml(text, encoding)
    if (mode === 'escaped') return text.replace(punctuation, '\\$&')
    if (encoding === 'cell') return text.replaceAll('|', '\\|')
    return text
  },
}
