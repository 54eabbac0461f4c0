import type { QuoteKind } from '../article/types.ts'
import { afterLastSentence, sentenceLength } from './clauses.ts'
import { fullLanguages, functionWords, type Lexicon, lexiconOf } from './lexicon.ts'
import { isAbbreviated, isKnownTitle, isTitleShaped } from './lexicon/papers.ts'
import { withoutMarks } from './marks.ts'
import type { DetectedOccurrence } from './types.ts'

/** What a quotation is, with how sure that is. An editor confirms or corrects it. */
export interface Classified {
  readonly kind: QuoteKind
  /** 0–1. */
  readonly confidence: number
}

/** What classification looks at: the place in the block and the quotations around it. */
export type Stretch = Pick<DetectedOccurrence, 'start' | 'end' | 'innerStart' | 'innerEnd' | 'depth' | 'type'>

/**
 * Says what a quotation is from its wording and what stands around it.
 *
 * First whether it is someone's words, by a logistic score; then a list of decisions, of which the first that fits wins.
 * Doubt resolves to the stricter kind: `partial` before `scare`.
 *
 * @param text the block
 * @param all every occurrence of the block in reading order
 * @param at index of the one asked for
 * @param language primary subtag
 * @param previous kind of the occurrence before it, which an enumeration continues („A“, „B“ und „C“)
 */
export const classifyQuotation = (
  text: string,
  all: readonly Stretch[],
  at: number,
  language: string,
  previous: Classified | null = null,
): Classified => {
  const one = all[at]
  if (!one) return { kind: 'scare', confidence: 0 }
  if (one.type === 'dash') return { kind: 'direct', confidence: 0.9 }
  const lexicon = lexiconOf(language)
  const seen = observe(text, all, one, lexicon)
  const score = speechScore(seen)
  const speech = 1 / (1 + Math.exp(-score))
  return (
    byCompound(seen, lexicon) ??
    bySpeechCue(seen, speech) ??
    byCueNoun(seen, lexicon) ??
    byProperName(seen, language) ??
    byEnumeration(seen, previous) ??
    (score > 0 && seen.isClause && !isNounPhrase(seen, language)
      ? { kind: 'direct', confidence: bounded(speech) }
      : null) ??
    byAttribution(seen, lexicon, speech) ??
    byLanguage(seen, language) ??
    byShape(seen, language) ??
    byLength(seen) ??
    (isMentionedNoun(seen, language) ? { kind: 'term', confidence: 0.6 } : { kind: 'scare', confidence: 0.5 })
  )
}

interface Observed {
  readonly inner: string
  readonly words: number
  /** Up to 60 characters each, without the white space next to the marks. */
  readonly before: string
  readonly after: string
  /** What the reporter says in the same sentence, other quotations left out. */
  readonly clauseBefore: string
  readonly clauseAfter: string
  /** What belongs to a following quotation („Handshake“ sagte er: „…“) is no sign for this one. */
  readonly reportedBefore: boolean
  readonly reportedAfter: boolean
  readonly colonBefore: boolean
  readonly commaBefore: boolean
  readonly commaAfter: boolean
  readonly startsSentence: boolean
  readonly endsSentence: boolean
  readonly endsOpen: boolean
  readonly startsUpper: boolean
  readonly hasPerson: boolean
  readonly hasCall: boolean
  readonly articleBefore: boolean
  readonly cueBefore: boolean
  /** Nothing but white space, conjunction or comma stands between this one and the one before. */
  readonly continuesList: boolean
  /** `und`, `sowie` … and the rest of one sentence stand between: the verb before them still governs. */
  readonly goesOn: boolean
  readonly isClause: boolean
  readonly depth: number
}

/** A verb farther away governs something else. */
const VERB_REACH = 110

const wordRun = /[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd}’'-]*/gu

const observe = (text: string, all: readonly Stretch[], one: Stretch, lexicon: Lexicon): Observed => {
  const inner = text.slice(one.innerStart, one.innerEnd).trim()
  const before = text.slice(Math.max(0, one.start - 60), one.start).trimEnd()
  const after = text.slice(one.end, one.end + 60).trimStart()
  const outer = all.findLast((other) => other.start <= one.start && other.end >= one.end && other !== one)
  const siblings = all.filter((other) => other.depth === one.depth)
  const left = siblings.findLast((other) => other.end <= one.start)
  const right = siblings.find((other) => other.start >= one.end)
  const from = Math.max(left?.end ?? 0, outer?.innerStart ?? 0)
  const to = Math.min(right?.start ?? text.length, outer?.innerEnd ?? text.length)
  const clauseAfter =
    /[.!?…]$/u.test(inner) && /^[\s]+[\p{Lu}"“„»«]/u.test(text.slice(one.end, one.end + 3))
      ? ''
      : upToSentence(text.slice(one.end, to))
  const consumed = /:\s*$/u.test(clauseAfter)
  const words = [...inner.matchAll(wordRun)].length
  const colonBefore = /[:：]$/u.test(before)
  const reportedAfter =
    !consumed &&
    (lexicon.reporting.test(clauseAfter.slice(0, 45)) ||
      lexicon.attribution.test(clauseAfter.slice(0, 25)) ||
      lexicon.soBefore.test(clauseAfter.slice(0, 25)))
  const startsUpper = /^[^\p{L}]*\p{Lu}/u.test(inner)
  const endsSentence = /[.!?…。！？][)\]]?$/u.test(withoutMarks(inner)) && !isAbbreviated(inner)
  const commaAfter = /^[,，]/u.test(after) || /[,，]$/u.test(inner)
  const startsSentence = before === '' || /[.!?…。！？]["“”»’)]*$/u.test(before)
  // „So ist es“. The stop stands outside by the house's rule: the marks hold a whole sentence all the same.
  const fillsSentence = startsSentence && startsUpper && /^[.!?…]/u.test(text.slice(one.end))
  const clauseBefore = startsSentence ? '' : afterLastSentence(text.slice(from, one.start))
  const lowerStart = /^[^\p{L}]*\p{Ll}/u.test(inner)
  return {
    inner,
    words,
    before,
    after,
    clauseBefore,
    clauseAfter,
    reportedBefore: lexicon.reporting.test(clauseBefore.slice(-VERB_REACH)),
    reportedAfter,
    colonBefore,
    commaBefore: /[,，]$/u.test(before),
    commaAfter,
    startsSentence,
    endsSentence: endsSentence || fillsSentence,
    endsOpen: /[,;–-]$/u.test(inner),
    startsUpper,
    hasPerson: lexicon.persons.test(inner),
    hasCall: /[!?！？]/u.test(inner),
    articleBefore: lexicon.articleBefore.test(before),
    cueBefore: lexicon.termBefore.test(before) || lexicon.titleBefore.test(before),
    continuesList:
      left !== undefined &&
      /^\s*(?:,|、|und|oder|sowie|and|or|et|ou|y|o|e|\/|,\s*(?:und|and|or))?\s*$/iu.test(
        text.slice(left.end, one.start),
      ),
    goesOn:
      left !== undefined &&
      /^\s*(?:und|oder|sowie|and|or|et|ou|y|o)\s[^.!?:;]*$/u.test(text.slice(left.end, one.start)) &&
      !lexicon.reporting.test(text.slice(left.end, one.start)),
    // Clause level: long enough, or closed as a sentence, or set off from the reporter's sentence by its punctuation.
    isClause:
      endsSentence ||
      fillsSentence ||
      (colonBefore && !lowerStart) ||
      (startsSentence && (reportedAfter || /^[:：]/u.test(after))) ||
      (words >= 5 && (!lowerStart || colonBefore || reportedAfter) && (before !== '' || after !== '')) ||
      (commaAfter && reportedAfter && startsUpper),
    depth: one.depth,
  }
}

const upToSentence = (text: string): string => text.slice(0, sentenceLength(text))

/** Weights of the design note, section 4: fitted on 1,749 spans of German, then read for news. */
const speechScore = (seen: Observed): number => {
  let z = 1.52 - 0.03 * Math.min(seen.words, 40)
  if (seen.words <= 2) z -= 0.73
  if (seen.words <= 4) z -= 1.08
  if (seen.endsSentence) z += 1.59
  else if (seen.endsOpen) z += 0.67
  else z -= 0.74
  if (seen.colonBefore) z += 1.31
  if (seen.commaBefore) z += 0.19
  if (seen.commaAfter) z += 1.24
  if (seen.reportedAfter) z += 1.71
  if (seen.reportedBefore) z += 0.51
  if (seen.startsUpper) z -= 0.31
  if (seen.startsSentence) z += 1.69
  if (seen.articleBefore || seen.cueBefore) z -= 1.27
  if (seen.hasCall) z += 0.8
  if (seen.hasPerson) z += 1.21
  if (seen.depth > 1) z += 2.38
  return z
}

const bounded = (probability: number): number => Math.min(0.99, Math.max(0.5, probability))

/** „X“-Hotel: a part of a word is a name or a mentioned word, a paper or a film by its head. */
const byCompound = (seen: Observed, lexicon: Lexicon): Classified | null => {
  const head = /^-(\p{L}+)/u.exec(seen.after)?.[1]
  if (head === undefined && !/[\p{L}\p{Nd}]-$/u.test(seen.before)) return null
  if (seen.words > 6) return null
  if ((head !== undefined && lexicon.titleBefore.test(head)) || isKnownTitle(seen.inner))
    return { kind: 'title', confidence: 0.8 }
  return seen.startsUpper ? { kind: 'name', confidence: 0.75 } : { kind: 'term', confidence: 0.7 }
}

/** Speech that its punctuation shows: `sagte: „…“`, `„…“, sagte er`. A noun before it says nothing then. */
const bySpeechCue = (seen: Observed, speech: number): Classified | null => {
  if (seen.colonBefore && (seen.endsSentence || seen.words >= 5 || (seen.reportedBefore && seen.startsUpper)))
    return { kind: 'direct', confidence: bounded(Math.max(0.8, speech)) }
  if (seen.startsSentence && seen.reportedAfter && (seen.commaAfter || /[!?]$/u.test(seen.inner)))
    return { kind: 'direct', confidence: bounded(Math.max(0.85, speech)) }
  // A headline: „Manchmal muss man gehen“: Was in Hanoi scheiterte.
  if (seen.before === '' && seen.words >= 3 && /^[:：]/u.test(seen.after)) return { kind: 'direct', confidence: 0.75 }
  return null
}

const byCueNoun = (seen: Observed, lexicon: Lexicon): Classified | null => {
  if (seen.words > 12 || (seen.endsSentence && seen.words > 6)) return null
  if (isKnownTitle(seen.inner) && !(seen.startsSentence && seen.reportedAfter))
    return { kind: 'title', confidence: 0.85 }
  if (isTitleShaped(seen.inner) && seen.startsUpper && !seen.hasPerson) return { kind: 'title', confidence: 0.75 }
  if (isInformed(seen, lexicon.language)) return { kind: 'title', confidence: 0.7 }
  if (seen.words <= 4 && lexicon.meaning.test(seen.after)) return { kind: 'term', confidence: 0.75 }
  if (lexicon.termBefore.test(seen.before)) return { kind: 'term', confidence: 0.85 }
  if (!seen.startsUpper) return null
  if (lexicon.nameBefore.test(seen.before)) return { kind: 'name', confidence: 0.85 }
  if (lexicon.titleBefore.test(seen.before)) return { kind: 'title', confidence: 0.85 }
  return null
}

const toldWhom =
  /(?<![\p{L}])(?:sag\p{L}*|berichte\p{L}*|erklär\p{L}*|melde\p{L}*|schreib\p{L}*|schrieb\p{L}*|verriet\p{L}*|bestätig\p{L}*|gegenüber|laut)(?:\s+[^\s,.;:]+){0,5}?\s+(?:der|dem|den)$/iu
const reportsItself = /^(?:bericht|schreib|schrieb|melde|zitier|titel|kommentier|enthüll|veröffentlich)/u

/** A paper that was told or that tells: `sagte er der „Rheinpfalz“`, `Die „Rheinpfalz“ berichtete`. */
const isInformed = (seen: Observed, language: string): boolean =>
  language === 'de' &&
  seen.startsUpper &&
  seen.words <= 5 &&
  !seen.endsSentence &&
  seen.articleBefore &&
  (toldWhom.test(seen.clauseBefore.trimEnd()) || reportsItself.test(seen.after))

const byEnumeration = (seen: Observed, previous: Classified | null): Classified | null =>
  previous !== null && seen.continuesList && previous.kind !== 'direct' && !seen.endsSentence && seen.words <= 8
    ? { kind: previous.kind, confidence: Math.max(0.5, previous.confidence - 0.1) }
    : previous?.kind === 'partial' && seen.goesOn && seen.articleBefore && seen.words <= 8 && !seen.endsSentence
      ? { kind: 'partial', confidence: 0.7 }
      : null

/** Someone's choice of words inside the reporter's sentence. */
const byAttribution = (seen: Observed, lexicon: Lexicon, speech: number): Classified | null => {
  const around = `${seen.clauseBefore} | ${seen.clauseAfter}`
  if (isCalledSo(seen, lexicon.language)) return { kind: seen.startsUpper ? 'name' : 'term', confidence: 0.7 }
  if (
    lexicon.naming.test(seen.clauseBefore.slice(-VERB_REACH)) ||
    (!endsInColon(seen) && lexicon.naming.test(seen.clauseAfter))
  )
    return { kind: 'partial', confidence: 0.85 }
  if (isMentionedNoun(seen, lexicon.language)) return null
  if (
    seen.reportedBefore ||
    (!endsInColon(seen) && lexicon.reporting.test(seen.clauseAfter)) ||
    lexicon.attribution.test(around) ||
    lexicon.soBefore.test(around)
  )
    return { kind: 'partial', confidence: bounded(Math.max(0.65, speech)) }
  return null
}

const calledSo = /^,?\s*(?:genannt|getauft|benannt|betitelt|überschrieben)(?![\p{L}])/u
const byWhom = /(?<![\p{L}])(?:von|vom|hat|habe|haben|hatte|hatten|hätte|hast|er|sie|ich|wir|man)\s/u

/** `das Haus ward „Zur Lilie“ genannt`: the world calls it so; "von Kritikern … genannt", "hatte er … genannt" is somebody's choice of words. */
const isCalledSo = (seen: Observed, language: string): boolean =>
  language === 'de' && seen.words <= 6 && calledSo.test(seen.after) && !byWhom.test(seen.clauseBefore.slice(-60))

/** An article, then a noun in marks that ends no sentence: `die „Wochenschrift für Kultur und Politik“` */
const isNounPhrase = (seen: Observed, language: string): boolean =>
  language === 'de' &&
  seen.articleBefore &&
  seen.startsUpper &&
  !seen.endsSentence &&
  !seen.colonBefore &&
  !seen.reportedAfter &&
  !seen.hasPerson &&
  !seen.hasCall

/** `die „Grüne Woche“`: German gives an adjective a capital only in a name, whoever says it. */
const byProperName = (seen: Observed, language: string): Classified | null => {
  if (language !== 'de' || !seen.articleBefore || seen.endsSentence || seen.colonBefore || seen.hasPerson) return null
  const words = seen.inner.replace(/[,.\s]+$/u, '').split(/\s+/u)
  const isName =
    words.length >= 2 &&
    words.length <= 6 &&
    words.every((word) => /^[\p{Lu}\p{Nd}(]/u.test(word) || smallWords.test(word))
  return isName && /^\p{Lu}/u.test(words[0] ?? '') ? { kind: 'name', confidence: 0.7 } : null
}

/** Capitalised words that no cue explains: a work when they begin like a title, else a name. */
const byShape = (seen: Observed, language: string): Classified | null => {
  if (!seen.startsUpper || seen.startsSentence || seen.hasPerson || seen.endsSentence || seen.words > 7) return null
  const words = seen.inner.split(/\s+/u)
  // In the middle of a German sentence someone's words would begin "der dritte Mann", not "Der dritte Mann".
  if (language === 'de' && words.length > 1 && /^(?:Der|Die|Das|Ein|Eine)$/u.test(words[0] ?? ''))
    return { kind: 'title', confidence: 0.65 }
  if (words.length < 2 || !words.every((word) => /^[\p{Lu}\p{Nd}]/u.test(word) || smallWords.test(word))) return null
  return { kind: language === 'en' ? 'title' : 'name', confidence: 0.55 }
}

const smallWords = /^(?:of|the|and|in|on|a|an|for|to|von|und|der|am|de|la|le|les|du|des|et|del|y|el|los|las)$/u

/** Several words that are nobody's name: doubt resolves to the stricter kind. */
const byLength = (seen: Observed): Classified | null => {
  if (seen.hasPerson && seen.words >= 3) return { kind: 'partial', confidence: 0.6 }
  return seen.words >= 3 || (seen.words === 2 && !seen.startsUpper) ? { kind: 'partial', confidence: 0.5 } : null
}

/** The reporting clause behind it announces the next quotation. */
const endsInColon = (seen: Observed): boolean => /:\s*$/u.test(seen.clauseAfter)

/** In German a single noun behind its article is a word under discussion, not someone's sentence. */
const isMentionedNoun = (seen: Observed, language: string): boolean =>
  seen.words === 1 && seen.startsUpper && seen.articleBefore && language === 'de'

const byLanguage = (seen: Observed, language: string): Classified | null => {
  if (seen.words < 2) return null
  const own = functionWords(seen.inner, language)
  const foreign = fullLanguages
    .filter((other) => other !== language)
    .some((other) => functionWords(seen.inner, other) >= Math.max(1, own * 2 + 1))
  return foreign && own === 0 ? { kind: 'foreign', confidence: 0.6 } : null
}

/** Kinds of all occurrences of a block in reading order. */
export const classifyAll = (text: string, all: readonly Stretch[], language: string): readonly Classified[] => {
  const kinds: Classified[] = []
  for (const [at, one] of all.entries()) {
    const left = all.findLastIndex((other, index) => index < at && other.depth === one.depth && other.end <= one.start)
    kinds.push(classifyQuotation(text, all, at, language, kinds[left] ?? null))
  }
  return kinds
}
