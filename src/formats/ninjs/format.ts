import { scanJson } from '../json/scan.ts'
import { writeLayered } from '../layers/codings.ts'
import type { Format } from '../types.ts'
import { ninjsRules } from './rules.ts'

/** An item of a news agency, IPTC ninjs. */
export const ninjsFormat: Format = {
  id: 'ninjs',
  extensions: ['json'],
  detect: (head) => {
    if (!/^\ufeff?\s*\{/u.test(head)) return 0
    if (/"standard"\s*:\s*\{[^{}]*ninjs/iu.test(head)) return 1
    const isItem = /"(?:uri|guid)"\s*:\s*"/u.test(head)
    const hasTexts =
      /"(?:headlines|bodies|descriptions)"\s*:\s*\[|"(?:body|description)_\w+"\s*:|"headline"\s*:\s*"/u.test(head)
    const hasHead = /"(?:version_?created|pub_?status|representation_?type)"\s*:/iu.test(head)
    return isItem && (hasTexts || hasHead) ? 0.9 : hasTexts && hasHead ? 0.8 : 0
  },
  scan: (source, options) => scanJson(source, options, ninjsRules),
  write: writeLayered,
}
