import { GoosefootError } from '../../errors.ts'
import { placeOf } from '../place.ts'

/** Containers (quotations, lists) that one line may open. */
const deepest = 60
/** Possible delimiters in one run of text: the reader's time grows with their square. */
const mostDelimiters = 4000
/** The same in what looks like a code block, where they mean nothing if it is one. */
const mostInCode = 12_000
/** Cells in one row of a table. */
const mostCells = 1000

/**
 * Refuses text that would keep the Markdown reader busy for minutes. No article comes near: a paragraph has hundreds of
 * delimiters at most, a list some levels.
 *
 * @throws {GoosefootError} `format.too-complex`
 */
export const refuseBombs = (text: string): void => {
  const line = /[^\r\n]*(?:\r\n|\r|\n|$)/gu
  const delimiter = /\*+|_+|~+|\]\(|!?\[|<|`+/gu
  let count = 0
  let isCode = false
  for (let match = line.exec(text); match !== null && match[0] !== ''; match = line.exec(text)) {
    const content = match[0]
    const [head = ''] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/u.exec(content) ?? []
    const depth = [...head.matchAll(/>|[-*+]|\d+[.)]/gu)].length + (/^[ \t]*/u.exec(content)?.[0].length ?? 0) / 4
    // A block's content ends at a blank line, and where an item, a heading or a table row begins.
    if (content.trim() === '' || /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#|\|)/u.test(content)) count = 0
    const [, indent] = /^([ \t>]*)(?:`{3}|~{3})/u.exec(content) ?? []
    if (indent !== undefined) isCode = !isCode
    // So far to the left it ends whatever stands before it.
    if (indent !== undefined && /^ {0,3}$/u.test(indent)) count = 0
    for (const _ of content.matchAll(delimiter)) count++
    if (content.length > mostCells && content.split('|').length > mostCells)
      refuse(text, match.index, 'a row with too many cells')
    if (depth > deepest && content.trim() !== '' && head.trim() !== '') refuse(text, match.index, 'nested too deeply')
    if (count > (isCode ? mostInCode : mostDelimiters)) refuse(text, match.index, 'one block with too many delimiters')
  }
}

const refuse = (text: string, offset: number, what: string): never => {
  throw new GoosefootError('format.too-complex', `Markdown that cannot be read in reasonable time: ${what}.`, {
    ...placeOf(text, offset),
    hint: 'Put data into a code block or a file of its own.',
  })
}
