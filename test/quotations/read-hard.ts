import { readFileSync } from 'node:fs'

/** A text with the quotations a careful reader sees in it: offsets in UTF-16 units, marks included. */
export interface HardCase {
  readonly locale: string
  readonly category: string
  readonly line: number
  readonly text: string
  readonly pairs: readonly { readonly start: number; readonly end: number; readonly depth: number }[]
  /** Marks that open here and close in no part of the text, and the other way round. */
  readonly opens: readonly number[]
  readonly closes: readonly number[]
}

const parse = (line: string): Pick<HardCase, 'text' | 'pairs' | 'opens' | 'closes'> => {
  const pairs: { start: number; end: number; depth: number }[] = []
  const opens: number[] = []
  const closes: number[] = []
  const open: number[] = []
  let text = ''
  for (const piece of line.split(/(⟦>|⟦<|⟦|⟧)/u)) {
    if (piece === '⟦>') opens.push(text.length)
    else if (piece === '⟦<') closes.push(text.length - 1)
    else if (piece === '⟦') open.push(text.length)
    else if (piece === '⟧') {
      const start = open.pop() ?? 0
      pairs.push({ start, end: text.length, depth: open.length + 1 })
    } else text += piece.replaceAll('\\n', '\n')
  }
  return { text, pairs: pairs.sort((a, b) => a.start - b.start || b.end - a.end), opens, closes }
}

/** `# locale category` begins a group; then a text a line, quotations in `⟦…⟧`, halves by `⟦>` and `⟦<`. */
export const readHard = (): readonly HardCase[] => {
  const cases: HardCase[] = []
  let locale = ''
  let category = ''
  for (const file of ['hard-detect-first.txt', 'hard-detect.txt'])
    for (const [index, line] of readFileSync(`test/quotations/${file}`, 'utf8').split('\n').entries()) {
      if (line.startsWith('# ')) [locale = '', category = ''] = line.slice(2).split(' ')
      else if (line.trim() !== '' && !line.startsWith('//'))
        cases.push({ locale, category, line: index + 1, ...parse(line) })
    }
  return cases
}
