import type { Format, Region, Scan } from './types.ts'

const finalMark = /[.!?…:;,]["“”„«»‘’›‹)]*$/u

/**
 * Plain text: a block is what stands between blank lines; hard wraps are white space. A short first line of its own
 * without final punctuation is the headline.
 */
const scanText = (source: string): Scan => {
  const regions: Region[] = []
  const block = /[^\S\r\n]*\S[^\r\n]*(?:\r?\n(?![^\S\r\n]*(?:\r?\n|$))[^\r\n]+)*/gu
  const start = source.startsWith('\ufeff') ? 1 : 0
  block.lastIndex = start
  for (const match of source.matchAll(block)) {
    if (match.index < start) continue
    const lead = match[0].length - match[0].trimStart().length
    const from = match.index + lead
    const to = match.index + match[0].trimEnd().length
    const value = source.slice(from, to)
    if (!/\p{L}/u.test(value)) continue
    regions.push({
      role: 'paragraph',
      name: null,
      owner: null,
      start: from,
      end: to,
      encoding: 'text',
      pieces: [{ kind: 'text', start: from, end: to, value }],
    })
  }
  const [first] = regions
  const line = first === undefined ? '' : source.slice(first.start, first.end)
  if (first !== undefined && regions.length > 1 && line.length <= 120 && !/[\r\n]/u.test(line) && !finalMark.test(line))
    regions[0] = { ...first, role: 'headline' }
  // The gaps between blocks are the structure: a target that brought a blank line would change it.
  let at = 0
  const gaps = regions.map((region) => {
    const gap = source.slice(at, region.start)
    at = region.end
    return gap
  })
  return { regions, signature: JSON.stringify([...gaps, source.slice(at)]), findings: [] }
}

export const textFormat: Format = {
  id: 'text',
  extensions: ['txt'],
  scan: scanText,
  encode: (text) => text.replace(/[\r\n\u2028\u2029\u0085]+/gu, ' '),
}
