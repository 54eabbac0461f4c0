import type { Content, Inline } from '../../src/article/types.ts'
import { printedMarks } from '../../src/quotations/print/house-marks.ts'
import type { HouseStyle } from '../../src/quotations/types.ts'
import type { Item } from '../../src/engines/contract.ts'
import { escapeWire, wireText } from '../../src/engines/wire/text.ts'
import { type SentElement, type SentSentence, sentOf } from '../../src/engines/answer/source.ts'

/**
 * What an engine that damages nothing would answer: the given targets in the tags of the request, marks of the target's
 * house inside the quotations.
 *
 * @param targets by segment; null where one is missing
 */
export const replyOf = (item: Item, targets: ReadonlyMap<string, Content>, style: HouseStyle): string | null => {
  const sent = sentOf(item)
  const parts = sent.sentences.map((sentence) => {
    const target = targets.get(sentence.segment)
    return target === undefined ? null : { sentence, wire: sentenceOf(sentence, target, style) }
  })
  if (parts.some((part) => part === null)) return null
  const wires = parts.flatMap((part) => (part === null ? [] : [part]))
  return item.shape === 'block'
    ? wires.map(({ sentence, wire }) => `<s i="${sentence.id}">${wire}</s>`).join(' ')
    : (wires[0]?.wire ?? null)
}

const sentenceOf = (sentence: SentSentence, target: Content, style: HouseStyle): string => {
  const ranged = sentence.elements.filter(({ tag }) => tag !== 'x')
  const open: SentElement[] = []
  let wire = ''
  const begin = (element: SentElement): void => {
    wire += `<${element.tag} i="${element.id}">${markOf(element, 'open', style)}`
    open.push(element)
  }
  const end = (element: SentElement): void => {
    // Whatever opened inside is closed with it; the fixture's targets nest as their sources.
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      wire += `${markOf(top, 'close', style)}</${top.tag}>`
      if (top === element) return
    }
  }
  const children = (parent: number | null, from: SentElement | null): readonly SentElement[] =>
    sentence.elements.filter((one) => one.parent === parent && one.tag === 'g' && from !== null && !opensHere(one))
  for (const element of ranged.filter((one) => !opensHere(one) && one.parent === sentence.id && one.start === 0))
    begin(element)
  for (const inline of target) {
    if (inline.kind === 'text') {
      wire += escapeWire(wireText(inline.text))
      continue
    }
    const element = elementFor(sentence, inline)
    if (element === undefined) continue
    if (element.tag === 'x') {
      // A pair with nothing inside is one element.
      if (inline.kind !== 'code-close' || !opensHere(element)) wire += `<x i="${element.id}"></x>`
    } else if (inline.kind === 'quote-open' || inline.kind === 'code-open') {
      begin(element)
      for (const child of children(element.id, element)) begin(child)
    } else end(element)
  }
  for (const element of open.toReversed()) if (open.includes(element)) end(element)
  return wire
}

const opensHere = ({ target }: SentElement): boolean =>
  target.kind === 'quote' ? target.open !== '' : target.kind === 'code' && target.opens

const markOf = ({ target }: SentElement, side: 'open' | 'close', style: HouseStyle): string => {
  if (target.kind !== 'quote' || target[side] === '') return ''
  const { pair, space } = printedMarks(style, target.depth, target.quoteKind)
  return side === 'open' ? pair[0] + space : space + pair[1]
}

const elementFor = (sentence: SentSentence, inline: Exclude<Inline, { kind: 'text' }>): SentElement | undefined =>
  sentence.elements.find(({ target }) => {
    switch (inline.kind) {
      case 'quote-open':
        return target.kind === 'quote' && target.id === inline.occurrence && target.open !== ''
      case 'quote-close':
        return target.kind === 'quote' && target.id === inline.occurrence && target.close !== ''
      case 'code-open':
        return target.kind === 'code' && target.id === inline.id && target.opens
      case 'code-close':
        return target.kind === 'code' && target.id === inline.id && target.closes
      case 'code-empty':
        return target.kind === 'code' && target.id === inline.id && target.form === 'empty'
      default:
        return inline satisfies never
    }
  })
