import { GoosefootError } from '../../errors.ts'
import { writeLayered } from '../layers/codings.ts'
import type { Format } from '../types.ts'
import { scanJson } from './scan.ts'

/** Any other JSON: texts are where the configuration says. */
export const jsonFormat: Format = {
  id: 'json',
  extensions: ['json'],
  detect: (head) => (/^\ufeff?\s*[[{]/u.test(head) ? 0.05 : 0),
  scan: (source, options) => {
    if (Object.keys(options.jsonPaths ?? {}).length === 0)
      throw new GoosefootError('format.unknown', 'the JSON is neither a ninjs item nor a WordPress post.', {
        hint: 'Name the paths of its texts in "formats.jsonPaths".',
      })
    return scanJson(source, options, () => () => null)
  },
  write: writeLayered,
}
