import type { Format } from '../types.ts'
import { scanMarkdown } from './scan.ts'
import { writeMarkdown } from './write.ts'

/** CommonMark with GFM, front matter, shortcodes and HTML. */
export const markdownFormat: Format = {
  id: 'markdown',
  extensions: ['md', 'markdown', 'mkd', 'mdown'],
  detect: (head) =>
    /^\ufeff?(?:---[ \t]*\r?\n|\+\+\+[ \t]*\r?\n|\{\s*")/u.test(head) ||
    /^#{1,6} \S|^\[[^\]\n]+\]: \S|\]\(\S+\)|^(?:```|~~~)/mu.test(head)
      ? 0.6
      : 0,
  scan: scanMarkdown,
  write: writeMarkdown,
}
