/**
 * A text inside a text: HTML in a JSON string, blocks in a CDATA section. Two offset systems, so every unit of what is
 * said knows where it is written; escapes are two, six and more units long.
 */
export interface Decoded {
  readonly text: string
  /** Where unit `at` of `text` is written, in UTF-16 units of the outer text; at `text.length`: where the last one ends. */
  readonly startOf: (at: number) => number
  /** Where the unit before `at` ends; differs from `startOf` where one section ends and the next begins. */
  readonly endOf: (at: number) => number
}

/** Collects units in order. */
interface Units {
  readonly add: (text: string, start: number, end: number) => void
  readonly plain: (source: string, start: number, end: number) => void
  readonly done: (at: number) => Decoded
}

/** @param most units that there can be: no escape says more than it is long */
const units = (most: number): Units => {
  const starts = new Uint32Array(most)
  const ends = new Uint32Array(most)
  const parts: string[] = []
  let length = 0
  return {
    add: (text, start, end) => {
      for (let at = 0; at < text.length; at++) {
        starts[length] = start
        ends[length++] = end
      }
      parts.push(text)
    },
    plain: (source, start, end) => {
      for (let at = start; at < end; at++) {
        starts[length] = at
        ends[length++] = at + 1
      }
      parts.push(source.slice(start, end))
    },
    done: (at) => ({
      text: parts.join(''),
      startOf: (unit) => (unit < length ? starts[unit] : length > 0 ? ends[length - 1] : at) ?? at,
      endOf: (unit) => (unit > 0 ? ends[unit - 1] : length > 0 ? starts[0] : at) ?? at,
    }),
  }
}

/** A text that is written as it reads, at an offset. */
export const plainAt = (source: string, start: number, end: number): Decoded => ({
  text: source.slice(start, end),
  startOf: (at) => start + at,
  endOf: (at) => start + at,
})

/**
 * What a JSON string says, RFC 8259, 7.
 *
 * @param start behind the opening quotation mark
 * @param end of the content, at the closing one
 */
export const decodeJsonString = (source: string, start: number, end: number): Decoded => {
  if (!source.slice(start, end).includes('\\')) return plainAt(source, start, end)
  const list = units(end - start)
  let at = start
  while (at < end) {
    const mark = source.indexOf('\\', at)
    if (mark < 0 || mark >= end) break
    list.plain(source, at, mark)
    at = mark + (source[mark + 1] === 'u' ? 6 : 2)
    const said: unknown = JSON.parse(`"${source.slice(mark, at)}"`)
    list.add(String(said), mark, at)
  }
  list.plain(source, at, end)
  return list.done(start)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What XML text between two tags says: the five entities and character references; XML 1.0, 4.1 and 4.6. */
export const decodeXmlText = (source: string, start: number, end: number): Decoded => {
  if (!source.slice(start, end).includes('&')) return plainAt(source, start, end)
  const list = units(end - start)
  const reference = /&(?:#(\d+)|#x([\dA-Fa-f]+)|(amp|lt|gt|quot|apos));/gu
  reference.lastIndex = start
  let at = start
  for (let match = reference.exec(source); match !== null && match.index < end; match = reference.exec(source)) {
    list.plain(source, at, match.index)
    at = match.index + match[0].length
    const [, decimal, hexadecimal, name = ''] = match
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    list.add(Number.isNaN(code) ? (named[name] ?? '') : String.fromCodePoint(code), match.index, at)
  }
  list.plain(source, at, end)
  return list.done(start)
}

/** The CDATA sections of an element, with nothing but white space between them; null when there is other text. */
export const decodeCdata = (source: string, start: number, end: number): Decoded | null => {
  const list = units(end - start)
  let first = -1
  let at = start
  while (at < end) {
    const open = source.indexOf('<![CDATA[', at)
    if (open < 0 || open >= end) break
    if (source.slice(at, open).trim() !== '') return null
    const from = open + '<![CDATA['.length
    const close = source.indexOf(']]>', from)
    if (close < 0 || close > end) return null
    if (first < 0) first = from
    list.plain(source, from, close)
    at = close + ']]>'.length
  }
  return first < 0 || source.slice(at, end).trim() !== '' ? null : list.done(first)
}
