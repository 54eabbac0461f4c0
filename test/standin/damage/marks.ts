/** Damage to quotation marks; most of it in the example DeepL's own documentation gives. */
import { choose, shuffled } from '../random.ts'
import type { Patient, Variant } from './kinds.ts'
import { hasLetter, type Node, type Place, readingOf, replace, type Tag, type Text, tagsIn, textsIn } from './tree.ts'

const glyphs = '„“”»«‚‘’‹›「」『』"'
// Between letters `’` is an apostrophe.
const mark = new RegExp(`(?<!\\p{L}(?=’))[${glyphs}]|’(?!\\p{L})`, 'gu')
const opening = new RegExp(`^\\s*[${glyphs}][\\u00a0\\u202f]?`, 'u')
const closing = new RegExp(`[\\u00a0\\u202f]?[${glyphs}]\\s*$`, 'u')

interface Mark {
  readonly text: Text
  readonly at: number
}

const marksIn = (nodes: Node[]): readonly Mark[] =>
  textsIn(nodes).flatMap(({ node: text }) => [...text.text.matchAll(mark)].map(({ index: at }) => ({ text, at })))

const put = ({ text, at }: Mark, glyph: string): void => {
  text.text = text.text.slice(0, at) + glyph + text.text.slice(at + 1)
}

/** The text a quotation begins or ends with, however deep. */
const edge = (tag: Tag, isEnd: boolean): Text | null => {
  const child = isEnd ? tag.children.at(-1) : tag.children[0]
  if (child === undefined || child.kind === 'raw') return null
  return child.kind === 'text' ? child : edge(child, isEnd)
}

const cutEdge = (tag: Tag, isEnd: boolean): string | null => {
  const text = edge(tag, isEnd)
  const found = text && (isEnd ? closing : opening).exec(text.text)
  if (!text || !found) return null
  text.text = text.text.replace(isEnd ? closing : opening, '')
  return found[0]
}

const neighbour = ({ node, siblings }: Place<Tag>, by: 1 | -1): Text => {
  const at = siblings.indexOf(node)
  const found = siblings[at + by]
  if (found?.kind === 'text') return found
  const added: Text = { kind: 'text', text: '' }
  siblings.splice(by === 1 ? at + 1 : at, 0, added)
  return added
}

/** Tags with words inside, in an order of the seed. */
const full = ({ nodes, random }: Patient, names: string): readonly Place<Tag>[] =>
  shuffled(
    tagsIn(nodes, names).filter(({ node }) => hasLetter(node.children)),
    random,
  )

const outside =
  (isEnd: boolean): Variant =>
  (patient) =>
    full(patient, 'q').some((place) => {
      const cut = cutEdge(place.node, isEnd)
      if (cut === null) return false
      const text = neighbour(place, isEnd ? 1 : -1)
      text.text = isEnd ? cut + text.text : text.text + cut
      return true
    })

/** No. 2: a mark or the comma on the wrong side of the tag, the space before it lost. */
export const markMoved: readonly Variant[] = [
  outside(false),
  outside(true),
  (patient) =>
    full(patient, 'q').some((place) => {
      const after = neighbour(place, 1)
      const found = /^[,.;:!?，。、،]/u.exec(after.text)
      const inside = edge(place.node, true)
      if (!found || !inside) return false
      after.text = after.text.slice(1)
      inside.text += found[0]
      return true
    }),
  (patient) =>
    full(patient, 'qg').some((place) => {
      const before = neighbour(place, -1)
      const hasSpace = /\s$/u.test(before.text)
      before.text = before.text.trimEnd()
      return hasSpace
    }),
]

/** No. 5: one mark dropped, left or right. */
export const markDropped: readonly Variant[] = [
  (patient) => {
    const isEnd = patient.random() < 0.5
    return full(patient, 'q').some((place) => cutEdge(place.node, isEnd) !== null)
  },
  ({ nodes, random }) => {
    const found = choose(marksIn(nodes), random)
    if (!found) return false
    put(found, '')
    return true
  },
]

/** No. 6: ASCII and curly mixed, marks invented, marks doubled inside and outside. */
export const marksMixed: readonly Variant[] = [
  ({ nodes, random }) => {
    const found = choose(marksIn(nodes), random)
    if (!found) return false
    put(found, '"')
    return true
  },
  (patient) => {
    const [place] = full(patient, 'g')
    if (!place) return false
    place.node.children = [{ kind: 'text', text: '“' }, ...place.node.children, { kind: 'text', text: '"' }]
    return true
  },
  ({ nodes, random }) => {
    const words = textsIn(nodes).flatMap(({ node: text }) =>
      [...text.text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({ text, word, index })),
    )
    const found = choose(words, random)
    if (!found) return false
    const { text, word, index } = found
    text.text = `${text.text.slice(0, index)}“${word}”${text.text.slice(index + word.length)}`
    return true
  },
  (patient) => {
    const [place] = full(patient, 'q')
    if (!place) return false
    const before = neighbour(place, -1)
    before.text += '“'
    const after = neighbour(place, 1)
    after.text = `”${after.text}`
    return true
  },
]

/** No. 7: marks of the German, or of a third language, kept. */
export const marksForeign: readonly Variant[] = [
  ({ nodes, source }) => {
    const german = marksIn(source).map(({ text, at }) => text.text.charAt(at))
    const marks = marksIn(nodes)
    if (marks.length !== german.length) return false
    for (const [index, found] of marks.entries()) put(found, german[index] ?? '')
    return marks.length > 0
  },
  ...['»«', '«»', '“”', '「」'].map(
    (pair): Variant =>
      ({ nodes }) => {
        const marks = marksIn(nodes)
        for (const [index, found] of marks.entries()) put(found, pair.charAt(index % 2))
        return marks.length > 0
      },
  ),
]

/** No. 9: `&quot;` as text, `&quot;` as a reference, a stray `;`. */
export const entity: readonly Variant[] = [
  ({ nodes, random }) => {
    const found = choose(marksIn(nodes), random)
    if (!found) return false
    put(found, '&quot;')
    return true
  },
  ({ nodes, random, xml }) => {
    const found = choose(marksIn(nodes), random)
    if (!found) return false
    const place = textsIn(nodes).find(({ node }) => node === found.text)
    if (!place) return false
    const { text } = found.text
    replace(
      place,
      { kind: 'text', text: text.slice(0, found.at) },
      { kind: 'raw', raw: xml ? '&quot;' : '&#34;' },
      { kind: 'text', text: text.slice(found.at + 1) },
    )
    return true
  },
  ({ nodes, random }) => {
    const found = choose(marksIn(nodes), random)
    if (!found) return false
    put(found, `${found.text.text.charAt(found.at)};`)
    return true
  },
]

/** What begins a report in the script of a text; Latin has many. */
const reportingWord = (text: string, random: () => number): string => {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text)) return ''
  if (/\p{Script=Cyrillic}/u.test(text)) return 'что '
  if (/\p{Script=Greek}/u.test(text)) return 'ότι '
  if (/\p{Script=Arabic}/u.test(text)) return 'أن '
  return choose(['that ', 'que ', 'che ', 'dat ', 'że ', ''], random) ?? ''
}

/** No. 12: a quotation told as a report: marks and tag gone, words kept. */
export const reported: readonly Variant[] = [
  (patient) => {
    const [place] = full(patient, 'q')
    if (!place) return false
    cutEdge(place.node, false)
    cutEdge(place.node, true)
    const word = reportingWord(readingOf(patient.nodes), patient.random)
    replace(place, { kind: 'text', text: word }, ...place.node.children)
    return true
  },
  // Without tags: two marks that belong together.
  ({ nodes, xml }) => {
    const [first, second] = marksIn(nodes)
    if (xml || !first || !second) return false
    put(second, '')
    put(first, '')
    return true
  },
]
