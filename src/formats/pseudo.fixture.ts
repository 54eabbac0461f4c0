import type { Block, PrintedContent } from '../article/types.ts'
import type { ReadArticle, Targets } from './types.ts'

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  s: 'š',
}

/** Letters with accents: a translation whose words give away where they came from. */
export const accented = (text: string): string => text.replace(/[aeiounAEs]/gu, (letter) => accents[letter] ?? letter)

/** A block as a target that says the same, its text run through `change`. */
export const targetOf = (block: Block, change: (text: string) => string = (text) => text): PrintedContent => {
  const target: PrintedContent[number][] = []
  let from = 0
  const text = (to: number): void => {
    if (to > from) target.push({ kind: 'text', text: change(block.text.slice(from, to)) })
    from = to
  }
  for (const code of block.codes) {
    text(code.at)
    target.push({
      kind: code.form === 'open' ? 'code-open' : code.form === 'close' ? 'code-close' : 'code-empty',
      id: code.id,
    })
  }
  text(block.text.length)
  return target
}

export const targetsOf = (read: ReadArticle, change: (text: string) => string): Targets =>
  new Map(read.article.blocks.map((block) => [block.id, targetOf(block, change)]))
