import type { Format } from '../types.ts'
import { encodeHtml } from './encode.ts'
import { scanHtml } from './scan.ts'

export const htmlFormat: Format = {
  id: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  scan: scanHtml,
  encode: (text, region) => encodeHtml(text, region.encoding),
}
