import type { Content, Locale } from '../../article/types.ts'
import { findQuotations } from '../../quotations/index.ts'
import { isMark } from '../../quotations/marks.ts'
import { houseStyleFor } from '../../quotations/styles/index.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import type { Damage, Item, PlannedRequest, Reply, Rung, SegmentOutcome, Shape, TargetText } from '../contract.ts'
import { decodeWire } from '../wire/index.ts'
import { classOf, damage, type DamageClass, repaired } from './damage.ts'
import type { Draft } from './draft.ts'
import { isSpaceless } from './languages.ts'
import { looseMarks, stripMarks, sureMarksIn } from './marks.ts'
import { readPlain } from './plain.ts'
import { checkPlaces } from './quotes.ts'
import { innerOf, quotesIn, type SentSentence, sentOf, withoutOwnMarks } from './source.ts'
import { type ReadSentence, readStructure } from './structure.ts'
import { contentOfDraft, sentContent, skeletonOf, targetTextOf } from './target.ts'
import { dropStraySemicolons, tidyText, trimEnds } from './tidy.ts'
import { checkWording } from './wording.ts'

/** What a reader of answers must know besides the request. */
export interface AnswerOptions {
  readonly sourceLocale: Locale
  /** House styles; absent: those of the locales. */
  readonly sourceStyle?: HouseStyle | undefined
  readonly style?: HouseStyle | undefined
  /** Text of the request that must not come back: a language model's instructions. */
  readonly secret?: string | undefined
}

interface Reader {
  readonly sourceLocale: Locale
  readonly locale: Locale
  readonly sourceStyle: HouseStyle
  readonly style: HouseStyle
  readonly secret: string | undefined
}

/**
 * Reads the answer to a request: one outcome a segment of its texts, in order, whatever the answer was.
 *
 * An answer is hostile until it is checked. Damage is repaired where no letter changes; what is left decides what happens:
 * another question, a target that a person must look at, or none. A good segment (`ok`, `repaired`) has the quotations
 * and codes of its source, nested as there, each once.
 *
 * @param reply one text an item; with fewer or more every segment fails
 * @see design note engines.md, section 4
 */
export const parseAnswer = (
  request: PlannedRequest,
  reply: Pick<Reply, 'texts'>,
  options: AnswerOptions,
): readonly SegmentOutcome[] => {
  const reader: Reader = {
    sourceLocale: options.sourceLocale,
    locale: request.locale,
    sourceStyle: options.sourceStyle ?? houseStyleFor(options.sourceLocale),
    style: options.style ?? houseStyleFor(request.locale),
    secret: options.secret,
  }
  const isComplete = reply.texts.length === request.items.length
  return request.items.flatMap((item, index) => {
    const text = reply.texts[index]
    if (!isComplete || text === undefined)
      return item.segments.map((segment) => failed(item, segment, [damage('array')], afterFailure[item.shape]))
    const outcomes = parseItem(item, text.text, reader)
    return text.billed === undefined
      ? outcomes
      : outcomes.map((one) => ({ ...one, billed: share(text.billed, outcomes) }))
  })
}

const share = (billed: number | undefined, outcomes: readonly unknown[]): number => (billed ?? 0) / outcomes.length

const failed = (
  item: Item,
  segment: string,
  found: readonly Damage[],
  next: Rung,
  suggestion?: string,
): SegmentOutcome => ({
  block: item.block,
  segment,
  status: 'failed',
  damage: found,
  next,
  ...(suggestion === undefined || suggestion === '' ? {} : { suggestion }),
})

/** The rung behind a text that cannot be read at all. */
const afterFailure: Readonly<Record<Shape, Rung>> = { block: 2, sentence: 4, plain: 5 }

/** Reads one returned text. */
const parseItem = (item: Item, answer: string, reader: Reader): readonly SegmentOutcome[] => {
  const sent = sentOf(item)
  if (item.shape === 'plain') return sent.sentences.map((sentence) => judgePlain(item, sentence, answer, reader))
  return readStructure(item, sent, answer).map((read) => {
    if (read.draft === null) return decide(item, read.sentence, null, read.damage, answer, reader)
    const { content, found } = repairSentence(read, read.draft, reader)
    return decide(item, read.sentence, content, found, answer, reader)
  })
}

const repairSentence = (
  { sentence, damage: before }: ReadSentence,
  draft: Draft,
  { style, locale, sourceLocale, secret }: Reader,
): { readonly content: Content; readonly found: readonly Damage[] } => {
  const spaceless = isSpaceless(locale)
  const found: Damage[] = [...before]
  const endsInSpace = /\s$/u.test(draft.text)
  const tidied = tidyText(draft, sentence, spaceless)
  found.push(...tidied)
  found.push(...stripMarks(draft, sentence, style, spaceless))
  found.push(...dropStraySemicolons(draft, sentence))
  // What stood outside a mark may be at an end now.
  trimEnds(draft)
  found.push(
    ...checkPlaces(draft, sentence, { hadHole: endsInSpace || tidied.some(({ code }) => code === 'space'), spaceless }),
  )
  const source = withoutOwnMarks(sentence)
  found.push(...extraMarks(draft, source, sentence))
  const kept = quotesIn(sentence)
    .filter(({ target }) => ['title', 'name', 'foreign'].includes(target.quoteKind))
    .map((quote) => innerOf(sentence, quote))
  found.push(...checkWording({ source, target: draft.text, sourceLocale, locale, kept, secret }))
  if (quotesIn(sentence).some(({ target }) => target.verbatim === true)) found.push(damage('q-verbatim'))
  return { content: contentOfDraft(draft, sentence), found }
}

const invented = /["“”„«»「」『』＂‟]/gu
/** Words that a mark invented by an engine may stand around without being speech. */
const fewWords = 3

/**
 * Marks that no quotation of the source owns. Where the source has no quotation and the marks stand around a few words,
 * they go: engines put them around what a code marks. Everywhere else they may say that a quotation is not where its
 * tags are.
 */
const extraMarks = (draft: Draft, source: string, sentence: SentSentence): readonly Damage[] => {
  if (sureMarksIn(draft.text) <= sureMarksIn(source)) return []
  const around = /["“”„«»「」『』＂‟]\s?([^"“”„«»「」『』＂‟]*?)\s?["“”„«»「」『』＂‟]/gu
  const few = [...draft.text.matchAll(around)].every(
    ([, words = '']) => (words.match(/[\p{L}\p{Nd}]+/gu)?.length ?? 0) <= fewWords,
  )
  const paired = (draft.text.match(invented)?.length ?? 0) % 2 === 0
  if (quotesIn(sentence).length > 0 || sureMarksIn(source) > 0 || !few || !paired) return [damage('mark-extra')]
  for (const match of [...draft.text.matchAll(invented)].toReversed()) {
    draft.text = draft.text.slice(0, match.index) + draft.text.slice(match.index + 1)
    for (const element of draft.elements) {
      if (element.start > match.index) element.start--
      if (element.end > match.index) element.end--
    }
  }
  return [repaired('mark-extra')]
}

const judgePlain = (item: Item, sentence: SentSentence, answer: string, reader: Reader): SegmentOutcome => {
  const read = readPlain(answer, sentence, reader)
  const source = withoutOwnMarks(sentence)
  const target = (read.content ?? []).flatMap((inline) => (inline.kind === 'text' ? [inline.text] : [])).join('')
  const wording =
    read.content === null
      ? []
      : checkWording({
          source,
          target,
          sourceLocale: reader.sourceLocale,
          locale: reader.locale,
          kept: [],
          secret: reader.secret,
        })
  return decide(item, sentence, read.content, [...read.damage, ...wording], answer, reader)
}

/** What a segment comes to: good, for a person to look at, or to be asked again. */
const decide = (
  item: Item,
  sentence: SentSentence,
  content: Content | null,
  found: readonly Damage[],
  answer: string,
  reader: Reader,
): SegmentOutcome => {
  const { segment } = sentence
  const open = found.filter((one) => !one.repaired)
  const is = (kind: DamageClass): boolean => open.some(({ code }) => classOf(code) === kind)
  const suggestion = item.shape === 'block' || is('refuse') ? undefined : decodeWire(answer).text.trim()
  if (is('refuse')) return failed(item, segment, found, item.shape === 'block' ? 2 : 5)
  const isPlain = item.shape === 'plain'
  // A plain answer has lost its codes by design: quotations decide, codes are for a person to put back.
  const lost = isPlain ? open.filter(({ code, wireId }) => !(code === 'tag-lost' && wireId !== undefined)) : open
  if (content === null || lost.some(({ code }) => classOf(code) === 'align'))
    return failed(item, segment, found, item.shape === 'block' ? 2 : isPlain ? 5 : 4, suggestion)
  if (is('ask') && item.shape === 'block') return failed(item, segment, found, 2)
  const target = targetTextOf(content, sentence, reader.style)
  const needsLook = is('ask') || is('align') || open.some(({ code }) => code === 'q-verbatim')
  if (needsLook) return { block: item.block, segment, status: 'degraded', target, damage: found }
  // Whatever was thought above: a good segment has the skeleton of its source, and its marks read as its quotations.
  if (skeletonOf(content) !== skeletonOf(sentContent(sentence)))
    return failed(item, segment, [...found, damage('tag-nest')], item.shape === 'block' ? 2 : 4, suggestion)
  if (readsMore(target, sentence, reader))
    return failed(item, segment, [...found, damage('mark-extra')], item.shape === 'block' ? 2 : 4, suggestion)
  return {
    block: item.block,
    segment,
    status: found.some((one) => one.repaired) ? 'repaired' : 'ok',
    target,
    damage: found,
  }
}

/** How many of the two ends of a printed quotation are marks; a title may be printed without. */
const marksAtEnds = (printed: string): number =>
  [printed.charAt(0), printed.charAt(printed.length - 1)].filter(isMark).length

/** A reader would find a quotation where the source has none. Sentences that hold a half are not read alone. */
const readsMore = (
  { text, quotes }: TargetText,
  sentence: SentSentence,
  { style, locale, sourceStyle, sourceLocale }: Reader,
): boolean => {
  if (quotesIn(sentence).some(({ target }) => target.open === '' || target.close === '')) return false
  // As many marks as the quotations have: nothing can be read besides them.
  const owned = quotes.reduce((sum, { start, end }) => sum + marksAtEnds(text.slice(start, end)), 0)
  if (looseMarks(text) <= owned) return false
  const sure = (one: { readonly type: string; readonly ambiguous: boolean }): boolean =>
    one.type === 'pair' && !one.ambiguous
  const extra = findQuotations(text, { locale, style }).filter(
    (one) =>
      sure(one) && !quotes.some(({ start, end }) => Math.abs(start - one.start) <= 2 || Math.abs(end - one.end) <= 2),
  )
  if (extra.length === 0) return false
  const inSource = findQuotations(sentence.text, { locale: sourceLocale, style: sourceStyle }).filter(sure)
  return extra.length > Math.max(0, inSource.length - quotesIn(sentence).length)
}
