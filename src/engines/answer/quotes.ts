import { dice, lengthRatio, linkScore, measure, orderWeights, trigramsOf } from '../../quotations/similarity.ts'
import type { Damage } from '../contract.ts'
import { damage, repaired } from './damage.ts'
import { type Draft, type DraftElement, hasLetter } from './draft.ts'
import { innerOf, quotesIn, type SentElement, type SentQuote, type SentSentence } from './source.ts'

/** |ln| of the lengths' ratio above which a quotation cannot hold the same words; five of 3,464 real pairs lie above. */
const unequal = 0.9
/** Shorter ones may grow to several times their length. */
const leastLength = 20
/** The same for longer texts of codes: what they mark is for the reader's eye, so a doubt costs less than it may save. */
const unequalCode = 0.65
const longCode = 30
/** By how much an exchange of two quotations must fit better, by words and length, or by shared letters alone. */
const swapMargin = 2
const letterMargin = 0.5

export interface PlaceOptions {
  /** Spaces were doubled or lost before they were put right. */
  readonly hadHole: boolean
  /** The target sets no space between words. */
  readonly spaceless: boolean
}

/**
 * Does each quotation still hold the words it held, in its place? Codes around nothing, two quotations exchanged, single
 * codes at another place.
 */
export const checkPlaces = (draft: Draft, sentence: SentSentence, options: PlaceOptions): readonly Damage[] => [
  ...checkSingles(draft, sentence),
  ...checkInside(draft, sentence),
  ...checkOrder(draft, sentence),
  ...checkFront(draft, sentence, options),
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
    const code = sent.tag === 'q' ? 'q-length' : 'g-length'
    if (
      anchorsMoved(draft, sentence, sent) ||
      bracketsMoved(draft, sentence, sent) ||
      coversLess(draft, sentence, sent)
    )
      return [damage(code, { wireId: sent.id })]
    if (isOneWordLeft(before, now, ratio)) return [damage(code, { wireId: sent.id })]
    if (isQuote(sent) && (sent.target.quoteKind === 'title' || sent.target.quoteKind === 'name')) return []
    const most = Math.max(before.length * ratio, now.length)
    const off = Math.abs(Math.log((before.length * ratio + 4) / (now.length + 4)))
    const limit = sent.tag === 'g' && most >= longCode ? unequalCode : unequal
    return most >= leastLength && off > limit ? [damage(code, { wireId: sent.id })] : []
  })
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}’'-]*/gu)?.length ?? 0

/** Several words became one, and a short one: the others may stand behind the tag. */
const isOneWordLeft = (before: string, now: string, ratio: number): boolean =>
  wordCount(before) > 1 && wordCount(now) === 1 && now.length < before.length * ratio * 0.7

/** Every bracket of the sentence stood in it, and one stands outside now. */
const bracketsMoved = (draft: Draft, sentence: SentSentence, sent: SentElement): boolean => {
  const element = elementOf(draft, sent.id)
  if (element === undefined) return false
  const outside = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
    /[([（]/u.test(text.slice(0, start) + text.slice(end))
  return /[([]/u.test(sentence.text) && !outside(sentence.text, sent) && outside(draft.text, element)
}

/** It held every word of its sentence and does so no more. */
const coversLess = (draft: Draft, sentence: SentSentence, sent: SentElement): boolean => {
  const element = elementOf(draft, sent.id)
  if (element === undefined) return false
  const isAll = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
    !hasLetter(text.slice(0, start)) && !hasLetter(text.slice(end))
  return isAll(sentence.text, sent) && !isAll(draft.text, element)
}

/** Names and numbers that both texts have once: what stood in an element stands in it again, and what did not does not. */
const anchorsMoved = (draft: Draft, sentence: SentSentence, sent: SentElement): boolean => {
  const element = elementOf(draft, sent.id)
  if (element === undefined) return false
  const there = anchorsOf(draft.text)
  for (const [word, at] of anchorsOf(sentence.text)) {
    const other = there.get(word)
    if (other === undefined || at < 0 || other < 0) continue
    const was = at >= sent.start && at < sent.end
    const is = other >= element.start && other < element.end
    if (was !== is) return true
  }
  return false
}

/** Where each capitalised word of four letters or more and each number of two digits or more stands; -1 for several places. */
const anchorsOf = (text: string): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{M}]{3,}|\p{Nd}{2,})(?![\p{L}\p{N}])/gu))
    places.set(match[0], places.has(match[0]) ? -1 : match.index)
  return places
}

const isQuote = (element: SentElement): element is SentQuote => element.target.kind === 'quote'

/** Neighbours in one element, in pairs: the first stands before the second in the source. */
const pairsOf = <One extends SentElement>(elements: readonly One[]): readonly (readonly [One, One])[] =>
  elements.flatMap((a, index) =>
    elements.slice(index + 1).flatMap((b) => (a.parent === b.parent ? [[a, b] as const] : [])),
  )

const checkOrder = (draft: Draft, sentence: SentSentence): readonly Damage[] => {
  const isReversed = (a: SentElement, b: SentElement): boolean => {
    const [first, second] = [elementOf(draft, a.id), elementOf(draft, b.id)]
    if (first === undefined || second === undefined || first.start <= second.start) return false
    return hasLetter(draft.text.slice(second.start, first.start))
  }
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
    // Who said what hangs on the order; three of 2,957 real pairs change it.
    else if (isReversed(a, b)) found.push(damage('tag-order', { wireId: b.id }))
  }
  const codes = sentence.elements.filter(({ tag }) => tag === 'g')
  for (const [a, b] of pairsOf(codes))
    if (alike(a, b) + alike(b, a) > alike(a, a) + alike(b, b) + letterMargin)
      found.push(damage('tag-order', { wireId: a.id }))
  for (const [a, b] of pairsOf(sentence.elements))
    if (!(isQuote(a) && isQuote(b)) && isReversed(a, b)) found.push(damage('tag-order', { wireId: b.id }))
  return found
}

/**
 * A quotation or code that went to the front of its sentence and left a hole where it stood: two spaces, or one in front of
 * a comma, or no space behind it. Where words have no spaces nothing shows it, and going to the front is enough.
 */
const checkFront = (draft: Draft, sentence: SentSentence, { hadHole, spaceless }: PlaceOptions): readonly Damage[] => {
  const beforeStop = / [,.)]/u
  const isTorn = hadHole || (beforeStop.test(draft.text) && !beforeStop.test(sentence.text))
  return sentence.elements.flatMap((sent): readonly Damage[] => {
    const element = elementOf(draft, sent.id)
    if (element === undefined || sent.tag === 'x' || sent.parent !== sentence.id) return []
    const wasFirst = !hasLetter(sentence.text.slice(0, sent.start))
    const isFirst = !hasLetter(draft.text.slice(0, element.start))
    if (wasFirst || !isFirst) return []
    const tail = /^\p{L}+/u.exec(draft.text.slice(element.end))?.[0] ?? ''
    const touches = (tail.length > 3 || /^\p{Lu}/u.test(tail)) && !hasLetter(sentence.text.charAt(sent.end))
    // What was last and is first now was put there by the engine, not by the language's order of words.
    const wasLast = !hasLetter(sentence.text.slice(sent.end))
    return isTorn || touches || wasLast || spaceless ? [damage('tag-order', { wireId: sent.id })] : []
  })
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
