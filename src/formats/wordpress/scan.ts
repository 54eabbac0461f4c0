import { textAttributes } from '../attributes.ts'
import { scanHtml } from '../html/scan.ts'
import type { FormatOptions, Scan } from '../types.ts'
import { blockTexts, hasBlocks } from './blocks.ts'
import { findShortcodes, shortcodeTexts } from './shortcodes.ts'

/**
 * What WordPress keeps of a post: HTML fenced by block comments, or HTML and loose lines from the time before blocks.
 * Comments and shortcodes stay; listed attributes of both are texts.
 */
export const scanWordpress = (source: string, options: FormatOptions): Scan => {
  const attributes = options.attributes ?? textAttributes
  return scanHtml(source, options, {
    lineBreaks: hasBlocks(source) ? 'outside' : 'everywhere',
    isFence: (comment) => /^\s+\/?wp:[a-z]|^(?:more\b|nextpage$|noteaser$)/u.test(comment),
    commentTexts: (start, end) => blockTexts(source, start, end, options),
    shortcodes: findShortcodes(source),
    shortcodeTexts: (start, end) => shortcodeTexts(source, start, end, attributes),
  })
}
