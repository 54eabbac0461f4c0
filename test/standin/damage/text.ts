/** Damage to the text itself: white space, lost sentences, invisible characters. */
import { choose } from '../random.ts'
import type { Patient, Variant } from './kinds.ts'
import {
  cloneNodes,
  hasLetter,
  type Place,
  readingOf,
  replace,
  type Tag,
  type Text,
  tagsIn,
  textsIn,
  wireId,
} from './tree.ts'

interface Gap {
  readonly text: Text
  readonly at: number
  readonly length: number
}

const gaps = ({ nodes }: Patient): readonly Gap[] =>
  textsIn(nodes).flatMap(({ node: text }) =>
    [...text.text.matchAll(/\s+/gu)].map(({ 0: space, index: at }) => ({ text, at, length: space.length })),
  )

const spaced =
  (by: string): Variant =>
  (patient) => {
    const gap = choose(gaps(patient), patient.random)
    if (!gap) return false
    gap.text.text = gap.text.text.slice(0, gap.at) + by + gap.text.text.slice(gap.at + gap.length)
    return true
  }

/** No. 8: a line break or a second space put in, a space taken out. */
export const whiteSpace: readonly Variant[] = [
  spaced('\n'),
  spaced('  '),
  spaced(''),
  // Where a language writes without spaces, one is put between two characters.
  (patient) => {
    const place = choose(
      textsIn(patient.nodes).filter(({ node }) => /\p{L}{2}/u.test(node.text)),
      patient.random,
    )
    if (!place || gaps(patient).length > 0) return false
    place.node.text = place.node.text.replace(/(?<=\p{L})(?=\p{L})/u, patient.random() < 0.5 ? '\n' : '  ')
    return true
  },
]

const sentences = ({ nodes }: Patient): Place<Tag>[] =>
  tagsIn(nodes, 's').filter(({ node }) => hasLetter(node.children))

/** No. 11: a sentence left out, drawn into its neighbour, or left in German. */
export const sentenceLost: readonly Variant[] = [
  // Gone with its tag.
  (patient) => {
    const place = choose(sentences(patient), patient.random)
    if (!place) return false
    replace(place)
    return true
  },
  // Gone, the tag is left.
  (patient) => {
    const place = choose(sentences(patient), patient.random)
    if (!place) return false
    place.node.children = []
    return true
  },
  // Gone, every tag is left.
  (patient) => {
    const place = choose(sentences(patient), patient.random)
    if (!place) return false
    for (const { node } of textsIn(place.node.children)) node.text = ''
    return true
  },
  // Drawn into the sentence before.
  (patient) => {
    const all = sentences(patient)
    const at = Math.floor(patient.random() * (all.length - 1))
    const [first, second] = [all[at], all[at + 1]]
    if (!first || !second) return false
    replace(second)
    first.node.children.push({ kind: 'text', text: ' ' }, ...second.node.children)
    return true
  },
  // As before, the emptied tag is left.
  (patient) => {
    const all = sentences(patient)
    const at = Math.floor(patient.random() * (all.length - 1))
    const [first, second] = [all[at], all[at + 1]]
    if (!first || !second) return false
    first.node.children.push({ kind: 'text', text: ' ' }, ...second.node.children)
    second.node.children = []
    return true
  },
  // German.
  (patient) => {
    const place = choose(sentences(patient), patient.random)
    if (!place) return leftGerman(patient)
    const german = tagsIn(patient.source, 's').find(({ node }) => wireId(node) === wireId(place.node))
    if (!german) return false
    place.node.children = cloneNodes(german.node.children)
    return true
  },
  // Without sentence tags: the end is missing.
  (patient) => {
    const length = readingOf(patient.nodes).length
    if (tagsIn(patient.nodes, 's').length > 0 || length < 12) return false
    let left = Math.floor(length / 4)
    for (const { node } of textsIn(patient.nodes)) {
      node.text = node.text.slice(0, left)
      left -= node.text.length
    }
    return true
  },
]

const leftGerman = ({ nodes, source }: Patient): boolean => {
  nodes.splice(0, nodes.length, ...cloneNodes(source))
  return hasLetter(source)
}

const invisibleCharacters = ['\u200b', '\ufeff', '\ufe0f', '\ufe00', '\u{e0100}', '\u{e01ef}']

/** No. 14: characters nobody sees, between letters. */
export const invisible: readonly Variant[] = [
  ({ nodes, random }) => {
    const places = textsIn(nodes).filter(({ node }) => /\p{L}/u.test(node.text))
    if (places.length === 0) return false
    const count = 1 + Math.floor(random() * 4)
    for (let n = 0; n < count; n++) {
      const text = choose(places, random)?.node
      const letter = text && choose([...text.text.matchAll(/\p{L}/gu)], random)
      if (!text || !letter) continue
      const at = letter.index + letter[0].length
      text.text = text.text.slice(0, at) + (choose(invisibleCharacters, random) ?? '') + text.text.slice(at)
    }
    return true
  },
]
