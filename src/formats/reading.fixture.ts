import type { ArticleId, Block, PrintedContent } from '../article/types.ts'
import { formatFor } from './format-for.ts'
import { patchArticle } from './patch.ts'
import { targetOf } from './pseudo.fixture.ts'
import { readArticle } from './read.ts'
import type { FormatOptions, PatchResult, ReadArticle } from './types.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textIn = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

const id = 'probe' as ArticleId

/** A file by its name's ending and its text. */
export const readAs = (
  name: string,
  source: string | Uint8Array,
  options: Partial<FormatOptions> = {},
): ReadArticle => {
  const bytes = typeof source === 'string' ? bytesOf(source) : source
  return readArticle(formatFor(name, bytes), bytes, { id, locale: 'de-DE', ...options })
}

export const textsIn = (read: ReadArticle): readonly string[] => read.article.blocks.map(({ text }) => text)

/** `role name text` of every block. */
export const outlineOf = (read: ReadArticle): readonly string[] =>
  read.article.blocks.map(({ role, name, text }) => `${name === null ? role : `${role} ${name}`}: ${text}`)

export const blockIn = (read: ReadArticle, part: string): Block => {
  const block = read.article.blocks.find(({ text }) => text.includes(part))
  if (block === undefined) throw new Error(`no block has "${part}"`)
  return block
}

/**
 * A target from a line: `<c1>`, `</c1>` and `<c1/>` are codes, the rest is text.
 */
export const targetFrom = (line: string): PrintedContent =>
  line.split(/(<\/?c\d+\/?>)/u).flatMap((part): PrintedContent => {
    if (part === '') return []
    const [, slash, code, end] = /^<(\/?)(c\d+)(\/?)>$/u.exec(part) ?? []
    if (code === undefined) return [{ kind: 'text', text: part }]
    return [{ kind: slash === '/' ? 'code-close' : end === '/' ? 'code-empty' : 'code-open', id: code }]
  })

export interface Patched extends PatchResult {
  readonly text: string
  readonly again: ReadArticle
}

/** Writes targets, given by a part of the block's text. */
export const patchBy = (read: ReadArticle, targets: Readonly<Record<string, string>>): Patched => {
  const result = patchArticle(
    read,
    new Map(Object.entries(targets).map(([part, line]) => [blockIn(read, part).id, targetFrom(line)])),
  )
  const again = readArticle(read.format, result.bytes, read.options)
  return { ...result, text: textIn(result.bytes), again }
}

/** The block as a line that `targetFrom` reads. */
export const lineOf = (block: Block): string =>
  targetOf(block)
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      const mark = { 'code-open': ['<', '>'], 'code-close': ['</', '>'], 'code-empty': ['<', '/>'] }[inline.kind]
      return mark.join(inline.id)
    })
    .join('')
