import type { Format } from '../types.ts'
import { scanHtml } from './scan.ts'
import { writeLayered } from '../layers/codings.ts'

/** HTML fragments and pages, and XHTML. */
export const htmlFormat: Format = {
  id: 'html',
  extensions: ['html', 'htm', 'xhtml', 'xml'],
  detect: (head) =>
    /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|body|article|section|main|div|p|h[1-6])[\s>]/iu.test(
      head,
    )
      ? 0.9
      : 0,
  scan: scanHtml,
  write: writeLayered,
}
