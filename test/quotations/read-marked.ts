import { globSync, readFileSync } from 'node:fs'
import type { QuoteKind } from '../../src/article/types.ts'

/** A quotation as a careful reader sees it. Offsets are UTF-16 units in its block, marks included. */
export interface MarkedQuotation {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly kind: QuoteKind
  /** Null: a reader cannot know the name. Empty for what is nobody's words. */
  readonly speaker: string | null
}

/** A short article whose quotations were marked by hand. */
export interface MarkedArticle {
  readonly name: string
  readonly blocks: readonly string[]
  readonly quotations: readonly MarkedQuotation[]
}

const mark = /⟦(\/|[a-z]+\|[^⟧]*)⟧/gu

/** `⟦kind|speaker⟧„…“⟦/⟧` in articles parted by `===`; paragraphs by blank lines. */
const parseArticle = (name: string, text: string): MarkedArticle => {
  const blocks: string[] = []
  const quotations: MarkedQuotation[] = []
  for (const paragraph of text.trim().split(/\n\s*\n/u)) {
    const open: { start: number; kind: QuoteKind; speaker: string | null }[] = []
    let plain = ''
    let from = 0
    for (const match of paragraph.matchAll(mark)) {
      plain += paragraph.slice(from, match.index)
      from = match.index + match[0].length
      const inside = match[1] ?? ''
      if (inside === '/') {
        const one = open.pop()
        if (one !== undefined) quotations.push({ block: blocks.length, end: plain.length, ...one })
      } else {
        const [kind = '', speaker = ''] = inside.split('|')
        open.push({ start: plain.length, kind: kind as QuoteKind, speaker: speaker === '?' ? null : speaker })
      }
    }
    blocks.push(plain + paragraph.slice(from))
  }
  return { name, blocks, quotations: quotations.sort((a, b) => a.block - b.block || a.start - b.start) }
}

/** The modern German articles of this folder. */
export const readMarked = (): readonly MarkedArticle[] =>
  globSync('test/quotations/modern-de/*.txt')
    .sort()
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .replace(/^\/\/.*\n/u, '')
        .split(/^===$/mu)
        .map((text, index) => parseArticle(`${path.split(/[/\\]/u).at(-1) ?? ''}#${index + 1}`, text)),
    )
