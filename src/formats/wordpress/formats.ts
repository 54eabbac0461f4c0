import { scanJson } from '../json/scan.ts'
import { writeLayered } from '../layers/codings.ts'
import type { Format } from '../types.ts'
import { hasBlocks } from './blocks.ts'
import { isExport, scanExport } from './export.ts'
import { postRules } from './post.ts'
import { scanWordpress } from './scan.ts'

/** The content of a post, made of blocks, in a file of its own. */
export const wordpressFormat: Format = {
  id: 'wordpress',
  extensions: ['html', 'htm'],
  detect: (head) => (hasBlocks(head) ? 0.95 : 0),
  scan: scanWordpress,
  write: writeLayered,
}

/** A post, or a list of posts, from the REST interface. */
export const postFormat: Format = {
  id: 'wordpress-json',
  extensions: ['json'],
  detect: (head) => (/"(?:content|title|excerpt)"\s*:\s*\{\s*"(?:raw|rendered)"\s*:/u.test(head) ? 0.95 : 0),
  scan: (source, options) => scanJson(source, options, postRules),
  write: writeLayered,
}

/** What WordPress' export writes: WXR, RSS with the posts as they are stored. */
export const exportFormat: Format = {
  id: 'wxr',
  extensions: ['xml'],
  detect: (head) => (isExport(head) ? 1 : 0),
  scan: scanExport,
  write: writeLayered,
}

/** A feed, RSS 2.0. */
export const feedFormat: Format = {
  id: 'rss',
  extensions: ['xml', 'rss'],
  detect: (head) => (/<rss[\s>]/u.test(head) ? 0.9 : 0),
  scan: scanExport,
  write: writeLayered,
}
