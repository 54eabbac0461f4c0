import { decodeWireEntities } from './entities.ts'

export type WireTag = 's' | 'q' | 'g' | 'x'

/** An element of a text that came over the wire; offsets in the text without tags, UTF-16. */
export interface WireElement {
  readonly id: number
  readonly tag: WireTag
  readonly start: number
  readonly end: number
  /** Number of the element around it; null outermost. */
  readonly parent: number | null
}

/** A text from the wire without its tags. */
export interface WireText {
  readonly text: string
  /** In order of their opening tags. */
  readonly elements: readonly WireElement[]
  /** What is not as it was sent: tags that are none of ours, tags without a partner, tags that cross. */
  readonly faults: readonly WireFault[]
}

export interface WireFault {
  readonly kind: 'unknown-tag' | 'unclosed' | 'unopened' | 'no-number'
  /** In the text without tags. */
  readonly at: number
  readonly id: number | null
}

const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[^<>]*)?)>/gu
const ownAttribute = /^\s+i\s*=\s*(?:"(\d{1,4})"|'(\d{1,4})')\s*$/u

const isTag = (name: string): name is WireTag => name === 's' || name === 'q' || name === 'g' || name === 'x'

/**
 * Reads a text of tags. Nothing is refused: what is wrong is listed, and offsets are right all the same. Tags may cross;
 * a closing tag ends the innermost element of its name. Stray `<`, `>` and `&` are text.
 */
export const decodeWire = (wire: string): WireText => {
  const elements: { id: number; tag: WireTag; start: number; end: number; parent: number | null }[] = []
  const faults: WireFault[] = []
  const open: number[] = []
  let text = ''
  let from = 0
  for (const found of wire.matchAll(tag)) {
    const [whole, slash, name = '', rest = ''] = found
    text += decodeWireEntities(wire.slice(from, found.index))
    from = found.index + whole.length
    const isSelfClosing = /\/\s*$/u.test(rest)
    if (!isTag(name)) {
      faults.push({ kind: 'unknown-tag', at: text.length, id: null })
      continue
    }
    if (slash === '/') {
      const at = open.findLastIndex((index) => elements[index]?.tag === name)
      const element = elements[open[at] ?? -1]
      if (at < 0 || element === undefined) faults.push({ kind: 'unopened', at: text.length, id: null })
      else {
        element.end = text.length
        open.splice(at, 1)
      }
      continue
    }
    const number = ownAttribute.exec(rest.replace(/\/\s*$/u, ''))
    const id = Number(number?.[1] ?? number?.[2] ?? Number.NaN)
    if (Number.isNaN(id)) faults.push({ kind: 'no-number', at: text.length, id: null })
    const parent = elements[open.at(-1) ?? -1]?.id ?? null
    elements.push({ id: Number.isNaN(id) ? -1 : id, tag: name, start: text.length, end: text.length, parent })
    if (!isSelfClosing) open.push(elements.length - 1)
  }
  text += decodeWireEntities(wire.slice(from))
  for (const index of open) {
    const element = elements[index]
    if (element === undefined) continue
    faults.push({ kind: 'unclosed', at: element.start, id: element.id })
    // Where it ends is not known; it holds nothing, so that nothing is believed to stand in it.
    element.end = element.start
  }
  return { text, elements, faults }
}
