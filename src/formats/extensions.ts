/** Endings of names that say which formats a file may have. Apart from the formats, which take a while to load. */
export const knownExtensions: readonly string[] = [
  'txt',
  'text',
  'md',
  'markdown',
  'mkd',
  'mdown',
  'html',
  'htm',
  'xhtml',
  'xml',
  'json',
  'rss',
]
