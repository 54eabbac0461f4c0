import { textRegion } from './region.ts'
import type { Format, Region, Scan } from './types.ts'

/** A line that ends so is a sentence, hence no headline. */
const finalMark = /[.!?…:;,]["“”„«»‘’›‹)\]]*$/u
/** A headline is a line, not a paragraph. */
const longestHeadline = 120
// A no-break space at the edge of a line is text.
const notSpace = /[^ \t\f\v]/u
const spaceAtEnd = /[ \t\f\v]+$/u
const byteOrderMark = '\ufeff'

/**
 * Plain text: a block is what stands between blank lines; hard wraps are white space. A short first line of its own
 * without final punctuation is the headline. A dateline that runs into the first sentence stays in it.
 */
const scanText = (source: string): Scan => {
  const regions: Region[] = []
  let from = -1
  let to = -1
  const flush = (): void => {
    if (from >= 0)
      regions.push(
        textRegion({ role: 'paragraph', name: null, start: from, end: to, encoding: 'text' }, source.slice(from, to)),
      )
    from = -1
  }
  let at = source.startsWith(byteOrderMark) ? 1 : 0
  while (at < source.length) {
    const next = lineEnd(source, at)
    const line = source.slice(at, next)
    if (line.trim() === '') flush()
    else {
      if (from < 0) from = at + line.search(notSpace)
      to = at + line.replace(spaceAtEnd, '').length
    }
    at = next + (source[next] === '\r' && source[next + 1] === '\n' ? 2 : 1)
  }
  flush()
  const [first] = regions
  const line = first === undefined ? '' : source.slice(first.start, first.end)
  const isHeadline =
    first?.isText === true &&
    regions.filter((region) => region.isText).length > 1 &&
    line.length <= longestHeadline &&
    !/[\r\n]/u.test(line) &&
    !finalMark.test(line)
  // What stands between blocks is the structure, so a target cannot bring a blank line.
  let end = 0
  const gaps = regions.map((region) => {
    const gap = source.slice(end, region.start)
    end = region.end
    return gap
  })
  return {
    regions: isHeadline
      ? regions.map((region, index) => (index === 0 ? { ...region, role: 'headline' } : region))
      : regions,
    signature: JSON.stringify([...gaps, source.slice(end)]),
    findings: [],
  }
}

const lineEnd = (source: string, from: number): number => {
  let at = from
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++
  return at
}

export const textFormat: Format = {
  id: 'text',
  extensions: ['txt', 'text'],
  // Any text is plain text, when nothing says more.
  detect: () => 0.1,
  scan: scanText,
  write: (output) => output.map((part) => (part.kind === 'text' ? part.text : part.data)).join(''),
}
