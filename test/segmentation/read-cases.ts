import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** A text with the boundaries a careful reader sees in it. */
export interface Case {
  readonly locale: string
  readonly category: string
  /** Line in the file, from 1. */
  readonly line: number
  readonly text: string
  /** Ends of sentences but the last, UTF-16 units, before the white space. */
  readonly boundaries: readonly number[]
}

const mark = '⏐'

/** Cases of one file: `# category`, then a text a line with `⏐` at the ends of sentences; `//` begins a remark. */
const parseCases = (file: string, language: string): readonly Case[] => {
  const cases: Case[] = []
  let category = ''
  for (const [index, line] of file.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('//')) continue
    if (line.startsWith('# ')) {
      category = line.slice(2).trim()
      continue
    }
    const boundaries: number[] = []
    const parts = line.split(mark)
    let at = 0
    for (const part of parts.slice(0, -1)) {
      at += part.length
      boundaries.push(at)
    }
    const tag = /^[a-z]{2,3}-[A-Z]{2}\b/u.exec(category)?.[0]
    cases.push({ locale: tag ?? language, category, line: index + 1, text: parts.join(''), boundaries })
  }
  return cases
}

/** Every file of `cases/` by its language, the part of its name before the first stop. */
export const readCases = (): readonly (readonly [string, readonly Case[]])[] =>
  globSync('test/segmentation/cases/*.txt')
    .sort()
    .map((path) => {
      const language = basename(path).split('.')[0] ?? ''
      return [language, parseCases(readFileSync(path, 'utf8'), language)] as const
    })
