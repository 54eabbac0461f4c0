import type { SideOccurrence, SideReading } from '../align/side.ts'
import { paragraphsOf } from '../align/side.ts'
import { isReportingVerb } from '../lexicon.ts'
import { dice, trigramsOf } from '../similarity.ts'
import type { HouseStyle } from '../types.ts'

/** The best place for a mark that is gone. */
export interface LostMark {
  /** UTF-16 offset in the target. */
  readonly offset: number
  /** Score minus the best score at another word. */
  readonly margin: number
  /** The place is sure enough to insert the mark. */
  readonly isSure: boolean
}

interface Candidate {
  readonly offset: number
  /** Punctuation stands beside it as beside the source's mark: a mark that ends a clause. */
  readonly isClauseEnd: boolean
  /** Candidates at one word compete with those at others only. */
  readonly word: number
  readonly score: number
}

/**
 * Margins above which a mark is inserted, by language. Measured on 100–765 deleted marks a language and end; a language
 * or an end that is missing here was wrong too often, or too few were at hand.
 */
const sure: Readonly<Record<string, { readonly open?: number; readonly close?: number }>> = {
  de: { open: 1.5 },
  en: { close: 2.5, open: 1.3 },
  fr: { close: 2.5, open: 2 },
  es: { close: 2 },
  cs: { open: 1.5 },
  ru: { open: 1.5 },
  uk: { open: 1.5 },
  is: { close: 2.5, open: 1 },
}

/** Margin of a place that needs no comparison. */
const CERTAIN = 9

/** Logarithm of the ratio of two lengths that agree: 22 % more or less. */
const LENGTHS_AGREE = 0.2

/** A tag behind the quotation with more words may hold words of the quotation. */
const LONGEST_TAG = 6

const wordPattern = /[\p{L}\p{M}\p{Nd}]+(?:[’'.-][\p{L}\p{M}\p{Nd}]+)*/gu
const punctuation = /[.,;:!?…]/u
const onlyClosing = /^[\s\p{P}\p{S}]*$/u
const final = /[.!?…]\s*$/u
/** What stands before a quotation of whole sentences. */
const startsSentence = /(?:^|[:.!?…]\P{L}*)\s*$/u

/**
 * Finds where the lost mark of a quotation stood in a target that kept the other one.
 *
 * Content, length, and the place of punctuation and sentence edges as in the source decide (design note, section 7,
 * rule 12).
 *
 * @param one in the source, with both marks
 * @param half in the target
 * @param lost which mark is gone
 * @returns null when there is no place at all
 */
export const findLostMark = (
  source: SideReading,
  one: SideOccurrence,
  target: SideReading,
  half: SideOccurrence,
  lost: 'open' | 'close',
): LostMark | null => {
  const context = contextOf(source, one, target, half, lost)
  const edge = wholeBlock(context)
  if (edge !== null) return { offset: edge, margin: CERTAIN, isSure: true }
  const candidates = lost === 'close' ? closes(context) : opens(context)
  const best = candidates.reduce<Candidate | null>(
    (top, each) => (top === null || each.score > top.score ? each : top),
    null,
  )
  if (best === null) return null
  const rivals = candidates.filter(({ word }) => word !== best.word).map(({ score }) => score)
  const atEdge = lost === 'close' && rivals.length === 0 && isLastWord(context, best.offset)
  // With one word to choose from nothing was compared, and the half may be another quotation's.
  const margin = atEdge ? CERTAIN : rivals.length === 0 ? 0 : best.score - Math.max(...rivals)
  const threshold = sure[target.language]?.[lost] ?? Number.POSITIVE_INFINITY
  const isSure =
    lost === 'open'
      ? margin >= threshold
      : atEdge ||
        (margin > 0 && endsBlock(context, best.offset)) ||
        (margin >= threshold && best.isClauseEnd && !swallowsTag(context, best.offset)) ||
        (margin > 0 && isBeforeTag(context, best.offset))
  return { offset: best.offset, margin, isSure }
}

interface Context {
  readonly source: SideReading
  readonly one: SideOccurrence
  readonly target: SideReading
  readonly half: SideOccurrence
  readonly style: HouseStyle
  /** The source block around the quotation, the target block around its half. */
  readonly sourceBlock: { readonly start: number; readonly end: number }
  readonly targetBlock: { readonly start: number; readonly end: number }
  /** Length the inner text should have. */
  readonly expected: number
  readonly lost: 'open' | 'close'
}

const contextOf = (
  source: SideReading,
  one: SideOccurrence,
  target: SideReading,
  half: SideOccurrence,
  lost: 'open' | 'close',
): Context => {
  const blockAt = (text: string, at: number): { readonly start: number; readonly end: number } =>
    paragraphsOf(text).find(({ start, end }) => at >= start && at <= end) ?? { start: 0, end: text.length }
  const inner = source.text.slice(one.innerStart, one.innerEnd).trim().length
  return {
    source,
    one,
    target,
    half,
    style: target.style,
    sourceBlock: blockAt(source.text, one.innerStart),
    targetBlock: blockAt(target.text, lost === 'close' ? half.innerStart : half.innerEnd),
    expected: Math.max(3, (inner * target.text.length) / Math.max(1, source.text.length)),
    lost,
  }
}

/** Candidates must not lie inside another quotation or beyond the next one of the same depth. */
const isFree = ({ target, half }: Context, offset: number): boolean =>
  !target.occurrences.some((other) => other !== half && !other.half && other.start < offset && offset < other.end)

const base = ({ source, one, expected }: Context, inner: string): number =>
  -2.2 * Math.abs(Math.log((inner.trim().length + 4) / (expected + 4))) +
  3 * dice(trigramsOf(source.text.slice(one.innerStart, one.innerEnd)), trigramsOf(inner))

const closes = (context: Context): readonly Candidate[] => {
  const { source, one, target, half, style, sourceBlock, targetBlock } = context
  const known = half.innerStart
  const sibling = target.occurrences.find(
    (other) => other !== half && other.start >= known && other.depth === half.depth,
  )
  const limit = Math.min(targetBlock.end, sibling?.start ?? targetBlock.end)
  const sourceInner = source.text.slice(one.innerStart, one.innerEnd).trimEnd()
  const sourceRest = source.text.slice(one.end, sourceBlock.end)
  const sourceAtEdge = onlyClosing.test(sourceRest)
  const sourcePunctuated = punctuation.test(sourceInner.slice(-1)) || punctuation.test(sourceRest.charAt(0))
  const candidates: Candidate[] = []
  const text = target.text.slice(0, limit)
  for (const match of text.slice(known).matchAll(wordPattern)) {
    const word = known + match.index
    let offset = word + match[0].length
    for (;;) {
      if (isFree(context, offset)) {
        const inner = text.slice(known, offset)
        const rest = target.text.slice(offset, targetBlock.end)
        const before = inner.slice(-1)
        const after = rest.charAt(0)
        let score = base(context, inner)
        score += onlyClosing.test(rest) === sourceAtEdge ? 0.9 : -0.9
        score += (punctuation.test(before) || punctuation.test(after)) === sourcePunctuated ? 0.7 : -0.7
        if (final.test(sourceInner)) score += final.test(inner) ? 0.5 : final.test(after) ? -0.3 : 0
        if (style.comma === 'inside' && (after === ',' || after === '.')) score -= 0.8
        if (style.comma === 'outside' && before === ',') score -= 0.8
        if (style.comma === 'outside' && before === '.' && !sourceInner.endsWith('.')) score -= 0.5
        const isClauseEnd = sourcePunctuated && (punctuation.test(before) || punctuation.test(after))
        candidates.push({ offset, word, score, isClauseEnd })
      }
      if (offset >= limit || !punctuation.test(text.charAt(offset))) break
      offset++
    }
  }
  return candidates
}

const opens = (context: Context): readonly Candidate[] => {
  const { source, one, target, half, sourceBlock, targetBlock } = context
  const known = half.innerEnd
  const sibling = target.occurrences.findLast(
    (other) => other !== half && other.end <= known && other.depth === half.depth,
  )
  const limit = Math.max(targetBlock.start, sibling?.end ?? targetBlock.start)
  const headOf = (text: string, from: number, at: number): string => text.slice(from, at).trimEnd()
  const sourceHead = headOf(source.text, sourceBlock.start, one.start)
  const sourceAtEdge = onlyClosing.test(sourceHead)
  const candidates: Candidate[] = []
  for (const match of target.text.slice(limit, known).matchAll(wordPattern)) {
    const offset = limit + match.index
    if (!isFree(context, offset)) continue
    const head = headOf(target.text, targetBlock.start, offset)
    let score = base(context, target.text.slice(offset, known))
    score += onlyClosing.test(head) === sourceAtEdge ? 0.9 : -0.6
    if (/[:,]$/u.test(sourceHead)) score += /[:,]$/u.test(head) ? 0.6 : 0
    else if (head.endsWith(':')) score += 0.2
    if (final.test(sourceHead) && final.test(head)) score += 0.6
    candidates.push({ offset, word: offset, score, isClauseEnd: false })
  }
  return candidates
}

/** Source and target end with the quotation, and one word is left for it. */
const isLastWord = ({ source, one, sourceBlock, target, half, targetBlock }: Context, offset: number): boolean =>
  onlyClosing.test(source.text.slice(one.end, sourceBlock.end)) &&
  onlyClosing.test(target.text.slice(offset, targetBlock.end)) &&
  [...target.text.slice(half.innerStart, offset).matchAll(wordPattern)].length === 1

/**
 * Source and target end with the quotation: it is whole sentences in both, of about the length it should have, and no
 * tag follows it in the target.
 */
const endsBlock = (context: Context, offset: number): boolean => {
  const { source, one, sourceBlock, target, half, targetBlock, expected } = context
  const inner = target.text.slice(half.innerStart, offset)
  const tail = /[,.!?…]([^,.!?…]*)[.!?…]*\s*$/u.exec(inner)?.[1] ?? ''
  return (
    onlyClosing.test(source.text.slice(one.end, sourceBlock.end)) &&
    final.test(source.text.slice(one.innerStart, one.innerEnd)) &&
    startsSentence.test(source.text.slice(sourceBlock.start, one.start)) &&
    startsSentence.test(target.text.slice(targetBlock.start, half.start)) &&
    onlyClosing.test(target.text.slice(offset, targetBlock.end)) &&
    final.test(inner) &&
    Math.abs(Math.log((inner.length + 4) / (expected + 4))) < LENGTHS_AGREE &&
    !isReportingVerb(tail, target.language)
  )
}

/** Who says "I think" is speaking still. */
const firstPerson = /(?<![\p{L}\p{M}])(?:I|we|ich|wir|je|j|nous|yo|nosotros|noi|io)(?![\p{L}\p{M}])/iu

/** The words up to the end of the block end with a short reporting clause that the source's quotation does not have. */
const swallowsTag = ({ source, one, target, half, targetBlock }: Context, offset: number): boolean => {
  const tailOf = (text: string): string => /,\s((?:[^\s,]+\s?){1,8})$/u.exec(text)?.[1] ?? ''
  const tail = tailOf(target.text.slice(half.innerStart, offset))
  return (
    onlyClosing.test(target.text.slice(offset, targetBlock.end)) &&
    !firstPerson.test(tail) &&
    isReportingVerb(tail, target.language) &&
    !isReportingVerb(tailOf(source.text.slice(one.innerStart, one.innerEnd)), source.language)
  )
}

/**
 * The source's quotation is its whole block, and the target's remaining mark stands at the edge of its block: the lost
 * one stood at the other edge.
 *
 * @returns the offset, or null
 */
const wholeBlock = ({ source, one, sourceBlock, target, half, targetBlock, lost }: Context): number | null => {
  if (!onlyClosing.test(source.text.slice(sourceBlock.start, one.start))) return null
  if (!onlyClosing.test(source.text.slice(one.end, sourceBlock.end))) return null
  if (target.occurrences.some((other) => other !== half && other.depth === half.depth)) return null
  const text = target.text.slice(targetBlock.start, targetBlock.end)
  if (lost === 'open') {
    if (!onlyClosing.test(target.text.slice(half.end, targetBlock.end))) return null
    return targetBlock.start + (text.length - text.trimStart().length)
  }
  if (!onlyClosing.test(target.text.slice(targetBlock.start, half.start))) return null
  const end = targetBlock.start + text.trimEnd().length
  const tail = /,([^,]*)$/u.exec(text)?.[1] ?? ''
  if (isReportingVerb(tail, target.language)) return null
  // A stop behind the source's mark stands behind the target's too.
  const isOutside = source.text.charAt(one.end) === '.' && !final.test(source.text.slice(one.innerStart, one.innerEnd))
  return isOutside && target.text.charAt(end - 1) === '.' ? end - 1 : end
}

/**
 * The structural certificate: source and target are both "quotation, comma, reporting clause to the end of the
 * sentence", and the best place is at the target's comma.
 */
const isBeforeTag = ({ source, one, sourceBlock, target, targetBlock }: Context, offset: number): boolean => {
  const sourceTag = /^,?\s+([^.!?…]+)[.!?…]?\s*$/u.exec(source.text.slice(one.end, sourceBlock.end))?.[1]
  if (sourceTag === undefined || !isReportingVerb(sourceTag, source.language)) return false
  const from = target.text.charAt(offset - 1) === ',' ? offset - 1 : offset
  const targetTag = /^,\s+([^,.!?…]+)[.!?…]?\s*$/u.exec(target.text.slice(from, targetBlock.end))?.[1]
  if (targetTag === undefined || !isReportingVerb(targetTag, target.language)) return false
  return [...targetTag.matchAll(wordPattern)].length <= LONGEST_TAG
}
