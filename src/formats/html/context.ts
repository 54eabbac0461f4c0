import type { DefaultTreeAdapterMap } from 'parse5'
import type { Finding } from '../../article/finding.ts'
import type { Region } from '../types.ts'
import type { Hidden } from './mask.ts'

export type HtmlNode = DefaultTreeAdapterMap['childNode']
export type HtmlElement = DefaultTreeAdapterMap['element']
export type Dialect = 'html' | 'xhtml' | 'html-ascii' | 'xhtml-ascii'
export type HtmlText = DefaultTreeAdapterMap['textNode']

/** One run of the HTML reader, over a file or a part of one. */
export interface HtmlContext {
  readonly source: string
  /** What the parser saw, at the same offsets. */
  readonly masked: string
  readonly hidden: readonly Hidden[]
  /** Added to the parser's offsets. */
  readonly shift: number
  /** Attributes that hold text. */
  readonly attributes: readonly string[]
  /** Texts inside a shortcode. */
  readonly shortcodeTexts: (start: number, end: number) => readonly Region[]
  /** Texts inside a comment: attributes of WordPress blocks. */
  readonly commentTexts: (start: number, end: number) => readonly Region[]
  /** Is there something in an attribute's value, as it is written, that a template language would act on? */
  readonly isTemplate: (written: string) => boolean
  /** Does a comment part the text before it from the text behind it? */
  readonly isFence: (comment: string) => boolean
  /** How text is written: begins with `x` for XML, ends in `ascii` where every other character is a reference. */
  readonly dialect: Dialect
  /**
   * Where a line end is a line break and a blank line begins a paragraph, as WordPress reads text without blocks:
   * nowhere, in text outside of every element, or everywhere.
   */
  readonly lineBreaks: 'nowhere' | 'outside' | 'everywhere'
  /**
   * Where the start tags stand that were read: the parser puts an element that was left open into several places, and
   * its tag must be written once.
   */
  readonly seen: Set<number>
  /** Index that the first region of this part has in the whole list. */
  readonly base: number
  readonly regions: Region[]
  readonly shape: unknown[]
  readonly findings: Finding[]
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node
export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === '#text'
