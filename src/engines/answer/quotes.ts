import { isAttributed } from '../../quotations/outcomes.ts'
import { dice, lengthRatio, linkScore, measure, orderWeights, trigramsOf } from '../../quotations/similarity.ts'
import type { Damage } from '../contract.ts'
import { damage, repaired } from './damage.ts'
import { type Draft, type DraftElement, hasLetter } from './draft.ts'
import { innerOf, quotesIn, type SentElement, type SentQuote, type SentSentence } from './source.ts'

/** |ln| of the lengths' ratio above which a quotation cannot hold the same words; five of 3,464 real pairs lie above. */
const unequal = 0.9
/** Shorter ones may grow to several times their length. */
const leastLength = 20
/** By how much an exchange of two quotations must fit better, by words and length, or by shared letters alone. */
const swapMargin = 2
const letterMargin = 0.5

/**
 * Does each quotation still hold the words it held, in its place? Codes around nothing, two quotations exchanged, single
 * codes at another place.
 */
export const checkPlaces = (draft: Draft, sentence: SentSentence): readonly Damage[] => [
  ...checkInside(draft, sentence),
  ...checkOrder(draft, sentence),
  ...checkSingles(draft, sentence),
]

const elementOf = (draft: Draft, id: number): DraftElement | undefined => draft.elements.find((one) => one.id === id)
const insideOf = (draft: Draft, id: number): string => {
  const element = elementOf(draft, id)
  return element === undefined ? '' : draft.text.slice(element.start, element.end)
}

const checkInside = (draft: Draft, sentence: SentSentence): readonly Damage[] => {
  const ratio = lengthRatio(sentence.text, draft.text)
  return sentence.elements.flatMap((sent): readonly Damage[] => {
    if (sent.tag !== 'q' && sent.tag !== 'g') return []
    const before = isQuote(sent) ? innerOf(sentence, sent) : sentence.text.slice(sent.start, sent.end)
    const now = insideOf(draft, sent.id)
    if (hasLetter(before) && !hasLetter(now))
      return [damage(sent.tag === 'q' ? 'q-empty' : 'g-empty', { wireId: sent.id })]
    if (!isQuote(sent) || sent.target.quoteKind === 'title' || sent.target.quoteKind === 'name') return []
    if (Math.max(before.length * ratio, now.length) < leastLength) return []
    const off = Math.abs(Math.log((before.length * ratio + 4) / (now.length + 4)))
    return off > unequal ? [damage('q-length', { wireId: sent.id })] : []
  })
}

const isQuote = (element: SentElement): element is SentQuote => element.target.kind === 'quote'

/** Neighbours in one element, in pairs: the first stands before the second in the source. */
const pairsOf = <One extends SentElement>(elements: readonly One[]): readonly (readonly [One, One])[] =>
  elements.flatMap((a, index) =>
    elements.slice(index + 1).flatMap((b) => (a.parent === b.parent ? [[a, b] as const] : [])),
  )

const checkOrder = (draft: Draft, sentence: SentSentence): readonly Damage[] => {
  const isReversed = (a: SentElement, b: SentElement): boolean =>
    (elementOf(draft, a.id)?.start ?? 0) > (elementOf(draft, b.id)?.start ?? 0)
  const ratio = lengthRatio(sentence.text, draft.text)
  const before = (one: SentElement): string =>
    isQuote(one) ? innerOf(sentence, one) : sentence.text.slice(one.start, one.end)
  const alike = (a: SentElement, b: SentElement): number =>
    dice(trigramsOf(before(a)), trigramsOf(insideOf(draft, b.id)))
  const score = (a: SentQuote, b: SentQuote): number => {
    const element = elementOf(draft, b.id) ?? { start: 0, end: 0 }
    const place = { start: element.start, end: element.end, innerStart: element.start, innerEnd: element.end }
    const own = { ...a, innerStart: a.start + a.target.open.length, innerEnd: a.end - a.target.close.length }
    return linkScore(
      measure(sentence.text, { ...own, depth: a.target.depth }),
      measure(draft.text, { ...place, depth: b.target.depth }),
      ratio,
      { ...orderWeights, position: 0 },
    )
  }
  const found: Damage[] = []
  for (const [a, b] of pairsOf(quotesIn(sentence))) {
    const own = alike(a, a) + alike(b, b)
    const exchanged = alike(a, b) + alike(b, a)
    const byWords = score(a, b) + score(b, a) - score(a, a) - score(b, b)
    if (exchanged > own + letterMargin || byWords > swapMargin) found.push(damage('q-swapped', { wireId: a.id }))
    else if (isReversed(a, b)) {
      // Who said what hangs on it; names may change places with the word order when their letters show it.
      const speech = isAttributed(a.target.quoteKind) || isAttributed(b.target.quoteKind)
      if (speech || own < exchanged + letterMargin) found.push(damage('tag-order', { wireId: b.id }))
    }
  }
  const codes = sentence.elements.filter(({ tag }) => tag === 'g')
  for (const [a, b] of pairsOf(codes))
    if (alike(a, b) + alike(b, a) > alike(a, a) + alike(b, b) + letterMargin)
      found.push(damage('tag-order', { wireId: a.id }))
  const singles = sentence.elements.filter(({ tag }) => tag === 'x')
  for (const [a, b] of pairsOf(singles)) if (isReversed(a, b)) found.push(damage('tag-order', { wireId: b.id }))
  return found
}

/** A single code at the edge of its sentence goes back there; one that went to an edge was moved. */
const checkSingles = (draft: Draft, sentence: SentSentence): readonly Damage[] =>
  sentence.elements.flatMap((sent): readonly Damage[] => {
    const element = elementOf(draft, sent.id)
    if (sent.tag !== 'x' || element === undefined || !hasLetter(sentence.text)) return []
    const was = edgesOf(sentence.text, sent.start)
    const is = edgesOf(draft.text, element.start)
    if (was.atStart === is.atStart && was.atEnd === is.atEnd) return []
    if ((was.atStart || was.atEnd) && sent.parent === sentence.id) {
      const at = was.atStart ? 0 : draft.text.length
      element.start = at
      element.end = at
      return [repaired('tag-order', sent.id)]
    }
    return [damage('tag-order', { wireId: sent.id })]
  })

const edgesOf = (text: string, at: number): { readonly atStart: boolean; readonly atEnd: boolean } => ({
  atStart: !hasLetter(text.slice(0, at)),
  atEnd: !hasLetter(text.slice(at)),
})
