import { decodeString } from 'micromark-util-decode-string'
import type { Mask } from './mask.ts'

/** A line end inside a block with what a container puts before the next line. */
const lineEnd = /[ \t]*(?:\r\n|\r|\n)[ \t]*(?:>[ \t]?)*[ \t]*/gu

/** Markdown text as a reader sees it: escapes and character references resolved, line prefixes gone. */
export const decodeMarkdown = (text: string, mask: Mask): string =>
  decodeString(text.replace(lineEnd, '\n')).replaceAll(mask.starMark, '*')

/** Does a slice of the masked text spell what the parser read? White space at line ends apart. */
export const spells = (text: string, value: string): boolean =>
  text === value || decodeString(text.replace(lineEnd, '\n')) === value.replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/gu, '\n')
