import type { Item, WireQuote, WireTarget } from '../contract.ts'
import { decodeWire, type WireElement, type WireTag } from '../wire/index.ts'

/** An element of the text that was sent, with what it stands for. */
export interface SentElement {
  readonly id: number
  readonly tag: WireTag
  readonly target: WireTarget
  readonly parent: number | null
  /** Number of the sentence it stands in; its own for a sentence. */
  readonly sentence: number
  /** Offsets in the text of its sentence. */
  readonly start: number
  readonly end: number
}

/** A sentence as it was sent, marks included. */
export interface SentSentence {
  readonly id: number
  readonly segment: string
  readonly text: string
  /** In order of their opening tags; the sentence itself is not among them. */
  readonly elements: readonly SentElement[]
}

/** A text that was sent. */
export interface Sent {
  readonly elements: ReadonlyMap<number, SentElement>
  readonly sentences: readonly SentSentence[]
}

/** The number that stands for a sentence sent alone, which has no tag of its own. */
export const lone = 0

/** A text as if its sentence had a tag, so that texts of one sentence and of several are read alike. */
export const withSentence = (item: Item, wire: string): string =>
  item.shape === 'block' ? wire : `<s i="${lone}">${wire}</s>`

/** Reads what was sent from the request itself, so that a journaled answer can be read without the article. */
export const sentOf = (item: Item): Sent => {
  const ids: Readonly<Record<string, WireTarget>> =
    item.shape === 'block' ? item.ids : { ...item.ids, [lone]: { kind: 'segment', id: item.segments[0] ?? '' } }
  const { text, elements } = decodeWire(withSentence(item, item.tagged ?? item.wire))
  const known = new Map(elements.map((element) => [element.id, element]))
  const sentenceOf = (element: WireElement): WireElement => {
    let one = element
    while (one.tag !== 's') {
      const parent = one.parent === null ? undefined : known.get(one.parent)
      if (parent === undefined) break
      one = parent
    }
    return one
  }
  const sent = elements.flatMap((element): readonly SentElement[] => {
    const target = ids[String(element.id)]
    if (target === undefined) return []
    const sentence = sentenceOf(element)
    return [
      {
        id: element.id,
        tag: element.tag,
        target,
        parent: element.parent,
        sentence: sentence.id,
        start: element.start - sentence.start,
        end: element.end - sentence.start,
      },
    ]
  })
  return {
    elements: new Map(sent.map((element) => [element.id, element])),
    sentences: sent.flatMap((element): readonly SentSentence[] => {
      const own = known.get(element.id)
      if (element.target.kind !== 'segment' || own === undefined) return []
      return [
        {
          id: element.id,
          segment: element.target.id,
          text: text.slice(own.start, own.end),
          elements: sent.filter((one) => one.sentence === element.id && one.id !== element.id),
        },
      ]
    }),
  }
}

/** A quotation of a sentence as it was sent. */
export interface SentQuote extends SentElement {
  readonly target: WireQuote
}

export const quotesIn = (sentence: SentSentence): readonly SentQuote[] =>
  sentence.elements.filter((element): element is SentQuote => element.target.kind === 'quote')

/** What stands between the marks of a quotation of a sentence. */
export const innerOf = (sentence: SentSentence, { start, end, target }: SentQuote): string =>
  sentence.text.slice(start + target.open.length, end - target.close.length)

/** A sentence's text without the marks that its quotations own. */
export const withoutOwnMarks = (sentence: SentSentence): string => {
  const cuts = quotesIn(sentence).flatMap(({ start, end, target }) => [
    { from: start, to: start + target.open.length },
    { from: end - target.close.length, to: end },
  ])
  let text = sentence.text
  for (const { from, to } of cuts.sort((a, b) => b.from - a.from)) text = text.slice(0, from) + text.slice(to)
  return text
}
