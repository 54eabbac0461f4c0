import type { QuoteKind } from '../article/types.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { withoutMarks } from './marks.ts'
import type { DetectedOccurrence } from './types.ts'

/** An occurrence with its proposed kind, as joining needs it. `block` is the index of its block. */
export interface KindedOccurrence extends DetectedOccurrence {
  readonly kind: QuoteKind
  readonly kindConfidence: number
}

/** Occurrences of one utterance. */
export interface JoinedQuotation {
  /** In reading order, at least one. */
  readonly occurrences: readonly KindedOccurrence[]
  /** Index of the quotation it is nested in. */
  readonly parent: number | null
}

/** A tag longer than this is a report of its own. */
const LONGEST_TAG = 160

/**
 * Joins occurrences into quotations: one utterance by one source.
 *
 * Joined are the parts of a quotation that runs through blocks; `„A“, sagte er, „B.“`; and `„A“, sagte er. „B.“` when the
 * second part starts right after the tag and no other speaker's tag follows it. Nested ones are quotations of their own.
 *
 * @param blocks the printed texts
 * @param occurrences of all blocks in reading order, an enclosing one before what it encloses
 * @param language primary subtag
 * @returns in order of the first occurrence
 */
export const joinOccurrences = (
  blocks: readonly string[],
  occurrences: readonly KindedOccurrence[],
  language: string,
): readonly JoinedQuotation[] => {
  const lexicon = lexiconOf(language)
  const groups: { readonly occurrences: KindedOccurrence[]; parent: number | null }[] = []
  const groupOf = new Map<KindedOccurrence, number>()
  const around: KindedOccurrence[] = []
  /** Groups that run past the end of their block, by depth. */
  const running = new Map<number, number>()
  /** Last occurrence at each depth of the current block. */
  let latest: (KindedOccurrence | undefined)[] = []
  /** The same, but of speech only: a tag may hold a title („A“, heißt es in „B“, „C“). */
  let speech: (KindedOccurrence | undefined)[] = []
  let block = -1
  for (const [index, one] of occurrences.entries()) {
    if (one.block !== block) {
      block = one.block
      latest = []
      speech = []
      around.length = 0
    }
    while (around.length > 0 && (around.at(-1)?.end ?? 0) <= one.start) around.pop()
    const outer = around.at(-1)
    const before = isSpeech(one) ? (speech[one.depth] ?? latest[one.depth]) : latest[one.depth]
    const continued = continues(one) ? running.get(one.depth) : undefined
    const text = blocks[one.block] ?? ''
    const next = nextBeside(occurrences, index)
    let group = continued
    if (
      group === undefined &&
      before !== undefined &&
      insideSame(before, one, outer) &&
      splitByTag(text, before, one, next, lexicon)
    )
      group = groupOf.get(before)
    if (group === undefined) {
      group = groups.length
      groups.push({ occurrences: [one], parent: outer ? (groupOf.get(outer) ?? null) : null })
    } else groups[group]?.occurrences.push(one)
    groupOf.set(one, group)
    if (one.type === 'open' || one.type === 'reopen' || one.type === 'inner') running.set(one.depth, group)
    else if (one.type === 'close') running.delete(one.depth)
    latest[one.depth] = one
    latest.length = one.depth + 1
    if (isSpeech(one)) speech[one.depth] = one
    speech.length = one.depth + 1
    around.push(one)
  }
  return groups
}

/** The following occurrence of the same block and depth. */
const nextBeside = (occurrences: readonly KindedOccurrence[], index: number): KindedOccurrence | undefined => {
  const one = occurrences[index]
  if (!one) return undefined
  for (let at = index + 1; at < occurrences.length; at++) {
    const other = occurrences[at]
    if (other?.block !== one.block) return undefined
    if (other.depth === one.depth) return other
  }
  return undefined
}

const continues = ({ type }: KindedOccurrence): boolean => type === 'reopen' || type === 'inner' || type === 'close'

const insideSame = (before: KindedOccurrence, one: KindedOccurrence, outer: KindedOccurrence | undefined): boolean =>
  outer === undefined || (before.start >= outer.start && before.end <= outer.end && one.end <= outer.end)

/** True when only a reporting clause stands between two parts of one utterance. */
const splitByTag = (
  text: string,
  first: KindedOccurrence,
  second: KindedOccurrence,
  next: KindedOccurrence | undefined,
  lexicon: Lexicon,
): boolean => {
  if (first.type === 'dash' && second.type === 'dash') return true
  if (!isSpeech(first) || !isSpeech(second)) return false
  const between = text.slice(first.end, second.start)
  const tag = between.trim()
  if (tag === '' || tag.length > LONGEST_TAG || /[:：]$/u.test(tag)) return false
  const inner = text.slice(first.innerStart, first.innerEnd).trim()
  // The tag must hang on the first part: by a comma or dash, or by the comma, `!` or `?` inside the marks.
  const hangs = /^[,，–—-]/u.test(tag) || /[,，!?…]$/u.test(inner) || /^\p{Ll}/u.test(tag)
  if (!hangs || !isTag(tag, lexicon)) return false
  const sentences = tag.split(/[.!?…](?=\s|$)/u).filter((part) => part.trim() !== '')
  if (sentences.length > 1) return false
  if (/[.!?…]$/u.test(tag)) {
    if (first.kind !== 'direct' || second.kind !== 'direct') return false
    return !hasOtherSpeaker(text, tag, second, next, lexicon)
  }
  return /[,，–—-]$/u.test(tag)
}

const isSpeech = ({ kind }: KindedOccurrence): boolean => kind === 'direct' || kind === 'partial'

const isTag = (tag: string, lexicon: Lexicon): boolean =>
  lexicon.reporting.test(tag) || lexicon.attribution.test(tag.slice(0, 20)) || lexicon.soBefore.test(tag)

/** The second part has a tag of its own that names somebody else. */
const hasOtherSpeaker = (
  text: string,
  tag: string,
  second: KindedOccurrence,
  next: KindedOccurrence | undefined,
  lexicon: Lexicon,
): boolean => {
  const rest = withoutMarks(text.slice(second.end, next?.start ?? text.length))
  const own =
    /^[,，]?\s*[–—]?\s*\p{Ll}[^.!?]*/u.exec(rest)?.[0] ??
    (/[,，]$/u.test(text.slice(0, second.innerEnd)) ? /^[^.!?]*/u.exec(rest)?.[0] : undefined)
  if (own === undefined || !isTag(own, lexicon)) return false
  const words = (part: string): readonly string[] => [...part.matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => word)
  if (words(own).some((word) => lexicon.pronoun.test(word))) return false
  const here = new Set(words(tag).filter((word) => /^\p{Lu}/u.test(word)))
  return !words(own).some((word) => here.has(word))
}
