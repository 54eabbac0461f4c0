import { type Finding, finding } from '../../article/finding.ts'
import { textAttributes } from '../attributes.ts'
import { scanHtml } from '../html/scan.ts'
import { placeOf } from '../place.ts'
import type { FormatOptions, Scan } from '../types.ts'
import { blockTexts, hasBlocks } from './blocks.ts'
import { findShortcodes, shortcodeTexts } from './shortcodes.ts'

/**
 * What WordPress keeps of a post: HTML fenced by block comments, or HTML and loose lines from the time before blocks.
 * Comments and shortcodes stay; listed attributes of both are texts.
 */
export const scanWordpress = (source: string, options: FormatOptions): Scan => {
  const findings: Finding[] = []
  const attributes = options.attributes ?? textAttributes
  const scan = scanHtml(source, options, {
    lineBreaks: hasBlocks(source) ? 'outside' : 'everywhere',
    isFence: (comment) => /^\s+\/?wp:[a-z]|^(?:more\b|nextpage$|noteaser$)/u.test(comment),
    commentTexts: (start, end) => {
      const { regions, isWhole } = blockTexts(source, start, end, options)
      if (!isWhole) findings.push(finding('source.protected', 'warning', placeOf(source, start)))
      return regions
    },
    // WordPress runs shortcodes in attributes of elements too.
    isTemplate: (written) => findShortcodes(written).length > 0,
    shortcodes: findShortcodes(source),
    shortcodeTexts: (start, end) => shortcodeTexts(source, start, end, attributes),
  })
  return { ...scan, findings: [...scan.findings, ...findings] }
}
