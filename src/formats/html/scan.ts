import { parse, parseFragment } from 'parse5'
import { finding } from '../../article/finding.ts'
import type { Role, Span } from '../../article/types.ts'
import { textAttributes } from '../attributes.ts'
import { placeOf } from '../place.ts'
import { withoutRegions } from '../region.ts'
import type { FormatOptions, Scan } from '../types.ts'
import { attributeRegions } from './attributes.ts'
import { type Dialect, type HtmlContext, type HtmlElement, type HtmlNode, isElement } from './context.ts'
import { elementRoles, opaqueBlocks, opaqueElements } from './elements.ts'
import { deepest, inlineRun, isInline, isSeenAgain } from './inline.ts'
import { looksLikeXhtml, maskHtml } from './mask.ts'

const isPage = /<html[\s>]|<!doctype/iu

/** How a kind of HTML differs from the plain one. */
export interface HtmlReading {
  /** It is XML whatever its head says. */
  readonly isXhtml?: boolean
  readonly lineBreaks?: HtmlContext['lineBreaks']
  readonly commentTexts?: HtmlContext['commentTexts']
  readonly isFence?: HtmlContext['isFence']
  readonly isTemplate?: HtmlContext['isTemplate']
  /** Stretches the reader must not see, in order, and the texts in them. */
  readonly shortcodes?: readonly Span[]
  readonly shortcodeTexts?: HtmlContext['shortcodeTexts']
}

/** Regions of an HTML page, or of a fragment when there is no `<html>`. */
export const scanHtml = (source: string, options: FormatOptions, reading: HtmlReading = {}): Scan => {
  const isXhtml = reading.isXhtml === true || looksLikeXhtml(source)
  const mask = maskHtml(source, reading.shortcodes ?? [], freeMark(source), isXhtml)
  const context: HtmlContext = {
    source,
    masked: mask.text,
    hidden: mask.hidden,
    shift: 0,
    attributes: htmlAttributes(options.attributes),
    shortcodeTexts: reading.shortcodeTexts ?? (() => []),
    commentTexts: reading.commentTexts ?? (() => []),
    isFence: reading.isFence ?? (() => false),
    isTemplate: reading.isTemplate ?? (() => false),
    dialect: dialectOf(source, isXhtml),
    lineBreaks: reading.lineBreaks ?? 'nowhere',
    seen: new Set(),
    base: 0,
    regions: [],
    shape: [],
    findings: [],
  }
  const parsing = { sourceCodeLocationInfo: true }
  const root = isPage.test(source.slice(0, 4096)) ? parse(mask.text, parsing) : parseFragment(mask.text, parsing)
  walkBlock(context, root.childNodes, 'paragraph', null, 0)
  return { regions: context.regions, signature: JSON.stringify(context.shape), findings: context.findings }
}

const charset = /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*?\bencoding\s*=\s*["']([\w-]+)/iu

/** A page that calls itself Latin-1 and holds ASCII only is read as UTF-8 here and as Latin-1 by others. */
const dialectOf = (source: string, isXhtml: boolean): Dialect => {
  const [, meta, xml] = charset.exec(source.slice(0, 2000)) ?? []
  const name = (xml ?? meta ?? 'utf-8').toLowerCase()
  const isAscii = !/^utf-?(?:8|16)/u.test(name) && !/[^\u0000-\u007f]/u.test(source)
  return isXhtml ? (isAscii ? 'xhtml-ascii' : 'xhtml') : isAscii ? 'html-ascii' : 'html'
}

export interface HtmlPart {
  readonly source: string
  /** The source with shortcodes hidden. */
  readonly masked: string
  readonly shortcodes: readonly Span[]
  readonly start: number
  readonly end: number
  readonly attributes: readonly string[]
  readonly shortcodeTexts: HtmlContext['shortcodeTexts']
  readonly base: number
}

/** Regions of the HTML that stands in another format's file. */
export const scanHtmlPart = (part: HtmlPart): Scan => {
  const context: HtmlContext = {
    ...part,
    attributes: htmlAttributes(part.attributes),
    hidden: part.shortcodes.map((span) => ({ ...span, type: 'shortcode' })),
    shift: part.start,
    seen: new Set(),
    commentTexts: () => [],
    isFence: () => false,
    isTemplate: (written) => part.shortcodes.length > 0 && written.includes('{{'),
    dialect: 'html',
    lineBreaks: 'nowhere',
    regions: [],
    shape: [],
    findings: [],
  }
  const root = parseFragment(part.masked.slice(part.start, part.end), { sourceCodeLocationInfo: true })
  walkBlock(context, root.childNodes, 'paragraph', null, 0)
  return { regions: context.regions, signature: JSON.stringify(context.shape), findings: context.findings }
}

/** In HTML `text` is a colour. */
const htmlAttributes = (names: readonly string[] = textAttributes): readonly string[] =>
  names.filter((name) => name !== 'text')

const freeMark = (source: string): string => {
  let code = 0xe000
  while (code < 0xf8ff && source.includes(String.fromCharCode(code))) code++
  return String.fromCharCode(code)
}

const walkBlock = (
  context: HtmlContext,
  nodes: readonly HtmlNode[],
  role: Role,
  name: string | null,
  depth: number,
): void => {
  let run: HtmlNode[] = []
  const flush = (): void => {
    const isLoose = context.lineBreaks === 'everywhere' || (context.lineBreaks === 'outside' && depth === 0)
    if (run.length > 0) inlineRun(context, run, role, name, isLoose)
    run = []
  }
  for (const node of nodes) {
    if (node.nodeName === '#comment' && 'data' in node && context.isFence(node.data)) {
      flush()
      const at = node.sourceCodeLocation
      if (at != null)
        context.regions.push(...context.commentTexts(at.startOffset + context.shift, at.endOffset + context.shift))
      context.shape.push('fence')
      continue
    }
    if (isInline(node)) {
      run.push(node)
      continue
    }
    flush()
    if (isElement(node)) blockElement(context, node, role, name, depth)
    else context.shape.push(node.nodeName)
  }
  flush()
}

const blockElement = (
  context: HtmlContext,
  node: HtmlElement,
  role: Role,
  name: string | null,
  depth: number,
): void => {
  const { source, shift, shape } = context
  const at = node.sourceCodeLocation
  const isTooDeep = depth >= deepest
  if (isTooDeep || opaqueBlocks.has(node.tagName) || opaqueElements.has(node.tagName)) {
    shape.push([node.tagName, at == null ? '' : source.slice(at.startOffset + shift, at.endOffset + shift)])
    if (isTooDeep && at != null)
      context.findings.push(finding('source.protected', 'warning', placeOf(source, at.startOffset + shift)))
    return
  }
  const isAgain = at != null && isSeenAgain(context, at.startOffset)
  const attributes = isAgain ? [] : attributeRegions(context, node, true)
  context.regions.push(...attributes)
  const tag = at?.startTag ?? at
  shape.push('(', node.tagName)
  if (tag != null && !isAgain) {
    // An element without an end tag covers its content too; its start tag is what counts.
    const end = Math.min(tag.endOffset, at?.startTag?.endOffset ?? tag.endOffset)
    shape.push(withoutRegions(source, tag.startOffset + shift, end + shift, attributes))
  }
  const own = elementRoles[node.tagName]
  const ownName = /^h[1-6]$/u.test(node.tagName) || node.tagName === 'th' ? node.tagName : null
  walkBlock(context, node.childNodes, own ?? role, own === undefined ? name : ownName, depth + 1)
  shape.push(')')
}
