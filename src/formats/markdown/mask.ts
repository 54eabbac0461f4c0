import type { Span } from '../../article/types.ts'

/**
 * The text that the Markdown reader gets: what only looks like Markdown is hidden. Every hidden character becomes one
 * private-use character that the file does not have, so that offsets stay.
 */
export interface Mask {
  readonly text: string
  /** Stands for a star that is text. */
  readonly starMark: string
  /** Stands for every unit of a shortcode. */
  readonly shortcodeMark: string
  /** Shortcodes, macros and attribute lists, in order. */
  readonly shortcodes: readonly Span[]
}

/** Entwickler*innen: a star between letters that opens a German ending is text, never emphasis. */
export const genderStar: RegExp = /(?<=\p{L}{2})\*(?=(?:innen|in|r|n|e|en|er|es|s|m|em|frau|frauen)(?!\p{L}))/gu

/** What opens a shortcode and what closes it: Hugo, Jekyll and MDN macros, attribute lists of kramdown and Hugo. */
const pairs: readonly { readonly open: string; readonly close: string; readonly isLine: boolean }[] = [
  { open: '{{<', close: '>}}', isLine: false },
  { open: '{{%', close: '%}}', isLine: false },
  { open: '{{', close: '}}', isLine: true },
  { open: '{%', close: '%}', isLine: false },
  { open: '{:', close: '}', isLine: true },
  { open: '{#', close: '}', isLine: true },
  { open: '{.', close: '}', isLine: true },
]

/** Finds the next place from an ever growing offset; every place is looked for once. */
const forward = (search: (from: number) => number): ((from: number) => number) => {
  let known = -1
  return (from) => {
    if (known < from) {
      const found = search(from)
      known = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return known
  }
}
const forwardPattern = (source: string, pattern: RegExp): ((from: number) => number) =>
  forward((from) => {
    pattern.lastIndex = from
    return pattern.exec(source)?.index ?? -1
  })

/**
 * Shortcodes from `from` on, in time linear in the text. One may run over lines, never over a blank one: an opening
 * left open would hide the rest of the article.
 */
export const findShortcodes = (source: string, from: number): readonly Span[] => {
  const spans: Span[] = []
  const nextLine = forwardPattern(source, /[\r\n]/gu)
  const nextBlank = forwardPattern(source, /(?:\r\n?|\n)[ \t]*[\r\n]/gu)
  const closings = new Map(pairs.map(({ close }) => [close, forward((at) => source.indexOf(close, at))]))
  let at = source.indexOf('{', from)
  while (at >= 0) {
    const start = at
    const pair = pairs.find(({ open }) => source.startsWith(open, start))
    const close = pair === undefined ? undefined : closings.get(pair.close)?.(start + pair.open.length)
    const limit = pair?.isLine === true ? nextLine(start) : nextBlank(start)
    if (pair !== undefined && close !== undefined && close < limit && Number.isFinite(close)) {
      spans.push({ start, end: close + pair.close.length })
      at = source.indexOf('{', close + pair.close.length)
    } else at = source.indexOf('{', start + 1)
  }
  return spans
}

/** Two characters of the private-use area that a text does not have. */
const freeMarks = (source: string): readonly [string, string] => {
  const free: string[] = []
  for (let code = 0xe000; free.length < 2 && code <= 0xf8ff; code++) {
    const mark = String.fromCharCode(code)
    if (!source.includes(mark)) free.push(mark)
  }
  const [star = '\ue000', shortcode = '\ue001'] = free
  return [star, shortcode]
}

/** @param from offset where the body begins; what stands before is blanked, line breaks kept */
export const maskMarkdown = (source: string, from: number): Mask => {
  const shortcodes = findShortcodes(source, from)
  const [starMark, shortcodeMark] = freeMarks(source)
  // A byte order mark becomes an empty line: a space would count as indent.
  let text = source
    .slice(0, from)
    .replace(/^\ufeff/u, '\n')
    .replace(/[^\r\n]/gu, (char) => ' '.repeat(char.length))
  let at = from
  const plain = (to: number): string => source.slice(at, to).replace(genderStar, starMark)
  for (const { start, end } of shortcodes) {
    text += plain(start) + shortcodeMark.repeat(end - start)
    at = end
  }
  text += plain(source.length)
  return { text, starMark, shortcodeMark, shortcodes }
}

/** The first shortcode that ends behind an offset, as an index. */
export const shortcodeFrom = (shortcodes: readonly Span[], offset: number): number => {
  let low = 0
  let high = shortcodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shortcodes[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
