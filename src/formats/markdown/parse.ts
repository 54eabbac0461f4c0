import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

// Its transform makes links that have no position; `literal-links.ts` finds those addresses with theirs.
const extensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }))

/** CommonMark with GFM's tables, footnotes, strikethrough, task lists and literal links; every node with its place. */
export const parseMarkdown = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [extensions] })
