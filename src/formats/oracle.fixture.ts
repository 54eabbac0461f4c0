import { XMLParser } from 'fast-xml-parser'
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import type { Nodes } from 'mdast'
import { parse as parseYaml } from 'yaml'
import type { BlockId, PrintedContent } from '../article/types.ts'
import { scanXml } from '../xml/index.ts'
import { findShortcodes } from './markdown/mask.ts'
import { parseMarkdown } from './markdown/parse.ts'
import { patchArticle } from './patch.ts'
import { targetOf } from './pseudo.fixture.ts'
import { textIn } from './reading.fixture.ts'
import { type Item, itemsOf } from './region.ts'
import { resolveTarget, settleBreaks } from './target.ts'
import type { PatchResult, ReadArticle } from './types.ts'

/**
 * A second opinion on written files: what readers that know nothing of regions and offsets take them for.
 *
 * Each text of an article is first replaced by a word nobody else uses, and the file is told as one string, structure
 * and texts. Then the words are replaced in that string by the texts that were meant: a file with those texts, read by
 * the same reader, must give the same string.
 */

type HtmlNode = DefaultTreeAdapterMap['node']

const looksLikeHtml = (text: string): boolean =>
  /<[A-Za-z!/]|&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z][A-Za-z\d]*);/u.test(text)

const tellHtml = (text: string): string => {
  const tell = (node: HtmlNode): string => {
    if ('data' in node) return `\u0001!${tellComment(node.data)}`
    if ('value' in node) return node.value
    if (!('childNodes' in node)) return '\u0001?'
    const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => `\u0001@${name}=${value}`).join('') : ''
    // Another reader of the page reads its data as JSON.
    if (
      node.nodeName === 'script' &&
      'attrs' in node &&
      node.attrs.some(({ value }) => value === 'application/ld+json')
    )
      return `\u0001<data${tellJson(JSON.parse(node.childNodes.map((one) => ('value' in one ? one.value : '')).join('')), (one) => one)}`
    const content = 'content' in node ? [node.content] : []
    const inside = [...node.childNodes, ...content].map(tell).join('')
    return `\u0001<${node.nodeName}${attributes}\u0001>${inside}\u0001/`
  }
  return tell(/<html[\s>]|<!doctype/iu.test(text) ? parse(text) : parseFragment(text))
}

/** A block comment of WordPress with its attributes read; shortcodes as its own reader finds them are counted. */
const tellComment = (data: string): string => {
  const [, head = '', json] = /^(\s*wp:\S+\s+)(\{[\s\S]*\})\s+\/?$/u.exec(data) ?? []
  if (json === undefined) return data
  try {
    return head + tellJson(JSON.parse(json), (text) => tellAuto(text))
  } catch {
    return data
  }
}

const tellAuto = (text: string): string =>
  looksLikeHtml(text) ? tellHtml(text) : `\u0001<#document-fragment\u0001>${text}\u0001/`

/** As WordPress' own pattern has them, escapes by doubled brackets included. */
const shortcode = /(\[?)\[(\/?(?:gallery|caption|embed))(?![\w-])[^\][<>]*\](\]?)/gu

const shortcodesIn = (text: string): readonly string[] =>
  [...text.matchAll(shortcode)].flatMap(([, open, name = '', close]) => (open === '' || close === '' ? [name] : []))

const tellWordpress = (text: string): string => `${tellHtml(text)}\u0001${shortcodesIn(text).join()}`

const tellJson = (value: unknown, tell: (text: string, path: readonly string[], beside: unknown) => string): string => {
  const walk = (node: unknown, path: readonly string[], beside: unknown): string => {
    if (typeof node === 'string') return `"${tell(node, path, beside)}`
    if (typeof node !== 'object' || node === null) return JSON.stringify(node)
    return Object.entries(node)
      .map(([key, one]) => `\u0001${key}:${walk(one, [...path, key], node)}`)
      .join('')
  }
  return walk(value, [], null)
}

const tellNinjs = (text: string, path: readonly string[], beside: unknown): string => {
  if (path.includes('headlines')) return text
  const { contentType = '' } = (typeof beside === 'object' && beside !== null ? beside : {}) as { contentType?: string }
  return /html/u.test(contentType) ? tellHtml(text) : contentType === '' ? tellAuto(text) : text
}

const tellPost = (text: string, path: readonly string[]): string =>
  path[0] === 'title' ? tellAuto(text) : path.at(-1) === 'raw' ? tellWordpress(text) : text

const tellExport = (source: string): string => {
  const tell = (node: unknown, name: string): string => {
    if (Array.isArray(node)) return node.map((one) => tell(one, name)).join('')
    if (typeof node !== 'object' || node === null) {
      const text = String(node)
      return name === 'title' ? tellAuto(text) : name.endsWith(':encoded') ? tellWordpress(text) : text
    }
    return Object.entries(node)
      .map(([key, one]) => `\u0001${key}:${tell(one, key)}`)
      .join('')
  }
  return tell(
    new XMLParser({
      ignoreAttributes: false,
      processEntities: true,
      htmlEntities: true,
      parseTagValue: false,
      trimValues: false,
    }).parse(source),
    '',
  )
}

/** Is it XML for a parser that never heard of HTML? */
const tellXhtml = (source: string): string => {
  scanXml(source, {})
  return tellHtml(source.replace(/<(a|div|script|td)((?:\s[^<>]*)?)\/>/gu, '<$1$2></$1>'))
}

const front = (source: string): string => {
  if (source.startsWith('---'))
    return tellJson(
      parseYaml(source.slice(4, source.indexOf('\n---\n', 3) + 1), { schema: 'failsafe' }),
      (text) => text,
    )
  return source.startsWith('{') ? tellJson(JSON.parse(source.slice(0, source.indexOf('\n}') + 2)), (text) => text) : ''
}

const bodyOf = (source: string): number =>
  source.startsWith('---')
    ? source.indexOf('\n---\n', 3) + 5
    : source.startsWith('+++')
      ? source.indexOf('\n+++\n', 3) + 5
      : source.startsWith('{')
        ? source.indexOf('\n}') + 2
        : 0

/** CommonMark with GFM as it stands, without what our reader hides from it: stars of ours are stars for everybody. */
const tellMarkdown = (body: string): string => {
  let text = ''
  let at = 0
  for (const { start, end } of findShortcodes(body, 0)) {
    text += `${body.slice(at, start)}Shortcode`
    at = end
  }
  const tell = (node: Nodes): string => {
    const said = Object.entries(node)
      .filter(([key]) => key !== 'children' && key !== 'position' && key !== 'type')
      .map(
        ([key, value]) =>
          `\u0001${key}=${node.type === 'html' && key === 'value' ? tellHtml(String(value)) : String(value)}`,
      )
      .join('')
    if (node.type === 'text') return node.value
    return `\u0001<${node.type}${said}\u0001>${'children' in node ? node.children.map(tell).join('') : ''}\u0001/`
  }
  // A byte order mark is dropped at the head of a file only.
  return tell(parseMarkdown(`\n${text}${body.slice(at)}`))
}

const tellers: Readonly<Record<string, (source: string) => string>> = {
  html: (source) => (source.startsWith('<?xml') ? tellXhtml(source) : tellHtml(source)),
  wordpress: tellWordpress,
  ninjs: (source) => tellJson(JSON.parse(source), tellNinjs),
  'wordpress-json': (source) => tellJson(JSON.parse(source), tellPost),
  wxr: tellExport,
  markdown: (source) => {
    const text = source.replace(/\r\n?/gu, '\n')
    return front(text) + tellMarkdown(text.slice(bodyOf(text)))
  },
  text: (source) => source,
}

const bare = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, '')
const word = (block: number, piece: number): string => `Q${block}x${piece}Z`

/** The second reader has nothing to go by: even a plain word cannot be written into this file. */
export class WordRefused extends Error {}

/**
 * Holds what was written against what was meant.
 *
 * @returns null when another reader takes the file for what was meant, else how it was taken
 */
export const secondOpinion = (
  read: ReadArticle,
  targets: ReadonlyMap<BlockId, PrintedContent>,
  { bytes, refused }: PatchResult,
): string | null => {
  const tell = tellers[read.format.id]
  if (tell === undefined) throw new Error(`no second reader for ${read.format.id}`)
  const isRefused = new Set(refused.map(({ block }) => block))
  const meant = new Map<string, string>()
  const marked = new Map<BlockId, PrintedContent>()
  read.article.blocks.forEach((block, index) => {
    const target = isRefused.has(block.id) ? undefined : targets.get(block.id)
    if (target === undefined) return
    let piece = 0
    const texts = target.flatMap((inline) => (inline.kind === 'text' ? [inline.text] : []))
    const own = targetOf(block, () => word(index, piece++))
    for (let at = 0; at < piece; at++) meant.set(word(index, at), bare(texts[at] ?? ''))
    marked.set(block.id, own)
  })
  const plain = patchArticle(read, marked)
  if (plain.refused.length > 0) throw new WordRefused()
  const expected = bare(tell(textIn(plain.bytes))).replace(/Q\d+x\d+Z/gu, (found) => meant.get(found) ?? found)
  let found: string
  try {
    found = bare(tell(textIn(bytes)))
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : ''}`
  }
  return found === expected ? null : `expected ${JSON.stringify(expected)}\nfound    ${JSON.stringify(found)}`
}

const said = (items: readonly Item[]): string => items.map((item) => ('text' in item ? item.text : '\u0001')).join('')

/** What our own reader finds: the same structure, every target as it was meant, every other block as it was. */
export const firstOpinion = (
  read: ReadArticle,
  targets: ReadonlyMap<BlockId, PrintedContent>,
  { refused }: PatchResult,
  again: ReadArticle,
): string | null => {
  if (again.scan.signature !== read.scan.signature) return 'another structure'
  if (again.scan.regions.length !== read.scan.regions.length) return 'another number of texts'
  const isRefused = new Set(refused.map(({ block }) => block))
  for (const [index, block] of read.article.blocks.entries()) {
    const target = isRefused.has(block.id) ? undefined : targets.get(block.id)
    const own = read.scan.regions[read.regionOf[index] ?? -1]
    const resolved = own === undefined ? null : resolveTarget(own, target ?? targetOf(block))
    // What holds a character that is no text in its source already is refused whatever is written.
    if (target === undefined && (resolved === null || 'refused' in resolved)) continue
    if (resolved === null || 'refused' in resolved) return 'a target that should have been refused'
    const wanted = said(resolved.items)
    // A block that stays as it is keeps what nobody sees beside its line breaks.
    const found = said(settleBreaks(itemsOf(again.scan.regions[read.regionOf[index] ?? -1]?.pieces ?? [])))
    if (wanted !== found) return `expected ${JSON.stringify(wanted)}\nfound    ${JSON.stringify(found)}`
  }
  return null
}
