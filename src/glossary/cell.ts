/** A cell of terms: `preferred | admitted | !forbidden`; `\|`, `\!` and `\\` stand for themselves. */
import type { TermStatus } from './types.ts'
import { tidyText } from './types.ts'

export interface CellTerm {
  readonly text: string
  readonly status: TermStatus
}

/** An empty first place says that there is no preferred term: `| gathering`. */
export const readCell = (cell: string): readonly CellTerm[] => {
  const terms: CellTerm[] = []
  let hasPlace = false
  for (const piece of pieces(cell)) {
    const isForbidden = /^\s*!/u.test(piece)
    const text = tidyText((isForbidden ? piece.replace(/^\s*!/u, '') : piece).replaceAll(/\\(.)/gu, '$1'))
    if (isForbidden) {
      if (text !== '') terms.push({ text, status: 'forbidden' })
      continue
    }
    if (text !== '') terms.push({ text, status: hasPlace ? 'admitted' : 'preferred' })
    hasPlace = true
  }
  return terms
}

/** Cut at bars that are not escaped. */
const pieces = (cell: string): readonly string[] => cell.match(/(?:\\.|[^|\\]|\\$)+|(?<=^|\|)(?=\||$)/gu) ?? []

export const writeCell = (terms: readonly CellTerm[]): string => {
  if (terms.length === 0) return ''
  const of = (status: TermStatus): string[] =>
    terms.filter((one) => one.status === status).map(({ text }) => escaped(text))
  const [first, ...more] = of('preferred')
  const open = [...more, ...of('admitted')]
  const forbidden = of('forbidden').map((text) => `!${text}`)
  const head = first ?? (open.length > 0 ? '' : null)
  return [...(head === null ? [] : [head]), ...open, ...forbidden].join(' | ').trimStart()
}

const escaped = (text: string): string => text.replaceAll(/[\\|]/gu, '\\$&').replace(/^!/u, '\\!')
