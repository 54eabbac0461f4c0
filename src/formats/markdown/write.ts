import { writeHtml } from '../html/index.ts'
import { writeLayered } from '../layers/codings.ts'
import type { EncodeMode, Output, Region } from '../types.ts'
import { holdDelimiters } from './delimiters.ts'
import { isField, writeField } from './front-matter/index.ts'
import { genderStar } from './mask.ts'
import { encodeShortcode } from './shortcodes.ts'

const punctuation = /[!-/:-@[-`{-~]/gu

/** A region's text as Markdown, or as what stands there inside Markdown. */
export const writeMarkdown = (output: readonly Output[], region: Region, mode: EncodeMode, source: string): string => {
  const { encoding } = region
  if (isField(region)) return writeField(output, region, mode, source)
  if (encoding.includes('|')) return writeLayered(output, region, mode)
  if (encoding.startsWith('html')) return writeHtml(output, region, mode)
  if (encoding.startsWith('shortcode-')) return joined(output, (text) => encodeShortcode(text, encoding))
  if (encoding.startsWith('title-')) return joined(output, (text) => bars(encodeTitle(text, encoding, mode), region))
  if (encoding === 'alt') return joined(output, (text) => bars(encodeAlt(text, mode), region)) + region.closing
  const encode = (text: string, isFirst: boolean, isLast: boolean): string => {
    // Our reader takes the star for text; others see emphasis as soon as there are two.
    if (mode === 'raw') return bars(text.replace(genderStar, '\\*'), region)
    if (mode === 'escaped') return text.replace(punctuation, '\\$&')
    return bars(guard(text, isFirst, isLast, encoding), region)
  }
  if (mode === 'raw') return joined(output, (text) => encode(text, false, false))
  return holdDelimiters(
    output.map((part, index) =>
      part.kind === 'text'
        ? { ...part, written: encode(part.text, index === 0, index === output.length - 1) }
        : { ...part, written: guardCode(part) },
    ),
  )
}

/** An address takes in what stands behind it, an underscore holds at no letter: the other way to write them does not. */
const guardCode = ({ code, data }: Extract<Output, { kind: 'code' }>): string => {
  if (code.type === 'autolink' && /^(?:https?:\/\/[^\s<>]+|[^\s<>/:]+@[^\s<>]+)$/iu.test(data)) return `<${data}>`
  return (code.type === 'emphasis' || code.type === 'strong') && /^_+$/u.test(data) ? '*'.repeat(data.length) : data
}

const joined = (output: readonly Output[], encode: (text: string) => string): string =>
  output.map((part) => (part.kind === 'text' ? encode(part.text) : part.data)).join('')

/** In a table a bar ends the cell, whatever it stands in. */
const bars = (text: string, { isCell }: Region): string => (isCell ? text.replace(/(?<!\\)\|/gu, '\\|') : text)

const closingMark: Readonly<Record<string, RegExp>> = {
  'title-double': /["\\]/gu,
  'title-single': /['\\]/gu,
  'title-round': /[()\\]/gu,
}
const encodeTitle = (text: string, encoding: string, mode: EncodeMode): string => {
  const mark = closingMark[encoding] ?? punctuation
  return text.replace(mode === 'escaped' ? punctuation : mark, '\\$&').replace(/&(?=#?\w+;)/gu, '&amp;')
}

const encodeAlt = (text: string, mode: EncodeMode): string =>
  text.replace(mode === 'raw' ? genderStar : mode === 'escaped' ? punctuation : markup, '\\$&')

/** Characters that begin markup anywhere in a line. */
const markup = /\\(?=[!-/:-@[-`{-~]|$)|[`*_[\]<~]|&(?=#?\w+;)|\{(?=[{%:#.])/gu
/** What a reader would turn into a link: broken behind its first characters. */
const address = /\b(https?(?=:\/\/)|www(?=\.))(.)|([\w.+-])@(?=[\w-])/giu
/** What begins a block at the head of a line. */
const blockStart = /^(?:[-+=#>|:{](?=.|$)|(\d{1,9})(?=[.)]))/u

/** Escapes what could be read as markup where it stands. */
const guard = (text: string, isFirst: boolean, isLast: boolean, encoding: string): string => {
  let result = text
    .replace(markup, '\\$&')
    .replace(address, (_, scheme?: string, mark?: string, before?: string) =>
      scheme === undefined ? `${before ?? ''}\\@` : `${scheme}\\${mark ?? ''}`,
    )
    // Before a link's bracket it would make an image.
    .replace(/!$/u, '\\!')
  if (isFirst)
    result = result.replace(blockStart, (found, digits?: string) =>
      digits === undefined ? `\\${found}` : `${found}\\`,
    )
  // The closing marks of a heading are no text.
  if (isLast && encoding === 'markdown-heading') result = result.replace(/#(?=#*$)/gu, '\\#')
  return result
}
